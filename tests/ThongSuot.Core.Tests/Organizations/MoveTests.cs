using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Organizations;

public sealed class MoveTests
{
    private static readonly DateOnly Day = new(2025, 7, 1), Before = Day.AddDays(-1);

    [Theory, Databases]
    public async Task Move_ToAnotherSuperior_TakesAllBelowAlongFromThatDayOn(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (nation, north, south, commune, school) = await TreeAsync(database);

        await MoveAsync(database, commune, south);

        Assert.Equal(["Việt Nam", "Tỉnh Bắc"], await database.TrailAsync(commune, Before));
        Assert.Equal(["Việt Nam", "Tỉnh Nam"], await database.TrailAsync(commune, Day));
        Assert.Equal(["Việt Nam", "Tỉnh Bắc", "Xã An Hòa"], await database.TrailAsync(school, Before));
        Assert.Equal(["Việt Nam", "Tỉnh Nam", "Xã An Hòa"], await database.TrailAsync(school, Day));
        Assert.Equal(["Xã An Hòa"], await database.BelowAsync(north, Before));
        Assert.Empty(await database.BelowAsync(north, Day));
        Assert.Equal(5, (await CountAsync(database, nation, Day)).Values.Sum());
    }

    [Theory, Databases]
    public async Task Move_BelowItself_IsRefusedAndChangesNothing(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, commune, school) = await TreeAsync(database);

        var refused = await Assert.ThrowsAsync<RuleException>(() => MoveAsync(database, north, school));

        Assert.Equal("rule.organization.cycle", refused.Code);
        Assert.Equal(["Việt Nam", "Tỉnh Bắc"], await database.TrailAsync(commune, Day));
    }

    [Theory, Databases]
    public async Task Move_ThatWouldStandDeeperThanAPathHolds_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (top, bottom) = (await ChainAsync(database), await ChainAsync(database));

        var refused = await Assert.ThrowsAsync<RuleException>(() => MoveAsync(database, bottom[0], top[^1]));

        Assert.Equal("rule.organization.too-deep", refused.Code);
        Assert.Equal(29, (await database.TrailAsync(bottom[^1], Day)).Length);
    }

    /// <summary>Thirty bodies, each below the one before.</summary>
    private static async Task<List<long>> ChainAsync(TestDatabase database)
    {
        List<long> ids = [];
        for (var i = 0; i < 30; i++) ids.Add(await database.AddAsync($"Bậc {i}", "other", ids.Count == 0 ? null : ids[^1]));
        return ids;
    }

    [Theory, Databases]
    public async Task Move_TwiceOnTheSameDay_KeepsTheLastAndTheDaysBefore(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, _, south, commune, school) = await TreeAsync(database);
        await MoveAsync(database, commune, south);
        var west = await database.AddAsync("Tỉnh Tây", "unit.province", null);

        await MoveAsync(database, commune, west);

        Assert.Equal(["Tỉnh Tây", "Xã An Hòa"], await database.TrailAsync(school, Day));
        Assert.Equal(["Việt Nam", "Tỉnh Bắc", "Xã An Hòa"], await database.TrailAsync(school, Before));
    }

    [Theory, Databases]
    public async Task Move_BeforeALaterChangeBelow_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, south, commune, _) = await TreeAsync(database);
        await MoveAsync(database, commune, south);

        var refused = await Assert.ThrowsAsync<RuleException>(() => MoveAsync(database, south, north, Day.AddDays(-10)));

        Assert.Equal("rule.organization.later-change", refused.Code);
    }

    [Theory, Databases]
    public async Task Move_OnOneLine_LeavesTheOthers(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, _, south, commune, _) = await TreeAsync(database);
        var party = await database.AddAsync("Đảng ủy cấp trên", "party.committee", null, Line.Party);
        await database.With<OrganizationService>(s => s.MoveAsync(new(commune, Line.Party, party, SmallTree.Basis(Before)), null, TestDatabase.Doing("organization.move")));

        await MoveAsync(database, commune, south);

        Assert.Equal(["Đảng ủy cấp trên"], await database.TrailAsync(commune, Day, Line.Party));
        Assert.Equal(["Việt Nam", "Tỉnh Nam"], await database.TrailAsync(commune, Day));
    }

    [Theory, Databases]
    public async Task Move_SeenAtAnOlderVersion_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, _, south, commune, _) = await TreeAsync(database);
        await database.With<OrganizationService>(s => s.SetContactAsync(commune, new Contact(Email: "xa@example.vn"), 0, TestDatabase.Doing("organization.contact")));

        await Assert.ThrowsAsync<StaleException>(() => database.With<OrganizationService>(s => s.MoveAsync(new(commune, Line.Territory, south, SmallTree.Basis(Day)), 0, TestDatabase.Doing("organization.move"))));
    }

    internal static async Task<(long Nation, long North, long South, long Commune, long School)> TreeAsync(TestDatabase database)
    {
        var nation = await database.AddAsync("Việt Nam", "unit.nation", null);
        var north = await database.AddAsync("Tỉnh Bắc", "unit.province", nation);
        var south = await database.AddAsync("Tỉnh Nam", "unit.province", nation);
        var commune = await database.AddAsync("Xã An Hòa", "unit.commune", north);
        return (nation, north, south, commune, await database.AddAsync("Trường THCS An Hòa", "state.school", commune));
    }

    private static Task MoveAsync(TestDatabase database, long id, long superior, DateOnly? on = null) =>
        database.With<OrganizationService>(s => s.MoveAsync(new(id, Line.Territory, superior, SmallTree.Basis(on ?? Day)), null, TestDatabase.Doing("organization.move")));

    private static Task<IReadOnlyDictionary<string, int>> CountAsync(TestDatabase database, long id, DateOnly day) =>
        database.With<OrganizationQueries, IReadOnlyDictionary<string, int>>(q => q.CountBelowAsync(id, Line.Territory, day));
}
