using ThongSuot.Core.Documents;

namespace ThongSuot.Core.Tests.Documents;

public sealed class DocumentComparisonTests
{
    [Theory]
    [InlineData("Ban hành kế hoạch thực hiện ở cấp mình", "ban hành  KẾ HOẠCH thực hiện ở cấp mình.", 1, 1)]
    // The tone's place is not a difference.
    [InlineData("Hoà giải ở cơ sở", "Hòa giải ở cơ sở", 1, 1)]
    [InlineData("Tổ chức hội nghị quán triệt, học tập nghị quyết cho cán bộ chủ chốt", "Tổ chức hội nghị học tập, quán triệt nghị quyết cho cán bộ chủ chốt cấp xã", .7, .95)]
    // A mark makes another word.
    [InlineData("Xã Sơn Hà", "Xã Sơn Hạ", .3, .7)]
    [InlineData("Ban hành kế hoạch thực hiện", "Báo cáo kết quả thực hiện về Tỉnh ủy", 0, .4)]
    [InlineData("Ban hành kế hoạch", "", 0, 0)]
    [InlineData("", "", 1, 1)]
    public void Likeness_OfTwoTexts_IsWithin(string one, string other, double least, double most)
    {
        var likeness = DutySimilarity.Of(one, other).Share;

        Assert.InRange(likeness, least, most);
        Assert.Equal(likeness, DutySimilarity.Of(other, one).Share, 1e-9);
    }

    [Fact]
    public void Likeness_NamesTheSharedWords_InTheOrderOfTheFirst() =>
        Assert.Equal(["kế", "hoạch", "cấp"], DutySimilarity.Of("Kế hoạch ở cấp mình, kế hoạch", "cấp xã có kế hoạch").Shared);

    [Fact]
    public void Comparison_TellsSame_Changed_Gone_AndNew()
    {
        var (plan, meeting, report) = (Duty(1, "Ban hành kế hoạch thực hiện ở cấp mình"), Duty(2, "Tổ chức hội nghị quán triệt, học tập nghị quyết"), Duty(3, "Báo cáo kết quả thực hiện về Tỉnh ủy"));

        var pairs = DocumentComparison.Of([plan, meeting, report], [Duty(13, "Khảo sát nhu cầu học nghề của lao động nông thôn"), Duty(12, "Tổ chức hội nghị học tập, quán triệt nghị quyết") with { DueOn = new(2025, 12, 31) }, Duty(11, "Ban hành kế hoạch thực hiện ở cấp mình.")]);

        Assert.Equal([(DutyChange.Same, 1L, 11L), (DutyChange.Changed, 2, 12), (DutyChange.Gone, 3, null), (DutyChange.New, null, 13)], pairs.Select(p => (p.Change, p.Was?.Id, p.Is?.Id)));
        Assert.Equal(DutyDifferences.Text | DutyDifferences.Deadline, pairs[1].Differences);
    }

    [Fact]
    public void Comparison_OfTwoThatAreNearlyAlike_GivesEachTheOneMostLikeIt_AndTheSameProvisionDecides()
    {
        ComparedDuty[] was = [Duty(1, "Báo cáo kết quả thực hiện quý I") with { Section = "II/1" }, Duty(2, "Báo cáo kết quả thực hiện quý II") with { Section = "II/2" }];

        Assert.Equal([(1L, 12L), (2, 11)], DocumentComparison.Of(was, [Duty(11, "Báo cáo kết quả thực hiện quý II"), Duty(12, "Báo cáo kết quả thực hiện quý I")]).Select(p => (p.Was!.Id, p.Is!.Id)));
        Assert.Equal([(1L, 12L), (2, 11)], DocumentComparison.Of(was, [Duty(11, "Báo cáo kết quả thực hiện năm") with { Section = "II/2" }, Duty(12, "Báo cáo kết quả thực hiện năm") with { Section = "II/1" }]).Select(p => (p.Was!.Id, p.Is!.Id)));
    }

    [Fact]
    public void Comparison_SeesOtherActors_AndNotTheirOrder()
    {
        var was = Duty(1, "Ban hành kế hoạch") with { Actors = [new(DutyRole.Lead, "Sở Nội vụ"), new(DutyRole.Cooperating, "Sở Tài chính")] };

        Assert.Equal(DutyChange.Same, Assert.Single(DocumentComparison.Of([was], [was with { Id = 11, Actors = [.. was.Actors.Reverse()] }])).Change);
        Assert.Equal(DutyDifferences.Actors, Assert.Single(DocumentComparison.Of([was], [was with { Id = 11, Actors = [new(DutyRole.Lead, "Sở Tài chính")] }])).Differences);
    }

    private static ComparedDuty Duty(long id, string text) => new(id, "", text, null, new(2025, 9, 30), null, []);
}
