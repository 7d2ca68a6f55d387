using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading.Flow;

/// <summary>
/// Finds lines that set two things side by side with a tab or a run of spaces: the letterhead, or "Nơi nhận" beside the signature, typed
/// without a table.
/// </summary>
internal static class SideBySide
{
    // A tab is worth this many spaces; a narrower gap is only untidy typing.
    private const int TabWidth = 8;
    private const int MinGap = 5;
    private const int MaxSide = 90;

    // So far in from the left only the right column begins.
    private const int RightColumn = 24;

    // More lines than any letterhead or signature block has.
    private const int MaxLines = 60;

    /// <summary>The two sides of a line. After a line that was split, one side may be empty: the left one of a line far in from the left or in capitals, the right one of a recipient.</summary>
    public static bool TrySplit(string line, bool afterSplit, out string left, out string right)
    {
        left = right = "";
        if (afterSplit && line.AsSpan().TrimStart() is ['-', ..] && WidestGap(line.AsSpan().TrimEnd(), 0).Width < MinGap)
        {
            left = line;
            return true;
        }
        if (line.Length > 3 * MaxSide || line.AsSpan().IndexOfAny('\t', ' ') < 0) return false;
        var text = line.AsSpan().TrimEnd();
        var start = text.Length - text.TrimStart().Length;
        if (afterSplit && start > 0 && (Width(text[..start]) >= RightColumn || Width(text[..start]) >= MinGap && IsCapitals(text[start..])) && text.Length - start <= MaxSide && WidestGap(text, start).Width < MinGap)
        {
            right = text[start..].ToString();
            return true;
        }
        var (at, length, width) = WidestGap(text, start);
        if (width < MinGap || at - start > MaxSide || text.Length - at - length > MaxSide) return false;
        left = text[start..at].ToString();
        right = text[(at + length)..].ToString();
        return !IsLabel(left);
    }

    /// <summary>How many lines from <paramref name="from"/> on stand in two columns; 0 when they hold neither a letterhead nor a signature.</summary>
    public static int Count(IReadOnlyList<FlowLine> lines, int from)
    {
        var found = false;
        var end = from;
        for (; end < lines.Count && end - from < MaxLines && TrySplit(lines[end].Text, end > from, out var left, out var right); end++)
        {
            // Bullets of the body are no recipients: only what was found to be a signature block goes on with them.
            if (found) continue;
            if (right.Length == 0) return 0;
            var (foldedLeft, foldedRight) = (Folding.Fold(left), Folding.Fold(right));
            found = FlowText.HoldsMotto(foldedRight) || FlowText.BeginsSign(foldedRight) || FlowText.BeginsSign(foldedLeft);
        }
        return found ? end - from : 0;
    }

    private static (int At, int Length, int Width) WidestGap(ReadOnlySpan<char> text, int start)
    {
        var best = (At: 0, Length: 0, Width: 0);
        for (var i = start; i < text.Length; i++)
        {
            if (!IsBlank(text[i])) continue;
            var from = i;
            while (i < text.Length && IsBlank(text[i])) i++;
            var width = Width(text[from..i]);
            if (width > best.Width && i < text.Length && !IsFormBlank(text[..from], text[i])) best = (from, i - from, width);
        }
        return best;
    }

    // "Số:      /KH-UBND" and "ngày      tháng" leave room for a pen, not for a second column.
    private static bool IsFormBlank(ReadOnlySpan<char> before, char after)
    {
        if (after is '/' or '-') return true;
        var word = before[(before.LastIndexOfAny(' ', '\t') + 1)..];
        if (word.Length is 0 or > 6) return false;
        return Folding.Fold(word).TrimEnd(':') is "so" or "ngay" or "thang" or "nam";
    }

    private static bool IsLabel(ReadOnlySpan<char> text) => text.Length <= 3 || text.Length <= 6 && text[^1] is '.' or ')' && !text.Contains(' ');

    private static bool IsCapitals(ReadOnlySpan<char> text)
    {
        var capitals = 0;
        foreach (var c in text)
        {
            if (char.IsLower(c)) return false;
            if (char.IsUpper(c)) capitals++;
        }
        return capitals >= 4;
    }

    private static int Width(ReadOnlySpan<char> blanks)
    {
        var width = 0;
        foreach (var c in blanks) width += c == '\t' ? TabWidth : 1;
        return width;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\u00A0';
}
