using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Organizations;

/// <summary>What lists and forms read of the tree.</summary>
public sealed class ListsTests
{
    private static readonly DateOnly Day = new(2025, 7, 1), Before = Day.AddDays(-1);

    [Theory, Databases]
    public async Task Below_FilteredByPartOfTheName_FindsItWithOrWithoutMarks(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);

        foreach (var typed in new[] { "An Hòa", "an hoa", "HOÀ" }) Assert.Equal(["Xã An Hòa"], await BelowAsync(database, bodies.Province, typed));
        Assert.Empty(await BelowAsync(database, bodies.Province, "%"));
        Assert.Equal(4, (await BelowAsync(database, bodies.Province, "  ")).Length);
    }

    [Theory, Databases]
    public async Task Living_ByWords_OffersOnlyThoseThatLiveThatDayWithTheirSuperior(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        await database.With<ReorganizationService>(s => s.MergeAsync(new([new(bodies.AnHoa)], bodies.BinhLam, null, SmallTree.Basis(Day)), TestDatabase.Doing("organization.merge")));

        var before = await database.With<OrganizationFinder, IReadOnlyList<FoundOrganization>>(f => f.LivingAsync("xa an hoa", Before));
        Assert.Equal(("Xã An Hòa", "Tỉnh Vân Giang"), (before.Single(o => o.Id == bodies.AnHoa).Name, before.Single(o => o.Id == bodies.AnHoa).Superior!.Name));
        Assert.DoesNotContain(await database.With<OrganizationFinder, IReadOnlyList<FoundOrganization>>(f => f.LivingAsync("xa an hoa", Day)), o => o.Id == bodies.AnHoa);
    }

    [Theory, Databases]
    public async Task Describe_OnADay_NamesTheSuperiorOfThatDay(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        await database.With<OrganizationService>(s => s.MoveAsync(new(bodies.School, Line.Territory, bodies.CamDong, SmallTree.Basis(Day)), null, TestDatabase.Doing("organization.move")));

        Assert.Equal(["Xã An Hòa", "Phường Cẩm Đông"], [await SuperiorAsync(Before), await SuperiorAsync(Day)]);

        async Task<string> SuperiorAsync(DateOnly day) => (await database.With<OrganizationFinder, IReadOnlyList<FoundOrganization>>(f => f.DescribeAsync([bodies.School, 7], day))).Single().Superior!.Name;
    }

    [Theory, Databases]
    public async Task Preview_OfABodyOnTwoLines_CountsEachBelowOnce(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);

        var counts = await database.With<ReorganizationPreview, IReadOnlyList<BelowCount>>(p => p.BelowAsync([bodies.Province, bodies.AnHoa, bodies.School], Day));

        Assert.Equal([new(bodies.Province, 4, 9), new(bodies.AnHoa, 2, 2), new(bodies.School, 0, 0)], counts);
    }

    [Theory, Databases]
    public async Task Counts_AfterAChangeOfTheTree_AreCountedAnew(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        Assert.Equal(2, await CommunesAsync());

        await database.AddAsync("Xã Đồng Tâm", "unit.commune", bodies.Province);

        Assert.Equal(3, await CommunesAsync());

        async Task<int> CommunesAsync() => (await database.With<OrganizationCounts, IReadOnlyDictionary<Line, IReadOnlyDictionary<string, int>>>(c => c.BelowAsync(bodies.Province, [Line.Territory], Day)))[Line.Territory]["unit.commune"];
    }

    private static Task<string[]> BelowAsync(TestDatabase database, long id, string name) =>
        database.With<OrganizationQueries, string[]>(async q => [.. (await q.BelowAsync(id, Line.Territory, Day, size: Page<OrganizationRow>.MaxSize, name: name)).Items.Select(r => r.Name)]);
}
