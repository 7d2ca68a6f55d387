using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Structure;

/// <param name="Identifier">Null when the number is blank or cannot be read.</param>
/// <param name="IsBlank">True when nothing stands where the number should.</param>
internal readonly record struct HeadNumber(string? Identifier, string? Number, string? Symbol, TextSpan Span, bool IsBlank);

/// <summary>"Số: 12/KH-UBND" of the letterhead: what is blank stays blank, what a scan spoilt is not guessed.</summary>
internal static class HeadNumbers
{
    public static HeadNumber Read(string text, string folded, TextSpan span)
    {
        var at = folded.AsSpan(span.Start, span.Length).IndexOf("so", StringComparison.Ordinal);
        at = span.Start + Math.Max(0, at) + 2;
        while (at < span.End && folded[at] is ' ' or ':' or ';' or '.') at++;
        var t = text.AsSpan()[..span.End];
        var f = folded.AsSpan()[..span.End];
        if (at < span.End && Identifiers.TryRead(t, f, at, out var whole)) return new(whole.Value, whole.Number, whole.Symbol, new TextSpan(at, whole.End), false);
        // "Số: 93. /KH-UBND": a full stop after the number.
        var digits = at;
        while (digits < span.End && char.IsAsciiDigit(folded[digits])) digits++;
        var sign = digits;
        while (sign < span.End && folded[sign] is ' ' or '.') sign++;
        if (digits > at && Identifiers.TryReadSymbol(t, f, sign, out var symbolStart, out var symbolEnd, out _))
        {
            var number = text[at..digits];
            var symbol = Identifiers.Clean(t[symbolStart..symbolEnd]);
            return new(number + Identifiers.Clean(t[sign..symbolEnd]), number, symbol, new TextSpan(at, symbolEnd), false);
        }
        // "Số:09/2010": a number and a year only.
        if (digits > at && digits < span.End && folded[digits] == '/' && digits + 5 <= span.End && !f.Slice(digits + 1, 4).ContainsAnyExceptInRange('0', '9'))
            return new(text[at..(digits + 5)], text[at..digits], null, new TextSpan(at, digits + 5), false);
        for (var i = at; i < span.End; i++)
        {
            if (folded[i] is not ('/' or '-') || !Identifiers.TryReadSymbol(t, f, i, out symbolStart, out symbolEnd, out _)) continue;
            var before = f[at..i].Trim(" ._…:");
            return new(null, null, Identifiers.Clean(t[symbolStart..symbolEnd]), span, before.IsEmpty);
        }
        return new(null, null, null, span, f[Math.Min(at, f.Length)..].Trim(" ._…:").IsEmpty);
    }

    /// <summary>"Só207SYT-NVY", "Sế:,222JÉ /TB -SYT": a number line past reading.</summary>
    public static bool LooksSpoilt(ReadOnlySpan<char> line) =>
        line.Length is > 4 and < 40 && line[0] == 's' && ((line[1] == 'o' && char.IsAsciiDigit(line[2])) || (line[2] is ':' or ';' && line.Contains('/')));

    /// <summary>
    /// "năm 20264": a stamp or a page number stuck to the year. The first four digits count when they are no earlier than any year the text
    /// names beside it, and not long after; so "20017" over a text of 2016 is not guessed.
    /// </summary>
    public static DateOnly? MendYear(string folded, TextSpan span, int day)
    {
        var year = folded.AsSpan(span.Start, span.Length).LastIndexOf("nam", StringComparison.Ordinal);
        if (year < 0) return null;
        var at = span.Start + year + 3;
        while (at < folded.Length && folded[at] == ' ') at++;
        if (at + 5 > folded.Length || folded.AsSpan(at, 5).ContainsAnyExceptInRange('0', '9')) return null;
        var year4 = Value(folded.AsSpan(at, 4));
        var latest = LatestYear(folded.AsSpan(span.End, Math.Min(NearBy, folded.Length - span.End)));
        if (latest == 0 || year4 < latest || year4 > latest + 2) return null;
        Span<char> clean = stackalloc char[64];
        var length = at + 4 - day;
        if (length > clean.Length) return null;
        folded.AsSpan(day, length).CopyTo(clean);
        return IssueDates.TryRead(clean[..length], 0, out var date, out _) ? date : null;
    }

    private const int NearBy = 4_000;

    private static int LatestYear(ReadOnlySpan<char> text)
    {
        var latest = 0;
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            if (text[i] is not ('1' or '2') || (i > 0 && char.IsAsciiDigit(text[i - 1])) || text.Slice(i, 4).ContainsAnyExceptInRange('0', '9') || (i + 4 < text.Length && char.IsAsciiDigit(text[i + 4]))) continue;
            var year = Value(text.Slice(i, 4));
            if (year is >= 1945 and <= 2100 && IsDated(text, i)) latest = Math.Max(latest, year);
            i += 3;
        }
        return latest;
    }

    // Years of dates and numbers ("năm 2025", "/2025"), not of plans ahead ("đến năm 2030").
    private static bool IsDated(ReadOnlySpan<char> text, int at) =>
        (at > 0 && text[at - 1] is '/' or '-') || (at > 12 && text[(at - 12)..at].Contains("thang", StringComparison.Ordinal) && text[..at].EndsWith("nam ", StringComparison.Ordinal));

    private static int Value(ReadOnlySpan<char> digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
