using System.Text;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Reading.Html;

namespace ThongSuot.Documents.Tests.Reading;

public class HtmlReaderTests
{
    private const string Portal = """
        <!DOCTYPE html>
        <html><head><meta charset="utf-8"><title>Cổng thông tin</title><style>p{color:red}</style><script>var a="<p>x</p>";</script></head>
        <body><form id="aspnetForm">
        <header class="site-header"><div>CỔNG THÔNG TIN ĐIỆN TỬ TỈNH HẢI SƠN</div></header>
        <nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/gt">Giới thiệu</a></li><li><a href="/tt">Tin tức</a></li></ul></nav>
        <div class="container"><div class="sidebar"><ul><li><a href="1">Văn bản mới một</a></li><li><a href="2">Văn bản mới hai</a></li></ul></div>
        <div class="content-detail">
          <h1>Kế hoạch mở lớp nghề</h1><div class="share-buttons">Chia sẻ Facebook</div><p>Ngày đăng: 05/03/2024</p>
          <table border="0"><tr><td><p align="center"><b>ỦY BAN NHÂN DÂN<br>TỈNH HẢI SƠN</b></p><p>Số: 12/KH-UBND</p></td>
          <td><p style="text-align: center"><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong></p><p>Độc lập - Tự do - Hạnh phúc</p></td></tr></table>
          <p style="text-align:center"><b>KẾ HOẠCH</b></p>
          <p>Thực hiện Quyết định số <a href="/qd">09/QĐ-UBND</a>
             của Ủy ban nhân dân tỉnh về đào tạo nghề cho lao động nông thôn, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:</p>
          <ol type="I"><li><b>MỤC ĐÍCH</b><ul><li>Nâng cao tay nghề<ul><li>cho thanh niên</li></ul></li></ul></li><li>NHIỆM VỤ<ol><li>Mở lớp</li><li>Cấp chứng chỉ</li></ol></li></ol>
          <p>Giao Sở Nội vụ chủ tr&igrave; &amp; b&#225;o c&#xE1;o.</p>
          <p>Nơi nhận:</p><p>- Như trên;</p>
          <div class="related"><h3>Tin liên quan</h3><a href="a">Kế hoạch khác</a></div>
          <p>Lượt xem: 120</p>
        </div></div>
        <footer>Bản quyền thuộc UBND tỉnh Hải Sơn</footer></form></body></html>
        """;

    [Fact]
    public void Read_PortalPage_GivesTheDocumentAlone() => Assert.Equal(
        ["ỦY BAN NHÂN DÂN", "TỈNH HẢI SƠN", "Số: 12/KH-UBND\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH",
            "Thực hiện Quyết định số 09/QĐ-UBND của Ủy ban nhân dân tỉnh về đào tạo nghề cho lao động nông thôn, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:",
            "I. MỤC ĐÍCH", "- Nâng cao tay nghề", "+ cho thanh niên", "II. NHIỆM VỤ", "1. Mở lớp", "2. Cấp chứng chỉ", "Giao Sở Nội vụ chủ trì & báo cáo.", "Nơi nhận:", "- Như trên;"],
        Reads.HtmlLines(Portal));

    [Fact]
    public void Read_PortalPage_KeepsWhatItDropped() => Assert.Contains(Reads.Html(Portal).Dropped, d => d.Text.Contains("Lượt xem", StringComparison.Ordinal));

    [Fact]
    public void Read_PortalPage_SetsTheLetterheadAsLayout() => Assert.True(Reads.Html(Portal).Blocks.OfType<TableBlock>().First().IsLayout);

    [Fact]
    public void Read_BoldAndCentred_BecomeTraits() =>
        Assert.Equal([BlockTraits.Bold | BlockTraits.Centered, BlockTraits.Bold, BlockTraits.Centered, BlockTraits.Italic, BlockTraits.None], Reads.Html(
            "<html><body><p align=center><b>KẾ HOẠCH</b></p><h2>I. MỤC ĐÍCH</h2><div style='text-align:center;font-weight:normal'>giữa</div><p><em>nghiêng</em></p><p><b>Một</b> phần của câu</p></body></html>")
            .Blocks.Cast<ParagraphBlock>().Select(p => p.Traits));

    [Fact]
    public void Read_Lists_PrintTheirLabels() => Assert.Equal(["3. ba", "4. bốn", "9. chín", "a) một", "b) hai", "không dấu"],
        Reads.HtmlLines("<html><body><ol start=3><li>ba</li><li>bốn</li><li value=9>chín</li></ol><ol type=a><li>một<li>hai</ol><ul style='list-style-type: none'><li>không dấu</ul></body></html>"));

    [Fact]
    public void Read_TypedLabelsInLists_AreNotDoubled() => Assert.Equal(["1. Mở lớp", "- Cấp chứng chỉ", "a) Báo cáo"],
        Reads.HtmlLines("<html><body><ol><li>1. Mở lớp</li></ol><ul><li>- Cấp chứng chỉ</li><li>a) Báo cáo</li></ul></body></html>"));

    [Fact]
    public void Read_TableOfTasks_KeepsRowsAndSpans()
    {
        var source = Reads.Html("<html><body><p>Phụ lục nhiệm vụ kèm theo kế hoạch của tỉnh về đào tạo nghề</p><table border=1><caption>Biểu 1</caption><thead><tr><th rowspan=2>TT</th><th colspan=2>Cơ quan</th></tr><tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead><tbody><tr><td>1</td><td>Sở Nội vụ</td><td></td></tr></tbody></table></body></html>");
        var table = Assert.Single(source.Blocks.OfType<TableBlock>());
        Assert.False(table.IsLayout);
        Assert.Equal(["TT|Cơ quan", "^|Chủ trì|Phối hợp", "1|Sở Nội vụ|"], table.Rows(source));
        Assert.Equal([0, 1, 0, 1, 2, 0, 1, 2], table.Rows.SelectMany(r => r.Cells).Select(c => c.Column));
        Assert.Contains("Biểu 1", source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LinesOfAParagraph_ArePartedByBrOnly() =>
        Assert.Equal(["Dòng một", "Dòng hai cùng đoạn"], Reads.HtmlLines("<html><body><p>Dòng một<br>Dòng hai\n   cùng   đoạn</p></body></html>"));

    [Fact]
    public void Read_DocumentWithLinksInIt_KeepsThem() => Assert.Equal(["Căn cứ Luật Việc làm;", "Căn cứ Nghị định số 5/2020/NĐ-CP;", "Căn cứ Nghị định số 6/2020/NĐ-CP;", "Điều 1. Ban hành quy định."],
        Reads.HtmlLines("<html><body><div><p>Căn cứ <a href=1>Luật Việc làm</a>;</p><p>Căn cứ <a href=2>Nghị định số 5/2020/NĐ-CP</a>;</p><p>Căn cứ <a href=3>Nghị định số 6/2020/NĐ-CP</a>;</p><p>Điều 1. Ban hành quy định.</p></div></body></html>"));

    [Fact]
    public void Read_HiddenElements_AreLeftOut() => Assert.Equal(["Hiện"], Reads.HtmlLines("<html><body><p>Hiện</p><p hidden>ẩn một</p><p style='display: none'>ẩn hai</p><noscript>ẩn ba</noscript></body></html>"));

    [Fact]
    public void Read_FontOfAnOldEncoding_IsConverted() => Assert.Equal(["Quyết định"], Reads.HtmlLines("<html><body><font face='.VnTime'>QuyÕt ®Þnh</font></body></html>"));

    [Fact]
    public void Read_OldEncodingWithoutItsFont_IsDetected() =>
        Assert.Equal(["Uỷ ban nhân dân tỉnh quyết định ban hành kế hoạch"], Reads.HtmlLines("<html><body><p>Uyû ban nhaân daân tænh quyeát ñònh ban haønh keá hoaïch</p></body></html>"));

    [Theory]
    [InlineData("<!DOCTYPE html><html>", true)]
    [InlineData("\uFEFF  <?xml version=\"1.0\"?>\n<!-- lời -->\n<html>", true)]
    [InlineData("<div class=\"x\">Nội dung</div>", true)]
    [InlineData("<TABLE border=0>", true)]
    [InlineData("<B>đậm</B>", true)]
    [InlineData("<Biểu mẫu số 1>", false)]
    [InlineData("KẾ HOẠCH <html> không phải", true)]
    [InlineData("Giá trị < 5 và > 3", false)]
    [InlineData("<!-- không đóng", false)]
    [InlineData("<?xml version=\"1.0\"?><root/>", false)]
    public void IsHtml_Beginning_Tells(string text, bool expected) => Assert.Equal(expected, HtmlReader.IsHtml(text));

    [Fact]
    public void Read_Windows1258Page_IsDecoded()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;
        var decomposed = "Kê\u0301 hoa\u0323ch thư\u0323c hiê\u0323n nhiê\u0323m vu\u0323 cu\u0309a ti\u0309nh";
        var source = Reads.Source(encoding.GetBytes($"<html><head><meta charset=windows-1258></head><body><p>{decomposed}</p></body></html>"));
        Assert.Equal(("Kế hoạch thực hiện nhiệm vụ của tỉnh", "windows-1258"), (source.Text, source.Encoding));
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("<b>")]
    [InlineData("<a href=x>")]
    [InlineData("<font face=x><p>")]
    public void Read_DeepNesting_EndsWithTheText(string tag) =>
        Assert.Contains("sâu", Reads.Html("<html><body>" + string.Concat(Enumerable.Repeat(tag, 5_000)) + "sâu").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<span></p>")]
    [InlineData("<span><div></span></div>")]
    [InlineData("<xx></div>")]
    [InlineData("<b><p>")]
    [InlineData("<table>")]
    public void Read_NestingWithoutEnd_TakesTimeInProportion(string tags)
    {
        var text = Reads.Html("<html><body>" + string.Concat(Enumerable.Repeat(tags, 40_000)) + "cuối").Text;
        Assert.Contains("cuối", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Limit_PageInOrder_PassesUnchanged()
    {
        var page = Portal + string.Concat(Enumerable.Repeat("<p>đoạn<ul><li>a<li>b</ul><br><img src=x>", 2_000)) + "<script>for (i = 0; i < 9; i++) '<div><div>'</script><!-- <div> -->";
        Assert.Same(page, NestingGuard.Limit(page));
    }

    [Theory]
    [InlineData("<")]
    [InlineData("</")]
    [InlineData("<a")]
    [InlineData("<a href=\"")]
    [InlineData("<!--")]
    [InlineData("<script>")]
    [InlineData("<script></")]
    [InlineData("<!")]
    [InlineData("a<>b</>c< d")]
    public void Limit_UnfinishedTags_PassUnchanged(string page) => Assert.Equal(page, NestingGuard.Limit(page));

    [Theory]
    [InlineData("quoted-printable", "<html><body><p>K=E1=BA=BF ho=E1=BA=A1=\r\nch</p></body></html>")]
    [InlineData("base64", "PGh0bWw+PGJvZHk+PHA+S+G6vyBob+G6oWNoPC9wPjwvYm9keT48L2h0bWw+")]
    public void Read_WebArchive_GivesThePageInside(string encoding, string page)
    {
        var source = Reads.Source(Encoding.ASCII.GetBytes($"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"=_x\"\r\n\r\n--=_x\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n{page}\r\n--=_x--\r\n"));
        Assert.Equal("Kế hoạch", source.Text);
    }

    [Fact]
    public void Read_HugeSpans_StayBounded() => Assert.Equal("a\nb", Reads.Html("<html><body><table><tr><td colspan=999999999 rowspan=999999999>a</td></tr><tr><td colspan=99999999999>b</td></tr></table></body></html>").Text);

    [Fact]
    public void Read_PageOfTooManyTags_IsTooLarge() => Assert.Equal(ReadFailure.TooLarge, Reads.Fails(Encoding.ASCII.GetBytes("<html>" + new string('<', 2_000_001))).Failure);
}
