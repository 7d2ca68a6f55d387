using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Tests.Vietnamese;

public class LineWidthTests
{
    [Theory]
    [InlineData("m", 778)]
    [InlineData("i", 278)]
    [InlineData("M", 889)]
    [InlineData("2024", 2000)]
    [InlineData("", 0)]
    public void Of_Letters_IsThatOfTimes(string text, int width) => Assert.Equal(width, LineWidth.Of(text));

    [Theory]
    [InlineData("ộ", "o")]
    [InlineData("Ộ", "O")]
    [InlineData("đ", "d")]
    [InlineData("Ủy ban", "Uy ban")]
    public void Of_Marks_AddNothing(string marked, string plain) => Assert.Equal(LineWidth.Of(plain), LineWidth.Of(marked));

    [Fact]
    public void Of_UnknownSign_IsAHalf() => Assert.Equal(500, LineWidth.Of("漢"));

    [Theory]
    [InlineData("Ủy ban nhân dân", "Ủy")]
    [InlineData("Ủy", "Ủy")]
    [InlineData(" Ủy", "")]
    public void OfFirstWord_EndsAtTheBlank(string text, string word) => Assert.Equal(LineWidth.Of(word), LineWidth.OfFirstWord(text));

    [Fact]
    public void Space_IsTheWidthOfABlank() => Assert.Equal(LineWidth.Space, LineWidth.Of(" "));
}
