using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>
/// A table that came as lines, rebuilt: text taken from a PDF gives a line a cell fragment; a scan gives the cells of a row on one line. Only tables
/// whose head names a task and who does it are rebuilt, and numbered lists of people.
/// </summary>
internal sealed class FlatTable
{
    private const int MostTitleLines = 8;

    private readonly List<string[]> _rows = [];
    private int _page;
    private bool _oneLine;
    private int _cut;

    /// <summary>Index of the first line after it.</summary>
    public int End { get; private set; }

    public static bool TryRead(List<Line> lines, int start, out FlatTable table)
    {
        table = null!;
        var tasks = FlatTableHead.IsAt(lines[start].Text);
        if (!tasks && !IsPerson(lines[start].Text, strict: true)) return false;
        table = new FlatTable { _page = lines[start].Page };
        return tasks ? table.ReadTasks(lines, start) : table.ReadPeople(lines, start);
    }

    public void Write(BlockWriter writer)
    {
        writer.BeginTable(_page);
        foreach (var row in _rows)
        {
            writer.BeginRow();
            for (var c = 0; c < row.Length; c++)
            {
                // A cell that a scan shows empty below a filled one is mostly merged with it.
                writer.BeginCell(row.Length == 1 ? 0 : c, row.Length == 1 ? _rows[0].Length : 1, continues: _oneLine && c > 1 && row[c].Length == 0);
                writer.Paragraph(row[c], _page);
                writer.EndCell();
            }
        }
        writer.EndTable();
    }

    private bool ReadTasks(List<Line> lines, int start)
    {
        if (FlatTableHead.Read(lines, start) is not { } head) return false;
        _rows.Add(head.Titles);
        _oneLine = head.OneLine;
        var columns = head.Titles.Length;
        var number = 0;
        var i = head.End;
        var row = new List<string>();
        var grouped = false;
        var groups = 0;
        var fragments = head.OneLine;
        while (i < lines.Count)
        {
            var text = lines[i].Text;
            if (Repeats(lines, start, head.End, i))
            {
                i += head.End - start;
                _cut = row.Count;
                continue;
            }
            if (FlatTableHead.Read(lines, i) is { } again && again.Titles.Length == columns)
            {
                i = again.End;
                continue;
            }
            var folded = Folding.Fold(text);
            var label = Labels.Read(text, folded);
            if (Ends(text, folded, label, fragments) || fragments && number > 3 && label is { Kind: LabelKind.Number, Closing: '.' } && NumberOf(text) is { Value: < 4 }) break;
            if (!fragments && (label is { Kind: LabelKind.Roman, Closing: not ' ' } || IsBareRoman(text) || IsGroup(text, groups + 1)))
            {
                CloseRow(row, number, head);
                grouped = true;
                groups++;
                var title = new List<string> { text };
                // A group title may run over lines until the first number.
                for (i++; i < lines.Count && NumberOf(lines[i].Text) is null && title.Count < MostTitleLines && FlatTableHead.Read(lines, i) is null; i++) title.Add(lines[i].Text);
                _rows.Add([string.Join(' ', title)]);
                continue;
            }
            if (!fragments && text is "-" && number > 0)
            {
                // A row below the row: "4", then "-" and "-".
                CloseRow(row, number, head);
                i++;
                continue;
            }
            if (!fragments && SubNumberEnd(text, number) is > 0 and var from)
            {
                // "2.1" below "2": a row.
                CloseRow(row, number, head);
                if (from < text.Length) row.Add(text[from..]);
            }
            else if (NumberOf(text) is { } n && (n.Value == number + 1 || fragments && n.Value > number && n.Value < number + 4 || (number == 0 || grouped) && n.Value == 1))
            {
                CloseRow(row, number, head);
                number = n.Value;
                grouped = false;
                if (n.Length < text.Length) row.Add(text[n.Length..]);
            }
            else if (fragments && row.Count > 0 && row.Exists(FlatTableCells.HasDoer) && FlatTableCells.HasDoer(text))
            {
                // The number is lost, yet the line names a doer of its own: a row.
                CloseRow(row, number, head);
                number++;
                row.Add(FlatTableCells.WithoutDirt(text));
            }
            else if (number == 0 && _rows.Count == 1 && i - head.End > 3) break;
            else if (number == 0 && _rows.Count == 1) _rows.Add([text]);
            else row.Add(text);
            if (row.Count > 80) break;
            i++;
        }
        CloseRow(row, number, head);
        End = i;
        return _rows.Count > 2;
    }

    /// <summary>The lines of the head stand here again, at the top of another page.</summary>
    private static bool Repeats(List<Line> lines, int start, int end, int at)
    {
        if (at + end - start > lines.Count) return false;
        for (var i = start; i < end; i++)
            if (!string.Equals(lines[i].Text, lines[at + i - start].Text, StringComparison.Ordinal)) return false;
        return true;
    }

    private void CloseRow(List<string> row, int number, FlatTableHead head)
    {
        if (row.Count == 0) return;
        var rows = head.OneLine ? [FlatTableCells.FromScan(row, head)] : FlatTableCells.FromFragments(row, _cut, head);
        rows[0][0] = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _rows.AddRange(rows);
        row.Clear();
        _cut = 0;
    }

    /// <summary>"I", "II." alone: the number of a group of rows.</summary>
    private static bool IsBareRoman(string text) => text.Length < 6 && RomanNumerals.InCapitals(text.AsSpan().TrimEnd(". ")) > 0;

    /// <summary>"III Về việc làm": the number that is due and the title on one line.</summary>
    private static bool IsGroup(string text, int due)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space is > 0 and < 6 && space + 1 < text.Length && char.IsUpper(text[space + 1]) && RomanNumerals.InCapitals(text.AsSpan(0, space)) == due;
    }

    private static bool Ends(string text, string folded, Label label, bool oneLine)
    {
        if (folded.StartsWith("noi nhan", StringComparison.Ordinal) || folded.StartsWith("phu luc", StringComparison.Ordinal) || label.Kind is LabelKind.Article or LabelKind.Chapter or LabelKind.Part) return true;
        if (label.Kind is LabelKind.Roman && Labels.IsShouting(text)) return true;
        return oneLine && (label.IsBullet || text.Length > 110);
    }

    /// <summary>"1.", "10.  Xây dựng …", "2. | …": the number of a row and where its text starts.</summary>
    private static (int Value, int Length)? NumberOf(string text)
    {
        var at = 0;
        while (at < text.Length && at < 3 && char.IsAsciiDigit(text[at])) at++;
        if (at == 0)
        {
            // A scan's "II." for 11.
            if (text.StartsWith("II. |", StringComparison.Ordinal)) return (11, 5);
            return null;
        }
        var value = int.Parse(text.AsSpan(0, at), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
        if (at == text.Length) return value > 0 && value < 400 ? (value, at) : null;
        if (text[at] is not ('.' or ')' or ' ' or ';' or '|')) return null;
        if (text[at] is ' ' && text.AsSpan(at).TrimStart() is var rest && !(rest.Length > 0 && (char.IsUpper(rest[0]) || rest[0] is '|'))) return null;
        at++;
        while (at < text.Length && text[at] is '.' or ' ' or '|') at++;
        return value is > 0 and < 400 && !(at < text.Length && char.IsAsciiDigit(text[at])) ? (value, at) : null;
    }

    /// <summary>Where the text after "2.1" starts, when 2 is the number of the row; 0 when no such number opens the line.</summary>
    private static int SubNumberEnd(string text, int number)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point is < 1 or > 3 || number == 0 || !int.TryParse(text.AsSpan(0, point), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var above) || above != number) return 0;
        var at = point + 1;
        while (at < text.Length && at < point + 3 && char.IsAsciiDigit(text[at])) at++;
        if (at == point + 1) return 0;
        var rest = text.AsSpan(at).TrimStart(". ");
        return rest.IsEmpty || text.Length - rest.Length > at && char.IsUpper(rest[0]) ? text.Length - rest.Length : 0;
    }

    /// <summary>"1. Ông Nguyễn Văn A, Trưởng ban": three such lines or more are a list of people, not provisions.</summary>
    private bool ReadPeople(List<Line> lines, int start)
    {
        var count = 0;
        var i = start;
        for (; i < lines.Count && IsPerson(lines[i].Text, i == start); i++) count++;
        if (count < 3) return false;
        _rows.Add(["", ""]);
        for (var k = start; k < i; k++)
        {
            var text = lines[k].Text;
            var cut = text.IndexOf(' ', StringComparison.Ordinal);
            _rows.Add([text[..cut], text[(cut + 1)..]]);
        }
        _rows.RemoveAt(0);
        End = i;
        return true;
    }

    private static bool IsPerson(string text, bool strict)
    {
        var cut = text.IndexOf(' ', StringComparison.Ordinal);
        if (cut is < 1 or > 5 || strict && !char.IsAsciiDigit(text[0])) return false;
        var rest = text.AsSpan(cut + 1);
        return rest.StartsWith("Ông ") || rest.StartsWith("Bà ") || rest.StartsWith("Đồng chí ") || rest.StartsWith("Đ/c ");
    }
}
