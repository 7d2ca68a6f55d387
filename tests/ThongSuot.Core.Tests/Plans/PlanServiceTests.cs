using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Plans;
using ThongSuot.Core.Shared;
using ThongSuot.Core.Tests.Implementation;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Tests.Plans;

public sealed class PlanServiceTests
{
    [Theory, Databases]
    public async Task Start_FromAnAssignment_CopiesWhatBindsTheBody_EarlierAndToBeReviewed_AndIsItsEvidence(string provider)
    {
        await using var scene = await PlanScene.BuildAsync(provider);
        var assignment = await scene.AssignmentAsync(scene.Bodies.AnHoa, PlanScene.Plan);

        var id = await scene.StartAsync(assignment: assignment);

        var document = await scene.DocumentAsync(id);
        Assert.Equal((Standing.Draft, (long?)scene.Bodies.AnHoa, (long?)scene.Bodies.AnHoa, (int?)null, false), (document.Standing, document.KeeperId, document.IssuerId, document.Number, document.IsPreliminary));
        var duties = await scene.Database.With<DocumentQueries, IReadOnlyList<DutyRow>>(q => q.DutiesAsync(scene.Clerk, id));
        // The duty to make a plan is answered by the plan; ten days earlier, but never before today.
        Assert.Equal([new DateOnly(2025, 10, 10), PlanScene.Today, null], duties.Select(d => d.Fields.DueOn));
        Assert.Equal("Tổ chức hội nghị quán triệt nghị quyết cho 100% đảng viên chậm nhất ngày 10/10/2025", duties[0].Fields.Text);
        Assert.Equal("Mở ít nhất 03 lớp dạy nghề cho lao động nông thôn, chậm nhất ngày 28/9/2025", duties[1].Fields.Text);
        Assert.Equal(PlanScene.Outreach, duties[2].Fields.Text);
        Assert.All(duties, d => Assert.Equal((DutyState.Proposed, DutyRole.Lead, "Xã An Hòa", (long?)scene.Bodies.AnHoa), (d.State, Assert.Single(d.Actors).Role, d.Actors[0].Name, d.Actors[0].OrganizationId)));
        Assert.Equal("Hội nghị", duties[0].Fields.Deliverable);
        // Every quotation is what the text says there.
        var text = (await scene.Database.With<DocumentQueries, EditionReading?>(q => q.ReadingAsync(scene.Clerk, duties[0].EditionId)))!.Text;
        Assert.All(duties, d => Assert.Equal(d.Fields.Text, text.Substring(d.Fields.QuoteStart, d.Fields.QuoteLength)));
        var cited = Assert.Single((await scene.Database.With<DocumentQueries, ReferenceLists>(q => q.ReferencesAsync(scene.Clerk, id))).To);
        Assert.Equal((scene.Upper, RelationKind.Implements), (cited.Document.Id, cited.Relation));
        Assert.Equal([(assignment, (long?)id)], await EvidenceAsync(scene));
        // Nobody has issued it: it is no plan yet.
        Assert.Equal(0, (await scene.Database.With<PlanCoverageQueries, PlanCoverage>(async q => await q.CountAsync(await scene.PlanDutyAsync()))).WithPlan);
    }

    [Theory, Databases]
    public async Task Start_ASecondTime_LeadsToTheSameDraft_AndAnotherBodyGetsItsOwn(string provider)
    {
        await using var scene = await PlanScene.BuildAsync(provider);

        var first = await scene.StartAsync(key: "một");

        Assert.Equal(first, await scene.StartAsync(key: "một"));
        Assert.Equal(first, await scene.StartAsync(assignment: await scene.AssignmentAsync(scene.Bodies.AnHoa, PlanScene.Plan)));
        Assert.Single(await EvidenceAsync(scene));
        Assert.NotEqual(first, await scene.StartAsync(scene.OtherClerk, body: scene.Bodies.BinhLam));
        Assert.Equal(2, await scene.Database.With<AppDbContext, int>(db => db.Documents.CountAsync(d => d.Standing == Standing.Draft)));
    }

    [Theory, Databases]
    public async Task Start_ByWhomMayNotRegisterThere_OrForAnAssignmentOfAnother_IsRefused(string provider)
    {
        await using var scene = await PlanScene.BuildAsync(provider);
        var others = await scene.AssignmentAsync(scene.Bodies.BinhLam, PlanScene.Plan);

        await Assert.ThrowsAsync<DeniedException>(() => scene.StartAsync(scene.Officer));
        await Assert.ThrowsAsync<DeniedException>(() => scene.StartAsync(scene.OtherClerk));
        Assert.Equal("rule.plan.other-assignment", (await Assert.ThrowsAsync<RuleException>(() => scene.StartAsync(assignment: others))).Code);
        Assert.Equal("rule.plan.days", (await Assert.ThrowsAsync<RuleException>(() => scene.StartAsync(days: -1))).Code);
        var school = await scene.Database.AddPersonAsync("Đỗ Thị Hoa", scene.Bodies.School, Role.Clerk);
        Assert.Equal("rule.plan.nothing", (await Assert.ThrowsAsync<RuleException>(() => scene.StartAsync(school, body: scene.Bodies.School))).Code);
        var elsewhere = await scene.Database.AddAsync("Tỉnh Sông Mây", "unit.province", null);
        var outsider = await scene.Database.AddPersonAsync("Đỗ Văn Ngoại", elsewhere, Role.Clerk);
        await Assert.ThrowsAsync<NotFoundException>(() => scene.StartAsync(outsider, body: elsewhere));
        Assert.Equal(0, await scene.Database.With<AppDbContext, int>(db => db.Documents.CountAsync(d => d.Standing == Standing.Draft)));
    }

    [Theory, Databases]
    public async Task Draft_WithItsNumber_IsInForceAndCounts(string provider)
    {
        await using var scene = await PlanScene.BuildAsync(provider);
        var id = await scene.StartAsync();
        await Assert.ThrowsAsync<RuleException>(() => scene.Database.With<RegisterService>(r => r.RecallAsync(id, null, SmallProgramme.By(scene.Clerk) with { Reason = "Nhầm" })));

        await scene.Database.With<RegisterService, int>(r => r.IssueNumberAsync(new(id, "Kế hoạch", "KH-UBND", PlanScene.Today), null, SmallProgramme.By(scene.Clerk, "document.number")));

        Assert.Equal((Standing.Registered, "01/KH-UBND"), ((await scene.DocumentAsync(id)).Standing, (await scene.DocumentAsync(id)).Identifier));
        Assert.Equal(new PlanCoverage(1, 0, 2, 0), await scene.Database.With<PlanCoverageQueries, PlanCoverage>(async q => await q.CountAsync(await scene.PlanDutyAsync())));
    }

    [Theory, Databases]
    public async Task Draft_IsForItsMakers_UntilItIsIssued(string provider)
    {
        await using var scene = await PlanScene.BuildAsync(provider);
        var id = await scene.StartAsync();
        Task<bool> MayReadAsync(long person) => scene.Database.With<DocumentAccess, bool>(a => a.MayReadAsync(person, id));

        Assert.Equal((true, false, false), (await MayReadAsync(scene.Clerk), await MayReadAsync(scene.Officer), await MayReadAsync(scene.OtherClerk)));

        await scene.Database.With<RegisterService, int>(r => r.IssueNumberAsync(new(id, "Kế hoạch", "KH-UBND", PlanScene.Today), null, SmallProgramme.By(scene.Clerk, "document.number")));
        Assert.Equal((true, true, false), (await MayReadAsync(scene.Clerk), await MayReadAsync(scene.Officer), await MayReadAsync(scene.OtherClerk)));
    }

    [Theory, Databases]
    public async Task Link_OwnDocument_IsEvidenceAndAnswersTheUpperOne_AnothersIsRefused(string provider)
    {
        await using var scene = await PlanScene.BuildAsync(provider);
        var assignment = await scene.AssignmentAsync(scene.Bodies.AnHoa, PlanScene.Plan);
        var own = await SmallProgramme.DocumentAsync(scene.Database, scene.Bodies.AnHoa, TestDuty.For(null, scene.Bodies.School));
        var others = await SmallProgramme.DocumentAsync(scene.Database, scene.Bodies.BinhLam, TestDuty.For(null, scene.Bodies.Clinic));
        Task LinkAsync(long by, long document) => scene.Database.With<PlanService>(s => s.LinkAsync(new(assignment, document), SmallProgramme.By(by, "plan.link")));

        await LinkAsync(scene.Officer, own);
        await LinkAsync(scene.Clerk, own);

        Assert.Equal([(assignment, (long?)own)], await EvidenceAsync(scene));
        Assert.True(await scene.Database.With<AppDbContext, bool>(db => db.References.AnyAsync(r => r.FromId == own && r.ToId == scene.Upper && r.Relation == RelationKind.Implements)));
        await Assert.ThrowsAsync<DeniedException>(() => LinkAsync(scene.OtherClerk, own));
        await Assert.ThrowsAsync<NotFoundException>(() => LinkAsync(scene.Officer, others));
        Assert.Equal("rule.plan.not-own", (await Assert.ThrowsAsync<RuleException>(() => LinkAsync(scene.Officer, scene.Upper))).Code);
    }

    private static Task<List<(long, long?)>> EvidenceAsync(PlanScene scene) => scene.Database.With<AppDbContext, List<(long, long?)>>(async db =>
        (await db.Evidence.AsNoTracking().ToListAsync()).ConvertAll(e => (e.AssignmentId, e.DocumentId)));
}
