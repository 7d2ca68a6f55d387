namespace ThongSuot.Documents.Reading.Flow;

/// <summary>What a format with paragraphs of its own (Word, HTML) says, before it is written: a table must be seen whole to know what it is for.</summary>
internal abstract class FlowBlock;

/// <summary>A paragraph; its lines are what soft line breaks part.</summary>
internal sealed class FlowParagraph(IReadOnlyList<FlowLine> lines, string? label) : FlowBlock
{
    public IReadOnlyList<FlowLine> Lines => lines;

    /// <summary>The label or bullet numbered automatically, ending in a space where it is printed apart; null when there is none.</summary>
    public string? Label => label;
}

/// <param name="Text">With tabs as they stand.</param>
internal readonly record struct FlowLine(string Text, BlockTraits Traits);

/// <summary>A text box or frame: stands apart from the paragraphs around it.</summary>
internal sealed class FlowBox(IReadOnlyList<FlowBlock> blocks) : FlowBlock
{
    public IReadOnlyList<FlowBlock> Blocks => blocks;
}

internal sealed class FlowTable(IReadOnlyList<FlowRow> rows, bool hasBorders) : FlowBlock
{
    public IReadOnlyList<FlowRow> Rows => rows;

    public bool HasBorders => hasBorders;
}

internal sealed class FlowRow(IReadOnlyList<FlowCell> cells)
{
    public IReadOnlyList<FlowCell> Cells => cells;
}

/// <param name="Column">0-based grid column it starts in.</param>
/// <param name="Span">Number of grid columns it covers.</param>
/// <param name="Continues">True when it continues the cell above.</param>
internal sealed record FlowCell(int Column, int Span, bool Continues, IReadOnlyList<FlowBlock> Blocks);
