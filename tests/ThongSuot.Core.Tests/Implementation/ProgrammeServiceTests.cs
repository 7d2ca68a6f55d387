using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class ProgrammeServiceTests
{
    [Theory, Databases]
    public async Task Recall_EndsWhatIsOpen_KeepsWhatIsDone_AndTheTalliesAgree(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        await programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Accept);
        Task RecallAsync(long by, string? reason) => programme.Database.With<ProgrammeService>(s => s.RecallAsync(programme.Id, null, SmallProgramme.By(by, "programme.recall") with { Reason = reason }));
        await Assert.ThrowsAsync<DeniedException>(() => RecallAsync(programme.Officer, "Có kế hoạch mới"));
        Assert.Equal("rule.assignment.reason-missing", (await Assert.ThrowsAsync<RuleException>(() => RecallAsync(programme.Leader, null))).Code);

        await RecallAsync(programme.Leader, "Có kế hoạch mới");

        Assert.Equal((AssignmentState.Accepted, AssignmentState.Released), ((await programme.ReadAsync(programme.AnHoa)).State, (await programme.ReadAsync(programme.BinhLam)).State));
        Assert.Equal("Có kế hoạch mới", Assert.Single(await programme.EntriesAsync(programme.BinhLam)).Sentence);
        Assert.Equal(new Tallied { DoneInTime = 1 }, await programme.BelowAsync(programme.Bodies.Province));
        Assert.Equal("rule.programme.not-running", (await Assert.ThrowsAsync<RuleException>(() => RecallAsync(programme.Leader, "Lần nữa"))).Code);
    }

    [Theory, Databases]
    public async Task Close_LeavesAssignmentsAsTheyAre_AndNobodyMovesThemAnyMore(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);

        await programme.Database.With<ProgrammeService>(s => s.CloseAsync(programme.Id, 0, SmallProgramme.By(programme.Leader, "programme.close")));

        Assert.Equal(AssignmentState.Waiting, (await programme.ReadAsync(programme.AnHoa)).State);
        Assert.Equal("rule.programme.not-running", (await Assert.ThrowsAsync<RuleException>(() => programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit))).Code);
        await Assert.ThrowsAsync<StaleException>(() => programme.Database.With<ProgrammeService>(s => s.CloseAsync(programme.Id, 0, SmallProgramme.By(programme.Leader, "programme.close"))));
    }

    [Theory, Databases]
    public async Task Coverage_CountsAPlanGivenAsEvidenceAndOneThatImplementsTheDocument_AndNamesWhoHasNone(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        var (upper, duty) = await programme.Database.With<AppDbContext, (long, long)>(async db => ((await db.Programmes.FindAsync(programme.Id))!.DocumentId, (await db.Assignments.FindAsync(programme.AnHoa))!.ProgrammeDutyId));
        var unrelated = await SmallProgramme.DocumentAsync(programme.Database, programme.Bodies.CamDong, TestDuty.For(null, programme.Bodies.CamDong));
        var shown = await SmallProgramme.DocumentAsync(programme.Database, programme.Bodies.AnHoa, TestDuty.For(null, programme.Bodies.School));
        var implementing = await SmallProgramme.DocumentAsync(programme.Database, programme.Bodies.BinhLam, DutyState.Proposed, upper, TestDuty.For(null, programme.Bodies.Clinic));
        await programme.Database.With<AssignmentService>(s => s.AddEvidenceAsync(new(programme.AnHoa, [new("Kế hoạch của xã", DocumentId: shown)]), SmallProgramme.By(programme.Officer)));

        Assert.Equal(new PlanCoverage(3, 2), await programme.Database.With<PlanCoverageQueries, PlanCoverage>(q => q.CountAsync(duty)));
        var with = await programme.Database.With<PlanCoverageQueries, Page<CoverageRow>>(q => q.ListAsync(duty, true));
        Assert.Equal([("Xã An Hòa", (long?)shown), ("Xã Bình Lâm", implementing)], with.Items.Select(r => (r.Organization, r.DocumentId)));
        var without = await programme.Database.With<PlanCoverageQueries, Page<CoverageRow>>(q => q.ListAsync(duty, false));
        Assert.Equal(("Phường Cẩm Đông", null), without.Items.Select(r => (r.Organization, r.DocumentId)).Single());
        Assert.DoesNotContain(with.Items, r => r.DocumentId == unrelated);
    }
}
