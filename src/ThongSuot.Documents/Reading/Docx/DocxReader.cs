using System.Globalization;
using System.Xml;
using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Reading.Flow;

namespace ThongSuot.Documents.Reading.Docx;

/// <summary>
/// Reads .docx: the text first, then footnotes and endnotes. Page heads are furniture, unless one holds the letterhead.
/// The container is read as a stream with limits of its own; the Open XML SDK unpacks whole parts first and believes the sizes written in them.
/// </summary>
internal static class DocxReader
{
    public static SourceText Read(ReadOnlyMemory<byte> bytes, ReaderOptions options, CancellationToken cancel)
    {
        try
        {
            using var zip = UnpackedZip.Open(bytes, options);
            using var package = DocxPackage.Open(zip) ?? throw ReadErrors.Corrupt(null);
            return Read(package, options, cancel);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw ReadErrors.Corrupt(e);
        }
    }

    private static SourceText Read(DocxPackage package, ReaderOptions options, CancellationToken cancel)
    {
        var relations = package.Relations(package.Main);
        string? Path(string type) => relations.Values.FirstOrDefault(r => r.Type == type).Target;

        DocxStyles styles;
        using (var xml = package.Find(Path("styles"))) styles = DocxStyles.Read(xml);
        DocxNumbering numbering;
        using (var xml = package.Find(Path("numbering"))) numbering = DocxNumbering.Read(xml, styles);

        var content = new DocxContent(styles, numbering, options, cancel);
        var (body, encoding) = FlowRepair.Repair(Part(package, package.Main, "body", content));
        var writer = new BlockWriter(options);
        Heads(package, relations, content, body, writer, options, cancel);
        FlowWriter.Write(body, writer, options, cancel);
        Notes(package, Path("footnotes"), "footnote", content.Footnotes, content, writer, options, cancel);
        Notes(package, Path("endnotes"), "endnote", content.Endnotes, content, writer, options, cancel);
        foreach (var line in content.Contents) writer.Drop(line, 0, "contents");
        if (content.Embedded > 0) writer.Find("TS-READ-02", Severity.Warning, default, content.Embedded.ToString(CultureInfo.InvariantCulture));
        return writer.Finish(encoding: encoding ?? content.ConvertedFrom);
    }

    private static List<FlowBlock> Part(DocxPackage package, string path, string root, DocxContent content)
    {
        using var xml = package.Find(path);
        while (xml is not null && xml.Next())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == root) return content.Blocks(xml);
        return [];
    }

    // The first page's head may be where the letterhead stands; anything else in heads and feet repeats.
    private static void Heads(DocxPackage package, Dictionary<string, (string Type, string Target)> relations, DocxContent content, IReadOnlyList<FlowBlock> body, BlockWriter writer, ReaderOptions options, CancellationToken cancel)
    {
        var hasLetterhead = FlowText.HoldsMotto(FlowText.Folded(body));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in content.Heads.ToList())
        {
            if (!relations.TryGetValue(id, out var relation) || !seen.Add(relation.Target)) continue;
            var blocks = Part(package, relation.Target, relation.Type == "header" ? "hdr" : "ftr", content);
            var folded = FlowText.Folded(blocks);
            if (!hasLetterhead && relation.Type == "header" && FlowText.HoldsMotto(folded))
            {
                hasLetterhead = true;
                FlowWriter.Write(blocks, writer, options, cancel);
            }
            else if (!string.IsNullOrWhiteSpace(folded)) writer.Drop(FlowText.Plain(blocks), 0, "page-head");
        }
    }

    private static void Notes(DocxPackage package, string? path, string element, List<int> wanted, DocxContent content, BlockWriter writer, ReaderOptions options, CancellationToken cancel)
    {
        if (path is null || wanted.Count == 0) return;
        var notes = new Dictionary<int, List<FlowBlock>>();
        using (var xml = package.Find(path))
        {
            while (xml is not null && xml.Next())
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element && xml.Number("id") is { } id) notes[id] = content.Blocks(xml);
        }
        foreach (var id in wanted.Distinct())
            if (notes.Remove(id, out var blocks)) FlowWriter.Write(blocks, writer, options, cancel, BlockOrigin.Footnote);
    }
}
