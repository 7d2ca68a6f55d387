using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>A value, or a range of values, as Vietnamese writes it: comma before decimals, points between thousands.</summary>
internal readonly record struct WrittenNumber(int Start, int End, decimal Low, decimal? High, bool Percent)
{
    /// <summary>Reads "95,5%", "50 - 55%", "40% đến 45%", "1.200" at <paramref name="at"/>; false for dates, numbers of documents and labels.</summary>
    public static bool TryRead(ReadOnlySpan<char> s, int at, out WrittenNumber number)
    {
        number = default;
        var i = at;
        if (at > 0 && (Scan.IsWordChar(s[at - 1]) || s[at - 1] is '/' or '.' or ',' or '-')) return false;
        if (!One(s, ref i, out var low)) return false;
        var percent = Scan.Sign(s, ref i, "%");
        var j = i;
        decimal? high = null;
        if ((Scan.Sign(s, ref j, "-") || Scan.Words(s, ref j, "den")) && Scan.Blanks(s, j) is var next && One(s, ref next, out var second) && second > low)
        {
            var of = next;
            var percentAfter = Scan.Sign(s, ref of, "%");
            // "2021 - 2025" and "50 - 60 tuổi" without a sign of percent are read as a range too; years are refused by the caller.
            if (percentAfter || !percent) (i, high, percent) = (percentAfter ? of : next, second, percent || percentAfter);
        }
        if (i < s.Length && (s[i] is '/' || Scan.IsWordChar(s[i]))) return false;
        number = new(at, i, low, high, percent);
        return true;
    }

    private static bool One(ReadOnlySpan<char> s, ref int at, out decimal value)
    {
        value = 0;
        var i = at;
        var digits = 0;
        while (i < s.Length && char.IsAsciiDigit(s[i]) && digits < 15) (value, i, digits) = ((value * 10) + (s[i] - '0'), i + 1, digits + 1);
        if (digits == 0) return false;
        // Points and exactly three digits: thousands.
        while (digits < 15 && i + 3 < s.Length && s[i] == '.' && Three(s, i + 1))
        {
            value = (value * 1000) + ((s[i + 1] - '0') * 100) + ((s[i + 2] - '0') * 10) + (s[i + 3] - '0');
            (i, digits) = (i + 4, digits + 3);
        }
        if (i + 1 < s.Length && s[i] == ',' && char.IsAsciiDigit(s[i + 1]))
        {
            var unit = 0.1m;
            for (i++; i < s.Length && char.IsAsciiDigit(s[i]) && unit > 0.000001m; i++, unit /= 10) value += (s[i] - '0') * unit;
        }
        if (i < s.Length && char.IsAsciiDigit(s[i])) return false;
        at = i;
        return true;
    }

    private static bool Three(ReadOnlySpan<char> s, int at) =>
        at + 3 <= s.Length && char.IsAsciiDigit(s[at]) && char.IsAsciiDigit(s[at + 1]) && char.IsAsciiDigit(s[at + 2]) && (at + 3 == s.Length || !char.IsAsciiDigit(s[at + 3]));
}
