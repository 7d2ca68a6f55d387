using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Plans;
using ThongSuot.Core.Shared;
using ThongSuot.Core.Tests.Implementation;

namespace ThongSuot.Core.Tests.Plans;

public sealed class PlanCoverageTests
{
    [Theory, Databases]
    public async Task Coverage_CountsAPlanGivenAsEvidenceAndOneThatAnswersTheDocument_AndNamesWhoHasNone(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        var (upper, duty) = await OfAsync(programme);
        var unrelated = await SmallProgramme.DocumentAsync(programme.Database, programme.Bodies.CamDong, TestDuty.For(null, programme.Bodies.CamDong));
        var shown = await SmallProgramme.DocumentAsync(programme.Database, programme.Bodies.AnHoa, TestDuty.For(null, programme.Bodies.School));
        var answering = await SmallProgramme.DocumentAsync(programme.Database, programme.Bodies.BinhLam, DutyState.Proposed, upper, TestDuty.For(null, programme.Bodies.Clinic));
        await programme.Database.With<AssignmentService>(s => s.AddEvidenceAsync(new(programme.AnHoa, [new("Kế hoạch của xã", DocumentId: shown)]), SmallProgramme.By(programme.Officer)));

        Assert.Equal(new PlanCoverage(2, 0, 1, 0), await CountAsync(programme, duty));
        Assert.Equal([("Xã An Hòa", (long?)shown), ("Xã Bình Lâm", answering)], (await ListAsync(programme, duty, PlanState.InTime)).Select(r => (r.Organization, r.DocumentId)));
        Assert.Equal(("Phường Cẩm Đông", null), (await ListAsync(programme, duty, PlanState.Open)).Select(r => (r.Organization, r.DocumentId)).Single());
        Assert.DoesNotContain(await ListAsync(programme, duty), r => r.DocumentId == unrelated);
    }

    [Theory, Databases]
    public async Task Coverage_AfterTheLastDay_TellsLatePlansFromNone_AndLeavesOutDraftsAndWhatWasRecalled(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        var (upper, duty) = await OfAsync(programme);
        var late = await SmallProgramme.DocumentAsync(programme.Database, programme.Bodies.AnHoa, DutyState.Proposed, upper, TestDuty.For(null, programme.Bodies.School));
        var recalled = await SmallProgramme.DocumentAsync(programme.Database, programme.Bodies.BinhLam, DutyState.Proposed, upper, TestDuty.For(null, programme.Bodies.Clinic));
        await programme.Database.With<AppDbContext>(async db =>
        {
            await using var work = await db.BeginAsync(TestDatabase.Doing("document.head"));
            var document = await db.Documents.SingleAsync(d => d.Id == late);
            document.Describe(document.Head with { IssuedOn = SmallProgramme.Due.AddDays(3) });
            (await db.Documents.SingleAsync(d => d.Id == recalled)).StandAs(Standing.Recalled);
            await work.CommitAsync();
        });
        programme.Database.Time.Advance(TimeSpan.FromDays(40));

        Assert.Equal(new PlanCoverage(0, 1, 0, 2), await CountAsync(programme, duty));
        var row = Assert.Single(await ListAsync(programme, duty, PlanState.Late));
        Assert.Equal(("Xã An Hòa", 3), (row.Organization, row.DaysLate(SmallProgramme.Today.AddDays(40))));
        Assert.Equal(10, (await ListAsync(programme, duty, PlanState.Overdue))[0].DaysLate(SmallProgramme.Today.AddDays(40)));
    }

    [Theory, Databases]
    public async Task Coverage_AtABody_CountsItAndAllBelow_AndSumsUpByTheBodiesDirectlyBelow(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        var (upper, duty) = await OfAsync(programme);
        await SmallProgramme.DocumentAsync(programme.Database, programme.Bodies.AnHoa, DutyState.Proposed, upper, TestDuty.For(null, programme.Bodies.School));

        Assert.Equal(new PlanCoverage(1, 0, 0, 0), await CountAsync(programme, duty, programme.Bodies.AnHoa));
        Assert.Equal(new PlanCoverage(1, 0, 2, 0), await CountAsync(programme, duty, programme.Bodies.Province));
        var below = await programme.Database.With<PlanCoverageQueries, IReadOnlyList<CoverageBelow>>(q => q.BelowAsync(duty, programme.Bodies.Province));
        Assert.Equal([("Phường Cẩm Đông", 0, 1), ("Xã Bình Lâm", 0, 1), ("Xã An Hòa", 1, 0)], below.Select(b => (b.Name, b.Coverage.WithPlan, b.Coverage.Open)));
        var first = await programme.Database.With<PlanCoverageQueries, Page<CoverageRow>>(q => q.ListAsync(duty, size: 2));
        var rest = await programme.Database.With<PlanCoverageQueries, Page<CoverageRow>>(q => q.ListAsync(duty, after: first.Next, size: 2));
        Assert.Equal((2, 1, (string?)null), (first.Items.Count, rest.Items.Count, rest.Next));
        Assert.Equal(3, first.Items.Concat(rest.Items).Select(r => r.OrganizationId).Distinct().Count());
        Assert.Equal(3, (await programme.Database.With<PlanCoverageQueries, IReadOnlyList<CoverageRow>>(q => q.AllAsync(duty))).Count);
    }

    [Theory]
    [InlineData("Căn cứ kế hoạch này, xây dựng kế hoạch ở cấp mình", null, true)]
    [InlineData("Ban hành kế hoạch thực hiện", null, true)]
    [InlineData("Lập và ban hành chương trình hành động của địa phương", null, true)]
    [InlineData("Xây dựng, gửi cơ quan thường trực", "Kế hoạch", true)]
    [InlineData("Thực hiện kế hoạch đã ban hành", null, false)]
    [InlineData("Xây dựng cơ sở giáo dục nghề nghiệp theo quy hoạch, kế hoạch được duyệt", null, false)]
    [InlineData("Xây dựng kế hoạch ở cấp mình", "Báo cáo", false)]
    [InlineData("Tổ chức hội nghị quán triệt", "Hội nghị", false)]
    public void AsksForPlan_DutyText_TellsWhetherAPlanOfItsOwnIsWanted(string text, string? deliverable, bool asks) => Assert.Equal(asks, PlanWords.AsksForPlan(text, deliverable));

    private static Task<(long Upper, long Duty)> OfAsync(SmallProgramme programme) => programme.Database.With<AppDbContext, (long, long)>(async db =>
        ((await db.Programmes.SingleAsync(p => p.Id == programme.Id)).DocumentId, (await db.Assignments.SingleAsync(a => a.Id == programme.AnHoa)).ProgrammeDutyId));

    private static Task<PlanCoverage> CountAsync(SmallProgramme programme, long duty, long? at = null) => programme.Database.With<PlanCoverageQueries, PlanCoverage>(q => q.CountAsync(duty, at));

    private static async Task<IReadOnlyList<CoverageRow>> ListAsync(SmallProgramme programme, long duty, PlanState? state = null) => (await programme.Database.With<PlanCoverageQueries, Page<CoverageRow>>(q => q.ListAsync(duty, state))).Items;
}
