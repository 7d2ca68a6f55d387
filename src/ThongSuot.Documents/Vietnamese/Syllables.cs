using System.Collections.Frozen;
using System.Text;

namespace ThongSuot.Documents.Vietnamese;

/// <summary>Tells what could be a Vietnamese syllable: consonant, rime, one tone. Used to judge whether a decoding makes sense.</summary>
internal static class Syllables
{
    private const int Longest = 7;

    private static readonly FrozenSet<string> Rimes = DataTable.Rows("Vietnamese/rimes.tsv").Select(r => r[0]).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RimeSpans = Rimes.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] Consonants =
        ["ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x"];

    // Lower-case letter without its tone, and the tone: 0 none, else the combining mark.
    private static readonly (char Letter, char Tone)[] Letters = BuildLetters();

    /// <summary>True for a syllable in composed (NFC) form, whatever its case.</summary>
    public static bool IsSyllable(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > Longest) return false;
        Span<char> letters = stackalloc char[Longest];
        var tone = '\0';
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] >= Letters.Length) return false;
            var (letter, mark) = Letters[word[i]];
            if (letter == '\0' || mark != '\0' && tone != '\0') return false;
            letters[i] = letter;
            if (mark != '\0') tone = mark;
        }
        ReadOnlySpan<char> plain = letters[..word.Length];
        if (IsRime(plain, tone)) return true;
        foreach (var consonant in Consonants)
            if (plain.StartsWith(consonant, StringComparison.Ordinal) && IsRime(plain[consonant.Length..], tone)) return true;
        return false;
    }

    // Syllables that end in a stop have only two tones.
    private static bool IsRime(ReadOnlySpan<char> rime, char tone) =>
        RimeSpans.Contains(rime) && (rime[^1] is not ('p' or 't' or 'c') && !rime.EndsWith("ch", StringComparison.Ordinal) || tone is '\u0301' or '\u0323');

    private static (char, char)[] BuildLetters()
    {
        var letters = new (char, char)[0x1F00];
        for (var c = 'A'; c < letters.Length; c++)
        {
            if (!char.IsLetter(c)) continue;
            var lower = char.ToLowerInvariant(c);
            var parts = lower.ToString().Normalize(NormalizationForm.FormD);
            var tone = parts.FirstOrDefault(p => p is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323');
            var letter = tone == '\0' ? lower.ToString() : parts.Replace(tone.ToString(), "", StringComparison.Ordinal).Normalize(NormalizationForm.FormC);
            if (letter.Length == 1 && letter[0] is >= 'a' and <= 'z' or 'đ' or 'â' or 'ă' or 'ê' or 'ô' or 'ơ' or 'ư') letters[c] = (letter[0], tone);
        }
        return letters;
    }
}
