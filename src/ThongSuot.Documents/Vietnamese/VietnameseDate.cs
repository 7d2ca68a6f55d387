namespace ThongSuot.Documents.Vietnamese;

/// <summary>
/// Reads dates and periods as officials write them, at one place of folded text: "ngày 20/3/2024", "ngày 02 tháng 3 năm 2024", "26, 27/12/2013",
/// "tháng 11/2025", "quý IV năm 2025", "6 tháng đầu năm 2025", "cuối tháng 5/2025", "năm 2024". What no calendar has (31/02) is not a date.
/// </summary>
internal static class VietnameseDate
{
    private const int LeastYear = 1900, MostYear = 2199, MostDaysInList = 8;

    /// <summary>
    /// Reads the longest expression that starts at <paramref name="at"/>, a word start. <paramref name="bare"/> allows day and month without "ngày" and
    /// without year ("trước 15/12"), which alone could be a fraction.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> s, int at, out WrittenDate date, bool bare = false)
    {
        date = default;
        if ((uint)at >= (uint)s.Length) return false;
        var i = at;
        switch (s[at])
        {
            case 'n' when Scan.WordsBeforeNumber(s, ref i, "ngay"):
                return Days(s, at, i, named: true, bare, out date);
            case 'n' when Scan.WordsBeforeNumber(s, ref i, "nam") && YearAlone(s, ref i, out var year):
                date = new(at, i, DateUnit.Year, year, 1, 1, 12, 0);
                return true;
            case 't' when Scan.WordsBeforeNumber(s, ref i, "thang"):
                return Months(s, at, i, out date);
            case 't' when Next(s, at + 1, char.IsAsciiDigit):
                i = at + 1;
                return Months(s, at, i, out date) && date.HasYear;
            case 't' when Scan.Words(s, ref i, "thuong tuan"):
                return PartOfMonth(s, at, i, 1, 10, out date);
            case 't' when Scan.Words(s, ref i, "trung tuan"):
                return PartOfMonth(s, at, i, 11, 20, out date);
            case 'h' when Scan.Words(s, ref i, "ha tuan"):
                return PartOfMonth(s, at, i, 21, 0, out date);
            case 'd' when Scan.Words(s, ref i, "dau"):
                return PartOfMonth(s, at, i, 1, 10, out date) || PartOfYear(s, at, i, 1, 3, out date);
            case 'g' when Scan.Words(s, ref i, "giua"):
                return PartOfMonth(s, at, i, 11, 20, out date) || PartOfYear(s, at, i, 4, 6, out date);
            case 'c' when Scan.Words(s, ref i, "cuoi"):
                return PartOfMonth(s, at, i, 21, 0, out date) || PartOfYear(s, at, i, 10, 12, out date);
            case 'q' when Scan.WordsBeforeNumber(s, ref i, "quy"):
                return Quarters(s, at, i, out date);
            case >= '0' and <= '9':
                return Days(s, at, at, named: false, bare, out date) || MonthAndYear(s, at, out date) || MonthsOfYear(s, at, out date);
            case 's' or 'b' or 'c':
                return MonthsOfYear(s, at, out date);
            default:
                return false;
        }
    }

    /// <summary>A single full date; false for lists, periods and dates without a year.</summary>
    public static bool TryReadDay(ReadOnlySpan<char> s, int at, out int end, out DateOnly day)
    {
        (end, day) = (at, default);
        if (!TryRead(s, at, out var date) || date.Unit != DateUnit.Day || !date.HasYear || date.First != date.Last) return false;
        (end, day) = (date.End, date.Last);
        return true;
    }

    /// <summary>A year of four digits as it stands in dates; moves past it.</summary>
    public static bool Year(ReadOnlySpan<char> s, ref int at, out int year)
    {
        var i = at;
        if (!Scan.Number(s, ref i, 4, 4, out year) || year is < LeastYear or > MostYear) return false;
        at = i;
        return true;
    }

    // "26, 27/12/2013", "28 - 29/12/2013", "ngày 02 tháng 3 năm 2024", "ngày 15/12".
    private static bool Days(ReadOnlySpan<char> s, int start, int i, bool named, bool bare, out WrittenDate date)
    {
        date = default;
        if (!Scan.Number(s, ref i, 1, 2, out var first)) return false;
        var (last, lastAt) = (first, i);
        var listed = false;
        for (var n = 0; n < MostDaysInList; n++)
        {
            // A day of a list must be followed by more of the list or by its month; "20-3-2024" is no list.
            var j = lastAt;
            if (!(Scan.Sign(s, ref j, ",-") || Scan.Words(s, ref j, "va") || Scan.Words(s, ref j, "den"))) break;
            Scan.WordsBeforeNumber(s, ref j, "ngay");
            if (!Scan.Number(s, ref j, 1, 2, out var day) || day <= last) break;
            if (!ListGoesOn(s, j)) break;
            (last, lastAt, listed) = (day, j, true);
        }
        i = lastAt;
        if (!MonthAfterDay(s, ref i, named || listed, out var month, out var sign)) return false;
        var year = YearAfterMonth(s, ref i, sign);
        if (year == 0 && !(named || bare || listed)) return false;
        // A number that runs on is a document number or a longer code: "12/10/QĐ-UBND", "1/2/3".
        if (i < s.Length && (char.IsAsciiDigit(s[i]) || (s[i] is '/' && Next(s, i + 1, Scan.IsWordChar)) || (year == 0 && s[i] is '-' or '.' && Next(s, i + 1, char.IsAsciiDigit)))) return false;
        if (!IsDay(year, month, first) || !IsDay(year, month, last)) return false;
        date = new(start, i, DateUnit.Day, year, month, first, month, last);
        return true;
    }

    private static bool ListGoesOn(ReadOnlySpan<char> s, int at)
    {
        var i = at;
        if (Scan.Sign(s, ref i, "/")) return Next(s, Scan.Blanks(s, i), char.IsAsciiDigit);
        if (Scan.WordsBeforeNumber(s, ref i, "thang")) return true;
        return (Scan.Sign(s, ref i, ",") || Scan.Words(s, ref i, "va")) && Next(s, Scan.Blanks(s, i), char.IsAsciiDigit);
    }

    private static bool MonthAfterDay(ReadOnlySpan<char> s, ref int at, bool named, out int month, out char sign)
    {
        var i = at;
        sign = '\0';
        month = 0;
        if (Scan.WordsBeforeNumber(s, ref i, "thang")) return (Scan.Number(s, ref i, 1, 2, out month) || NumberWords.TryRead(s, ref i, out month)) && Move(ref at, i);
        var signAt = Scan.Blanks(s, i);
        if (!Scan.Sign(s, ref i, "/-.")) return false;
        sign = s[signAt];
        // A point or a dash alone is a section number or a range: it needs the year, read next.
        if (!Scan.Number(s, ref i, 1, 2, out month)) return false;
        var j = i;
        if (sign != '/' && !(Scan.Sign(s, ref j, sign == '.' ? "." : "-") && Year(s, ref j, out _))) return false;
        return Move(ref at, i);
    }

    private static int YearAfterMonth(ReadOnlySpan<char> s, ref int at, char sign)
    {
        var i = at;
        Scan.Sign(s, ref i, ",");
        if (Scan.WordsBeforeNumber(s, ref i, "nam") && Year(s, ref i, out var year)) return Move(ref at, i) ? year : 0;
        i = at;
        return Scan.Sign(s, ref i, sign switch { '-' => "-", '.' => ".", _ => "/-" }) && Year(s, ref i, out year) && Move(ref at, i) ? year : 0;
    }

    // "tháng 11/2025", "tháng 10, 11 năm 2025", "tháng mười một", "tháng 3".
    private static bool Months(ReadOnlySpan<char> s, int start, int i, out WrittenDate date)
    {
        date = default;
        if (!Scan.Number(s, ref i, 1, 2, out var first) && !NumberWords.TryRead(s, ref i, out first)) return false;
        var last = first;
        for (var j = i; last < 12 && (Scan.Sign(s, ref j, ",-") || Scan.Words(s, ref j, "va")); j = i)
        {
            Scan.WordsBeforeNumber(s, ref j, "thang");
            if (!Scan.Number(s, ref j, 1, 2, out var next) || next <= last || next > 12) break;
            (last, i) = (next, j);
        }
        if (first is < 1 or > 12) return false;
        var year = YearAfterPeriod(s, ref i);
        if (!Scan.EndsWord(s, i) || (i < s.Length && s[i] == '/' && Next(s, i + 1, char.IsAsciiDigit))) return false;
        date = new(start, i, DateUnit.Month, year, first, 1, last, 0);
        return true;
    }

    // "11/2025", and not "11/2025/QĐ-UBND" or "3/11/2025".
    private static bool MonthAndYear(ReadOnlySpan<char> s, int at, out WrittenDate date)
    {
        date = default;
        var i = at;
        if (!Scan.Number(s, ref i, 1, 2, out var month) || month is < 1 or > 12 || !Scan.Sign(s, ref i, "/") || !Year(s, ref i, out var year)) return false;
        if (!Scan.EndsWord(s, i) || (i < s.Length && s[i] is '/' or '-' && Next(s, i + 1, Scan.IsWordChar)) || (at > 0 && s[at - 1] is '/' or '-' or '.')) return false;
        date = new(at, i, DateUnit.Month, year, month, 1, month, 0);
        return true;
    }

    private static bool Quarters(ReadOnlySpan<char> s, int start, int i, out WrittenDate date)
    {
        date = default;
        if (!RomanNumerals.Quarter(s, ref i, out var first)) return false;
        var last = first;
        for (var j = i; last < 4 && (Scan.Sign(s, ref j, ",-") || Scan.Words(s, ref j, "va")); j = i)
        {
            Scan.WordsBeforeNumber(s, ref j, "quy");
            if (!RomanNumerals.Quarter(s, ref j, out var next) || next <= last) break;
            (last, i) = (next, j);
        }
        var year = YearAfterPeriod(s, ref i);
        if (!Scan.EndsWord(s, i)) return false;
        date = new(start, i, DateUnit.Quarter, year, (first * 3) - 2, 1, last * 3, 0);
        return true;
    }

    // "đầu tháng 5/2025", "trung tuần tháng 3": Vietnamese tuần here are the thirds of a month, 1-10, 11-20, 21-end.
    private static bool PartOfMonth(ReadOnlySpan<char> s, int start, int i, int firstDay, int lastDay, out WrittenDate date)
    {
        date = default;
        var at = i;
        if (!Scan.WordsBeforeNumber(s, ref at, "thang") || !Months(s, start, at, out var month) || month.FirstMonth != month.LastMonth) return false;
        date = month with { Unit = DateUnit.PartOfMonth, FirstDay = firstDay, LastDay = lastDay };
        return true;
    }

    private static bool PartOfYear(ReadOnlySpan<char> s, int start, int i, int firstMonth, int lastMonth, out WrittenDate date)
    {
        date = default;
        if (!Scan.WordsBeforeNumber(s, ref i, "nam") || !YearAlone(s, ref i, out var year)) return false;
        date = new(start, i, DateUnit.PartOfYear, year, firstMonth, 1, lastMonth, 0);
        return true;
    }

    // "6 tháng đầu năm 2025", "sáu tháng cuối năm".
    private static bool MonthsOfYear(ReadOnlySpan<char> s, int start, out WrittenDate date)
    {
        date = default;
        var i = start;
        if (!NumberWords.TryReadCount(s, ref i, out var months) || months is < 1 or > 11 || !Scan.Words(s, ref i, "thang")) return false;
        var atEnd = Scan.Words(s, ref i, "cuoi nam");
        if (!atEnd && !Scan.Words(s, ref i, "dau nam")) return false;
        var year = YearAlone(s, ref i, out var written) ? written : 0;
        date = atEnd ? new(start, i, DateUnit.PartOfYear, year, 13 - months, 1, 12, 0) : new(start, i, DateUnit.PartOfYear, year, 1, 1, months, 0);
        return true;
    }

    private static int YearAfterPeriod(ReadOnlySpan<char> s, ref int at)
    {
        var i = at;
        if (!Scan.Sign(s, ref i, "/-.")) Scan.Sign(s, ref i, ",");
        var joined = i > at && s[i - 1] != ',';
        var named = Scan.WordsBeforeNumber(s, ref i, "nam");
        return (joined || named) && YearAlone(s, ref i, out var year) && Move(ref at, i) ? year : 0;
    }

    // "2025", and neither "2025-2026" (a school year, a stage) nor "2025/NĐ-CP".
    private static bool YearAlone(ReadOnlySpan<char> s, ref int at, out int year)
    {
        var i = at;
        if (!Year(s, ref i, out year) || !Scan.EndsWord(s, i)) return false;
        var j = i;
        // "năm 2026 - 2027": the last year is the one that ends; "2025-2026" without blanks is a school year.
        if (i < s.Length && s[i] == ' ' && Scan.Sign(s, ref j, "-") && Year(s, ref j, out var last) && last > year && last - year < 10 && Scan.EndsWord(s, j))
        {
            year = last;
            return Move(ref at, j);
        }
        j = i;
        if (Scan.Sign(s, ref j, "-/") && (Year(s, ref j, out _) || (j == i + 1 && Next(s, j, char.IsAsciiLetterLower)))) return false;
        return Move(ref at, i);
    }

    private static bool IsDay(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year == 0 ? 2000 : year, month);

    private static bool Next(ReadOnlySpan<char> s, int at, Func<char, bool> isOne) => (uint)at < (uint)s.Length && isOne(s[at]);

    private static bool Move(ref int at, int to)
    {
        at = to;
        return true;
    }
}
