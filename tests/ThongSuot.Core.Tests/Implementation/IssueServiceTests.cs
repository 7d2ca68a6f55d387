using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class IssueServiceTests
{
    private static readonly DateOnly Today = SmallProgramme.Today, Due = SmallProgramme.Due;

    [Theory, Databases]
    public async Task Preview_SaysWhoWouldGetWhatInWhichRole_AndWhichNameMeansNobody(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        var document = await SmallProgramme.DocumentAsync(database, bodies.Province, new TestDuty("Ban hành kế hoạch", Due,
            (DutyRole.Lead, "các xã, phường", null), (DutyRole.Cooperating, "Trường THCS An Hòa", null), (DutyRole.Monitoring, "Xã An Hòa", null), (DutyRole.Advising, "Sở Không Có", null)));

        var preview = await PreviewAsync(database, new(document, bodies.Province));

        var duty = Assert.Single(preview.Duties);
        Assert.Equal([("Phường Cẩm Đông", DutyRole.Lead), ("Trường THCS An Hòa", DutyRole.Cooperating), ("Xã An Hòa", DutyRole.Lead), ("Xã Bình Lâm", DutyRole.Lead)], duty.Given.Select(g => (g.Body.Name, g.Role)).Order());
        Assert.Equal((4, 4, "Kế hoạch phát triển giáo dục nghề nghiệp"), (preview.Assignments, preview.Bodies, preview.Title));
        Assert.Equal("Sở Không Có", Assert.Single(duty.Actors.SelectMany(a => a.Unresolved)).Text);
        Assert.Contains(duty.Conflicts, c => c is { Kind: ConflictKind.Unresolved, IsBlocking: false });
        Assert.True(preview.CanIssue);
        await database.With<AppDbContext>(async db => Assert.False(await db.Programmes.AnyAsync()));
    }

    [Theory, Databases]
    public async Task Preview_Conflicts_AreTold_AndNoneWhereAllIsWell(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        await database.AddPersonAsync("Phạm Thị Bình", bodies.School);
        var soon = Today.AddDays(IssueConflicts.DaysToPassOn - 1);
        var document = await SmallProgramme.DocumentAsync(database, bodies.Province,
            TestDuty.For(Due, bodies.School), TestDuty.For(Today.AddDays(-1), bodies.School), TestDuty.For(Today, bodies.School), TestDuty.For(Due, bodies.Clinic),
            TestDuty.For(soon, bodies.AnHoa), TestDuty.For(soon.AddDays(1), bodies.AnHoa), TestDuty.For(soon, bodies.School), TestDuty.For(Due));

        var preview = await PreviewAsync(database, new(document, bodies.Province));

        Assert.Equal<ConflictKind[]>([[], [ConflictKind.DeadlinePast], [], [ConflictKind.NobodyInPost], [ConflictKind.NobodyInPost, ConflictKind.TooLittleTime], [ConflictKind.NobodyInPost], [], [ConflictKind.Nobody]],
            preview.Duties.Select(d => d.Conflicts.Select(c => c.Kind).ToArray()));
        Assert.False(preview.CanIssue);
    }

    [Theory, Databases]
    public async Task Preview_BodyThatEnded_IsLeftOut_AndOneThatWillEndBeforeTheDayIsTold(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        foreach (var (body, on) in new[] { (bodies.School, Today), (bodies.Clinic, Due) }) await database.With<OrganizationService>(s => s.AbolishAsync(new(body, [], SmallTree.Basis(on)), null, TestDatabase.Doing("organization.abolish")));
        var document = await SmallProgramme.DocumentAsync(database, bodies.Province, TestDuty.For(Due, bodies.School, bodies.Clinic), TestDuty.For(Due.AddDays(-1), bodies.Clinic));

        var preview = await PreviewAsync(database, new(document, bodies.Province));

        Assert.Equal([bodies.Clinic], preview.Duties[0].Given.Select(g => g.Body.Id));
        Assert.Equal(bodies.School, Assert.Single(preview.Duties[0].Conflicts.Single(c => c.Kind == ConflictKind.NotLiving).Bodies).Id);
        Assert.Equal(bodies.Clinic, Assert.Single(preview.Duties[0].Conflicts.Single(c => c.Kind == ConflictKind.EndsBefore).Bodies).Id);
        Assert.DoesNotContain(preview.Duties[1].Conflicts, c => c.Kind == ConflictKind.EndsBefore);
    }

    [Theory, Databases]
    public async Task Preview_LaterThanAllTheSuperiorAsks_IsTold_AndTheSameDayIsNot(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        var upper = await SmallProgramme.DocumentAsync(database, bodies.Province, TestDuty.For(Due, bodies.AnHoa));
        await database.With<IssueService>(s => s.IssueAsync(new(upper, bodies.Province, DespiteConflicts: true), TestDatabase.Doing("programme.issue")));
        var lower = await SmallProgramme.DocumentAsync(database, bodies.AnHoa, DutyState.Confirmed, upper, TestDuty.For(Due, bodies.School), TestDuty.For(Due.AddDays(1), bodies.School));

        var preview = await PreviewAsync(database, new(lower, bodies.AnHoa));

        Assert.Equal([false, true], preview.Duties.Select(d => d.Conflicts.Any(c => c.Kind == ConflictKind.LaterThanSuperior)));
    }

    [Theory, Databases]
    public async Task Issue_GivesEveryBodyItsAssignmentWhereItStands_TellsWhoIsInPost_AndRecordsTheDuty(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);

        var given = await programme.ReadAsync(programme.AnHoa);
        Assert.Equal((DutyRole.Lead, AssignmentState.Waiting, SmallProgramme.Due, $"/{programme.Bodies.Province}/{programme.Bodies.AnHoa}/"), (given.Role, given.State, given.DueOn!.Value, given.Path));
        await programme.Database.With<AppDbContext>(async db =>
        {
            var notice = await db.Notifications.SingleAsync(n => n.PersonId == programme.Officer);
            Assert.Equal(("notice.issued", "1"), (notice.TextKey, notice.Arguments[1]));
            Assert.False(await db.Notifications.AnyAsync(n => n.PersonId == programme.Leader));
            Assert.Contains("\"Bodies\":3", (await db.History.SingleAsync(e => e.SubjectKind == "programme" && e.Action == "issued")).Fields, StringComparison.Ordinal);
        });
    }

    [Theory, Databases]
    public async Task Issue_OnlyWhatIsConfirmed_AndOnlyOfWhatIsRegistered(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        var proposed = await SmallProgramme.DocumentAsync(database, bodies.Province, DutyState.Proposed, null, TestDuty.For(Due, bodies.AnHoa));
        var recalled = await SmallProgramme.DocumentAsync(database, bodies.Province, TestDuty.For(Due, bodies.AnHoa));
        await database.With<AppDbContext>(db => db.Documents.Where(d => d.Id == recalled).ExecuteUpdateAsync(s => s.SetProperty(d => d.Standing, Standing.Recalled)));

        Assert.Equal(ConflictKind.NoDuty, Assert.Single((await PreviewAsync(database, new(proposed, bodies.Province))).AllConflicts).Kind);
        Assert.Equal("rule.issue.impossible", await RefusedAsync(database, new(proposed, bodies.Province, DespiteConflicts: true)));
        Assert.Equal("rule.issue.not-registered", await RefusedAsync(database, new(recalled, bodies.Province, DespiteConflicts: true)));
    }

    [Theory, Databases]
    public async Task Issue_WithConflictsNotSeen_IsRefused_AndTwiceTheSameDuty_Too(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        var document = await SmallProgramme.DocumentAsync(database, bodies.Province, TestDuty.For(Due, bodies.AnHoa));

        Assert.Equal("rule.issue.conflicts", await RefusedAsync(database, new(document, bodies.Province)));
        await database.With<IssueService>(s => s.IssueAsync(new(document, bodies.Province, DespiteConflicts: true), TestDatabase.Doing("programme.issue")));

        Assert.Equal("rule.issue.issued-already", await RefusedAsync(database, new(document, bodies.Province, DespiteConflicts: true)));
        Assert.Contains((await PreviewAsync(database, new(document, bodies.Province))).AllConflicts, c => c is { Kind: ConflictKind.IssuedAlready, IsBlocking: true });
    }

    [Theory, Databases]
    public async Task Issue_RelatedBodies_NeedsAChoice_AndTakesTheOneMade(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        var document = await SmallProgramme.DocumentAsync(database, bodies.Province, new TestDuty("Phối hợp", Due, (DutyRole.Lead, "các xã, phường liên quan", null)));
        var options = new IssueOptions(document, bodies.Province, DespiteConflicts: true);
        Assert.Contains((await PreviewAsync(database, options)).AllConflicts, c => c is { Kind: ConflictKind.ToChoose, IsBlocking: true });
        var actor = await database.With<AppDbContext, long>(db => db.DutyActors.Select(a => a.Id).SingleAsync());

        var id = await database.With<IssueService, long>(s => s.IssueAsync(options with { Chosen = new Dictionary<long, IReadOnlyList<long>> { [actor] = [bodies.CamDong] } }, TestDatabase.Doing("programme.issue")));

        await database.With<AppDbContext>(async db => Assert.Equal([bodies.CamDong], await db.Assignments.Where(a => a.ProgrammeId == id).Select(a => a.OrganizationId).ToListAsync()));
    }

    [Theory, Databases]
    public async Task Issue_ByTwoAtOnce_AndBySendingTwice_IssuesOnce(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        var (leader, clerk, officer) = (await database.AddPersonAsync("Lê Văn Minh", bodies.Province, Role.Leader), await database.AddPersonAsync("Đỗ Thị Hà", bodies.Province, Role.Clerk), await database.AddPersonAsync("Phạm Thị Bình", bodies.Province));
        var options = new IssueOptions(await SmallProgramme.DocumentAsync(database, bodies.Province, TestDuty.For(Due, bodies.AnHoa)), bodies.Province, DespiteConflicts: true);
        Task<long> IssueAsync(long by, string key) => database.With<IssueService, long>(s => s.IssueAsync(options, SmallProgramme.By(by, "programme.issue", key)));
        await Assert.ThrowsAsync<DeniedException>(() => IssueAsync(officer, "a"));

        var results = await Task.WhenAll(new[] { leader, clerk, leader }.Select(by => Task.Run(async () =>
        {
            try
            {
                return (long?)await IssueAsync(by, "a");
            }
            catch (RuleException e) when (e.Code == "rule.issue.issued-already")
            {
                return null;
            }
        })));

        Assert.Single(results.OfType<long>().Distinct());
        await database.With<AppDbContext>(async db => Assert.Equal((1, 1), (await db.Programmes.CountAsync(), await db.Assignments.CountAsync())));
    }

    [Theory, Databases]
    public async Task Issue_ToManyBodies_ReportsHowFarItIs_AndTheTalliesAgree(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var province = await database.AddAsync("Tỉnh Bắc", "unit.province", null);
        await using (var scope = database.Scope())
        {
            await using var work = await scope.ServiceProvider.GetRequiredService<AppDbContext>().BeginAsync(TestDatabase.Doing("organization.import"));
            await scope.ServiceProvider.GetRequiredService<OrganizationService>().CreateInAsync(work, [.. Enumerable.Range(0, 600).Select(i => SmallTree.Body($"Xã {i}", "unit.commune", province))], default);
            await work.CommitAsync();
        }
        var document = await SmallProgramme.DocumentAsync(database, province, new TestDuty("Báo cáo", Due, (DutyRole.Lead, "các xã", null)), new TestDuty("Tuyên truyền", Due, (DutyRole.Lead, "các xã", null)));
        var progress = new Heard();

        var id = await database.With<IssueService, long>(s => s.IssueAsync(new(document, province, DespiteConflicts: true), TestDatabase.Doing("programme.issue"), progress));

        Assert.Equal([new IssueProgress(600, 1200), new IssueProgress(1200, 1200)], progress.All);
        await database.With<TallyKeeper>(k => k.FoldAsync());
        Assert.Equal(new Tallied { Waiting = 1200 }, (await database.With<DashboardQueries, Dashboard?>(q => q.FindAsync(id, province)))!.Below);
    }

    [Theory, Databases]
    public async Task Issue_ThatIsCancelledHalfWay_LeavesNothing_AndCanBeIssuedAgain(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        var document = await SmallProgramme.DocumentAsync(database, bodies.Province, TestDuty.For(Due, bodies.AnHoa, bodies.BinhLam), TestDuty.For(Due, bodies.CamDong));
        using var stop = new CancellationTokenSource();
        var options = new IssueOptions(document, bodies.Province, DespiteConflicts: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.With<IssueService>(s => s.IssueAsync(options, TestDatabase.Doing("programme.issue"), new Stopping(stop), stop.Token)));

        await database.With<AppDbContext>(async db => Assert.Equal((0, 0, 0, 0), (await db.Programmes.CountAsync(), await db.Assignments.CountAsync(), await db.TallyChanges.CountAsync(), await db.Notifications.CountAsync())));
        await database.With<IssueService>(s => s.IssueAsync(options, TestDatabase.Doing("programme.issue")));
        await database.With<AppDbContext>(async db => Assert.Equal(3, await db.Assignments.CountAsync()));
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<IssueProgress>
    {
        public void Report(IssueProgress value) => stop.Cancel();
    }

    private sealed class Heard : IProgress<IssueProgress>
    {
        public List<IssueProgress> All { get; } = [];

        public void Report(IssueProgress value) => All.Add(value);
    }

    private static Task<IssuePreview> PreviewAsync(TestDatabase database, IssueOptions options) => database.With<IssueService, IssuePreview>(s => s.PreviewAsync(options));

    private static async Task<string> RefusedAsync(TestDatabase database, IssueOptions options) =>
        (await Assert.ThrowsAsync<RuleException>(() => database.With<IssueService>(s => s.IssueAsync(options, TestDatabase.Doing("programme.issue"))))).Code;
}
