using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Duties;

/// <summary>Duties from the rows of a table with columns for task, lead, co-operating bodies, deliverable and deadline.</summary>
internal static class TableDuties
{
    private static readonly (string Words, ColumnRole Role)[] Heads = [.. DataTable.Rows("Duties/table-columns.tsv").Select(r => (r[1], Enum.Parse<ColumnRole>(r[0], ignoreCase: true)))];

    private enum ColumnRole : byte { None, Number, Task, Lead, Cooperating, Deliverable, Due, Other }

    public static void Read(SourceText source, Node table, Scope scope, DutyWriter writer)
    {
        if (scope.Zone is Zone.Blocked || writer.TableAt(table.Span) is not { } block) return;
        var (roles, firstRow) = FindHead(source, block);
        if (roles is null) return;
        var above = new Dictionary<ColumnRole, TextSpan>();
        for (var r = firstRow; r < block.Rows.Count; r++)
        {
            var row = block.Rows[r];
            var cells = new Dictionary<ColumnRole, TextSpan>();
            var filled = 0;
            foreach (var cell in row.Cells)
            {
                if (cell.Span.IsEmpty && !cell.Continues) continue;
                if (!cell.Span.IsEmpty) filled++;
                for (var c = cell.Column; c < cell.Column + cell.ColumnSpan && c < roles.Length; c++)
                {
                    var role = roles[c];
                    if (role is ColumnRole.None or ColumnRole.Number or ColumnRole.Other || cells.ContainsKey(role)) continue;
                    if (!cell.Span.IsEmpty) cells[role] = cell.Span;
                    else if (above.TryGetValue(role, out var span)) cells[role] = span;
                    if (cell.ColumnSpan > 1) break;
                }
            }
            foreach (var (role, span) in cells) above[role] = span;
            // A row with one cell is a heading of the rows below; a row of "(1) (2) …" numbers the columns.
            if (filled < 2 || !cells.TryGetValue(ColumnRole.Task, out var task) || LetterCount(source, task) < 4) continue;
            if (row.Cells.Any(c => c.ColumnSpan >= roles.Length - 1 && c.ColumnSpan > 2 && !c.Span.IsEmpty)) continue;
            // Nobody, no time, no product: the row opens the rows below it.
            if (cells.Count < 2) continue;
            Add(source, table, r, task, cells, scope, writer);
        }
    }

    private static void Add(SourceText source, Node table, int row, TextSpan task, Dictionary<ColumnRole, TextSpan> cells, Scope scope, DutyWriter writer)
    {
        var node = row < table.Children.Count ? table.Children[row] : table;
        var text = source.Text;
        var words = WordList.Of(source, task);
        IReadOnlyList<Deadline> deadlines = cells.TryGetValue(ColumnRole.Due, out var due) ? writer.CalledTime(due) : writer.Deadlines(task);
        writer.Add(new Duty
        {
            Id = node.Id,
            Section = table.Path,
            Text = Flatten(task.Of(text)),
            Quote = task,
            Lead = cells.TryGetValue(ColumnRole.Lead, out var lead) ? Bodies(source, writer, lead, "DT-LEAD-08") : scope.Near ? scope.Lead : [],
            Cooperating = cells.TryGetValue(ColumnRole.Cooperating, out var cooperating) ? Bodies(source, writer, cooperating, "DT-COOP-03") : [],
            Deadlines = deadlines,
            Deliverable = cells.TryGetValue(ColumnRole.Deliverable, out var product) ? new Recognised<string>(Flatten(product.Of(text)), product, "DT-PROD-03") : Deliverables.In(words, task),
            Route = ReportRoutes.In(words, task),
            RuleId = "DT-05",
        });
    }

    /// <summary>The first of the opening rows that names a task column and another one that matters.</summary>
    private static (ColumnRole[]? Roles, int FirstRow) FindHead(SourceText source, TableBlock block)
    {
        var columns = 0;
        foreach (var row in block.Rows.Take(50))
            foreach (var cell in row.Cells) columns = Math.Max(columns, cell.Column + cell.ColumnSpan);
        if (columns is < 2 or > 40) return (null, 0);
        for (var r = 0; r < Math.Min(4, block.Rows.Count); r++)
        {
            var roles = new ColumnRole[columns];
            foreach (var cell in block.Rows[r].Cells)
            {
                if (cell.Span.IsEmpty || cell.Span.Length > 90) continue;
                var role = RoleOf(cell.Span.In(source.Folded));
                for (var c = cell.Column; c < Math.Min(columns, cell.Column + cell.ColumnSpan); c++) roles[c] = role;
            }
            if (!roles.Contains(ColumnRole.Task) || !(roles.Contains(ColumnRole.Lead) || roles.Contains(ColumnRole.Due) || roles.Contains(ColumnRole.Cooperating))) continue;
            // A second head row refines merged columns ("Cơ quan thực hiện" over "Chủ trì | Phối hợp").
            var next = r + 1;
            if (next < block.Rows.Count && block.Rows[next].Cells.Any(c => c.Continues) && block.Rows[next].Cells.Any(c => !c.Span.IsEmpty && c.Span.Length < 60 && RoleOf(c.Span.In(source.Folded)) != ColumnRole.None))
            {
                foreach (var cell in block.Rows[next].Cells)
                    if (!cell.Span.IsEmpty && cell.Span.Length < 60 && RoleOf(cell.Span.In(source.Folded)) is var role and not ColumnRole.None)
                        for (var c = cell.Column; c < Math.Min(columns, cell.Column + cell.ColumnSpan); c++) roles[c] = role;
                next++;
            }
            return (roles, next);
        }
        return (null, 0);
    }

    private static ColumnRole RoleOf(ReadOnlySpan<char> folded)
    {
        Span<char> line = stackalloc char[90];
        folded = folded.Length > 90 ? folded[..90] : folded;
        folded.Replace(line, '\n', ' ');
        foreach (var (words, role) in Heads)
        {
            var at = ((ReadOnlySpan<char>)line[..folded.Length]).IndexOf(words, StringComparison.Ordinal);
            if (at < 0 || at > 0 && char.IsLetter(line[at - 1]) || at + words.Length < folded.Length && char.IsLetter(line[at + words.Length])) continue;
            return role;
        }
        return ColumnRole.None;
    }

    /// <summary>A cell names its bodies line by line or with commas; it holds nothing else.</summary>
    private static List<Actor> Bodies(SourceText source, DutyWriter writer, TextSpan cell, string rule)
    {
        var actors = new List<Actor>();
        foreach (var line in Lines(source, cell))
        {
            var words = WordList.Of(source, line);
            if (words.Count == 0) continue;
            foreach (var (from, to) in BodyPhrases.Split(words, 0, words.Count)) actors.Add(writer.Actor(words.SpanOf(from, to), rule));
        }
        return actors;
    }

    private static IEnumerable<TextSpan> Lines(SourceText source, TextSpan cell)
    {
        var start = cell.Start;
        for (var i = cell.Start; i <= cell.End; i++)
        {
            if (i < cell.End && source.Text[i] is not ('\n' or ';')) continue;
            if (i > start) yield return new TextSpan(start, i);
            start = i + 1;
        }
    }

    private static string Flatten(string text) => text.Replace('\n', ' ').Replace('\t', ' ').Trim();

    private static int LetterCount(SourceText source, TextSpan span)
    {
        var n = 0;
        for (var i = span.Start; i < span.End && n < 8; i++)
            if (char.IsLetter(source.Text[i])) n++;
        return n;
    }
}
