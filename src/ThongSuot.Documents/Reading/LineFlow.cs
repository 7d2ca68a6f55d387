using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>
/// Joins printed lines into paragraphs, and sets side-by-side text as layout tables. Plain text, PDF and character
/// recognition all come through here, so that the same page gives the same paragraphs whatever it was printed on.
/// </summary>
internal sealed class LineFlow
{
    /// <summary>Share of the line width that may stay free before a break counts as meant: justified type varies by a few hundredths.</summary>
    private const float FullLine = 0.975f;

    /// <summary>The same where no indent can confirm that a paragraph begins.</summary>
    private const float DoubtfulLine = 0.92f;

    /// <summary>The same where the line does not close a sentence: only a heading or a title line ends so early.</summary>
    private const float NearlyFullLine = 0.86f;

    private readonly List<Line> _lines;
    private readonly BlockWriter _writer;
    private readonly LineMeasure _measure;
    private readonly System.Text.StringBuilder _open = new();
    private Line _last;
    private BlockTraits _traits;
    private int _openPage;

    private LineFlow(List<Line> lines, BlockWriter writer)
    {
        _lines = lines;
        _writer = writer;
        _measure = LineMeasure.Of(lines);
    }

    /// <summary>Writes the lines of the text, without furniture.</summary>
    public static void Write(List<Line> lines, BlockWriter writer, CancellationToken cancel) => new LineFlow(lines, writer).Run(cancel);

    private void Run(CancellationToken cancel)
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            if ((i & 0xFFF) == 0) cancel.ThrowIfCancellationRequested();
            var line = _lines[i];
            if (FlatTable.TryRead(_lines, i, out var table))
            {
                Close();
                table.Write(_writer);
                i = table.End - 1;
                continue;
            }
            if (SideBySide.TryRead(_lines, i, out var sides))
            {
                Close();
                sides.Write(_writer);
                i = sides.End - 1;
                continue;
            }
            if (_open.Length > 0 && !StartsParagraph(line, i)) Append(line);
            else Begin(line);
        }
        Close();
    }

    private void Begin(Line line)
    {
        Close();
        _open.Append(line.Text);
        _last = line;
        _traits = line.Traits;
        _openPage = line.Page;
    }

    private void Append(Line line)
    {
        Join(_open, line.Text);
        _last = line;
        _traits &= line.Traits | BlockTraits.Recognised;
    }

    /// <summary>Appends with a space, or without one where the line was broken inside "52-CT/TW" or "2022-2025".</summary>
    public static void Join(System.Text.StringBuilder open, ReadOnlySpan<char> text)
    {
        var glued = IsGlued(open) && text.Length > 0 && char.IsLetterOrDigit(text[0]);
        if (open.Length > 0 && !glued) open.Append(' ');
        open.Append(text);
    }

    /// <summary>The text so far ends inside a word: "52-", "2022-".</summary>
    private static bool IsGlued(System.Text.StringBuilder open) => open.Length > 1 && open[^1] is '-' or '/' && char.IsLetterOrDigit(open[^2]);

    private void Close()
    {
        if (_open.Length == 0) return;
        foreach (var chunk in _open.GetChunks())
        {
            // One chunk is the rule; several only for very long paragraphs.
            if (chunk.Length == _open.Length) _writer.Paragraph(chunk.Span, _openPage, _traits);
            else _writer.Paragraph(_open.ToString(), _openPage, _traits);
            break;
        }
        _open.Clear();
    }

    private bool StartsParagraph(Line line, int index)
    {
        var text = line.Text.AsSpan();
        Span<char> buffer = stackalloc char[64];
        var head = text.Length > buffer.Length ? text[..buffer.Length] : text;
        Folding.Fold(head, buffer);
        var folded = (ReadOnlySpan<char>)buffer[..head.Length];
        if (LineMarks.IsOrnament(text) || LineMarks.IsOrnament(_last.Text)) return true;
        var lower = LineMarks.StartsLower(text);
        var terminal = LineMarks.EndsSentence(_last.Text);
        var open = LineMarks.EndsOpen(_last.Text);
        var label = Labels.Read(head, folded);
        // A comma for the point of a label is believed only where a paragraph may begin.
        if (label.Kind != LabelKind.None && !(label.Closing == ',' && !(terminal && line.BlankBefore)))
        {
            if (label.IsBullet) return !LineMarks.StartsLower(text[label.Length..]) ? !open || line.BlankBefore : terminal || line.BlankBefore || _last.Text.EndsWith(',');
            if (label.Kind is LabelKind.Number or LabelKind.Letter or LabelKind.Article or LabelKind.Bracketed && open && !line.BlankBefore) return false;
            return label.Kind is not (LabelKind.Number or LabelKind.Letter) || !LineMarks.StartsLower(text[label.Length..]) || terminal || line.BlankBefore || label.Closing == ')';
        }
        if (_measure.Unwrapped) return !lower || terminal || line.BlankBefore;
        if (IsGlued(_open)) return false;
        var shouting = Labels.IsShouting(text);
        var wasShouting = _last.Text.Length > 6 && Labels.IsShouting(_last.Text);
        if (lower) return line.BlankBefore && terminal || wasShouting && !shouting && !open && text.Length > 6;
        if (LineMarks.IsOpener(folded) && (terminal || line.BlankBefore)) return true;
        if (open && !line.BlankBefore) return false;
        var least = !terminal ? NearlyFullLine : _measure.Indented || line.BlankBefore ? FullLine : DoubtfulLine;
        var full = LineWidth.Of(_last.Text) + LineWidth.Space + LineWidth.OfFirstWord(text) > _measure.WidthAt(index) * least;
        if (shouting || wasShouting)
        {
            // "PHỤ LỤC I" stands alone above its title.
            if (shouting != wasShouting && text.Length > 3 || _last.Text.Length < 14 && Folding.Fold(_last.Text).StartsWith("phu luc", StringComparison.Ordinal)) return true;
            if (shouting) return !full;
        }
        if (!full) return true;
        if (!terminal) return line.BlankBefore && line.Page == _last.Page;
        if (line.BlankBefore || _last.Text.EndsWith(':')) return true;
        return _measure.Indented && line.Left >= _measure.LeftAt(index) + 2;
    }
}
