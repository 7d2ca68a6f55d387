namespace ThongSuot.Documents.Vietnamese;

/// <summary>Numbers in words: "sáu", "ba mươi", "mười lăm", "một trăm linh năm". On folded text, up to 999.</summary>
internal static class NumberWords
{
    /// <summary>
    /// Moves past a number in words. "năm" is five at the start of a number or after "linh", "lẻ", and never after a ten ("mười năm" is ten
    /// years, fifteen is "mười lăm"); "tư" is four anywhere.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> folded, ref int at, out int value)
    {
        value = 0;
        var i = at;
        if (!Below100(folded, ref i, out value)) return false;
        var j = i;
        if (value is > 0 and < 10 && Scan.Words(folded, ref j, "tram"))
        {
            i = j;
            var hundreds = value * 100;
            value = hundreds;
            if ((Scan.Words(folded, ref j, "linh") || Scan.Words(folded, ref j, "le")) && Digit(folded, ref j, out var one)) (value, i) = (hundreds + one, j);
            else if (j == i && Below100(folded, ref j, out var rest) && rest >= 10) (value, i) = (hundreds + rest, j);
        }
        at = i;
        return true;
    }

    /// <summary>Moves past "15", "01 (một)", "6 (sáu)" or a number in words.</summary>
    public static bool TryReadCount(ReadOnlySpan<char> folded, ref int at, out int value)
    {
        var i = at;
        if (!Scan.Number(folded, ref i, 1, 4, out value)) return TryRead(folded, ref at, out value);
        at = i;
        if (Scan.Sign(folded, ref i, "(") && TryRead(folded, ref i, out _) && Scan.Sign(folded, ref i, ")")) at = i;
        return true;
    }

    private static bool Below100(ReadOnlySpan<char> s, ref int at, out int value)
    {
        value = 0;
        var i = at;
        if (Scan.Words(s, ref i, "muoi"))
        {
            value = 10;
            at = i;
            if (Unit(s, ref i, out var one)) (value, at) = (10 + one, i);
            return true;
        }
        if (!Digit(s, ref i, out value)) return false;
        at = i;
        if (!Scan.Words(s, ref i, "muoi")) return true;
        value *= 10;
        at = i;
        if (Unit(s, ref i, out var unit)) (value, at) = (value + unit, i);
        return true;
    }

    /// <summary>After a ten: "mốt", "lăm" (also "nhăm"), and the plain digits but "năm".</summary>
    private static bool Unit(ReadOnlySpan<char> s, ref int at, out int value)
    {
        if (Scan.Words(s, ref at, "lam") || Scan.Words(s, ref at, "nham"))
        {
            value = 5;
            return true;
        }
        var i = at;
        if (!Digit(s, ref i, out value) || value == 5) return false;
        at = i;
        return true;
    }

    private static bool Digit(ReadOnlySpan<char> s, ref int at, out int value)
    {
        value = 0;
        var i = Scan.Blanks(s, at);
        var end = i;
        while (end < s.Length && end - i < 5 && char.IsAsciiLetterLower(s[end])) end++;
        if (!Scan.EndsWord(s, end)) return false;
        value = s[i..end] switch
        {
            "mot" => 1,
            "hai" => 2,
            "ba" => 3,
            "bon" or "tu" => 4,
            "nam" => 5,
            "sau" => 6,
            "bay" => 7,
            "tam" => 8,
            "chin" => 9,
            _ => 0,
        };
        if (value == 0) return false;
        at = end;
        return true;
    }
}
