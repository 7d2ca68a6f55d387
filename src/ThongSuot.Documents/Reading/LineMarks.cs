using System.Collections.Frozen;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>What the first and last words of a line tell.</summary>
internal static class LineMarks
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OpenWords =
        DataTable.Rows("Reading/open-endings.txt").Select(r => r[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Compounds =
        DataTable.Rows("Reading/compounds.txt").Select(r => r[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly string[] Openers = [.. DataTable.Rows("Reading/openers.txt").Select(r => r[0])];

    /// <summary>Rules, dots, stars: a line with no letter or digit in it.</summary>
    public static bool IsOrnament(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetterOrDigit(c)) return false;
        return true;
    }

    public static bool StartsLower(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLower(c)) return true;
            if (char.IsLetterOrDigit(c)) return false;
            if (c is ',' or ';' or ')' or '.') return true;
        }
        return false;
    }

    /// <summary>The line closes a sentence, an item or a lead-in.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(" \"”’')»");
        return text.Length > 0 && text[^1] is '.' or ':' or ';' or '!' or '?' or '…';
    }

    /// <summary>The line ends in a word that must be followed by more ("tại", "của", "khoản", "ngày").</summary>
    public static bool EndsOpen(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        if (text.Length == 0) return false;
        if (text[^1] is ',' && text.Length > 1) return false;
        var start = text.LastIndexOf(' ') + 1;
        var word = text[start..];
        return word.Length <= 6 && OpenWords.Contains(word) && !ClosesCompound(text[..start], word);
    }

    /// <summary>"danh mục", "chuyển đổi số", "hằng năm": the last two words are one, after which nothing need follow.</summary>
    private static bool ClosesCompound(ReadOnlySpan<char> before, ReadOnlySpan<char> word)
    {
        before = before.TrimEnd();
        var first = before[(before.LastIndexOf(' ') + 1)..];
        Span<char> pair = stackalloc char[16];
        if (first.Length + 1 + word.Length > pair.Length) return false;
        first.CopyTo(pair);
        pair[first.Length] = ' ';
        word.CopyTo(pair[(first.Length + 1)..]);
        return Compounds.Contains(pair[..(first.Length + 1 + word.Length)]);
    }

    /// <summary>The line begins as paragraphs begin ("Trong quá trình …", "Yêu cầu …", "Nơi nhận").</summary>
    public static bool IsOpener(ReadOnlySpan<char> folded)
    {
        foreach (var opener in Openers)
            if (folded.StartsWith(opener, StringComparison.Ordinal) && (folded.Length == opener.Length || !char.IsLetter(folded[opener.Length]))) return true;
        return false;
    }
}
