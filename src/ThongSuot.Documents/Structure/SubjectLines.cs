using System.Text;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <summary>Gathers the lines of the subject (trích yếu): under the type name, or after "V/v" under the number of a letter.</summary>
internal sealed class SubjectLines(string text, string folded)
{
    private const int MostLines = 8, LongLine = 130, LongSubject = 700, RuleWithin = 6;

    private readonly List<TextSpan> _spans = [];
    private int _ruleAt = -1;
    private bool _expected;

    public bool IsOpen => _spans.Count > 0;

    public bool IsClosed { get; private set; }

    /// <summary>True when the subject is printed in capitals.</summary>
    public bool IsCapital => _spans.Count > 0 && BodyNames.IsCapital(text.AsSpan(_spans[0].Start, _spans[0].Length));

    /// <summary>Awaits the subject under the type name at <paramref name="index"/>; looks ahead for the rule that closes it.</summary>
    public void Open(List<FrameLine> lines, int index)
    {
        _spans.Clear();
        _expected = true;
        for (var i = index + 2; i < lines.Count && i <= index + 1 + RuleWithin; i++)
        {
            var span = lines[i].Span;
            if (lines[i].IsTable || span.Length > LongLine * 3 || IsBodyStart(span)) return;
            if (!LineMarks.IsOrnament(text.AsSpan(span.Start, span.Length)) || span.Length < 3) continue;
            _ruleAt = span.Start;
            return;
        }
    }

    public void Clear() => _spans.Clear();

    public void Close() => IsClosed = true;

    public void Add(TextSpan span)
    {
        // "(Kèm theo Quyết định số …)" on the same line.
        var attached = folded.AsSpan(span.Start, span.Length).IndexOf("kem theo", StringComparison.Ordinal);
        var bracket = attached < 0 ? -1 : text.AsSpan(span.Start, attached).LastIndexOf('(');
        if (bracket > 0 && attached - bracket < 12) span = span with { End = span.Start + bracket };
        // The first ground run together with the subject.
        var ground = folded.AsSpan(span.Start, span.Length).IndexOf(" can cu ", StringComparison.Ordinal);
        if (ground > 8 && text[span.Start + ground + 1] == 'C')
        {
            span = span with { End = span.Start + ground };
            Close();
        }
        _spans.Add(span);
    }

    public static bool IsAttachedTo(ReadOnlySpan<char> line) =>
        line.Length > 12 && line[0] == '(' && line[..Math.Min(line.Length, 24)].Contains("kem theo", StringComparison.Ordinal);

    /// <summary>True when <paramref name="span"/> belongs to the subject gathered so far.</summary>
    /// <param name="centered">True when it is centred as the line before it was.</param>
    public bool Continues(TextSpan span, bool centered = false)
    {
        if (IsClosed || _spans.Count >= MostLines) return false;
        var line = text.AsSpan(span.Start, span.Length);
        var lineFolded = folded.AsSpan(span.Start, span.Length);
        if (IsAttachedTo(lineFolded)) return false;
        if (_spans.Count == 0) return _expected && span.Length <= LongSubject && !IsGround(lineFolded) && (!IsLabelled(span) || lineFolded.StartsWith("- ve ", StringComparison.Ordinal));
        if (_ruleAt > span.Start && !IsBodyStart(span)) return true;
        if (IsBodyStart(span)) return false;
        if (centered) return true;
        var last = text.AsSpan(_spans[^1].Start, _spans[^1].Length);
        if (span.Length <= LongLine && (LineMarks.StartsLower(line) || line[0] is '(' or '"' or '“' || LineMarks.EndsOpen(last) || last[^1] is ',' or '-')) return true;
        if (LineMarks.EndsSentence(last)) return false;
        if (IsCapital) return BodyNames.IsCapital(line);
        // A further centred line: short, no sentence of its own, and not a line that opens text.
        return span.Length <= 100 && !LineMarks.EndsSentence(line) && line[^1] != ',' && !LineMarks.IsOpener(folded.AsSpan(span.Start, span.Length)) && !BodyNames.IsCapital(line);
    }

    /// <summary>"V/v", "Về việc", "Về": how the subject of a letter begins.</summary>
    public static bool OpensLetterSubject(ReadOnlySpan<char> line) => OpeningLength(line) > 0;

    /// <summary>The body or office in capitals that is repeated above "Căn cứ".</summary>
    public static bool IsIssuerLine(ReadOnlySpan<char> line, ReadOnlySpan<char> lineFolded, bool afterCapitals) =>
        BodyNames.IsCapital(line) && (!afterCapitals || (line.Length <= 70 && (BodyNames.StartsBody(lineFolded) || Offices.StartsOffice(lineFolded))));

    /// <summary>The subject; null when there is none. A letter's is given without "V/v", "Về việc", "Về".</summary>
    public Recognised<string>? Read(bool isLetter)
    {
        if (_spans.Count == 0) return null;
        var joined = new StringBuilder();
        foreach (var span in _spans)
        {
            if (joined.Length > 0) joined.Append(' ');
            joined.Append(text, span.Start, span.Length);
        }
        var subject = joined.ToString().Trim(' ', '-', '_', '–', '—', '*', '.', ',', ';', ':');
        if (isLetter)
        {
            var opening = OpeningLength(Folding.Fold(subject));
            subject = subject[opening..].Trim(' ', '-', '.', ':');
        }
        return subject.Length == 0 ? null : new Recognised<string>(subject, _spans[0].Union(_spans[^1]), isLetter ? "HEAD-SUBJECT-LETTER" : "HEAD-SUBJECT");
    }

    private static int OpeningLength(ReadOnlySpan<char> line)
    {
        // Scans read "V/v" as "V/", "v v".
        if (line.Length > 4 && line[0] == 'v' && line[1] == '/')
        {
            var at = 2;
            if (line[at] == 'v') at++;
            while (at < line.Length && line[at] is ' ' or ':' or '.') at++;
            return at;
        }
        if (line.StartsWith("ve viec ", StringComparison.Ordinal)) return 8;
        return line.StartsWith("ve ", StringComparison.Ordinal) ? 3 : 0;
    }

    private bool IsBodyStart(TextSpan span)
    {
        var line = folded.AsSpan(span.Start, span.Length);
        return IsGround(line) || IsLabelled(span) || AddresseeReader.Opens(line);
    }

    private bool IsLabelled(TextSpan span)
    {
        var label = Labels.Read(text.AsSpan(span.Start, span.Length), folded.AsSpan(span.Start, span.Length));
        return label.Kind is not (LabelKind.None or LabelKind.Bracketed);
    }

    private static bool IsGround(ReadOnlySpan<char> line)
    {
        line = line.TrimStart("-'\" ");
        return line.StartsWith("can cu ", StringComparison.Ordinal) || line.StartsWith("can cu:", StringComparison.Ordinal) || line.StartsWith("xet de nghi", StringComparison.Ordinal) || line.StartsWith("theo de nghi", StringComparison.Ordinal);
    }
}
