using System.Text.Json;
using ThongSuot.Web.Pages.Documents;

namespace ThongSuot.Web.Tests.Documents;

public sealed class PrintedTextTests
{
    [Fact]
    public void Lines_MarksThatOverlap_CutTheLineWhereOneBeginsOrEnds()
    {
        var line = Assert.Single(PrintedText.Lines("Sở A nộp trước ngày 20/3.", [new(0, 25, "asked", 7), new(0, 4, "who"), new(9, 24, "due")]));

        Assert.Equal(
            [new("Sở A", "asked who", 7, true), new(" nộp ", "asked", 7, false), new("trước ngày 20/3", "asked due", 7, false), new(".", "asked", 7, false)],
            Assert.Single(line.Cells));
    }

    [Fact]
    public void Lines_QuotationOverTwoLines_BeginsOnce()
    {
        var lines = PrintedText.Lines("Một\n\nHai", [new(0, 8, "asked", 7)]);

        Assert.Equal([true, false], lines.Select(l => l.Cells[0][0].Begins));
        Assert.Equal([0, 5], lines.Select(l => l.Start));
    }

    [Fact]
    public void Lines_RowOfATable_HasItsCells() =>
        Assert.Equal(["Việc", "", "Hạn"], Assert.Single(PrintedText.Lines("Việc\t\tHạn", [])).Cells.Select(c => string.Concat(c.Select(p => p.Text))));

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(0, 99)]
    public void Lines_MarkOutsideTheText_IsLeftOut(int start, int end) =>
        Assert.Equal("", Assert.Single(Assert.Single(PrintedText.Lines("Văn bản", [new(start, end, "ref")])).Cells[0]).Classes);

    [Fact]
    public void Lines_AnyMarks_GiveTheWholeText()
    {
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => "ab \t\n"[random.Next(5)]));
            var marks = Enumerable.Range(0, random.Next(8)).Select(i => new TextMark(random.Next(text.Length), random.Next(text.Length + 1), "m" + i, i % 2 == 0 ? i : null));

            var shown = string.Concat(PrintedText.Lines(text, marks).SelectMany(l => l.Cells).SelectMany(c => c).Select(p => p.Text));

            Assert.Equal(text.Replace("\n", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal), shown);
        }
    }

    [Fact]
    public void Recognised_WhatTheReaderStored_BecomesMarks()
    {
        using var reading = JsonDocument.Parse("""
            {"duties":[{"actors":[{"role":"lead","span":[0,4]},{"role":"cooperating","span":[5,9]}],"deadlines":[{"span":[10,14]}]}],
             "references":[{"citations":[[20,24],[30,34]]}],"findings":[{"span":[40,44]},{}]}
            """);

        Assert.Equal([new(0, 4, "who"), new(5, 9, "with"), new(10, 14, "due"), new(20, 24, "ref"), new(30, 34, "ref"), new(40, 44, "unclear")], PrintedText.Recognised(reading.RootElement));
    }

    [Fact]
    public void Recognised_NothingStored_IsNothing()
    {
        using var reading = JsonDocument.Parse("{}");

        Assert.Empty(PrintedText.Recognised(reading.RootElement));
    }
}
