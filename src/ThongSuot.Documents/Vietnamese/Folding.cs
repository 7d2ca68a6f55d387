using System.Globalization;
using System.Text;

namespace ThongSuot.Documents.Vietnamese;

/// <summary>
/// Lower case without marks, one char for one char: "Uỷ ban" and "ỦY BAN" fold alike, and an index into the folded text is an index into the
/// text. Recognisers match on folded text, so that tone placement, spelling pairs, capitals and most slips of character recognition do not matter.
/// </summary>
public static class Folding
{
    // Stands before Table, which is built from it.
    private static readonly (char From, char To)[] Alike =
    [
        ('đ', 'd'), ('Đ', 'd'), ('ð', 'd'), ('Ð', 'd'), ('Ɖ', 'd'),
        ('\u2010', '-'), ('\u2011', '-'), ('\u2012', '-'), ('\u2013', '-'), ('\u2014', '-'), ('\u2015', '-'), ('\u2212', '-'), ('\u00AD', '-'), ('\u2022', '-'), ('\u25AA', '-'), ('\u25CF', '-'), ('\u00B7', '-'), ('\uF0B7', '-'), ('\uF02D', '-'),
        ('\u201C', '"'), ('\u201D', '"'), ('\u201E', '"'), ('\u00AB', '"'), ('\u00BB', '"'),
        ('\u2018', '\''), ('\u2019', '\''),
        ('\u00A0', ' '), ('\t', ' '), ('\n', ' '), ('\u2044', '/'), ('\u2215', '/'),
        ('А', 'a'), ('В', 'b'), ('С', 'c'), ('Е', 'e'), ('Н', 'h'), ('І', 'i'), ('К', 'k'), ('М', 'm'), ('О', 'o'), ('Р', 'p'), ('Т', 't'), ('Х', 'x'), ('У', 'y'),
        ('а', 'a'), ('с', 'c'), ('е', 'e'), ('і', 'i'), ('о', 'o'), ('р', 'p'), ('х', 'x'), ('у', 'y'),
    ];

    private static readonly char[] Table = BuildTable();

    /// <summary>The folded form of one char. Cyrillic and Greek letters that look Latin fold to the Latin letter; dashes fold to '-', quotes to '"' or '\''.</summary>
    public static char Fold(char c) => Table[c];

    /// <summary>The folded form, of the same length.</summary>
    public static string Fold(ReadOnlySpan<char> text) => string.Create(text.Length, text, static (to, from) => Fold(from, to));

    /// <summary>Folds into <paramref name="to"/>, which must be as long as <paramref name="from"/>.</summary>
    public static void Fold(ReadOnlySpan<char> from, Span<char> to)
    {
        var table = Table;
        for (var i = 0; i < from.Length; i++) to[i] = table[from[i]];
    }

    /// <summary>True when the folded form of <paramref name="text"/> begins with <paramref name="folded"/>.</summary>
    public static bool StartsWith(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        if (text.Length < folded.Length) return false;
        var table = Table;
        for (var i = 0; i < folded.Length; i++)
            if (table[text[i]] != folded[i]) return false;
        return true;
    }

    /// <summary>True when both fold to the same.</summary>
    public static bool AreAlike(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length != b.Length) return false;
        var table = Table;
        for (var i = 0; i < a.Length; i++)
            if (table[a[i]] != table[b[i]]) return false;
        return true;
    }

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var c = 0; c <= char.MaxValue; c++) table[c] = (char)c;
        for (var c = 0; c < 0x2000; c++) table[c] = FoldOne((char)c);
        foreach (var (from, to) in Alike) table[from] = to;
        return table;
    }

    private static char FoldOne(char c)
    {
        if (char.IsSurrogate(c)) return c;
        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        var letter = parts[0];
        for (var i = 1; i < parts.Length; i++)
            if (CharUnicodeInfo.GetUnicodeCategory(parts[i]) is not UnicodeCategory.NonSpacingMark) return char.ToLowerInvariant(c);
        return char.ToLowerInvariant(letter);
    }
}
