using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Tests.FrameTests;

/// <summary>Builds what a format reader would give, paragraph by paragraph, and reads the frame of it.</summary>
internal static class Frames
{
    /// <summary>One paragraph a line; "a || b" on a line sets two cells of a layout table side by side, lines of a cell parted by " / ".</summary>
    public static SourceText Source(string text)
    {
        var writer = new BlockWriter(ReaderOptions.Default);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var cells = line.Split("||");
            if (cells.Length == 1)
            {
                writer.Paragraph(line);
                continue;
            }
            writer.BeginTable(isLayout: true);
            writer.BeginRow();
            for (var i = 0; i < cells.Length; i++)
            {
                writer.BeginCell(i);
                foreach (var paragraph in cells[i].Split(" / ")) writer.Paragraph(paragraph);
                writer.EndCell();
            }
            writer.EndTable();
        }
        return writer.Finish();
    }

    public static Frame Of(string text) => FrameReader.Read(Source(text));

    public static DocumentHeader Head(string text) => Of(text).Header;
}
