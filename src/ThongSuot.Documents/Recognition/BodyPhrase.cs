using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>The name of a body, or of several, inside a sentence.</summary>
internal static class BodyPhrase
{
    private const int MaxLength = 160;

    private static readonly WordTable Bodies = new("Recognition/body-words.tsv", "body"), Others = new("Recognition/body-words.tsv", "other"), Stops = new("Recognition/body-words.tsv", "stop");

    /// <summary>True when the words at <paramref name="at"/> begin like the name of a body.</summary>
    public static bool Starts(SourceText source, int at, int most) => Bodies.At(source, at, most) > 0 && Others.At(source, at, most) == 0;

    /// <summary>
    /// The name that starts at <paramref name="at"/>, up to a word or sign that ends it. A comma is part of it when a capital follows ("Bộ Văn hóa, Thể thao
    /// và Du lịch") or another body.
    /// </summary>
    public static TextSpan? At(SourceText source, int at, int most)
    {
        most = Math.Min(most, at + MaxLength);
        if (at >= most) return null;
        var s = source.Folded.AsSpan(0, most);
        var opened = at;
        while (Scan.Words(s, ref opened, "cac") || Scan.Words(s, ref opened, "cap")) { }
        opened = Scan.Blanks(s, opened);
        if (!Starts(source, opened, most) && !Starts(source, at, most)) return null;
        var end = Math.Max(opened, at);
        for (var i = end; i < s.Length;)
        {
            var c = s[i];
            if (source.Text[i] is '\n' or '\t') break;
            if (Scan.IsWordChar(c))
            {
                // "xem xét" ends a name; the "Kế hoạch" of "Bộ Kế hoạch và Đầu tư" is part of it.
                if (i > opened && char.IsLower(source.Text[i]) && Scan.StartsWord(s, i) && Stops.At(source, i, most) > 0) break;
                while (i < s.Length && Scan.IsWordChar(s[i])) i++;
                end = i;
                continue;
            }
            if (c == ',')
            {
                var next = Scan.Blanks(s, i + 1);
                if (next >= s.Length || !(char.IsUpper(source.Text[next]) || Starts(source, next, most)) || (char.IsLower(source.Text[next]) && Stops.At(source, next, most) > 0)) break;
            }
            else if (c is not (' ' or '-' or '/' or '&')) break;
            i++;
        }
        while (end > at && Ends(s[at..end], " va")) end -= 3;
        return end > opened ? new TextSpan(at, end) : null;
    }

    private static bool Ends(ReadOnlySpan<char> s, string word) => s.EndsWith(word, StringComparison.Ordinal);
}
