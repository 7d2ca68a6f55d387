using CsCheck;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Tests.Recognition;

public class AnnouncementsTests
{
    [Theory]
    [InlineData("Ban Tuyên giáo Huyện ủy sẽ ban hành hướng dẫn riêng về tuyên truyền.", "Hướng dẫn", "Ban Tuyên giáo Huyện ủy", "tuyên truyền", "AN-WILL")]
    [InlineData("Sở Nội vụ sẽ có văn bản hướng dẫn cụ thể.", "Văn bản hướng dẫn", "Sở Nội vụ", null, "AN-WILL")]
    [InlineData("Nội dung này có hướng dẫn riêng.", "Hướng dẫn", null, null, "AN-SEPARATE")]
    [InlineData("Mức hỗ trợ có văn bản hướng dẫn sau.", "Văn bản hướng dẫn", null, null, "AN-SEPARATE")]
    [InlineData("Thực hiện theo hướng dẫn riêng của Sở Tài chính.", "Hướng dẫn", "Sở Tài chính", null, "AN-SEPARATE")]
    [InlineData("Thực hiện theo Kế hoạch kiểm tra sẽ được ban hành trong tháng tới.", "Kế hoạch", null, "kiểm tra", "AN-WILL-BE")]
    public void In_PromisedDocument_GivesTypeIssuerAndSubject(string text, string type, string? issuer, string? about, string rule)
    {
        var found = Assert.Single(Announcements.In(Texts.Source(text)));
        Assert.Equal((type, issuer, about, rule), (found.Type, found.Issuer, found.About, found.RuleId));
    }

    [Theory]
    [InlineData("Cơ quan cấp phép sẽ có văn bản trả lời và nêu rõ lý do.")]
    [InlineData("Ban hành hướng dẫn sau khi họp.")]
    [InlineData("Sở Nội vụ sẽ kiểm tra việc thực hiện.")]
    [InlineData("Bố trí phòng làm việc riêng.")]
    [InlineData("Các nội dung hướng dẫn sau đây: hồ sơ, trình tự.")]
    public void In_NothingPromised_GivesNothing(string text) => Assert.Empty(Announcements.In(Texts.Source(text)));

    [Fact]
    public void In_AnyText_SpansStayInside() => Gen.OneOf(Gen.String, Vietnamese.VietnameseDateTests.OneOf("sẽ", "ban hành", "hướng dẫn", "riêng", "sau", "có", "theo", "Kế hoạch", "được", "văn bản", "của", "Sở Tài chính", ".", ";", "\n", "về", "cụ thể").Array[0, 20].Select(p => string.Join(' ', p)))
        .Sample(text => Announcements.In(Texts.Source(text)).All(a => a.Span.Start >= 0 && a.Span.Start < a.Span.End && a.Span.End <= text.Length), iter: 3000);
}
