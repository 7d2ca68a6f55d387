using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>The word lists that recognisers of bodies and duties share.</summary>
internal static class Lexicon
{
    private static readonly PhraseSet VerbPairs = new(Folded("Recognition/verbs.txt").Where(v => v.Contains(' ', StringComparison.Ordinal)), StringComparer.Ordinal);
    private static readonly PhraseSet VerbSingles = new(Rows("Recognition/verbs.txt").Where(v => !v.Contains(' ', StringComparison.Ordinal)), StringComparer.OrdinalIgnoreCase);
    private static readonly PhraseSet StopWords = new(Rows("Recognition/stop-words.txt").Where(w => !w.Contains(' ', StringComparison.Ordinal)), StringComparer.OrdinalIgnoreCase);
    private static readonly PhraseSet StopPairs = new(Rows("Recognition/stop-words.txt").Where(w => w.Contains(' ', StringComparison.Ordinal)), StringComparer.Ordinal);
    private static readonly PhraseSet Heads = new(Rows("Recognition/body-heads.txt").Where(h => !h.EndsWith('*')), StringComparer.Ordinal);
    private static readonly PhraseSet CapitalHeads = new(Rows("Recognition/body-heads.txt").Where(h => h.EndsWith('*')).Select(h => h[..^1]), StringComparer.Ordinal);
    public static readonly PhraseSet NotBodies = new(Rows("Recognition/not-bodies.txt"), StringComparer.Ordinal);
    public static readonly PhraseSet Kinds = new(Rows("Recognition/body-kinds.txt"), StringComparer.Ordinal);

    /// <summary>Two folded syllables that are a verb of administration.</summary>
    public static bool IsVerbPair(ReadOnlySpan<char> folded) => VerbPairs.Contains(folded);

    /// <summary>One syllable, with marks, that is one.</summary>
    public static bool IsVerbSingle(ReadOnlySpan<char> text) => VerbSingles.Contains(text);

    public static bool IsStopWord(ReadOnlySpan<char> text) => StopWords.Contains(text);

    /// <summary>Two folded syllables that open what is reported or made, and so end the name of a body before them.</summary>
    public static bool IsStopPair(ReadOnlySpan<char> folded) => StopPairs.Contains(folded);

    public static bool IsHead(ReadOnlySpan<char> folded, bool capital) => Heads.Contains(folded) || capital && CapitalHeads.Contains(folded);

    private static IEnumerable<string> Rows(string path) => DataTable.Rows(path).Select(r => r[0].Trim());

    private static IEnumerable<string> Folded(string path) => Rows(path).Select(v => Folding.Fold(v));
}
