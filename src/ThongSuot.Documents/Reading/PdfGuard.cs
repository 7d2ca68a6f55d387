using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace ThongSuot.Documents.Reading;

/// <summary>
/// Looks through the objects of a PDF before its pages are read. PdfPig follows forms, colour spaces and functions by calling itself; where they lead
/// in a ring or too deep it would overflow the stack, which no code can catch and which ends the whole process.
/// </summary>
internal sealed class PdfGuard(PdfDocument pdf, CancellationToken cancel)
{
    private const int Deepest = 64;
    /// <summary>Most forms drawn in all: each form counts as often as it is named.</summary>
    private const long MostForms = 100_000;

    private const string NameEnds = " \r\n\t><[/])(\0\f";

    private readonly Dictionary<IndirectReference, IToken> _objects = [];
    private readonly Dictionary<string, HashSet<IndirectReference>> _named = new(StringComparer.Ordinal);
    private readonly HashSet<IndirectReference> _fonts = [];

    /// <summary>Takes out the fonts that would do harm and gives their number.</summary>
    /// <exception cref="ReadException">The parts of the file refer to each other without end.</exception>
    public int Check()
    {
        Collect();
        var leads = _objects.ToDictionary(o => o.Key, o => Leads(o.Value));
        if (!Rings.AreAbsent(leads, Deepest, MostForms)) throw ReadErrors.Endless();
        var removed = 0;
        foreach (var font in _fonts)
        {
            if (Resolve(new IndirectReferenceToken(font)) is not StreamToken stream || FontGuard.IsSafe(Decode(stream).Span)) continue;
            pdf.Advanced.ReplaceIndirectObject(font, new StreamToken(new DictionaryToken(new Dictionary<NameToken, IToken>()), Array.Empty<byte>()));
            removed++;
        }
        return removed;
    }

    /// <summary>Goes from the catalog to all that can be reached.</summary>
    private void Collect()
    {
        var open = new Stack<IToken>([pdf.Structure.Catalog.CatalogDictionary]);
        while (open.TryPop(out var token))
        {
            cancel.ThrowIfCancellationRequested();
            switch (token)
            {
                case IndirectReferenceToken reference when !_objects.ContainsKey(reference.Data):
                    if (Get(reference.Data) is not { } found) break;
                    _objects[reference.Data] = found;
                    open.Push(found);
                    break;
                case StreamToken stream: open.Push(stream.StreamDictionary); break;
                case ArrayToken array:
                    foreach (var item in array.Data) open.Push(item);
                    break;
                case DictionaryToken dictionary:
                    foreach (var (key, value) in dictionary.Data)
                    {
                        open.Push(value);
                        if (key is "FontFile2" or "FontFile3" && value is IndirectReferenceToken font) _fonts.Add(font.Data);
                        if (key == "XObject" && Resolve(value) is DictionaryToken forms)
                            foreach (var (name, form) in forms.Data)
                                if (form is IndirectReferenceToken to) (_named.TryGetValue(Plain(name), out var all) ? all : _named[Plain(name)] = []).Add(to.Data);
                    }
                    break;
            }
        }
    }

    /// <summary>What PdfPig goes on to from an object, as often as it does.</summary>
    private List<IndirectReference> Leads(IToken token)
    {
        cancel.ThrowIfCancellationRequested();
        var leads = new List<IndirectReference>();
        if (token is StreamToken form && (Value(form.StreamDictionary, "Subtype") as NameToken)?.Data == "Form")
        {
            var own = (Value(form.StreamDictionary, "Resources") is DictionaryToken resources ? (Value(resources, "XObject") as DictionaryToken)?.Data : null)?.ToLookup(x => Plain(x.Key), x => x.Value, StringComparer.Ordinal);
            foreach (var name in Names(Decode(form)))
                // A name the form does not know itself is looked up in what draws it, which may be any.
                if (own is not null && own.Contains(name)) leads.AddRange(own[name].OfType<IndirectReferenceToken>().Select(to => to.Data));
                else if (_named.TryGetValue(name, out var forms)) leads.AddRange(forms);
        }
        if (token is StreamToken function && function.StreamDictionary.Data.ContainsKey("FunctionType") && Nesting(Decode(function)) > Deepest) throw ReadErrors.Endless();
        var open = new Stack<IToken>([token]);
        while (open.TryPop(out var part))
        {
            switch (part)
            {
                case IndirectReferenceToken reference: leads.Add(reference.Data); break;
                case StreamToken stream: open.Push(stream.StreamDictionary); break;
                case ArrayToken array:
                    foreach (var item in array.Data) open.Push(item);
                    break;
                case DictionaryToken dictionary:
                    foreach (var (key, value) in dictionary.Data)
                        if (key is "Function" or "Functions" or "Alternate") open.Push(value);
                    break;
            }
        }
        return leads;
    }

    /// <summary>The names in a content stream: those of the forms it draws and others.</summary>
    private static IEnumerable<string> Names(ReadOnlyMemory<byte> content)
    {
        var text = Encoding.Latin1.GetString(content.Span);
        if (!text.Contains("Do", StringComparison.Ordinal)) yield break;
        for (var at = text.IndexOf('/', StringComparison.Ordinal); at >= 0; at = text.IndexOf('/', at))
        {
            // Unfinished escapes are taken as PdfPig takes them.
            var name = new StringBuilder();
            var (escaped, high) = (false, "");
            for (at++; at < text.Length && (escaped || !NameEnds.Contains(text[at], StringComparison.Ordinal)); at++)
            {
                if (text[at] == '#') escaped = true;
                else if (!escaped) name.Append(text[at]);
                else if (!char.IsAsciiHexDigit(text[at]))
                {
                    name.Append(high);
                    (escaped, high) = (false, "");
                    if (NameEnds.Contains(text[at], StringComparison.Ordinal)) break;
                    name.Append(text[at]);
                }
                else if (high.Length == 0) high = text[at].ToString();
                else
                {
                    name.Append((char)Convert.ToByte(high + text[at], 16));
                    (escaped, high) = (false, "");
                }
            }
            yield return Plain(name.ToString());
        }
    }

    /// <summary>A name by its ASCII letters and signs: the others depend on how PdfPig decodes them.</summary>
    private static string Plain(string name) => string.Concat(name.Where(c => c is > ' ' and < (char)127 and not '#'));

    /// <summary>How deep the procedures of a calculated function stand in one another.</summary>
    private static int Nesting(ReadOnlyMemory<byte> function)
    {
        var (depth, deepest) = (0, 0);
        foreach (var letter in function.Span)
            if (letter == '{') deepest = Math.Max(deepest, ++depth);
            else if (letter == '}') depth--;
        return deepest;
    }

    private IToken? Value(DictionaryToken dictionary, string key) => dictionary.Data.TryGetValue(key, out var value) ? Resolve(value) : null;

    private IToken? Resolve(IToken? token)
    {
        for (var i = 0; i < 8 && token is IndirectReferenceToken reference; i++) token = Get(reference.Data);
        return token;
    }

    private IToken? Get(IndirectReference reference)
    {
        try
        {
            return pdf.Structure.TokenScanner.Get(reference)?.Data;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // PdfPig cannot get at it later, either.
            return null;
        }
    }

    private ReadOnlyMemory<byte> Decode(StreamToken stream)
    {
        try
        {
            return stream.Decode(pdf.Structure.FilterProvider, pdf.Structure.TokenScanner);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What cannot be unpacked is not followed.
            return default;
        }
    }
}
