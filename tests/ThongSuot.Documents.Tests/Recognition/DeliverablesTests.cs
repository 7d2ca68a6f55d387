using CsCheck;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Tests.Recognition;

public class DeliverablesTests
{
    [Theory]
    [InlineData("Xây dựng kế hoạch thực hiện ở cấp mình trước ngày 20/3/2024.", "kế hoạch thực hiện ở cấp mình", "DV-VERB")]
    [InlineData("Tham mưu UBND tỉnh ban hành Quyết định về đặt hàng đào tạo trong quý II/2024.", "Quyết định về đặt hàng đào tạo", "DV-VERB")]
    [InlineData("Xây dựng, trình Thủ tướng Chính phủ Đề án sắp xếp mạng lưới; hoàn thành trong năm.", "Đề án sắp xếp mạng lưới", "DV-VERB")]
    [InlineData("Xây dựng Đề án sắp xếp thôn, tổ dân phố; tổ chức lấy ý kiến.", "Đề án sắp xếp thôn, tổ dân phố", "DV-VERB")]
    [InlineData("Tổ chức 02 lớp tập huấn cho nhà giáo.", "lớp tập huấn cho nhà giáo", "DV-VERB")]
    [InlineData("Đăng tải tin bài về kết quả thực hiện.", "tin bài về kết quả thực hiện", "DV-VERB")]
    [InlineData("Rà soát mạng lưới. Sản phẩm: Báo cáo rà soát của Sở Nội vụ.", "Báo cáo rà soát của Sở Nội vụ", "DV-LABEL")]
    [InlineData("Theo dõi, đôn đốc và báo cáo kết quả thực hiện về Ban Thường vụ.", "báo cáo kết quả thực hiện về Ban Thường vụ", "DV-REPORT")]
    public void In_NamedThing_GivesThePhrase(string text, string deliverable, string rule)
    {
        var source = Texts.Source(text);
        var found = In(source, Texts.All(source));
        Assert.NotNull(found);
        Assert.Equal((deliverable, rule), (found.Value, found.RuleId));
        Assert.Equal(found.Value, found.Span.Of(text));
    }

    [Theory]
    [InlineData("Tăng cường lãnh đạo, chỉ đạo công tác dạy nghề.")]
    [InlineData("Gửi Sở Kế hoạch và Đầu tư để tổng hợp.")]
    [InlineData("Phối hợp tuyên truyền việc ban hành Kế hoạch.")]
    [InlineData("Thực hiện từ thời điểm ban hành Quyết định này.")]
    [InlineData("Tham gia chương trình giới thiệu việc làm.")]
    public void In_NothingToMake_GivesNothing(string text)
    {
        var source = Texts.Source(text);
        Assert.Null(In(source, Texts.All(source)));
    }

    [Fact]
    public void In_AnyText_SpanStaysInsideTheStatement() => Gen.Select(Gen.OneOf(Gen.String, Vietnamese.VietnameseDateTests.OneOf("xây dựng", "ban hành", "kế hoạch", "Đề án", "báo cáo kết quả", "UBND tỉnh", "sản phẩm:", ",", ";", ".", "\n", "và", "tổ chức", "02", "lớp tập huấn", "này", "trước").Array[0, 20].Select(p => string.Join(' ', p))), Gen.Int[0, 30], Gen.Int[0, 120])
        .Sample((text, start, length) =>
        {
            var scope = new TextSpan(Math.Min(start, text.Length), Math.Min(start + length, text.Length));
            return In(Texts.Source(text), scope) is not { } found || scope.Contains(found.Span);
        }, iter: 3000);

    private static Recognised<string>? In(SourceText source, TextSpan statement) => Deliverables.In(WordList.Of(source, statement), statement);
}
