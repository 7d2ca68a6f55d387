using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ThongSuot.Fuzz;

/// <summary>Changes inside the parts of a .docx, packed again so that the package stays whole.</summary>
internal static class DocxMutation
{
    public static byte[] Of(byte[] docx, byte[] other, Random random)
    {
        var parts = Unpack(docx);
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var name = Choose(parts, random);
            parts[name] = Mutate(parts[name], random);
        }
        switch (random.Next(24))
        {
            case 0: parts.Remove(Choose(parts, random)); break;
            case 1:
                var theirs = Unpack(other);
                var taken = Choose(theirs, random);
                parts[taken] = theirs[taken];
                break;
            case 2: parts[Choose(parts, random)] = parts[Choose(parts, random)]; break;
        }
        return Pack(parts);
    }

    private static byte[] Mutate(byte[] part, Random random)
    {
        var kind = random.Next(20);
        if (kind == 0) return ByteMutation.Of(part, part, random);
        if (kind == 1) return Encoding.UTF8.GetBytes(TextMutation.Of(Encoding.UTF8.GetString(part), "<w:p/>", Hostile.Values, random));
        try
        {
            var xml = XDocument.Load(new MemoryStream(part), LoadOptions.PreserveWhitespace);
            for (var n = random.Next(1, 12); n > 0; n--) Once([.. xml.Descendants()], random);
            using var stream = new MemoryStream();
            using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { CheckCharacters = false })) xml.Save(writer);
            return stream.ToArray();
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            return ByteMutation.Of(part, part, random);
        }
    }

    // Elements keep being well-formed; what they mean does not.
    private static void Once(List<XElement> elements, Random random)
    {
        if (elements.Count < 2) return;
        var one = elements[random.Next(1, elements.Count)];
        var two = elements[random.Next(1, elements.Count)];
        switch (random.Next(9))
        {
            case 0: one.Remove(); break;
            case 1: one.AddAfterSelf(new XElement(one)); break;
            case 2: one.AddBeforeSelf(new XElement(two)); break;
            case 3: if (one.Descendants().Take(200).Count() < 200) one.Add(new XElement(two)); break;
            case 4:
                var wrapped = new XElement(one);
                for (var n = random.Next(12) == 0 ? random.Next(1, 300) : random.Next(1, 6); n > 0; n--) wrapped = new XElement(two.Name, two.Attributes(), wrapped);
                one.ReplaceWith(wrapped);
                break;
            case 5 or 6:
                var attributes = elements.SelectMany(e => e.Attributes()).Where(a => !a.IsNamespaceDeclaration).ToList();
                if (attributes.Count > 0) attributes[random.Next(attributes.Count)].Value = Hostile.Values[random.Next(Hostile.Values.Length)];
                break;
            case 7: one.ReplaceNodes(one.Elements()); break;
            default:
                var texts = elements.Where(e => e.Name.LocalName is "t" or "instrText").ToList();
                if (texts.Count > 0 && texts[random.Next(texts.Count)] is var text) text.Value = Xml(TextMutation.Of(text.Value + " ", text.Value + " ", Hostile.Texts, random));
                break;
        }
    }

    private static string Xml(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c)));

    private static string Choose(Dictionary<string, byte[]> parts, Random random)
    {
        if (random.Next(10) < 6 && parts.ContainsKey("word/document.xml")) return "word/document.xml";
        return parts.Keys.ElementAt(random.Next(parts.Count));
    }

    private static Dictionary<string, byte[]> Unpack(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            parts[entry.FullName] = copy.ToArray();
        }
        return parts;
    }

    private static byte[] Pack(Dictionary<string, byte[]> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(bytes);
            }
        return stream.ToArray();
    }
}
