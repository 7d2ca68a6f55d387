using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Tests.Recognition;

/// <summary>Years as the whole content of a cell, and years in passing.</summary>
public class YearCellTests
{
    [Theory]
    [InlineData("2026 - 2027", "2027-12-31")]
    [InlineData("Năm 2026 - 2027", "2027-12-31")]
    [InlineData("Giai đoạn 2026 - 2030", "2030-12-31")]
    [InlineData("Giai đoạn 2026-2030.", "2030-12-31")]
    public void In_YearsThatAreTheWholeCell_EndWithTheLast(string text, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), Assert.Single(Find(text)).Due);

    [Theory]
    [InlineData("Kế hoạch giai đoạn 2026 - 2030")]
    [InlineData("Năm 2026 và các năm tiếp theo")]
    [InlineData("2030 - 2026")]
    [InlineData("Tổng hợp số lượng đã sử dụng trong năm 2025, lập dự toán.")]
    public void In_YearsInPassing_GiveNoDay(string text) => Assert.DoesNotContain(Find(text), d => d.Due is not null);

    [Theory]
    [InlineData("Mở 05 lớp nghề trong năm 2025.")]
    [InlineData("Các việc đã nêu trên, mở lớp nghề trong năm 2025.")]
    public void In_WorkThatIsNotDoneYet_IsDueInTheYear(string text) => Assert.Equal(new DateOnly(2025, 12, 31), Assert.Single(Find(text)).Due);

    private static IReadOnlyList<Deadline> Find(string text)
    {
        var source = Texts.Source(text);
        return Deadlines.In(source, Texts.All(source), issued: null);
    }
}
