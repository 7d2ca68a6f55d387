using System.Globalization;
using System.Xml;

namespace ThongSuot.Documents.Reading.Docx;

/// <summary>Reads what stands inside one w:p. Wrappers (w:ins, w:hyperlink, w:smartTag, w:sdt …) are passed through; what is not shown is passed over.</summary>
internal sealed class DocxParagraphReader(DocxContent content)
{
    private readonly Stack<int> _choices = new();
    private readonly Stack<bool> _fields = new();
    private RunFormat _paragraphRun;
    private RunFormat _run;
    private int _codes;
    private int _produced;

    public void Read(XmlReader xml, DocxParagraph paragraph)
    {
        paragraph.MarkDeleted = paragraph.MarkHidden = false;
        ApplyStyle(paragraph, content.Styles.Paragraph(null));
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        var inText = false;
        while (xml.Next() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (xml.LocalName == "t") inText = !xml.IsEmptyElement;
                    else Element(xml, paragraph);
                    break;
                case XmlNodeType.EndElement:
                    inText = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when inText:
                    Text(xml.Value, paragraph);
                    break;
            }
        }
    }

    private void Element(XmlReader xml, DocxParagraph paragraph)
    {
        switch (xml.LocalName)
        {
            case "r": _run = _paragraphRun; break;
            case "pPr": Properties(xml, paragraph); break;
            case "rPr":
                var direct = RunFormat.Read(xml, out _);
                _run = direct.Over(content.Styles.Character(direct.Style)).Over(_paragraphRun);
                break;
            case "tab" or "ptab": Sign('\t', paragraph); break;
            case "br" or "cr":
                if (_codes == 0 && _run.Hidden != true) paragraph.Lines.Break();
                break;
            case "noBreakHyphen": Text("-", paragraph); break;
            // In TCVN3 this character is the letter ư.
            case "softHyphen": Text("\u00AD", paragraph); break;
            case "sym": Symbol(xml, paragraph); break;
            case "fldChar": Field(xml.Attribute("fldCharType")); break;
            case "footnoteReference": Note(xml, content.Footnotes); break;
            case "endnoteReference": Note(xml, content.Endnotes); break;
            case "txbxContent" when content.CanNest:
                if (content.Box(xml) is { } box)
                {
                    paragraph.Add(box);
                    _produced++;
                }
                break;
            case "AlternateContent": _choices.Push(_produced); break;
            case "Choice" or "Fallback" when _choices.TryPeek(out var before) && _produced > before:
            case "del" or "moveFrom" or "instrText" or "delText" or "delInstrText" or "rt" or "sdtPr" or "sdtEndPr" or "object" or "ffData":
                xml.PassOver();
                break;
        }
    }

    private void ApplyStyle(DocxParagraph paragraph, DocxStyle style)
    {
        paragraph.Style = style;
        paragraph.Lines.Centered = style.Centered == true;
        (paragraph.NumberingId, paragraph.Level) = (style.NumberingId, null);
        _paragraphRun = _run = style.Run;
    }

    private void Properties(XmlReader xml, DocxParagraph paragraph)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        var (direct, level) = (false, (int?)null);
        while (xml.NextElement(depth))
        {
            switch (xml.LocalName)
            {
                case "pStyle": ApplyStyle(paragraph, content.Styles.Paragraph(xml.Val())); break;
                case "jc": paragraph.Lines.Centered = xml.Val() == "center"; break;
                case "ilvl": level = xml.Number(); break;
                case "numId":
                    paragraph.NumberingId = xml.Number();
                    direct = true;
                    break;
                case "rPr":
                    paragraph.MarkHidden = RunFormat.Read(xml, out var deleted).Hidden == true;
                    paragraph.MarkDeleted = deleted;
                    break;
                case "sectPr": content.Section(xml); break;
                case "tabs" or "pPrChange": xml.PassOver(); break;
            }
        }
        // A list of the paragraph's own begins at level 0; one of its style at the level tied to the style.
        paragraph.Level = level ?? (direct && paragraph.NumberingId != paragraph.Style.NumberingId ? 0 : paragraph.Style.Level);
    }

    private void Text(string text, DocxParagraph paragraph)
    {
        if (_codes > 0 || _run.Hidden == true || content.IsFull) return;
        paragraph.Lines.Append(text, _run.Bold == true, _run.Italic == true, _run.Capitals == true, LegacyEncodings.OfFont(_run.Font));
        _produced++;
    }

    private void Sign(char sign, DocxParagraph paragraph)
    {
        if (_codes == 0 && _run.Hidden != true) paragraph.Lines.Append(sign);
    }

    private void Symbol(XmlReader xml, DocxParagraph paragraph)
    {
        if (!int.TryParse(xml.Attribute("char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) || code is < 0x20 or > 0xFFFD) return;
        Text(SymbolFonts.Print(xml.Attribute("font"), (char)code).ToString(), paragraph);
    }

    // Between "begin" and "separate" stands the code, between "separate" and "end" the result. Codes are mostly w:instrText, but not always.
    private void Field(string? type)
    {
        switch (type)
        {
            case "begin":
                _fields.Push(true);
                _codes++;
                break;
            case "separate" when _fields.TryPop(out var inCode):
                if (inCode) _codes--;
                _fields.Push(false);
                break;
            case "end" when _fields.TryPop(out var unfinished) && unfinished:
                _codes--;
                break;
        }
    }

    private static void Note(XmlReader xml, List<int> notes)
    {
        if (xml.Number("id") is { } id) notes.Add(id);
    }
}
