namespace ThongSuot.Documents.Reading.Flow;

/// <summary>Tells tables that only set things side by side from tables that hold data.</summary>
internal static class TableShape
{
    /// <summary>
    /// Layout is: one column; the letterhead; "Nơi nhận" beside the signature; a single row of up to three columns; a table without borders of two
    /// columns, or of three columns and up to three rows, unless it begins with a number column.
    /// </summary>
    public static bool IsLayout(FlowTable table)
    {
        var columns = new HashSet<int>();
        var rows = 0;
        foreach (var row in table.Rows)
        {
            var filled = false;
            foreach (var cell in row.Cells)
            {
                if (!FlowText.HasText(cell)) continue;
                filled = true;
                columns.Add(cell.Column);
            }
            if (filled) rows++;
        }
        if (columns.Count <= 1) return true;
        var folded = FlowText.Folded([table]);
        if (rows <= 8 && FlowText.HoldsMotto(folded)) return true;
        if (rows <= 6 && columns.Count <= 3 && folded.AsSpan().TrimStart().StartsWith("noi nhan", StringComparison.Ordinal)) return true;
        if (rows == 1 && columns.Count <= 3) return true;
        if (table.HasBorders || StartsWithNumberColumn(folded)) return false;
        return columns.Count == 2 || columns.Count == 3 && rows <= 3;
    }

    private static bool StartsWithNumberColumn(string folded)
    {
        var text = folded.AsSpan().TrimStart();
        return text.StartsWith("tt\n", StringComparison.Ordinal) || text.StartsWith("stt", StringComparison.Ordinal) || text.StartsWith("so tt", StringComparison.Ordinal) || text.StartsWith("so thu tu", StringComparison.Ordinal);
    }
}
