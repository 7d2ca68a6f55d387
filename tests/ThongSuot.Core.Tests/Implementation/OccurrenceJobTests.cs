using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using RelationKind = ThongSuot.Documents.Recognition.RelationKind;
using Role = ThongSuot.Core.Access.Role;

namespace ThongSuot.Core.Tests.Implementation;

/// <summary>The province gives three communes a monthly duty on 28 September 2025.</summary>
public sealed class OccurrenceJobTests
{
    [Theory, Databases]
    public async Task Run_EachNight_GivesTheMonthThatBegins_Once_ToWhoHasTheDuty(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider, "month");
        // Three days of September are left.
        Assert.Equal(0, await scene.RunAsync());
        scene.To(2025, 10, 1);

        Assert.Equal(3, await scene.RunAsync());
        Assert.Equal(0, await scene.RunAsync());

        var given = (await scene.OccurrencesAsync()).Single();
        Assert.Equal((new DateOnly(2025, 10, 1), new DateOnly(2025, 10, 31), new DateOnly(2025, 10, 31), 1), (given.PeriodFrom, given.PeriodTo, given.DueOn, given.Ordinal));
        Assert.Equal("Báo cáo kết quả (01/10/2025–31/10/2025)", given.Text);
        await scene.AgreeAsync();
        var board = await scene.BoardAsync();
        Assert.Equal([null, given.DueOn], board.Duties.Select(d => d.DueOn));
        // The duty itself stands beside its month.
        Assert.Equal((6, 0), (board.Total.Waiting, board.Total.Overdue));
    }

    [Theory, Databases]
    public async Task Run_AfterMissedNights_CatchesUp_AndWhatIsPastIsOverdue(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider, "month");
        scene.To(2025, 12, 20);

        Assert.Equal(9, await scene.RunAsync());

        Assert.Equal([10, 11, 12], (await scene.OccurrencesAsync()).Select(o => o.PeriodFrom!.Value.Month));
        await scene.AgreeAsync();
        Assert.Equal(6, (await scene.BoardAsync()).Total.Overdue);
        // By the list, the reminders and the sheet it is an assignment as any other.
        var late = await scene.Database.With<AssignmentQueries, IReadOnlyList<AssignmentRow>>(async q => (await q.LateAsync(scene.Programme, scene.Bodies.Province)).Items);
        Assert.Equal((6, "Báo cáo kết quả (01/10/2025–31/10/2025)", 50), (late.Count, late[0].Text, late[0].DaysLate));
    }

    [Theory, Databases]
    public async Task Run_ForABodyOfTheState_GoesByItsReportingPeriods(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ministry = await database.AddAsync("Bộ Nội vụ", "state.ministry", null);
        var department = await database.AddAsync("Sở Nội vụ", "state.department", ministry);
        await SmallProgramme.IssueAsync(database, ministry, Scene.Every("year", department), Scene.Every("quarter", department));
        database.Time.SetUtcNow(new(2025, 12, 15, 1, 0, 0, TimeSpan.Zero));

        Assert.Equal(4, await database.With<OccurrenceJob, int>(j => j.RunAsync()));

        var due = await database.With<AppDbContext, List<DateOnly?>>(db => db.Assignments.Where(a => a.DueOn != null).OrderBy(a => a.Id).Select(a => a.DueOn).ToListAsync());
        Assert.Equal([new(2025, 12, 14), new(2026, 12, 14), new(2025, 12, 14), new(2026, 3, 14)], due);
    }

    [Theory, Databases]
    public async Task Run_ForWhatGoesOnAllTheTime_OrIsDueOnce_GivesNothing(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider, "continuous");
        await SmallProgramme.IssueAsync(scene.Database, scene.Bodies.Province, TestDuty.For(SmallProgramme.Due, scene.Bodies.AnHoa));
        scene.To(2026, 12, 31);

        Assert.Equal(0, await scene.RunAsync());
    }

    [Theory, Databases]
    public async Task Run_DoesNotAskWhoDeclinedOrIsDone_ButWhoOnlyHandedIn(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider, "month");
        var (bodies, standing) = (scene.Bodies, await scene.StandingAsync());
        await scene.MoveAsync(scene.Officer, standing[bodies.AnHoa], AssignmentMove.Decline, "Không thuộc thẩm quyền");
        await scene.MoveAsync(scene.Other, standing[bodies.BinhLam], AssignmentMove.Submit);
        scene.To(2025, 10, 1);

        Assert.Equal(2, await scene.RunAsync());
        Assert.Equal([bodies.BinhLam, bodies.CamDong], await scene.GivenAsync());
        await scene.MoveAsync(scene.Leader, standing[bodies.BinhLam], AssignmentMove.Accept);
        scene.To(2025, 11, 1);
        Assert.Equal(1, await scene.RunAsync());
        await scene.AgreeAsync();
    }

    [Theory, Databases]
    public async Task Run_OnceTheProgrammeHasEnded_GivesNothing_AndRecallReleasesWhatIsOpen(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider, "month");
        scene.To(2025, 10, 1);
        await scene.RunAsync();

        await scene.Database.With<ProgrammeService>(s => s.RecallAsync(scene.Programme, null, SmallProgramme.By(scene.Leader) with { Reason = "Công văn thu hồi" }));
        scene.To(2025, 11, 1);

        Assert.Equal(0, await scene.RunAsync());
        Assert.True(await scene.Database.With<AppDbContext, bool>(db => db.Assignments.AllAsync(a => a.State == AssignmentState.Released)));
        await scene.AgreeAsync();
    }

    [Theory, Databases]
    public async Task Amend_WhereABodyIsNoLongerNamed_ReleasesItsPeriodToo_AndTheNextGoesToTheOthers(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider, "month");
        var bodies = scene.Bodies;
        scene.To(2025, 10, 1);
        await scene.RunAsync();

        await scene.ReplaceAsync(Scene.Every("month", bodies.AnHoa, bodies.BinhLam));

        Assert.Equal([(bodies.CamDong, 2)], await scene.ReleasedAsync());
        scene.To(2025, 11, 1);
        Assert.Equal(2, await scene.RunAsync());
        await scene.AgreeAsync();
    }

    [Theory, Databases]
    public async Task Amend_ThatClosesTheDuty_ReleasesWhatIsOpenOfItsPeriods_AndNoneFollows(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider, "month");
        var bodies = scene.Bodies;
        scene.To(2025, 10, 1);
        await scene.RunAsync();

        await scene.ReplaceAsync(TestDuty.For(new(2025, 12, 31), bodies.AnHoa) with { Text = "Khảo sát nhu cầu học nghề" });

        Assert.Equal([(bodies.AnHoa, 2), (bodies.BinhLam, 2), (bodies.CamDong, 2)], await scene.ReleasedAsync());
        scene.To(2025, 11, 1);
        Assert.Equal(0, await scene.RunAsync());
        await scene.AgreeAsync();
    }

    [Theory, Databases]
    public async Task Run_ByTwoNodesAtOnce_GivesEachPeriodOnce(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider, "week");
        scene.To(2025, 11, 30);

        var given = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(scene.RunAsync)));

        // The week of 28 September is over that day; nine weeks follow.
        Assert.Equal(27, given.Sum());
        Assert.Equal(9, (await scene.OccurrencesAsync()).Select(o => o.PeriodFrom).Distinct().Count());
        Assert.Equal(9, (await scene.OccurrencesAsync()).Count);
        await scene.AgreeAsync();
    }

    [Theory, Databases]
    public async Task Board_LeavesOutPeriodsThatAreOverAndDone_ButCountsThem(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider, "month");
        scene.To(2025, 10, 1);
        await scene.RunAsync();
        var october = (await scene.OccurrencesAsync()).Single().Id;
        foreach (var id in await scene.Database.With<AppDbContext, List<long>>(db => db.Assignments.Where(a => a.ProgrammeDutyId == october).Select(a => a.Id).ToListAsync()))
        {
            await scene.Database.With<AssignmentService>(s => s.MoveAsync(new(id, AssignmentMove.Submit), TestDatabase.Doing("assignment.move")));
            await scene.Database.With<AssignmentService>(s => s.MoveAsync(new(id, AssignmentMove.Accept), TestDatabase.Doing("assignment.move")));
        }
        await scene.AgreeAsync();
        Assert.Equal(2, (await scene.BoardAsync()).Duties.Count);

        scene.To(2025, 11, 1);
        await scene.RunAsync();
        await scene.AgreeAsync();

        var board = await scene.BoardAsync();
        Assert.Equal([null, new DateOnly(2025, 11, 30)], board.Duties.Select(d => d.DueOn));
        Assert.Equal((3, 9), (board.Total.DoneInTime, board.Total.Total));
    }

    private sealed record Scene(TestDatabase Database, SmallProvince Bodies, long Leader, long Officer, long Other, long Programme) : IAsyncDisposable
    {
        /// <summary>Each body by a name of its own: by names it is told whether a later document means others.</summary>
        public static TestDuty Every(string every, params long[] leads) => new("Báo cáo kết quả", null, [.. leads.Select(l => (DutyRole.Lead, $"tổ chức {l}", (long?)l))]) { Every = every };

        public static async Task<Scene> BuildAsync(string provider, string every)
        {
            var database = await TestDatabase.CreateAsync(provider);
            var bodies = await SmallProvince.BuildAsync(database);
            var (leader, officer, other) = (await database.AddPersonAsync("Lê Văn Minh", bodies.Province, Role.Leader), await database.AddPersonAsync("Phạm Thị Bình", bodies.AnHoa), await database.AddPersonAsync("Trần Văn Cường", bodies.BinhLam));
            return new(database, bodies, leader, officer, other, await SmallProgramme.IssueAsync(database, bodies.Province, Every(every, bodies.AnHoa, bodies.BinhLam, bodies.CamDong)));
        }

        public void To(int year, int month, int day) => Database.Time.SetUtcNow(new(year, month, day, 1, 0, 0, TimeSpan.Zero));

        public Task<int> RunAsync() => Database.With<OccurrenceJob, int>(j => j.RunAsync());

        public Task MoveAsync(long by, long id, AssignmentMove move, string? sentence = null) => Database.With<AssignmentService>(s => s.MoveAsync(new(id, move, sentence), SmallProgramme.By(by)));

        public Task<List<ProgrammeDuty>> OccurrencesAsync() => Database.With<AppDbContext, List<ProgrammeDuty>>(db => db.ProgrammeDuties.AsNoTracking().Where(d => d.RecursOfId != null).OrderBy(d => d.Id).ToListAsync());

        public Task<Dictionary<long, long>> StandingAsync() => Database.With<AppDbContext, Dictionary<long, long>>(db => db.Assignments.Where(a => a.DueOn == null).ToDictionaryAsync(a => a.OrganizationId, a => a.Id));

        public Task<List<long>> GivenAsync() => Database.With<AppDbContext, List<long>>(db => db.Assignments.Where(a => a.DueOn != null).OrderBy(a => a.Id).Select(a => a.OrganizationId).ToListAsync());

        /// <summary>Another document takes the place of the one that is carried out, and what the machine proposes is confirmed.</summary>
        public async Task ReplaceAsync(params TestDuty[] duties)
        {
            var later = await SmallProgramme.DocumentAsync(Database, Bodies.Province, duties);
            await Database.With<AppDbContext>(async db =>
            {
                await using var work = await db.BeginAsync(TestDatabase.Doing("document.confirm"));
                (await db.Documents.SingleAsync(d => d.Id == later)).Confirm(work.At);
                db.Add(new DocumentReference(later, await db.Programmes.Where(p => p.Id == Programme).Select(p => p.DocumentId).SingleAsync(), RelationKind.Replaces, 0, 1));
                await work.CommitAsync();
            });
            var preview = await Database.With<AmendmentPlanner, Amendment>(p => p.PreviewAsync(Programme, later));
            // The periods of a duty are not compared: they go with it.
            Assert.Single(preview.Duties, d => d.Pair.Was is not null);
            await Database.With<AmendmentService>(s => s.ApplyAsync(new(Programme, later, preview.Duties.Where(d => d.Pair is { Was: not null, Is: not null }).ToDictionary(d => d.Pair.Was!.Id, d => d.Pair.Is!.Id),
                [.. preview.Duties.Where(d => d.Pair.Was is null).Select(d => d.Pair.Is!.Id)], [.. preview.Duties.Where(d => d.Pair.Is is null).Select(d => d.Pair.Was!.Id)], preview.Version), SmallProgramme.By(Leader, "programme.amend")));
        }

        public async Task<List<(long Body, int Count)>> ReleasedAsync() =>
            [.. (await Database.With<AppDbContext, List<long>>(db => db.Assignments.Where(a => a.State == AssignmentState.Released).Select(a => a.OrganizationId).ToListAsync())).GroupBy(b => b).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];

        public async Task<Dashboard> BoardAsync() => (await Database.With<DashboardQueries, Dashboard?>(q => q.FindAsync(Programme, Bodies.Province)))!;

        /// <summary>The tallies are what a recount gives.</summary>
        public async Task AgreeAsync()
        {
            Assert.Empty(await Database.With<TallyRecount, IReadOnlyList<TallyDifference>>(r => r.CompareAsync()));
            await Database.With<TallyKeeper>(k => k.FoldAsync());
            Assert.Empty(await Database.With<TallyRecount, IReadOnlyList<TallyDifference>>(r => r.CompareAsync()));
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
