namespace ThongSuot.Documents.Vietnamese;

/// <summary>Small steps over folded text. Every step is bounded and none allocates.</summary>
internal static class Scan
{
    /// <summary>Most blanks between two parts of one expression: a wide gap is a column, not a space.</summary>
    private const int MaxBlanks = 8;

    /// <summary>True for a letter or digit of folded text, marks beyond ASCII included.</summary>
    public static bool IsWordChar(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || (c > 127 && char.IsLetterOrDigit(c));

    /// <summary>True when no word runs across <paramref name="at"/> from the left.</summary>
    public static bool StartsWord(ReadOnlySpan<char> s, int at) => at == 0 || !IsWordChar(s[at - 1]);

    /// <summary>True when no word runs on at <paramref name="at"/>.</summary>
    public static bool EndsWord(ReadOnlySpan<char> s, int at) => at >= s.Length || !IsWordChar(s[at]);

    /// <summary>The place after up to <see cref="MaxBlanks"/> blanks.</summary>
    public static int Blanks(ReadOnlySpan<char> s, int at)
    {
        var end = Math.Min(s.Length, at + MaxBlanks);
        while (at < end && s[at] == ' ') at++;
        return at;
    }

    /// <summary>The place before the blanks that end at <paramref name="at"/>.</summary>
    public static int BlanksBack(ReadOnlySpan<char> s, int at)
    {
        var end = Math.Max(0, at - MaxBlanks);
        while (at > end && s[at - 1] == ' ') at--;
        return at;
    }

    /// <summary>Moves past blanks and <paramref name="phrase"/> when it stands there as whole words; single blanks of the phrase match a few.</summary>
    public static bool Words(ReadOnlySpan<char> s, ref int at, ReadOnlySpan<char> phrase)
    {
        var end = PhraseEnd(s, Blanks(s, at), phrase);
        if (end < 0 || !EndsWord(s, end)) return false;
        at = end;
        return true;
    }

    /// <summary>As <see cref="Words"/>, but a digit may follow at once ("tháng11").</summary>
    public static bool WordsBeforeNumber(ReadOnlySpan<char> s, ref int at, ReadOnlySpan<char> phrase)
    {
        var end = PhraseEnd(s, Blanks(s, at), phrase);
        if (end < 0 || !(EndsWord(s, end) || char.IsAsciiDigit(s[end]))) return false;
        at = end;
        return true;
    }

    /// <summary>Moves past blanks and one char of <paramref name="any"/>.</summary>
    public static bool Sign(ReadOnlySpan<char> s, ref int at, ReadOnlySpan<char> any)
    {
        var i = Blanks(s, at);
        if (i >= s.Length || !any.Contains(s[i])) return false;
        at = i + 1;
        return true;
    }

    /// <summary>Moves past blanks and a whole number of <paramref name="least"/> to <paramref name="most"/> digits that no further digit follows.</summary>
    public static bool Number(ReadOnlySpan<char> s, ref int at, int least, int most, out int value)
    {
        value = 0;
        var i = Blanks(s, at);
        var start = i;
        while (i < s.Length && i - start < most && char.IsAsciiDigit(s[i])) value = (value * 10) + (s[i++] - '0');
        if (i - start < least || (i < s.Length && char.IsAsciiDigit(s[i]))) return false;
        at = i;
        return true;
    }

    /// <summary>Start of the word (letters and digits) that ends at <paramref name="end"/>; equal to it when there is none.</summary>
    public static int WordStart(ReadOnlySpan<char> s, int end)
    {
        var least = Math.Max(0, end - 24);
        var at = end;
        while (at > least && IsWordChar(s[at - 1])) at--;
        return at;
    }

    /// <summary>Moves <paramref name="end"/> back over <paramref name="phrase"/> when whole words of it end there.</summary>
    public static bool WordsBack(ReadOnlySpan<char> s, ref int end, ReadOnlySpan<char> phrase)
    {
        var at = BlanksBack(s, end);
        for (var p = phrase.Length - 1; p >= 0; p--)
        {
            if (at == 0 || s[at - 1] != phrase[p]) return false;
            at = phrase[p] == ' ' ? BlanksBack(s, at) : at - 1;
        }
        if (!StartsWord(s, at)) return false;
        end = at;
        return true;
    }

    private static int PhraseEnd(ReadOnlySpan<char> s, int at, ReadOnlySpan<char> phrase)
    {
        foreach (var c in phrase)
        {
            if (at >= s.Length || s[at] != c) return -1;
            at = c == ' ' ? Blanks(s, at) : at + 1;
        }
        return at;
    }
}
