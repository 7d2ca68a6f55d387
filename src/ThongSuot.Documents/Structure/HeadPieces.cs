using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Structure;

internal enum HeadPieceKind : byte
{
    Text,
    /// <summary>A line of signs under a heading.</summary>
    Ornament,
    /// <summary>"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".</summary>
    Nation,
    /// <summary>"Độc lập - Tự do - Hạnh phúc".</summary>
    Motto,
    /// <summary>"ĐẢNG CỘNG SẢN VIỆT NAM".</summary>
    Party,
    /// <summary>"Số: 12/KH-UBND".</summary>
    Number,
    /// <summary>"Hà Nội, ngày 05 tháng 3 năm 2020".</summary>
    PlaceDate,
}

internal readonly record struct HeadPiece(HeadPieceKind Kind, TextSpan Span);

/// <summary>
/// Cuts a paragraph of the first page into the things a letterhead sets side by side. Where a format lost the columns, "ỦY BAN NHÂN DÂN CỘNG HÒA
/// XÃ HỘI CHỦ NGHĨA VIỆT NAM" stands on one line.
/// </summary>
internal static class HeadPieces
{
    /// <summary>A paragraph longer than this is running text.</summary>
    private const int Longest = 700;

    public static List<HeadPiece> Of(string text, string folded, TextSpan span)
    {
        var marks = new List<HeadPiece>();
        if (span.Length <= Longest)
        {
            Nation(text, folded, span, marks);
            Motto(folded, span, marks);
            Party(text, folded, span, marks);
            PlaceDate(text, folded, span, marks);
            Number(text, folded, span, marks);
        }
        marks.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        var pieces = new List<HeadPiece>();
        var at = span.Start;
        foreach (var mark in marks)
        {
            if (mark.Span.Start < at) continue;
            Text(text, new TextSpan(at, mark.Span.Start), pieces);
            pieces.Add(mark);
            at = mark.Span.End;
        }
        Text(text, new TextSpan(at, span.End), pieces);
        return pieces;
    }

    // What stands between the marks, without the signs at its ends.
    private static void Text(string text, TextSpan span, List<HeadPiece> pieces)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && !IsWordChar(text[start]) && text[start] is not ('(' or '"' or '“' or '/' or '-' or '–' or '+' or '~')) start++;
        while (end > start && !IsWordChar(text[end - 1]) && text[end - 1] is not (')' or '"' or '”' or '.' or ',' or ';' or ':' or '-')) end--;
        var words = text.AsSpan(start, end - start);
        if (Reading.LineMarks.IsOrnament(words))
        {
            if (span.Length > 0 && text.AsSpan(span.Start, span.Length).Trim().Length > 0) pieces.Add(new HeadPiece(HeadPieceKind.Ornament, span));
            return;
        }
        pieces.Add(new HeadPiece(HeadPieceKind.Text, new TextSpan(start, end)));
    }

    // Accents that stand alone are dirt, though Unicode counts some as letters.
    private static bool IsWordChar(char c) => char.IsLetterOrDigit(c) && c is not (>= '\u02B0' and <= '\u036F');

    private static void Nation(string text, string folded, TextSpan span, List<HeadPiece> marks)
    {
        var part = folded.AsSpan(span.Start, span.Length);
        var at = part.IndexOf("chu nghia", StringComparison.Ordinal);
        if (at < 0) return;
        var capital = BodyNames.IsCapital(text.AsSpan(span.Start + at, 9));
        var before = part[..at];
        var start = before.LastIndexOf("cong h", StringComparison.Ordinal);
        if (start < 0 || start < at - 24)
        {
            start = before.LastIndexOf("hoa x", StringComparison.Ordinal);
            if (start < 0 || start < at - 24) return;
            // "NG HÒA XÃ HỘI": the rest of a word that a scan lost.
            if (start > 2 && before[start - 1] == ' ' && before[start - 3] != ' ' && (start == 3 || before[start - 4] == ' ')) start -= 3;
        }
        // "… nước Cộng hòa xã hội chủ nghĩa Việt Nam" in a sentence or a stamp; in small letters only beside a body or alone.
        if (before[..start].TrimEnd(' ').EndsWith("nuoc", StringComparison.Ordinal)) return;
        if (!capital && (span.Length > 120 || !(before[..start].Trim(' ').IsEmpty || BodyNames.StartsBody(before[..start].TrimStart(' '))))) return;
        var end = part[at..].IndexOf("nam", StringComparison.Ordinal) is var nam and >= 0 and < 24 ? at + nam + 3 : at + 9;
        marks.Add(new HeadPiece(HeadPieceKind.Nation, new TextSpan(span.Start + start, span.Start + end)));
    }

    private static void Motto(string folded, TextSpan span, List<HeadPiece> marks)
    {
        var part = folded.AsSpan(span.Start, span.Length);
        var free = part.IndexOf("tu do", StringComparison.Ordinal);
        if (free < 0) return;
        var lap = part[..free].LastIndexOf("lap", StringComparison.Ordinal);
        if (lap < 0 || lap < free - 9) return;
        // The word before "lập", whatever a scan made of it.
        var start = lap;
        while (start > 0 && part[start - 1] == ' ') start--;
        while (start > 0 && part[start - 1] != ' ') start--;
        var end = free + 5;
        if (part[end..].IndexOf("hanh", StringComparison.Ordinal) is var hanh and >= 0 and < 8)
        {
            end += hanh + 4;
            while (end < part.Length && part[end] == ' ') end++;
            while (end < part.Length && char.IsLetter(part[end])) end++;
        }
        marks.Add(new HeadPiece(HeadPieceKind.Motto, new TextSpan(span.Start + start, span.Start + end)));
    }

    private static void Party(string text, string folded, TextSpan span, List<HeadPiece> marks)
    {
        var part = folded.AsSpan(span.Start, span.Length);
        var at = part.IndexOf("dang cong san", StringComparison.Ordinal);
        if (at < 0 || !BodyNames.IsCapital(text.AsSpan(span.Start + at, 13))) return;
        var end = part[at..].IndexOf("nam", StringComparison.Ordinal) is var nam and >= 0 and < 26 ? at + nam + 3 : at + 13;
        marks.Add(new HeadPiece(HeadPieceKind.Party, new TextSpan(span.Start + at, span.Start + end)));
    }

    private static void PlaceDate(string text, string folded, TextSpan span, List<HeadPiece> marks)
    {
        var part = folded.AsSpan(span.Start, span.Length);
        var from = 0;
        while (from < part.Length)
        {
            var day = part[from..].IndexOf("nga", StringComparison.Ordinal);
            if (day < 0) return;
            day += from;
            from = day + 3;
            if (day > 0 && char.IsLetterOrDigit(part[day - 1])) continue;
            var rest = part.Slice(day, Math.Min(48, part.Length - day));
            var month = rest.IndexOf("thang", StringComparison.Ordinal);
            var year = month < 0 ? -1 : rest[month..].IndexOf("nam", StringComparison.Ordinal);
            int end;
            if (month is > 0 and <= 18 && year is > 0 and <= 18)
            {
                end = day + month + year + 3;
                while (end < part.Length && part[end] == ' ') end++;
                while (end < part.Length && char.IsLetterOrDigit(part[end]) && !char.IsLetter(part[end])) end++;
            }
            else if (!IssueDates.TryRead(folded.AsSpan()[..span.End], span.Start + day, out _, out end))
            {
                // The column break may have cut it: "…, ngày" at the end of a cell.
                if (day + 6 < part.Length || day == 0) continue;
                end = part.Length;
            }
            else end -= span.Start;
            var start = PlaceStart(text.AsSpan(span.Start, span.Length), part, day);
            if (start < 0) continue;
            marks.Add(new HeadPiece(HeadPieceKind.PlaceDate, new TextSpan(span.Start + start, span.Start + end)));
            return;
        }
    }

    // Capitalised words before ", ngày"; a date without a place before it belongs to a sentence, but for one that fills its paragraph.
    private static int PlaceStart(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int day)
    {
        var at = day;
        while (at > 0 && folded[at - 1] is ' ' or '.' or '-') at--;
        var comma = at > 0 && folded[at - 1] == ',';
        if (comma) at--;
        var start = at;
        for (var words = 0; words < 7; words++)
        {
            var wordEnd = start;
            while (wordEnd > 0 && folded[wordEnd - 1] == ' ') wordEnd--;
            var word = wordEnd;
            while (word > 0 && (char.IsLetter(folded[word - 1]) || folded[word - 1] is '.' or '\'')) word--;
            if (word == wordEnd || (word > 0 && folded[word - 1] != ' ')) break;
            var lower = folded[word..wordEnd] is "pho";
            if (!char.IsUpper(text[word]) && !lower) break;
            // An acronym ends the symbol of the number: "12 /UBND-VX Vân Giang, ngày …".
            if (wordEnd - word > 1 && char.IsUpper(text[word + 1]) && !folded[word..wordEnd].StartsWith("tp", StringComparison.Ordinal) && folded[word..wordEnd] is not ("tx." or "tt.")) break;
            start = word;
        }
        if (start == 0 || (comma && start < at)) return start;
        // "Hà nội, ngày …": a name written with small letters fills the line up to the comma.
        return day == 0 || (comma && at <= 24 && char.IsUpper(text[0]) && !folded[..at].ContainsAny('/', ':', '"')) ? 0 : -1;
    }

    private static void Number(string text, string folded, TextSpan span, List<HeadPiece> marks)
    {
        var part = folded.AsSpan(span.Start, span.Length);
        for (var from = 0; from + 2 < part.Length;)
        {
            var at = part[from..].IndexOf("so", StringComparison.Ordinal);
            if (at < 0) return;
            at += from;
            from = at + 2;
            if ((at > 0 && char.IsLetterOrDigit(part[at - 1])) || IsHorned(text[span.Start + at + 1])) continue;
            var colon = at + 2;
            while (colon < part.Length && part[colon] == ' ') colon++;
            var hasColon = colon < part.Length && part[colon] is ':' or ';';
            // Inside a line only "Số:" is sure; at its start, or after another mark, "Số 12-KH/TU" too.
            var opens = at == 0 || Begins(part[..at]);
            foreach (var mark in marks)
                opens |= mark.Span.End <= span.Start + at && Begins(part[(mark.Span.End - span.Start)..at]);
            var typed = !opens && DocumentTypes.StartingAt(part) is { } type && part[type.Folded.Length..at].Trim(' ').IsEmpty;
            if (!(opens || typed || (hasColon && char.IsUpper(text[span.Start + at])))) continue;
            if (opens && !char.IsUpper(text[span.Start + at]) && !hasColon) continue;
            var number = hasColon ? colon + 1 : at + 2;
            if (!EndOfNumber(text, folded, span, number, out var end)) continue;
            // "Số 12 ngày …" of an old heading is read there.
            marks.Add(new HeadPiece(HeadPieceKind.Number, new TextSpan(span.Start + (typed ? 0 : at), end)));
            return;
        }
    }

    private static bool Begins(ReadOnlySpan<char> before) => Reading.LineMarks.IsOrnament(before);

    private static bool EndOfNumber(string text, string folded, TextSpan span, int from, out int end)
    {
        var start = span.Start + from;
        var limit = Math.Min(span.End, start + 40);
        for (var at = start; at < limit; at++)
        {
            if (folded[at] is not ('/' or '-')) continue;
            if (Identifiers.TryReadSymbol(text.AsSpan()[..span.End], folded.AsSpan()[..span.End], at, out _, out end, out _)) return true;
        }
        // "Số:" alone: the symbol was lost to another cell.
        end = span.End;
        for (var at = start; at < span.End; at++)
            if (char.IsLetter(text[at])) return false;
        return span.End - start <= 12;
    }

    // "SỞ" folds like "SỐ".
    private static bool IsHorned(char c) => c is 'ơ' or 'ờ' or 'ớ' or 'ở' or 'ỡ' or 'ợ' or 'Ơ' or 'Ờ' or 'Ớ' or 'Ở' or 'Ỡ' or 'Ợ';
}
