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
}
