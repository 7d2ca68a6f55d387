using System.Buffers;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>Finds the deadlines of one statement, heading or cell.</summary>
internal static class Deadlines
{
    /// <summary>
    /// All deadlines in <paramref name="scope"/>, in text order, but those that only may be one (rule ids of <see cref="DeadlineRules.IsWeak"/>) come last: an
    /// explicit "trước ngày" later in the statement wins over "trong năm" in passing. <paramref name="issued"/> resolves relative ones and years left out.
    /// </summary>
    public static IReadOnlyList<Deadline> In(SourceText source, TextSpan scope, DateOnly? issued)
    {
        var length = Math.Min(source.Text.Length, source.Folded.Length);
        scope = new TextSpan(Math.Clamp(scope.Start, 0, length), Math.Clamp(scope.End, 0, length));
        if (scope.IsEmpty) return [];
        var found = Repeated(source, scope, issued);
        if (DateMention.All(source.Folded, scope) is { } mentions)
        {
            var dated = new List<Deadline>(mentions.Count);
            foreach (var mention in mentions)
                if (DeadlineRules.Deadline(source, scope, issued, mention, found) is { } deadline) dated.Add(deadline);
            if (dated.Count > 0) found = Merge(found, dated);
        }
        return found ?? (IReadOnlyList<Deadline>)[];
    }

    private static readonly SearchValues<string> Openings = SearchValues.Create(
        ["dinh ky", "thuong xuyen", "hang ", "moi ", "thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay", "trong ", "cham nhat", "khong qua", "muon nhat", .. Enumerable.Range(0, 10).SelectMany(n => (string[])[$"{n} thang", $"{n} lan", $"0{n} thang"])],
        StringComparison.Ordinal);

    // Recurring and relative ones: they need no date.
    private static List<Deadline>? Repeated(SourceText source, TextSpan scope, DateOnly? issued)
    {
        List<Deadline>? found = null;
        var s = source.Folded.AsSpan(0, scope.End);
        for (var i = scope.Start; i < s.Length && s[i..].IndexOfAny(Openings) is >= 0 and var hit; i++)
        {
            i += hit;
            var c = s[i];
            if (!Scan.StartsWord(s, i)) continue;
            Deadline? one = null;
            if (Recurrences.TryRead(s, i, out var end, out var every))
            {
                if (c != 'd' ? !Recurrences.Stands(source, scope, i, end) : every is null && !Recurrences.Stands(source, scope, i, end)) continue;
                one = DeadlineRules.Recurring(source, i, end, every);
            }
            else if (c is 't' or 'c' or 'k' or 'm' && RelativeTerms.TryRead(s, i, issued, out end, out var due) && !IsOfEffect(s, i))
            {
                one = DeadlineRules.Relative(source, i, end, due);
            }
            if (one is null) continue;
            (found ??= []).Add(one);
            i = one.Span.End - 1;
        }
        return found;
    }

    // "có hiệu lực trong thời hạn …".
    private static bool IsOfEffect(ReadOnlySpan<char> s, int at) => s[Math.Max(0, at - 24)..at].Contains("hieu luc", StringComparison.Ordinal);

    private static List<Deadline> Merge(List<Deadline>? repeated, List<Deadline> dated)
    {
        // "định kỳ hằng năm … trước ngày 31 tháng 12" is one recurring deadline, the dated form.
        var kept = new List<Deadline>();
        var next = 0;
        foreach (var one in repeated ?? [])
        {
            while (next < dated.Count && dated[next].Span.End <= one.Span.Start) next++;
            if (next == dated.Count || dated[next].Span.Start >= one.Span.End) kept.Add(one);
        }
        kept.AddRange(dated);
        kept.Sort((a, b) => DeadlineRules.IsWeak(a) != DeadlineRules.IsWeak(b) ? DeadlineRules.IsWeak(a).CompareTo(DeadlineRules.IsWeak(b)) : a.Span.Start.CompareTo(b.Span.Start));
        return kept;
    }
}
