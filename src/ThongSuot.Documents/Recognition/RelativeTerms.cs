using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>"Trong thời hạn 15 ngày làm việc kể từ ngày ký": terms that run from an event.</summary>
internal static class RelativeTerms
{
    private const int MaxEvent = 90;

    /// <summary>
    /// A term that starts at <paramref name="at"/>, a word start. It is resolved only where it runs in calendar days, weeks or months from the day this
    /// document was signed or issued: working days depend on a calendar of holidays the text does not hold.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> s, int at, DateOnly? issued, out int end, out DateOnly? due)
    {
        (end, due) = (at, null);
        var i = at;
        var opened = Scan.Words(s, ref i, "trong thoi han") || Scan.Words(s, ref i, "trong thoi gian") || Scan.Words(s, ref i, "trong vong");
        if (!opened && !Scan.Words(s, ref i, "cham nhat") && !Scan.Words(s, ref i, "khong qua") && !Scan.Words(s, ref i, "muon nhat") && !Scan.Words(s, ref i, "trong")) return false;
        Scan.Words(s, ref i, "la");
        if (!Scan.Words(s, ref i, "khong qua")) Scan.Words(s, ref i, "toi da");
        if (!NumberWords.TryReadCount(s, ref i, out var count) || !Unit(s, ref i, out var unit)) return false;
        var working = Scan.Words(s, ref i, "lam viec");
        var term = i;
        Scan.Sign(s, ref i, ",");
        var fromDay = Scan.Words(s, ref i, "ke tu") || Scan.Words(s, ref i, "tinh tu") || Scan.Words(s, ref i, "tu");
        if (!fromDay && !Scan.Words(s, ref i, "sau khi") && !Scan.Words(s, ref i, "sau ngay") && !(opened && IsClauseEnd(s, term))) return false;
        if (fromDay && issued is { Year: < 9000 } day && !working && IsIssue(s, i)) due = After(day, count, unit);
        end = fromDay || i > term + 1 ? EventEnd(s, i) : term;
        return true;
    }

    private static bool Unit(ReadOnlySpan<char> s, ref int at, out char unit)
    {
        unit = Scan.Words(s, ref at, "ngay") ? 'd' : Scan.Words(s, ref at, "tuan") ? 'w' : Scan.Words(s, ref at, "thang") ? 'm' : Scan.Words(s, ref at, "gio") ? 'h' : Scan.Words(s, ref at, "nam") ? 'y' : '\0';
        return unit != '\0';
    }

    // "ngày ký", "ngày ban hành Kế hoạch này", and not "ngày ký hợp đồng", "ngày ban hành kết luận thanh tra".
    private static bool IsIssue(ReadOnlySpan<char> s, int at)
    {
        if (!Scan.Words(s, ref at, "ngay")) return false;
        var signed = Scan.Words(s, ref at, "ky");
        if (!(Scan.Words(s, ref at, "ban hanh") || signed)) return false;
        if (IsClauseEnd(s, at)) return true;
        var end = EventEnd(s, at);
        return s[at..end].TrimEnd().EndsWith(" nay", StringComparison.Ordinal);
    }

    private static bool IsClauseEnd(ReadOnlySpan<char> s, int at)
    {
        at = Scan.Blanks(s, at);
        return at >= s.Length || s[at] is '.' or ';' or ',' or ')' or ':';
    }

    private static int EventEnd(ReadOnlySpan<char> s, int at)
    {
        var most = Math.Min(s.Length, at + MaxEvent);
        var end = at;
        while (end < most && s[end] is not (',' or ';' or '.' or ')' or ':')) end++;
        if (end == most && most < s.Length)
            while (end > at && s[end - 1] != ' ') end--;
        while (end > at && s[end - 1] == ' ') end--;
        return end;
    }

    private static DateOnly? After(DateOnly day, int count, char unit) => unit switch
    {
        'd' when count <= 3660 => day.AddDays(count),
        'w' when count <= 520 => day.AddDays(count * 7),
        'm' when count <= 120 => day.AddMonths(count),
        _ => null,
    };
}
