using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Tests.DutyTests;

public class TableDutiesTests
{
    [Fact]
    public void Read_Row_GivesLeadCooperatingDeliverableAndDeadline()
    {
        var duty = Assert.Single(Duties(
            ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian hoàn thành"],
            ["1", "Xây dựng đề án đào tạo nghề", "Sở Nội vụ", "Sở Tài chính, các xã", "Đề án", "Quý II/2024"]));

        Assert.Equal("I Sở Nội vụ + Sở Tài chính; các xã @ 2024-06-30", Directives.Told(duty));
        Assert.Equal(("Xây dựng đề án đào tạo nghề", "Đề án", "DT-05"), (duty.Text, duty.Deliverable?.Value, duty.RuleId));
    }

    [Fact]
    public void Read_MergedCell_HoldsForTheRowsBelowIt() => Assert.Equal(
        ["I Sở Nội vụ @ 2024-06-30", "I Sở Nội vụ @ 2024-09-30", "I Sở Công Thương @ 2024-09-30"],
        Duties(
            ["TT", "Nội dung", "Đơn vị thực hiện", "Thời gian"],
            ["1", "Rà soát mạng lưới", "Sở Nội vụ", "Quý II/2024"],
            ["2", "Mở lớp nghề", "^", "Quý III/2024"],
            ["3", "Khảo sát doanh nghiệp", "Sở Công Thương", "^"]).Select(Directives.Told));

    [Fact]
    public void Read_EmptyCellThatIsNotMerged_SaysNothing() => Assert.Equal(
        ["I Sở Nội vụ @ 2024-06-30", "I @ 2024-09-30"],
        Duties(
            ["TT", "Nội dung", "Đơn vị thực hiện", "Thời gian"],
            ["1", "Rà soát mạng lưới", "Sở Nội vụ", "Quý II/2024"],
            ["2", "Mở lớp nghề", "", "Quý III/2024"]).Select(Directives.Told));

    [Fact]
    public void Read_GroupRowAndColumnNumbers_AreNoDuties() => Assert.Equal(
        ["I Sở Nội vụ"],
        Duties(
            ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp"],
            ["(1)", "(2)", "(3)", "(4)"],
            ["I", "Về đào tạo nghề", "", ""],
            ["1", "Rà soát mạng lưới", "Sở Nội vụ", ""]).Select(Directives.Told));

    [Fact]
    public void Read_HeadOverTwoRows_IsRefinedByTheSecond() => Assert.Equal(
        ["I Sở Nội vụ + Sở Tài chính"],
        Duties(
            ["TT", "Nhiệm vụ", "Cơ quan thực hiện", "Cơ quan thực hiện"],
            ["^", "^", "Chủ trì", "Phối hợp"],
            ["1", "Rà soát mạng lưới", "Sở Nội vụ", "Sở Tài chính"]).Select(Directives.Told));

    [Fact]
    public void Read_SeveralBodiesInACell_AreSeveralLeads() => Assert.Equal(
        ["I Sở Nội vụ; Sở Tài chính; các xã, phường"],
        Duties(["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Rà soát mạng lưới", "Sở Nội vụ; Sở Tài chính, các xã, phường"]).Select(Directives.Told));

    [Fact]
    public void Read_TimeBeforeTheDayOfIssue_CountsInTheColumnOfTimesOnly() => Assert.Equal(
        ["I Sở Nội vụ @ 2024-01-31", "I Sở Nội vụ"],
        Duties(
            ["TT", "Nội dung", "Đơn vị thực hiện", "Thời gian"],
            ["1", "Rà soát mạng lưới", "Sở Nội vụ", "Tháng 01/2024"],
            ["2", "Báo cáo kết quả hoàn thành trong tháng 01/2024", "Sở Nội vụ", ""]).Select(Directives.Told));

    [Fact]
    public void Read_TableWithoutATaskAndADoer_AsksNothing()
    {
        Assert.Empty(Duties(["TT", "Xã", "Số lớp"], ["1", "Bình Lặng", "12"]));
        Assert.Empty(Duties(["TT", "Nội dung", "Kinh phí"], ["1", "Mở lớp nghề", "12 triệu đồng"]));
    }

    [Fact]
    public void Read_TableInABlockedSection_AsksNothing() => Assert.Empty(
        Duties("I. KINH PHÍ", ["TT", "Nội dung", "Đơn vị thực hiện"], ["1", "Mở lớp nghề", "Sở Nội vụ"]));

    private static IReadOnlyList<Duty> Duties(params string[][] rows) => Duties("I. NHIỆM VỤ", rows);

    /// <summary>Duties of a document with one heading and one table; "^" continues the cell above.</summary>
    private static IReadOnlyList<Duty> Duties(string heading, params string[][] rows)
    {
        var writer = new BlockWriter(ReaderOptions.Default);
        foreach (var line in (string[])["SỞ Y TẾ", "Số: 1/KH-SYT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Vân Giang, ngày 01 tháng 02 năm 2024", "KẾ HOẠCH", "Đào tạo nghề", heading]) writer.Paragraph(line);
        writer.BeginTable();
        foreach (var row in rows)
        {
            writer.BeginRow();
            for (var c = 0; c < row.Length; c++)
            {
                writer.BeginCell(c, continues: row[c] == "^");
                if (row[c] != "^") writer.Paragraph(row[c]);
                writer.EndCell();
            }
        }
        writer.EndTable();
        return Understanding.Of(writer.Finish(), new SourceInfo(null, SourceFormat.Docx, 0, "", null, null), TestContext.Current.CancellationToken).Duties;
    }
}
