using System.Globalization;
using System.Xml;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Export;

/// <summary>What stands inside the lines: the parts of the head, citations, dates, bodies, signers. Marks never overlap: the first that stands keeps its place.</summary>
internal sealed class AknMarks
{
    private sealed record Mark(TextSpan Span, string Element, string? Attribute = null, string? Value = null);

    private readonly List<Mark> _marks = [];
    private readonly Dictionary<string, string> _bodies = new(StringComparer.Ordinal);

    public AknMarks(Document document)
    {
        var found = new List<Mark>();
        var header = document.Header;
        Field(header.Superior, "docAuthority");
        Field(header.Issuer, "docAuthority");
        Field(header.Identifier, "docNumber");
        Field(header.Type, "docType");
        Field(header.Subject, "docTitle");
        Field(header.Place, "location", "refersTo", "#place");
        if (header.Date is { } issued) Add(issued.Span, "docDate", "date", Iso(issued.Value));
        for (var i = 0; i < document.Signatures.Count; i++)
        {
            if (document.Signatures[i].Name is { } name) Add(name.Span, "person", "refersTo", Signer(i));
            foreach (var capacity in document.Signatures[i].Capacities) Add(capacity.Span, "role", "refersTo", "#" + Role(capacity.Authority));
        }
        foreach (var reference in document.References)
        {
            foreach (var citation in reference.Citations) Add(citation, "ref", "href", Address(reference));
        }
        foreach (var duty in document.Duties)
        {
            foreach (var deadline in duty.Deadlines)
            {
                if (deadline.Due is { } due) Add(deadline.Span, "date", "date", Iso(due));
            }
            foreach (var body in duty.Lead.Concat(duty.Cooperating).Concat(duty.Advising).Concat(duty.Monitoring).Concat(duty.Delegated))
                Add(body.Span, "organization", "refersTo", "#" + Body(body.Name));
        }
        Settle(found, document.Text.Length);

        void Field(Recognised<string>? value, string element, string? attribute = null, string? target = null)
        {
            if (value is not null) Add(value.Span, element, attribute, target);
        }

        void Add(TextSpan span, string element, string? attribute, string? value) => found.Add(new Mark(span, element, attribute, value));
    }

    /// <summary>Bodies named in duties: identifier and name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Bodies => _bodies;

    /// <summary>The identifier of a body; the same for names that differ in capitals and marks only.</summary>
    public string Body(string name)
    {
        var id = "org-" + Slug.Of(name);
        _bodies.TryAdd(id, name);
        return id;
    }

    public static string Signer(int index) => string.Create(CultureInfo.InvariantCulture, $"#signer-{index + 1}");

    public static string Role(Structure.SigningAuthority authority) => "signing-" + Slug.Of(JsonValues.Name(authority));

    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Address of a cited work: country, kind of document, type, date of issue when known, number and symbol.</summary>
    public static string Address(Reference reference) =>
        "/akn/vn/doc/" + Slug.Of(reference.Type ?? "van-ban") + (reference.Date is { } date ? "/" + Iso(date) : "") + "/" + Slug.Of(reference.Identifier);

    /// <summary>Writes a stretch of text with its marks; a mark that crosses an end is written for the part inside.</summary>
    public void Write(XmlWriter xml, string text, TextSpan span)
    {
        var at = span.Start;
        // Tells the writer that the content is mixed: no line breaks of its own between the marks.
        xml.WriteString("");
        for (var i = FirstEndingAfter(span.Start); i < _marks.Count && _marks[i].Span.Start < span.End; i++)
        {
            var mark = _marks[i];
            var (start, end) = (Math.Max(mark.Span.Start, span.Start), Math.Min(mark.Span.End, span.End));
            Plain(at, start);
            // Names are marked only where they sign.
            if (mark.Element == "person") xml.WriteStartElement("signature", AkomaNtosoExport.Namespace);
            xml.WriteStartElement(mark.Element, AkomaNtosoExport.Namespace);
            if (mark.Attribute is not null) xml.WriteAttributeString(mark.Attribute, mark.Value);
            Plain(start, end);
            xml.WriteEndElement();
            if (mark.Element == "person") xml.WriteEndElement();
            at = end;
        }
        Plain(at, span.End);

        void Plain(int from, int to)
        {
            if (to > from) xml.WriteString(XmlText.Clean(text[from..to]));
        }
    }

    private void Settle(List<Mark> found, int length)
    {
        // A stable sort: of two marks on one place the one added first wins.
        var end = 0;
        foreach (var mark in found.Where(m => m.Span.Start >= 0 && m.Span.End <= length && !m.Span.IsEmpty).OrderBy(m => m.Span.Start))
        {
            if (mark.Span.Start < end) continue;
            _marks.Add(mark);
            end = mark.Span.End;
        }
    }

    private int FirstEndingAfter(int position)
    {
        var (low, high) = (0, _marks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_marks[middle].Span.End <= position) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
