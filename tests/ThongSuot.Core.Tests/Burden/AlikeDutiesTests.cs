using System.Diagnostics;
using ThongSuot.Core.Burden;

namespace ThongSuot.Core.Tests.Burden;

public sealed class AlikeDutiesTests
{
    [Theory]
    // The same words, written otherwise.
    [InlineData("Báo cáo kết quả thực hiện công tác đào tạo nghề", "BÁO CÁO  kết quả thực hiện công tác đào tạo nghề.", true)]
    [InlineData("Báo cáo kết quả đào tạo nghề cho lao động nông thôn năm 2025", "Gửi báo cáo kết quả đào tạo nghề cho lao động nông thôn", true)]
    [InlineData("Rà soát nhu cầu học nghề của lao động trên địa bàn", "Rà soát, tổng hợp nhu cầu học nghề của lao động trên địa bàn xã", true)]
    // They begin alike and ask for something else.
    [InlineData("Báo cáo kết quả thực hiện công tác đào tạo nghề", "Báo cáo kết quả thực hiện công tác phòng cháy, chữa cháy", false)]
    [InlineData("Tổ chức hội nghị quán triệt nghị quyết", "Rà soát nhu cầu học nghề của lao động", false)]
    public void Of_TwoDuties_AreAGroup_WhenTheyAskForTheSame(string one, string other, bool alike)
    {
        var groups = AlikeDuties.Of([Asked(1, one), Asked(2, other)]);

        Assert.Equal(alike ? 1 : 0, groups.Count);
        if (alike) Assert.Equal([1, 2], groups[0].Duties.Select(d => d.DutyId));
    }

    [Fact]
    public void Of_ThreeDuties_SaysTheWordsAllHave_AndLeavesTheOtherOut()
    {
        var group = Assert.Single(AlikeDuties.Of([Asked(1, "Báo cáo kết quả đào tạo nghề hằng quý"), Asked(2, "Tuyên truyền trên đài truyền thanh"), Asked(3, "Báo cáo kết quả đào tạo nghề"), Asked(4, "Báo cáo kết quả đào tạo nghề năm 2025")]));

        Assert.Equal([1, 3, 4], group.Duties.Select(d => d.DutyId).Order());
        Assert.Equal("báo cáo kết quả đào tạo nghề", string.Join(' ', group.Shared));
    }

    /// <summary>Two months of one duty are not two requests.</summary>
    [Fact]
    public void Of_OccurrencesOfOneDuty_AreNoGroup() =>
        Assert.Empty(AlikeDuties.Of([Asked(1, "Báo cáo kết quả (01/10/2025–31/10/2025)"), Asked(1, "Báo cáo kết quả (01/11/2025–30/11/2025)")]));

    [Fact]
    public void Of_WhatSixtyDocumentsAskInTheSameWords_IsOneGroup() =>
        Assert.Equal(60, Assert.Single(AlikeDuties.Of(Enumerable.Range(1, 60).Select(i => Asked(i, "Báo cáo kết quả thực hiện nghị quyết")))).Duties.Count);

    /// <summary>However alike the words are all over, the work does not grow with the square.</summary>
    [Fact]
    public void Of_TwoThousandDutiesThatShareMostWords_IsDoneSoon()
    {
        var asked = Enumerable.Range(1, 2_000).Select(i => Asked(i, $"Báo cáo kết quả thực hiện nhiệm vụ số {i} về phát triển giáo dục nghề nghiệp, việc làm và an sinh xã hội trên địa bàn")).ToList();
        var watch = Stopwatch.StartNew();

        AlikeDuties.Of(asked);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    private static AskedDuty Asked(long id, string text) => new(id, id, id, "I/1", text, null, AskedKind.Report, null, false, id, "Chương trình", 1, "Tỉnh ủy");
}
