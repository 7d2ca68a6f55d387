namespace ThongSuot.Documents.Reading.Flow;

/// <summary>Writes blocks in reading order: soft lines become paragraphs, text set side by side becomes a layout table.</summary>
internal static class FlowWriter
{
    public static void Write(IReadOnlyList<FlowBlock> blocks, BlockWriter writer, ReaderOptions options, CancellationToken cancel, BlockOrigin origin = BlockOrigin.Body) =>
        Write(blocks, writer, origin, options.MaxDepth, false, cancel);

    private static void Write(IReadOnlyList<FlowBlock> blocks, BlockWriter writer, BlockOrigin origin, int depth, bool inTable, CancellationToken cancel)
    {
        var lines = new List<FlowLine>();
        foreach (var block in blocks)
        {
            cancel.ThrowIfCancellationRequested();
            switch (block)
            {
                case FlowParagraph paragraph:
                    AddLines(paragraph, lines);
                    break;
                case FlowBox box:
                    WriteLines(lines, writer, origin, inTable);
                    Write(box.Blocks, writer, BlockOrigin.TextBox, depth, inTable, cancel);
                    break;
                case FlowTable table:
                    WriteLines(lines, writer, origin, inTable);
                    WriteTable(table, writer, origin, depth, cancel);
                    break;
            }
        }
        WriteLines(lines, writer, origin, inTable);
    }

    private static void WriteTable(FlowTable table, BlockWriter writer, BlockOrigin origin, int depth, CancellationToken cancel)
    {
        // Too deep: the texts of the cells one after another.
        if (depth <= 0)
        {
            foreach (var row in table.Rows)
                foreach (var cell in row.Cells) Write(cell.Blocks, writer, origin, 0, true, cancel);
            return;
        }
        writer.BeginTable(isLayout: TableShape.IsLayout(table), origin: origin);
        foreach (var row in table.Rows)
        {
            writer.BeginRow();
            foreach (var cell in row.Cells)
            {
                writer.BeginCell(cell.Column, cell.Span, cell.Continues);
                Write(cell.Blocks, writer, origin, depth - 1, true, cancel);
                writer.EndCell();
            }
        }
        writer.EndTable();
    }

    private static void AddLines(FlowParagraph paragraph, List<FlowLine> lines)
    {
        var label = paragraph.Label;
        var first = lines.Count;
        foreach (var line in paragraph.Lines)
        {
            if (string.IsNullOrWhiteSpace(line.Text)) continue;
            if (label is not null)
            {
                lines.Add(new FlowLine(label + line.Text.TrimStart(), line.Traits | BlockTraits.AutoNumbered));
                label = null;
            }
            else if (lines.Count > first && Continues(lines[^1].Text, line.Text))
                lines[^1] = new FlowLine(lines[^1].Text + " " + line.Text, lines[^1].Traits & (line.Traits | BlockTraits.AutoNumbered));
            else lines.Add(line);
        }
        if (label is not null) lines.Add(new FlowLine(label, BlockTraits.AutoNumbered));
    }

    // A soft line break in mid-sentence is a matter of looks: the next line goes on in lower case and is no item ("a)").
    private static bool Continues(string above, string below)
    {
        var end = above.AsSpan().TrimEnd();
        var start = below.AsSpan().TrimStart();
        return end.Length > 0 && end[^1] is not ('.' or ';' or ':' or '!' or '?') && start.Length > 2 && char.IsLower(start[0])
            && start[1] is not (')' or '.') && start[2] is not (')' or '.');
    }

    private static void WriteLines(List<FlowLine> lines, BlockWriter writer, BlockOrigin origin, bool inTable)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var together = inTable ? 0 : SideBySide.Count(lines, i);
            if (together == 0)
            {
                writer.Paragraph(lines[i].Text, traits: lines[i].Traits, origin: origin);
                continue;
            }
            WriteSides(lines, i, together, writer, origin);
            i += together - 1;
        }
        lines.Clear();
    }

    // One row, so that each column is read from top to bottom.
    private static void WriteSides(List<FlowLine> lines, int from, int count, BlockWriter writer, BlockOrigin origin)
    {
        writer.BeginTable(isLayout: true, origin: origin);
        writer.BeginRow();
        for (var side = 0; side < 2; side++)
        {
            writer.BeginCell(side);
            for (var i = from; i < from + count; i++)
            {
                SideBySide.TrySplit(lines[i].Text, i > from, out var left, out var right);
                writer.Paragraph(side == 0 ? left : right, traits: lines[i].Traits, origin: origin);
            }
            writer.EndCell();
        }
        writer.EndTable();
    }
}
