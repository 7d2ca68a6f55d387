using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Organizations;

public sealed class ReorganizationTests
{
    private static readonly DateOnly Day = new(2025, 7, 1), Before = Day.AddDays(-1);

    [Theory, Databases]
    public async Task Merge_TwoIntoANewOne_EndsThemAndPassesOnWhatStoodBelow(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, commune, school) = await MoveTests.TreeAsync(database);
        var other = await database.AddAsync("Xã Bình Lâm", "unit.commune", north);
        var clinic = await database.AddAsync("Trạm Y tế Bình Lâm", "state.public-unit", other);

        var merged = await MergeAsync(database, [new(commune), new(other)], SmallTree.Body("Xã Hòa Lâm", "unit.commune", north));

        Assert.Equal(["Xã An Hòa", "Xã Bình Lâm"], await database.BelowAsync(north, Before));
        Assert.Equal(["Xã Hòa Lâm"], await database.BelowAsync(north, Day));
        Assert.Equal(["Trạm Y tế Bình Lâm", "Trường THCS An Hòa"], await database.BelowAsync(merged, Day));
        Assert.Equal(["Việt Nam", "Tỉnh Bắc", "Xã An Hòa"], await database.TrailAsync(school, Before));
        Assert.Equal(["Việt Nam", "Tỉnh Bắc", "Xã Hòa Lâm"], await database.TrailAsync(clinic, Day));
        var events = await database.With<OrganizationQueries, IReadOnlyList<EventRow>>(q => q.EventsAsync(commune));
        var succession = Assert.Single(events.Single(e => e.Kind == EventKind.Merge).Successions, s => s.PredecessorId == commune);
        Assert.Equal((merged, "Xã Hòa Lâm", Succession.Whole), (succession.SuccessorId, succession.Successor, succession.ShareMillionths));
    }

    [Theory, Databases]
    public async Task Merge_IntoOneOfThem_KeepsThatOne(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, commune, _) = await MoveTests.TreeAsync(database);
        var other = await database.AddAsync("Xã Bình Lâm", "unit.commune", north);

        Assert.Equal(commune, await MergeAsync(database, [new(commune), new(other)], null, commune));

        Assert.Equal(["Xã An Hòa"], await database.BelowAsync(north, Day));
        var ended = await database.With<OrganizationQueries, OrganizationDetails?>(q => q.FindAsync(other, Day));
        Assert.Equal((Day, "Xã Bình Lâm"), (ended!.AbolishedOn, ended.Naming.Name));
    }

    [Theory, Databases]
    public async Task Merge_OneThatHasEnded_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, commune, _) = await MoveTests.TreeAsync(database);
        var other = await database.AddAsync("Xã Bình Lâm", "unit.commune", north);
        await MergeAsync(database, [new(other)], null, commune);

        var refused = await Assert.ThrowsAsync<RuleException>(() => MergeAsync(database, [new(other)], SmallTree.Body("Xã Mới", "unit.commune", north)));

        Assert.Equal("rule.organization.not-living", refused.Code);
    }

    [Theory, Databases]
    public async Task Merge_PartsOfOneIntoTwo_EndsItOnceAndSharesSumToTheWhole(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, commune, _) = await MoveTests.TreeAsync(database);
        var (left, right) = (await database.AddAsync("Xã Tả", "unit.commune", north), await database.AddAsync("Xã Hữu", "unit.commune", north));

        await MergeAsync(database, [new(commune, 400_000)], null, left);
        await MergeAsync(database, [new(commune, 600_000)], null, right);

        Assert.Equal(["Xã Hữu", "Xã Tả"], await database.BelowAsync(north, Day));
        await database.With<AppDbContext>(async db => Assert.Equal(Succession.Whole, await db.Successions.Where(s => s.PredecessorId == commune).SumAsync(s => s.ShareMillionths)));
    }

    [Theory, Databases]
    public async Task Merge_PartsBeyondTheWhole_AreRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, commune, _) = await MoveTests.TreeAsync(database);
        var (left, right) = (await database.AddAsync("Xã Tả", "unit.commune", north), await database.AddAsync("Xã Hữu", "unit.commune", north));
        await MergeAsync(database, [new(commune, 600_000)], null, left);

        var refused = await Assert.ThrowsAsync<RuleException>(() => MergeAsync(database, [new(commune, 600_000)], null, right));

        Assert.Equal("rule.organization.split-shares", refused.Code);
    }

    [Theory, Databases]
    public async Task Split_InTwo_GivesEachPartWhatItIsSaidToTakeOver(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, commune, school) = await MoveTests.TreeAsync(database);
        var clinic = await database.AddAsync("Trạm Y tế An Hòa", "state.public-unit", commune);
        var options = new SplitOrganizationOptions(commune,
            [new(null, SmallTree.Body("Xã An", "unit.commune", north), 700_000), new(null, SmallTree.Body("Xã Hòa", "unit.commune", north), 300_000)],
            Continues: false, new Dictionary<long, int> { [clinic] = 1 }, SmallTree.Basis(Day));

        var parts = await database.With<ReorganizationService, IReadOnlyList<long>>(s => s.SplitAsync(options, null, TestDatabase.Doing("organization.split")));

        Assert.Equal(["Xã An", "Xã Hòa"], await database.BelowAsync(north, Day));
        Assert.Equal(["Trường THCS An Hòa"], await database.BelowAsync(parts[0], Day));
        Assert.Equal(["Trạm Y tế An Hòa"], await database.BelowAsync(parts[1], Day));
        Assert.Equal(["Việt Nam", "Tỉnh Bắc", "Xã An Hòa"], await database.TrailAsync(school, Before));
    }

    [Theory, Databases]
    public async Task Split_WhosePartsAreNotTheWhole_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, commune, _) = await MoveTests.TreeAsync(database);
        var options = new SplitOrganizationOptions(commune, [new(null, SmallTree.Body("Xã An", "unit.commune", north), 700_000)], Continues: false, new Dictionary<long, int>(), SmallTree.Basis(Day));

        var refused = await Assert.ThrowsAsync<RuleException>(() => database.With<ReorganizationService>(s => s.SplitAsync(options, null, TestDatabase.Doing("organization.split"))));

        Assert.Equal("rule.organization.split-shares", refused.Code);
        Assert.Equal(["Xã An Hòa"], await database.BelowAsync(north, Day));
    }

    [Theory, Databases]
    public async Task Abolish_WithBodiesBelow_IsRefusedUntilTheyHaveMoved(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, south, commune, school) = await MoveTests.TreeAsync(database);
        Task Abolish() => database.With<OrganizationService>(s => s.AbolishAsync(new(commune, [south], SmallTree.Basis(Day)), null, TestDatabase.Doing("organization.abolish")));

        Assert.Equal("rule.organization.has-below", (await Assert.ThrowsAsync<RuleException>(Abolish)).Code);
        await database.With<OrganizationService>(s => s.MoveAsync(new(school, Line.Territory, north, SmallTree.Basis(Day)), null, TestDatabase.Doing("organization.move")));
        await Abolish();

        Assert.Equal(["Trường THCS An Hòa"], await database.BelowAsync(north, Day));
        Assert.Equal(["Xã An Hòa"], await database.BelowAsync(north, Before));
    }

    [Theory, Databases]
    public async Task Rename_FromADay_LeavesTheOldNameBefore(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, commune, _) = await MoveTests.TreeAsync(database);

        await database.With<OrganizationService>(s => s.RenameAsync(new(commune, new Naming("unit.ward", "Phường An Hòa"), SmallTree.Basis(Day)), null, TestDatabase.Doing("organization.rename")));

        Assert.Equal(["Xã An Hòa"], await database.BelowAsync(north, Before));
        Assert.Equal(["Phường An Hòa"], await database.BelowAsync(north, Day));
    }

    private static Task<long> MergeAsync(TestDatabase database, IReadOnlyList<Predecessor> predecessors, CreateOrganizationOptions? founded, long? into = null) =>
        database.With<ReorganizationService, long>(s => s.MergeAsync(new(predecessors, into, founded, SmallTree.Basis(Day)), TestDatabase.Doing("organization.merge")));
}
