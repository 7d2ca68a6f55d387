using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;
using Role = ThongSuot.Core.Access.Role;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class AmendmentServiceTests
{
    private const string Plan = "Ban hành kế hoạch thực hiện ở cấp mình", Meeting = "Tổ chức hội nghị quán triệt, học tập nghị quyết", Report = "Báo cáo kết quả thực hiện về Tỉnh ủy", Survey = "Khảo sát nhu cầu học nghề của lao động nông thôn";

    [Theory, Databases]
    public async Task Replace_CarriesStatesAndEvidence_ChangesDates_ClosesAndAdds_AndTheTalliesAgree(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider);
        var (bodies, later) = (scene.Bodies, await scene.LaterAsync(RelationKind.Replaces));
        await scene.MoveAsync(scene.Officer, bodies.AnHoa, Plan, AssignmentMove.Submit);
        await scene.MoveAsync(scene.Leader, bodies.AnHoa, Plan, AssignmentMove.Accept);
        await scene.MoveAsync(scene.Officer, bodies.AnHoa, Meeting, AssignmentMove.Report, "Đã mời báo cáo viên.");
        // Bình Lâm was granted more time than the later document gives.
        await scene.Database.With<AssignmentService>(async s => await s.AskExtensionAsync(new(await scene.OfAsync(bodies.BinhLam, Meeting), Scene.Due.AddDays(90), "Mưa lũ."), SmallProgramme.By(scene.Other)));
        await scene.Database.With<AssignmentService>(async s => await s.AnswerExtensionAsync(new(await scene.OfAsync(bodies.BinhLam, Meeting), Scene.Due.AddDays(90)), SmallProgramme.By(scene.Leader)));
        var preview = await scene.Database.With<AmendmentPlanner, Amendment>(p => p.PreviewAsync(scene.Programme, later));
        Assert.True(preview.IsReplacement);
        Assert.Equal([(DutyChange.Same, 2), (DutyChange.Changed, 3), (DutyChange.Gone, 3), (DutyChange.New, 0)], preview.Duties.Select(d => (d.Pair.Change, d.Open)));
        Assert.Equal(2, preview.Duties[^1].Added);

        await scene.ApplyAsync(All(preview, later));

        Assert.Equal(AssignmentState.Accepted, (await scene.ReadAsync(bodies.AnHoa, Plan)).State);
        var meeting = await scene.ReadAsync(bodies.AnHoa, "Tổ chức hội nghị học tập, quán triệt nghị quyết");
        Assert.Equal((AssignmentState.Working, Scene.Due.AddDays(30)), (meeting.State, meeting.DueOn));
        var entries = await scene.Database.With<AppDbContext, List<AssignmentEntry>>(db => db.AssignmentEntries.AsNoTracking().Where(e => e.AssignmentId == meeting.Id).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal([EntryKind.Reported, EntryKind.Amended], entries.Select(e => e.Kind));
        Assert.Equal(Scene.Due.AddDays(30), entries[^1].Until);
        Assert.Equal(Scene.Due.AddDays(90), (await scene.ReadAsync(bodies.BinhLam, "Tổ chức hội nghị học tập, quán triệt nghị quyết")).DueOn);
        Assert.Equal(AssignmentState.Released, (await scene.ReadAsync(bodies.AnHoa, Report)).State);
        Assert.Equal(AssignmentState.Waiting, (await scene.ReadAsync(bodies.CamDong, Survey)).State);
        Assert.Equal(later, await scene.Database.With<AppDbContext, long>(db => db.Programmes.Where(p => p.Id == scene.Programme).Select(p => p.DocumentId).SingleAsync()));
        Assert.Contains("notice.amended", await scene.Database.With<AppDbContext, List<string>>(db => db.Notifications.Where(n => n.PersonId == scene.Officer).Select(n => n.TextKey).ToListAsync()));
        await scene.AgreeAsync();
        // Nothing is left to compare, and a second request of the same finds that.
        Assert.Empty((await scene.Database.With<AmendmentPlanner, Amendment>(p => p.PreviewAsync(scene.Programme, later))).Duties);
        Assert.Equal("rule.amendment.changed", (await Assert.ThrowsAsync<RuleException>(() => scene.ApplyAsync(All(preview, later)))).Code);
    }

    [Theory, Databases]
    public async Task Amend_LeavesWhatTheLaterDocumentDoesNotSpeakOf_AndOnlyDoesWhatWasConfirmed(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider);
        var later = await scene.LaterAsync(RelationKind.Amends);
        var preview = await scene.Database.With<AmendmentPlanner, Amendment>(p => p.PreviewAsync(scene.Programme, later));
        Assert.False(preview.IsReplacement);
        Assert.DoesNotContain(preview.Duties, d => d.Pair.Change == DutyChange.Gone);
        var changed = preview.Duties.Single(d => d.Pair.Change == DutyChange.Changed).Pair;
        Assert.Equal("rule.amendment.nothing", (await Assert.ThrowsAsync<RuleException>(() => scene.ApplyAsync(new(scene.Programme, later, new Dictionary<long, long>(), [], [])))).Code);

        await scene.ApplyAsync(new(scene.Programme, later, new Dictionary<long, long> { [changed.Was!.Id] = changed.Is!.Id }, [], []));

        Assert.Equal(AssignmentState.Waiting, (await scene.ReadAsync(scene.Bodies.AnHoa, Report)).State);
        Assert.NotEqual(later, await scene.Database.With<AppDbContext, long>(db => db.Programmes.Where(p => p.Id == scene.Programme).Select(p => p.DocumentId).SingleAsync()));
        Assert.False(await scene.Database.With<AppDbContext, bool>(db => db.ProgrammeDuties.AnyAsync(d => d.ProgrammeId == scene.Programme && d.Text == Survey)));
        await scene.AgreeAsync();
    }

    [Theory, Databases]
    public async Task Carry_WithOtherBodies_GivesItToTheNew_AndReleasesTheFormerWithTheirParts_AndAPartIsNotDueAfterTheWhole(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider);
        var bodies = scene.Bodies;
        await scene.Database.With<AssignmentService>(async s => await s.DelegateAsync(new(await scene.OfAsync(bodies.AnHoa, Plan), [bodies.School], Scene.Due.AddDays(-2)), SmallProgramme.By(scene.Officer)));
        await scene.Database.With<AssignmentService>(async s => await s.DelegateAsync(new(await scene.OfAsync(bodies.BinhLam, Plan), [bodies.Clinic]), SmallProgramme.By(scene.Other)));
        var later = await scene.LaterAsync(RelationKind.Replaces, TestDuty.For(Scene.Due.AddDays(-10), bodies.AnHoa) with { Text = Plan });
        await scene.Database.With<AppDbContext>(async db =>
        {
            await using var work = await db.BeginAsync(TestDatabase.Doing("document.correct"));
            foreach (var actor in await db.DutyActors.Where(a => a.DocumentId == later).ToListAsync()) actor.Describe(DutyRole.Lead, "Xã An Hòa", bodies.AnHoa);
            await work.CommitAsync();
        });
        var preview = await scene.Database.With<AmendmentPlanner, Amendment>(p => p.PreviewAsync(scene.Programme, later));
        var pair = preview.Duties.Single(d => d.Pair.Change == DutyChange.Changed);
        Assert.Equal((0, 2, DutyDifferences.Deadline | DutyDifferences.Actors), (pair.Added, pair.Dropped, pair.Pair.Differences));

        await scene.ApplyAsync(new(scene.Programme, later, new Dictionary<long, long> { [pair.Pair.Was!.Id] = pair.Pair.Is!.Id }, [], []));

        var all = await scene.Database.With<AppDbContext, List<Assignment>>(db => db.Assignments.AsNoTracking().Where(a => a.ProgrammeDutyId == pair.Pair.Was.Id).OrderBy(a => a.Id).ToListAsync());
        var day = (DateOnly?)Scene.Due.AddDays(-10);
        Assert.Equal([(bodies.AnHoa, AssignmentState.Working, day), (bodies.BinhLam, AssignmentState.Released, day), (bodies.CamDong, AssignmentState.Released, day), (bodies.School, AssignmentState.Waiting, day), (bodies.Clinic, AssignmentState.Released, day)],
            new[] { bodies.AnHoa, bodies.BinhLam, bodies.CamDong, bodies.School, bodies.Clinic }.Select(b => all.Single(a => a.OrganizationId == b)).Select(a => (a.OrganizationId, a.State, a.DueOn)));
        await scene.AgreeAsync();
    }

    [Theory, Databases]
    public async Task Amend_IsForWhoMayIssue_AndOnlyByAConfirmedDocumentThatSaysSo(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider);
        var (later, unrelated) = (await scene.LaterAsync(RelationKind.Replaces), await SmallProgramme.DocumentAsync(scene.Database, scene.Bodies.Province, TestDuty.For(Scene.Due, scene.Bodies.AnHoa)));
        var preview = await scene.Database.With<AmendmentPlanner, Amendment>(p => p.PreviewAsync(scene.Programme, later));

        await Assert.ThrowsAsync<DeniedException>(() => scene.ApplyAsync(All(preview, later), scene.Officer));
        await Assert.ThrowsAsync<NotFoundException>(() => scene.Database.With<AmendmentPlanner, Amendment>(p => p.PreviewAsync(scene.Programme, unrelated)));
        await scene.Database.With<ProgrammeService>(s => s.CloseAsync(scene.Programme, null, SmallProgramme.By(scene.Leader, "programme.close")));
        Assert.Equal("rule.programme.not-running", (await Assert.ThrowsAsync<RuleException>(() => scene.ApplyAsync(All(preview, later) with { Version = null }))).Code);
    }

    [Theory, Databases]
    public async Task Recall_OfADocument_EndsItsProgrammes_AndFlagsThePlansBelow(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider);
        var bodies = scene.Bodies;
        var below = await SmallProgramme.DocumentAsync(scene.Database, bodies.AnHoa, DutyState.Proposed, scene.Document, TestDuty.For(null, bodies.School));
        var clerk = await scene.Database.AddPersonAsync("Võ Thị Thu", bodies.Province, Role.Clerk);
        Task<RecalledDocument> RecallAsync(long by, string? reason) => scene.Database.With<AmendmentService, RecalledDocument>(s => s.RecallAsync(scene.Document, null, SmallProgramme.By(by, "document.recall") with { Reason = reason }));
        Assert.Empty(await scene.Database.With<ChangedGrounds, IReadOnlyList<ChangedGround>>(g => g.OfAsync(clerk, below)));
        Assert.Equal(below, Assert.Single(await scene.Database.With<ChangedGrounds, IReadOnlyList<DocumentLink>>(g => g.PlansBelowAsync(clerk, scene.Document))).Id);
        Assert.Equal("rule.document.reason-missing", (await Assert.ThrowsAsync<RuleException>(() => RecallAsync(clerk, " "))).Code);
        await Assert.ThrowsAsync<DeniedException>(() => RecallAsync(scene.Officer, "Công văn 88"));

        var recalled = await RecallAsync(clerk, "Công văn số 88-CV/TU");

        Assert.Equal(new RecalledDocument(1, 0), recalled);
        Assert.Equal(AssignmentState.Released, (await scene.ReadAsync(bodies.AnHoa, Plan)).State);
        Assert.Equal(Standing.Recalled, Assert.Single(await scene.Database.With<ChangedGrounds, IReadOnlyList<ChangedGround>>(g => g.OfAsync(clerk, below))).Standing);
        await scene.AgreeAsync();
    }

    [Theory, Databases]
    public async Task Recall_LeavesAProgrammeThatABodyAboveIssued_AndTellsItsPeople(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider);
        var document = await SmallProgramme.DocumentAsync(scene.Database, scene.Bodies.AnHoa, TestDuty.For(Scene.Due, scene.Bodies.School));
        var programme = await scene.Database.With<IssueService, long>(s => s.IssueAsync(new(document, scene.Bodies.Province, DespiteConflicts: true), TestDatabase.Doing("programme.issue")));
        var clerk = await scene.Database.AddPersonAsync("Võ Thị Thu", scene.Bodies.AnHoa, Role.Clerk);

        Assert.Equal(new RecalledDocument(0, 1), await scene.Database.With<AmendmentService, RecalledDocument>(s => s.RecallAsync(document, null, SmallProgramme.By(clerk, "document.recall") with { Reason = "Công văn số 9" })));

        Assert.Equal(ProgrammeState.Running, await scene.Database.With<AppDbContext, ProgrammeState>(db => db.Programmes.Where(p => p.Id == programme).Select(p => p.State).SingleAsync()));
        Assert.Contains("notice.document-recalled", await scene.Database.With<AppDbContext, List<string>>(db => db.Notifications.Where(n => n.PersonId == scene.Leader).Select(n => n.TextKey).ToListAsync()));
    }

    [Theory, Databases]
    public async Task Ground_ThatWasAmendedLater_FlagsThePlan_OneAmendedBefore_DoesNot(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider);
        var below = await SmallProgramme.DocumentAsync(scene.Database, scene.Bodies.AnHoa, DutyState.Proposed, scene.Document, TestDuty.For(null, scene.Bodies.School));
        var later = await scene.LaterAsync(RelationKind.Amends);
        Assert.Equal((Standing.Registered, later), (await Grounds()).Select(g => (g.Standing, Assert.Single(g.By).Id)).Single());

        await scene.Database.With<AppDbContext>(async db =>
        {
            await using var work = await db.BeginAsync(TestDatabase.Doing("document.correct"));
            var document = await db.Documents.SingleAsync(d => d.Id == later);
            document.Describe(document.Head with { IssuedOn = SmallTree.Founded.AddDays(-1) });
            await work.CommitAsync();
        });
        Assert.Empty(await Grounds());

        Task<IReadOnlyList<ChangedGround>> Grounds() => scene.Database.With<ChangedGrounds, IReadOnlyList<ChangedGround>>(g => g.OfAsync(scene.Leader, below));
    }

    private static AmendOptions All(Amendment preview, long later) => new(preview.Programme.Id, later,
        preview.Duties.Where(d => d.Pair is { Was: not null, Is: not null }).ToDictionary(d => d.Pair.Was!.Id, d => d.Pair.Is!.Id),
        [.. preview.Duties.Where(d => d.Pair.Change == DutyChange.New).Select(d => d.Pair.Is!.Id)], [.. preview.Duties.Where(d => d.Pair.Change == DutyChange.Gone).Select(d => d.Pair.Was!.Id)], preview.Version);

    /// <summary>A province that gave its three communes a plan, a meeting and a report, and a document that changes this.</summary>
    private sealed record Scene(TestDatabase Database, SmallProvince Bodies, long Leader, long Officer, long Other, long Document, long Programme) : IAsyncDisposable
    {
        public static readonly DateOnly Due = SmallProgramme.Today.AddDays(30);

        public static async Task<Scene> BuildAsync(string provider)
        {
            var database = await TestDatabase.CreateAsync(provider);
            var bodies = await SmallProvince.BuildAsync(database);
            var (leader, officer, other) = (await database.AddPersonAsync("Lê Văn Minh", bodies.Province, Role.Leader), await database.AddPersonAsync("Phạm Thị Bình", bodies.AnHoa), await database.AddPersonAsync("Trần Văn Cường", bodies.BinhLam));
            var communes = new[] { bodies.AnHoa, bodies.BinhLam, bodies.CamDong };
            var document = await SmallProgramme.DocumentAsync(database, bodies.Province, TestDuty.For(Due, communes) with { Text = Plan }, TestDuty.For(Due, communes) with { Text = Meeting }, TestDuty.For(Due, communes) with { Text = Report });
            var programme = await database.With<IssueService, long>(s => s.IssueAsync(new(document, bodies.Province, DespiteConflicts: true), TestDatabase.Doing("programme.issue")));
            return new(database, bodies, leader, officer, other, document, programme);
        }

        /// <summary>A confirmed document that replaces or amends the first: the plan as it was, the meeting in other words and a month later, no report, and a survey that is new.</summary>
        public async Task<long> LaterAsync(RelationKind relation, params TestDuty[] duties)
        {
            var communes = new[] { Bodies.AnHoa, Bodies.BinhLam, Bodies.CamDong };
            if (duties.Length == 0)
                duties = [TestDuty.For(Due, communes) with { Text = Plan }, TestDuty.For(Due.AddDays(30), communes) with { Text = "Tổ chức hội nghị học tập, quán triệt nghị quyết" }, TestDuty.For(Due.AddDays(40), Bodies.AnHoa, Bodies.CamDong) with { Text = Survey }];
            var id = await SmallProgramme.DocumentAsync(Database, Bodies.Province, duties);
            await Database.With<AppDbContext>(async db =>
            {
                await using var work = await db.BeginAsync(TestDatabase.Doing("document.confirm"));
                (await db.Documents.SingleAsync(d => d.Id == id)).Confirm(work.At);
                db.Add(new DocumentReference(id, Document, relation, 0, 1));
                await work.CommitAsync();
            });
            return id;
        }

        public Task<long> ApplyAsync(AmendOptions options, long? by = null) => Database.With<AmendmentService, long>(s => s.ApplyAsync(options, SmallProgramme.By(by ?? Leader, "programme.amend")));

        public async Task MoveAsync(long by, long body, string duty, AssignmentMove move, string? sentence = null)
        {
            var id = await OfAsync(body, duty);
            await Database.With<AssignmentService>(s => s.MoveAsync(new(id, move, sentence), SmallProgramme.By(by)));
        }

        public async Task<long> OfAsync(long body, string duty) => (await ReadAsync(body, duty)).Id;

        public Task<Assignment> ReadAsync(long body, string duty) => Database.With<AppDbContext, Assignment>(db =>
            db.Assignments.AsNoTracking().SingleAsync(a => a.ProgrammeId == Programme && a.OrganizationId == body && a.ParentId == null && db.ProgrammeDuties.Any(d => d.Id == a.ProgrammeDutyId && d.Text == duty)));

        /// <summary>The tallies are what a recount gives.</summary>
        public async Task AgreeAsync()
        {
            await Database.With<TallyKeeper>(k => k.FoldAsync());
            Assert.Empty(await Database.With<TallyRecount, IReadOnlyList<TallyDifference>>(r => r.CompareAsync()));
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
