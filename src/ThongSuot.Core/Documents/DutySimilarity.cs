using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Documents;

/// <summary>How alike two texts are.</summary>
/// <param name="Share">0 for nothing in common, 1 for the same words in the same order.</param>
/// <param name="Shared">The words both have, as the first writes them, in its order, each once, in small letters.</param>
public readonly record struct Likeness(double Share, IReadOnlyList<string> Shared);

/// <summary>
/// Compares the texts of duties. Vietnamese words are mostly of two syllables, so pairs of neighbouring syllables count as much as single ones: a text that says the same things in another
/// order is alike, one that only uses the same particles is not.
/// </summary>
public static class DutySimilarity
{
    public static Likeness Of(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (written, first, second) = (SplitOf(one), WordsOf(one), WordsOf(other));
        if (first.Count == 0 || second.Count == 0) return new(first.Count == second.Count ? 1 : 0, []);
        var there = second.ToHashSet(StringComparer.Ordinal);
        var single = Dice(first, second);
        // One word has no neighbour.
        var share = first.Count == 1 && second.Count == 1 ? single : (single + Dice(Pairs(first), Pairs(second))) / 2;
        return new(share, [.. written.Where((_, i) => there.Contains(first[i])).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>True when they say the same, whatever the capitals, blanks, marks and the place of tones.</summary>
    public static bool IsSame(string one, string other) => WordsOf(one).SequenceEqual(WordsOf(other), StringComparer.Ordinal);

    private static string[] SplitOf(string text) =>
        NameFolding.Bare(text).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>As they are compared: the tone in one place.</summary>
    private static List<string> WordsOf(string text) => [.. SplitOf(text).Select(w => NameFolding.Say(w).Trim())];

    private static List<string> Pairs(List<string> words) => [.. words.Skip(1).Zip(words, (b, a) => $"{a} {b}")];

    /// <summary>Twice what both have, of what there is.</summary>
    private static double Dice(List<string> first, List<string> second)
    {
        if (first.Count + second.Count == 0) return 0;
        var left = second.GroupBy(w => w, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var shared = 0;
        foreach (var word in first)
            if (left.GetValueOrDefault(word) is > 0 and var count)
            {
                left[word] = count - 1;
                shared++;
            }
        return 2.0 * shared / (first.Count + second.Count);
    }
}
