using CsCheck;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Tests.Recognition;

public class AbbreviationsTests
{
    [Theory]
    [InlineData("Thực hiện Chỉ thị số 77-CT/TW ngày 03/5/2025 của Ban Bí thư (sau đây gọi tắt là Chỉ thị số 77-CT/TW).", "Chỉ thị số 77-CT/TW", "Chỉ thị số 77-CT/TW ngày 03/5/2025 của Ban Bí thư", false)]
    [InlineData("Tổ chức Kỳ thi tay nghề học sinh năm 2026 (sau đây gọi là Kỳ thi) an toàn.", "Kỳ thi", "Kỳ thi tay nghề học sinh năm 2026", false)]
    [InlineData("Triển khai Đề án phát triển mạng lưới dạy nghề (gọi tắt là Đề án 12).", "Đề án 12", "Đề án phát triển mạng lưới dạy nghề", false)]
    [InlineData("Ở các thôn, ấp, bản, tổ dân phố, khu phố (sau đây gọi chung là thôn, tổ dân phố).", "thôn, tổ dân phố", "thôn, ấp, bản, tổ dân phố, khu phố", false)]
    [InlineData("Ban Chỉ đạo dạy nghề tỉnh (sau đây viết tắt là Ban Chỉ đạo) họp.", "Ban Chỉ đạo", "Ban Chỉ đạo dạy nghề tỉnh", true)]
    [InlineData("Phát triển khu kinh tế cửa khẩu (KKT) bền vững.", "KKT", "khu kinh tế cửa khẩu", false)]
    [InlineData("Quy hoạch khu công nghiệp (KCN) mới.", "KCN", "khu công nghiệp", false)]
    [InlineData("Ủy ban nhân dân (UBND) các cấp.", "UBND", "Ủy ban nhân dân", true)]
    [InlineData("Sở Giáo dục và Đào tạo (GDĐT) chủ trì.", "GDĐT", "Giáo dục và Đào tạo", false)]
    [InlineData("Quản đốc phân xưởng sau đây gọi là Quản đốc, chịu trách nhiệm.", "Quản đốc", "Quản đốc phân xưởng", false)]
    public void In_BoundShortForm_GivesShortAndFullForm(string text, string shortForm, string fullForm, bool isBody)
    {
        var found = Assert.Single(Abbreviations.In(Texts.Source(text)));
        Assert.Equal((shortForm, fullForm, isBody), (found.ShortForm, found.FullForm, found.IsBody));
    }

    [Theory]
    [InlineData("Công ty Ánh Dương (ADXY) báo cáo.")]
    [InlineData("Tên gọi chung của hàng hóa trong danh mục.")]
    [InlineData("Chữ viết tắt tên loại văn bản (Phụ lục I).")]
    [InlineData("Hoàn thành (trước ngày 20/3/2024).")]
    [InlineData("Số lượng (A) và (12).")]
    [InlineData("(KCN) đứng đầu dòng")]
    public void In_BracketThatBindsNothing_GivesNothing(string text) => Assert.Empty(Abbreviations.In(Texts.Source(text)));

    [Fact]
    public void In_LaterUses_AreWholeWordsAfterTheBinding()
    {
        const string text = "KCN cũ. Quy hoạch khu công nghiệp (KCN). Các KCN, KCNC và KCN-2 phải rà soát KCN.";
        var found = Assert.Single(Abbreviations.In(Texts.Source(text)));
        Assert.Equal(3, found.Uses.Count);
        Assert.All(found.Uses, u => Assert.Equal("KCN", u.Of(text)));
    }

    [Fact]
    public void In_AnyText_SpansStayInside() => Gen.OneOf(Gen.String, Vietnamese.VietnameseDateTests.OneOf("(", ")", "sau đây", "gọi tắt là", "gọi là", "viết tắt là", "KCN", "khu công nghiệp", "Kỳ thi", ",", "\n", "\"", " ", "Đ", "2").Array[0, 20].Select(p => string.Join(' ', p)))
        .Sample(text => Abbreviations.In(Texts.Source(text)).All(a => new TextSpan(0, text.Length).Contains(a.Span) && a.Uses.All(u => u.End <= text.Length && u.Start >= a.Span.End)), iter: 3000);
}
