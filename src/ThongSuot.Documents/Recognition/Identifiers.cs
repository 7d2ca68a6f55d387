using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Recognition;

/// <summary>Number and symbol of a document, as found in the text.</summary>
/// <param name="Value">As printed, inner spaces removed, look-alike letters and dashes made plain.</param>
/// <param name="Number">The number alone ("29", "3176b", "66.4").</param>
/// <param name="Symbol">The symbol without number and year ("NĐ-CP", "KH/TU").</param>
/// <param name="Start">First character of the number.</param>
/// <param name="End">After the last character of the symbol.</param>
/// <param name="IsTyped">True when a part of the symbol is a known type code or the number of a legislature: it needs no further witness.</param>
internal readonly record struct Identifier(string Value, string Number, string Symbol, int Start, int End, bool IsTyped);

/// <summary>
/// Reads "29/2008/NĐ-CP", "27 -KH/TU", "78/2025/UBTVQH15", "144/2002/QĐ/BTC", "66.4/2025/NQ-CP", "1164/QPTNO-TĐ" at one place of a text. Every
/// look ahead and back is bounded.
/// </summary>
internal static class Identifiers
{
    private const int MostDigits = 6, MostCode = 12, MostLength = 72;

    /// <summary>Finds the number that the slash at <paramref name="slash"/> belongs to: "29/…" or "27-KH/…". -1 when there is none.</summary>
    public static int NumberBefore(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int slash, int floor)
    {
        var at = BlanksBack(folded, slash, floor);
        if (at == floor) return -1;
        if (char.IsAsciiDigit(folded[at - 1])) return DigitsBack(folded, at, floor);
        var codeEnd = at;
        while (at > floor && codeEnd - at < MostCode && char.IsLetter(folded[at - 1])) at--;
        if (at == codeEnd || at == floor) return -1;
        // "3176b/QĐ-…": one small letter belongs to the number.
        if (codeEnd - at == 1 && char.IsAsciiDigit(folded[at - 1]) && char.IsLower(text[at])) return DigitsBack(folded, at, floor);
        if (!char.IsUpper(text[at])) return -1;
        at = BlanksBack(folded, at, floor);
        if (at == floor || folded[at - 1] != '-') return -1;
        at = BlanksBack(folded, at - 1, floor);
        return at > floor && char.IsAsciiDigit(folded[at - 1]) ? DigitsBack(folded, at, floor) : -1;
    }

    /// <summary>Reads the identifier whose number starts at <paramref name="start"/>.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start, out Identifier identifier)
    {
        identifier = default;
        var limit = Math.Min(folded.Length, start + MostLength);
        var at = start;
        while (at < limit && at - start < MostDigits && char.IsAsciiDigit(folded[at])) at++;
        if (at == start) return false;
        if (at + 1 < limit && folded[at] == '.' && char.IsAsciiDigit(folded[at + 1]))
        {
            at += 2;
            while (at < limit && char.IsAsciiDigit(folded[at])) at++;
        }
        if (at < limit && char.IsAsciiLetterLower(folded[at]) && char.IsLower(text[at])) at++;
        var numberEnd = at;
        if (!TryReadSymbol(text, folded, at, out var symbolStart, out var end, out var typed)) return false;
        identifier = new Identifier(Clean(text[start..end]), Clean(text[start..numberEnd]), Clean(text[symbolStart..end]), start, end, typed);
        return true;
    }

    /// <summary>Reads the sign and symbol after a number, or after a blank where the number should stand ("/KH-UBND", " -HD/BTCTU").</summary>
    public static bool TryReadSymbol(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int at, out int start, out int end, out bool typed)
    {
        (start, end, typed) = (0, 0, false);
        var limit = Math.Min(folded.Length, at + MostLength);
        at = Blanks(folded, at, limit);
        if (at >= limit || folded[at] is not ('/' or '-')) return false;
        var slash = folded[at] == '/';
        at++;
        // A slip of the keyboard: "85/2024//NĐ-CP", "01/CĐ- -TTg".
        if (at < limit && folded[at] == folded[at - 1]) at++;
        at = Blanks(folded, at, limit);
        var year = slash && at + 4 < limit && folded[at] is '1' or '2' && AreDigits(folded.Slice(at, 4)) && !char.IsAsciiDigit(folded[at + 4]);
        if (year)
        {
            at = Blanks(folded, at + 4, limit);
            if (at >= limit || folded[at] is not ('/' or '-')) return false;
            at++;
            if (at < limit && folded[at] == '/') at++;
            at = Blanks(folded, at, limit);
        }
        start = at;
        var segments = 0;
        var capitals = 0;
        var slashes = 0;
        while (ReadSegment(text, folded, at, limit, out var stop))
        {
            var segment = folded[at..stop];
            foreach (var c in text[at..stop])
                if (char.IsUpper(c)) capitals++;
            typed |= DocumentTypes.FromCode(segment) is not null || IsLegislature(segment);
            segments++;
            end = stop;
            at = Joint(text, folded, stop, limit, segments == 1, out var joint);
            if (at < 0) break;
            if (joint == '/') slashes++;
        }
        // A Party number has its code before the slash: "27-KH/TU". "số 12-A" is a house.
        return segments > 0 && capitals >= 2 && (slash || slashes > 0);
    }

    /// <summary>Letters and dashes made plain, blanks left out.</summary>
    public static string Clean(ReadOnlySpan<char> printed)
    {
        Span<char> clean = stackalloc char[MostLength];
        var n = 0;
        foreach (var c in printed)
        {
            if (n == MostLength) break;
            if (char.IsWhiteSpace(c)) continue;
            clean[n++] = c switch
            {
                'Ð' or 'Ɖ' => 'Đ',
                'ð' => 'đ',
                'Đ' or 'đ' => c,
                // Cyrillic letters, dashes and slashes that look like ours.
                > '\u036F' when !char.IsLetter(c) || c < '\u0530' => char.IsUpper(c) ? char.ToUpperInvariant(Folding.Fold(c)) : Folding.Fold(c),
                _ => c,
            };
        }
        return new string(clean[..n]);
    }

    // "QĐ", "TTg", "UBTVQH15", "QH 13", "BCĐ138", "VLXD"; a capital first, no space inside.
    private static bool ReadSegment(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int at, int limit, out int stop)
    {
        stop = at;
        if (at >= limit || !char.IsUpper(text[at])) return false;
        while (stop < limit && (char.IsLetterOrDigit(folded[stop]) || (folded[stop] is '&' or '_' && stop + 1 < limit && char.IsUpper(text[stop + 1])))) stop++;
        if (stop - at > 20) return false;
        // "QĐ-TTgngày 05/01": the space is lost.
        var stuck = folded[at..stop].IndexOf("ngay", StringComparison.Ordinal);
        if (stuck > 1) stop = at + stuck;
        var segment = folded[at..stop];
        if (segment.EndsWith("qh", StringComparison.Ordinal) && stop + 2 < limit && folded[stop] == ' ' && char.IsAsciiDigit(folded[stop + 1]) && char.IsAsciiDigit(folded[stop + 2])
            && (stop + 3 >= limit || !char.IsLetterOrDigit(folded[stop + 3]))) stop += 3;
        return true;
    }

    // Where the next segment starts after '-' or '/', or -1. Blanks round the sign are slips, allowed only where capitals follow.
    private static int Joint(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int at, int limit, bool first, out char sign)
    {
        sign = '\0';
        var blank = at < limit && folded[at] == ' ';
        var i = blank ? at + 1 : at;
        if (i >= limit || folded[i] is not ('-' or '/' or '.')) return -1;
        sign = folded[i];
        if (sign == '.' && (blank || i + 1 >= limit || !char.IsUpper(text[i + 1]))) return -1;
        i++;
        var after = i < limit && folded[i] == ' ';
        if (after) i++;
        if (after && i < limit && folded[i] == '-') i++;
        if (i + 1 >= limit || !char.IsUpper(text[i])) return -1;
        if (blank && after && !first) return -1;
        return !(blank || after) || char.IsUpper(text[i + 1]) ? i : -1;
    }

    private static bool IsLegislature(ReadOnlySpan<char> segment)
    {
        var at = segment.IndexOf("qh", StringComparison.Ordinal);
        return at >= 0 && at + 2 < segment.Length && AreDigits(segment[(at + 2)..].Trim(' '));
    }

    private static int DigitsBack(ReadOnlySpan<char> folded, int at, int floor)
    {
        var end = at;
        while (at > floor && end - at < MostDigits && char.IsAsciiDigit(folded[at - 1])) at--;
        if (at - 1 > floor && folded[at - 1] == '.' && char.IsAsciiDigit(folded[at - 2]))
        {
            at--;
            while (at > floor && end - at < MostDigits && char.IsAsciiDigit(folded[at - 1])) at--;
        }
        return at == end ? -1 : at;
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    private static int Blanks(ReadOnlySpan<char> folded, int at, int limit)
    {
        for (var n = 0; n < 3 && at < limit && folded[at] == ' '; n++) at++;
        return at;
    }

    private static int BlanksBack(ReadOnlySpan<char> folded, int at, int floor)
    {
        for (var n = 0; n < 3 && at > floor && folded[at - 1] == ' '; n++) at--;
        return at;
    }
}
