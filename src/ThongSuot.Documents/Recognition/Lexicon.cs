using System.Collections.Frozen;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>The word lists that recognisers of bodies and duties share.</summary>
internal static class Lexicon
{
    private static readonly FrozenSet<string> VerbPairs = Folded("Recognition/verbs.txt").Where(v => v.Contains(' ', StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> VerbSingles = Rows("Recognition/verbs.txt").Where(v => !v.Contains(' ', StringComparison.Ordinal)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> StopWords = Rows("Recognition/stop-words.txt").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Heads = Rows("Recognition/body-heads.txt").Where(h => !h.EndsWith('*')).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> CapitalHeads = Rows("Recognition/body-heads.txt").Where(h => h.EndsWith('*')).Select(h => h[..^1]).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> NotBodies = Rows("Recognition/not-bodies.txt").ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Kinds = Rows("Recognition/body-kinds.txt").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> VerbPair = VerbPairs.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> VerbSingle = VerbSingles.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StopWord = StopWords.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Head = Heads.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CapitalHead = CapitalHeads.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NotBody = NotBodies.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Kind = Kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Two folded syllables that are a verb of administration.</summary>
    public static bool IsVerbPair(ReadOnlySpan<char> folded) => VerbPair.Contains(folded);

    /// <summary>One syllable, with marks, that is one.</summary>
    public static bool IsVerbSingle(ReadOnlySpan<char> text) => VerbSingle.Contains(text);

    public static bool IsStopWord(ReadOnlySpan<char> text) => StopWord.Contains(text);

    public static bool IsHead(ReadOnlySpan<char> folded, bool capital) => Head.Contains(folded) || capital && CapitalHead.Contains(folded);

    public static bool IsNotBody(ReadOnlySpan<char> folded) => NotBody.Contains(folded);

    public static bool IsKind(ReadOnlySpan<char> folded) => Kind.Contains(folded);

    private static IEnumerable<string> Rows(string path) => DataTable.Rows(path).Select(r => r[0].Trim());

    private static IEnumerable<string> Folded(string path) => Rows(path).Select(v => Folding.Fold(v));
}
