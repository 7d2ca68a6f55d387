using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <summary>
/// Finds what stands after the signature: annexes, headed "Phụ lục" (NĐ 30/2020 PL I, mục III), and attached documents, headed by a second letterhead, a
/// type name or "(Kèm theo …)".
/// </summary>
internal sealed class AnnexReader
{
    private const int HeadLines = 8, LongestTitle = 220, LongestLabelLine = 160, MostBefore = 24;

    private readonly SourceText _source;
    private readonly string _text, _folded;
    private readonly List<FrameLine> _lines;
    private readonly List<FramePart> _parts = [];
    private readonly List<Finding> _findings = [];

    private AnnexReader(SourceText source, List<FrameLine> lines) => (_source, _text, _folded, _lines) = (source, source.Text, source.Folded, lines);

    /// <param name="from">Index of the first line after the signature, or after the head where there is no signature.</param>
    /// <param name="signed">False when no signature was found: then only a heading in capitals, or alone on its line, is an annex.</param>
    public static (IReadOnlyList<FramePart> Parts, IReadOnlyList<Finding> Findings) Read(SourceText source, List<FrameLine> lines, int from, bool signed)
    {
        var reader = new AnnexReader(source, lines);
        reader.Run(from, signed);
        return (reader._parts, reader._findings);
    }

    /// <summary>"PL", "PLI", "PL2", "PL1A" for the heading of an annex; null for anything else, such as a sentence about annexes.</summary>
    public static string? Label(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        var at = folded[..Math.Min(folded.Length, MostBefore)].IndexOf("phu luc", StringComparison.Ordinal);
        if (at < 0 || folded.Length - at > LongestLabelLine || !char.IsUpper(text[at])) return null;
        // Dirt, or "ĐƠN VỊ:" in the other column, may stand before it; a sentence may not.
        var alone = true;
        for (var i = 0; i < at; i++)
        {
            if (char.IsLetter(text[i])) alone = false;
            if (char.IsLower(text[i]) && i + 1 < at && char.IsLower(text[i + 1])) return null;
        }
        var capital = BodyNames.IsCapital(text.Slice(at, 7));
        at += 7;
        if (at < folded.Length && char.IsLetterOrDigit(folded[at])) return null;
        while (at < folded.Length && folded[at] == ' ') at++;
        if (folded[at..].StartsWith("so ", StringComparison.Ordinal)) at += 3;
        var start = at;
        while (at < folded.Length && char.IsAsciiLetterOrDigit(folded[at]) && at - start < 6) at++;
        var label = IsLabel(text[start..at], folded[start..at]) ? folded[start..at].ToString().ToUpperInvariant().TrimStart('0') : "";
        var rest = text[(label.Length > 0 ? at : start)..].Trim(" .:-–()");
        if (rest.IsEmpty) return "PL" + label;
        if (!alone) return null;
        // What follows on the line must be a title: in capitals, or after a colon. A page number after dots is a table of contents.
        if (char.IsAsciiDigit(rest[^1]) && rest.Contains("...", StringComparison.Ordinal)) return null;
        if (!capital && !(label.Length > 0 && at < text.Length && text[at] is ':' or '.' && char.IsUpper(rest[0]) && !rest.EndsWith(".", StringComparison.Ordinal))) return null;
        return capital || BodyNames.IsCapital(rest) || label.Length > 0 ? "PL" + label : null;
    }

    private static bool IsLabel(ReadOnlySpan<char> printed, ReadOnlySpan<char> folded)
    {
        if (printed.IsEmpty) return false;
        var roman = folded.Length <= 6 && !folded.ContainsAnyExcept("ivxl") && char.IsUpper(printed[0]);
        if (roman || (printed.Length == 1 && char.IsUpper(printed[0]))) return true;
        var digits = 0;
        while (digits < folded.Length && char.IsAsciiDigit(folded[digits])) digits++;
        return digits is > 0 and <= 3 && folded.Length - digits <= 1;
    }

    private void Run(int from, bool signed)
    {
        for (var i = from; i < _lines.Count;)
        {
            var line = _lines[i];
            var span = line.Span;
            if (line.IsTable || span.Length > LongestTitle * 2) { i++; continue; }
            var text = _text.AsSpan(span.Start, span.Length);
            var folded = _folded.AsSpan(span.Start, span.Length);
            if (Label(text, folded) is { } label && (signed || BodyNames.IsCapital(text) || span.Length <= 20)) i = Annex(i, label);
            else if (signed && IsLetterhead(text, folded) && !InForms()) i = Attachment(StartOfLetterhead(i, from), i);
            else if (SubjectLines.IsAttachedTo(folded) && (signed || _parts.Count > 0)) i = AttachedBy(i, from);
            else if (signed && i <= from + 1 && _parts.Count == 0 && BodyNames.IsCapital(text) && HeadWords.Title(text, folded, out _) is not null) i = Attachment(i, i);
            else i++;
        }
    }

    // Inside an annex a letterhead belongs to a specimen.
    private bool InForms() => _parts.Count > 0 && _parts[^1].IsAnnex;

    private static bool IsLetterhead(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        var at = folded.IndexOf("chu nghia viet", StringComparison.Ordinal);
        if (at < 0) at = folded.IndexOf("dang cong san viet", StringComparison.Ordinal);
        return at >= 0 && BodyNames.IsCapital(text.Slice(at, 12));
    }

    private int StartOfLetterhead(int index, int from)
    {
        var start = index;
        var floor = Math.Max(from, EndOfLastPart());
        while (start > floor && _lines[index].Table > 0 && _lines[start - 1].Table == _lines[index].Table) start--;
        while (start > floor && index - start < 6 && !_lines[start - 1].IsTable && _lines[start - 1].Span.Length <= 90 && IsHeadLine(_lines[start - 1].Span)) start--;
        return start;
    }

    private int EndOfLastPart()
    {
        if (_parts.Count == 0) return 0;
        var end = _parts[^1].HeadSpan.End;
        return _lines.FindIndex(l => l.Span.Start >= end) is var i and >= 0 ? i : _lines.Count;
    }

    private int Annex(int index, string label)
    {
        var end = TitleEnd(index + 1);
        Add(isAnnex: true, label, index, end);
        return end;
    }

    private int Attachment(int start, int index)
    {
        var head = HeaderReader.Read(_source, _lines, start);
        var end = Math.Max(index + 1, head.Next);
        for (var i = end; i < _lines.Count && i < end + 4; i++)
        {
            if (!SubjectLines.IsAttachedTo(_folded.AsSpan(_lines[i].Span.Start, _lines[i].Span.Length))) continue;
            end = i + 1;
            break;
        }
        Add(isAnnex: false, null, start, end);
        return end;
    }

    // "(Kèm theo …)" under a title that no type name opens: the title is what stands above in capitals.
    private int AttachedBy(int index, int from)
    {
        var start = index;
        var end = index + 1;
        var floor = Math.Max(from, EndOfLastPart());
        if (_lines[index].Table > 0)
        {
            // A head in columns is one head.
            while (start > floor && _lines[start - 1].Table == _lines[index].Table) start--;
            while (end < _lines.Count && _lines[end].Table == _lines[index].Table) end++;
            Add(isAnnex: false, null, start, end);
            return end;
        }
        while (start > floor && index - start < HeadLines && !_lines[start - 1].IsTable && _lines[start - 1].Span.Length <= LongestTitle && IsTitleLine(_lines[start - 1].Span)) start--;
        if (start == index || !HasCapitals(start, index)) return index + 1;
        // "Mẫu số 1": a specimen belongs with the annexes, its items are nobody's provisions.
        var specimen = _folded.AsSpan(_lines[start].Span.Start, _lines[start].Span.Length).StartsWith("mau ", StringComparison.Ordinal);
        Add(specimen, specimen ? "PL" : null, start, end);
        return end;
    }

    private bool HasCapitals(int start, int end)
    {
        for (var i = start; i < end; i++)
            if (BodyNames.IsCapital(_lines[i].Span.Of(_text))) return true;
        return false;
    }

    // Title lines in capitals under the heading, and "(Kèm theo …)".
    private int TitleEnd(int index)
    {
        var end = index;
        for (var i = index; i < _lines.Count && i < index + HeadLines; i++)
        {
            var span = _lines[i].Span;
            if (_lines[i].IsTable || span.Length > LongestTitle * 2) break;
            var folded = _folded.AsSpan(span.Start, span.Length);
            if (SubjectLines.IsAttachedTo(folded))
            {
                // The bracket may close on the next line.
                end = i + 1;
                if (!folded.Contains(')') && end < _lines.Count && !_lines[end].IsTable && _lines[end].Span.Length <= LongestTitle && _folded.AsSpan(_lines[end].Span.Start, _lines[end].Span.Length).Contains(')')) end++;
                return end;
            }
            if (!IsHeadLine(span) || Label(_text.AsSpan(span.Start, span.Length), folded) is not null) break;
            end = i + 1;
        }
        // Title lines in small letters count when "(Kèm theo …)" closes them.
        for (var i = end; i < _lines.Count && i < end + 5 && !_lines[i].IsTable; i++)
        {
            var span = _lines[i].Span;
            if (SubjectLines.IsAttachedTo(_folded.AsSpan(span.Start, span.Length))) return i + 1;
            if (!IsTitleLine(span)) break;
        }
        return end;
    }

    private bool IsHeadLine(TextSpan span)
    {
        var text = _text.AsSpan(span.Start, span.Length);
        if (LineMarks.IsOrnament(text)) return true;
        return BodyNames.IsCapital(text) && Labels.Read(text, _folded.AsSpan(span.Start, span.Length)).Kind is LabelKind.None;
    }

    private bool IsTitleLine(TextSpan span)
    {
        var text = _text.AsSpan(span.Start, span.Length);
        return LineMarks.IsOrnament(text) || (Labels.Read(text, _folded.AsSpan(span.Start, span.Length)).Kind is LabelKind.None && !LineMarks.EndsSentence(text));
    }

    private void Add(bool isAnnex, string? label, int start, int end)
    {
        var span = _lines[start].Span;
        for (var i = start + 1; i < end; i++) span = span.Union(_lines[i].Span);
        _parts.Add(new FramePart(isAnnex, label, span));
        var attached = _folded.AsSpan(span.Start, span.Length).LastIndexOf("kem theo", StringComparison.Ordinal);
        if (attached >= 0 && HasBlankNumber(_folded.AsSpan(span.Start + attached, span.Length - attached))) _findings.Add(new Finding("TS-HEAD-10", Severity.Info, span));
    }

    private static bool HasBlankNumber(ReadOnlySpan<char> head)
    {
        var at = head.IndexOf(" so ", StringComparison.Ordinal);
        if (at < 0) at = head.IndexOf(" so:", StringComparison.Ordinal);
        if (at < 0) return false;
        at += 3;
        while (at < head.Length && head[at] is ' ' or '.' or ':' or '…' or '_') at++;
        return at < head.Length && head[at] is '/' or '-';
    }
}
