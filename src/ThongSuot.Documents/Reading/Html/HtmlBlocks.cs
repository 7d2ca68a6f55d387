using System.Collections.Frozen;
using AngleSharp.Dom;
using ThongSuot.Documents.Reading.Flow;

namespace ThongSuot.Documents.Reading.Html;

/// <summary>Turns the elements of a page into blocks, with the labels of lists as they are shown.</summary>
internal sealed class HtmlBlocks(MainContent content, CancellationToken cancel)
{
    private const int MaxBlocks = 1_000_000;

    private static readonly FrozenSet<string> BlockNames = FrozenSet.ToFrozenSet(
        ["p", "div", "section", "article", "main", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "address", "figure", "figcaption", "center", "form",
            "fieldset", "legend", "hr", "body", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "details", "summary", "aside"], StringComparer.Ordinal);

    private readonly FlowLines _lines = new();
    private string? _label;
    private int _blocks;

    /// <summary>"tcvn3" or "vni" when a font said so; null when the text is Unicode.</summary>
    public string? ConvertedFrom => _lines.ConvertedFrom;

    /// <summary>The blocks of the document.</summary>
    public List<FlowBlock> Read()
    {
        var blocks = new List<FlowBlock>();
        var style = default(HtmlStyle);
        foreach (var ancestor in content.Root.Ancestors<IElement>().Reverse()) style = style.With(ancestor);
        Element(content.Root, style, 0, blocks);
        End(blocks);
        return blocks;
    }

    /// <summary>The blocks of a cell.</summary>
    public List<FlowBlock> Cell(IElement cell, HtmlStyle style)
    {
        var blocks = new List<FlowBlock>();
        Children(cell, style.With(cell), 0, blocks);
        End(blocks);
        Count();
        return blocks;
    }

    public bool IsFurniture(IElement element) => content.IsFurniture(element);

    /// <summary>Counts what takes memory.</summary>
    public void Count()
    {
        cancel.ThrowIfCancellationRequested();
        if (++_blocks > MaxBlocks)
            throw new ReadException(ReadFailure.TooLarge, "Trang web có quá nhiều đoạn và ô bảng nên không đọc. Hãy lưu riêng phần văn bản rồi đọc lại.", "The page holds too many paragraphs and cells. Save the text of the document alone and read that.");
    }

    private void Element(IElement element, HtmlStyle style, int bullets, List<FlowBlock> blocks)
    {
        if (element != content.Root && content.IsFurniture(element)) return;
        switch (element.LocalName)
        {
            case "br":
                _lines.Break();
                return;
            case "table":
                End(blocks);
                foreach (var caption in element.Children.Where(c => c.LocalName == "caption")) Element(caption, style, bullets, blocks);
                if (HtmlTables.Read(element, style.With(element), this) is { } table) blocks.Add(table);
                return;
            case "ul" or "ol" or "menu":
                End(blocks);
                List(element, style.With(element), bullets, blocks);
                End(blocks);
                return;
        }
        style = style.With(element);
        if (!BlockNames.Contains(element.LocalName))
        {
            Children(element, style, bullets, blocks);
            return;
        }
        End(blocks);
        _lines.Centered = style.Centered;
        Children(element, style, bullets, blocks);
        End(blocks);
    }

    private void Children(IElement element, HtmlStyle style, int bullets, List<FlowBlock> blocks)
    {
        foreach (var child in element.ChildNodes)
        {
            if (child is IText text)
            {
                if (_lines.IsEmpty) _lines.Centered = style.Centered;
                Text(text.Data, style);
            }
            else if (child is IElement inner) Element(inner, style, bullets, blocks);
        }
    }

    private void List(IElement list, HtmlStyle style, int bullets, List<FlowBlock> blocks)
    {
        var inside = list.LocalName == "ol" ? bullets : bullets + 1;
        var labels = new HtmlListLabels(list, bullets);
        foreach (var child in list.ChildNodes)
        {
            if (child is not IElement item) continue;
            if (item.LocalName != "li")
            {
                Element(item, style, inside, blocks);
                continue;
            }
            if (content.IsFurniture(item)) continue;
            End(blocks);
            _label = labels.Next(item);
            _lines.Centered = false;
            Children(item, style.With(item), inside, blocks);
            End(blocks);
            _label = null;
        }
    }

    private void Text(string data, HtmlStyle style)
    {
        if (style.KeepsSpace)
        {
            foreach (var range in data.AsSpan().Split('\n'))
            {
                if (range.Start.Value > 0) _lines.Break();
                _lines.Append(data[range].TrimEnd('\r'), style.Bold, style.Italic, style.Capitals, style.Encoding);
            }
            return;
        }
        // Line breaks and runs of blanks in the source are one blank; no-break spaces stay.
        var text = Collapse(data, _lines.Last is ' ' or '\n');
        if (text.Length > 0) _lines.Append(text, style.Bold, style.Italic, style.Capitals, style.Encoding);
    }

    private static string Collapse(string data, bool afterBlank)
    {
        if (!afterBlank && data.AsSpan().IndexOfAny("\n\r\t\f") < 0 && !data.Contains("  ", StringComparison.Ordinal)) return data;
        var to = new System.Text.StringBuilder(data.Length);
        var blank = afterBlank;
        foreach (var c in data.AsSpan())
        {
            var isBlank = c is ' ' or '\n' or '\r' or '\t' or '\f';
            if (!isBlank) to.Append(c);
            else if (!blank) to.Append(' ');
            blank = isBlank;
        }
        return to.ToString();
    }

    private void End(List<FlowBlock> blocks)
    {
        if (_lines.Build(null) is { } paragraph && paragraph.Lines.Any(l => !string.IsNullOrWhiteSpace(l.Text)))
        {
            Count();
            var label = _label is not null && HtmlListLabels.IsTyped(_label, paragraph.Lines) ? null : _label;
            _label = null;
            blocks.Add(label is null ? paragraph : new FlowParagraph(paragraph.Lines, label));
        }
        _lines.Clear();
    }
}
