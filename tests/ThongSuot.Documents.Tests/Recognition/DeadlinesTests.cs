using System.Globalization;
using CsCheck;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Tests.Vietnamese;

namespace ThongSuot.Documents.Tests.Recognition;

public class DeadlinesTests
{
    private static readonly DateOnly Issued = new(2024, 3, 5);

    [Theory]
    [InlineData("Xây dựng kế hoạch, gửi về Ban Tuyên giáo trước ngày 20/3/2024.", "Before", "2024-03-20", "2024-03-19", "DL-BEFORE")]
    [InlineData("Báo cáo UBND tỉnh trước ngày 20 tháng 3 năm 2024.", "Before", "2024-03-20", "2024-03-19", "DL-BEFORE")]
    [InlineData("Gửi báo cáo trước 16 giờ 30 phút, thứ Tư, ngày 20/3/2024.", "Before", "2024-03-20", "2024-03-19", "DL-BEFORE")]
    [InlineData("Hoàn thành trước tháng 6/2024.", "Before", "2024-06-01", "2024-05-31", "DL-BEFORE")]
    [InlineData("Nộp hồ sơ chậm nhất ngày 25/3/2024.", "By", "2024-03-25", "2024-03-25", "DL-BY")]
    [InlineData("Hoàn thành chậm nhất đến ngày 01 tháng 7 năm 2028.", "By", "2028-07-01", "2028-07-01", "DL-BY")]
    [InlineData("Đăng ký đến hết ngày 25/3/2024.", "By", "2024-03-25", "2024-03-25", "DL-BY")]
    [InlineData("Xong trong ngày 25/3/2024.", "By", "2024-03-25", "2024-03-25", "DL-BY")]
    [InlineData("Hạn cuối cùng nộp sản phẩm là ngày 31/5/2024.", "On", "2024-05-31", "2024-05-31", "DL-FUTURE")]
    [InlineData("Hạn nộp: 17h00 ngày 31/5/2024", "On", "2024-05-31", "2024-05-31", "DL-LABEL")]
    [InlineData("Tổ chức hội nghị vào ngày 12/4/2024.", "On", "2024-04-12", "2024-04-12", "DL-ON")]
    [InlineData("Từ ngày 25/10/2024 đến ngày 31/10/2024: các đơn vị hoàn thiện nội dung.", "On", "2024-10-31", "2024-10-31", "DL-RANGE")]
    [InlineData("Các đơn vị tự kiểm tra: Từ ngày 06 - 15/11/2024", "On", "2024-11-15", "2024-11-15", "DL-RANGE")]
    [InlineData("Mở lớp từ tháng 5 - 6/2024.", "Period", "2024-06-30", "2024-06-30", "DL-RANGE")]
    [InlineData("Từ quý III/2026 đến quý III/2030", "Period", "2030-09-30", "2030-09-30", "DL-RANGE")]
    [InlineData("- Thời gian thực hiện: Ngày 26, 27/12/2024", "On", "2024-12-27", "2024-12-27", "DL-LABEL")]
    [InlineData("Thời gian thực hiện: 8h00-10h00 ngày 28/12/2024", "On", "2024-12-28", "2024-12-28", "DL-LABEL")]
    [InlineData("Thời gian: Chiều ngày 28/12 và cả ngày 29/12/2024", "On", "2024-12-29", "2024-12-29", "DL-LABEL")]
    [InlineData("Thời gian dự kiến: ngày 28/12/2024", "Tentative", "2024-12-28", "2024-12-28", "DL-LABEL")]
    [InlineData("Dự kiến tổ chức vào tháng 5/2024.", "Tentative", "2024-05-31", "2024-05-31", "DL-PERIOD")]
    [InlineData("Trình Chính phủ xem xét trong quý III năm 2024.", "Period", "2024-09-30", "2024-09-30", "DL-PERIOD")]
    [InlineData("Hoàn thành trong quý I/2027", "Period", "2027-03-31", "2027-03-31", "DL-PERIOD")]
    [InlineData("Ban hành quy chế trong năm 2024.", "Period", "2024-12-31", "2024-12-31", "DL-PERIOD")]
    [InlineData("Tổ chức 05 lớp tập huấn trong năm 2024.", "Period", "2024-12-31", "2024-12-31", "DL-IN-YEAR")]
    [InlineData("Quý I/2027", "Period", "2027-03-31", "2027-03-31", "DL-START")]
    [InlineData("Tháng 11/2024: Ban Biên tập tổng hợp.", "Period", "2024-11-30", "2024-11-30", "DL-START")]
    [InlineData("2026", "Period", "2026-12-31", "2026-12-31", "DL-START")]
    [InlineData("30/6/2026", "On", "2026-06-30", "2026-06-30", "DL-START")]
    [InlineData("Hoàn thành trước ngày 15/12.", "Before", "2024-12-15", "2024-12-14", "DL-BEFORE-NOYEAR")]
    [InlineData("Hoàn thành trước ngày 15/01.", "Before", "2025-01-15", "2025-01-14", "DL-BEFORE-NOYEAR")]
    [InlineData("Báo cáo trước 15/12.", "Before", "2024-12-15", "2024-12-14", "DL-BEFORE-NOYEAR")]
    [InlineData("Tổ chức quán triệt trong tháng 11.", "Period", "2024-11-30", "2024-11-30", "DL-PERIOD-NOYEAR")]
    [InlineData("Gửi báo cáo trong thời hạn 30 ngày kể từ ngày ký.", "Relative", "2024-04-04", "2024-04-04", "DL-RELATIVE")]
    [InlineData("Xây dựng kế hoạch chậm nhất là 15 ngày kể từ ngày ban hành Kế hoạch này.", "Relative", "2024-03-20", "2024-03-20", "DL-RELATIVE")]
    [InlineData("Xây dựng kế hoạch trong vòng 01 (một) tháng kể từ ngày ký.", "Relative", "2024-04-05", "2024-04-05", "DL-RELATIVE")]
    public void In_OneFixedDate_GivesKindDueAndLastGoodDay(string text, string kind, string due, string lastGoodDay, string rule)
    {
        var deadline = Assert.Single(Find(text));
        Assert.Equal((kind, due, lastGoodDay, rule), (deadline.Kind.ToString(), Iso(deadline.Due), Iso(deadline.LastGoodDay), deadline.RuleId));
    }

    [Theory]
    [InlineData("Định kỳ 6 tháng báo cáo kết quả.", "half-year")]
    [InlineData("Báo cáo định kỳ sáu tháng một lần.", "half-year")]
    [InlineData("Định kỳ 03 tháng/1 lần", "quarter")]
    [InlineData("Hằng năm, tổ chức đánh giá.", "year")]
    [InlineData("Chậm nhất là ngày 30 tháng 11 hàng năm, gửi danh sách.", "year")]
    [InlineData("Xong trong Quý I hằng năm.", "year")]
    [InlineData("Định kỳ hằng năm báo cáo kết quả về Sở Nội vụ trước ngày 31 tháng 12", "year")]
    [InlineData("Báo cáo trước ngày 05 tháng 3 năm sau.", "year")]
    [InlineData("Định kỳ thứ Hai hàng tuần tổng hợp tình hình.", "week")]
    [InlineData("Thường xuyên", "continuous")]
    [InlineData("Thường xuyên rà soát, cập nhật.", "continuous")]
    [InlineData("Hằng quý", "quarter")]
    public void In_WhatComesAgain_IsRecurringWithoutDue(string text, string every)
    {
        var found = Find(text);
        Assert.NotEmpty(found);
        Assert.All(found, d => Assert.Equal((DeadlineKind.Recurring, (DateOnly?)null), (d.Kind, d.Due)));
        Assert.Contains(found, d => d.Every == every);
    }

    [Theory]
    [InlineData("Đến năm 2030, hoàn thành xây dựng mạng lưới.", 2030)]
    [InlineData("Phấn đấu tới năm 2026 tỷ lệ đạt 95%.", 2026)]
    [InlineData("Thực hiện từ năm 2026 đến năm 2030.", 2030)]
    [InlineData("Đạt chuẩn quốc gia vào năm 2030.", 2030)]
    public void In_YearToAimAt_IsHorizonWithoutDue(string text, int year)
    {
        var deadline = Assert.Single(Find(text));
        Assert.Equal((DeadlineKind.Horizon, null, year), (deadline.Kind, deadline.Due, deadline.HorizonYear));
    }

    [Theory]
    [InlineData("Thực hiện Nghị định số 45/2023/NĐ-CP ngày 14 tháng 6 năm 2024 của Chính phủ.")]
    [InlineData("Thực hiện Kế hoạch số 12-KH/HU ngày 14/3/2023 của Huyện ủy.")]
    [InlineData("Chương trình phát triển giai đoạn 2021 - 2025.")]
    [InlineData("Trong giai đoạn từ năm 2026, bố trí kinh phí.")]
    [InlineData("Nâng mức hỗ trợ từ năm 2027 theo lộ trình.")]
    [InlineData("Từ quý II/2027")]
    [InlineData("Số thu tính đến hết ngày 31/12/2024 đạt kế hoạch.")]
    [InlineData("Nghị định có hiệu lực thi hành từ ngày 01/7/2024.")]
    [InlineData("Nghị định có hiệu lực kể từ ngày 01 tháng 7 năm 2024.")]
    [InlineData("Có hiệu lực sau 45 ngày kể từ ngày ký.")]
    [InlineData("Chi phí vượt dự toán năm 2023, 2024.")]
    [InlineData("Biên chế được giao năm 2026.")]
    [InlineData("Lập kế hoạch năm 2025.")]
    [InlineData("Bố trí từ nguồn chi thường xuyên.")]
    [InlineData("Bảo đảm nguồn điện ổn định, thường xuyên, liên tục cho các điểm thi và các hội đồng coi thi trên địa bàn toàn tỉnh.")]
    [InlineData("Tuyển sinh năm học 2025-2026.")]
    [InlineData("Ngày 03/01/2024, Phó Chủ tịch chủ trì họp.")]
    [InlineData("Kỷ niệm 20 năm thành lập Trường (15/4/2006 - 15/4/2026).")]
    [InlineData("Vận động người lao động để đông đảo đoàn viên tham gia chương trình trong năm 2024.")]
    [InlineData("Thời gian đào tạo: 1/2 ngày")]
    [InlineData("Gửi số liệu quý II/2024 về Sở.")]
    [InlineData("Ban hành văn bản ngay sau khi có hướng dẫn.")]
    [InlineData("Trước ngày 31/02/2025 là ngày không có.")]
    [InlineData("Giảm 1/3 số cuộc họp.")]
    public void In_DateOfSomethingElse_GivesNothing(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("Kết thúc trước ngày 31 tháng 5 năm 2024. Hoàn thành đồng bộ trước ngày 30 tháng 6 năm 2024.", "2024-05-31")]
    [InlineData("Đề xuất kế hoạch thực hiện trong năm 2025 đảm bảo khả thi. Báo cáo UBND tỉnh (qua Sở Tài chính) trước ngày 08/4/2024.", "2024-04-08")]
    [InlineData("Tổ chức 05 lớp trong năm 2025. Báo cáo trước ngày 08/4/2024.", "2024-04-08")]
    [InlineData("Định kỳ báo cáo vào thứ Sáu hằng tuần; báo cáo tổng thể trước ngày 05 tháng 7 năm 2024.", "2024-07-05")]
    [InlineData("Thực hiện xong trước ngày 01 tháng 5 năm 2024 đối với chi phí năm 2022, xong trước ngày 01 tháng 8 năm 2024 đối với chi phí năm 2023.", "2024-05-01")]
    public void In_SeveralDates_TheFirstFixedOneCounts(string text, string due) =>
        Assert.Equal(due, Iso(Find(text).First(d => d.Due is not null).Due));

    [Fact]
    public void In_WorkingDaysFromSigning_StayUnresolved()
    {
        var deadline = Assert.Single(Find("Trong thời hạn 15 ngày làm việc kể từ ngày ký, các chi bộ gửi kế hoạch."));
        Assert.Equal((DeadlineKind.Relative, (DateOnly?)null, "Trong thời hạn 15 ngày làm việc kể từ ngày ký"), (deadline.Kind, deadline.Due, deadline.Written));
    }

    [Fact]
    public void In_YearLeftOutAndNoDateOfIssue_StaysUnresolved()
    {
        var source = Texts.Source("Hoàn thành trước ngày 15/12.");
        Assert.Null(Assert.Single(Deadlines.In(source, Texts.All(source), null)).Due);
    }

    [Fact]
    public void In_AnyText_KeepsInsideTheScopeAndTheLastGoodDayIsNeverLater() => Gen.Select(VietnameseDateTests.DateLikeText, Gen.Int[0, 40], Gen.Int[0, 200], Gen.Bool).Sample((text, start, length, known) =>
    {
        var source = Texts.Source(text);
        var scope = new TextSpan(Math.Min(start, text.Length), Math.Min(start + length, text.Length));
        return Deadlines.In(source, scope, known ? Issued : null).All(d => scope.Contains(d.Span) && d.Written == d.Span.Of(text) && !(d.LastGoodDay > d.Due) && d.LastGoodDay is null == d.Due is null);
    }, iter: 2000);

    private static IReadOnlyList<Deadline> Find(string text)
    {
        var source = Texts.Source(text);
        return Deadlines.In(source, Texts.All(source), Issued);
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
