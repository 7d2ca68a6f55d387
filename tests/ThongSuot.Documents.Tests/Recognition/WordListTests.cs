using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Tests.Recognition;

public class WordListTests
{
    [Theory]
    [InlineData("Sở Nội vụ, các xã: rà soát; báo cáo (nếu có). Hết", ".Sở Nội vụ ,các xã :rà soát ;báo cáo (nếu có .Hết")]
    [InlineData("Nghị định số 29/2024/NĐ-CP", ".Nghị định số 29/2024/NĐ-CP")]
    [InlineData("đạt 95,5% trở lên", ".đạt 95,5% trở lên")]
    [InlineData("P.Trưởng ban", ".P.Trưởng ban")]
    [InlineData("kinh tế - xã hội", ".kinh tế - xã hội")]
    [InlineData("TP. Vân Giang", ".TP .Vân Giang")]
    [InlineData("họp lúc 8 giờ. các xã dự", ".họp lúc 8 giờ các xã dự")]
    [InlineData("“Sở Nội vụ”", ".Sở Nội vụ")]
    [InlineData(" ,;. ", "")]
    public void Of_Text_IsCutIntoWordsWithTheMarkBeforeEach(string text, string words)
    {
        var list = Words(text);

        Assert.Equal(words, string.Join(' ', Enumerable.Range(0, list.Count).Select(i => (list[i].Before == ' ' ? "" : list[i].Before.ToString()) + list.Text(i).ToString())));
    }

    [Fact]
    public void Of_PartOfAText_StaysInside()
    {
        var source = Texts.Source("Các xã rà soát, mở lớp.");

        var list = WordList.Of(source, new TextSpan(7, 14));

        Assert.Equal("rà soát", source.Text[list[0].Start..list[list.Count - 1].End]);
    }

    [Fact]
    public void Folded_SeveralWords_KeepsTheMarksBetweenThem()
    {
        var list = Words("Sở Nội vụ, các xã");

        Assert.Equal("vu, cac", list.Folded(2, 2));
        Assert.True(list.Folded(3, 3).IsEmpty);
        Assert.Equal([true, true, false, false, false], Enumerable.Range(0, 5).Select(list.IsCapital));
    }

    [Fact]
    public void ClosesBracket_FirstWordAfterIt_IsTold()
    {
        var list = Words("các xã (trừ Bình Lặng) báo cáo");

        Assert.Equal([5], Enumerable.Range(0, list.Count).Where(list.ClosesBracket));
        Assert.Equal('(', list[2].Before);
    }

    private static WordList Words(string text)
    {
        var source = Texts.Source(text);
        return WordList.Of(source, Texts.All(source));
    }
}
