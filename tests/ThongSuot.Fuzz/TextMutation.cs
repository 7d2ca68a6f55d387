using System.Text;

namespace ThongSuot.Fuzz;

/// <summary>Changes to the structure of a text: its lines, words and marks.</summary>
internal static class TextMutation
{
    private const int Longest = 60_000;

    /// <summary>One to six changes; pieces come from <paramref name="other"/> and from <paramref name="hostile"/>.</summary>
    public static string Of(string text, string other, string[] hostile, Random random)
    {
        for (var n = random.Next(1, 7); n > 0; n--)
        {
            text = Once(text, other, hostile, random);
            if (text.Length > Longest) text = text[..Longest];
        }
        return text;
    }

    private static string Once(string text, string other, string[] hostile, Random random)
    {
        if (text.Length == 0) text = " ";
        var at = random.Next(text.Length + 1);
        switch (random.Next(12))
        {
            case 0: return text.Insert(at, Pick(hostile, random));
            case 1: return text.Insert(at, Repeat(Pick(hostile, random), random));
            case 2: return text.Remove(Math.Min(at, text.Length - 1), Math.Min(random.Next(1, 200), text.Length - Math.Min(at, text.Length - 1)));
            case 3: return text[..at];
            case 4: return text[at..];
            case 5: return text.Insert(at, Piece(text, random));
            case 6: return text.Insert(at, Piece(other, random));
            case 7: return text.Insert(at, Repeat(Piece(text, random, 40), random));
            case 8: return Lines(text, random);
            case 9: return text.Replace(Pick([" ", "\n", ".", ",", ">", "<p", "1", "a", ":", "các"], random), Pick(hostile, random), StringComparison.Ordinal);
            case 10: return text.Insert(at, ((char)random.Next(1, 0x10000)).ToString());
            default:
                var word = new StringBuilder(text);
                for (var n = random.Next(1, 20); n > 0; n--) word[random.Next(word.Length)] = Pick(hostile, random).FirstOrDefault(' ');
                return word.ToString();
        }
    }

    private static string Lines(string text, Random random)
    {
        var lines = text.Split('\n');
        switch (random.Next(4))
        {
            case 0: random.Shuffle(lines); break;
            case 1: Array.Reverse(lines); break;
            case 2:
                var from = random.Next(lines.Length);
                return string.Join('\n', lines.AsSpan(from, Math.Min(random.Next(1, 30), lines.Length - from)));
            default:
                for (var i = 0; i < lines.Length; i++)
                    if (random.Next(8) == 0) lines[i] = Pick(Hostile.Texts, random) + lines[i];
                break;
        }
        return string.Join('\n', lines);
    }

    private static string Piece(string text, Random random, int longest = 400)
    {
        var from = random.Next(text.Length);
        return text.Substring(from, Math.Min(random.Next(1, longest), text.Length - from));
    }

    private static string Repeat(string text, Random random) =>
        new StringBuilder().Insert(0, text, Math.Clamp(random.Next(20) == 0 ? random.Next(1, 8_000) : random.Next(1, 60), 1, Longest / Math.Max(1, text.Length) + 1)).ToString();

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}
