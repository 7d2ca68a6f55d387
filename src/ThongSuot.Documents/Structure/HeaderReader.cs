using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <summary>
/// Reads the head of the first page (NĐ 30/2020 PL I, mục II; HD 36-HD/VPTW, mục II): every piece is known by its own form, so the order in which
/// a format gives the columns does not matter.
/// </summary>
internal sealed class HeaderReader
{
    private const int MostLines = 70, LongestTitleLine = 90, RunningText = 260, LastBareTitle = 8;

    private readonly string _text, _folded;
    private readonly List<FrameLine> _lines;
    private readonly List<TextSpan> _letterhead = [], _beside = [];
    private readonly HeadFields _fields;
    private readonly SubjectLines _subject;
    private DocumentForm _form;
    private Recognised<string>? _type, _urgency, _repeatedIssuer;
    private bool _guessed, _small;
    private int _addressed = -1;

    private HeaderReader(SourceText source, List<FrameLine> lines)
    {
        (_text, _folded, _lines) = (source.Text, source.Folded, lines);
        _subject = new SubjectLines(source.Text, source.Folded);
        _fields = new HeadFields(source.Text, source.Folded);
    }

    public static HeadReading Read(SourceText source, List<FrameLine> lines, int from = 0) => new HeaderReader(source, lines).Read(from);

    private HeadReading Read(int from)
    {
        var at = HeadStart.Find(_text, _folded, _lines, from, out _small);
        var stop = Math.Min(_lines.Count, at + MostLines);
        var next = at;
        for (; at < stop; at++)
        {
            var line = _lines[at];
            if (line.IsTable) break;
            if (_addressed >= 0 && (line.Table == 0 || line.Table != _lines[_addressed].Table)) break;
            if (_addressed >= 0 && line.Cell == _lines[_addressed].Cell) continue;
            if (!Take(line, at) && _addressed < 0) break;
            next = at + 1;
        }
        // Capitals alone make no head.
        var seen = _type is not null || _fields.NumberSeen || _addressed >= 0 || _form is not DocumentForm.Unknown;
        return seen ? Build(next) : new HeadReading(new DocumentHeader(), default, from, -1, []);
    }

    // False when the line is no longer head.
    private bool Take(FrameLine line, int index)
    {
        if (_addressed >= 0) return TakeMarks(line.Span, index);
        if (_fields.NumberSeen && AddresseeReader.Inside(_text, _folded, line.Span) is var inside and > 0)
        {
            _addressed = index;
            line = line with { Span = line.Span with { End = line.Span.Start + inside } };
        }
        if (_type is not null && _subject.IsClosed) return false;
        if (_type is not null) return TakeAfterType(line.Span, index);
        if (line.Span.Length > RunningText && !_subject.IsOpen && !HeadPieces.Of(_text, _folded, line.Span).Exists(p => p.Kind is not (HeadPieceKind.Text or HeadPieceKind.Ornament))) return false;
        var pieces = HeadPieces.Of(_text, _folded, line.Span);
        // Stamps above: the letterhead stands beside the name of the nation, not over it.
        if (pieces.Exists(p => p.Kind is HeadPieceKind.Nation or HeadPieceKind.Party) && FirstBeside(line, index, pieces) is { } first) _letterhead.RemoveAll(s => s.End <= first);
        foreach (var piece in pieces)
            if (!TakePiece(piece, index)) return false;
        return true;
    }

    private int? FirstBeside(FrameLine line, int index, List<HeadPiece> pieces)
    {
        var first = index;
        while (line.Table > 0 && first > 0 && _lines[first - 1].Table == line.Table) first--;
        var start = _lines[first].Span.Start;
        if (line.Table > 0 && _letterhead.Exists(s => s.Start >= start)) return start;
        return pieces[0].Kind is HeadPieceKind.Text && BodyNames.IsCapital(pieces[0].Span.Of(_text)) ? line.Span.Start : null;
    }

    // The other column of a letterhead whose first column is read to its end.
    private bool TakeMarks(TextSpan span, int index)
    {
        foreach (var piece in HeadPieces.Of(_text, _folded, span))
            if (piece.Kind is not HeadPieceKind.Text) TakePiece(piece, index);
            else TakeTitle(piece.Span, index);
        return true;
    }

    private bool TakePiece(HeadPiece piece, int index)
    {
        switch (piece.Kind)
        {
            case HeadPieceKind.Nation or HeadPieceKind.Motto:
                _form = DocumentForm.State;
                _fields.Cover(piece.Span);
                return true;
            case HeadPieceKind.Party:
                _form = DocumentForm.Party;
                _fields.Cover(piece.Span);
                return true;
            case HeadPieceKind.Number:
                _fields.TakeNumber(piece.Span);
                return true;
            case HeadPieceKind.PlaceDate:
                _fields.TakeDate(piece.Span);
                return true;
            case HeadPieceKind.Ornament:
                return true;
            default:
                return TakeText(piece.Span, index);
        }
    }

    private bool TakeText(TextSpan span, int index)
    {
        var folded = _folded.AsSpan(span.Start, span.Length);
        var text = _text.AsSpan(span.Start, span.Length);
        if (AddresseeReader.Opens(folded))
        {
            _addressed = index;
            return false;
        }
        if (TakeTitle(span, index)) return true;
        if (_type is not null) return TakeAfterType(span, index);
        if (_fields.NumberSeen && SubjectLines.OpensLetterSubject(folded) && (!_subject.IsOpen || _guessed))
        {
            _subject.Clear();
            _guessed = false;
            _subject.Add(span);
            _fields.Cover(span);
            return true;
        }
        // A provision ends the head; above the head it is dirt, or there is no head.
        if (Labels.Read(text, folded) is { Kind: not LabelKind.None, IsBullet: false }) return !_fields.NumberSeen && _form is DocumentForm.Unknown;
        if (!_fields.NumberSeen && HeadNumbers.LooksSpoilt(folded))
        {
            _fields.TakeNumber(span);
            return true;
        }
        if (BodyNames.IsCapital(text) || (_small && !_fields.NumberSeen && span.Length <= LongestTitleLine && BodyNames.StartsBody(folded)))
        {
            if (HeadWords.Urgency(folded) is { } urgency) _urgency = new Recognised<string>(urgency, span, "HEAD-URGENCY");
            else if (!_subject.IsOpen && !HeadWords.IsFurniture(folded)) _letterhead.Add(span);
            else return !_subject.IsOpen;
            _fields.Cover(span);
            return true;
        }
        if (_subject.IsOpen)
        {
            if (!_subject.Continues(span)) return false;
            _subject.Add(span);
            _fields.Cover(span);
            return true;
        }
        // A letter whose "V/v" a scan lost: the lines under the number, before "Kính gửi".
        if (_fields.NumberSeen && span.Length <= LongestTitleLine && _lines[index].Span.Length <= LongestTitleLine && AddressedSoon(index))
        {
            _subject.Add(span);
            _guessed = true;
        }
        // Lines of a subject whose title stands in the other column.
        else if (_fields.NumberSeen && _lines[index].Table > 0) _beside.Add(span);
        return span.Length <= RunningText;
    }

    private bool AddressedSoon(int index)
    {
        for (var i = index + 1; i < _lines.Count && i <= index + 8; i++)
            if (AddresseeReader.Opens(_folded.AsSpan(_lines[i].Span.Start, _lines[i].Span.Length).TrimStart(" \"'`-"))) return true;
        return false;
    }

    // "CHỈ THỊ", "QUYẾTĐỊNH", "HỎA TỐC KẾ HOẠCH"; "NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ …" in one paragraph.
    private bool TakeTitle(TextSpan span, int index)
    {
        if (span.Length > RunningText) return false;
        var text = _text.AsSpan(span.Start, span.Length);
        var folded = _folded.AsSpan(span.Start, span.Length);
        if (HeadWords.Title(text, folded, out var titleEnd, _fields.NumberSeen, opens: index < 2 || (_small && _fields.NumberSeen)) is not { } title) return false;
        // Without a letterhead only the first lines can hold the title.
        if (!_fields.NumberSeen && _form is DocumentForm.Unknown && index > (titleEnd < span.Length ? 1 : LastBareTitle)) return false;
        var end = span.Start + titleEnd;
        _type = new Recognised<string>(title, new TextSpan(span.Start, end), "HEAD-TYPE");
        _fields.Cover(_type.Span);
        _subject.Open(_lines, index);
        var rest = new TextSpan(end, span.End);
        while (rest.Length > 0 && !char.IsLetterOrDigit(_text[rest.Start])) rest = rest with { Start = rest.Start + 1 };
        if (rest.Length > 0) TakeAfterType(rest, index);
        return true;
    }

    private bool TakeAfterType(TextSpan span, int index)
    {
        var folded = _folded.AsSpan(span.Start, span.Length);
        var text = _text.AsSpan(span.Start, span.Length);
        if (LineMarks.IsOrnament(text))
        {
            if (_subject.IsOpen) _subject.Close();
            return true;
        }
        if (AddresseeReader.Opens(folded))
        {
            _addressed = index;
            return false;
        }
        if (!_subject.IsOpen && folded.StartsWith("cua ", StringComparison.Ordinal) && (BodyNames.IsCapital(text[..Math.Min(text.Length, 12)]) || BodyNames.StartsBody(folded[4..])))
        {
            span = _fields.TakeGivenIssuer(span);
            if (span.Length < 4) return true;
            folded = _folded.AsSpan(span.Start, span.Length);
            text = _text.AsSpan(span.Start, span.Length);
        }
        // Columns come in any order: number and date may stand below the title.
        if (span.Length <= RunningText && HeadPieces.Of(_text, _folded, span) is { Count: > 0 } pieces && pieces[0].Kind is not (HeadPieceKind.Text or HeadPieceKind.Ornament) && !(pieces[0].Kind is HeadPieceKind.Number && _fields.NumberSeen))
        {
            foreach (var piece in pieces)
                if (piece.Kind is HeadPieceKind.Text && !BodyNames.IsCapital(piece.Span.Of(_text))) TakeAfterType(piece.Span, index);
                else if (piece.Kind is not HeadPieceKind.Text) TakePiece(piece, index);
            return true;
        }
        if (_subject.IsOpen && SubjectLines.IsIssuerLine(text, folded, _subject.IsCapital))
        {
            if (BodyNames.StartsBody(folded)) _repeatedIssuer = new Recognised<string>(BodyNames.Sentence(span.Of(_text)), span, "HEAD-ISSUER-2");
            return false;
        }
        // The title stood in the right column and the subject in the left: what follows the columns is text.
        if (!_subject.IsOpen && _beside.Count > 0 && _lines[index].Table == 0) return false;
        if (IsLetterheadLine(folded) || (_subject.IsOpen && _fields.GivenIssuer is { } given && folded.SequenceEqual(Folding.Fold(given.Value)))) return false;
        if (!_subject.Continues(span, _lines[index].IsCentered && index > 0 && _lines[index - 1].IsCentered)) return false;
        _subject.Add(span);
        _fields.Cover(span);
        return true;
    }

    private bool IsLetterheadLine(ReadOnlySpan<char> folded)
    {
        foreach (var line in _letterhead)
            if (folded.SequenceEqual(_folded.AsSpan(line.Start, line.Length))) return true;
        return false;
    }

    private HeadReading Build(int next)
    {
        if (_type is not null && !_subject.IsOpen)
            foreach (var span in _beside)
            {
                _subject.Add(span);
                _fields.Cover(span);
            }
        var bodies = Letterhead.Read(_text, _folded, _letterhead);
        var byCode = _fields.Symbol is null ? null : DocumentTypes.FromSymbol(_fields.Symbol);
        // A letter may carry the code of a type that it does not print.
        var type = _type ?? (byCode is not null && _fields.NumberSeen ? new Recognised<string>(byCode.Name, _fields.Span, "HEAD-TYPE-CODE")
            : _addressed >= 0 || (_fields.NumberSeen && _subject.IsOpen) ? new Recognised<string>(DocumentTypes.Letter.Name, _fields.Span, "HEAD-TYPE-LETTER") : null);
        var isLetter = type is not null && type.Value == DocumentTypes.Letter.Name;
        // The Party names the issuing organ under the title; a State letterhead names it already.
        var given = _form is DocumentForm.Party || bodies.Issuer is null ? _fields.GivenIssuer : null;
        var issuer = given ?? bodies.Issuer ?? _repeatedIssuer;
        var subject = _subject.Read(isLetter);
        var expected = _form is not DocumentForm.Unknown;
        Missing("TS-HEAD-04", expected && type is null);
        Missing("TS-HEAD-05", expected && issuer is null);
        Missing("TS-HEAD-06", type is not null && subject is null);
        Missing("TS-HEAD-07", expected && !_fields.NumberSeen && _fields.Identifier is null);
        Missing("TS-HEAD-08", expected && !_fields.DateSeen && _fields.Date is null);
        var header = new DocumentHeader
        {
            Form = _form,
            Type = type,
            Identifier = _fields.Identifier,
            Number = _fields.Number,
            Symbol = _fields.Symbol,
            Place = _fields.Place,
            Date = _fields.Date,
            Issuer = issuer,
            JointIssuers = bodies.Joint,
            Superior = given is not null && bodies.Issuer is not null ? bodies.Issuer : bodies.Superior,
            Subject = subject,
            Urgency = _urgency,
        };
        return new HeadReading(header, _fields.Span, next, _addressed, _fields.Findings);
    }

    private void Missing(string code, bool missing)
    {
        if (missing) _fields.Findings.Add(new Finding(code, Severity.Warning, _fields.Span));
    }
}
