using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Tests.Reading;

public class MarkdownTests
{
    [Theory]
    [InlineData("# KẾ HOẠCH", "KẾ HOẠCH")]
    [InlineData("### 1. Mở lớp ###", "1. Mở lớp ")]
    [InlineData("**Điều 1.** Ban hành", "Điều 1. Ban hành")]
    [InlineData("***Nơi nhận:***", "Nơi nhận:")]
    [InlineData("**Đậm qua\nhai dòng**", "Đậm qua\nhai dòng")]
    [InlineData("**A** và *nghiêng* nữa", "A và nghiêng nữa")]
    [InlineData("**1\\.** Giao `Sở`", "1. Giao Sở")]
    [InlineData("**A**\n---\nB", "A\n\nB")]
    [InlineData("**A**\n* mục một\n- mục hai", "A\n* mục một\n- mục hai")]
    public void Strip_MarksOfMarkdown_AreTakenOut(string text, string expected) => Assert.Equal(expected, Markdown.Strip(text));

    [Theory]
    [InlineData("* Mục tiêu chung")]
    [InlineData("Ghi chú (*): xem phụ lục")]
    [InlineData("Ghi chú (**): xem phụ lục")]
    [InlineData("BAN THƯỜNG VỤ\n*\nSố 5-KH/HU")]
    [InlineData("C:\\thư mục, 5 * 3 = 15")]
    [InlineData("#5 không phải tiêu đề")]
    public void Strip_OrdinaryText_StaysAsItIs(string text) => Assert.Equal(text, Markdown.Strip(text));

    [Theory]
    [InlineData("theo mẫu HYPERLINK \"B4.doc\" Biểu B4 (kèm)", "theo mẫu  Biểu B4 (kèm)")]
    [InlineData("theo HYPERLINK \"không đóng", "theo HYPERLINK \"không đóng")]
    public void Strip_FieldCodesOfWord_AreTakenOut(string text, string expected) => Assert.Equal(expected, Markdown.Strip(text));
}
