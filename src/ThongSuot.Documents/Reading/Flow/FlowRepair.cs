using System.Text;

namespace ThongSuot.Documents.Reading.Flow;

/// <summary>Makes Unicode of blocks whose letters are TCVN3 or VNI although no font says so.</summary>
internal static class FlowRepair
{
    private const int SampleLength = 50_000;

    /// <summary>The blocks as Unicode, with the name of the encoding they were in; the same blocks and null when they are Unicode already.</summary>
    public static (IReadOnlyList<FlowBlock> Blocks, string? Encoding) Repair(IReadOnlyList<FlowBlock> blocks)
    {
        var sample = new StringBuilder();
        Gather(blocks, sample);
        return LegacyEncodings.Detect(sample.ToString()) is { } encoding ? (Convert(blocks, encoding), encoding) : (blocks, null);
    }

    private static void Gather(IReadOnlyList<FlowBlock> blocks, StringBuilder sample)
    {
        foreach (var block in blocks)
        {
            if (sample.Length > SampleLength) return;
            if (block is FlowParagraph paragraph)
                foreach (var line in paragraph.Lines) sample.Append(line.Text).Append('\n');
            else if (block is FlowBox box) Gather(box.Blocks, sample);
            else if (block is FlowTable table)
                foreach (var row in table.Rows)
                    foreach (var cell in row.Cells) Gather(cell.Blocks, sample);
        }
    }

    private static List<FlowBlock> Convert(IReadOnlyList<FlowBlock> blocks, string encoding) => [.. blocks.Select(b => Convert(b, encoding))];

    private static FlowBlock Convert(FlowBlock block, string encoding) => block switch
    {
        FlowParagraph paragraph => new FlowParagraph([.. paragraph.Lines.Select(l => l with { Text = LegacyEncodings.Convert(l.Text, encoding) })], paragraph.Label),
        FlowBox box => new FlowBox(Convert(box.Blocks, encoding)),
        FlowTable table => new FlowTable([.. table.Rows.Select(r => new FlowRow([.. r.Cells.Select(c => c with { Blocks = Convert(c.Blocks, encoding) })]))], table.HasBorders),
        _ => block,
    };
}
