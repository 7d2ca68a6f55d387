using System.Text;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>Gives the fragments of a row to its columns: by what each column may hold, the best division wins.</summary>
internal static class FlatTableCells
{
    private const double TwoTimes = 5;

    /// <summary>
    /// A line a cell fragment; one row, or two where a task has a second product with its own time ("… tháng 5 | … tháng 11"). The head of another page
    /// stood before the line <paramref name="cut"/>: what follows goes on in any of the cells.
    /// </summary>
    public static List<string[]> FromFragments(List<string> lines, int cut, FlatTableHead head)
    {
        var (cells, score) = Across(lines, cut, head, goesOn: false);
        var rows = new List<string[]> { cells };
        if (Array.IndexOf(head.Columns, FlatColumn.Due) < 0) return rows;
        var times = lines.FindAll(IsTime).Count;
        var passed = 0;
        for (var k = 1; times > 1 && k < lines.Count; k++)
        {
            if (IsTime(lines[k - 1])) passed++;
            if (passed is 0 || passed == times || !OpensAgain(lines[k])) continue;
            var (first, firstScore) = Across(lines[..k], Math.Min(cut, k), head, goesOn: false);
            var (second, secondScore) = Across(lines[k..], Math.Max(0, cut - k), head with { Columns = [.. head.Columns.Select(c => c is FlatColumn.Task ? FlatColumn.Empty : c)] }, goesOn: true);
            if (firstScore + secondScore <= score) continue;
            score = firstScore + secondScore;
            rows = [first, second];
        }
        return rows;
    }

    private static bool OpensAgain(string line) =>
        char.IsUpper(line[0]) && (FlatTableDivision.OpensProduct(Folding.Fold(line)) || WordList.Of(new SourceText(line, Folding.Fold(line), [], []), new TextSpan(0, line.Length)) is { Count: > 1 } words && BodyPhrases.StartsAt(words, 0));

    /// <summary>"Tháng 5/2026", "Quý II", and "Tháng" whose number stands on the next line.</summary>
    private static bool IsTime(string line) => Folding.Fold(line) is var s && (s is "thang" or "quy" || s.StartsWith("thang ", StringComparison.Ordinal) || s.StartsWith("quy ", StringComparison.Ordinal)) && s.Length < 24;

    private static (string[] Cells, double Score) Across(List<string> lines, int cut, FlatTableHead head, bool goesOn)
    {
        var (cells, score) = Divide(lines, head, goesOn);
        if (cut <= 0 || cut >= lines.Count) return (cells, score);
        var (above, scoreAbove) = Divide(lines[..cut], head, goesOn);
        var (below, scoreBelow) = Divide(lines[cut..], head, goesOn: true);
        // Two times in one cell: the page broke inside a second row, not inside this one.
        if (Array.IndexOf(head.Columns, FlatColumn.Due) is var due and > 0 && above[due].Length > 0 && IsTime(below[due])) scoreBelow -= TwoTimes;
        if (score >= scoreAbove + scoreBelow) return (cells, score);
        for (var c = 1; c < above.Length; c++)
        {
            var cell = new StringBuilder(above[c]);
            if (below[c].Length > 0) LineFlow.Join(cell, below[c]);
            above[c] = cell.ToString();
        }
        return (above, scoreAbove + scoreBelow);
    }

    private static (string[] Cells, double Score) Divide(List<string> lines, FlatTableHead head, bool goesOn)
    {
        var (pieces, atLine) = Pieces(lines);
        return new FlatTableDivision(pieces, atLine, head.Columns, goesOn).Best();
    }

    /// <summary>The cells of a row on one line, wrapped text below: "2. | Thư ngỏ Thầy A và thầy⏎Bình".</summary>
    public static string[] FromScan(List<string> lines, FlatTableHead head)
    {
        var lead = Array.IndexOf(head.Columns, FlatColumn.Lead);
        var due = Array.IndexOf(head.Columns, FlatColumn.Due);
        var left = new StringBuilder();
        var time = new StringBuilder();
        var right = new StringBuilder();
        foreach (var line in lines)
        {
            var (cut, stop) = DoerAt(line);
            if (cut < 0 && right.Length > 0) (cut, stop) = (NameTailAt(line, EndsOpen(right)), line.Length);
            // Only beside its doer, or at the end of a line without one, is a date the time of the row.
            var stopTask = cut < 0 ? line.Length : cut;
            var at = due > 0 && due < lead ? TimeAt(line.AsSpan(0, stopTask)) : -1;
            if (at >= 0) LineFlow.Join(time, line.AsSpan(at, stopTask - at).Trim(" |("));
            LineFlow.Join(left, line.AsSpan(0, at >= 0 ? at : stopTask).Trim(" |("));
            if (cut < 0) continue;
            var cell = line.AsSpan(cut, stop - cut).Trim(" |").ToString();
            // After the bar of the task the time may stand before the doer.
            if (due > 0 && due < lead && DoerStart(cell) is var doer and > 0)
            {
                LineFlow.Join(time, cell.AsSpan(0, doer).Trim(" |<("));
                cell = cell[doer..];
            }
            LineFlow.Join(right, cell);
        }
        var cells = new string[head.Columns.Length];
        Array.Fill(cells, "");
        if (time.Length > 0) cells[due] = time.ToString();
        cells[Array.IndexOf(head.Columns, FlatColumn.Task)] = left.ToString();
        if (lead > 0) cells[lead] = right.ToString();
        return cells;
    }

    public static bool HasDoer(string line) => DoerAt(line).From > 0;

    /// <summary>A row number that a scan read as something else is dropped: "$. Đại hội …".</summary>
    public static string WithoutDirt(string line)
    {
        var cut = line.IndexOf(' ', StringComparison.Ordinal);
        return cut is > 0 and < 4 && cut + 1 < line.Length && char.IsUpper(line[cut + 1]) ? line[(cut + 1)..] : line;
    }

    /// <summary>Where a body or person begins inside a cell; 0 when it begins the cell, -1 when there is none.</summary>
    private static int DoerStart(string cell)
    {
        var words = WordList.Of(new SourceText(cell, Folding.Fold(cell), [], []), new TextSpan(0, cell.Length));
        var inner = -1;
        for (var i = 0; i < words.Count; i++)
        {
            if (!words.IsCapital(i) || !BodyPhrases.StartsAt(words, i)) continue;
            if (BodyPhrases.End(words, i) >= words.Count - 1) return words[i].Start;
            // "25/4/2024 Tổ xây dựng kế hoạch": what a team is for may end its name too early.
            if (inner < 0 && i > 0 && words[i].Before == ' ') inner = words[i].Start;
        }
        return inner;
    }

    /// <summary>The last cell of the line: after the last '|', or the person or body that runs to its end.</summary>
    private static (int From, int To) DoerAt(string line)
    {
        var bar = line.LastIndexOf('|');
        if (bar > 3 && bar + 2 < line.Length) return (bar + 1, line.Length);
        var words = WordList.Of(new SourceText(line, Folding.Fold(line), [], []), new TextSpan(0, line.Length));
        for (var i = 1; i < words.Count; i++)
        {
            if (!words.IsCapital(i) || !BodyPhrases.StartsAt(words, i) || words[i].Before is ',') continue;
            if (words[i].Before is '(' && words.Folded(i) is not "ban") continue;
            var person = words.Folded(i) is "thay" or "co" or "ong" or "ba";
            if (person && !(i + 1 < words.Count && words.IsCapital(i + 1))) continue;
            if (person) return (words[i].Start, line.Length);
            var end = BodyPhrases.End(words, i);
            if (IsDate(words.Text(i - 1))) return (words[i].Start, line.Length);
            if (end >= words.Count - 1) return (words[i].Start, words[end - 1].End);
        }
        return (-1, -1);
    }

    /// <summary>Where a time stands after the task: a date, or "Trước ngày …"; "Quyết định … ngày 05/3/2024" is no time of doing.</summary>
    private static int TimeAt(ReadOnlySpan<char> text)
    {
        var folded = Folding.Fold(text.ToString());
        for (var i = 0; i + 6 < text.Length; i++)
        {
            if (i > 0 && text[i - 1] is not (' ' or '|')) continue;
            if (char.IsAsciiDigit(text[i]) && text.Slice(i, Math.Min(6, text.Length - i)).Contains('/') && !folded.AsSpan(0, i).TrimEnd().EndsWith("ngay") && VietnameseDate.TryReadDay(folded, i, out _, out _)) return i;
            if (folded.AsSpan(i).StartsWith("truoc ngay ") || folded.AsSpan(i).StartsWith("du kien ") || folded.AsSpan(i).StartsWith("tu ngay ")) return i;
        }
        return -1;
    }

    private static bool IsDate(ReadOnlySpan<char> word) => word.Contains('/') && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[^1]);

    private static bool EndsOpen(StringBuilder right)
    {
        var folded = Folding.Fold(right.ToString());
        return folded.EndsWith(" thay", StringComparison.Ordinal) || folded.EndsWith(" co", StringComparison.Ordinal) || folded.EndsWith(" va", StringComparison.Ordinal);
    }

    /// <summary>Where the rest of a name starts in a wrapped line ("Bình", "Võ Văn Sĩ", "khoa học) Võ Văn Sĩ"): capitals with Vietnamese marks to the end of the line.</summary>
    private static int NameTailAt(string line, bool expected)
    {
        var at = line.Length;
        var words = 0;
        while (at > 0)
        {
            var start = line.LastIndexOf(' ', at - 1) + 1;
            if (start >= at || !char.IsUpper(line[start]) || !line.AsSpan(start, at - start).ContainsAnyExceptInRange('A', 'z')) break;
            at = start - 1;
            words++;
            if (start == 0) break;
        }
        var from = Math.Max(0, at + (at < 0 ? 0 : at == line.Length ? 0 : 1));
        if (at < 0) from = 0;
        return words is > 0 and < 5 && (from == 0 || expected && words > 1) ? from : -1;
    }

    private static (List<string> Pieces, List<bool> AtLine) Pieces(List<string> lines)
    {
        var pieces = new List<string>();
        var atLine = new List<bool>();
        foreach (var line in lines)
        {
            var rest = line;
            var first = true;
            // Inside a line a cell can begin only with a body or a time in capitals.
            while (pieces.Count < 90 && InnerBreak(rest) is var cut and > 0)
            {
                pieces.Add(rest[..cut].TrimEnd());
                atLine.Add(first);
                first = false;
                rest = rest[cut..];
            }
            pieces.Add(rest);
            atLine.Add(first);
        }
        return (pieces, atLine);
    }

    private static int InnerBreak(string line)
    {
        for (var i = 6; i + 3 < line.Length; i++)
        {
            if (line[i - 1] != ' ' || !char.IsUpper(line[i]) || line[i - 2] is ',') continue;
            var rest = line.AsSpan(i);
            if (Folding.StartsWith(rest, "bo ") || Folding.StartsWith(rest, "so ") || Folding.StartsWith(rest, "uy ban") || Folding.StartsWith(rest, "thuong xuyen") || Folding.StartsWith(rest, "quy i")
                || Folding.StartsWith(rest, "hang nam") || Folding.StartsWith(rest, "cac bo") || Folding.StartsWith(rest, "cac co quan")) return i;
        }
        return -1;
    }
}
