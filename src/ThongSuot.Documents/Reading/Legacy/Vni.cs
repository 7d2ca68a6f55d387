using System.Collections.Frozen;
using System.Text;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading.Legacy;

/// <summary>VNI-Windows: a letter and its marks are one or two bytes, shown here as Latin-1 characters.</summary>
internal static class Vni
{
    private static readonly FrozenDictionary<int, char> Table = BuildTable();

    public static string Convert(string text)
    {
        var to = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && text[i + 1] >= '\u00C0' && Table.TryGetValue(Key(text[i], text[i + 1]), out var two))
            {
                to.Append(two);
                i++;
            }
            else if (text[i] >= '\u00C0' && Table.TryGetValue(Key('\0', text[i]), out var one)) to.Append(one);
            else to.Append(text[i]);
        }
        return to.ToString();
    }

    // The case of the letter decides; marks of the other case occur.
    private static FrozenDictionary<int, char> BuildTable()
    {
        var table = new Dictionary<int, char>();
        foreach (var row in DataTable.Rows("Reading/Legacy/vni.tsv"))
        {
            var (from, small, capital) = (row[0], row[1][0], char.ToUpperInvariant(row[1][0]));
            if (from.Length == 1)
            {
                table[Key('\0', from[0])] = small;
                table[Key('\0', char.ToUpperInvariant(from[0]))] = capital;
                continue;
            }
            foreach (var mark in (char[])[from[1], char.ToUpperInvariant(from[1])])
            {
                table[Key(from[0], mark)] = small;
                table[Key(char.ToUpperInvariant(from[0]), mark)] = capital;
            }
        }
        return table.ToFrozenDictionary();
    }

    private static int Key(char first, char second) => (first << 16) | second;
}
