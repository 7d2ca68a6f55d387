using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class SuccessionTests
{
    private static readonly DateOnly Today = SmallProgramme.Today;

    [Theory, Databases]
    public async Task Merge_PassesWhatIsOpenAndWhatIsDoneToTheSuccessor_WithTheLegalBasis_AndTheTotalsAgree(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        await programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Accept);
        var before = await programme.BelowAsync(programme.Bodies.Province);

        var merged = await MergeAsync(programme, Today);

        var (done, open) = (await programme.ReadAsync(programme.AnHoa), await programme.ReadAsync(programme.BinhLam));
        Assert.Equal((merged, programme.Bodies.AnHoa, $"/{programme.Bodies.Province}/{merged}/"), (done.OrganizationId, done.PassedFromId!.Value, done.Path));
        Assert.Equal((merged, programme.Bodies.BinhLam), (open.OrganizationId, open.PassedFromId!.Value));
        var said = Assert.Single(await programme.EntriesAsync(programme.BinhLam));
        Assert.Equal((EntryKind.Passed, "Nghị quyết số 01/NQ-HĐND"), (said.Kind, said.Sentence));
        Assert.Equal(before, await programme.BelowAsync(programme.Bodies.Province));
        var at = await programme.Database.With<DashboardQueries, Dashboard?>(q => q.FindAsync(programme.Id, programme.Bodies.Province));
        Assert.Equal(before, Tallied.Sum(at!.Children.Select(c => c.Total)));
        Assert.Equal(2, at.Children.Single(c => c.OrganizationId == merged).Total.Total);
    }

    [Theory, Databases]
    public async Task Merge_EnteredBeforeItsDay_IsFollowedInTheNightOfThatDay_NotBefore(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        var merged = await MergeAsync(programme, Today.AddDays(5));
        Assert.Equal(0, await programme.Database.With<AssignmentSuccession, int>(s => s.RunAsync()));
        Assert.Equal(programme.Bodies.AnHoa, (await programme.ReadAsync(programme.AnHoa)).OrganizationId);

        programme.Database.Time.Advance(TimeSpan.FromDays(5));

        Assert.Equal(2, await programme.Database.With<AssignmentSuccession, int>(s => s.RunAsync()));
        Assert.Equal(merged, (await programme.ReadAsync(programme.AnHoa)).OrganizationId);
        Assert.Equal(0, await programme.Database.With<AssignmentSuccession, int>(s => s.RunAsync()));
    }

    [Theory, Databases]
    public async Task Move_OfABody_TakesItsFiguresFromTheOldSuperiorToTheNewOne(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        var other = await programme.Database.AddAsync("Tỉnh Bắc", "unit.province", null);
        Assert.Equal(3, (await programme.BelowAsync(programme.Bodies.Province)).Waiting);

        await programme.Database.With<OrganizationService>(s => s.MoveAsync(new(programme.Bodies.AnHoa, Line.Territory, other, SmallTree.Basis(Today)), null, TestDatabase.Doing("organization.move")));

        Assert.Equal((2, 1), ((await programme.BelowAsync(programme.Bodies.Province)).Waiting, (await programme.BelowAsync(other)).Waiting));
        Assert.Equal((programme.Bodies.AnHoa, null), ((await programme.ReadAsync(programme.AnHoa)).OrganizationId, (await programme.ReadAsync(programme.AnHoa)).PassedFromId));
    }

    [Theory, Databases]
    public async Task Abolish_WithoutASuccessor_LeavesTheDutyWhereItWas_ForSomebodyToDecide(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        var cut = programme.Bodies.CamDong;
        var committee = await programme.Database.With<AppDbContext, List<long>>(db => db.OrganizationLinks.Where(l => l.ParentId == cut).Select(l => l.ChildId).ToListAsync());
        foreach (var body in (long[])[.. committee, cut]) await programme.Database.With<OrganizationService>(s => s.AbolishAsync(new(body, [], SmallTree.Basis(Today)), null, TestDatabase.Doing("organization.abolish")));

        var left = await programme.ReadAsync(await SmallProgramme.OfAsync(programme.Database, programme.Id, cut));

        Assert.Equal((cut, AssignmentState.Waiting), (left.OrganizationId, left.State));
        Assert.Equal(3, (await programme.BelowAsync(programme.Bodies.Province)).Total);
    }

    private static Task<long> MergeAsync(SmallProgramme programme, DateOnly on) => programme.Database.With<ReorganizationService, long>(s => s.MergeAsync(
        new([new(programme.Bodies.AnHoa), new(programme.Bodies.BinhLam)], null, SmallTree.Body("Xã Hòa Lâm", "unit.commune", programme.Bodies.Province, on: on), SmallTree.Basis(on)), TestDatabase.Doing("organization.merge")));
}
