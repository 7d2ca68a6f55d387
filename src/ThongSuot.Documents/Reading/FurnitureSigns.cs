using System.Globalization;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>How furniture of the page looks: heads of the official gazette, stamps of digital signatures, page numbers, specks.</summary>
internal static class FurnitureSigns
{
    private const string Motto = "doc lap";

    /// <summary>"CÔNG BÁO/Số 12/Ngày 27-05-2026", with or without the page number.</summary>
    public static bool IsGazetteHead(string text)
    {
        if (text.Length > 90 || !text.Contains("/S", StringComparison.Ordinal) && !text.Contains("/s", StringComparison.Ordinal)) return false;
        var folded = Folding.Fold(text);
        return folded.Contains("cong bao/so", StringComparison.Ordinal) && folded.Contains("ngay", StringComparison.Ordinal);
    }

    public static bool IsStampStart(string text)
    {
        if (text.Length > 120 || text[0] is not ('K' or 'k' or 'N' or 'T' or 'C')) return false;
        return Folding.StartsWith(text, "ky boi:") || Folding.StartsWith(text, "nguoi ky:") || Folding.StartsWith(text, "ngay ky:") || Folding.StartsWith(text, "thoi gian ky:");
    }

    /// <summary>"11/05/2021 11:26:39", "2026-05-27 07:55:25 +07:00", alone on a line.</summary>
    public static bool IsTimestamp(string text)
    {
        if (text.Length is < 14 or > 60) return false;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && colon + 5 < text.Length && char.IsAsciiDigit(text[colon - 1]) && char.IsAsciiDigit(text[colon + 1]) && char.IsAsciiDigit(text[colon + 2])
            && text[colon + 3] == ':' && char.IsAsciiDigit(text[colon + 4]) && text.AsSpan().ContainsAny('/', '-', '.') && char.IsAsciiDigit(text[0]);
    }

    /// <summary>The last line of the stamp that starts at the line: it runs to its time, at most eight short lines on.</summary>
    public static int StampEnd(List<Line> lines, int start)
    {
        var end = start;
        for (var i = start; i < lines.Count && i < start + 8 && lines[i].Page == lines[start].Page; i++)
        {
            var folded = Folding.Fold(lines[i].Text);
            if (folded.Contains(Motto, StringComparison.Ordinal) || lines[i].IsGap || lines[i].Text.Length > 120) break;
            if (IsTimestamp(lines[i].Text) || folded.Contains("+07:00", StringComparison.Ordinal) || folded.StartsWith("ngay ky:", StringComparison.Ordinal)) return i;
            if (folded.StartsWith("co quan:", StringComparison.Ordinal) || folded.StartsWith("thoi gian ky:", StringComparison.Ordinal) || folded.StartsWith("email:", StringComparison.Ordinal)) end = i;
        }
        return end;
    }

    /// <summary>The first line of the stamp whose time stands at the line. Only a block that names an address or stands at the top of a page is a stamp.</summary>
    public static int StampStart(List<Line> lines, int at)
    {
        var first = at;
        for (var i = at - 1; i >= 0 && i >= at - 4 && lines[i].Page == lines[at].Page && !lines[i].IsGap && lines[i].Text.Length < 60 && !lines[i + 1].BlankBefore; i--)
        {
            if (Folding.Fold(lines[i].Text).Contains(Motto, StringComparison.Ordinal)) return at;
            first = i;
        }
        var stamp = first == 0 || lines[first].Page != lines[first - 1].Page;
        for (var i = first; i < at && !stamp; i++) stamp = lines[i].Text.Contains('@', StringComparison.Ordinal);
        return stamp ? first : at;
    }

    /// <summary>A field code that a converter left: "PAGE 4".</summary>
    public static bool IsField(string text) => text.StartsWith("PAGE ", StringComparison.Ordinal) && text.AsSpan(5).Trim().IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>One or two stray characters, left by a scanner or a converter.</summary>
    public static bool IsSpeck(string text)
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

    /// <summary>"12", "- 12 -", "Trang 12", "12/30". Those not <paramref name="plain"/>, "(12)", "12.", "iv" (0), are one only at the edge of a page.</summary>
    public static int? PageNumber(ReadOnlySpan<char> text, out bool plain)
    {
        text = text.Trim(" -–—");
        var rest = text.Trim(" -–—[]().|");
        plain = rest.Length == text.Length;
        if (rest.StartsWith("Trang ", StringComparison.OrdinalIgnoreCase)) rest = rest[6..].Trim();
        if (rest.Length is > 0 and <= 5 && rest.IndexOfAnyExcept("ivxl") < 0)
        {
            plain = false;
            return 0;
        }
        var slash = rest.IndexOf('/');
        // "2/5" is the second page of five; "132/KH-UBND" is no page.
        if (slash > 0) rest = rest[(slash + 1)..].Trim().IndexOfAnyExceptInRange('0', '9') < 0 ? rest[..slash].TrimEnd() : default;
        return rest.Length is > 0 and < 5 && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
