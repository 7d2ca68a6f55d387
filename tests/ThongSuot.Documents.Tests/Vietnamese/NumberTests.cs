using CsCheck;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Tests.Vietnamese;

public class NumberTests
{
    [Theory]
    [InlineData("sáu tháng", 6, "sáu")]
    [InlineData("ba mươi ngày", 30, "ba mươi")]
    [InlineData("mười lăm ngày", 15, "mười lăm")]
    [InlineData("mười năm", 10, "mười")]
    [InlineData("hai mươi mốt", 21, "hai mươi mốt")]
    [InlineData("bốn mươi tư", 44, "bốn mươi tư")]
    [InlineData("năm ngày", 5, "năm")]
    [InlineData("một trăm linh năm ngày", 105, "một trăm linh năm")]
    [InlineData("một trăm hai mươi", 120, "một trăm hai mươi")]
    [InlineData("01 (một) tháng", 1, "01 (một)")]
    [InlineData("15 ngày", 15, "15")]
    [InlineData("6 (sáu) tháng", 6, "6 (sáu)")]
    public void TryReadCount_NumberInFiguresOrWords_GivesItsValue(string text, int value, string read)
    {
        var at = 0;
        Assert.True(NumberWords.TryReadCount(Folding.Fold(text), ref at, out var found));
        Assert.Equal((value, read), (found, text[..at]));
    }

    [Theory]
    [InlineData("lăm ngày")]
    [InlineData("tháng")]
    [InlineData("haiz")]
    [InlineData("")]
    public void TryReadCount_NoNumber_StaysWhereItIs(string text)
    {
        var at = 0;
        Assert.False(NumberWords.TryReadCount(Folding.Fold(text), ref at, out _));
        Assert.Equal(0, at);
    }

    [Theory]
    [InlineData("IV", 4)]
    [InlineData("xix", 19)]
    [InlineData("MMXXVI", 2026)]
    public void TryParse_WellFormedNumeral_GivesItsValue(string numeral, int value)
    {
        Assert.True(RomanNumerals.TryParse(numeral, out var found));
        Assert.Equal(value, found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("IIX")]
    [InlineData("VV")]
    [InlineData("IIII")]
    [InlineData("XVA")]
    public void TryParse_MalformedNumeral_GivesNothing(string numeral) => Assert.False(RomanNumerals.TryParse(numeral, out _));

    [Fact]
    public void TryParse_AnyText_GivesAValueOrNothing() => Gen.String["IVXLCDMivx "].Sample(text => RomanNumerals.TryParse(text, out var value) == value is > 0 and < 4000);
}
