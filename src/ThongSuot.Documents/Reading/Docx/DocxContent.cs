using System.Xml;
using ThongSuot.Documents.Reading.Flow;

namespace ThongSuot.Documents.Reading.Docx;

/// <summary>Turns WordprocessingML into blocks: tracked changes as accepted, hidden text and field codes left out, numbers resolved.</summary>
internal sealed class DocxContent(DocxStyles styles, DocxNumbering numbering, ReaderOptions options, CancellationToken cancel)
{
    // Memory is what limits a hostile file of small pieces.
    private const int MaxBlocks = 2_000_000;

    private readonly List<string> _heads = [];
    private readonly List<int> _footnotes = [];
    private readonly List<int> _endnotes = [];
    private int _blocks;
    private int _nesting;
    private long _characters;

    public DocxStyles Styles => styles;

    /// <summary>Relation ids of the page heads and feet of the sections, in order.</summary>
    public IReadOnlyList<string> Heads => _heads;

    /// <summary>Ids of the footnotes met, in order.</summary>
    public List<int> Footnotes => _footnotes;

    /// <summary>Ids of the endnotes met, in order.</summary>
    public List<int> Endnotes => _endnotes;

    /// <summary>Lines of tables of contents, which were left out.</summary>
    public List<string> Contents { get; } = [];

    /// <summary>Parts of other formats embedded in the text, which were left out.</summary>
    public int Embedded { get; private set; }

    /// <summary>The first encoding of a font that was converted; null when the text is Unicode.</summary>
    public string? ConvertedFrom { get; private set; }

    /// <summary>True when the text is longer than the limit and the rest was not looked at.</summary>
    public bool IsFull => _characters > options.MaxCharacters;

    /// <summary>The blocks inside the element the reader stands on.</summary>
    public List<FlowBlock> Blocks(XmlReader xml, CellShape? cell = null)
    {
        var blocks = new List<FlowBlock>();
        if (xml.IsEmptyElement) return blocks;
        var depth = xml.Depth;
        var choices = new Stack<int>();
        DocxParagraph? held = null;
        while (xml.NextElement(depth))
        {
            switch (xml.LocalName)
            {
                case "p":
                    held = Paragraph(xml, blocks, held);
                    break;
                case "tbl" when CanNest:
                    _nesting++;
                    AddTable(xml, blocks);
                    _nesting--;
                    break;
                case "tcPr" when cell is not null:
                    cell.Read(xml);
                    break;
                case "sectPr":
                    Section(xml);
                    break;
                case "altChunk":
                    Embedded++;
                    xml.PassOver();
                    break;
                case "AlternateContent":
                    choices.Push(blocks.Count);
                    break;
                case "Choice" or "Fallback" when choices.TryPeek(out var before) && blocks.Count > before:
                case "sdtPr" or "sdtEndPr" or "tblPr" or "trPr" or "moveFrom" or "del":
                    xml.PassOver();
                    break;
            }
        }
        if (held is not null) Add(blocks, held.Lines.Build(null));
        return blocks;
    }

    /// <summary>False once boxes and tables nest to the limit: the text of deeper ones runs on in the paragraph around them.</summary>
    public bool CanNest => _nesting < options.MaxDepth;

    /// <summary>A text box inside a paragraph.</summary>
    public FlowBox? Box(XmlReader xml)
    {
        _nesting++;
        var blocks = Blocks(xml);
        _nesting--;
        return blocks.Count > 0 ? new FlowBox(blocks) : null;
    }

    /// <summary>Reads w:sectPr: which page heads belong to the section.</summary>
    public void Section(XmlReader xml)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.NextElement(depth))
            if (xml.LocalName is "headerReference" or "footerReference" && xml.Attribute("id") is { } id && !_heads.Contains(id) && _heads.Count < options.MaxPages) _heads.Add(id);
    }

    // A paragraph whose mark was deleted runs on into the next one: it comes back, to be held until then.
    private DocxParagraph? Paragraph(XmlReader xml, List<FlowBlock> blocks, DocxParagraph? held)
    {
        cancel.ThrowIfCancellationRequested();
        var paragraph = held ?? new DocxParagraph();
        new DocxParagraphReader(this).Read(xml, paragraph);
        if (paragraph.MarkDeleted) return paragraph;
        if (paragraph.Style.IsContents)
        {
            if (paragraph.Lines.Build(null) is { } contents) Contents.AddRange(contents.Lines.Select(l => l.Text));
            return null;
        }
        // Word counts a numbered paragraph even when nothing stands in it, but not one that is hidden as a whole.
        var isEmpty = paragraph.Lines.IsEmpty;
        var label = paragraph.NumberingId is > 0 and var id && !(paragraph.MarkHidden && isEmpty) ? numbering.Count(id, paragraph.Level, paragraph.Style.Id) : null;
        // Alone it is worth keeping in a number column, or when it is a word: "Chương II".
        if (isEmpty && _nesting == 0 && label is not null && !label.AsSpan().TrimEnd().Contains(' ')) label = null;
        blocks.AddRange(paragraph.BoxesBefore);
        Add(blocks, paragraph.Lines.Build(label));
        ConvertedFrom ??= paragraph.Lines.ConvertedFrom;
        blocks.AddRange(paragraph.BoxesAfter);
        return null;
    }

    private void Add(List<FlowBlock> blocks, FlowParagraph? paragraph)
    {
        if (paragraph is null) return;
        Count();
        foreach (var line in paragraph.Lines) _characters += line.Text.Length;
        blocks.Add(paragraph);
    }

    private void Count()
    {
        if (++_blocks > MaxBlocks)
            throw new ReadException(ReadFailure.TooLarge, "Tệp chứa quá nhiều đoạn và ô bảng nên không đọc. Hãy tách tệp thành các phần nhỏ hơn.", "The file holds too many paragraphs and cells. Split it into smaller parts.");
    }

    private void AddTable(XmlReader xml, List<FlowBlock> blocks)
    {
        if (xml.IsEmptyElement) return;
        var rows = new List<FlowRow>();
        var depth = xml.Depth;
        bool? borders = null;
        string? style = null;
        var (cells, bordered) = (0, 0);
        while (xml.NextElement(depth))
        {
            switch (xml.LocalName)
            {
                case "tblStyle": style = xml.Val(); break;
                case "tblBorders": borders = borders == true || DocxStyles.DrawsBorders(xml); break;
                case "tr": Row(xml, rows, ref borders, ref cells, ref bordered); break;
                case "sdtPr" or "tblPrChange" or "tblGrid": xml.PassOver(); break;
            }
        }
        var hasBorders = borders ?? styles.HasBorders(style);
        if (rows.Count > 0) blocks.Add(new FlowTable(rows, hasBorders || bordered * 2 > cells));
    }

    private void Row(XmlReader xml, List<FlowRow> rows, ref bool? borders, ref int cells, ref int bordered)
    {
        if (xml.IsEmptyElement) return;
        var row = new List<FlowCell>();
        var depth = xml.Depth;
        var column = 0;
        var deleted = false;
        while (xml.NextElement(depth))
        {
            switch (xml.LocalName)
            {
                case "gridBefore": column = Math.Clamp(xml.Number() ?? 0, 0, CellShape.MaxSpan); break;
                case "del": deleted = true; break;
                case "tblBorders": borders = borders == true || DocxStyles.DrawsBorders(xml); break;
                case "tc":
                    var shape = new CellShape();
                    var blocks = Blocks(xml, shape);
                    if (shape.Deleted) break;
                    Count();
                    if (shape.JoinsLeft && row.Count > 0) row[^1] = row[^1] with { Span = row[^1].Span + shape.Span };
                    else row.Add(new FlowCell(column, shape.Span, shape.Continues, blocks));
                    column += shape.Span;
                    cells++;
                    if (shape.HasBorders) bordered++;
                    break;
                case "sdtPr" or "trPrChange": xml.PassOver(); break;
            }
        }
        if (!deleted && row.Count > 0) rows.Add(new FlowRow(row));
    }
}

/// <summary>What w:tcPr says of a cell.</summary>
internal sealed class CellShape
{
    /// <summary>Word has no more columns than this.</summary>
    public const int MaxSpan = 63;

    public int Span { get; private set; } = 1;
    public bool Continues { get; private set; }
    public bool JoinsLeft { get; private set; }
    public bool HasBorders { get; private set; }
    public bool Deleted { get; private set; }

    public void Read(XmlReader xml)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.NextElement(depth))
        {
            switch (xml.LocalName)
            {
                case "gridSpan": Span = Math.Clamp(xml.Number() ?? 1, 1, MaxSpan); break;
                case "vMerge": Continues = xml.Val() is not "restart"; break;
                case "hMerge": JoinsLeft = xml.Val() is not "restart"; break;
                case "tcBorders": HasBorders = DocxStyles.DrawsBorders(xml); break;
                case "cellDel": Deleted = true; break;
                case "tcPrChange": xml.PassOver(); break;
            }
        }
    }
}
