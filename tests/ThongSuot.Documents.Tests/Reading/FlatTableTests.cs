using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Tests.Reading;

/// <summary>Tables that came as lines.</summary>
public class FlatTableTests
{
    private const string Head = "STT\nNhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian hoàn thành\n";
    private const string Titles = "STT|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian hoàn thành";
    private const string First = "1\nXây dựng kế hoạch đào tạo nghề\nSở Nội vụ\nCác xã, phường\nQuý II/2025\n";
    private const string Second = "2\nKhảo sát nhu cầu học nghề của\nthanh niên nông thôn\nHội Nông dân tỉnh\nĐoàn Thanh niên tỉnh\nTháng 11/2025\n";
    private const string FirstRow = "1|Xây dựng kế hoạch đào tạo nghề|Sở Nội vụ|Các xã, phường|Quý II/2025";
    private const string SecondRow = "2|Khảo sát nhu cầu học nghề của thanh niên nông thôn|Hội Nông dân tỉnh|Đoàn Thanh niên tỉnh|Tháng 11/2025";

    [Fact]
    public void TryRead_LineACell_GivesRowsAndCells() => Assert.Equal([Titles, FirstRow, SecondRow], Flows.Rows(Head + First + Second));

    [Fact]
    public void TryRead_TitleOverTwoLines_IsOneColumn() => Assert.Equal(
        ["STT|Nội dung công việc|Đơn vị chủ trì|Thời gian thực hiện", "1|Mở lớp nghề điện|Sở Nội vụ|Năm 2025", "2|Mở lớp nghề mộc|Sở Công Thương|Năm 2026"],
        Flows.Rows("TT\nNội dung\ncông việc\nĐơn vị\nchủ trì\nThời gian\nthực hiện\n1\nMở lớp nghề điện\nSở Nội vụ\nNăm 2025\n2\nMở lớp nghề mộc\nSở Công Thương\nNăm 2026"));

    [Fact]
    public void TryRead_HeadRepeatedOnTheNextPage_IsLeftOut() => Assert.Equal([Titles, FirstRow, SecondRow], Flows.Rows(Head + First + "\f2\n" + Head + Second));

    [Fact]
    public void TryRead_RowOverTwoPages_StaysWhole() => Assert.Equal(
        [Titles, FirstRow, SecondRow],
        Flows.Rows(Head + First + "2\nKhảo sát nhu cầu học nghề của\n\f2\n" + Head + "thanh niên nông thôn\nHội Nông dân tỉnh\nĐoàn Thanh niên tỉnh\nTháng 11/2025"));

    [Fact]
    public void TryRead_TaskThatGoesOnBelowAFullRow_IsJoinedToTheTask() => Assert.Equal(
        [Titles, FirstRow, SecondRow],
        Flows.Rows(Head + First + "2\nKhảo sát nhu cầu học nghề của\nHội Nông dân tỉnh\nĐoàn Thanh niên tỉnh\nTháng 11/2025\n\f2\n" + Head + "thanh niên nông thôn"));

    [Fact]
    public void TryRead_GroupOfRows_IsARowOfOneCellAndNumbersMayStartAgain() => Assert.Equal(
        [Titles, "I Về đào tạo nghề", FirstRow, SecondRow, "II Về việc làm", "1|Tổ chức phiên giao dịch việc làm|Sở Nội vụ|Các trường nghề|Hằng năm"],
        Flows.Rows(Head + "I\nVề đào tạo nghề\n" + First + Second + "II\nVề việc làm\n1\nTổ chức phiên giao dịch việc làm\nSở Nội vụ\nCác trường nghề\nHằng năm"));

    [Fact]
    public void TryRead_GroupWithItsTitleOnTheLine_StartsTheNumbersAgain() => Assert.Equal(
        [Titles, "I Về đào tạo nghề", FirstRow, SecondRow, "II Về việc làm", "1|Tổ chức phiên giao dịch việc làm|Sở Nội vụ|Các trường nghề|Hằng năm"],
        Flows.Rows(Head + "I\nVề đào tạo nghề\n" + First + Second + "II Về việc làm\n1\nTổ chức phiên giao dịch việc làm\nSở Nội vụ\nCác trường nghề\nHằng năm"));

    [Fact]
    public void TryRead_RomanThatIsNotDue_OpensNoGroup() => Assert.Equal(
        [Titles, FirstRow, "2|Khảo sát nhu cầu học nghề theo Nghị quyết Đại hội XIV Đảng bộ tỉnh|Hội Nông dân tỉnh|Đoàn Thanh niên tỉnh|Tháng 11/2025"],
        Flows.Rows(Head + First + "2\nKhảo sát nhu cầu học nghề theo Nghị quyết Đại hội\nXIV Đảng bộ tỉnh\nHội Nông dân tỉnh\nĐoàn Thanh niên tỉnh\nTháng 11/2025"));

    [Fact]
    public void TryRead_DottedNumberBelowARow_IsARow() => Assert.Equal(
        [Titles, FirstRow, SecondRow, "2|Khảo sát thanh niên dân tộc thiểu số|Hội Nông dân tỉnh|Các xã|Tháng 12/2025"],
        Flows.Rows(Head + First + Second + "2.1 Khảo sát thanh niên dân tộc thiểu số\nHội Nông dân tỉnh\nCác xã\nTháng 12/2025"));

    [Fact]
    public void TryRead_FigureInATask_IsNoRow() => Assert.Equal(
        [Titles, FirstRow, "2|Khảo sát nhu cầu học nghề của 2.500 thanh niên nông thôn|Hội Nông dân tỉnh|Đoàn Thanh niên tỉnh|Tháng 11/2025"],
        Flows.Rows(Head + First + "2\nKhảo sát nhu cầu học nghề của\n2.500 thanh niên nông thôn\nHội Nông dân tỉnh\nĐoàn Thanh niên tỉnh\nTháng 11/2025"));

    [Fact]
    public void TryRead_ColumnOfWhoIsSubmittedTo_HasItsOwnCell() => Assert.Equal(
        ["1|Xây dựng kế hoạch đào tạo nghề|Sở Nội vụ|Các xã, phường|Cấp có thẩm quyền|Kế hoạch|Quý II/2025", "2|Hỗ trợ học nghề|Sở Tài chính|Các trường nghề|Hội đồng nhân dân tỉnh|Nghị quyết|Tháng 11/2025"],
        Flows.Rows("TT\nNội dung công việc\nCơ quan\nchủ trì\nCơ quan\nphối hợp\nCấp trình\nSản phẩm\nThời hạn\n1\nXây dựng kế hoạch đào tạo nghề\nSở Nội vụ\nCác xã, phường\nCấp có\nthẩm\nquyền\nKế hoạch\nQuý II/2025\n2\nHỗ trợ học nghề\nSở Tài chính\nCác trường\nnghề\nHội đồng nhân dân tỉnh\nNghị quyết\nTháng 11/2025")[1..]);

    [Fact]
    public void TryRead_RowsBelowARow_AreRows()
    {
        var rows = Flows.Rows(Head + First + Second + "-\nKhảo sát thanh niên dân tộc thiểu số\nHội Nông dân tỉnh\nCác xã\nTháng 12/2025");

        Assert.Equal("2|Khảo sát thanh niên dân tộc thiểu số|Hội Nông dân tỉnh|Các xã|Tháng 12/2025", rows[^1]);
    }

    [Fact]
    public void TryRead_ColumnOfTheDocumentThatGivesTheTask_HasItsOwnCell() => Assert.Equal(
        ["1|Xây dựng kế hoạch đào tạo nghề|Sở Nội vụ|Tháng 5/2025|Chương trình số 12-CTr/TU", "2|Khảo sát nhu cầu học nghề|Hội Nông dân tỉnh|Thường xuyên|Nghị quyết số 45-NQ/TU"],
        Flows.Rows("TT\nNhiệm vụ\nCơ quan\nchủ trì\nThời gian\nhoàn thành\nCăn cứ\n1  Xây dựng kế hoạch đào tạo nghề\nSở Nội vụ\nTháng\n5/2025\nChương\ntrình số 12-\nCTr/TU\n2  \nKhảo sát nhu cầu học nghề\nHội Nông dân tỉnh\nThường\nxuyên\nNghị quyết số 45-NQ/TU")[1..]);

    [Fact]
    public void TryRead_SecondTimeWithItsOwnDoer_IsARowOfItsOwnWithoutTask() => Assert.Equal(
        [Titles, FirstRow, "||Sở Công Thương|Các trường nghề|Quý IV/2025", SecondRow],
        Flows.Rows(Head + First + "Sở Công Thương\nCác trường nghề\nQuý IV/2025\n" + Second));

    [Fact]
    public void TryRead_MonthInTheTaskBesideTheTime_MakesNoSecondRow() => Assert.Equal(
        [Titles, "1|Báo cáo kết quả đào tạo nghề của Tháng 10/2025|Sở Nội vụ|Các xã, phường|Tháng 11/2025", SecondRow],
        Flows.Rows(Head + "1\nBáo cáo kết quả đào tạo nghề của\nTháng 10/2025\nSở Nội vụ\nCác xã, phường\nTháng 11/2025\n" + Second));

    [Theory]
    [InlineData("Nơi nhận:\n- Các xã.")]
    [InlineData("PHỤ LỤC II\nBIỂU MẪU")]
    [InlineData("Điều 2. Hiệu lực")]
    [InlineData("II. TỔ CHỨC THỰC HIỆN")]
    public void TryRead_WhatFollowsTheTable_EndsIt(string after)
    {
        var source = Flows.Of(Head + First + Second + after);

        Assert.Equal(3, source.Blocks.OfType<TableBlock>().Single(t => !t.IsLayout).Rows.Count);
        Assert.Equal(after.Split('\n')[0], source.Blocks.OfType<ParagraphBlock>().First().Of(source));
    }

    [Fact]
    public void TryRead_RowOnOneLineOfAScan_IsCutBeforeWhoDoesIt() => Assert.Equal(
        ["1|Chuẩn bị hội trường|Thầy Bình", "2|Viết giấy mời đại biểu|Cô Hạnh", "3|Tổng hợp báo cáo|Văn phòng trường"],
        Flows.Rows("TT Nội dung công việc Người thực hiện\n1. Chuẩn bị hội trường Thầy Bình\n2. Viết giấy mời đại biểu Cô Hạnh\n3. Tổng hợp báo cáo Văn phòng trường")[1..]);

    [Fact]
    public void TryRead_TimeBeforeWhoDoesIt_HasItsOwnCell() => Assert.Equal(
        ["1|Chuẩn bị hội trường|12/3/2024|Thầy Bình", "2|Viết giấy mời đại biểu|Trước ngày 15/3/2024|Cô Hạnh"],
        Flows.Rows("TT Nội dung công việc Thời gian Người thực hiện\n1. Chuẩn bị hội trường 12/3/2024 Thầy Bình\n2. Viết giấy mời đại biểu Trước ngày 15/3/2024 Cô Hạnh")[1..]);

    [Fact]
    public void TryRead_TimeBesideWhoDoesIt_IsToldFromTheDatesOfTheTask() => Assert.Equal(
        ["1|Rà soát theo Kế hoạch số 12/KH-UBND ngày 05/01/2024 của tỉnh|01/3/2024 - 05/3/2024|Thầy Bình", "2|Mở lớp nghề điện cho thanh niên các xã|26/3/2024 - 20/4/2024|Tổ xây dựng kế hoạch mở lớp"],
        Flows.Rows("TT Nội dung công việc Thời gian Người thực hiện\n1. Rà soát theo Kế hoạch số 12/KH-UBND 01/3/2024 - 05/3/2024 Thầy Bình\nngày 05/01/2024 của tỉnh\n2. Mở lớp nghề điện cho | 26/3/2024 - 20/4/2024 Tổ xây dựng kế hoạch mở lớp\nthanh niên các xã")[1..]);

    [Fact]
    public void TryRead_ColumnOfWhoApproves_TakesTheOfficeAndNotWhoCooperates() => Assert.Equal(
        ["1|Xây dựng đề án đào tạo nghề|Sở Nội vụ|Các sở, ngành và địa phương|Giám đốc Sở Nội vụ|2026", "2|Mở lớp nghề điện ở các xã|Sở Công Thương|Các xã||2027"],
        Flows.Rows("STT\nNhiệm vụ\nCơ quan chủ trì\nĐơn vị phối hợp\nCấp phê duyệt\nTiến độ\n1\nXây dựng đề án đào tạo nghề\nSở Nội vụ\nCác sở, ngành và\nđịa phương\nGiám đốc Sở\nNội vụ\n2026\n2\nMở lớp nghề điện ở các xã\nSở Công Thương\nCác xã\n2027")[1..]);

    [Fact]
    public void TryRead_ThreePeople_AreAListAndNoProvisions() => Assert.Equal(
        ["1.|Ông Trần Văn Bình, Trưởng ban;", "2.|Bà Lê Thị Hạnh, Phó Trưởng ban;", "3.|Ông Võ Văn Sĩ, Thành viên."],
        Flows.Rows("1. Ông Trần Văn Bình, Trưởng ban;\n2. Bà Lê Thị Hạnh, Phó Trưởng ban;\n3. Ông Võ Văn Sĩ, Thành viên.\nĐiều 2. Hiệu lực"));

    [Theory]
    [InlineData("1. Ông Trần Văn Bình chủ trì họp.\n2. Bà Lê Thị Hạnh ghi biên bản.\nCác xã dự họp.")]
    [InlineData("1. Xây dựng kế hoạch đào tạo nghề.\n2. Sở Nội vụ khảo sát nhu cầu.\n3. Các xã lập danh sách.")]
    [InlineData("TT Vân Giang là thị trấn có nhiệm vụ mở lớp.\n1. Rà soát.\n2. Mở lớp.")]
    [InlineData("Thời gian: Quý II/2025\nNhiệm vụ: Mở lớp\nCơ quan chủ trì: Sở Nội vụ\n1. Rà soát\n2. Mở lớp")]
    [InlineData("STT\nHọ và tên\nNgày sinh\n1\nTrần Văn Bình\n12/3/1990")]
    [InlineData("STT\nNhiệm vụ\nCơ quan chủ trì\nCác xã thực hiện.")]
    public void TryRead_OrdinaryText_IsNoTable(string text) => Assert.Empty(Flows.Rows(text));

    [Fact]
    public void TryRead_ThousandsOfLines_StayLinear()
    {
        var text = Head + string.Concat(Enumerable.Repeat("2\nKhảo sát nhu cầu\n", 4_000)) + string.Concat(Enumerable.Repeat("STT\n", 2_000));

        Assert.Contains("Khảo sát nhu cầu", Flows.Of(text).Text, StringComparison.Ordinal);
    }
}
