using CsCheck;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class TallyTests
{
    [Theory, Databases]
    public async Task Fold_ChangesOfAssignments_CountForAllBodiesAboveAndNotForTheBodyItself(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Acknowledge);

        Assert.Equal(new Tallied { Waiting = 2, Working = 1 }, await programme.BelowAsync(programme.Bodies.Province));
        Assert.Equal(default, await programme.BelowAsync(programme.Bodies.AnHoa));
    }

    [Theory, Databases]
    public async Task Fold_Again_AddsNothing(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);

        Assert.Equal(1, await programme.Database.With<TallyKeeper, int>(k => k.FoldAsync()));
        Assert.Equal(0, await programme.Database.With<TallyKeeper, int>(k => k.FoldAsync()));

        Assert.Equal(3, (await programme.BelowAsync(programme.Bodies.Province)).Waiting);
    }

    [Theory, Databases]
    public async Task Fold_BySeveralNodesWhileOthersMoveAssignments_CountsEachChangeOnce(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        using var stop = new CancellationTokenSource();
        var nodes = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await programme.Database.With<TallyKeeper>(k => k.FoldAsync());
        })).ToList();

        await Task.WhenAll(new[] { (programme.Officer, programme.AnHoa), (programme.OtherOfficer, programme.BinhLam) }.Select(who => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await programme.MoveAsync(who.Item1, who.Item2, AssignmentMove.Submit);
                await programme.MoveAsync(programme.Leader, who.Item2, AssignmentMove.Return, "Thiếu");
            }
        })));
        await stop.CancelAsync();
        await Task.WhenAll(nodes);

        Assert.Equal(new Tallied { Waiting = 1, Returned = 2 }, await programme.BelowAsync(programme.Bodies.Province));
        Assert.Empty(await CompareAsync(programme.Database));
    }

    [Theory, Databases]
    public async Task Recount_AfterSomebodyWroteIntoTheDatabase_SeesItAndPutsItRight(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.Database.With<TallyKeeper>(k => k.FoldAsync());
        await programme.Database.With<AppDbContext>(db => db.Database.ExecuteSqlRawAsync("UPDATE \"Tallies\" SET \"Waiting\" = \"Waiting\" + 5"));

        var difference = Assert.Single(await CompareAsync(programme.Database));
        Assert.Equal((programme.Bodies.Province, 8, 3), (difference.OrganizationId, difference.Kept[0], difference.Counted[0]));

        await programme.Database.With<TallyRecount>(r => r.RebuildAsync());
        Assert.Empty(await CompareAsync(programme.Database));
        Assert.Equal(3, (await programme.BelowAsync(programme.Bodies.Province)).Waiting);
    }

    /// <summary>Moves, extensions, delegations, nights and reorganisations in any order: what is kept is what a recount gives, folded or not.</summary>
    [Theory, Databases]
    public async Task Fold_AfterAnySequence_EqualsARecount(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        var other = await database.AddAsync("Tỉnh Bắc Giang Mới", "unit.province", null);
        await Gen.Select(Gen.Int[0, 11], Gen.Int[0, 99], Gen.Int[0, 99]).Array[20, 40].SampleAsync(async steps =>
        {
            var living = await LivingAsync(database);
            var programme = await SmallProgramme.IssueAsync(database, bodies.Province, TestDuty.For(TodayOf(database).AddDays(10), [.. living]), TestDuty.For(TodayOf(database).AddDays(3), [.. living.Take(4)]), TestDuty.For(null, [.. living.Take(2)]));
            foreach (var (kind, a, b) in steps)
            {
                try
                {
                    await StepAsync(database, programme, other, kind, a, b);
                }
                catch (RuleException)
                {
                    // A random step is often one that the rules refuse; then nothing may have changed either.
                }
            }
            Assert.Empty(await CompareAsync(database));
            await database.With<TallyKeeper>(k => k.FoldAsync());
            Assert.Empty(await CompareAsync(database));
        }, iter: 5, threads: 1);
    }

    private static async Task StepAsync(TestDatabase database, long programme, long other, int kind, int a, int b)
    {
        var today = TodayOf(database);
        var assignments = await database.With<AppDbContext, List<Assignment>>(db => db.Assignments.AsNoTracking().Where(x => x.ProgrammeId == programme).OrderBy(x => x.Id).ToListAsync());
        var one = assignments[a % assignments.Count];
        var doing = TestDatabase.Doing("assignment.move");
        switch (kind)
        {
            case < 5:
                await database.With<AssignmentService>(s => s.MoveAsync(new(one.Id, (AssignmentMove)(b % 9), "Lý do"), doing));
                break;
            case 5:
                await database.With<AssignmentService>(s => s.AskExtensionAsync(new(one.Id, (one.DueOn ?? today).AddDays(b), "Lý do"), doing));
                break;
            case 6:
                one = assignments.FirstOrDefault(x => x.ExtensionAsked is not null) ?? one;
                await database.With<AssignmentService>(s => s.AnswerExtensionAsync(new(one.Id, b % 3 == 0 ? null : one.ExtensionAsked, "Lý do"), doing));
                break;
            case 7:
                var below = await database.With<AppDbContext, List<long>>(db => db.OrganizationLinks.Where(l => l.ParentId == one.OrganizationId && l.ValidTo > today).Select(l => l.ChildId).ToListAsync());
                await database.With<AssignmentService>(s => s.DelegateAsync(new(one.Id, [.. below.Take(1)]), doing));
                break;
            case 8:
                database.Time.Advance(TimeSpan.FromDays(b % 5));
                await database.With<OverdueJob>(j => j.RunAsync());
                break;
            case 9:
                await database.With<TallyKeeper>(k => k.FoldAsync());
                break;
            case 10:
                await database.With<OrganizationService>(s => s.MoveAsync(new(one.OrganizationId, Line.Territory, other, SmallTree.Basis(today)), null, TestDatabase.Doing("organization.move")));
                break;
            default:
                var living = await LivingAsync(database);
                var into = living[b % living.Count];
                if (into != one.OrganizationId && living.Count > 4) await database.With<ReorganizationService>(s => s.MergeAsync(new([new(one.OrganizationId)], into, null, SmallTree.Basis(today)), TestDatabase.Doing("organization.merge")));
                break;
        }
    }

    private static Task<List<long>> LivingAsync(TestDatabase database) => database.With<AppDbContext, List<long>>(db => db.Organizations.Where(o => o.AbolishedOn == Day.Never).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync());

    private static DateOnly TodayOf(TestDatabase database) => Clock.DayOf(database.Time.GetUtcNow().UtcDateTime);

    private static Task<IReadOnlyList<TallyDifference>> CompareAsync(TestDatabase database) => database.With<TallyRecount, IReadOnlyList<TallyDifference>>(r => r.CompareAsync());
}
