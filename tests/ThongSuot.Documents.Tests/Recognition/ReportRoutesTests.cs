using CsCheck;
using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Tests.Recognition;

public class ReportRoutesTests
{
    [Theory]
    [InlineData("Báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 15/12.", "UBND tỉnh", "Sở Nội vụ", "RR-THROUGH")]
    [InlineData("Báo cáo kết quả thực hiện về Ban Thường vụ (qua Ban Tuyên giáo).", "Ban Thường vụ", "Ban Tuyên giáo", "RR-THROUGH")]
    [InlineData("Hoàn thành và báo cáo UBND tỉnh (thông qua Sở Tài chính, Sở Kế hoạch và Đầu tư) trước ngày 18/02/2025.", "UBND tỉnh", "Sở Tài chính, Sở Kế hoạch và Đầu tư", "RR-THROUGH")]
    [InlineData("Định kỳ báo cáo Thủ tướng Chính phủ về kết quả thực hiện (qua Bộ Nội vụ).", "Thủ tướng Chính phủ", "Bộ Nội vụ", "RR-THROUGH")]
    [InlineData("Gửi Sở Nội vụ tổng hợp, báo cáo UBND tỉnh.", "UBND tỉnh", "Sở Nội vụ", "RR-FORWARD")]
    [InlineData("Gửi kết quả về Bộ Y tế để tổng hợp, báo cáo Thủ tướng Chính phủ xem xét.", "Thủ tướng Chính phủ", "Bộ Y tế", "RR-FORWARD")]
    [InlineData("Theo dõi và báo cáo Uỷ ban nhân dân tỉnh về kết quả triển khai.", "Uỷ ban nhân dân tỉnh", null, "RR-TO")]
    [InlineData("Gửi danh sách về Ban Tổ chức Huyện ủy trước ngày 20/3/2024.", "Ban Tổ chức Huyện ủy", null, "RR-TO")]
    [InlineData("Báo cáo cấp ủy cấp trên trực tiếp kết quả kiểm tra.", "cấp ủy cấp trên trực tiếp", null, "RR-TO")]
    [InlineData("Báo cáo cấp có thẩm quyền phương án bố trí vốn.", "cấp có thẩm quyền", null, "RR-TO")]
    [InlineData("Báo cáo Bộ trưởng tình hình mở lớp tại các xã.", "Bộ trưởng", null, "RR-TO")]
    [InlineData("Báo cáo Thị ủy chậm nhất ngày 30/9/2024.", "Thị ủy", null, "RR-TO")]
    public void In_StatedRoute_GivesToAndThrough(string text, string to, string? through, string rule)
    {
        var source = Texts.Source(text);
        var route = In(source, Texts.All(source));
        Assert.NotNull(route);
        Assert.Equal((to, through, rule), (route.To, route.Through, route.RuleId));
    }

    [Theory]
    [InlineData("Xây dựng chương trình công tác năm.")]
    [InlineData("Thực hiện chế độ báo cáo theo quy định.")]
    [InlineData("Trình Hội đồng nhân dân tỉnh thông qua.")]
    [InlineData("Tổng hợp số liệu báo cáo sơ bộ.")]
    [InlineData("Tham mưu về phòng thủ dân sự các cấp.")]
    [InlineData("Báo cáo về vụ án đã có hiệu lực pháp luật.")]
    public void In_NoRoute_GivesNothing(string text)
    {
        var source = Texts.Source(text);
        Assert.Null(In(source, Texts.All(source)));
    }

    [Fact]
    public void In_AnyText_SpanStaysInsideTheStatement() => Gen.Select(Gen.OneOf(Gen.String, Vietnamese.VietnameseDateTests.OneOf("báo cáo", "gửi", "trình", "UBND tỉnh", "Sở Tài chính", "(qua", "thông qua", ")", "tổng hợp", "để", ",", ";", "\n", "về", "kết quả").Array[0, 20].Select(p => string.Join(' ', p))), Gen.Int[0, 30], Gen.Int[0, 120])
        .Sample((text, start, length) =>
        {
            var scope = new TextSpan(Math.Min(start, text.Length), Math.Min(start + length, text.Length));
            return In(Texts.Source(text), scope) is not { } found || scope.Contains(found.Span);
        }, iter: 3000);

    private static ReportRoute? In(SourceText source, TextSpan statement) => ReportRoutes.In(WordList.Of(source, statement), statement);
}
