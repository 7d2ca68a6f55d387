using ThongSuot.Documents.Reading;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Reading;

public class DocxReaderTests
{
    [Fact]
    public void Read_Paragraphs_GivesALineEach() =>
        Assert.Equal(["KẾ HOẠCH", "I. MỤC ĐÍCH"], Reads.Lines(new DocxBuilder().Paragraph("KẾ HOẠCH").Paragraph("").Paragraph("I. MỤC ĐÍCH")));

    [Fact]
    public void Read_Formatting_BecomesTraits()
    {
        var source = Reads.Source(new DocxBuilder().Paragraph("KẾ HOẠCH", bold: true, centered: true).Paragraph("Căn cứ Luật", italic: true).Paragraph("thường"));
        Assert.Equal([BlockTraits.Bold | BlockTraits.Centered, BlockTraits.Italic, BlockTraits.None], source.Blocks.Cast<ParagraphBlock>().Select(p => p.Traits));
    }

    [Fact]
    public void Read_BoldOfAStyle_IsInheritedAndCanBeTurnedOff()
    {
        var docx = new DocxBuilder()
            .StylesXml("<w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:name w:val=\"Base\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Title1\"><w:name w:val=\"Title 1\"/><w:basedOn w:val=\"Base\"/></w:style>")
            .Paragraph("Tiêu đề", style: "Title1")
            .Xml("<w:p><w:pPr><w:pStyle w:val=\"Title1\"/></w:pPr><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>Không đậm</w:t></w:r></w:p>");
        Assert.Equal([BlockTraits.Bold | BlockTraits.Centered, BlockTraits.Centered], Reads.Source(docx).Blocks.Cast<ParagraphBlock>().Select(p => p.Traits));
    }

    [Fact]
    public void Read_StylesInACircle_EndsAll() => Assert.Equal(["chữ"], Reads.Lines(new DocxBuilder()
        .StylesXml("<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>").Paragraph("chữ", style: "A")));

    [Fact]
    public void Read_SoftLineBreaks_PartLines() =>
        Assert.Equal(["ỦY BAN NHÂN DÂN", "TỈNH HẢI SƠN"], Reads.Lines(new DocxBuilder().Paragraph("ỦY BAN NHÂN DÂN\nTỈNH HẢI SƠN")));

    [Fact]
    public void Read_SoftLineBreakInMidSentence_JoinsTheLines() =>
        Assert.Equal(["V/v triển khai công tác đào tạo nghề", "a) Mở lớp"], Reads.Lines(new DocxBuilder().Paragraph("V/v triển khai công tác\nđào tạo nghề").Paragraph("a) Mở lớp")));

    [Fact]
    public void Read_SoftLineBreakBeforeALetteredItem_KeepsItApart() =>
        Assert.Equal(["Các sở", "a) mở lớp"], Reads.Lines(new DocxBuilder().Paragraph("Các sở\na) mở lớp")));

    [Fact]
    public void Read_CapsFormatting_GivesCapitalsAsPrinted() =>
        Assert.Equal(["QUYẾT ĐỊNH"], Reads.Lines(new DocxBuilder().Xml("<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Quyết định</w:t></w:r></w:p>")));

    [Fact]
    public void Read_TrackedChanges_ReadsThemAsAccepted() => Assert.Equal(["Giao Sở Nội vụ chủ trì"], Reads.Lines(new DocxBuilder().Xml(
        "<w:p><w:r><w:t xml:space=\"preserve\">Giao </w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>Sở Y tế</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>Sở Nội vụ</w:t></w:r></w:ins><w:moveFrom w:id=\"3\"><w:r><w:t> xa</w:t></w:r></w:moveFrom><w:r><w:t xml:space=\"preserve\"> chủ trì</w:t></w:r></w:p>")));

    [Fact]
    public void Read_DeletedParagraphMark_RunsOnIntoTheNextParagraph() => Assert.Equal(["Câu đầu câu sau"], Reads.Lines(new DocxBuilder()
        .Xml("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Câu đầu </w:t></w:r></w:p>").Paragraph("câu sau")));

    [Fact]
    public void Read_OldPropertiesOfATrackedChange_DoNotCount()
    {
        var docx = new DocxBuilder();
        var list = docx.List(("decimal", "%1."));
        docx.Xml($"<w:p><w:pPr><w:pPrChange w:id=\"1\"><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>Không đánh số</w:t></w:r></w:p>");
        Assert.Equal(["Không đánh số"], Reads.Lines(docx));
    }

    [Fact]
    public void Read_HiddenText_IsLeftOut() => Assert.Equal(["Thấy"], Reads.Lines(new DocxBuilder().Xml("<w:p><w:r><w:t>Thấy</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ẩn</w:t></w:r></w:p>")));

    [Fact]
    public void Read_Fields_KeepsResultsAndDropsCodes() => Assert.Equal(["Xem biểu B4, trang 5"], Reads.Lines(new DocxBuilder().Xml(
        "<w:p><w:r><w:t xml:space=\"preserve\">Xem biểu </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"b4.doc\" </w:instrText></w:r><w:r><w:t>mã lạc</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>B4</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\">, trang </w:t></w:r><w:fldSimple w:instr=\" PAGEREF x \"><w:r><w:t>5</w:t></w:r></w:fldSimple></w:p>")));

    [Fact]
    public void Read_FieldThatNeverEnds_DoesNotSwallowTheRest() => Assert.Equal(["Đoạn sau"], Reads.Lines(new DocxBuilder()
        .Xml("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF</w:instrText></w:r></w:p>").Paragraph("Đoạn sau")));

    [Fact]
    public void Read_WrappersInsideAParagraph_ArePassedThrough() => Assert.Equal(["một hai ba bốn"], Reads.Lines(new DocxBuilder().Xml(
        "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r><w:t xml:space=\"preserve\">một </w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t xml:space=\"preserve\">hai </w:t></w:r></w:smartTag><w:sdt><w:sdtPr><w:placeholder/></w:sdtPr><w:sdtContent><w:r><w:t xml:space=\"preserve\">ba </w:t></w:r></w:sdtContent></w:sdt><m:oMath><m:r><m:t>bốn</m:t></m:r></m:oMath></w:p></w:sdtContent></w:sdt>")));

    [Fact]
    public void Read_SymbolsAndHyphens_BecomeText() => Assert.Equal(["A → B 27-KH"], Reads.Lines(new DocxBuilder().Xml(
        "<w:p><w:r><w:t xml:space=\"preserve\">A </w:t><w:sym w:font=\"Wingdings\" w:char=\"F0E0\"/><w:t xml:space=\"preserve\"> B 27</w:t><w:noBreakHyphen/><w:t>KH</w:t></w:r></w:p>")));

    private const string Box = "<w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent>";

    [Fact]
    public void Read_TextBox_IsReadOnceAfterItsParagraph()
    {
        var source = Reads.Source(new DocxBuilder().Xml($"<w:p><w:r><w:t>Đoạn chính</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{Box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{Box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"));
        Assert.Equal("Đoạn chính\nDỰ THẢO", source.Text);
        Assert.Equal([BlockOrigin.Body, BlockOrigin.TextBox], source.Blocks.Select(b => b.Origin));
    }

    [Fact]
    public void Read_TextBoxOfTheOldForm_IsReadToo() =>
        Assert.Equal(["Đoạn", "DỰ THẢO"], Reads.Lines(new DocxBuilder().Xml($"<w:p><w:r><w:t>Đoạn</w:t></w:r><w:r><w:pict><v:textbox>{Box}</v:textbox></w:pict></w:r></w:p>")));

    [Fact]
    public void Read_FallbackOfAChoiceWithoutText_IsReadInstead() => Assert.Equal(["Đoạn", "DỰ THẢO"], Reads.Lines(new DocxBuilder().Xml(
        $"<w:p><w:r><w:t>Đoạn</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox>{Box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>")));

    [Fact]
    public void Read_Footnotes_StandAfterTheBody()
    {
        var source = Reads.Source(new DocxBuilder().ParagraphWithFootnote("Có ghi chú", "Theo số liệu năm trước.").Paragraph("Đoạn cuối"));
        Assert.Equal("Có ghi chú\nĐoạn cuối\nTheo số liệu năm trước.", source.Text);
        Assert.Equal(BlockOrigin.Footnote, source.Blocks[^1].Origin);
    }

    [Fact]
    public void Read_PageHeadsAndFeet_AreDroppedAndKeptAside()
    {
        var source = Reads.Source(new DocxBuilder().Paragraph("Nội dung").Header("2").Footer("UBND tỉnh Hải Sơn"));
        Assert.Equal("Nội dung", source.Text);
        Assert.Equal(["2", "UBND tỉnh Hải Sơn"], source.Dropped.Select(d => d.Text.Trim()));
    }

    [Fact]
    public void Read_LetterheadInTheFirstPagesHead_StandsFirst() => Assert.Equal(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH"],
        Reads.Lines(new DocxBuilder().Header("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "first").Header("2").Paragraph("KẾ HOẠCH")));

    [Fact]
    public void Read_TableOfContents_IsDropped()
    {
        var source = Reads.Source(new DocxBuilder().StylesXml("<w:style w:type=\"paragraph\" w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style>").Paragraph("I. MỤC ĐÍCH\t1", style: "TOC1").Paragraph("I. MỤC ĐÍCH"));
        Assert.Equal("I. MỤC ĐÍCH", source.Text);
        Assert.Equal("contents", Assert.Single(source.Dropped).Reason);
    }

    [Fact]
    public void Read_EmbeddedPart_IsAFinding() => Assert.Equal("TS-READ-02", Assert.Single(Reads.Source(new DocxBuilder().Paragraph("Chữ").Xml("<w:altChunk r:id=\"rId9\"/>")).Findings).Code);

    [Theory]
    [InlineData(".VnTime", "KÕ ho¹ch sè 5", "Kế hoạch số 5")]
    [InlineData(".VnTimeH", "kÕ ho¹ch", "KẾ HOẠCH")]
    [InlineData("VNI-Times", "Keá hoaïch soá 5", "Kế hoạch số 5")]
    [InlineData(".VnTime", "Kế hoạch số 5", "Kế hoạch số 5")]
    [InlineData("Times New Roman", "Keá hoaïch", "Keá hoaïch")]
    public void Read_FontsOfOldEncodings_AreConverted(string font, string text, string expected) => Assert.Equal([expected, "Đoạn chữ thường đã đúng, để so sánh với những đoạn trên."], Reads.Lines(new DocxBuilder()
        .Xml($"<w:p><w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>").Paragraph("Đoạn chữ thường đã đúng, để so sánh với những đoạn trên.")));

    [Fact]
    public void Read_OldEncodingAcrossRuns_IsConvertedTogether()
    {
        const string fonts = "<w:rPr><w:rFonts w:ascii=\"VNI-Times\" w:hAnsi=\"VNI-Times\"/></w:rPr>";
        var source = Reads.Source(new DocxBuilder().Xml($"<w:p><w:r>{fonts}<w:t>Ke</w:t></w:r><w:r>{fonts}<w:t>á hoaïch</w:t></w:r></w:p>"));
        Assert.Equal(("Kế hoạch", "vni"), (source.Text, source.Encoding));
    }

    [Fact]
    public void Read_OldEncodingWithoutItsFonts_IsDetected() =>
        Assert.Equal(["Căn cứ Luật Tổ chức chính quyền địa phương", "Xét đề nghị của Giám đốc Sở Nội vụ"], Reads.Lines(new DocxBuilder().Paragraph("C¨n cø LuËt Tæ chøc chÝnh quyÒn ®Þa ph\u00AD¬ng").Paragraph("XÐt ®Ò nghÞ cña Gi¸m ®èc Së Néi vô")));
}
