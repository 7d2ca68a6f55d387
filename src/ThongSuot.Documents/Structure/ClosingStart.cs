using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <summary>Finds where the closing of a document begins: "Nơi nhận", authority or office with a name below, or the file mark of a list.</summary>
internal sealed class ClosingStart(string text, string folded, List<FrameLine> lines)
{
    private const int NameWithin = 8, LongestLine = 220, LongestSignatureLine = 90, MostListLines = 40, LongestOffice = 30;

    /// <summary>"Nơi nhận:" at the start of a line, also as scans spell it; the length up to what follows, or 0.</summary>
    public static int RecipientHead(ReadOnlySpan<char> folded)
    {
        var at = 0;
        while (at < folded.Length && at < 4 && !char.IsLetter(folded[at])) at++;
        var word = at;
        while (at < folded.Length && char.IsLetter(folded[at])) at++;
        var first = folded[word..at];
        var exact = first is "noi";
        if (!exact && (first.Length is < 2 or > 4 || first[^1] is not ('i' or 'n' or 'o'))) return 0;
        if (at >= folded.Length || folded[at] != ' ' || !folded[(at + 1)..].StartsWith("nhan", StringComparison.Ordinal)) return 0;
        at += 5;
        while (at < folded.Length && folded[at] == ' ') at++;
        if (at == folded.Length) return exact ? at : 0;
        return folded[at] is ':' || (exact && folded[at] is '.' or ';') ? at + 1 : 0;
    }

    /// <summary>Index of the first line; the number of lines when there is no closing.</summary>
    public int Find(int from)
    {
        for (var i = from; i < lines.Count; i++)
        {
            var span = lines[i].Span;
            if (lines[i].IsTable || span.Length == 0) continue;
            var line = folded.AsSpan(span.Start, Math.Min(span.Length, LongestLine));
            if (RecipientHead(line) > 0) return StartOfTable(i);
            if (span.Length > LongestSignatureLine) continue;
            if (IsSignatureStart(i)) return StartOfTable(i);
            if (IsFileLine(i) && StartOfList(i, from) is var list and >= 0) return list;
        }
        return lines.Count;
    }

    private int StartOfTable(int index)
    {
        while (index > 0 && lines[index].Table > 0 && lines[index - 1].Table == lines[index].Table) index--;
        return index;
    }

    // Authority or office in capitals, and a name below it.
    public bool IsSignatureStart(int index)
    {
        var span = lines[index].Span;
        if (!SignatureReader.StartsAuthority(text.AsSpan(span.Start, span.Length), folded.AsSpan(span.Start, span.Length))) return false;
        for (var i = index + 1; i < lines.Count && i <= index + NameWithin; i++)
        {
            var below = lines[i].Span;
            if (lines[i].IsTable || below.Length > LongestSignatureLine) return false;
            if (PersonNames.TryRead(text, folded, below, sure: true, out _)) return true;
            if (Labels.Read(text.AsSpan(below.Start, below.Length), folded.AsSpan(below.Start, below.Length)).Kind is not (LabelKind.None or LabelKind.Dash)) return false;
        }
        return false;
    }

    // "- Lưu: VT, …": the list is there even when its heading was lost.
    private bool IsFileLine(int index)
    {
        var line = folded.AsSpan(lines[index].Span.Start, lines[index].Span.Length);
        if (!RecipientReader.IsDashed(line)) return false;
        line = line.TrimStart(" -~+*_'\".:");
        if (!line.StartsWith("luu", StringComparison.Ordinal) || line.Length < 6) return false;
        var after = line[3..].TrimStart(" :.");
        return after.StartsWith("vt", StringComparison.Ordinal) || after.StartsWith("vp", StringComparison.Ordinal) || after.StartsWith("van thu", StringComparison.Ordinal) || after.StartsWith("van phong", StringComparison.Ordinal);
    }

    // "- UBND tỉnh; PHÓ GIÁM ĐỐC": a scan may set the other column, or dirt of the seal, behind the item.
    private bool EndsItem(TextSpan line)
    {
        var end = text.AsSpan(line.Start, line.Length).LastIndexOfAny(';', ',');
        if (end < 0) return false;
        var tail = text.AsSpan(line.Start + end + 1, line.Length - end - 1).Trim();
        return tail.Length < 3 || text[line.Start + end] is ';' && tail.Length <= LongestOffice && BodyNames.IsCapital(tail);
    }

    private int StartOfList(int index, int from)
    {
        if (lines[index].Table > 0) return StartOfTable(index);
        var start = index;
        while (start > from && index - start < MostListLines)
        {
            var above = lines[start - 1].Span;
            if (lines[start - 1].IsTable || above.Length > LongestLine || !RecipientReader.IsDashed(folded.AsSpan(above.Start, above.Length)) || !EndsItem(above)) break;
            start--;
        }
        // "Ví dụ:" above a list of recipients shows one.
        if (start > from && text[lines[start - 1].Span.End - 1] == ':') return -1;
        return start;
    }
}
