using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Tests.Reading;

public class BlockWriterTests
{
    [Fact]
    public void Paragraph_WithoutText_LeavesNothing()
    {
        var writer = new BlockWriter(ReaderOptions.Default);
        writer.Paragraph("Một");
        writer.Paragraph(" \u200B ");
        Assert.Equal("Một", writer.Finish().Text);
    }

    [Fact]
    public void Cells_WithoutText_LeaveNoSeparators()
    {
        var writer = new BlockWriter(ReaderOptions.Default);
        writer.BeginTable();
        foreach (var row in (string[][])[["1", "", "Mở lớp"], ["", "2", ""]])
        {
            writer.BeginRow();
            for (var i = 0; i < row.Length; i++)
            {
                writer.BeginCell(i);
                writer.Paragraph(row[i]);
                writer.EndCell();
            }
        }
        writer.EndTable();
        writer.Paragraph("Sau");
        Assert.Equal("1\tMở lớp\n2\nSau", writer.Finish().Text);
    }

    [Theory]
    [InlineData("a\u2066b\u2069", "ab")]
    [InlineData("a\u205Fb\u1680", "a b")]
    [InlineData("e\u0302\u0323", "ệ")]
    public void Paragraph_Normalises(string written, string stored)
    {
        var writer = new BlockWriter(ReaderOptions.Default);
        writer.Paragraph(written);
        Assert.Equal(stored, writer.Finish().Text);
    }

    [Fact]
    public void Paragraph_HalfOfAPair_IsReplaced()
    {
        var writer = new BlockWriter(ReaderOptions.Default);
        writer.Paragraph("a" + '\uD800' + "\U0001D400");
        Assert.Equal("a\uFFFD\U0001D400", writer.Finish().Text);
    }

    [Fact]
    public void Paragraph_CutAtTheLimit_EndsInNoBlank()
    {
        var writer = new BlockWriter(ReaderOptions.Default with { MaxCharacters = 4 });
        writer.Paragraph("Một");
        writer.Paragraph("hai");
        Assert.Equal("Một", writer.Finish().Text);
    }
}
