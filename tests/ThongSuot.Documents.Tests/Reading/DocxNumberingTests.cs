using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Reading.Docx;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Reading;

public class DocxNumberingTests
{
    [Fact]
    public void Read_Levels_PrintTheirLabels()
    {
        var docx = new DocxBuilder();
        var list = docx.List(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"), ("bullet", "+"));
        docx.Paragraph("Mục đích", list: list).Paragraph("Nhiệm vụ", list: list).Paragraph("Đào tạo", list: list, level: 1).Paragraph("Mở lớp", list: list, level: 2)
            .Paragraph("Tuyển sinh", list: list, level: 2).Paragraph("Kinh phí", list: list, level: 3).Paragraph("Địa điểm", list: list, level: 4).Paragraph("Kiểm tra", list: list, level: 1).Paragraph("Thực hiện", list: list).Paragraph("Giao", list: list, level: 1);
        Assert.Equal(["I. Mục đích", "II. Nhiệm vụ", "1. Đào tạo", "a) Mở lớp", "b) Tuyển sinh", "- Kinh phí", "+ Địa điểm", "2. Kiểm tra", "III. Thực hiện", "1. Giao"], Reads.Lines(docx));
        Assert.All(Reads.Source(docx).Blocks.Cast<ParagraphBlock>(), p => Assert.True(p.Traits.HasFlag(BlockTraits.AutoNumbered)));
    }

    [Fact]
    public void Read_TypedNumbers_AreNotAutomatic() =>
        Assert.All(Reads.Source(new DocxBuilder().Paragraph("1. Đào tạo")).Blocks.Cast<ParagraphBlock>(), p => Assert.False(p.Traits.HasFlag(BlockTraits.AutoNumbered)));

    [Fact]
    public void Read_LabelOfSeveralLevels_ShowsThemAll()
    {
        var docx = new DocxBuilder();
        var list = docx.List(("decimal", "%1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3"));
        docx.Paragraph("A", list: list).Paragraph("B", list: list, level: 1).Paragraph("C", list: list, level: 2).Paragraph("D", list: list, level: 1);
        Assert.Equal(["1. A", "1.1. B", "1.1.1 C", "1.2. D"], Reads.Lines(docx));
    }

    [Fact]
    public void Read_LevelBeforeItsParent_ShowsWhereTheParentWouldStart()
    {
        var docx = new DocxBuilder();
        var list = docx.List(("decimal", "%1."), ("decimal", "%1.%2."));
        Assert.Equal(["1.1. A", "1. B"], Reads.Lines(docx.Paragraph("A", list: list, level: 1).Paragraph("B", list: list)));
    }

    [Fact]
    public void Read_LegalNumbering_PrintsAllNumbersAsDigits()
    {
        var docx = new DocxBuilder().NumberingXml(
            Abstract(1, Level(0, "upperRoman", "%1."), Level(1, "decimal", "%1.%2.", "<w:isLgl/>")), Number(1, 1));
        Assert.Equal(["I. A", "1.1. B"], Reads.Lines(docx.Paragraph("A", list: 1).Paragraph("B", list: 1, level: 1)));
    }

    [Fact]
    public void Read_ListsOfOneDefinition_CountOnUnlessTheyStartAnew()
    {
        var docx = new DocxBuilder().NumberingXml(Abstract(1, Level(0, "decimal", "%1.")),
            Number(1, 1) + Number(2, 1) + Number(3, 1, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"));
        docx.Paragraph("A", list: 1).Paragraph("B", list: 2).Paragraph("C", list: 3).Paragraph("D", list: 3).Paragraph("E", list: 1);
        Assert.Equal(["1. A", "2. B", "1. C", "2. D", "3. E"], Reads.Lines(docx));
    }

    [Fact]
    public void Read_LevelOfTheInstanceItself_TakesThePlaceOfTheListsOwn()
    {
        var docx = new DocxBuilder().NumberingXml(Abstract(1, Level(0, "decimal", "%1.")), Number(1, 1, $"<w:lvlOverride w:ilvl=\"0\">{Level(0, "lowerLetter", "%1)")}</w:lvlOverride>"));
        Assert.Equal(["a) A"], Reads.Lines(docx.Paragraph("A", list: 1)));
    }

    [Fact]
    public void Read_LevelThatNeverRestarts_CountsThroughTheChapters()
    {
        var docx = new DocxBuilder().NumberingXml(Abstract(1, Level(0, "upperRoman", "Chương %1"), Level(1, "decimal", "Điều %2.", "<w:lvlRestart w:val=\"0\"/>")), Number(1, 1));
        docx.Paragraph("", list: 1).Paragraph("QUY ĐỊNH CHUNG").Paragraph("Phạm vi", list: 1, level: 1).Paragraph("", list: 1).Paragraph("Đối tượng", list: 1, level: 1);
        Assert.Equal(["Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "Chương II", "Điều 2. Đối tượng"], Reads.Lines(docx));
    }

    [Fact]
    public void Read_NumberingOfAStyle_UsesTheLevelTiedToIt()
    {
        var docx = new DocxBuilder()
            .NumberingXml(Abstract(1, Level(0, "upperRoman", "%1.", "<w:pStyle w:val=\"Head1\"/>"), Level(1, "decimal", "%2.", "<w:pStyle w:val=\"Head2\"/>")), Number(1, 1))
            .StylesXml("<w:style w:type=\"paragraph\" w:styleId=\"Head1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Head2\"><w:basedOn w:val=\"Head1\"/></w:style>")
            .Paragraph("Nhiệm vụ", style: "Head1").Paragraph("Đào tạo", style: "Head2")
            .Xml("<w:p><w:pPr><w:pStyle w:val=\"Head2\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>Không số</w:t></w:r></w:p>");
        Assert.Equal(["I. Nhiệm vụ", "1. Đào tạo", "Không số"], Reads.Lines(docx));
    }

    [Fact]
    public void Read_ListThatStandsForAListStyle_IsFollowed()
    {
        var docx = new DocxBuilder().NumberingXml(
            "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"S\"/></w:abstractNum>" + Abstract(2, "<w:styleLink w:val=\"S\"/>" + Level(0, "decimal", "%1/")), Number(1, 1) + Number(2, 2));
        Assert.Equal(["1/ A"], Reads.Lines(docx.Paragraph("A", list: 1)));
    }

    [Fact]
    public void Read_BulletsOfSymbolFonts_BecomeTheTradesSigns()
    {
        var docx = new DocxBuilder();
        var list = docx.List(("bullet", "\uF0B7"), ("bullet", "o"), ("bullet", "–"));
        Assert.Equal(["- A", "+ B", "- C"], Reads.Lines(docx.Paragraph("A", list: list).Paragraph("B", list: list, level: 1).Paragraph("C", list: list, level: 2)));
    }

    [Fact]
    public void Read_EmptyNumberedParagraph_CountsButIsNotShown()
    {
        var docx = new DocxBuilder();
        var list = docx.List(("decimal", "%1."));
        Assert.Equal(["1. A", "3. B"], Reads.Lines(docx.Paragraph("A", list: list).Paragraph("", list: list).Paragraph("B", list: list)));
    }

    [Fact]
    public void Read_NumberColumnOfATable_ShowsItsNumbers()
    {
        var docx = new DocxBuilder();
        var list = docx.List(("decimal", "%1"));
        var number = $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr></w:p>";
        docx.Xml($"<w:tbl><w:tr><w:tc>{number}</w:tc><w:tc><w:p><w:r><w:t>Việc một</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc>{number}</w:tc><w:tc><w:p><w:r><w:t>Việc hai</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");
        Assert.Equal(["1\tViệc một", "2\tViệc hai"], Reads.Lines(docx));
    }

    [Fact]
    public void Read_LabelInAnOldEncoding_IsConverted()
    {
        var docx = new DocxBuilder().NumberingXml(Abstract(1, Level(0, "decimal", "§iÒu %1.", "<w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr>")), Number(1, 1));
        Assert.Equal(["Điều 1. Phạm vi"], Reads.Lines(docx.Paragraph("Phạm vi", list: 1)));
    }

    [Theory]
    [InlineData("decimal", 12, "12")]
    [InlineData("decimalZero", 3, "03")]
    [InlineData("upperRoman", 49, "XLIX")]
    [InlineData("lowerRoman", 4, "iv")]
    [InlineData("upperLetter", 3, "C")]
    [InlineData("lowerLetter", 5, "e")]
    [InlineData("lowerLetter", 28, "bb")]
    [InlineData("ordinal", 2, "2")]
    [InlineData("ordinalText", 1, "nhất")]
    [InlineData("vietnameseCounting", 25, "hai mươi lăm")]
    [InlineData("none", 1, "")]
    [InlineData("hebrew1", 7, "7")]
    [InlineData("upperRoman", 0, "0")]
    [InlineData("lowerLetter", int.MaxValue, "2147483647")]
    public void Print_NumberFormats_PrintAsWordDoes(string format, int number, string expected) => Assert.Equal(expected, NumberFormats.Print(format, number));

    private static string Abstract(int id, params string[] levels) => $"<w:abstractNum w:abstractNumId=\"{id}\">{string.Concat(levels)}</w:abstractNum>";

    private static string Level(int level, string format, string text, string more = "") => $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>";

    private static string Number(int id, int list, string more = "") => $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{list}\"/>{more}</w:num>";
}
