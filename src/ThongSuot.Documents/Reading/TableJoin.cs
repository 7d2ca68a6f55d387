namespace ThongSuot.Documents.Reading;

/// <summary>Puts a table together again that runs over several pages.</summary>
internal static class TableJoin
{
    private const float Slack = 8f;
    private const int MostHeadingRows = 3;

    /// <summary>Appends the rows of <paramref name="next"/>, printed at the top of the next page, when it goes on with <paramref name="table"/>.</summary>
    public static bool TryAppend(PrintedTable table, PrintedTable next)
    {
        if (!SameColumns(table.Columns, next.Columns)) return false;
        var heading = 0;
        while (heading < MostHeadingRows && heading < next.Rows.Count && heading < table.Rows.Count && next.Rows[heading].Text() is { Length: > 0 } text && text == table.Rows[heading].Text()) heading++;
        for (var i = heading; i < next.Rows.Count; i++)
        {
            if (i == heading && table.Rows.Count > heading && IsRest(table.Rows[^1], next.Rows[i])) Append(table.Rows[^1], next.Rows[i]);
            else table.Rows.Add(next.Rows[i]);
        }
        return true;
    }

    private static bool SameColumns(IReadOnlyList<float> a, IReadOnlyList<float> b)
    {
        if (a.Count != b.Count) return false;
        // Odd and even pages may have other margins: the widths count.
        var slack = Math.Max(Slack, 0.02f * (a[^1] - a[0]));
        for (var i = 1; i < a.Count; i++)
            if (Math.Abs((a[i] - a[i - 1]) - (b[i] - b[i - 1])) > slack) return false;
        return true;
    }

    /// <summary>A row cut by the page's end: it has no number of its own, and its text does not begin anew after a finished sentence.</summary>
    private static bool IsRest(PrintedRow row, PrintedRow rest)
    {
        if (row.Cells.Count != rest.Cells.Count || rest.Cells.Count < 2 || rest.Cells[0].Paragraphs.Count > 0 || row.Cells[0].Paragraphs.Count == 0) return false;
        var begins = 0;
        var goesOn = 0;
        for (var i = 0; i < rest.Cells.Count; i++)
        {
            if (row.Cells[i].Column != rest.Cells[i].Column) return false;
            if (rest.Cells[i].Paragraphs.Count == 0) continue;
            var ended = row.Cells[i].Paragraphs.Count == 0 || row.Cells[i].Paragraphs[^1].Text[^1] is '.' or ';';
            if (ended && char.IsUpper(rest.Cells[i].Paragraphs[0].Text[0])) begins++;
            else goesOn++;
        }
        return goesOn > 0 || begins == 1;
    }

    private static void Append(PrintedRow row, PrintedRow rest)
    {
        for (var i = 0; i < rest.Cells.Count; i++)
        {
            var to = row.Cells[i].Paragraphs;
            var first = true;
            foreach (var (text, traits) in rest.Cells[i].Paragraphs)
            {
                var joins = first && to.Count > 0 && to[^1].Text[^1] is not ('.' or ';' or ':') && text[0] is not ('-' or '+' or '•');
                if (joins) to[^1] = (CellText.Joined(to[^1].Text, text), to[^1].Traits & traits);
                else to.Add((text, traits));
                first = false;
            }
        }
    }
}
