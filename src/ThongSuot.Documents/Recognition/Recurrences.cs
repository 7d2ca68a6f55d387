using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>"Định kỳ 6 tháng", "hằng năm", "thường xuyên": deadlines that come again.</summary>
internal static class Recurrences
{
    public const string Continuous = "continuous";

    /// <summary>A recurrence that starts at <paramref name="at"/>, a word start; <paramref name="every"/> is null when the period is not one of the usual.</summary>
    public static bool TryRead(ReadOnlySpan<char> s, int at, out int end, out string? every)
    {
        (end, every) = (at, null);
        var i = at;
        switch (s[at])
        {
            case 'd' when Scan.Words(s, ref i, "dinh ky"):
                end = i;
                Scan.Words(s, ref i, "vao");
                if (Period(s, ref i, out every) || WeekdayThenPeriod(s, ref i, out every)) end = i;
                return true;
            case 't' when Scan.Words(s, ref i, "thuong xuyen"):
                (end, every) = (i, Continuous);
                return true;
            case 't' when Scan.Words(s, ref i, "thu"):
                i = at;
                return WeekdayThenPeriod(s, ref i, out every) && Ends(i, out end);
            case 'h' or 'm':
                return Each(s, ref i, out every) && Ends(i, out end);
            case >= '0' and <= '9':
                return TimesPerPeriod(s, ref i, out every) && Ends(i, out end);
            default:
                return false;
        }
    }

    /// <summary>After a date without year: "hằng năm", "của tháng sau", "năm sau", "mỗi quý".</summary>
    public static bool After(ReadOnlySpan<char> s, int at, out int end, out string? every)
    {
        var i = at;
        Scan.Sign(s, ref i, ",");
        Scan.Words(s, ref i, "cua");
        if (Each(s, ref i, out every) || NextPeriod(s, ref i, out every)) return Ends(i, out end);
        end = at;
        return false;
    }

    /// <summary>True when a recurrence may count at <paramref name="at"/>: it opens a clause, fills a cell, or closes the statement after a comma.</summary>
    public static bool Stands(SourceText source, TextSpan scope, int at, int end)
    {
        var s = source.Folded.AsSpan(0, scope.End);
        var before = at;
        while (before > scope.Start && source.Text[before - 1] is not ('\n' or '\t') && s[before - 1] is ' ' or '-' or '+' or '*' or '"' or '(') before--;
        if (before == scope.Start || s[before - 1] is ';' or ':' or '.' || source.Text[before - 1] is '\n' or '\t') return true;
        if (s[before - 1] != ',') return false;
        var after = Scan.Blanks(s, end);
        return after >= s.Length || s[after] is '.' or ';' or ')' || s.Length - scope.Start <= 60;
    }

    // "hằng năm", "hàng quý", "mỗi tuần", and not "ngân hàng nam", "mới năm": the words must stand together.
    private static bool Each(ReadOnlySpan<char> s, ref int at, out string? every)
    {
        every = null;
        var i = at;
        if (!Scan.Words(s, ref i, "hang") && !Scan.Words(s, ref i, "moi")) return false;
        if (!Unit(s, ref i, out every)) return false;
        at = i;
        return true;
    }

    private static bool Unit(ReadOnlySpan<char> s, ref int at, out string? every)
    {
        every = Scan.Words(s, ref at, "nam") ? "year"
            : Scan.Words(s, ref at, "quy") ? "quarter"
            : Scan.Words(s, ref at, "thang") ? "month"
            : Scan.Words(s, ref at, "tuan") ? "week"
            : Scan.Words(s, ref at, "ngay") ? "day" : null;
        return every is not null;
    }

    // "6 tháng", "03 tháng/1 lần", "sáu tháng một lần", "hằng năm", "năm", "quý".
    private static bool Period(ReadOnlySpan<char> s, ref int at, out string? every)
    {
        var i = at;
        if (Each(s, ref i, out every) || Unit(s, ref i, out every))
        {
            at = i;
            return true;
        }
        i = at;
        Scan.Words(s, ref i, "moi");
        if (!NumberWords.TryReadCount(s, ref i, out var count) || !Scan.WordsBeforeNumber(s, ref i, "thang")) return TimesPerPeriod(s, ref at, out every);
        every = EveryMonths(count);
        Times(s, ref i);
        at = i;
        return true;
    }

    // "6 tháng/lần", "03 tháng một lần", "1 lần/năm".
    private static bool TimesPerPeriod(ReadOnlySpan<char> s, ref int at, out string? every)
    {
        every = null;
        var i = at;
        if (!NumberWords.TryReadCount(s, ref i, out var count)) return false;
        if (Scan.Words(s, ref i, "lan"))
        {
            if (!Scan.Sign(s, ref i, "/") && !Scan.Words(s, ref i, "moi") && !Scan.Words(s, ref i, "mot") && !Scan.Words(s, ref i, "trong")) return false;
            if (!Unit(s, ref i, out every)) return false;
            if (every == "year" && count == 2) every = "half-year";
            at = i;
            return true;
        }
        if (Scan.Words(s, ref i, "thang")) every = EveryMonths(count);
        else if (!Unit(s, ref i, out every) || count != 1) return false;
        if (!Times(s, ref i)) return false;
        at = i;
        return true;
    }

    private static bool Times(ReadOnlySpan<char> s, ref int at)
    {
        var i = at;
        var slash = Scan.Sign(s, ref i, "/");
        var one = NumberWords.TryReadCount(s, ref i, out var count) && count == 1;
        if ((!slash && !one) || !Scan.Words(s, ref i, "lan")) return false;
        at = i;
        return true;
    }

    private static bool WeekdayThenPeriod(ReadOnlySpan<char> s, ref int at, out string? every)
    {
        every = null;
        var i = at;
        if (!Scan.Words(s, ref i, "thu") || !NumberWords.TryReadCount(s, ref i, out var day) || day is < 2 or > 7 || !Each(s, ref i, out every)) return false;
        at = i;
        return true;
    }

    private static bool NextPeriod(ReadOnlySpan<char> s, ref int at, out string? every)
    {
        var i = at;
        if (!Unit(s, ref i, out every)) return false;
        if (!(Scan.Words(s, ref i, "sau") || Scan.Words(s, ref i, "tiep theo") || Scan.Words(s, ref i, "ke tiep") || Scan.Words(s, ref i, "lien ke"))) return false;
        at = i;
        return true;
    }

    private static string? EveryMonths(int count) => count switch { 1 => "month", 3 => "quarter", 6 => "half-year", 12 => "year", _ => null };

    private static bool Ends(int at, out int end)
    {
        end = at;
        return true;
    }
}
