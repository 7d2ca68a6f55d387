using System.Globalization;
using AngleSharp.Dom;
using ThongSuot.Documents.Reading.Flow;

namespace ThongSuot.Documents.Reading.Html;

/// <summary>Rows and cells of a table on its grid: a cell that reaches down continues in the rows below.</summary>
internal static class HtmlTables
{
    private const int MaxColumns = 200;
    private const int MaxRows = 65_000;

    public static FlowTable? Read(IElement table, HtmlStyle style, HtmlBlocks content)
    {
        var rows = new List<FlowRow>();
        var reaching = new SortedDictionary<int, (int Rows, int Span)>();
        var (cells, bordered) = (0, 0);
        foreach (var (row, rowStyle) in Rows(table, style, content))
        {
            var line = new List<FlowCell>();
            var column = 0;
            foreach (var cell in row.Children)
            {
                if (cell.LocalName is not ("td" or "th") || content.IsFurniture(cell)) continue;
                column = Continue(reaching, line, column, content);
                var span = Math.Clamp(Number(cell, "colspan"), 1, MaxColumns);
                var down = Math.Clamp(Number(cell, "rowspan"), 1, MaxRows);
                line.Add(new FlowCell(column, span, false, content.Cell(cell, rowStyle)));
                if (down > 1 && column < MaxColumns) reaching[column] = (down, span);
                column += span;
                cells++;
                if (HasBorder(cell)) bordered++;
            }
            Continue(reaching, line, column, content);
            foreach (var at in reaching.Keys.ToList())
            {
                var (left, span) = reaching[at];
                if (left <= 1) reaching.Remove(at);
                else reaching[at] = (left - 1, span);
            }
            if (line.Count > 0) rows.Add(new FlowRow(line));
        }
        return rows.Count > 0 ? new FlowTable(rows, HasBorder(table) || bordered * 2 > cells) : null;
    }

    // Cells from above that stand at or after the column, as far as they follow one another.
    private static int Continue(SortedDictionary<int, (int Rows, int Span)> reaching, List<FlowCell> line, int column, HtmlBlocks content)
    {
        while (reaching.TryGetValue(column, out var above) && !line.Exists(c => c.Column == column))
        {
            content.Count();
            line.Add(new FlowCell(column, above.Span, true, []));
            column += above.Span;
        }
        return column;
    }

    private static IEnumerable<(IElement Row, HtmlStyle Style)> Rows(IElement table, HtmlStyle style, HtmlBlocks content)
    {
        foreach (var child in table.Children)
        {
            if (content.IsFurniture(child)) continue;
            if (child.LocalName == "tr") yield return (child, style.With(child));
            else if (child.LocalName is "tbody" or "thead" or "tfoot")
                foreach (var row in child.Children)
                    if (row.LocalName == "tr" && !content.IsFurniture(row)) yield return (row, style.With(child).With(row));
        }
    }

    private static bool HasBorder(IElement element)
    {
        if (element.GetAttribute("border") is { } border && border is not ("" or "0")) return true;
        if (element.GetAttribute("style") is not { } css) return false;
        var value = HtmlStyle.Value(css, "border") ?? HtmlStyle.Value(css, "border-style") ?? HtmlStyle.Value(css, "border-left");
        return value is not null && !value.Contains("none", StringComparison.Ordinal) && value is not ("0" or "0px") && !value.StartsWith("0 ", StringComparison.Ordinal);
    }

    private static int Number(IElement cell, string attribute) => int.TryParse(cell.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
