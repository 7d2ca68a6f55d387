using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Structure;

/// <summary>A paragraph as the frame sees it: in the flow, or in a cell of a layout table.</summary>
/// <param name="Table">Number of the layout table, 0 for a paragraph of the flow.</param>
/// <param name="Cell">Number of the layout cell, 0 for a paragraph of the flow.</param>
/// <param name="Column">Column of that cell.</param>
/// <param name="IsCentered">True where the format says so.</param>
/// <param name="IsTable">True for a table of the text, which the frame does not look into.</param>
internal readonly record struct FrameLine(TextSpan Span, int Table, int Cell, int Column, bool IsTable, bool IsCentered = false);

/// <summary>Lists the paragraphs of a text in reading order, layout tables opened up.</summary>
internal static class FrameLines
{
    private const int Deepest = 8, LayoutLength = 6_000, LayoutRows = 40;

    public static List<FrameLine> Of(SourceText source)
    {
        var lines = new List<FrameLine>(source.Blocks.Count);
        var cells = 0;
        for (var i = 0; i < source.Blocks.Count; i++) Add(source, source.Blocks[i], lines, ref cells, i + 1, 0, 0, 0);
        return lines;
    }

    private static void Add(SourceText source, Block block, List<FrameLine> lines, ref int cells, int number, int cell, int column, int depth)
    {
        if (block.Origin is BlockOrigin.Footnote or BlockOrigin.PageHead) return;
        switch (block)
        {
            case ParagraphBlock paragraph:
                lines.Add(new FrameLine(block.Span, cell > 0 ? number : 0, cell, column, IsTable: false, paragraph.Traits.HasFlag(BlockTraits.Centered)));
                break;
            case TableBlock table when depth < Deepest && (table.IsLayout || cell > 0 || SetsSideBySide(source, table)):
                foreach (var row in table.Rows)
                    foreach (var c in row.Cells)
                    {
                        if (c.Blocks.Count == 0) continue;
                        // Rows of one letterhead continue each other: a cell is known by its column within the table.
                        var id = ++cells;
                        foreach (var inner in c.Blocks) Add(source, inner, lines, ref cells, number, id, depth == 0 ? c.Column : column, depth + 1);
                    }
                break;
            case TableBlock table:
                lines.Add(new FrameLine(table.Span, 0, 0, 0, IsTable: true));
                break;
        }
    }

    // A letterhead or a signature that the format did not mark as layout.
    private static bool SetsSideBySide(SourceText source, TableBlock table)
    {
        if (table.Span.Length > LayoutLength || table.Rows.Count > LayoutRows) return false;
        var folded = source.Folded.AsSpan(table.Span.Start, table.Span.Length);
        return folded.StartsWith("noi nhan", StringComparison.Ordinal) || folded.Contains("doc lap - tu do", StringComparison.Ordinal) || folded.Contains("dang cong san viet nam", StringComparison.Ordinal);
    }
}
