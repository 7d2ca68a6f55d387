using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Tests.Vietnamese;

public class LabelsTests
{
    [Theory]
    [InlineData("Điều 5. Phạm vi", "5", '.')]
    [InlineData("ĐIỀU 7: TỔ CHỨC", "7", ':')]
    [InlineData("Điều 5a. Bổ sung", "5a", '.')]
    [InlineData("Điều 12", "12", ' ')]
    public void Read_Article_GivesItsNumber(string text, string label, char closing) => Is(LabelKind.Article, label, closing, text);

    [Theory]
    [InlineData("Điều 5 Nghị định này quy định chi tiết")]
    [InlineData("Điều 5, Điều 6 và Điều 7")]
    [InlineData("điều 5. viết thường")]
    [InlineData("Điều kiện tham gia lớp học")]
    public void Read_CitedArticle_IsNoLabel(string text) => IsNone(text);

    [Theory]
    [InlineData("Phần I", "I")]
    [InlineData("PHẦN II MỤC TIÊU", "II")]
    [InlineData("PHẦN THỨ NHẤT", "I")]
    [InlineData("Phần thứ hai. Nhiệm vụ", "II")]
    [InlineData("Phần thứ tư: Tổ chức thực hiện", "IV")]
    [InlineData("Phần A. NỘI DUNG", "A")]
    public void Read_Part_GivesItsNumeral(string text, string label) => Assert.Equal((nameof(LabelKind.Part), label), KindAndText(text));

    [Theory]
    [InlineData("Chương II", nameof(LabelKind.Chapter), "II")]
    [InlineData("CHƯƠNG III TỔ CHỨC THỰC HIỆN", nameof(LabelKind.Chapter), "III")]
    [InlineData("Chương IV. Điều khoản thi hành", nameof(LabelKind.Chapter), "IV")]
    [InlineData("Mục 1", nameof(LabelKind.Section), "1")]
    [InlineData("Mục 2. TUYỂN SINH", nameof(LabelKind.Section), "2")]
    public void Read_ChapterOrSection_GivesItsNumber(string text, string kind, string label) => Assert.Equal((kind, label), KindAndText(text));

    [Theory]
    [InlineData("Phần lớn các xã chưa có trung tâm")]
    [InlineData("Phần thứ yếu của đề án")]
    [InlineData("Chương trình hành động của tỉnh")]
    [InlineData("Mục đích, yêu cầu")]
    [InlineData("Mục tiêu đến năm 2030")]
    public void Read_WordThatOnlyBeginsLikeALabel_IsNoLabel(string text) => IsNone(text);

    [Theory]
    [InlineData("I. MỤC ĐÍCH", "I", '.')]
    [InlineData("II- Yêu cầu chung", "II", '-')]
    [InlineData("III.- NHIỆM VỤ", "III", '.')]
    [InlineData("IV – Giải pháp", "IV", '-')]
    [InlineData("IX/ Tổ chức", "IX", '/')]
    [InlineData("V NHIỆM VỤ CHUNG", "V", ' ')]
    [InlineData("VII Kinh phí:", "VII", ' ')]
    public void Read_Roman_GivesTheNumeral(string text, string label, char closing) => Is(LabelKind.Roman, label, closing, text);

    [Theory]
    [InlineData("H. YÊU CẦU CHUNG", "II")]
    [InlineData("HI. NHIỆM VỤ CHỦ YẾU", "III")]
    [InlineData("]I- NHIỆM VỤ", "I")]
    [InlineData("l. MỤC ĐÍCH, YÊU CẦU", "I")]
    public void Read_RomanThatAScanMisread_IsMended(string text, string label) => Assert.Equal((nameof(LabelKind.Roman), label), KindAndText(text));

    [Theory]
    [InlineData("V/v rà soát nhu cầu học nghề")]
    [InlineData("Vì vậy, các xã phải rà soát")]
    [InlineData("CHỦ TỊCH")]
    [InlineData("I, II và III")]
    [InlineData("Hội Nông dân tỉnh")]
    public void Read_CapitalsThatAreNoNumeral_AreNoLabel(string text) => IsNone(text);

    [Theory]
    [InlineData("A. NHIỆM VỤ CHUNG", "A")]
    [InlineData("B- TỔ CHỨC THỰC HIỆN", "B")]
    [InlineData("C. NHIỆM VỤ CỦA CÁC SỞ", "C")]
    [InlineData("D. KINH PHÍ THỰC HIỆN", "D")]
    public void Read_CapitalBeforeAHeading_IsALabel(string text, string label) => Assert.Equal((nameof(LabelKind.Capital), label), KindAndText(text));

    [Theory]
    [InlineData("A. Nguyễn Văn Bình đọc báo cáo")]
    [InlineData("B2 là phòng họp")]
    public void Read_CapitalBeforeASentence_IsNoLabel(string text) => IsNone(text);

    [Theory]
    [InlineData("1. Xây dựng đề án", "1", '.')]
    [InlineData("12. các việc khác", "12", '.')]
    [InlineData("1.1. Tuyên truyền", "1.1", '.')]
    [InlineData("2.3 Tăng cường đào tạo", "2.3", ' ')]
    [InlineData("1.2.3. Rà soát", "1.2.3", '.')]
    [InlineData("1- Xây dựng đề án", "1", '-')]
    [InlineData("1-Xây dựng đề án", "1", '-')]
    [InlineData("3) Rà soát", "3", ')')]
    [InlineData("3). Rà soát", "3", ')')]
    [InlineData("6.. Mở lớp", "6", '.')]
    [InlineData("7; Mở lớp", "7", ';')]
    [InlineData("2.Mở lớp", "2", '.')]
    public void Read_Number_GivesIt(string text, string label, char closing) => Is(LabelKind.Number, label, closing, text);

    [Theory]
    [InlineData("12/3/2024 là hạn cuối")]
    [InlineData("15.3.2024 là hạn cuối")]
    [InlineData("2.000 đồng một suất")]
    [InlineData("1.2 triệu đồng")]
    [InlineData("1.5 Triệu đồng")]
    [InlineData("2,5 triệu đồng")]
    [InlineData("3. 2025 là năm cuối")]
    [InlineData("12-KH/TU ngày 05/3/2024")]
    [InlineData("5-7 ngày làm việc")]
    [InlineData("8:30 khai mạc")]
    [InlineData("30% số xã có lớp nghề")]
    [InlineData("10 hộ nghèo được học nghề")]
    [InlineData("2024. 05")]
    [InlineData("5.")]
    [InlineData("5")]
    public void Read_Figure_IsNoLabel(string text) => IsNone(text);

    [Theory]
    [InlineData("(1) Rà soát", nameof(LabelKind.Bracketed), "1")]
    [InlineData("(12). Rà soát", nameof(LabelKind.Bracketed), "12")]
    [InlineData("(ii) rà soát", nameof(LabelKind.Bracketed), "ii")]
    [InlineData("(a) rà soát", nameof(LabelKind.Letter), "a")]
    public void Read_Bracketed_GivesWhatStandsInside(string text, string kind, string label) => Assert.Equal((kind, label), KindAndText(text));

    [Theory]
    [InlineData("(Kèm theo Kế hoạch số 15/KH-UBND)")]
    [InlineData("(ab) rà soát")]
    [InlineData("(1 rà soát")]
    [InlineData("(1)")]
    public void Read_OtherBracket_IsNoLabel(string text) => IsNone(text);

    [Theory]
    [InlineData("a) rà soát", "a", ')')]
    [InlineData("đ) Rà soát", "đ", ')')]
    [InlineData("ð) Rà soát", "đ", ')')]
    [InlineData("Đ) Rà soát", "đ", ')')]
    [InlineData("b. Rà soát", "b", '.')]
    [InlineData("c- Rà soát", "c", '-')]
    [InlineData("ø) Rà soát", "?", ')')]
    public void Read_Letter_GivesIt(string text, string label, char closing) => Is(LabelKind.Letter, label, closing, text);

    [Theory]
    [InlineData("a, b và c")]
    [InlineData("b. viết thường sau dấu chấm")]
    [InlineData("a)")]
    public void Read_LetterInASentence_IsNoLabel(string text) => IsNone(text);

    [Theory]
    [InlineData("- Rà soát", nameof(LabelKind.Dash))]
    [InlineData("– Rà soát", nameof(LabelKind.Dash))]
    [InlineData("-Rà soát", nameof(LabelKind.Dash))]
    [InlineData("~ Rà soát", nameof(LabelKind.Dash))]
    [InlineData("• Rà soát", nameof(LabelKind.Dash))]
    [InlineData("+ Rà soát", nameof(LabelKind.Plus))]
    [InlineData("* Rà soát", nameof(LabelKind.Star))]
    public void Read_Bullet_HasNoText(string text, string kind)
    {
        var label = Read(text);

        Assert.Equal((kind, "", true), (label.Kind.ToString(), label.Text, label.IsBullet));
        Assert.Equal("Rà soát", text[label.Length..]);
    }

    [Theory]
    [InlineData("-5 °C")]
    [InlineData("+84 912 345")]
    [InlineData("------")]
    [InlineData("-")]
    [InlineData("*")]
    public void Read_SignThatOpensNoItem_IsNoLabel(string text) => IsNone(text);

    [Theory]
    [InlineData("- 2. Giao Sở Nội vụ", nameof(LabelKind.Number), "2")]
    [InlineData("_ đ) Rà soát", nameof(LabelKind.Letter), "đ")]
    [InlineData("| 3. Rà soát", nameof(LabelKind.Number), "3")]
    public void Read_DirtBeforeALabel_IsSkipped(string text, string kind, string label) => Assert.Equal((kind, label), KindAndText(text));

    [Theory]
    [InlineData("\"1. Xây dựng\" là nội dung sửa đổi")]
    [InlineData("_ Rà soát")]
    [InlineData("")]
    [InlineData("   ")]
    public void Read_QuotationOrDirtAlone_IsNoLabel(string text) => IsNone(text);

    [Theory]
    [InlineData("1. Xây dựng đề án", "Xây dựng đề án")]
    [InlineData("Điều 5. Phạm vi", "Phạm vi")]
    [InlineData("PHẦN II MỤC TIÊU", "MỤC TIÊU")]
    [InlineData("_ đ) Rà soát", "Rà soát")]
    [InlineData("2. | Thư ngỏ", "Thư ngỏ")]
    public void Read_Length_ReachesTheContent(string text, string content) => Assert.Equal(content, text[Read(text).Length..]);

    [Theory]
    [InlineData("I", 1)]
    [InlineData("XIV", 14)]
    [InlineData("XL", 40)]
    [InlineData("IIII", 0)]
    [InlineData("IC", 0)]
    [InlineData("A", 0)]
    [InlineData("", 0)]
    public void RomanValue_Numeral_HasItsValueAndOthersNone(string roman, int value) => Assert.Equal(value, RomanNumerals.InCapitals(roman));

    [Fact]
    public void ToRoman_EveryNumber_ComesBack()
    {
        for (var i = 1; i < 4000; i++) Assert.Equal(i, RomanNumerals.InCapitals(RomanNumerals.Write(i)));
    }

    [Theory]
    [InlineData("NHIỆM VỤ CHUNG", true)]
    [InlineData("NHIỆM VỤ CHUNG CủA TỈNH", true)]
    [InlineData("Nhiệm vụ chung", false)]
    [InlineData("UBND tỉnh Vân Giang", false)]
    [InlineData("A", false)]
    [InlineData("12/2024", false)]
    public void IsShouting_Capitals_AreTold(string text, bool shouting) => Assert.Equal(shouting, Labels.IsShouting(text));

    private static Label Read(string text) => Labels.Read(text, Folding.Fold(text));

    private static (string, string) KindAndText(string text) => (Read(text).Kind.ToString(), Read(text).Text);

    private static void Is(LabelKind kind, string label, char closing, string text) => Assert.Equal((kind, label, closing), (Read(text).Kind, Read(text).Text, Read(text).Closing));

    private static void IsNone(string text) => Assert.Equal(LabelKind.None, Read(text).Kind);
}
