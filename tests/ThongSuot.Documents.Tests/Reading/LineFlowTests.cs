using System.Text;
using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Tests.Reading;

public class LineFlowTests
{
    [Fact]
    public void Write_BrokenLines_AreJoinedWithOneBlank() => Assert.Equal(
        ["Các xã rà soát nhu cầu học nghề, lập danh sách người học và gửi về huyện.", "Các thôn phối hợp."],
        Flows.Paragraphs("Các xã rà soát nhu cầu học nghề, lập danh\nsách người học và gửi về huyện.\nCác thôn phối hợp."));

    [Fact]
    public void Write_CapitalAfterAFullLineInMidSentence_GoesOn()
    {
        var found = Flows.Paragraphs(Flows.Body + "Việc mở lớp ở vùng cao còn khó; Ủy ban nhân dân tỉnh đã đề nghị các trường\nTrung cấp Nghề mở lớp lưu động.");

        Assert.EndsWith("đã đề nghị các trường Trung cấp Nghề mở lớp lưu động.", found[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_CapitalAfterAShortLine_BeginsAParagraph()
    {
        var found = Flows.Paragraphs(Flows.Body + "Việc mở lớp ở vùng cao còn khó khăn.\nTrung tâm đã mở lớp lưu động.");

        Assert.Equal(["Việc mở lớp ở vùng cao còn khó khăn.", "Trung tâm đã mở lớp lưu động."], found[^2..]);
    }

    [Theory]
    [InlineData("Các đơn vị nghiêm túc quán triệt và tổ chức thực hiện Chỉ thị số 52-\nCT/TW của Ban Bí thư.", "Chỉ thị số 52-CT/TW của")]
    [InlineData("Các đơn vị nghiêm túc quán triệt và tổ chức thực hiện đề án giai đoạn 2022-\n2025 của tỉnh.", "giai đoạn 2022-2025 của")]
    [InlineData("Các đơn vị nghiêm túc quán triệt và tổ chức thực hiện Kế hoạch số 15/\nKH-UBND của tỉnh.", "số 15/KH-UBND của")]
    [InlineData("Các đơn vị nghiêm túc quán triệt và phát triển đồng bộ về kinh tế -\nxã hội của tỉnh.", "kinh tế - xã hội của")]
    public void Write_LineEndsInAHyphen_IsGluedOnlyInsideAWord(string text, string part) => Assert.Contains(part, Flows.Paragraphs(Flows.Body + text)[^1], StringComparison.Ordinal);

    [Fact]
    public void Write_LabelAfterAHeadingThatEndsInACompound_BeginsAParagraph() => Assert.Equal(
        ["I. QUAN ĐIỂM", "1. Dạy nghề gắn với việc làm."],
        Flows.Paragraphs("I. QUAN ĐIỂM\n1. Dạy nghề gắn với việc làm."));

    [Fact]
    public void Write_NumberAfterAnOpenWord_GoesOn() => Assert.Equal(
        ["Thực hiện theo quy định tại điểm 1. Các xã báo cáo."],
        Flows.Paragraphs("Thực hiện theo quy định tại điểm\n1. Các xã báo cáo."));

    [Fact]
    public void Write_Bullets_StandApart() => Assert.Equal(
        ["Các xã:", "- Rà soát nhu cầu học nghề của thanh niên trong xã;", "- lập danh sách;", "+ Báo cáo huyện."],
        Flows.Paragraphs("Các xã:\n- Rà soát nhu cầu học nghề\ncủa thanh niên trong xã;\n- lập danh sách;\n+ Báo cáo huyện."));

    [Fact]
    public void Write_DashInASentenceAtALinesBeginning_IsNoBullet() => Assert.Equal(
        ["Phát triển kinh tế - xã hội gắn với đào tạo nghề cho lao động nông thôn."],
        Flows.Paragraphs("Phát triển kinh tế\n- xã hội gắn với đào tạo nghề\ncho lao động nông thôn."));

    [Theory]
    [InlineData("Các trường thực hiện theo quy định tại Điều\n12. Các xã rà soát.", 1)]
    [InlineData("Các trường thực hiện theo quy định.\n12. Các xã rà soát.", 2)]
    [InlineData("Các trường thực hiện theo quy định tại điểm\nb) khoản 2 của đề án.", 1)]
    [InlineData("Các trường thực hiện theo quy định:\nb) Rà soát ngành nghề.", 2)]
    public void Write_LabelAfterAWordThatNeedsIt_IsACitation(string text, int paragraphs) => Assert.Equal(paragraphs, Flows.Paragraphs(text).Length);

    [Fact]
    public void Write_SentenceOverTwoPages_IsJoined()
    {
        var text = Flows.Body + "Các sở, ngành phối hợp với\n2\fỦy ban nhân dân các xã bố trí địa điểm và\fkinh phí mở lớp.";

        Assert.Equal("Các sở, ngành phối hợp với Ủy ban nhân dân các xã bố trí địa điểm và kinh phí mở lớp.", Flows.Paragraphs(text)[^1]);
        Assert.Equal(["page number: 2"], Flows.Dropped(text));
    }

    [Fact]
    public void Write_ParagraphThatEndsWithThePage_StaysApart()
    {
        var found = Flows.Paragraphs(Flows.Body + "Các sở bố trí kinh phí.\fCác xã bố trí địa điểm.");

        Assert.Equal(["Các sở bố trí kinh phí.", "Các xã bố trí địa điểm."], found[^2..]);
    }

    [Fact]
    public void Write_HeadingInCapitals_StandsApartFromTheTextAroundIt()
    {
        var found = Flows.Paragraphs(Flows.Body + "TỔ CHỨC THỰC HIỆN\nSở Nội vụ theo dõi chung và\nbáo cáo.\nKINH PHÍ");

        Assert.Equal(["TỔ CHỨC THỰC HIỆN", "Sở Nội vụ theo dõi chung và báo cáo.", "KINH PHÍ"], found[^3..]);
    }

    [Fact]
    public void Write_HeadingOverTwoFullLines_IsJoined()
    {
        var found = Flows.Paragraphs(Flows.Body + "I. TĂNG CƯỜNG ĐÀO TẠO NGHỀ CHO LAO ĐỘNG NÔNG THÔN\nVÀ MIỀN NÚI\nCác xã thực hiện.");

        Assert.Equal(["I. TĂNG CƯỜNG ĐÀO TẠO NGHỀ CHO LAO ĐỘNG NÔNG THÔN VÀ MIỀN NÚI", "Các xã thực hiện."], found[^2..]);
    }

    [Fact]
    public void Write_UnwrappedText_KeepsItsLines() => Assert.Equal(
        ["Sở Nội vụ chủ trì tổng hợp nhu cầu đào tạo nghề của các xã", "Ủy ban nhân dân các xã lập danh sách người học", "Các trường mở lớp"],
        Flows.Paragraphs("Sở Nội vụ chủ trì tổng hợp nhu cầu đào tạo nghề của các xã\nỦy ban nhân dân các xã lập danh sách người học\nCác trường mở lớp"));

    [Fact]
    public void Write_RuleBetweenParagraphs_BelongsToNeither() => Assert.Equal(
        ["KẾ HOẠCH", "_______", "Thực hiện chỉ đạo của tỉnh, xã ban hành kế hoạch."],
        Flows.Paragraphs("KẾ HOẠCH\n_______\nThực hiện chỉ đạo của tỉnh,\nxã ban hành kế hoạch."));

    [Fact]
    public void Write_Label_OpensAParagraphAfterAnOpenSentence() => Assert.Equal(
        ["Các sở, ngành và địa phương trong tỉnh tập trung rà soát", "I. NHIỆM VỤ", "Điều 2. Trách nhiệm"],
        Flows.Paragraphs("Các sở, ngành và địa phương\ntrong tỉnh tập trung rà soát\nI. NHIỆM VỤ\nĐiều 2. Trách nhiệm"));

    [Fact]
    public void Write_HeadingThatEndsLikeAnOpenSentence_LeavesTheLabelBelowIt() => Assert.Equal(
        ["1. Đẩy mạnh chuyển đổi số", "2. Hỗ trợ đồng bào dân tộc thiểu số", "3. Mở lớp nghề cho thanh niên"],
        Flows.Paragraphs("1. Đẩy mạnh chuyển đổi số\n2. Hỗ trợ đồng bào dân tộc thiểu số\n3. Mở lớp nghề\ncho thanh niên"));

    [Theory]
    [InlineData("52-", "CT/TW", "52-CT/TW")]
    [InlineData("kinh tế -", "xã hội", "kinh tế - xã hội")]
    [InlineData("15/", "KH", "15/KH")]
    [InlineData("52-", "(hai)", "52- (hai)")]
    [InlineData("", "Các xã", "Các xã")]
    public void Join_Pieces_AreGluedInsideAWord(string open, string text, string joined)
    {
        var builder = new StringBuilder(open);
        LineFlow.Join(builder, text);

        Assert.Equal(joined, builder.ToString());
    }

    [Theory]
    [InlineData("thuộc thẩm quyền của", true)]
    [InlineData("quy định tại khoản", true)]
    [InlineData("ban hành kèm theo Quyết định số", true)]
    [InlineData("giao cho Sở", false)]
    [InlineData("DANH MỤC", false)]
    [InlineData("đẩy mạnh chuyển đổi số", false)]
    [InlineData("đồng bào dân tộc thiểu số", false)]
    [InlineData("báo cáo hằng năm", false)]
    [InlineData("hoàn thành trong năm", true)]
    [InlineData("Sở Nội vụ,", false)]
    [InlineData("hoàn thành.", false)]
    [InlineData("", false)]
    public void EndsOpen_LastWord_TellsWhetherMoreMustFollow(string line, bool open) => Assert.Equal(open, LineMarks.EndsOpen(line));

    [Theory]
    [InlineData("các nội dung sau:", true)]
    [InlineData("đã hoàn thành.”", true)]
    [InlineData("(nếu có);", true)]
    [InlineData("các xã", false)]
    [InlineData("các xã,", false)]
    [InlineData("", false)]
    public void EndsSentence_LastSign_Tells(string line, bool ends) => Assert.Equal(ends, LineMarks.EndsSentence(line));
}
