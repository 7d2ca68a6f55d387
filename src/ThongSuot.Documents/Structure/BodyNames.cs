using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <summary>Names of bodies and offices from capitals to sentence case (NĐ 30/2020 PL II), and where one name ends and the next begins.</summary>
internal static class BodyNames
{
    private const int MostWords = 6;

    // By the name as written first: "thứ trưởng" and "thủ trưởng" fold alike.
    private static readonly FrozenDictionary<string, string> Exact =
        DataTable.Rows("Structure/names.tsv").ToFrozenDictionary(r => r[0].ToLower(CultureInfo.InvariantCulture), r => r[0], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Known =
        Exact.Values.DistinctBy(n => Folding.Fold(n)).ToFrozenDictionary(n => Folding.Fold(n), StringComparer.Ordinal);

    // A list of its own beside Recognition/body-heads.txt: on a line of a letterhead "QUỸ", "KHỐI", "TRUNG ƯƠNG", "ĐẠI HỌC" open the name of a body, which in a
    // sentence they do not; and a territory or a person ("TỈNH", "XÃ", "LÃNH ĐẠO"), which in a sentence acts, goes on with the line above.
    private static readonly string[] Heads = [.. DataTable.Rows("Structure/issuer-heads.tsv").Select(r => r[0])];

    private static readonly (string Name, string Tight)[] Provinces =
        [.. DataTable.Rows("Structure/provinces.tsv").Select(r => (r[0], Folding.Fold(r[0]).Replace(" ", "", StringComparison.Ordinal)))];

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy"), AcronymSigns = SearchValues.Create("0123456789&/.");

    private static readonly FrozenSet<string> Levels = new[] { "tinh", "thanh pho", "tp" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when <paramref name="folded"/> begins as the name of a body does.</summary>
    public static bool StartsBody(ReadOnlySpan<char> folded)
    {
        if (folded.StartsWith("ubnd", StringComparison.Ordinal)) return true;
        foreach (var head in Heads)
            if (folded.StartsWith(head, StringComparison.Ordinal) && (folded.Length == head.Length || !char.IsLetterOrDigit(folded[head.Length]))) return true;
        return false;
    }

    /// <summary>The name in sentence case. A province that a scan misspelled is mended.</summary>
    public static string Sentence(string printed)
    {
        var words = printed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var capitals = IsCapital(printed);
        var name = new StringBuilder(printed.Length);
        for (var i = 0; i < words.Length;)
        {
            if (name.Length > 0) name.Append(' ');
            var taken = capitals ? AppendKnown(words, i, name) : 0;
            if (taken == 0)
            {
                name.Append(capitals ? Proper(words[i]) : words[i]);
                taken = 1;
            }
            var level = Folding.Fold(string.Join(' ', words[i..(i + taken)])).TrimEnd('.');
            i += taken;
            if (i < words.Length && Levels.Contains(level) && Province(words[i..]) is { } province)
            {
                name.Append(' ').Append(province);
                break;
            }
        }
        if (name.Length > 0) name[0] = char.ToUpper(name[0], CultureInfo.InvariantCulture);
        return name.ToString();
    }

    /// <summary>True when nearly all letters are capitals.</summary>
    public static bool IsCapital(ReadOnlySpan<char> text)
    {
        int upper = 0, lower = 0;
        foreach (var c in text)
        {
            if (char.IsUpper(c)) upper++;
            else if (char.IsLower(c)) lower++;
        }
        return upper >= 2 && lower * 5 <= upper;
    }

    private static int AppendKnown(string[] words, int at, StringBuilder name)
    {
        for (var n = Math.Min(MostWords, words.Length - at); n > 0; n--)
        {
            var printed = string.Join(' ', words[at..(at + n)]);
            var tail = printed.AsSpan().TrimEnd(",.;-").Length;
            if (tail == 0) continue;
            var phrase = printed[..tail];
            if (!Exact.TryGetValue(phrase.ToLower(CultureInfo.InvariantCulture), out var known) && !Known.TryGetValue(Folding.Fold(phrase), out known)) continue;
            name.Append(known).Append(printed, tail, printed.Length - tail);
            return n;
        }
        return 0;
    }

    // The province whose name these words are. A letter or two may be wrong where the printed name cannot be one: a place that is only alike
    // keeps its name.
    private static string? Province(string[] words)
    {
        var folded = Array.ConvertAll(words, w => Folding.Fold(w));
        var tight = string.Concat(folded).Replace("-", "", StringComparison.Ordinal);
        foreach (var (name, of) in Provinces)
            if (tight == of) return name;
        if (tight.Length < 6 || Array.TrueForAll(words, w => Syllables.IsSyllable(w))) return null;
        return Nearest(tight, 1) ?? (tight.Length > 9 ? Nearest(tight, 2) : null);
    }

    private static string? Nearest(string tight, int most)
    {
        string? near = null;
        foreach (var (name, folded) in Provinces)
        {
            if (!Spelling.Near(tight, folded, most)) continue;
            if (near is not null) return null;
            near = name;
        }
        return near;
    }

    // "QUẢNG" → "Quảng"; "UBND", "TTTT", "138", "GD&ĐT" stay as they are.
    private static string Proper(string word)
    {
        var folded = Folding.Fold(word);
        if (!folded.AsSpan().ContainsAny(Vowels) || folded.AsSpan().ContainsAny(AcronymSigns) || folded is "ubnd" or "ub" or "ubmttq" or "ubkt") return word;
        if (word.Contains('-', StringComparison.Ordinal)) return string.Join('-', word.Split('-').Select(w => w.Length == 0 ? w : Proper(w)));
        return string.Concat(word[..1].ToUpper(CultureInfo.InvariantCulture), word[1..].ToLower(CultureInfo.InvariantCulture));
    }
}
