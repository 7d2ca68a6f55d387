using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Tests;

public class FoldingTests
{
    [Theory]
    [InlineData("Uỷ ban nhân dân", "uy ban nhan dan")]
    [InlineData("ỦY BAN NHÂN DÂN", "uy ban nhan dan")]
    [InlineData("QUYẾT ĐỊNH – Điều 1", "quyet dinh - dieu 1")]
    [InlineData("hoà/hòa", "hoa/hoa")]
    public void Fold_TextWithMarks_GivesPlainLettersOfTheSameLength(string text, string folded)
    {
        Assert.Equal(folded, Folding.Fold(text));
        Assert.Equal(text.Length, Folding.Fold(text).Length);
    }

    [Fact]
    public void Fold_LettersThatDiffer_StayApart() => Assert.NotEqual(Folding.Fold("sở"), Folding.Fold("số 1"));
}
