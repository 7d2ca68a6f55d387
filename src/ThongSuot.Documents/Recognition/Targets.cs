using System.Buffers;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Structure;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>Finds the values a text sets as targets, in sentences and in tables.</summary>
internal static class Targets
{
    private const int MaxLine = 4000, MaxHeading = 200;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private static readonly SearchValues<string> AimWords = Phrases("aim");

    /// <summary>Targets in text order. A value is a target only where the clause or the heading above states an aim: reports of results are full of rates.</summary>
    public static IReadOnlyList<IndicatorTarget> In(SourceText source, Node root)
    {
        var sections = new SectionIndex(root);
        var found = new List<IndicatorTarget>();
        var (year, aims) = ((int?)null, false);
        for (var start = 0; start < source.Text.Length;)
        {
            var length = source.Text.AsSpan(start).IndexOfAny('\n', '\t');
            var line = new TextSpan(start, length < 0 ? source.Text.Length : start + length);
            start = line.End + 1;
            var s = source.Folded.AsSpan(line.Start, line.Length);
            if (Heading(s) is { } heading) (year, aims) = heading;
            if (line.Length <= MaxLine && s.IndexOfAny(Digits) >= 0) TargetClauses.Read(source, line, aims, year, sections, found);
        }
        foreach (var block in source.Blocks)
            if (block is TableBlock { IsLayout: false } table) TargetTables.Read(source, table, sections, found);
        found.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return found;
    }

    /// <summary>True when the clause states an aim.</summary>
    public static bool HasAim(ReadOnlySpan<char> clause) => clause.ContainsAny(AimWords);

    /// <summary>The phrases of one role, folded, to search a clause for.</summary>
    public static SearchValues<string> Phrases(string role) =>
        SearchValues.Create([.. DataTable.Rows("Recognition/target-words.tsv").Where(r => r[0] == role).Select(r => Folding.Fold(r[1]))], StringComparison.Ordinal);

    // "2. Mục tiêu cụ thể đến năm 2030", "a) Đến năm 2025:" open a stretch of targets; the next heading without an aim closes it.
    private static (int? Year, bool Aims)? Heading(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        if (text.Length is < 3 or > MaxHeading || text.Contains('%')) return null;
        var horizon = HorizonIn(text);
        if (text.Contains("muc tieu", StringComparison.Ordinal) || text.Contains("chi tieu", StringComparison.Ordinal) || (horizon is not null && text[^1] == ':')) return (horizon, true);
        return LooksLikeHeading(text) ? (null, false) : null;
    }

    // "II. NHIỆM VỤ", "Điều 5.", "3. Giải pháp": a label, few words, no full stop at the end.
    private static bool LooksLikeHeading(ReadOnlySpan<char> text)
    {
        if (text.Length > 90 || text[^1] is '.' or ';' or ',') return false;
        var label = text.IndexOfAny(".)");
        return label is > 0 and <= 5 || text.StartsWith("dieu ", StringComparison.Ordinal) || text.StartsWith("phan ", StringComparison.Ordinal) || text.StartsWith("chuong ", StringComparison.Ordinal);
    }

    /// <summary>The last year of "đến năm 2030", "tới năm 2026", "năm 2025" in the text.</summary>
    public static int? HorizonIn(ReadOnlySpan<char> text)
    {
        int? year = null;
        for (var at = 0; at < text.Length && text[at..].IndexOf("nam ", StringComparison.Ordinal) is >= 0 and var hit; at += hit + 4)
        {
            var i = at + hit + 4;
            if (Scan.StartsWord(text, at + hit) && VietnameseDate.Year(text, ref i, out var one) && Scan.EndsWord(text, i)) year = one;
        }
        return year;
    }
}
