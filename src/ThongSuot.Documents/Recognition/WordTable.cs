using System.Collections.Frozen;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>
/// Phrases of one role of a table, found by their first word. Phrases of several words match on folded text; a single word must carry its marks, for alone
/// it folds like others: "sở" and "số", "tại" and "tài", "nơi" and "nội".
/// </summary>
internal sealed class WordTable
{
    private readonly FrozenDictionary<string, (string Folded, string? Marked)[]> _byFirst;
    private readonly FrozenDictionary<string, (string Folded, string? Marked)[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    // Whether any phrase opens with these two letters: most words are turned away here.
    private readonly bool[] _openings = new bool[1 << 14];

    public WordTable(string file, params string[] roles)
    {
        _byFirst = DataTable.Rows(file).Where(r => roles.Contains(r[0]))
            .Select(r => (Folded: Folding.Fold(r[1]), Marked: r[1].Contains(' ', StringComparison.Ordinal) ? null : r[1]))
            .OrderByDescending(p => p.Folded.Length)
            .GroupBy(p => p.Folded.Split(' ', ',')[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _lookup = _byFirst.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in _byFirst.Keys) _openings[Opening(word[0], word.Length > 1 ? word[1] : ' ')] = true;
    }

    /// <summary>Length of the longest phrase that stands at <paramref name="at"/> as whole words before <paramref name="most"/>; 0 when none does.</summary>
    public int At(SourceText source, int at, int most)
    {
        var folded = source.Folded.AsSpan(0, most);
        if (at >= most || !_openings[Opening(folded[at], at + 1 < most ? folded[at + 1] : ' ')]) return 0;
        var end = at;
        while (end < most && end - at < 16 && Scan.IsWordChar(folded[end])) end++;
        if (end == at || !_lookup.TryGetValue(folded[at..end], out var phrases)) return 0;
        foreach (var (phrase, marked) in phrases)
        {
            if (marked is not null)
            {
                if (end - at == marked.Length && source.Text.AsSpan(at, end - at).Equals(marked, StringComparison.OrdinalIgnoreCase)) return marked.Length;
                continue;
            }
            var i = at;
            if (Scan.Words(folded, ref i, phrase)) return i - at;
        }
        return 0;
    }

    private static int Opening(char first, char second) => ((first & 127) << 7) | (second & 127);
}
