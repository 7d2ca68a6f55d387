using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Tests.Recognition;

public class BodyListTests
{
    [Theory]
    [InlineData("Sở Nội vụ", "Sở Nội vụ")]
    [InlineData("Sở Nội vụ, Sở Tài chính và Sở Y tế", "Sở Nội vụ|Sở Tài chính|Sở Y tế")]
    [InlineData("Sở Giáo dục và Đào tạo, Sở Văn hóa, Thể thao và Du lịch", "Sở Giáo dục và Đào tạo|Sở Văn hóa, Thể thao và Du lịch")]
    [InlineData("các sở, ban, ngành; Ủy ban nhân dân các xã, phường", "các sở, ban, ngành|Ủy ban nhân dân các xã, phường")]
    [InlineData("các sở, ban, ngành tỉnh (trừ Sở Y tế, Công an tỉnh)", "các sở, ban, ngành tỉnh (trừ Sở Y tế, Công an tỉnh)")]
    [InlineData("các sở, ban, ngành thuộc Ủy ban nhân dân tỉnh, trừ Sở Y tế, Sở Tài chính", "các sở, ban, ngành thuộc Ủy ban nhân dân tỉnh, trừ Sở Y tế, Sở Tài chính")]
    [InlineData("các sở (trừ Sở Y tế, Sở Tài chính), Công an tỉnh", "các sở (trừ Sở Y tế, Sở Tài chính)|Công an tỉnh")]
    [InlineData("- Như trên;\n- Thường trực Tỉnh ủy (để b/c);\r\n- Các xã, phường;\n- Lưu: VT.", "Thường trực Tỉnh ủy|Các xã, phường")]
    [InlineData("  \n ; .\n", "")]
    [InlineData("", "")]
    public void Read_List_GivesEachBodyOrSet(string text, string names) => Assert.Equal(names.Split('|', StringSplitOptions.RemoveEmptyEntries), BodyList.Read(text));

    [Fact]
    public void Read_AnyText_ThrowsNothing()
    {
        foreach (var text in new[] { "trừ", "(trừ", "a (trừ )b", "và, và; và", new string('(', 10_000), string.Concat(Enumerable.Repeat("Sở trừ ", 2_000)), "\uD800 Sở Y tế" })
            Assert.NotNull(BodyList.Read(text));
    }
}
