using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <param name="Start">Index of the first line, or the number of lines when there is no closing.</param>
/// <param name="End">Index after the last line.</param>
internal sealed record Closing(
    int Start, int End, IReadOnlyList<Signature> Signatures, IReadOnlyList<Recipient> Recipients, IReadOnlyList<TextSpan> SignatureSpans, IReadOnlyList<TextSpan> RecipientSpans);

/// <summary>
/// Finds and reads what closes a document: "Nơi nhận" and the signature, side by side in cells or one after the other. Where a scan wove both into
/// the same lines, each line is parted.
/// </summary>
internal sealed class ClosingReader
{
    private const int MostLines = 120, NameWithin = 8, LongestLine = 220, LongestSignatureLine = 90, LongestDirt = 48;

    private readonly string _text, _folded;
    private readonly List<FrameLine> _lines;
    private readonly ClosingStart _start;
    private readonly RecipientReader _recipients;
    private readonly List<SignatureReader> _columns = [];
    private readonly Dictionary<int, SignatureReader> _byColumn = [];
    private readonly List<TextSpan> _signatureSpans = [], _recipientSpans = [];
    private SignatureReader _signature;
    private (int Table, int Column) _listColumn;
    private bool _listOpen;

    private ClosingReader(SourceText source, List<FrameLine> lines)
    {
        (_text, _folded, _lines) = (source.Text, source.Folded, lines);
        _start = new ClosingStart(_text, _folded, _lines);
        _recipients = new RecipientReader(_text, _folded);
        _signature = Column(-1);
    }

    public static Closing Read(SourceText source, List<FrameLine> lines, int from) => new ClosingReader(source, lines).Read(from);

    private Closing Read(int from)
    {
        var start = _start.Find(from);
        if (start == _lines.Count) return new(start, start, [], [], [], []);
        // A list whose heading was lost begins with its first dash.
        _listOpen = RecipientReader.IsDashed(_folded.AsSpan(_lines[start].Span.Start, _lines[start].Span.Length));
        var end = start;
        for (; end < _lines.Count && end - start < MostLines; end++)
        {
            if (_lines[end].IsTable || !Take(end)) break;
            if (IsDone(end)) { end++; break; }
        }
        _recipients.Close();
        var signatures = new List<Signature>();
        foreach (var column in _columns) signatures.AddRange(column.Finish());
        // A block without a name is kept only when no other was read.
        if (signatures.Exists(s => s.Name is not null)) signatures.RemoveAll(s => s.Name is null);
        return new(start, end, signatures, _recipients.Recipients, Merge(_signatureSpans), Merge(_recipientSpans));
    }

    // False when the line is no longer part of the closing.
    private bool Take(int index)
    {
        var line = _lines[index];
        var span = line.Span;
        var folded = _folded.AsSpan(span.Start, span.Length);
        if (line.Table > 0) return TakeCell(index);
        if (IsForeign(span)) return false;
        var head = ClosingStart.RecipientHead(folded);
        if (head > 0)
        {
            if (_recipients.Any) return false;
            _listOpen = true;
            Recipient(new TextSpan(span.Start, span.Start + head));
            var rest = Trim(new TextSpan(span.Start + head, span.End));
            if (rest.Length == 0) return true;
            if (RecipientReader.IsDashed(_folded.AsSpan(rest.Start, rest.Length))) TakeItem(rest, _signature);
            else TakeSignature(rest, _signature);
            return true;
        }
        var dashed = RecipientReader.IsDashed(folded);
        if (_listOpen && dashed && (!_recipients.IsFiled || _text[span.End - 1] is ';'))
        {
            TakeItem(span, _signature);
            return true;
        }
        if (span.Length <= LongestSignatureLine && _signature.Take(span))
        {
            Signature(span);
            return true;
        }
        if (_listOpen && _recipients.Awaits(folded, _text.AsSpan(span.Start, span.Length)))
        {
            TakeItem(span, _signature);
            return true;
        }
        if (_listOpen && !_recipients.Any && _text[span.End - 1] is ';' or ',')
        {
            TakeItem(span, _signature);
            return true;
        }
        // Dirt of seals between the lines; text that stands on its own ends the closing.
        if (span.Length > LongestDirt || dashed || !MoreBelow(index)) return false;
        Signature(span);
        return true;
    }

    private bool TakeCell(int index)
    {
        var line = _lines[index];
        var span = line.Span;
        var folded = _folded.AsSpan(span.Start, span.Length);
        var head = ClosingStart.RecipientHead(folded);
        if (head > 0 && !_recipients.Any)
        {
            _listOpen = true;
            _listColumn = (line.Table, line.Column);
            Recipient(new TextSpan(span.Start, span.Start + head));
            var rest = Trim(new TextSpan(span.Start + head, span.End));
            if (rest.Length > 0) TakeItem(rest, _signature);
            return true;
        }
        if (_listColumn == (line.Table, line.Column) || (_listOpen && _listColumn == default && RecipientReader.IsDashed(folded)))
        {
            TakeItem(span, _signature);
            return true;
        }
        _signature = Column(line.Column);
        if (IsForeign(span)) return false;
        _signature.Take(span);
        Signature(span);
        return true;
    }

    // Another document, an annex or a provision begins.
    private bool IsForeign(TextSpan span)
    {
        if (span.Length > LongestLine && !RecipientReader.IsDashed(_folded.AsSpan(span.Start, span.Length))) return true;
        var text = _text.AsSpan(span.Start, span.Length);
        var folded = _folded.AsSpan(span.Start, span.Length);
        if (AnnexReader.Label(text, folded) is not null) return true;
        if (Labels.Read(text, folded).Kind is not (LabelKind.None or LabelKind.Dash or LabelKind.Plus or LabelKind.Star)) return true;
        if (folded.Contains("chu nghia viet", StringComparison.Ordinal) || folded.Contains("doc lap - tu do", StringComparison.Ordinal) || folded.Contains("dang cong san viet", StringComparison.Ordinal)) return true;
        return HeadWords.Title(text, folded, out _) is not null && BodyNames.IsCapital(text);
    }

    // A line of the list, from which the scan may not have parted the signature.
    private void TakeItem(TextSpan span, SignatureReader signature)
    {
        var cut = SignatureTail(span);
        var item = Trim(new TextSpan(span.Start, cut));
        if (item.Length > 0)
        {
            _recipients.Take(item);
            Recipient(item);
        }
        if (cut < span.End) TakeSignature(Trim(new TextSpan(cut, span.End)), signature);
    }

    private void TakeSignature(TextSpan span, SignatureReader signature)
    {
        if (span.Length == 0) return;
        if (span.Length <= LongestSignatureLine) signature.Take(span);
        Signature(span);
    }

    // Where the signature begins on a line of the list; its end when nothing is mixed in.
    private int SignatureTail(TextSpan span)
    {
        var folded = _folded.AsSpan(span.Start, span.Length);
        var marked = folded.LastIndexOf("(da ky)", StringComparison.Ordinal);
        if (marked > 0) return span.Start + marked;
        for (var at = 1; at + 3 < span.Length; at++)
        {
            if (folded[at - 1] != ' ' || !char.IsUpper(_text[span.Start + at])) continue;
            var rest = new TextSpan(span.Start + at, span.End);
            if (rest.Length > LongestSignatureLine || !BodyNames.IsCapital(rest.Of(_text))) continue;
            if (SignatureReader.StartsAuthority(_text.AsSpan(rest.Start, rest.Length), _folded.AsSpan(rest.Start, rest.Length))) return rest.Start;
        }
        var semicolon = folded.LastIndexOf(';');
        if (semicolon > 3 && semicolon < folded.Length - 1)
        {
            var tail = Trim(new TextSpan(span.Start + semicolon + 1, span.End));
            if (IsDirt(tail) || _folded.AsSpan(tail.Start, tail.Length).StartsWith("pho ", StringComparison.Ordinal) && BodyNames.IsCapital(tail.Of(_text)) || PersonNames.TryRead(_text, _folded, tail, sure: true, out _)) return span.Start + semicolon + 1;
        }
        if (folded.TrimStart(" -~+*_").StartsWith("luu", StringComparison.Ordinal) && PersonNames.StartAtEnd(_text, _folded, span) is var name and >= 0) return name;
        return span.End;
    }

    // What a seal or a pen leaves beside the list: bits without a word of three small letters.
    private bool IsDirt(TextSpan span)
    {
        if (span.Length > 20) return false;
        var small = 0;
        for (var i = span.Start; i < span.End; i++)
        {
            small = char.IsLower(_text[i]) ? small + 1 : 0;
            if (small >= 3) return false;
        }
        return !(BodyNames.IsCapital(span.Of(_text)) && span.Length > 4);
    }

    private bool MoreBelow(int index)
    {
        if (_signature.IsNamed && (_recipients.IsFiled || !_listOpen)) return false;
        for (var i = index + 1; i < _lines.Count && i <= index + NameWithin; i++)
        {
            var span = _lines[i].Span;
            if (_lines[i].IsTable || span.Length > LongestSignatureLine || IsForeign(span)) return false;
            var folded = _folded.AsSpan(span.Start, span.Length);
            if (_listOpen && !_recipients.IsFiled && RecipientReader.IsDashed(folded)) return true;
            if (SignatureReader.StartsAuthority(_text.AsSpan(span.Start, span.Length), folded) || PersonNames.TryRead(_text, _folded, span, sure: true, out _)) return true;
        }
        return false;
    }

    // Named, filed, and nothing of the kind follows.
    private bool IsDone(int index)
    {
        if (!_signature.IsNamed || (_listOpen && !_recipients.IsFiled)) return false;
        for (var i = index + 1; i < _lines.Count && i <= index + 3; i++)
        {
            var span = _lines[i].Span;
            if (_lines[i].Table > 0 && _lines[i].Table == _lines[index].Table) return false;
            if (_lines[i].IsTable || span.Length > LongestLine) return true;
            var folded = _folded.AsSpan(span.Start, span.Length);
            if ((ClosingStart.RecipientHead(folded) > 0 && !_recipients.Any) || (!IsForeign(span) && SignatureReader.StartsAuthority(_text.AsSpan(span.Start, span.Length), folded) && _start.IsSignatureStart(i))) return false;
        }
        return true;
    }

    private SignatureReader Column(int column)
    {
        if (_byColumn.TryGetValue(column, out var reader)) return reader;
        // The flow and the first column hold one signature.
        if (_columns.Count == 1 && !_columns[0].IsNamed && !_columns[0].AwaitsName) reader = _columns[0];
        else _columns.Add(reader = new SignatureReader(_text, _folded));
        return _byColumn[column] = reader;
    }

    private TextSpan Trim(TextSpan span)
    {
        while (span.Length > 0 && _text[span.Start] is ' ' or ':') span = span with { Start = span.Start + 1 };
        while (span.Length > 0 && _text[span.End - 1] is ' ') span = span with { End = span.End - 1 };
        return span;
    }

    private void Recipient(TextSpan span) => _recipientSpans.Add(span);

    private void Signature(TextSpan span) => _signatureSpans.Add(span);

    // Spans that touch, but for blanks, become one.
    private List<TextSpan> Merge(List<TextSpan> spans)
    {
        var merged = new List<TextSpan>();
        foreach (var span in spans)
        {
            if (span.Length == 0) continue;
            if (merged.Count > 0 && span.Start >= merged[^1].End && string.IsNullOrWhiteSpace(_text[merged[^1].End..span.Start])) merged[^1] = merged[^1].Union(span);
            else merged.Add(span);
        }
        return merged;
    }
}
