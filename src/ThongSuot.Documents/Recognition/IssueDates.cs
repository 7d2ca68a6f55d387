namespace ThongSuot.Documents.Recognition;

/// <summary>
/// Dates of issue as printed in letterheads and citations: "ngày 14 tháng 3 năm 2008", "ngày 19/8/2009", "ngày 08/ 12 / 2017". Letters that
/// scans put for digits are read where a digit beside them makes sure ("I1" is 11); what stays unsure is no date.
/// </summary>
internal static class IssueDates
{
    private const int Near = 24;

    /// <summary>Reads a date that follows <paramref name="at"/> after blanks, a comma, a bracket or "ban hành", "ký".</summary>
    public static bool TryReadAfter(ReadOnlySpan<char> folded, int at, out DateOnly date, out int end)
    {
        var limit = Math.Min(folded.Length, at + Near);
        while (at < limit && folded[at] is ' ' or ',' or '(') at++;
        foreach (var word in (ReadOnlySpan<string>)["duoc ", "ban hanh ", "ky "])
            if (folded[at..].StartsWith(word, StringComparison.Ordinal)) at += word.Length;
        return TryRead(folded, at, out date, out end);
    }

    /// <summary>Reads the date whose "ngày" starts at <paramref name="at"/>.</summary>
    public static bool TryRead(ReadOnlySpan<char> folded, int at, out DateOnly date, out int end)
    {
        date = default;
        end = at;
        if (!Word(folded, ref at, "ngay")) return false;
        Word(folded, ref at, "ngay");
        if (at < folded.Length && folded[at] is ':' or '.') at++;
        Blanks(folded, ref at);
        if (!Number(folded, ref at, 2, out var day)) return false;
        Blanks(folded, ref at);
        int month, year;
        if (at < folded.Length && folded[at] is '/' or '-' or '.')
        {
            at++;
            Blanks(folded, ref at);
            if (!Number(folded, ref at, 2, out month)) return false;
            Blanks(folded, ref at);
            if (at >= folded.Length || folded[at] is not ('/' or '-' or '.')) return false;
            at++;
            Blanks(folded, ref at);
        }
        else
        {
            if (!Word(folded, ref at, "thang")) return false;
            Blanks(folded, ref at);
            if (!Number(folded, ref at, 2, out month)) return false;
            Blanks(folded, ref at);
            if (at < folded.Length && folded[at] == ',') at++;
            if (!Word(folded, ref at, "nam")) return false;
            Blanks(folded, ref at);
        }
        if (!Number(folded, ref at, 4, out year) || year is < 1900 or > 2199 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        end = at;
        return true;
    }

    /// <summary>A number of at most <paramref name="most"/> digits that no letter or digit follows directly, but for a word of the date ("05tháng").</summary>
    private static bool Number(ReadOnlySpan<char> folded, ref int at, int most, out int value)
    {
        value = 0;
        var i = at;
        var digits = 0;
        var sure = 0;
        while (i < folded.Length && digits < most)
        {
            var c = folded[i];
            // "20/1 1/2024": a blank inside, where a sign of the date follows the second digit.
            if (c == ' ' && digits == 1 && most == 2 && i + 2 < folded.Length && char.IsAsciiDigit(folded[i + 1]) && folded[i + 2] is '/') { i++; continue; }
            var digit = c switch { >= '0' and <= '9' => c - '0', 'i' or 'l' or '|' or ']' => 1, 'o' => 0, _ => -1 };
            if (digit < 0) break;
            if (char.IsAsciiDigit(c)) sure++;
            value = (value * 10) + digit;
            digits++;
            i++;
        }
        // "II" for 11 is common; a single letter may be anything.
        if (digits == 0 || (sure == 0 && digits < 2) || (most == 4 && (digits != 4 || sure < 3))) return false;
        if (i < folded.Length && char.IsLetterOrDigit(folded[i]) && !(most == 2 && folded[i..].StartsWith("thang", StringComparison.Ordinal)) && !(most == 2 && folded[i..].StartsWith("nam", StringComparison.Ordinal)) && !(most == 4 && char.IsLetter(folded[i]))) return false;
        at = i;
        return true;
    }

    private static bool Word(ReadOnlySpan<char> folded, ref int at, string word)
    {
        var i = at;
        Blanks(folded, ref i);
        if (i > folded.Length || !folded[i..].StartsWith(word, StringComparison.Ordinal)) return false;
        at = i + word.Length;
        return true;
    }

    private static void Blanks(ReadOnlySpan<char> folded, ref int at)
    {
        for (var n = 0; n < 8 && at < folded.Length && folded[at] == ' '; n++) at++;
    }
}
