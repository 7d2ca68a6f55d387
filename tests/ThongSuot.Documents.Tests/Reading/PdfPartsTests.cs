using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Tests.Reading;

public class PdfPartsTests
{
    private static PrintedLine Line(params (string Text, float Left, int Order)[] words) =>
        new(words.Select(w => new PrintedWord(w.Text, w.Left, w.Left + 6 * w.Text.Length, 100, 12, w.Order, true, BlockTraits.None)));

    [Fact]
    public void Text_WideGapBetweenTwoThings_IsKeptAsSpaces() =>
        Assert.Equal("Nơi nhận:" + new string(' ', 33) + "CHỦ TỊCH", Line(("Nơi", 0, 1), ("nhận:", 21, 2), ("CHỦ", 250, 3), ("TỊCH", 271, 4)).Text(6));

    [Fact]
    public void Text_JustifiedLine_HasNoGaps() => Assert.Equal("Thủ tướng Chính phủ", Line(("Thủ", 0, 1), ("tướng", 40, 2), ("Chính", 92, 3), ("phủ", 144, 4)).Text(6));

    [Fact]
    public void Text_CellsDrawnApart_HaveAGapThoughNarrow() => Assert.Equal("XÃ   CỘNG HÒA", Line(("XÃ", 0, 1), ("CỘNG", 22, 9), ("HÒA", 49, 10)).Text(6));

    [Fact]
    public void Text_WordsAnyDistanceApart_AreSetWithinBounds() => Assert.InRange(Line(("a", 0, 1), ("b", 1e30f, 2)).Text(0.001f).Length, 5, 1_000);

    [Fact]
    public void Group_ManyWordsOnOneLine_AreCutIntoLines() =>
        Assert.All(PrintedLines.Group([.. Enumerable.Range(0, 20_000).Select(i => new PrintedWord("a", 12 * i, 12 * i + 6, 100, 12, i, true, BlockTraits.None))]), line => Assert.InRange(line.Words.Count, 1, 500));

    [Fact]
    public void Text_TabAfterALabel_IsOneSpace() => Assert.Equal("1. Mục đích", Line(("1.", 0, 1), ("Mục", 34, 2), ("đích", 55, 3)).Text(6));

    [Theory]
    [InlineData("12", 12, true)]
    [InlineData("- 3 -", 3, true)]
    [InlineData("Trang 5/12", 5, true)]
    [InlineData("(7)", 7, false)]
    [InlineData("12.", 12, false)]
    [InlineData("iv", 0, false)]
    public void PageNumber_NumberAloneOnALine_IsTold(string text, int number, bool plain)
    {
        Assert.Equal(number, FurnitureSigns.PageNumber(text, out var found));
        Assert.Equal(plain, found);
    }

    [Theory]
    [InlineData("Điều 5")]
    [InlineData("20.5%")]
    [InlineData("12/3/2024")]
    [InlineData("132/KH-UBND")]
    [InlineData("12345")]
    public void PageNumber_OtherFigures_AreNone(string text) => Assert.Null(FurnitureSigns.PageNumber(text, out _));

    [Theory]
    [InlineData("ABCDEF+VnTimeHBold", "nghÞ quyÕt", "NGHỊ QUYẾT")]
    [InlineData(".VnTime", "n\u2212íc", "nước")]
    [InlineData("VNI-Times", "Soá", "Số")]
    [InlineData("TimesNewRomanPSMT", "Số", "Số")]
    public void Convert_FontFromBeforeUnicode_GivesVietnamese(string font, string drawn, string text) => Assert.Equal(text, LegacyFonts.Convert(drawn, LegacyFonts.Of(font)));

    [Fact]
    public void Find_MissingInnerLine_MergesCells()
    {
        // Three columns; the first row has no lines between them.
        List<Ruling> lying = [new(0, 0, 300), new(20, 0, 300), new(40, 0, 300)];
        List<Ruling> standing = [new(0, 0, 40), new(100, 20, 40), new(200, 20, 40), new(300, 0, 40)];

        var grid = Assert.Single(RuledGrid.Find(lying, standing, slack: 3));

        Assert.Equal(new RuledCell(0, 0, 1, 3), grid.Cells[0]);
        Assert.Equal(4, grid.Cells.Count);
        Assert.Equal(2, grid.CellAt(150, 30));
        Assert.Equal(-1, grid.CellAt(150, 60));
    }

    [Fact]
    public void Find_UnderlineOfAHeading_IsNoTable() => Assert.Empty(RuledGrid.Find([new(20, 100, 200)], [], slack: 3));

    [Fact]
    public void IsPoor_TextWithoutVietnameseMarks_IsToldFromVietnamese()
    {
        Assert.True(Plausibility.IsPoor(Words("Thirc hien KS hoach s6 lS-KHITU cua Ban Thireng vu Tinh uy thirc hi~n Chi thi cua Ban ")));
        Assert.False(Plausibility.IsPoor(Words("Thực hiện Kế hoạch của Ban Thường vụ về tăng cường sự lãnh đạo đối với công tác dạy nghề ")));

        static List<PrintedWord> Words(string text) => [.. string.Concat(Enumerable.Repeat(text, 3)).Split(' ').Select((w, i) => new PrintedWord(w, 0, 1, 0, 1, i, true, BlockTraits.None))];
    }

    [Fact]
    public void Read_TableOfRecognisedWords_LeavesOutRulesAndDoubtfulSpecks()
    {
        const string Table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
            + "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t\n4\t1\t1\t1\t1\t0\t10\t10\t500\t40\t-1\t\n"
            + "5\t1\t1\t1\t1\t1\t10\t10\t90\t40\t96.5\tSở\n5\t1\t1\t1\t1\t2\t110\t10\t8\t40\t91\t|\n5\t1\t1\t1\t1\t3\t130\t10\t90\t40\t12\tqz\n5\t1\t1\t1\t1\t4\t230\t10\t90\t40\t15\tđề\n";

        var words = Assert.Single(RecognisedWord.Read(new StringReader(Table)));

        Assert.Equal(["Sở", "đề"], words.Select(w => w.Text));
    }

    [Fact]
    public void Rulings_LinesOnASkewedPicture_AreFoundStraight()
    {
        const int Side = 900;
        var dots = new byte[Side * Side];
        Array.Fill(dots, (byte)255);
        for (var x = 100; x < 800; x++)
            for (var thick = 0; thick < 3; thick++) dots[(200 + thick + x / 100) * Side + x] = 0;
        for (var y = 300; y < 330; y++) dots[y * Side + 50] = 0;

        var (lying, standing) = new GrayPage(Side, Side, dots).Rulings(slope: 0.01f, unit: 0.24f);

        var line = Assert.Single(lying);
        Assert.InRange(line.At, 46, 50);
        Assert.InRange(line.Length, 160, 172);
        Assert.Empty(standing);
    }

    [Fact]
    public void Dots_HugePictureInASmallFile_IsSeen()
    {
        byte[] png = [0x89, .. "PNG\r\n\x1A\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 1, 0, 0, 0, 1, 0, 0, 8, 0, 0, 0, 0];

        Assert.Equal(65536L * 65536, ImageSize.Dots(png));
        Assert.Equal(0, ImageSize.Dots("BM"u8));
    }
}
