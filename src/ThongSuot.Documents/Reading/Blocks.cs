namespace ThongSuot.Documents.Reading;

/// <summary>Where a block stood on the page.</summary>
internal enum BlockOrigin : byte
{
    Body,
    TextBox,
    Footnote,
    PageHead,
}

/// <summary>What the format says of a paragraph and a later step may lean on.</summary>
[Flags]
internal enum BlockTraits : byte
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Centered = 4,
    /// <summary>The text begins with a label or bullet that Word numbered automatically: it is a label, whatever it looks like.</summary>
    AutoNumbered = 8,
    /// <summary>Read by character recognition: letters may be wrong.</summary>
    Recognised = 16,
}

/// <summary>A paragraph or a table, in reading order. Paragraphs never hold line breaks.</summary>
internal abstract record Block(TextSpan Span, int Page, BlockOrigin Origin);

internal sealed record ParagraphBlock(TextSpan Span, int Page, BlockOrigin Origin, BlockTraits Traits) : Block(Span, Page, Origin);

/// <param name="IsLayout">True for a table that only sets things side by side: the letterhead, or "Nơi nhận" beside the signature.</param>
internal sealed record TableBlock(TextSpan Span, int Page, BlockOrigin Origin, bool IsLayout, IReadOnlyList<RowBlock> Rows) : Block(Span, Page, Origin);

internal sealed record RowBlock(TextSpan Span, IReadOnlyList<CellBlock> Cells);

/// <param name="Column">0-based grid column it starts in.</param>
/// <param name="ColumnSpan">Number of grid columns it covers.</param>
/// <param name="Continues">True when it continues the cell above (vertical merge).</param>
internal sealed record CellBlock(TextSpan Span, int Column, int ColumnSpan, bool Continues, IReadOnlyList<Block> Blocks);

/// <summary>What every format reader gives: the stored text and its blocks.</summary>
/// <param name="Text">Unicode NFC; blocks separated by '\n', cells by '\t'.</param>
/// <param name="Folded">The same length: lower case without marks (see Vietnamese/Folding); one char of it stands for the char of <paramref name="Text"/> at the same index.</param>
/// <param name="Blocks">In reading order.</param>
/// <param name="Dropped">Page furniture that was left out (running heads, page numbers, stamps), for the findings.</param>
internal sealed record SourceText(string Text, string Folded, IReadOnlyList<Block> Blocks, IReadOnlyList<DroppedLine> Dropped)
{
    public int? Pages { get; init; }
    public string? Encoding { get; init; }
    public IReadOnlyList<Findings.Finding> Findings { get; init; } = [];
}

internal sealed record DroppedLine(string Text, int Page, string Reason);
