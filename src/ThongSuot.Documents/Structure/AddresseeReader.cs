using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Structure;

/// <summary>Reads "Kính gửi: …" of letters and submissions, and the list under or beside it.</summary>
internal static class AddresseeReader
{
    private const int MostLines = 30, LongestLine = 260;

    /// <summary>"Kính gửi", "Kính trình" at the start of a folded line.</summary>
    public static bool Opens(ReadOnlySpan<char> folded) => folded.StartsWith("kinh gui", StringComparison.Ordinal) || folded.StartsWith("kinh trinh", StringComparison.Ordinal);

    /// <summary>Where "Kính gửi:" begins inside a paragraph that a format ran together with the subject; -1 when it does not.</summary>
    public static int Inside(string text, string folded, TextSpan span)
    {
        if (span.Length > 900) return -1;
        var at = folded.AsSpan(span.Start, span.Length).IndexOf(" kinh gui", StringComparison.Ordinal);
        return at > 0 && text[span.Start + at + 1] == 'K' && folded.AsSpan(span.Start + at, Math.Min(14, span.Length - at)).Contains(':') ? at + 1 : -1;
    }

    /// <summary>Reads from the line of "Kính gửi"; <paramref name="next"/> is the index after the last line.</summary>
    public static IReadOnlyList<Recipient> Read(SourceText source, List<FrameLine> lines, int from, out TextSpan span, out int next)
    {
        var found = new List<Recipient>();
        var (text, folded) = (source.Text, source.Folded);
        var first = lines[from];
        span = first.Span;
        if (Inside(text, folded, span) is var inside and > 0) span = span with { Start = span.Start + inside };
        next = from + 1;
        var colon = folded.AsSpan(span.Start, Math.Min(span.Length, 24)).IndexOf(':');
        var inline = new TextSpan(span.Start + (colon < 0 ? 8 : colon) + 1, span.End);
        var open = inline.Length > 2 ? inline : default;
        var listed = inline.Length <= 2 || RecipientReader.IsDashed(folded.AsSpan(inline.Start, inline.Length).TrimStart());
        for (var i = next; i < lines.Count && i < from + MostLines; i++)
        {
            var line = lines[i];
            if (line.IsTable || line.Span.Length > LongestLine) break;
            var inTable = first.Table > 0 && line.Table == first.Table;
            var dashed = RecipientReader.IsDashed(folded.AsSpan(line.Span.Start, line.Span.Length));
            var printed = text.AsSpan(line.Span.Start, line.Span.Length);
            if (inTable && HeadPieces.Of(text, folded, line.Span).Exists(p => p.Kind is not HeadPieceKind.Text)) continue;
            var goesOn = open.Length > 0 && !dashed && (LineMarks.StartsLower(printed) || printed[0] == '(') && text[open.End - 1] is not '.';
            if (!goesOn && !(listed && (dashed || (inTable && line.Cell != first.Cell)))) break;
            if (goesOn) open = printed[0] == '(' && open.Length > 0 && text[open.End - 1] is ';' or '.' ? open : open.Union(line.Span);
            else
            {
                Add(text, open, found);
                open = line.Span;
            }
            span = span.Union(line.Span);
            next = i + 1;
        }
        Add(text, open, found);
        return found;
    }

    private static void Add(string text, TextSpan span, List<Recipient> found)
    {
        if (span.Length < 3) return;
        // "Kính gửi: - Sở …; - Ủy ban …" on one line.
        var start = span.Start;
        for (var at = span.Start; at <= span.End; at++)
        {
            if (at < span.End && text[at] != ';') continue;
            var part = text[start..at].Trim(' ', '-', '–', '—', '~', '+', '*', ',', ';', '.', ':', '\n', '\t');
            if (part.Length > 2)
            {
                var (name, purpose) = RecipientNames.Split(part);
                if (name.Length > 2) found.Add(new Recipient(name.Replace('\n', ' '), purpose, new TextSpan(start, at), "RCPT-ADDRESSEE"));
            }
            start = at + 1;
        }
    }
}
