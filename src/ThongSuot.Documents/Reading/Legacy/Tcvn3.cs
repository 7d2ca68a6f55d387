using System.Globalization;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading.Legacy;

/// <summary>TCVN3 (ABC), TCVN 5712:1993: one byte a letter, shown here as the Latin-1 character of that byte.</summary>
internal static class Tcvn3
{
    private static readonly char[] Table = BuildTable();

    /// <summary>One character; itself when the encoding has none for it.</summary>
    public static char Convert(char c) => c < Table.Length ? Table[c] : c switch
    {
        // PDF names the signs of these bytes (soft hyphen, middle dot, micro) by look-alikes.
        '\u2212' => 'ư',
        '\u2219' => 'ã',
        '\u03BC' => 'à',
        _ => c,
    };

    /// <summary>
    /// Text without fonts. The encoding has seven capitals only, the others are small letters of a capital font: a word whose ASCII letters are
    /// all capitals, two at least, is written in capitals, and so is the rest of a line without small ASCII letters.
    /// </summary>
    public static string Convert(string text)
    {
        var to = new char[text.Length];
        var lineFrom = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != '\n') continue;
            ConvertLine(text.AsSpan(lineFrom, i - lineFrom), to.AsSpan(lineFrom));
            if (i < text.Length) to[i] = '\n';
            lineFrom = i + 1;
        }
        return new string(to);
    }

    /// <summary>Text of a capital font (name ends in H).</summary>
    public static string ConvertCapitals(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++) to[i] = char.ToUpperInvariant(Convert(from[i]));
    });

    private static void ConvertLine(ReadOnlySpan<char> line, Span<char> to)
    {
        var (capitals, small) = Count(line);
        var isHeading = small == 0 && capitals >= 3;
        for (var i = 0; i < line.Length;)
        {
            var from = i;
            while (i < line.Length && IsLetter(line, i)) i++;
            if (i == from)
            {
                to[i] = line[i];
                i++;
                continue;
            }
            var word = line[from..i];
            var (wordCapitals, wordSmall) = Count(word);
            var asCapitals = isHeading || wordSmall == 0 && wordCapitals >= 2;
            for (var k = 0; k < word.Length; k++)
            {
                var c = Convert(word[k]);
                to[from + k] = asCapitals ? char.ToUpperInvariant(c) : c;
            }
        }
    }

    private static (int Capitals, int Small) Count(ReadOnlySpan<char> text)
    {
        var (capitals, small) = (0, 0);
        foreach (var c in text)
        {
            if (char.IsAsciiLetterUpper(c)) capitals++;
            else if (char.IsAsciiLetterLower(c)) small++;
        }
        return (capitals, small);
    }

    private static bool IsLetter(ReadOnlySpan<char> line, int at)
    {
        if (line[at] is not ('\u2212' or '\u2219')) return IsLetter(line[at]);
        // A real minus stands between numbers or blanks.
        return at > 0 && IsLetter(line[at - 1]) || at + 1 < line.Length && IsLetter(line[at + 1]);
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || Convert(c) != c && c < '\u2000' || c == 'ý';

    private static char[] BuildTable()
    {
        var table = new char[256];
        for (var c = 0; c < table.Length; c++) table[c] = (char)c;
        foreach (var row in DataTable.Rows("Reading/Legacy/tcvn3.tsv")) table[int.Parse(row[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)] = row[1][0];
        return table;
    }
}
