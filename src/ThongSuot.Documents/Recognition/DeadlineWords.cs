using System.Buffers;
using System.Collections.Frozen;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>What the words to the left of a date say of it.</summary>
[Flags]
internal enum DateWords
{
    None = 0,
    Filler = 1,
    Before = 2,
    Until = 4,
    In = 8,
    From = 16,
    After = 32,
    Latest = 64,
    Finish = 128,
    Tentative = 256,
    Blocked = 512,
    Noun = 1024,
}

/// <summary>The words of deadline-words.tsv, on folded text.</summary>
internal static class DeadlineWords
{
    private sealed record Entry(string Phrase, DateWords Role, string[] Not);

    private static readonly ILookup<string, string[]> Table = DataTable.Rows("Recognition/deadline-words.tsv").ToLookup(r => r[0], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Entry[]> ByLastWord = Enum.GetValues<DateWords>()
        .SelectMany(role => Table[role.ToString().ToLowerInvariant()].Select(row => new Entry(row[1], role, row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))))
        .OrderByDescending(entry => entry.Phrase.Length)
        .GroupBy(entry => entry.Phrase[(entry.Phrase.LastIndexOf(' ') + 1)..], StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> Lookup = ByLastWord.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<string> Labels = SearchValues.Create([.. Table["label"].Select(row => row[1])], StringComparison.Ordinal);
    private static readonly SearchValues<string> Verbs = SearchValues.Create([.. Table["verb"].Select(row => row[1])], StringComparison.Ordinal);
    private static readonly SearchValues<string> Aims = SearchValues.Create([.. Table["aim"].Select(row => $" {row[1]} ")], StringComparison.Ordinal);
    private static readonly string[] Compounds = [.. Table["compound"].Select(row => row[1])];

    /// <summary>The longest phrase that ends at <paramref name="end"/>, which moves before it. The text itself rules out words that only fold alike.</summary>
    public static DateWords Back(string text, ReadOnlySpan<char> folded, ref int end)
    {
        var start = Scan.WordStart(folded, end);
        if (start == end || !Lookup.TryGetValue(folded[start..end], out var entries)) return DateWords.None;
        var word = text.AsSpan(start, end - start);
        foreach (var entry in entries)
            if (!IsOther(word, entry.Not) && Scan.WordsBack(folded, ref end, entry.Phrase)) return entry.Role;
        return DateWords.None;
    }

    private static bool IsOther(ReadOnlySpan<char> word, string[] others)
    {
        foreach (var other in others)
            if (word.Equals(other, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>True when the text names a time or term, as a label before a colon does.</summary>
    public static bool IsLabel(ReadOnlySpan<char> folded) => HasWord(folded, Labels, []) && !folded.Contains("bat dau", StringComparison.Ordinal) && !folded.Contains("thoi gian ky", StringComparison.Ordinal);

    /// <summary>True when the clause has a verb of finishing or handing in.</summary>
    public static bool HasVerb(ReadOnlySpan<char> clause) => HasWord(clause, Verbs, Compounds);

    /// <summary>True when the clause turns to the aim of what is done.</summary>
    public static bool HasAim(ReadOnlySpan<char> clause) => clause.ContainsAny(Aims);

    private static bool HasWord(ReadOnlySpan<char> text, SearchValues<string> words, string[] compounds)
    {
        for (var at = 0; text[at..].IndexOfAny(words) is >= 0 and var hit; at++)
        {
            at += hit;
            if (Scan.StartsWord(text, at) && !IsPartOf(text, at, compounds)) return true;
        }
        return false;
    }

    private static bool IsPartOf(ReadOnlySpan<char> text, int at, string[] compounds)
    {
        foreach (var compound in compounds)
        {
            var end = at + compound.Length - compound.IndexOf(' ', StringComparison.Ordinal) - 1;
            if (end <= text.Length && Scan.WordsBack(text, ref end, compound)) return true;
        }
        return false;
    }
}
