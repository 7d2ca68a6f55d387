using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <param name="Header">What was read.</param>
/// <param name="Span">From the first to the last thing read; empty when there is no head.</param>
/// <param name="Next">Index of the first line after it.</param>
/// <param name="Addressed">Index of the line of "Kính gửi", or -1.</param>
internal sealed record HeadReading(DocumentHeader Header, TextSpan Span, int Next, int Addressed, IReadOnlyList<Finding> Findings);

/// <summary>
/// Reads the head of the first page (NĐ 30/2020 PL I, mục II; HD 36-HD/VPTW, mục II): every piece is known by its own form, so the order in which
/// a format gives the columns does not matter.
/// </summary>
internal sealed class HeaderReader
{
    private const int MostLines = 70, SearchLines = 400, LongestTitleLine = 90, RunningText = 260;

    private readonly string _text, _folded;
    private readonly List<FrameLine> _lines;
    private readonly List<TextSpan> _letterhead = [], _beside = [];
    private readonly List<Finding> _findings = [];
    private readonly SubjectLines _subject;
    private DocumentForm _form;
    private Recognised<string>? _type, _identifier, _place, _urgency, _givenIssuer, _repeatedIssuer;
    private Recognised<DateOnly>? _date;
    private string? _number, _symbol;
    private bool _numberSeen, _dateSeen, _guessed;
    private int _addressed = -1;
    private TextSpan _span = new(int.MaxValue, 0);

    private HeaderReader(SourceText source, List<FrameLine> lines)
    {
        (_text, _folded, _lines) = (source.Text, source.Folded, lines);
        _subject = new SubjectLines(source.Text, source.Folded);
    }

    public static HeadReading Read(SourceText source, List<FrameLine> lines, int from = 0) => new HeaderReader(source, lines).Read(from);

    private HeadReading Read(int from)
    {
        var at = Start(from);
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
        if (_type is null && !_numberSeen && _form is DocumentForm.Unknown) next = Math.Min(next, from);
        return Build(next);
    }

    // Stamps and the furniture of web pages may stand above: the head begins a few lines above the nation's name.
    private int Start(int from)
    {
        var limit = Math.Min(_lines.Count, from + SearchLines);
        for (var i = from; i < limit; i++)
        {
            var span = _lines[i].Span;
            if (span.Length > 400 || _lines[i].IsTable) continue;
            // A text without letterhead begins with its type.
            if (i < from + 3 && HeadWords.Title(_text.AsSpan(span.Start, span.Length), _folded.AsSpan(span.Start, span.Length), out _) is not null && BodyNames.IsCapital(_text.AsSpan(span.Start, Math.Min(span.Length, 10)))) return from;
            foreach (var piece in HeadPieces.Of(_text, _folded, span))
            {
                if (piece.Kind is not (HeadPieceKind.Nation or HeadPieceKind.Party or HeadPieceKind.Motto)) continue;
                var start = i;
                while (start > from && _lines[i].Table > 0 && _lines[start - 1].Table == _lines[i].Table) start--;
                while (start > from && i - start < 12 && _lines[start - 1].Span.Length <= LongestTitleLine && !_lines[start - 1].IsTable) start--;
                return start;
            }
        }
        return from;
    }

    // False when the line is no longer head.
    private bool Take(FrameLine line, int index)
    {
        if (_addressed >= 0) return TakeMarks(line.Span, index);
        if (_numberSeen && AddresseeReader.Inside(_text, _folded, line.Span) is var inside and > 0)
        {
            _addressed = index;
            line = line with { Span = line.Span with { End = line.Span.Start + inside } };
        }
        if (_type is not null && _subject.IsClosed) return false;
        if (_type is not null) return TakeAfterType(line.Span, index);
        if (line.Span.Length > RunningText && !_subject.IsOpen && !HeadPieces.Of(_text, _folded, line.Span).Exists(p => p.Kind is not (HeadPieceKind.Text or HeadPieceKind.Ornament))) return false;
        var pieces = HeadPieces.Of(_text, _folded, line.Span);
        // Stamps above: the letterhead stands beside the name of the nation, not over it.
        if (pieces.Exists(p => p.Kind is HeadPieceKind.Nation or HeadPieceKind.Party) && FirstBeside(line, pieces) is { } first) _letterhead.RemoveAll(s => s.End <= first);
        foreach (var piece in pieces)
            if (!TakePiece(piece, index)) return false;
        return true;
    }

    private int? FirstBeside(FrameLine line, List<HeadPiece> pieces)
    {
        if (line.Table > 0 && _lines.Find(l => l.Table == line.Table).Span.Start is var start && _letterhead.Exists(s => s.Start >= start)) return start;
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
                Cover(piece.Span);
                return true;
            case HeadPieceKind.Party:
                _form = DocumentForm.Party;
                Cover(piece.Span);
                return true;
            case HeadPieceKind.Number:
                TakeNumber(piece.Span);
                return true;
            case HeadPieceKind.PlaceDate:
                TakeDate(piece.Span);
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
        if (folded.StartsWith("kinh gui", StringComparison.Ordinal) || folded.StartsWith("kinh trinh", StringComparison.Ordinal))
        {
            _addressed = index;
            return false;
        }
        if (TakeTitle(span, index)) return true;
        if (_type is not null) return TakeAfterType(span, index);
        if (_numberSeen && SubjectLines.OpensLetterSubject(folded) && (!_subject.IsOpen || _guessed))
        {
            _subject.Clear();
            _guessed = false;
            _subject.Add(span);
            Cover(span);
            return true;
        }
        if (Labels.Read(text, folded) is { Kind: not LabelKind.None, IsBullet: false } && (_numberSeen || _form is not DocumentForm.Unknown)) return false;
        if (!_numberSeen && LooksLikeNumber(folded))
        {
            TakeNumber(span);
            return true;
        }
        if (BodyNames.IsCapital(text))
        {
            if (HeadWords.Urgency(folded) is { } urgency) _urgency = new Recognised<string>(urgency, span, "HEAD-URGENCY");
            else if (!_subject.IsOpen && !HeadWords.IsFurniture(folded)) _letterhead.Add(span);
            else return !_subject.IsOpen;
            Cover(span);
            return true;
        }
        if (_subject.IsOpen)
        {
            if (!_subject.Continues(span)) return false;
            _subject.Add(span);
            Cover(span);
            return true;
        }
        // A letter whose "V/v" a scan lost: the lines under the number, before "Kính gửi".
        if (_numberSeen && span.Length <= LongestTitleLine && _lines[index].Span.Length <= LongestTitleLine && AddressedSoon(index))
        {
            _subject.Add(span);
            _guessed = true;
        }
        // Lines of a subject whose title stands in the other column.
        else if (_numberSeen && _lines[index].Table > 0) _beside.Add(span);
        return span.Length <= RunningText;
    }

    // "Só207SYT-NVY", "Sế:,222JÉ /TB -SYT": a number line past reading.
    private static bool LooksLikeNumber(ReadOnlySpan<char> line) =>
        line.Length is > 4 and < 40 && line[0] == 's' && ((line[1] == 'o' && char.IsAsciiDigit(line[2])) || (line[2] is ':' or ';' && line.Contains('/')));

    private bool AddressedSoon(int index)
    {
        for (var i = index + 1; i < _lines.Count && i <= index + 8; i++)
            if (_folded.AsSpan(_lines[i].Span.Start, _lines[i].Span.Length).TrimStart(" \"'`-").StartsWith("kinh gui", StringComparison.Ordinal)) return true;
        return false;
    }

    // "CHỈ THỊ", "QUYẾTĐỊNH", "HỎA TỐC KẾ HOẠCH"; "NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ …" in one paragraph.
    private bool TakeTitle(TextSpan span, int index)
    {
        if (span.Length > RunningText) return false;
        var text = _text.AsSpan(span.Start, span.Length);
        var folded = _folded.AsSpan(span.Start, span.Length);
        if (HeadWords.Title(text, folded, out var titleEnd, _numberSeen) is not { } title) return false;
        if (titleEnd < span.Length && !_numberSeen && _form is DocumentForm.Unknown && index > 0) return false;
        var end = span.Start + titleEnd;
        _type = new Recognised<string>(title, new TextSpan(span.Start, end), "HEAD-TYPE");
        _subject.Clear();
        Cover(_type.Span);
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
        if (folded.StartsWith("kinh gui", StringComparison.Ordinal) || folded.StartsWith("kinh trinh", StringComparison.Ordinal))
        {
            _addressed = index;
            return false;
        }
        if (!_subject.IsOpen && folded.StartsWith("cua ", StringComparison.Ordinal) && BodyNames.IsCapital(text[..Math.Min(text.Length, 12)]))
        {
            span = TakeGivenIssuer(span);
            if (span.Length < 4) return true;
            folded = _folded.AsSpan(span.Start, span.Length);
            text = _text.AsSpan(span.Start, span.Length);
        }
        // Columns come in any order: number and date may stand below the title.
        if (span.Length <= RunningText && HeadPieces.Of(_text, _folded, span) is { Count: > 0 } pieces && pieces[0].Kind is not (HeadPieceKind.Text or HeadPieceKind.Ornament) && !(pieces[0].Kind is HeadPieceKind.Number && _numberSeen))
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
        if (!_subject.IsOpen && IsLetterheadLine(folded)) return false;
        if (!_subject.Continues(span)) return false;
        _subject.Add(span);
        Cover(span);
        return true;
    }

    private bool IsLetterheadLine(ReadOnlySpan<char> folded)
    {
        foreach (var line in _letterhead)
            if (folded.SequenceEqual(_folded.AsSpan(line.Start, line.Length))) return true;
        return false;
    }

    // "CỦA BAN THƯỜNG VỤ TỈNH ỦY"; "CỦA CHÍNH PHỦ SỐ 37/2007/NĐ-CP NGÀY 09 THÁNG 3 NĂM 2007": gives what stands after it.
    private TextSpan TakeGivenIssuer(TextSpan span)
    {
        var end = span.Start;
        for (var at = span.Start; at < span.End;)
        {
            var word = at;
            while (word < span.End && _text[word] != ' ') word++;
            if (_text.AsSpan(at, word - at).ContainsAnyInRange('0', '9') || HasLower(_text.AsSpan(at, word - at)) || _folded.AsSpan(at, word - at) is "ve" or "so" or "v/v") break;
            end = word;
            at = word + 1;
        }
        var issuer = new TextSpan(Math.Min(span.Start + 4, end), end);
        if (issuer.Length > 2) _givenIssuer = new Recognised<string>(BodyNames.Sentence(issuer.Of(_text)), issuer, "HEAD-ISSUER-OF");
        Cover(new TextSpan(span.Start, end));
        while (end < span.End && !char.IsLetterOrDigit(_text[end])) end++;
        if (_folded.AsSpan(end, span.End - end).StartsWith("so", StringComparison.Ordinal))
        {
            var number = new TextSpan(end, span.End);
            TakeNumber(number);
            if (_identifier is not null) end = _identifier.Span.End;
            while (end < span.End && !char.IsLetterOrDigit(_text[end])) end++;
        }
        if (IssueDates.TryRead(_folded.AsSpan()[..span.End], end, out var date, out var after))
        {
            _date = new Recognised<DateOnly>(date, new TextSpan(end, after), "HEAD-DATE-OF");
            end = after;
            while (end < span.End && !char.IsLetterOrDigit(_text[end])) end++;
        }
        return new TextSpan(end, span.End);
    }

    private static bool HasLower(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (char.IsLower(c)) return true;
        return false;
    }

    private void TakeNumber(TextSpan span)
    {
        if (_numberSeen) return;
        _numberSeen = true;
        Cover(span);
        var reading = HeadNumbers.Read(_text, _folded, span);
        (_number, _symbol) = (reading.Number, reading.Symbol);
        if (reading.Identifier is not null) _identifier = new Recognised<string>(reading.Identifier, reading.Span, "HEAD-NUMBER");
        else _findings.Add(new Finding(reading.IsBlank ? "TS-HEAD-01" : "TS-HEAD-02", Severity.Warning, span));
    }

    private void TakeDate(TextSpan span)
    {
        if (_dateSeen) return;
        _dateSeen = true;
        Cover(span);
        var day = _folded.AsSpan(span.Start, span.Length).LastIndexOf("nga", StringComparison.Ordinal);
        var place = new TextSpan(span.Start, span.Start + day);
        while (place.Length > 0 && !char.IsLetterOrDigit(_text[place.End - 1])) place = place with { End = place.End - 1 };
        if (place.Length > 1) _place = new Recognised<string>(place.Of(_text), place, "HEAD-PLACE");
        var limit = Math.Min(_folded.Length, span.End);
        if (IssueDates.TryRead(_folded.AsSpan()[..limit], span.Start + day, out var date, out _)) _date = new Recognised<DateOnly>(date, span, "HEAD-DATE");
        else if (HeadNumbers.MendYear(_folded, span, span.Start + day) is { } mended) _date = new Recognised<DateOnly>(mended, span, "HEAD-DATE-YEAR");
        else _findings.Add(new Finding("TS-HEAD-03", Severity.Warning, span));
    }

    private HeadReading Build(int next)
    {
        if (_type is not null && !_subject.IsOpen)
            foreach (var span in _beside)
            {
                _subject.Add(span);
                Cover(span);
            }
        var bodies = Letterhead.Read(_text, _folded, _letterhead);
        var byCode = _symbol is null ? null : DocumentTypes.FromCode(FirstPart(_symbol));
        // A letter may carry the code of a type that it does not print.
        var type = _type ?? (byCode is not null && _numberSeen ? new Recognised<string>(byCode.Name, _span, "HEAD-TYPE-CODE")
            : _addressed >= 0 || (_numberSeen && _subject.IsOpen) ? new Recognised<string>(DocumentTypes.Letter.Name, _span, "HEAD-TYPE-LETTER") : null);
        var isLetter = type is not null && type.Value == DocumentTypes.Letter.Name;
        var issuer = _givenIssuer ?? bodies.Issuer ?? _repeatedIssuer;
        var subject = _subject.Read(isLetter);
        if (type is null && _form is not DocumentForm.Unknown) _findings.Add(new Finding("TS-HEAD-04", Severity.Warning, Span()));
        if (issuer is null && _form is not DocumentForm.Unknown) _findings.Add(new Finding("TS-HEAD-05", Severity.Warning, Span()));
        if (subject is null && type is not null) _findings.Add(new Finding("TS-HEAD-06", Severity.Warning, Span()));
        if (!_numberSeen && _form is not DocumentForm.Unknown && _identifier is null) _findings.Add(new Finding("TS-HEAD-07", Severity.Warning, Span()));
        if (!_dateSeen && _form is not DocumentForm.Unknown && _date is null) _findings.Add(new Finding("TS-HEAD-08", Severity.Warning, Span()));
        var header = new DocumentHeader
        {
            Form = _form,
            Type = type,
            Identifier = _identifier,
            Number = _number,
            Symbol = _symbol,
            Place = _place,
            Date = _date,
            Issuer = issuer,
            JointIssuers = bodies.Joint,
            Superior = _givenIssuer is not null && bodies.Issuer is not null ? bodies.Issuer : bodies.Superior,
            Subject = subject,
            Urgency = _urgency,
        };
        return new HeadReading(header, Span(), next, _addressed, _findings);
    }

    private TextSpan Span() => _span.End > _span.Start ? _span : default;

    private static ReadOnlySpan<char> FirstPart(string symbol)
    {
        var stop = symbol.AsSpan().IndexOfAny('/', '-', '.');
        return stop < 0 ? symbol : symbol.AsSpan(0, stop);
    }

    private void Cover(TextSpan span) => _span = _span.Union(span);
}
