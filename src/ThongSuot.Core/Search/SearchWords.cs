using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Core.Search;

/// <summary>Text as the index sees it: folded, letters and digits only. Done here, so that both databases find the same.</summary>
internal static class SearchWords
{
    private const int MostAsked = 16, LongestWord = 60;

    /// <summary>The words of a name, in order.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var folded = Folding.Fold(text.Normalize());
        for (var from = 0; from < folded.Length; from++)
        {
            if (!char.IsLetterOrDigit(folded[from])) continue;
            var to = from;
            while (to < folded.Length && char.IsLetterOrDigit(folded[to])) to++;
            words.Add(folded[from..Math.Min(to, from + LongestWord)]);
            from = to;
        }
        return words;
    }

    /// <summary>The words of a question; what goes beyond a sentence is left out.</summary>
    public static IReadOnlyList<string> Asked(string typed) => [.. Of(typed).Take(MostAsked)];

    /// <summary>The first place of a text where the words stand one after the other, the last perhaps longer; or, where they need not, the first place of the first of them. Null when there is none.</summary>
    public static int? Find(string text, IReadOnlyList<string> words, bool inOrder)
    {
        var folded = Folding.Fold(text);
        for (var (from, fitting, start) = (0, 0, 0); from < folded.Length; from++)
        {
            if (!char.IsLetterOrDigit(folded[from])) continue;
            var to = from;
            while (to < folded.Length && char.IsLetterOrDigit(folded[to])) to++;
            var word = folded.AsSpan(from, to - from);
            if (!Fits(word, fitting)) fitting = 0;
            if (Fits(word, fitting))
            {
                if (fitting++ == 0) start = from;
                if (fitting == words.Count || !inOrder) return start;
            }
            from = to;
        }
        return null;

        bool Fits(ReadOnlySpan<char> word, int nth) => nth == words.Count - 1 ? word.StartsWith(words[nth], StringComparison.Ordinal) : word.SequenceEqual(words[nth]);
    }

    /// <summary>Where in a name the words asked for stand: start and length of each, in order; the last word asked for may be the beginning of one.</summary>
    public static IReadOnlyList<(int Start, int Length)> Marks(string name, string typed)
    {
        var asked = Asked(typed);
        var marks = new List<(int, int)>();
        if (asked.Count == 0) return marks;
        var folded = Folding.Fold(name);
        for (var from = 0; from < folded.Length; from++)
        {
            if (!char.IsLetterOrDigit(folded[from])) continue;
            var to = from;
            while (to < folded.Length && char.IsLetterOrDigit(folded[to])) to++;
            var word = folded.AsSpan(from, to - from);
            if (word.StartsWith(asked[^1], StringComparison.Ordinal)) marks.Add((from, asked[^1].Length));
            else
                foreach (var one in asked)
                    if (word.SequenceEqual(one)) { marks.Add((from, one.Length)); break; }
            from = to;
        }
        return marks;
    }
}
