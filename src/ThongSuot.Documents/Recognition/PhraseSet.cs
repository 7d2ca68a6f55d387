using System.Collections.Frozen;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>A set of words and phrases that is asked at every word of a text: three letters turn away most of them before anything is hashed.</summary>
internal sealed class PhraseSet
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _phrases;
    private readonly bool[] _openings = new bool[1 << 15];

    public PhraseSet(IEnumerable<string> phrases, StringComparer comparer)
    {
        var set = phrases.ToFrozenSet(comparer);
        _phrases = set.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var phrase in set) _openings[Opening(phrase)] = true;
    }

    /// <summary>The folded words of one role of a table with the columns role and words.</summary>
    public static PhraseSet Of(string table, string role) => new(DataTable.Rows(table).Where(r => r[0] == role).Select(r => r[1]), StringComparer.Ordinal);

    public bool Contains(ReadOnlySpan<char> phrase) => Opens(phrase) && _phrases.Contains(phrase);

    /// <summary>A phrase of the set begins with the same three letters.</summary>
    public bool Opens(ReadOnlySpan<char> phrase) => !phrase.IsEmpty && _openings[Opening(phrase)];

    private static int Opening(ReadOnlySpan<char> s) => Letter(s[0]) << 10 | (s.Length > 1 ? Letter(s[1]) << 5 : 0) | (s.Length > 2 ? Letter(s[2]) : 0);

    private static int Letter(char c) => Folding.Fold(c) & 31;
}
