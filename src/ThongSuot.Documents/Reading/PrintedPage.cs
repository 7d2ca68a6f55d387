namespace ThongSuot.Documents.Reading;

/// <summary>What a page shows: lines and ruled tables from top to bottom.</summary>
internal sealed class PrintedPage(int number)
{
    public int Number => number;
    /// <summary>Each is a <see cref="PrintedLine"/> or a <see cref="PrintedTable"/>.</summary>
    public List<object> Items { get; } = [];
    public IEnumerable<PrintedLine> Lines => Items.OfType<PrintedLine>();

    public static PrintedPage Of(int number, List<PrintedWord> words, List<RuledGrid> grids)
    {
        var page = new PrintedPage(number);
        words.RemoveAll(static w => w.Text.Length > 4 && w.Text.AsSpan().Trim("_-–—=*").IsEmpty);
        var tables = new List<(float Top, PrintedTable Table)>();
        foreach (var grid in grids)
        {
            var table = PrintedTable.Take(grid, words, number);
            if (!table.IsEmpty) tables.Add((grid.Rows[0], table));
        }
        var next = 0;
        foreach (var line in PrintedColumns.InReadingOrder(PrintedLines.Group(words)))
        {
            while (next < tables.Count && tables[next].Top < line.Baseline) page.Items.Add(tables[next++].Table);
            if (!IsOrnament(line)) page.Items.Add(line);
        }
        while (next < tables.Count) page.Items.Add(tables[next++].Table);
        return page;
    }

    /// <summary>Strokes under a heading, drawn with letters: "______", "-----", "* * *".</summary>
    private static bool IsOrnament(PrintedLine line)
    {
        foreach (var word in line.Words)
            foreach (var c in word.Text)
                if (char.IsLetterOrDigit(c) || c is '.' or '…') return false;
        return true;
    }
}
