using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ThongSuot.Documents.Export;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Export;

public class XlsxExportTests
{
    [Fact]
    public void Write_Workbook_IsValid()
    {
        using var book = SpreadsheetDocument.Open(Written(SampleDocuments.PartyPlan()), false);

        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void Write_Duties_AreOneARowUnderTheHead()
    {
        using var book = SpreadsheetDocument.Open(Written(SampleDocuments.PartyPlan()), false);

        var rows = Rows(book, "sheet1");
        Assert.Equal("BẢNG THEO DÕI THỰC HIỆN NHIỆM VỤ", rows[0][0]);
        Assert.Equal("Kế hoạch số 27-KH/ThU ngày 05/3/2024 của Thị ủy Sông Mây", rows[1][0]);
        Assert.Equal(["STT", "Mục", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời hạn", "Hạn cuối", "Báo cáo qua/tới", "Trích dẫn nguyên văn", "Tình trạng", "Ghi chú"], rows[4]);
        Assert.Equal(6, rows.Count - 5);
        Assert.Equal("II.1.a", rows[5][1]);
        Assert.Equal("trước ngày 20/3/2024", rows[5][6]);
        Assert.Equal(new DateOnly(2024, 3, 19).ToDateTime(TimeOnly.MinValue).ToOADate().ToString(System.Globalization.CultureInfo.InvariantCulture), rows[5][7]);
        Assert.Equal("Thị ủy (qua Ban Tuyên giáo Thị ủy)", rows[7][8]);
    }

    [Fact]
    public void Write_TextThatLooksLikeAFormula_StaysText()
    {
        using var book = SpreadsheetDocument.Open(Written(SampleDocuments.PartyPlan()), false);

        var sheet = Sheet(book, "sheet1");
        var cell = Assert.Single(sheet.Descendants<Cell>(), c => c.InnerText == "=Rà soát mạng lưới trường nghề");
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.Empty(sheet.Descendants<CellFormula>());
    }

    [Fact]
    public void Write_Sheet_IsReadyForTheOffice()
    {
        using var book = SpreadsheetDocument.Open(Written(SampleDocuments.PartyPlan()), false);

        var sheet = Sheet(book, "sheet1");
        Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
        Assert.Equal("A5:L11", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
        Assert.Contains("Đã hoàn thành trong hạn", sheet.Descendants<DataValidation>().Single().InnerText, StringComparison.Ordinal);
        Assert.Equal(OrientationValues.Landscape, sheet.Descendants<PageSetup>().Single().Orientation!.Value);
        Assert.Contains(book.WorkbookPart!.Workbook!.DefinedNames!.Elements<DefinedName>(), n => n is { Name.Value: "_xlnm.Print_Titles", Text: "'Theo dõi'!$5:$5" });
    }

    [Fact]
    public void Write_ReferencesAndFindings_HaveTheirSheets()
    {
        using var book = SpreadsheetDocument.Open(Written(SampleDocuments.PartyPlan()), false);

        Assert.Contains(Rows(book, "sheet2"), r => r.Contains("15/2019/NĐ-CP") && r.Contains("Căn cứ"));
        Assert.Contains(Rows(book, "sheet3"), r => r.Contains("TS-DUTY-01") && r.Contains("Kinh phí bố trí trong dự toán hằng năm."));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes() => Assert.Equal(Written(SampleDocuments.PartyPlan()).ToArray(), Written(SampleDocuments.PartyPlan()).ToArray());

    [Fact]
    public void Write_NoDuties_StillGivesAValidWorkbook()
    {
        using var book = SpreadsheetDocument.Open(Written(SampleDocuments.Plain()), false);

        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken));
    }

    private static Worksheet Sheet(SpreadsheetDocument book, string id) => ((WorksheetPart)book.WorkbookPart!.GetPartById(id)).Worksheet!;

    private static List<string[]> Rows(SpreadsheetDocument book, string id) =>
        [.. Sheet(book, id).Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray())];

    private static MemoryStream Written(Document document)
    {
        var stream = new MemoryStream();
        XlsxExport.Write(document, stream);
        stream.Position = 0;
        return stream;
    }
}
