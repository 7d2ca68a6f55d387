namespace ThongSuot.Documents.Vietnamese;

/// <summary>Roman numerals as labels and quarters are written.</summary>
internal static class RomanNumerals
{
    /// <summary>Reads a well-formed numeral of 1 to 3999 in letters of either case; false for anything else ("IIX", "VV", "").</summary>
    public static bool TryParse(ReadOnlySpan<char> numeral, out int value)
    {
        value = 0;
        if (numeral.Length is 0 or > 15) return false;
        var sum = 0;
        for (var i = 0; i < numeral.Length; i++)
        {
            var one = ValueOf(numeral[i]);
            if (one == 0) return false;
            sum += i + 1 < numeral.Length && one < ValueOf(numeral[i + 1]) ? -one : one;
        }
        // Well-formed is what the numeral of that value looks like.
        Span<char> again = stackalloc char[15];
        if (sum is <= 0 or >= 4000 || !numeral.Equals(again[..Write(sum, again)], StringComparison.OrdinalIgnoreCase)) return false;
        value = sum;
        return true;
    }

    /// <summary>The value of a numeral in capitals; 0 when it is none.</summary>
    public static int InCapitals(ReadOnlySpan<char> numeral) => numeral.IndexOfAnyInRange('a', 'z') < 0 && TryParse(numeral, out var value) ? value : 0;

    /// <summary>The numeral of a number from 1 to 3999, in capitals.</summary>
    public static string Write(int value)
    {
        Span<char> numeral = stackalloc char[15];
        return numeral[..Write(value, numeral)].ToString();
    }

    /// <summary>Moves past a quarter, "III" or "3", in folded text. Recognition takes I for l or 1, so "lll" and "1V" are read as well: no quarter exceeds 4.</summary>
    public static bool Quarter(ReadOnlySpan<char> folded, ref int at, out int quarter)
    {
        var start = Scan.Blanks(folded, at);
        var (end, ones, five) = (start, 0, false);
        while (end < folded.Length && end - start < 4 && folded[end] is 'i' or 'l' or '1' && !five) (end, ones) = (end + 1, ones + 1);
        if (end < folded.Length && folded[end] == 'v' && ones == 1) (end, five) = (end + 1, true);
        quarter = five ? 4 : ones;
        if (ones == 0 && end < folded.Length && folded[end] is '2' or '3' or '4') quarter = folded[end++] - '0';
        else if (ones == 0 && Scan.Number(folded, ref end, 2, 2, out var two)) quarter = two;
        else if (ones == 0)
        {
            if (!NumberWords.TryRead(folded, ref end, out quarter) && !OrdinalWord(folded, ref end, out quarter)) return false;
        }
        if (quarter is < 1 or > 4 || !Scan.EndsWord(folded, end)) return false;
        at = end;
        return true;
    }

    private static bool OrdinalWord(ReadOnlySpan<char> folded, ref int at, out int value)
    {
        value = Scan.Words(folded, ref at, "nhat") ? 1 : Scan.Words(folded, ref at, "nhi") ? 2 : 0;
        return value > 0;
    }

    private static int ValueOf(char c) => (c | 0x20) switch
    {
        'i' => 1,
        'v' => 5,
        'x' => 10,
        'l' => 50,
        'c' => 100,
        'd' => 500,
        'm' => 1000,
        _ => 0,
    };

    private static int Write(int value, Span<char> to)
    {
        ReadOnlySpan<int> values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
        string[] signs = ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"];
        var length = 0;
        for (var i = 0; i < values.Length; i++)
            for (; value >= values[i]; value -= values[i])
                foreach (var c in signs[i]) to[length++] = c;
        return length;
    }
}
