using System.Buffers;
using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>Finds to whom a statement has its result reported, and through whom.</summary>
internal static class ReportRoutes
{
    private const int MaxObject = 160;

    private static readonly SearchValues<string> Verbs = SearchValues.Create(["bao cao", "gui ", "trinh ", "tham muu"], StringComparison.Ordinal);

    /// <summary>
    /// To whom, and through whom, the statement has the result reported; null when it does not say. "gửi A tổng hợp, báo cáo B" goes to B through A, as does
    /// "báo cáo B (qua A)".
    /// </summary>
    /// <param name="words">The statement cut into words.</param>
    /// <param name="statement">How much of it counts.</param>
    public static ReportRoute? In(WordList words, TextSpan statement)
    {
        var s = words.Source.Folded.AsSpan(0, statement.End);
        ReportRoute? first = null;
        for (var at = statement.Start; at < s.Length && s[at..].IndexOfAny(Verbs) is >= 0 and var hit; at++)
        {
            at += hit;
            if (!Scan.StartsWord(s, at) || IsNoun(s, at)) continue;
            if (Route(words, s, at) is not { } route) continue;
            if (route.Through is not null) return route;
            first ??= route;
            at = route.Span.End - 1;
        }
        return first;
    }

    // "chương trình", "tờ trình", "chế độ báo cáo": the verb is part of a noun.
    private static bool IsNoun(ReadOnlySpan<char> s, int at)
    {
        var end = Scan.BlanksBack(s, at);
        return s[Scan.WordStart(s, end)..end] is "chuong" or "quy" or "qua" or "giao" or "lo" or "to" or "tien" or "cong" or "hanh" or "do";
    }

    private static ReportRoute? Route(WordList words, ReadOnlySpan<char> s, int at)
    {
        var report = s[at..].StartsWith("bao cao", StringComparison.Ordinal);
        var i = at;
        while (i < s.Length && Scan.IsWordChar(s[i])) i++;
        if (report || s[at..].StartsWith("tham muu", StringComparison.Ordinal)) Scan.Words(s, ref i, report ? "cao" : "muu");
        if (To(words, s, i) is not { } to) return null;
        var name = to.Of(words.Stored);
        if (Through(words, s, to.End) is { } through) return new ReportRoute(name, through.Of(words.Stored), new TextSpan(at, through.End), "RR-THROUGH");
        if (Forwarded(words, s, to.End) is { } above) return new ReportRoute(above.Of(words.Stored), name, new TextSpan(at, above.End), "RR-FORWARD");
        // "trình", "gửi" alone hand over a draft or a letter; only "báo cáo" and "gửi … về" report.
        return report || s[i..to.Start].TrimEnd().EndsWith(" ve", StringComparison.Ordinal) ? new ReportRoute(name, null, new TextSpan(at, to.End), "RR-TO") : null;
    }

    // The body right after the verb, or after "về", "cho", "tới", "lên" within the same clause.
    private static TextSpan? To(WordList words, ReadOnlySpan<char> s, int at)
    {
        var start = Scan.Blanks(s, at);
        if (start < s.Length && s[start] == ',') start = Scan.Blanks(s, start + 1);
        if (BodyPhrases.At(words, start) is { } next) return next;
        var most = Math.Min(s.Length, at + MaxObject);
        for (var i = start; i < most; i++)
        {
            if (words.Stored[i] is '\n' or '\t' || s[i] is ';' or '.' or ':') return null;
            if (!Scan.StartsWord(s, i)) continue;
            var j = i;
            if (!(Scan.Words(s, ref j, "ve") || Scan.Words(s, ref j, "cho") || Scan.Words(s, ref j, "toi") || Scan.Words(s, ref j, "len") || Scan.Words(s, ref j, "den") || Scan.Words(s, ref j, "voi"))) continue;
            if (BodyPhrases.At(words, Scan.Blanks(s, j)) is { } body) return body;
        }
        return null;
    }

    // "(qua Sở Nội vụ)", "(thông qua Sở Tài chính)", "qua Ban Tuyên giáo", "… kết quả thực hiện (qua Bộ Nội vụ)".
    private static TextSpan? Through(WordList words, ReadOnlySpan<char> s, int at)
    {
        var most = Math.Min(s.Length, at + MaxObject);
        for (var i = at; i < most && words.Stored[i] is not ('\n' or '\t') && s[i] is not (';' or '.'); i++)
        {
            if (s[i] != '(' && !(Scan.StartsWord(s, i) && s[i] is 'q' or 't')) continue;
            var j = s[i] == '(' ? i + 1 : i;
            if (!Scan.Words(s, ref j, "thong qua") && !Scan.Words(s, ref j, "qua")) continue;
            if (BodyPhrases.At(words, Scan.Blanks(s, j)) is { } body) return body;
        }
        return null;
    }

    // "gửi Sở Nội vụ tổng hợp, báo cáo UBND tỉnh", "… để tổng hợp và báo cáo Thủ tướng Chính phủ".
    private static TextSpan? Forwarded(WordList words, ReadOnlySpan<char> s, int at)
    {
        var most = Math.Min(s.Length, at + 60);
        var found = s[at..most].IndexOf("bao cao", StringComparison.Ordinal);
        if (found < 0 || !s[at..(at + found)].Contains("tong hop", StringComparison.Ordinal) || s[at..(at + found)].IndexOfAny(';', '.') >= 0) return null;
        return To(words, s, at + found + "bao cao".Length);
    }
}
