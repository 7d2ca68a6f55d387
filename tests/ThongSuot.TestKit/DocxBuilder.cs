using System.Globalization;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace ThongSuot.TestKit;

/// <summary>Makes small .docx files. Paragraphs and tables follow one another as they are added; <see cref="Xml"/> takes WordprocessingML for what has no method of its own.</summary>
public sealed class DocxBuilder
{
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
        + "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

    private readonly StringBuilder _body = new();
    private readonly StringBuilder _styles = new();
    private readonly StringBuilder _abstracts = new();
    private readonly StringBuilder _numbers = new();
    private readonly List<(string Type, string Xml)> _headers = [];
    private readonly List<(string Type, string Xml)> _footers = [];
    private readonly List<string> _footnotes = [];
    private int _lists;

    /// <summary>A paragraph. A tab or line break in the text becomes Word's own. <paramref name="list"/> is a number that <see cref="List"/> gave.</summary>
    public DocxBuilder Paragraph(string text, bool bold = false, bool italic = false, bool centered = false, string? style = null, int? list = null, int level = 0, bool right = false) =>
        Xml(ParagraphXml(text, bold, italic, centered, style, list, level, right));

    /// <summary>WordprocessingML as it stands, at the level of paragraphs; prefixes w, r, mc, wp, a, wps, v, m are bound.</summary>
    public DocxBuilder Xml(string xml)
    {
        _body.Append(xml);
        return this;
    }

    /// <summary>A table without borders that sets two columns side by side, a paragraph a line: the letterhead, or "Nơi nhận" beside the signature.</summary>
    public DocxBuilder SideBySide(string[] left, string[] right, bool bold = true)
    {
        _body.Append("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"4000\"/><w:gridCol w:w=\"5600\"/></w:tblGrid><w:tr>");
        foreach (var side in (string[][])[left, right])
        {
            _body.Append("<w:tc><w:tcPr><w:tcW w:w=\"4800\" w:type=\"dxa\"/></w:tcPr>");
            foreach (var line in side) _body.Append(ParagraphXml(line, bold, false, true, null, null, 0, false));
            _body.Append("</w:tc>");
        }
        _body.Append("</w:tr></w:tbl>");
        return this;
    }

    /// <summary>A table with borders, the first row in bold. A cell holds one paragraph a line.</summary>
    public DocxBuilder Table(params string[][] rows)
    {
        var columns = rows.Max(r => r.Length);
        _body.Append("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>");
        foreach (var side in (string[])["top", "left", "bottom", "right", "insideH", "insideV"]) _body.Append(CultureInfo.InvariantCulture, $"<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
        _body.Append("</w:tblBorders></w:tblPr><w:tblGrid>");
        for (var i = 0; i < columns; i++) _body.Append(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{9600 / columns}\"/>");
        _body.Append("</w:tblGrid>");
        for (var i = 0; i < rows.Length; i++)
        {
            _body.Append("<w:tr>");
            foreach (var cell in rows[i])
            {
                _body.Append("<w:tc><w:tcPr/>");
                foreach (var line in cell.Split('\n')) _body.Append(ParagraphXml(line, i == 0, false, i == 0, null, null, 0, false));
                _body.Append("</w:tc>");
            }
            _body.Append("</w:tr>");
        }
        _body.Append("</w:tbl>");
        return this;
    }

    /// <summary>A multi-level list: for each level Word's format ("decimal", "upperRoman", "lowerLetter", "bullet") and its text ("%1.", "%1.%2.", "-"). Gives the number for <see cref="Paragraph"/>.</summary>
    public int List(params (string Format, string Text)[] levels)
    {
        var id = ++_lists;
        _abstracts.Append(CultureInfo.InvariantCulture, $"<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"multilevel\"/>");
        for (var i = 0; i < levels.Length; i++)
            _abstracts.Append(CultureInfo.InvariantCulture, $"<w:lvl w:ilvl=\"{i}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{levels[i].Format}\"/><w:lvlText w:val=\"{SecurityElement.Escape(levels[i].Text)}\"/><w:lvlJc w:val=\"left\"/></w:lvl>");
        _abstracts.Append("</w:abstractNum>");
        _numbers.Append(CultureInfo.InvariantCulture, $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>");
        return id;
    }

    /// <summary>Numbering definitions as they stand: w:abstractNum elements, then w:num elements.</summary>
    public DocxBuilder NumberingXml(string abstracts, string numbers)
    {
        _abstracts.Append(abstracts);
        _numbers.Append(numbers);
        return this;
    }

    /// <summary>w:style elements as they stand.</summary>
    public DocxBuilder StylesXml(string xml)
    {
        _styles.Append(xml);
        return this;
    }

    /// <summary>A page head with one paragraph a line; <paramref name="type"/> is "default", "first" or "even".</summary>
    public DocxBuilder Header(string text, string type = "default") => HeaderXml(ParagraphsXml(text), type);

    /// <summary>A page head as it stands.</summary>
    public DocxBuilder HeaderXml(string xml, string type = "default")
    {
        _headers.Add((type, xml));
        return this;
    }

    /// <summary>A page foot with one paragraph a line.</summary>
    public DocxBuilder Footer(string text, string type = "default")
    {
        _footers.Add((type, ParagraphsXml(text)));
        return this;
    }

    /// <summary>A paragraph that ends in the mark of a footnote.</summary>
    public DocxBuilder ParagraphWithFootnote(string text, string note)
    {
        _footnotes.Add(note);
        return Xml($"<w:p><w:r>{TextXml(text)}</w:r><w:r><w:footnoteReference w:id=\"{_footnotes.Count}\"/></w:r></w:p>");
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            var section = new StringBuilder();
            foreach (var (type, xml) in _headers) Add(main.AddNewPart<HeaderPart>(), "hdr", "headerReference", type, xml);
            foreach (var (type, xml) in _footers) Add(main.AddNewPart<FooterPart>(), "ftr", "footerReference", type, xml);
            Feed(main, "document", $"<w:body>{_body}<w:sectPr>{section}{(_headers.Exists(h => h.Type == "first") ? "<w:titlePg/>" : "")}</w:sectPr></w:body>");
            Feed(main.AddNewPart<StyleDefinitionsPart>(), "styles",
                "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:sz w:val=\"28\"/></w:rPr></w:rPrDefault></w:docDefaults>"
                + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>" + _styles);
            if (_abstracts.Length > 0) Feed(main.AddNewPart<NumberingDefinitionsPart>(), "numbering", $"{_abstracts}{_numbers}");
            if (_footnotes.Count > 0)
                Feed(main.AddNewPart<FootnotesPart>(), "footnotes", string.Concat(_footnotes.Select((n, i) => $"<w:footnote w:id=\"{i + 1}\"><w:p><w:r><w:footnoteRef/></w:r><w:r>{TextXml(" " + n)}</w:r></w:p></w:footnote>")));

            void Add(OpenXmlPart part, string root, string reference, string type, string xml)
            {
                Feed(part, root, xml);
                section.Append(CultureInfo.InvariantCulture, $"<w:{reference} w:type=\"{type}\" r:id=\"{main.GetIdOfPart(part)}\"/>");
            }
        }
        return stream.ToArray();
    }

    private static void Feed(OpenXmlPart part, string root, string xml)
    {
        using var data = new MemoryStream(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:{root} {Namespaces}>{xml}</w:{root}>"));
        part.FeedData(data);
    }

    private static string ParagraphsXml(string text) => string.Concat(text.Split('\n').Select(line => ParagraphXml(line, false, false, false, null, null, 0, false)));

    private static string ParagraphXml(string text, bool bold, bool italic, bool centered, string? style, int? list, int level, bool right)
    {
        var xml = new StringBuilder("<w:p><w:pPr>");
        if (style is not null) xml.Append(CultureInfo.InvariantCulture, $"<w:pStyle w:val=\"{style}\"/>");
        if (list is not null) xml.Append(CultureInfo.InvariantCulture, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
        if (centered || right) xml.Append(CultureInfo.InvariantCulture, $"<w:jc w:val=\"{(centered ? "center" : "right")}\"/>");
        xml.Append("</w:pPr><w:r><w:rPr>");
        if (bold) xml.Append("<w:b/>");
        if (italic) xml.Append("<w:i/>");
        return xml.Append("</w:rPr>").Append(TextXml(text)).Append("</w:r></w:p>").ToString();
    }

    private static string TextXml(string text)
    {
        var xml = new StringBuilder();
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('\t' or '\n')) continue;
            if (i > from) xml.Append("<w:t xml:space=\"preserve\">").Append(SecurityElement.Escape(text[from..i])).Append("</w:t>");
            if (i < text.Length) xml.Append(text[i] == '\t' ? "<w:tab/>" : "<w:br/>");
            from = i + 1;
        }
        return xml.ToString();
    }
}
