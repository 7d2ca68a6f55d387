namespace ThongSuot.Documents.Reading;

/// <summary>Writes printed pages: lines through <see cref="LineFlow"/>, ruled tables as tables, a table over several pages as one.</summary>
internal static class PrintedFlow
{
    public static void Write(IReadOnlyList<PrintedPage> pages, BlockWriter writer, CancellationToken cancel)
    {
        PageFurniture.Drop(pages, writer);
        var lines = new List<Line>();
        PrintedTable? open = null;
        foreach (var page in pages)
        {
            cancel.ThrowIfCancellationRequested();
            var measure = PageMeasure.Of(page);
            PrintedLine? above = null;
            var afterTable = false;
            foreach (var item in page.Items)
            {
                if (item is PrintedTable table)
                {
                    if (open is not null && TableJoin.TryAppend(open, table)) continue;
                    Close();
                    if (lines.Count > 0) LineFlow.Write(lines, writer, cancel);
                    lines.Clear();
                    (open, above, afterTable) = (table, null, true);
                    continue;
                }
                Close();
                var line = (PrintedLine)item;
                lines.Add(measure.Set(line, above, page.Number, afterTable));
                (above, afterTable) = (line, false);
            }
        }
        Close();
        if (lines.Count > 0) LineFlow.Write(lines, writer, cancel);

        void Close()
        {
            open?.Write(writer);
            open = null;
        }
    }
}

/// <summary>The text area of a page and its usual measures, by which its lines are told.</summary>
internal sealed class PageMeasure
{
    private float _left, _right, _charWidth = 1, _leading, _indent;

    public static PageMeasure Of(PrintedPage page)
    {
        var measure = new PageMeasure { _left = float.MaxValue, _right = float.MinValue };
        var letters = 0;
        var width = 0f;
        var leadings = new List<float>();
        PrintedLine? above = null;
        // Specks and page numbers in the margin do not make the text area.
        var widest = page.Lines.Select(l => l.Right - l.Left).DefaultIfEmpty().Max();
        foreach (var line in page.Lines)
        {
            if (line.Right - line.Left > widest / 4)
            {
                measure._left = Math.Min(measure._left, line.Left);
                measure._right = Math.Max(measure._right, line.Right);
            }
            foreach (var word in line.Words)
            {
                letters += word.Text.Length;
                width += word.Width;
            }
            if (above is not null && line.Baseline > above.Baseline) leadings.Add((line.Baseline - above.Baseline) / Math.Max(above.Size, line.Size));
            above = line;
        }
        if (letters > 0 && width > 0) measure._charWidth = width / letters;
        measure._indent = Indent(page, measure._left, measure._charWidth);
        leadings.Sort();
        // Paragraphs are often set apart: lines inside one stand closer, so the usual distance is among the smaller.
        measure._leading = leadings.Count > 0 ? leadings[leadings.Count / 4] : 0;
        return measure;
    }

    /// <summary>How far the first lines of paragraphs are usually set in: a line set in so far is not centred, wherever it ends.</summary>
    private static float Indent(PrintedPage page, float left, float charWidth)
    {
        var indents = page.Lines.Select(l => MathF.Round((l.Left - left) / charWidth * 5)).Where(i => i > 5).GroupBy(i => i).MaxBy(g => g.Count());
        return indents is not null && indents.Count() > 2 ? indents.Key / 5 * charWidth : 0;
    }

    /// <summary>The line as <see cref="LineFlow"/> takes it.</summary>
    public Line Set(PrintedLine line, PrintedLine? above, int page, bool afterTable)
    {
        var blank = afterTable;
        if (above is not null)
        {
            var distance = line.Baseline - above.Baseline;
            blank = distance < 0 || distance > 1.2f * _leading * Math.Max(above.Size, line.Size) + 0.5f;
        }
        var text = line.Text(_charWidth);
        var traits = line.Traits;
        var indent = line.Left - _left;
        var width = _right - _left;
        var margins = Math.Min(indent, _right - line.Right);
        if (margins > 0.04f * width && !text.Contains("   ", StringComparison.Ordinal) && Math.Abs(line.Left + line.Right - _left - _right) < 0.05f * width && Math.Abs(indent - _indent) > 0.2f * _charWidth) traits |= BlockTraits.Centered;
        return new Line(text, page, indent / _charWidth, (line.Right - _left) / _charWidth, blank, traits);
    }
}
