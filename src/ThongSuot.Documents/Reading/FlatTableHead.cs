using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>What a column of a flattened table holds.</summary>
internal enum FlatColumn : byte { Number, Task, Lead, Cooperating, Deliverable, Due, Approving, Basis, Other, Empty }

/// <summary>The head of a flattened table: "STT", then the titles, on one line or one title fragment a line.</summary>
internal sealed record FlatTableHead(string[] Titles, FlatColumn[] Columns, bool OneLine, int End)
{
    private const int MostLines = 16;
    private static readonly (string Words, FlatColumn Column)[] Marks =
    [
        ("ghi chu", FlatColumn.Other), ("can cu", FlatColumn.Basis), ("co so phap ly", FlatColumn.Basis), ("van ban giao", FlatColumn.Basis), ("cap phe duyet", FlatColumn.Approving), ("cap trinh", FlatColumn.Approving), ("cap ban hanh", FlatColumn.Approving), ("cap quyet dinh", FlatColumn.Approving), ("cap co tham quyen", FlatColumn.Approving), ("phoi hop", FlatColumn.Cooperating), ("chu tri", FlatColumn.Lead), ("ca nhan thuc hien", FlatColumn.Lead), ("don vi thuc hien", FlatColumn.Lead),
        ("co quan thuc hien", FlatColumn.Lead), ("phan cong", FlatColumn.Lead), ("phu trach", FlatColumn.Lead), ("nguoi thuc hien", FlatColumn.Lead), ("bo phan thuc hien", FlatColumn.Lead), ("trach nhiem", FlatColumn.Lead), ("san pham", FlatColumn.Deliverable), ("ket qua", FlatColumn.Deliverable),
        ("thoi gian", FlatColumn.Due), ("thoi han", FlatColumn.Due), ("tien do", FlatColumn.Due), ("han hoan thanh", FlatColumn.Due),
        ("nhiem vu", FlatColumn.Task), ("noi dung", FlatColumn.Task), ("cong viec", FlatColumn.Task), ("hoat dong", FlatColumn.Task),
    ];

    public static FlatTableHead? Read(List<Line> lines, int start)
    {
        var first = lines[start].Text;
        if (first.Length > 160) return null;
        if (!Folding.StartsWith(first, "stt") && !Folding.StartsWith(first, "tt")) return null;
        var folded = Folding.Fold(first);
        var afterNumber = folded[0] == 's' ? 3 : 2;
        if (afterNumber < folded.Length && char.IsLetterOrDigit(folded[afterNumber])) return null;
        return folded.Trim().Length > afterNumber + 6 ? OnOneLine(folded, afterNumber, start) : OverLines(lines, start);
    }

    /// <summary>True when the line may be the head: the first title is "STT" or "TT".</summary>
    public static bool IsAt(string line) => line[0] is 'S' or 'T' or 's' or 't' && (Folding.StartsWith(line, "stt") || Folding.StartsWith(line, "tt"));

    private static FlatTableHead? OnOneLine(string folded, int from, int start)
    {
        var found = new List<(int At, FlatColumn Column, string Words)>();
        foreach (var (words, column) in Marks)
        {
            var at = folded.IndexOf(words, from, StringComparison.Ordinal);
            if (at >= 0 && !found.Exists(f => f.Column == column || f.At <= at && at < f.At + f.Words.Length)) found.Add((at, column, words));
        }
        found.Sort((a, b) => a.At.CompareTo(b.At));
        return Of([.. found.Select(f => (f.Words, f.Column))], oneLine: true, start + 1);
    }

    private static FlatTableHead? OverLines(List<Line> lines, int start)
    {
        var titles = new List<(string Text, FlatColumn Column)>();
        var open = "";
        var i = start + 1;
        for (; i < lines.Count && i < start + MostLines; i++)
        {
            var text = lines[i].Text;
            var folded = Folding.Fold(text);
            if (text.Length > 60 || char.IsAsciiDigit(text[0]) || text.Length < 5 && RomanNumerals.InCapitals(text.AsSpan().TrimEnd(". ")) > 0 || Labels.Read(text, folded).Kind is LabelKind.Roman) break;
            // A title begins with a capital; small letters go on with the title before.
            if (open.Length > 0 && char.IsUpper(text[0]))
            {
                titles.Add((open, ColumnOf(open)));
                open = "";
            }
            open = open.Length == 0 ? text : open + " " + text;
        }
        if (open.Length > 0) titles.Add((open, ColumnOf(open)));
        return Of(titles, oneLine: false, i);
    }

    private static FlatTableHead? Of(IReadOnlyList<(string Text, FlatColumn Column)> titles, bool oneLine, int end)
    {
        var columns = titles.Select(t => t.Column).ToList();
        if (!columns.Contains(FlatColumn.Task) || !(columns.Contains(FlatColumn.Lead) || columns.Contains(FlatColumn.Due) && columns.Contains(FlatColumn.Cooperating))) return null;
        return new FlatTableHead(["STT", .. titles.Select(t => t.Text)], [FlatColumn.Number, .. columns], oneLine, end);
    }

    private static FlatColumn ColumnOf(string title)
    {
        var folded = Folding.Fold(title);
        foreach (var (words, column) in Marks)
            if (folded.Contains(words, StringComparison.Ordinal)) return column;
        return FlatColumn.Other;
    }
}
