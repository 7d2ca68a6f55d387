using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Core.Plans;

/// <summary>A syllable or a number of a duty's text.</summary>
/// <param name="Folded">As it is compared.</param>
/// <param name="Begins">Nothing but a blank parts it from the one before, unless this is true.</param>
/// <param name="IsNumber">Digits that are no part of a date or of a document's number.</param>
/// <param name="IsPercent">"%" stands behind it.</param>
internal readonly record struct Token(string Folded, int Start, int End, bool Begins, bool IsNumber, bool IsPercent);

/// <summary>The words of a duty, cut once: syllables, pairs of neighbouring ones, and the whole to look phrases up in.</summary>
internal sealed class DutyWords
{
    private readonly string _text, _whole;

    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>Pairs of neighbouring syllables, folded: "giao duc".</summary>
    public IReadOnlySet<string> Pairs { get; }

    public DutyWords(string text)
    {
        var folded = Folding.Fold(text);
        var (tokens, pairs) = (new List<Token>(), new HashSet<string>(StringComparer.Ordinal));
        for (int at = 0, last = 0; at < folded.Length;)
        {
            if (!char.IsLetterOrDigit(folded[at]))
            {
                at++;
                continue;
            }
            var token = char.IsAsciiDigit(folded[at]) ? Number(folded, at, last) : Word(folded, at, last);
            tokens.Add(token);
            (at, last) = (token.End, token.End);
        }
        for (var i = 1; i < tokens.Count; i++)
            if (!tokens[i].Begins && IsWord(tokens[i - 1]) && IsWord(tokens[i])) pairs.Add($"{tokens[i - 1].Folded} {tokens[i].Folded}");
        (Tokens, Pairs, _text, _whole) = (tokens, pairs, text, $" {string.Join(' ', tokens.Select(t => t.Folded))} ");
    }

    /// <summary>Are these folded words in it, one after another?</summary>
    public bool Says(string phrase) => _whole.Contains($" {phrase} ", StringComparison.Ordinal);

    /// <summary>Do the tokens from a place on say this?</summary>
    public bool SaysAt(int index, string phrase)
    {
        foreach (var word in phrase.Split(' '))
            if (index >= Tokens.Count || Tokens[index++].Folded != word) return false;
        return true;
    }

    /// <summary>Stretches whose pairs of syllables the other has too, as written here.</summary>
    public IEnumerable<(string Written, IReadOnlyList<string> Pairs)> SharedWith(DutyWords other)
    {
        var (first, pairs) = (0, new List<string>());
        for (var i = 1; i <= Tokens.Count; i++)
        {
            var pair = i < Tokens.Count && !Tokens[i].Begins ? $"{Tokens[i - 1].Folded} {Tokens[i].Folded}" : "";
            if (Pairs.Contains(pair) && other.Pairs.Contains(pair))
            {
                pairs.Add(pair);
                continue;
            }
            if (pairs.Count > 0) yield return (_text[Tokens[first].Start..Tokens[i - 1].End].ToLowerInvariant(), pairs);
            (first, pairs) = (i, []);
        }
    }

    private static bool IsWord(Token token) => char.IsLetter(token.Folded[0]) && !AlignmentWords.Stop.Contains(token.Folded);

    private static Token Word(string s, int at, int last)
    {
        var end = at;
        while (end < s.Length && char.IsLetterOrDigit(s[end])) end++;
        return new(s[at..end], at, end, Parted(s, last, at), false, false);
    }

    private static Token Number(string s, int at, int last)
    {
        var end = at;
        while (end < s.Length && (char.IsAsciiDigit(s[end]) || s[end] is '.' or ',' && end + 1 < s.Length && char.IsAsciiDigit(s[end + 1]))) end++;
        // "20/3/2024", "27-KH/TU", "3b" count nothing.
        var counts = !(at > 0 && s[at - 1] is '/') && !(end < s.Length && (s[end] == '/' || char.IsLetter(s[end]) || s[end] == '-' && end + 1 < s.Length && char.IsLetter(s[end + 1])));
        var after = end;
        while (after < s.Length && s[after] == ' ') after++;
        return new(s[at..end], at, end, Parted(s, last, at), counts, counts && after < s.Length && s[after] == '%');
    }

    private static bool Parted(string s, int from, int to) => s.AsSpan(from, to - from).ContainsAnyExcept(' ');
}
