using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>Finds and drops what belongs to the page and not to the text: page numbers, running heads, gazette heads, stamps of digital signatures.</summary>
internal static class LineFurniture
{
    private const string Motto = "doc lap";
    private const int LeastFullLine = 50;

    /// <summary>Removes furniture from the list and tells the writer what was left out.</summary>
    public static void Drop(List<Line> lines, BlockWriter writer)
    {
        var reasons = new string?[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (reasons[i] is not null) continue;
            var text = lines[i].Text;
            if (IsGazetteHead(text)) reasons[i] = "running head";
            else if (IsStampStart(text)) MarkStamp(lines, i, reasons);
            else if (IsTimestamp(text)) MarkStampAbove(lines, i, reasons);
            else if (IsField(text)) reasons[i] = "page number";
            else if (IsSpeck(text)) reasons[i] = "speck";
        }
        MarkRunningHeads(lines, reasons);
        MarkPageNumbers(lines, reasons);
        var kept = 0;
        var blank = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (reasons[i] is { } reason)
            {
                writer.Drop(lines[i].Text, lines[i].Page, reason);
                blank |= lines[i].BlankBefore;
                continue;
            }
            lines[kept++] = blank && reasons[i - 1] != "speck" ? lines[i] with { BlankBefore = true } : lines[i];
            blank = false;
        }
        lines.RemoveRange(kept, lines.Count - kept);
    }

    /// <summary>"CÔNG BÁO/Số 12/Ngày 27-05-2026", with or without the page number.</summary>
    private static bool IsGazetteHead(string text)
    {
        if (text.Length > 90 || !text.Contains("/S", StringComparison.Ordinal) && !text.Contains("/s", StringComparison.Ordinal)) return false;
        var folded = Folding.Fold(text);
        return folded.Contains("cong bao/so", StringComparison.Ordinal) && folded.Contains("ngay", StringComparison.Ordinal);
    }

    private static bool IsStampStart(string text)
    {
        if (text.Length > 120 || text[0] is not ('K' or 'k' or 'N' or 'T' or 'C')) return false;
        return Folding.StartsWith(text, "ky boi:") || Folding.StartsWith(text, "nguoi ky:") || Folding.StartsWith(text, "ngay ky:") || Folding.StartsWith(text, "thoi gian ky:");
    }

    /// <summary>"11/05/2021 11:26:39", "2026-05-27 07:55:25 +07:00", alone on a line.</summary>
    private static bool IsTimestamp(string text)
    {
        if (text.Length is < 14 or > 60) return false;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && colon + 5 < text.Length && char.IsAsciiDigit(text[colon - 1]) && char.IsAsciiDigit(text[colon + 1]) && char.IsAsciiDigit(text[colon + 2])
            && text[colon + 3] == ':' && char.IsAsciiDigit(text[colon + 4]) && text.AsSpan().ContainsAny('/', '-', '.') && char.IsAsciiDigit(text[0]);
    }

    private static void MarkStamp(List<Line> lines, int start, string?[] reasons)
    {
        // A stamp runs to its time, at most eight short lines on.
        var end = start;
        for (var i = start; i < lines.Count && i < start + 8 && lines[i].Page == lines[start].Page; i++)
        {
            var folded = Folding.Fold(lines[i].Text);
            if (folded.Contains(Motto, StringComparison.Ordinal) || lines[i].Text.Length > 120) break;
            if (IsTimestamp(lines[i].Text) || folded.Contains("+07:00", StringComparison.Ordinal) || folded.StartsWith("ngay ky:", StringComparison.Ordinal)) { end = i; break; }
            if (i == start || folded.StartsWith("co quan:", StringComparison.Ordinal) || folded.StartsWith("thoi gian ky:", StringComparison.Ordinal) || folded.StartsWith("email:", StringComparison.Ordinal)) end = i;
        }
        for (var i = start; i <= end; i++) reasons[i] ??= "stamp";
    }

    private static void MarkStampAbove(List<Line> lines, int at, string?[] reasons)
    {
        reasons[at] = "stamp";
        var first = at;
        for (var i = at - 1; i >= 0 && i >= at - 4 && lines[i].Page == lines[at].Page && lines[i].Text.Length < 60 && !lines[i + 1].BlankBefore; i--)
        {
            if (Folding.Fold(lines[i].Text).Contains(Motto, StringComparison.Ordinal)) return;
            first = i;
        }
        // Only a block that names an address or stands at the top of a page is a stamp.
        var stamp = first == 0 || lines[first].Page != lines[first - 1].Page;
        for (var i = first; i < at && !stamp; i++) stamp = lines[i].Text.Contains('@', StringComparison.Ordinal);
        for (var i = first; i < at && stamp; i++) reasons[i] ??= "stamp";
    }

    /// <summary>A field code that a converter left: "PAGE 4".</summary>
    private static bool IsField(string text) => text.StartsWith("PAGE ", StringComparison.Ordinal) && text.AsSpan(5).Trim().IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>One or two stray characters, left by a scanner or a converter.</summary>
    private static bool IsSpeck(string text)
    {
        if (text.Length > 12) return false;
        int letters = 0, run = 0, longest = 0;
        foreach (var c in text)
        {
            if (char.IsDigit(c)) return false;
            var latin = char.IsLetter(c) && Folding.Fold(c) < 128;
            run = latin ? run + 1 : 0;
            longest = Math.Max(longest, run);
            if (char.IsLetter(c)) letters++;
        }
        // "I", "V": the number of a group of rows.
        if (longest > 1 || IsWord(text) || text is "I" or "V" or "X") return false;
        return letters > 0 ? text.Length > 3 || letters == 1 : text.Length <= 3 && text is not ("*" or "-") && !text.StartsWith("--", StringComparison.Ordinal) && !text.StartsWith("__", StringComparison.Ordinal);
    }

    /// <summary>"ở", "y", "ý": one letter, yet a word.</summary>
    private static bool IsWord(string text) => text.Length == 1 && char.IsLower(text[0]) && Folding.Fold(text[0]) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>A number alone on a line, at the edge of a page, beside other furniture, in the midst of a sentence, or one more than the page number before.</summary>
    private static void MarkPageNumbers(List<Line> lines, string?[] reasons)
    {
        var pages = lines.Count > 0 && lines[^1].Page > 1;
        int last = 0, lastAt = -1000;
        for (var i = 0; i < lines.Count; i++)
        {
            if (reasons[i] is not null || PageNumber(lines[i].Text) is not { } number) continue;
            var edge = pages && (i == 0 || i == lines.Count - 1 || lines[i - 1].Page != lines[i].Page || lines[i + 1].Page != lines[i].Page);
            var besideHead = i > 0 && reasons[i - 1] == "running head" || i + 1 < lines.Count && reasons[i + 1] == "running head";
            var next = number == last + 1 && i - lastAt > 14 && number > 1;
            if (!edge && !besideHead && !next && !BreaksSentence(lines, i)) continue;
            reasons[i] = "page number";
            (last, lastAt) = (number, i);
        }
    }

    /// <summary>A full line that closes no sentence stands above, and the line below goes on in small letters.</summary>
    private static bool BreaksSentence(List<Line> lines, int at) =>
        at > 0 && at + 1 < lines.Count && lines[at - 1].Text.Length >= LeastFullLine && !LineMarks.EndsSentence(lines[at - 1].Text) && LineMarks.StartsLower(lines[at + 1].Text);

    private static int? PageNumber(ReadOnlySpan<char> text)
    {
        text = text.Trim(" -–—");
        if (text.StartsWith("Trang ", StringComparison.OrdinalIgnoreCase)) text = text[6..];
        var slash = text.IndexOf('/');
        // "2/5" is the second page of five; "132/KH-UBND" is no page.
        if (slash > 0) text = text[(slash + 1)..].Trim().IndexOfAnyExceptInRange('0', '9') < 0 ? text[..slash].TrimEnd() : default;
        return text.Length is > 0 and < 5 && int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The same line at the top or bottom of three pages or more.</summary>
    private static void MarkRunningHeads(List<Line> lines, string?[] reasons)
    {
        if (lines.Count == 0 || lines[^1].Page < 3) return;
        var seen = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            var top = i == 0 || lines[i].Page != lines[i - 1].Page;
            var second = i > 0 && lines[i].Page == lines[i - 1].Page && (i == 1 || lines[i].Page != lines[i - 2].Page);
            var bottom = i == lines.Count - 1 || lines[i].Page != lines[i + 1].Page;
            // A head closes no sentence; a sentence that comes again with other figures is text.
            if (!top && !second && !bottom || lines[i].Text.Length is < 4 or > 120 || LineMarks.EndsSentence(lines[i].Text)) continue;
            var key = new string([.. Folding.Fold(lines[i].Text).Where(char.IsLetter)]);
            if (key.Length < 4) continue;
            if (!seen.TryGetValue(key, out var at)) seen[key] = at = [];
            at.Add(i);
        }
        foreach (var at in seen.Values.Where(a => a.Count >= 3))
            foreach (var i in at)
                reasons[i] ??= "running head";
    }
}
