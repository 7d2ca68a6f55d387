using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Tests.Reading;

public class SideBySideTests
{
    private const string Letterhead = """
        ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        TỈNH VÂN GIANG           Độc lập - Tự do - Hạnh phúc

        Số: 15/KH-UBND           Vân Giang, ngày 05 tháng 3 năm 2024

        KẾ HOẠCH
        """;

    [Fact]
    public void TryRead_Letterhead_IsALayoutTableOfTwoCells() => Assert.Equal(
        ["ỦY BAN NHÂN DÂN/TỈNH VÂN GIANG/Số: 15/KH-UBND|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/Độc lập - Tự do - Hạnh phúc/Vân Giang, ngày 05 tháng 3 năm 2024"],
        Layout(Letterhead));

    [Fact]
    public void TryRead_TabsBetweenTheSides_AreAGapToo() => Assert.Equal(
        ["HUYỆN ỦY AN NHIÊN/Số 27-KH/HU|ĐẢNG CỘNG SẢN VIỆT NAM/An Nhiên, ngày 05 tháng 3 năm 2024"],
        Layout("HUYỆN ỦY AN NHIÊN\tĐẢNG CỘNG SẢN VIỆT NAM\nSố 27-KH/HU\tAn Nhiên, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH"));

    [Fact]
    public void TryRead_BlankNumber_IsNoGap() => Assert.Equal(
        ["ỦY BAN NHÂN DÂN/Số: /KH-UBND|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/Vân Giang, ngày tháng 3 năm 2024"],
        Layout("""
            ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Số:      /KH-UBND             Vân Giang, ngày      tháng 3 năm 2024

            KẾ HOẠCH
            """));

    [Fact]
    public void TryRead_RecipientsBesideTheSignature_WrappedLinesAreJoined() => Assert.Equal(
        ["Nơi nhận:/- Các sở, ban, ngành của tỉnh;/- Lưu: VT.|TM. ỦY BAN NHÂN DÂN/CHỦ TỊCH/Trần Văn Bình"],
        Layout("""
            Các xã thực hiện.

            Nơi nhận:                TM. ỦY BAN NHÂN DÂN
            - Các sở, ban,           CHỦ TỊCH
              ngành của tỉnh;
            - Lưu: VT.

                                     Trần Văn Bình
            """));

    [Fact]
    public void TryRead_HeadingBelowTheLetterhead_StaysOutside()
    {
        var source = Flows.Of(Letterhead);

        Assert.Equal("KẾ HOẠCH", source.Blocks[^1].Of(source));
    }

    [Fact]
    public void TryRead_ShortDocument_LetterheadAndClosingStayApart()
    {
        var source = Flows.Of(Letterhead + "\n1. Rà soát.\nNơi nhận:                CHỦ TỊCH\n- Các xã;\n- Lưu: VT.               Trần Văn Bình");

        Assert.Equal([true, true], source.Blocks.OfType<TableBlock>().Select(t => t.IsLayout));
        Assert.Equal(["KẾ HOẠCH", "1. Rà soát."], source.Blocks.OfType<ParagraphBlock>().Select(p => p.Of(source)));
    }

    [Theory]
    [InlineData("Số lớp đã mở:      12\nSố người học:      240")]
    [InlineData("Tên đơn vị          Người liên hệ\nXã Bình Lặng        Ông Bình")]
    [InlineData("Nơi nhận:\n- Các xã;\n- Lưu: VT.")]
    public void TryRead_OtherText_IsNotSetSideBySide(string text) => Assert.Empty(Layout(text));

    private static string[] Layout(string text)
    {
        var source = Flows.Of(text);
        return source.Blocks.OfType<TableBlock>().SingleOrDefault(t => t.IsLayout)?.Rows(source) ?? [];
    }
}
