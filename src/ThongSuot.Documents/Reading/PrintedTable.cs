using System.Text;

namespace ThongSuot.Documents.Reading;

/// <summary>A table as printed: on one page, or joined over the pages it runs on.</summary>
internal sealed class PrintedTable(int page, IReadOnlyList<float> columns)
{
    public int Page => page;
    /// <summary>x of the column edges on the first page.</summary>
    public IReadOnlyList<float> Columns => columns;
    public List<PrintedRow> Rows { get; } = [];

    public bool IsEmpty => Rows.TrueForAll(r => r.Cells.TrueForAll(c => c.Paragraphs.Count == 0));

    /// <summary>Takes the words that lie in the grid's cells out of <paramref name="words"/> and sets them as paragraphs of the cells.</summary>
    public static PrintedTable Take(RuledGrid grid, List<PrintedWord> words, int page)
    {
        var inside = new List<PrintedWord>?[grid.Cells.Count];
        var kept = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            // The middle of the small letters, not the line they stand on: rules often run just below.
            var cell = grid.CellAt((word.Left + word.Right) / 2, word.Baseline - 0.3f * word.Size);
            if (cell < 0) words[kept++] = word;
            else (inside[cell] ??= []).Add(word);
        }
        words.RemoveRange(kept, words.Count - kept);

        var table = new PrintedTable(page, grid.Columns);
        for (var row = 0; row < grid.Rows.Count - 1; row++) table.Rows.Add(new PrintedRow(page));
        for (var i = 0; i < grid.Cells.Count; i++)
        {
            var at = grid.Cells[i];
            var paragraphs = inside[i] is { } own ? CellText.Paragraphs(own, grid.Columns[at.Column + at.ColumnSpan]) : [];
            for (var row = 0; row < at.RowSpan; row++)
                table.Rows[at.Row + row].Cells.Add(new PrintedCell(at.Column, at.ColumnSpan, row > 0) { Paragraphs = row > 0 ? [] : paragraphs });
        }
        foreach (var row in table.Rows) row.Cells.Sort(static (a, b) => a.Column.CompareTo(b.Column));
        return table;
    }

    public void Write(BlockWriter writer)
    {
        writer.BeginTable(page);
        foreach (var row in Rows)
        {
            writer.BeginRow();
            foreach (var cell in row.Cells)
            {
                writer.BeginCell(cell.Column, cell.ColumnSpan, cell.Continues);
                foreach (var (text, traits) in cell.Paragraphs) writer.Paragraph(text, row.Page, traits);
                writer.EndCell();
            }
        }
        writer.EndTable();
    }
}

internal sealed class PrintedRow(int page)
{
    public int Page => page;
    public List<PrintedCell> Cells { get; } = [];

    /// <summary>All its words, to find a heading that is printed again.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        foreach (var cell in Cells)
            foreach (var (part, _) in cell.Paragraphs) text.Append(part).Append(' ');
        return text.Replace(" ", "").ToString();
    }
}

internal sealed record PrintedCell(int Column, int ColumnSpan, bool Continues)
{
    public List<(string Text, BlockTraits Traits)> Paragraphs { get; init; } = [];
}

/// <summary>Lines of a narrow cell joined to paragraphs.</summary>
internal static class CellText
{
    public static List<(string Text, BlockTraits Traits)> Paragraphs(List<PrintedWord> words, float rightEdge)
    {
        var paragraphs = new List<(string, BlockTraits)>();
        var lines = PrintedLines.Group(words);
        var margin = lines.Min(l => l.Left);
        PrintedLine? before = null;
        foreach (var line in lines)
        {
            var text = line.Text();
            if (before is null || Begins(before, line, rightEdge, margin)) paragraphs.Add((text, line.Traits));
            else
            {
                var (open, traits) = paragraphs[^1];
                paragraphs[^1] = (Joined(open, text), traits & line.Traits);
            }
            before = line;
        }
        return paragraphs;
    }

    /// <summary>A word cut at the line's end after a dash inside an identifier or number goes on without a space.</summary>
    public static string Joined(string before, string text) =>
        before.Length > 1 && (before[^1] == '-' && before[^2] != ' ' && char.IsLetterOrDigit(before[^2]) && text.Length > 0 && char.IsUpper(text[0]) || before[^1] == '/')
            ? before + text : before + " " + text;

    private static bool Begins(PrintedLine before, PrintedLine line, float rightEdge, float margin)
    {
        var first = line.Words[0];
        if (first.Text is "-" or "+" or "•" or "–" or "*" || first.Text.Length <= 3 && first.Text[^1] == ')' || first.Text is ['-' or '+', var c, ..] && char.IsLetter(c)) return true;
        if (line.Baseline - before.Baseline > 2.2f * line.Size) return true;
        // The line before was left short though the next word had room: its end was meant.
        var last = before.Words[^1].Text;
        var room = rightEdge - (margin - 0) - 0.5f * line.Size - (before.Right - before.Left);
        var centred = before.Left > margin + line.Size;
        if (room < first.Width + 0.4f * line.Size) return false;
        if (last[^1] is '.' or ';') return !centred || char.IsUpper(first.Text[0]);
        if (!char.IsUpper(first.Text[0]) || last[^1] == ',' || IsCapitals(before) && IsCapitals(line)) return false;
        return room > first.Width + 2 * line.Size;
    }

    private static bool IsCapitals(PrintedLine line)
    {
        foreach (var word in line.Words)
            foreach (var c in word.Text)
                if (char.IsLower(c)) return false;
        return true;
    }
}
