using ThongSuot.Documents.Reading;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Reading;

public class DocxTableTests
{
    private static readonly string[] Left = ["ỦY BAN NHÂN DÂN", "TỈNH HẢI SƠN", "Số: 12/KH-UBND"];
    private static readonly string[] Right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hải Sơn, ngày 05 tháng 3 năm 2024"];

    [Fact]
    public void Read_TableOfTasks_IsData()
    {
        var (table, source) = Only(new DocxBuilder().Table(["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Mở lớp", "Sở Nội vụ\nSở Tài chính"]));
        Assert.False(table.IsLayout);
        Assert.Equal(["TT|Nhiệm vụ|Chủ trì", "1|Mở lớp|Sở Nội vụ/Sở Tài chính"], table.Rows(source));
    }

    [Fact]
    public void Read_Letterhead_IsLayout()
    {
        var (table, source) = Only(new DocxBuilder().SideBySide(Left, Right));
        Assert.True(table.IsLayout);
        Assert.Equal("ỦY BAN NHÂN DÂN\nTỈNH HẢI SƠN\nSố: 12/KH-UBND\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHải Sơn, ngày 05 tháng 3 năm 2024", source.Text);
    }

    [Fact]
    public void Read_LetterheadWithBorders_IsLayoutStill() => Assert.True(Only(new DocxBuilder().Table([string.Join('\n', Left), string.Join('\n', Right)])).Table.IsLayout);

    [Fact]
    public void Read_RecipientsBesideTheSignature_IsLayout() => Assert.True(Only(new DocxBuilder().SideBySide(["Nơi nhận:", "- Như trên;"], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"])).Table.IsLayout);

    [Fact]
    public void Read_TaskTableWithoutBorders_IsDataByItsNumberColumn() => Assert.False(Only(new DocxBuilder().Xml(
        $"<w:tbl><w:tr>{Cell("TT")}{Cell("Nhiệm vụ")}</w:tr><w:tr>{Cell("1")}{Cell("Mở lớp")}</w:tr></w:tbl>")).Table.IsLayout);

    [Fact]
    public void Read_BordersOfTheTableStyle_MakeItData() => Assert.False(Only(new DocxBuilder()
        .StylesXml("<w:style w:type=\"table\" w:styleId=\"Grid\"><w:tblPr><w:tblBorders><w:top w:val=\"single\"/><w:bottom w:val=\"single\"/></w:tblBorders></w:tblPr></w:style>")
        .Xml($"<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/></w:tblPr><w:tr>{Cell("Nội dung")}{Cell("Số")}</w:tr><w:tr>{Cell("Lớp")}{Cell("5")}</w:tr></w:tbl>")).Table.IsLayout);

    [Fact]
    public void Read_MergedCells_KeepTheirPlaceInTheGrid()
    {
        var (table, source) = Only(new DocxBuilder().Xml("<w:tbl>"
            + $"<w:tr>{Cell("A", "<w:vMerge w:val=\"restart\"/>")}{Cell("B", "<w:gridSpan w:val=\"2\"/>")}</w:tr>"
            + $"<w:tr>{Cell("", "<w:vMerge/>")}{Cell("C")}{Cell("D")}</w:tr>"
            + $"<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{Cell("E")}{Cell("F")}</w:tr></w:tbl>"));
        Assert.Equal(["A|B", "^|C|D", "E|F"], table.Rows(source));
        Assert.Equal([(0, 1), (1, 2), (0, 1), (1, 1), (2, 1), (1, 1), (2, 1)], table.Rows.SelectMany(r => r.Cells).Select(c => (c.Column, c.ColumnSpan)));
    }

    [Fact]
    public void Read_TableInATable_Nests()
    {
        var (table, source) = Only(new DocxBuilder().Xml($"<w:tbl><w:tr>{Cell("Ngoài")}<w:tc><w:tbl><w:tr>{Cell("Trong")}</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>"));
        Assert.Equal("Trong", Assert.IsType<TableBlock>(Assert.Single(table.Rows[0].Cells[1].Blocks)).Of(source));
    }

    [Fact]
    public void Read_DeletedRow_IsLeftOut() => Assert.Equal(["A|B"], Rows(new DocxBuilder().Xml($"<w:tbl><w:tr>{Cell("A")}{Cell("B")}</w:tr><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{Cell("C")}{Cell("D")}</w:tr></w:tbl>")));

    [Fact]
    public void Read_RowsInContentControls_AreFound() =>
        Assert.Equal(["A|B"], Rows(new DocxBuilder().Xml($"<w:tbl><w:sdt><w:sdtPr/><w:sdtContent><w:tr>{Cell("A")}<w:sdt><w:sdtContent>{Cell("B")}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>")));

    [Fact]
    public void Read_LetterheadTypedWithTabs_BecomesALayoutTable()
    {
        var (table, source) = Only(new DocxBuilder().Paragraph("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").Paragraph("TỈNH HẢI SƠN\t\tĐộc lập - Tự do - Hạnh phúc").Paragraph("Số:      /KH-UBND               Hải Sơn, ngày     tháng 3 năm 2024"));
        Assert.True(table.IsLayout);
        Assert.Equal(["ỦY BAN NHÂN DÂN/TỈNH HẢI SƠN/Số: /KH-UBND|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/Độc lập - Tự do - Hạnh phúc/Hải Sơn, ngày tháng 3 năm 2024"], table.Rows(source));
    }

    [Fact]
    public void Read_SignatureTypedWithTabs_KeepsRecipientsAndSignerApart()
    {
        var (table, source) = Only(new DocxBuilder().Paragraph("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN").Paragraph("- Như trên;\tCHỦ TỊCH").Paragraph("- Các sở, ban, ngành;").Paragraph("\t\t\t\tLê Văn Mẫu").Paragraph("- Lưu: VT."));
        Assert.Equal(["Nơi nhận:/- Như trên;/- Các sở, ban, ngành;/- Lưu: VT.|TM. ỦY BAN NHÂN DÂN/CHỦ TỊCH/Lê Văn Mẫu"], table.Rows(source));
    }

    [Fact]
    public void Read_TabsInOrdinaryText_AreBlanks() =>
        Assert.Equal(["1. Mở lớp", "Họ và tên: ngày sinh:", "- Giao Sở Nội vụ"], Reads.Lines(new DocxBuilder().Paragraph("1.\tMở lớp").Paragraph("Họ và tên:\t\tngày sinh:").Paragraph("-\tGiao Sở Nội vụ")));

    private static (TableBlock Table, SourceText Source) Only(DocxBuilder docx)
    {
        var source = Reads.Source(docx);
        return (Assert.IsType<TableBlock>(Assert.Single(source.Blocks)), source);
    }

    private static string[] Rows(DocxBuilder docx)
    {
        var (table, source) = Only(docx);
        return table.Rows(source);
    }

    private static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
}
