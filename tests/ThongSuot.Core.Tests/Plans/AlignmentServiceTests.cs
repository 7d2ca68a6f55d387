using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Plans;
using ThongSuot.Core.Shared;
using ThongSuot.Core.Tests.Implementation;

namespace ThongSuot.Core.Tests.Plans;

public sealed class AlignmentServiceTests
{
    private const string OwnConference = "Tổ chức hội nghị quán triệt nghị quyết cho 80% đảng viên", OwnOutreach = "Tuyên truyền thường xuyên trên hệ thống truyền thanh xã", OwnConferenceOfAll = "Tổ chức hội nghị quán triệt nghị quyết cho 100% đảng viên";

    [Theory, Databases]
    public async Task Compare_PlanInForce_ProposesForEveryDutyThatBindsTheBody_AndNoOther(string provider)
    {
        await using var scene = await PlanScene.BuildAsync(provider);
        var plan = await scene.IssuedAsync(scene.Bodies.AnHoa, (OwnConference, PlanScene.ConferenceDue), (OwnOutreach, null));
        var ward = await scene.IssuedAsync(scene.Bodies.CamDong, (OwnConferenceOfAll, PlanScene.ConferenceDue.AddDays(1)), (OwnOutreach, null));

        Assert.Equal(2, await scene.Database.With<AlignmentService, int>(s => s.CompareWaitingAsync()));

        Assert.Equal([(PlanScene.Conference, AlignmentVerdict.Weaker, OwnConference), (PlanScene.Classes, AlignmentVerdict.Missing, null), (PlanScene.Outreach, AlignmentVerdict.Covered, OwnOutreach)], Verdicts(await scene.BoardAsync(plan)));
        // The ward was not given the classes; the plan itself answers the duty to make one.
        Assert.Equal([(PlanScene.Conference, AlignmentVerdict.Later, OwnConferenceOfAll), (PlanScene.Outreach, AlignmentVerdict.Covered, OwnOutreach)], Verdicts(await scene.BoardAsync(ward)));
        Assert.Equal(0, await scene.Database.With<AlignmentService, int>(s => s.CompareWaitingAsync()));
    }

    [Theory, Databases]
    public async Task Compare_ExtensionGranted_AllowsTheLaterDay(string provider)
    {
        await using var scene = await PlanScene.BuildAsync(provider);
        var assignment = await scene.AssignmentAsync(scene.Bodies.AnHoa, PlanScene.Conference);
        var until = PlanScene.ConferenceDue.AddDays(5);
        await scene.Database.With<AssignmentService>(s => s.AskExtensionAsync(new(assignment, until, "Trùng lịch"), SmallProgramme.By(scene.Officer)));
        await scene.Database.With<AssignmentService>(s => s.AnswerExtensionAsync(new(assignment, until), SmallProgramme.By(scene.Leader)));
        var plan = await scene.IssuedAsync(scene.Bodies.AnHoa, (OwnConferenceOfAll, until));

        await scene.Database.With<AlignmentService, int>(s => s.CompareWaitingAsync());

        Assert.Equal((AlignmentVerdict.Covered, until), ((await scene.BoardAsync(plan)).Rows[0].Verdict, (await scene.BoardAsync(plan)).Rows[0].Upper.DueOn));
    }

    [Theory, Databases]
    public async Task Decide_ByTheSideAbove_StaysWhenComparedAgain_AndAProposalDoesNot(string provider)
    {
        await using var scene = await PlanScene.BuildAsync(provider);
        var plan = await scene.IssuedAsync(scene.Bodies.AnHoa, (OwnConference, PlanScene.ConferenceDue), (OwnOutreach, null));
        await CompareAsync(scene, scene.Leader, plan);
        var board = await scene.BoardAsync(plan);
        var (conference, classes) = (board.Rows[0], board.Rows[1]);
        Task DecideAsync(long by, long id, AlignmentVerdict verdict, long? lower, int? version = null) => scene.Database.With<AlignmentService>(s => s.DecideAsync(new(id, verdict, lower, version), SmallProgramme.By(by, "plan.align")));

        await Assert.ThrowsAsync<DeniedException>(() => DecideAsync(scene.Clerk, conference.Id, AlignmentVerdict.Covered, conference.Lower!.Id));
        Assert.Equal("rule.alignment.lower-missing", (await Assert.ThrowsAsync<RuleException>(() => DecideAsync(scene.Leader, classes.Id, AlignmentVerdict.Covered, null))).Code);
        Assert.Equal("rule.alignment.other-plan", (await Assert.ThrowsAsync<RuleException>(() => DecideAsync(scene.Leader, classes.Id, AlignmentVerdict.Covered, conference.Upper.Id))).Code);
        await DecideAsync(scene.Leader, conference.Id, AlignmentVerdict.Covered, conference.Lower!.Id, conference.Version);
        await Assert.ThrowsAsync<StaleException>(() => DecideAsync(scene.Leader, conference.Id, AlignmentVerdict.Weaker, conference.Lower.Id, conference.Version));
        await CompareAsync(scene, scene.Clerk, plan);

        var after = await scene.BoardAsync(plan);
        Assert.Equal((AlignmentVerdict.Covered, AlignmentState.Confirmed, "Lê Văn Minh"), (after.Rows[0].Verdict, after.Rows[0].State, after.Rows[0].Person));
        Assert.Equal((AlignmentVerdict.Missing, AlignmentState.Proposed, null), (after.Rows[1].Verdict, after.Rows[1].State, after.Rows[1].Person));
        Assert.True(await scene.Database.With<AppDbContext, bool>(db => db.History.AnyAsync(h => h.SubjectKind == "document" && h.SubjectId == plan && h.Action == "Alignment.changed")));
    }

    [Theory, Databases]
    public async Task Compare_ConfirmedWithADutyThatIsGone_IsProposedAnew(string provider)
    {
        await using var scene = await PlanScene.BuildAsync(provider);
        var plan = await scene.IssuedAsync(scene.Bodies.AnHoa, (OwnConferenceOfAll, PlanScene.ConferenceDue));
        await CompareAsync(scene, scene.Leader, plan);
        var row = (await scene.BoardAsync(plan)).Rows[0];
        await scene.Database.With<AlignmentService>(s => s.DecideAsync(new(row.Id, row.Verdict, row.Lower!.Id), SmallProgramme.By(scene.Leader)));
        await scene.Database.With<ReviewService>(async s =>
        {
            await s.ReopenAsync(row.Lower!.Id, null, SmallProgramme.By(scene.Clerk));
            await s.RejectAsync(row.Lower.Id, null, SmallProgramme.By(scene.Clerk));
        });

        await CompareAsync(scene, scene.Leader, plan);

        Assert.Equal((AlignmentVerdict.Missing, AlignmentState.Proposed), ((await scene.BoardAsync(plan)).Rows[0].Verdict, (await scene.BoardAsync(plan)).Rows[0].State));
    }

    [Theory, Databases]
    public async Task Compare_DraftBegunFromTheUpperOne_CoversAllOfIt_UntilItPromisesLess(string provider)
    {
        await using var scene = await PlanScene.BuildAsync(provider);
        var draft = await scene.StartAsync();

        await CompareAsync(scene, scene.Clerk, draft);
        var board = await scene.BoardAsync(draft, scene.Clerk);
        Assert.All(board.Rows, r => Assert.Equal((AlignmentVerdict.Covered, "alignment.started"), (r.Verdict, r.Reasons[0].Key)));
        Assert.Equal((3, 3, true, false), (board.Rows.Count, board.Unconfirmed, board.MayCompare, board.MayDecide));
        var duty = board.Rows[0].Lower!;
        await scene.Database.With<ReviewService>(async s => await s.EditAsync(duty.Id, (await FieldsAsync(scene, duty.Id)) with { Text = "Tổ chức hội nghị quán triệt nghị quyết cho 70% đảng viên" }, null, SmallProgramme.By(scene.Clerk)));
        await CompareAsync(scene, scene.Clerk, draft);

        Assert.Equal(AlignmentVerdict.Weaker, (await scene.BoardAsync(draft, scene.Clerk)).Rows[0].Verdict);
        // A draft is nothing yet: it is in no roll-up.
        Assert.Equal(0, (await RollupAsync(scene)).Compared);
    }

    [Theory, Databases]
    public async Task Rollup_CountsPlansThatCoverAll_AndPerDutyHowManyMissIt(string provider)
    {
        await using var scene = await PlanScene.BuildAsync(provider);
        var lacking = await scene.IssuedAsync(scene.Bodies.AnHoa, (OwnConference, PlanScene.ConferenceDue), (OwnOutreach, null));
        await scene.IssuedAsync(scene.Bodies.CamDong, (OwnConferenceOfAll, PlanScene.ConferenceDue), (OwnOutreach, null));
        await scene.Database.With<AlignmentService, int>(s => s.CompareWaitingAsync());

        var rollup = await RollupAsync(scene);

        Assert.Equal((2, 1, 5), (rollup.Compared, rollup.Covering, rollup.Unconfirmed));
        Assert.Equal([(PlanScene.Conference, 1, 0, 1, 0), (PlanScene.Classes, 0, 0, 0, 1), (PlanScene.Outreach, 2, 0, 0, 0)], rollup.Duties.Select(d => (d.Text, d.Covered, d.Later, d.Weaker, d.Missing)));
        var missing = await scene.Database.With<AlignmentQueries, Page<AlignedPlan>>(q => q.ListAsync(scene.Leader, scene.Programme, rollup.Duties[1].DutyId, AlignmentVerdict.Missing));
        Assert.Equal((lacking, "Xã An Hòa", (string?)null), missing.Items.Select(p => (p.DocumentId, p.Organization, p.LowerText)).Single());
        var first = await scene.Database.With<AlignmentQueries, Page<AlignedPlan>>(q => q.ListAsync(scene.Leader, scene.Programme, rollup.Duties[2].DutyId, AlignmentVerdict.Covered, size: 1));
        var rest = await scene.Database.With<AlignmentQueries, Page<AlignedPlan>>(q => q.ListAsync(scene.Leader, scene.Programme, rollup.Duties[2].DutyId, AlignmentVerdict.Covered, first.Next, 1));
        Assert.Equal(["Xã An Hòa", "Phường Cẩm Đông"], first.Items.Concat(rest.Items).Select(p => p.Organization));
        Assert.Null(rest.Next);
        // Others' plans are named to their readers alone.
        Assert.Empty((await scene.Database.With<AlignmentQueries, Page<AlignedPlan>>(q => q.ListAsync(scene.OtherClerk, scene.Programme, rollup.Duties[2].DutyId, AlignmentVerdict.Covered))).Items);
        // The list of plans says how much each lacks.
        var rows = (await scene.Database.With<PlanCoverageQueries, Page<CoverageRow>>(async q => await q.ListAsync(await scene.PlanDutyAsync()))).Items;
        Assert.Equal([("Xã An Hòa", (int?)2), ("Xã Bình Lâm", null), ("Phường Cẩm Đông", 0)], rows.Select(r => (r.Organization, r.Differences)));
    }

    [Theory, Databases]
    public async Task Find_DocumentsThatAreNotForThePersonOrDoNotAnswer_IsNothing(string provider)
    {
        await using var scene = await PlanScene.BuildAsync(provider);
        var plan = await scene.IssuedAsync(scene.Bodies.AnHoa, (OwnOutreach, null));
        var unrelated = await SmallProgramme.DocumentAsync(scene.Database, scene.Bodies.AnHoa, TestDuty.For(null, scene.Bodies.School));

        Assert.Null(await scene.BoardAsync(plan, scene.OtherClerk));
        Assert.Null(await scene.BoardAsync(unrelated));
        Assert.NotNull(await scene.BoardAsync(plan, scene.Officer));
        Assert.Equal("rule.alignment.not-answering", (await Assert.ThrowsAsync<RuleException>(() => CompareAsync(scene, scene.Leader, unrelated))).Code);
        await Assert.ThrowsAsync<DeniedException>(() => CompareAsync(scene, scene.Officer, plan));
    }

    private static Task CompareAsync(PlanScene scene, long by, long plan) => scene.Database.With<AlignmentService>(s => s.CompareAsync(scene.Upper, plan, SmallProgramme.By(by, "plan.compare")));

    private static Task<AlignmentRollup> RollupAsync(PlanScene scene) => scene.Database.With<AlignmentQueries, AlignmentRollup>(q => q.RollupAsync(scene.Programme));

    private static Task<DutyFields> FieldsAsync(PlanScene scene, long duty) => scene.Database.With<AppDbContext, DutyFields>(async db => (await db.Duties.AsNoTracking().SingleAsync(d => d.Id == duty)).Fields);

    private static (string Upper, AlignmentVerdict Verdict, string? Lower)[] Verdicts(AlignmentBoard board) => [.. board.Rows.Select(r => (r.Upper.Text, r.Verdict, r.Lower?.Text))];
}
