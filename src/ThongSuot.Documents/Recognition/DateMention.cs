using System.Buffers;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>A date in a statement, or a list or range of dates read as one.</summary>
/// <param name="Date">The last of them.</param>
/// <param name="Start">Where the first of them starts.</param>
/// <param name="IsRange">"từ … đến …", "28/12 - 30/12/2025".</param>
/// <param name="IsBare">Day and month alone, without "ngày": no date unless a strong trigger says so.</param>
internal readonly record struct DateMention(WrittenDate Date, int Start, bool IsRange, bool IsBare)
{
    private const int MaxYearCell = 32, MaxYears = 30;

    public int End => Date.End;

    /// <summary>A range, or days or months written as one: "06 - 15/11/2024".</summary>
    public bool IsSpan => IsRange || Date.Unit is DateUnit.Day or DateUnit.Month && (Date.FirstMonth, Date.FirstDay) != (Date.LastMonth, Date.Unit is DateUnit.Month ? Date.FirstDay : Date.LastDay);

    // Dates without any figure: "quý I", "tháng mười".
    private static readonly SearchValues<string> InWords = SearchValues.Create(["quy i", "quy l", "quy v", "quy ba", "quy hai", "quy mot", "quy bon", "quy tu", "thang m", "thang t", "thang h", "thang b", "thang s", "thang c"], StringComparison.Ordinal);

    /// <summary>All dates of the scope, lists and ranges joined. Null when there is none, so that a statement without dates costs nothing.</summary>
    public static List<DateMention>? All(ReadOnlySpan<char> folded, TextSpan scope)
    {
        List<DateMention>? found = null;
        var s = folded[..scope.End];
        if (!s[scope.Start..].ContainsAnyInRange('0', '9') && !s[scope.Start..].ContainsAny(InWords)) return null;
        for (var i = scope.Start; i < s.Length; i++)
        {
            if (!MayOpen(s, i)) continue;
            if (!VietnameseDate.TryRead(s, i, out var date, bare: true) && !IsYearAlone(s, scope, i, out date)) continue;
            var bare = char.IsAsciiDigit(s[i]) && date is { HasYear: false, Unit: DateUnit.Day };
            var mention = new DateMention(date, date.Start, false, bare);
            if (bare && IsFraction(s, date.End)) continue;
            found ??= [];
            if (found.Count > 0 && found[^1].JoinedWith(mention, s) is { } joined) found[^1] = joined;
            else found.Add(mention);
            i = date.End - 1;
        }
        return found;
    }

    // How dates open, but for figures; longer words ("trong", "ngành") are turned away by the reader of dates.
    private static readonly string[] Words = ["ngay", "nam", "thang", "thuong", "trung", "quy", "dau", "giua", "cuoi", "chin", "ha ", "sau", "ba", "bon"];
    private static readonly bool[] Pairs = OpeningPairs();

    private static bool[] OpeningPairs()
    {
        var pairs = new bool[1 << 14];
        foreach (var word in Words) pairs[Pair(word[0], word[1])] = true;
        for (var digit = '0'; digit <= '9'; digit++)
        {
            pairs[Pair('t', digit)] = true;
            for (var next = 0; next < 128; next++) pairs[Pair(digit, (char)next)] = true;
        }
        return pairs;
    }

    private static int Pair(char first, char second) => ((first & 127) << 7) | (second & 127);

    private static bool MayOpen(ReadOnlySpan<char> s, int at)
    {
        if (!Pairs[Pair(s[at], at + 1 < s.Length ? s[at + 1] : ' ')] || !Scan.StartsWord(s, at)) return false;
        return s[at] switch
        {
            'n' => Is(s, at, "ngay") || Is(s, at, "nam"),
            't' => Is(s, at, "thang") || Is(s, at, "thuong") || Is(s, at, "trung") || (at + 1 < s.Length && char.IsAsciiDigit(s[at + 1])),
            _ => true,
        };
    }

    private static bool Is(ReadOnlySpan<char> s, int at, string opening) => s[at..].StartsWith(opening, StringComparison.Ordinal);

    /// <summary>"Ngày 28/12 và cả ngày 29/12/2013", "từ ngày 25/10/2025 đến hết ngày 31/10/2025", "quý III/2026 - quý II/2027".</summary>
    private DateMention? JoinedWith(DateMention next, ReadOnlySpan<char> s)
    {
        var i = End;
        if (next.Start - i > 24) return null;
        var range = Scan.Sign(s, ref i, "-") || Scan.Words(s, ref i, "den") || Scan.Words(s, ref i, "toi");
        if (range) Scan.Words(s, ref i, "het");
        else if (Date.HasYear || !(Scan.Sign(s, ref i, ",;") || Scan.Words(s, ref i, "va"))) return null;
        else Scan.Words(s, ref i, "ca");
        if (Scan.Blanks(s, i) != next.Start) return null;
        if (Date.HasYear && next.Date.HasYear && Date.First > next.Date.Last) return null;
        return new DateMention(next.Date, Start, range || IsRange, IsBare && next.IsBare);
    }

    // "1/2 ngày", "2/3 số hộ": half a day and two thirds are no dates.
    private static bool IsFraction(ReadOnlySpan<char> s, int at) =>
        Scan.Words(s, ref at, "ngay") || Scan.Words(s, ref at, "so") || Scan.Words(s, ref at, "buoi") || Scan.Words(s, ref at, "gio") || Scan.Words(s, ref at, "tong");

    // "2026", "2026 - 2027", "Giai đoạn 2026 - 2030" as all there is, in a cell of a table: there a stage is when to do it, and its last year ends it.
    private static bool IsYearAlone(ReadOnlySpan<char> s, TextSpan scope, int at, out WrittenDate date)
    {
        date = default;
        var end = at;
        if (scope.Length > MaxYearCell || !s[scope.Start..at].IsWhiteSpace()) return false;
        Scan.Words(s, ref end, "giai doan");
        if (!VietnameseDate.Year(s, ref end, out var year)) return false;
        var next = end;
        if (Scan.Sign(s, ref next, "-") && VietnameseDate.Year(s, ref next, out var last) && last > year && last - year <= MaxYears) (year, end) = (last, next);
        if (!s[end..].Trim(" .;").IsEmpty) return false;
        date = new(at, end, DateUnit.Year, year, 1, 1, 12, 0);
        return true;
    }
}
