namespace ThongSuot.Documents.Reading;

/// <summary>
/// One printed line, as plain text, PDF and character recognition give it. <see cref="LineFlow"/> joins lines into paragraphs.
/// </summary>
/// <param name="Text">The line; runs of three or more spaces, or a tab, are gaps between things set side by side.</param>
/// <param name="Page">1-based page.</param>
/// <param name="Left">Distance from the left edge of the text area, in characters; negative when unknown.</param>
/// <param name="Right">Where it ends, in the same unit; negative when unknown (then its length counts).</param>
/// <param name="BlankBefore">True when an empty line or a gap larger than the line spacing stands above.</param>
/// <param name="Traits">Bold, italic, centred, recognised.</param>
internal readonly record struct Line(string Text, int Page, float Left, float Right, bool BlankBefore, BlockTraits Traits)
{
    /// <summary>What stands on a page in the place of lines: a table.</summary>
    public static Line Gap(int page) => new("", page, 0, 0, false, BlockTraits.None);

    public bool IsGap => Text.Length == 0;
}
