using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Tests.Organizations;

public sealed class UnitSeedsTests(SeededCountry country) : IClassFixture<SeededCountry>
{
    private static readonly DateOnly AsIs = UnitSeeds.ReorganisedOn, AsWas = AsIs.AddDays(-1);

    [Theory, Databases]
    public async Task Load_Country_HasThreeLevelsBeforeAndTwoAfter(string provider)
    {
        var database = await country.OnAsync(provider);

        var (was, now) = (await CountAsync(database, AsWas), await CountAsync(database, AsIs));

        Assert.Equal((57, 6), (was["unit.province"], was["unit.city"]));
        Assert.Equal((508, 49, 52, 87), (was["unit.district"], was["unit.urban-district"], was["unit.town"], was["unit.provincial-city"]));
        Assert.Equal((7_692, 1_726, 617), (was["unit.commune"], was["unit.ward"], was["unit.township"]));
        Assert.Equal(1 + 63 + 696 + 10_035, was.Values.Sum());
        Assert.Equal((28, 6), (now["unit.province"], now["unit.city"]));
        Assert.Equal((2_621, 687, 13), (now["unit.commune"], now["unit.ward"], now["unit.special-zone"]));
        Assert.Equal(1 + 34 + 3_321, now.Values.Sum());
    }

    [Theory, Databases]
    public async Task Load_Country_LeavesNoUnitWithoutSuccessorsOfTheWhole(string provider)
    {
        var database = await country.OnAsync(provider);

        await database.With<AppDbContext>(async db =>
        {
            var ended = await db.Organizations.Where(o => o.AbolishedOn == AsIs).Select(o => o.Id).ToListAsync();
            var passed = await db.Successions.Where(s => s.EffectiveOn == AsIs).GroupBy(s => s.PredecessorId).ToDictionaryAsync(g => g.Key, g => g.Sum(s => (long)s.ShareMillionths));
            Assert.Equal(1 + 63 + 696 + 10_035 - 1 - 11 - 132, ended.Count);
            Assert.All(ended, id => Assert.Equal(Succession.Whole, passed[id]));
            // One lives on with the rest: a commune that gave a part away.
            Assert.Equal(["Xã Canh Liên"], await db.OrganizationProfiles.Where(p => passed.Keys.Except(ended).Contains(p.OrganizationId)).Select(p => p.Name).ToListAsync());
        });
    }

    [Theory, Databases]
    public async Task Load_Country_PutsEveryUnitUnderOneThatLives(string provider)
    {
        var database = await country.OnAsync(provider);

        await database.With<AppDbContext>(async db =>
        {
            foreach (var day in new[] { AsWas, AsIs })
                Assert.Empty(await db.OrganizationLinks.Where(l => l.ValidFrom <= day && l.ValidTo > day && !db.Organizations.Any(o => o.Id == l.ChildId && o.EstablishedOn <= day && o.AbolishedOn > day)
                    || l.ValidFrom <= day && l.ValidTo > day && l.ParentId != null && !db.OrganizationLinks.Any(p => p.ChildId == l.ParentId && p.ValidFrom <= day && p.ValidTo > day && l.Path == p.Path + l.ChildId + "/")).Select(l => l.ChildId).Take(5).ToListAsync());
        });
        Assert.Equal(["Cộng hòa xã hội chủ nghĩa Việt Nam", "Tỉnh Ninh Thuận", "Huyện Ninh Phước"], await database.TrailAsync(await IdAsync(database, "Thị trấn Phước Dân"), AsWas));
    }

    [Theory, Databases]
    public async Task Load_UnitThatWentOn_KeepsItsIdUnderItsNewProvince(string provider)
    {
        var database = await country.OnAsync(provider);
        var id = await IdAsync(database, "Xã Buôn Đôn");

        var (was, now) = await database.With<OrganizationQueries, (OrganizationDetails?, OrganizationDetails?)>(async q => (await q.FindAsync(id, AsWas), await q.FindAsync(id, AsIs)));

        Assert.Equal(("Xã Krông Na", "Xã Buôn Đôn"), (was!.Naming.Name, now!.Naming.Name));
        Assert.Equal(["Cộng hòa xã hội chủ nghĩa Việt Nam", "Tỉnh Đắk Lắk"], now.Places.Single().Trail.Select(s => s.Name));
        var events = await database.With<OrganizationQueries, IReadOnlyList<EventRow>>(q => q.EventsAsync(id));
        Assert.Equal([EventKind.Create, EventKind.Rename, EventKind.Move], events.Where(e => e.Kind != EventKind.Abolish).Select(e => e.Kind).Order());
        Assert.All(events.Where(e => e.Kind is EventKind.Rename or EventKind.Move), e => Assert.StartsWith("Nghị quyết số 1660/NQ-UBTVQH15", e.LegalBasis, StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task Load_CommuneCutUp_PassesEqualPartsAndSaysSo(string provider)
    {
        var database = await country.OnAsync(provider);
        var (trungHoa, namKe) = (100_000 + 175, await IdAsync(database, "Đặc khu Cồn Cỏ"));

        var cut = (await database.With<OrganizationQueries, IReadOnlyList<EventRow>>(q => q.EventsAsync(trungHoa))).Where(e => e.Kind == EventKind.Merge).ToList();
        var island = await database.With<OrganizationQueries, IReadOnlyList<EventRow>>(q => q.EventsAsync(namKe));

        Assert.True(cut.Count > 1);
        Assert.All(cut, e => Assert.Contains("Phường Trung Hòa", e.Note!, StringComparison.Ordinal));
        Assert.Equal(Succession.Whole, cut.SelectMany(e => e.Successions).Where(s => s.PredecessorId == trungHoa).Sum(s => s.ShareMillionths));
        Assert.Equal(["Huyện Cồn Cỏ"], island.Single(e => e.Kind == EventKind.Merge).Successions.Select(s => s.Predecessor));
    }

    [Theory, Databases]
    public async Task Load_Again_ChangesNothing(string provider)
    {
        var database = await country.OnAsync(provider);
        var before = await database.With<AppDbContext, int>(db => db.History.CountAsync());

        await database.With<UnitSeeds>(async s => Assert.False(await s.LoadAsync()));

        Assert.Equal(before, await database.With<AppDbContext, int>(db => db.History.CountAsync()));
        Assert.Equal(2, await database.With<AppDbContext, int>(db => db.Operations.CountAsync()));
    }

    [Fact]
    public async Task Load_BesideTheDemonstration_SharesTheNation()
    {
        await using var database = await DemoProvince.LoadAsync("sqlite");

        await database.With<UnitSeeds>(async s => Assert.True(await s.LoadAsync()));

        var now = await CountAsync(database, AsIs);
        Assert.Equal((1, 34 + 1, 3_321 + 12), (now["unit.nation"], now["unit.province"] + now["unit.city"], now["unit.commune"] + now["unit.ward"] + now["unit.special-zone"]));
    }

    [Theory, Databases]
    public async Task Restate_FiguresOfEveryOldCommune_AgreeForTheNationAndEveryNewProvince(string provider)
    {
        var database = await country.OnAsync(provider);
        var random = new Random(20250701);
        var was = await CommunesAsync(database, AsWas);
        var figures = was.Keys.ToDictionary(id => id, _ => random.NextInt64(0, 200_000));

        var now = await database.With<Figures, IReadOnlyDictionary<long, long>>(f => f.RestateAsync(figures, AsWas, AsIs));

        var communes = await CommunesAsync(database, AsIs);
        Assert.Equal(3_321, communes.Count);
        Assert.Empty(now.Keys.Except(communes.Keys));
        Assert.All(now.Values, v => Assert.True(v >= 0));
        Assert.Equal(figures.Values.Sum(), now.Values.Sum());
        var successor = await database.With<AppDbContext, Dictionary<long, long>>(db => db.Successions.Where(s => was.Values.Contains(s.PredecessorId)).ToDictionaryAsync(s => s.PredecessorId, s => s.SuccessorId));
        var asWas = figures.GroupBy(f => successor.GetValueOrDefault(was[f.Key], was[f.Key])).ToDictionary(g => g.Key, g => g.Sum(f => f.Value));
        var asIs = now.GroupBy(f => communes[f.Key]).ToDictionary(g => g.Key, g => g.Sum(f => f.Value));
        Assert.Equal(34, asIs.Count);
        Assert.Equal(asWas.OrderBy(p => p.Key), asIs.OrderBy(p => p.Key));
    }

    /// <summary>Communes on a day and the province of each.</summary>
    private static Task<Dictionary<long, long>> CommunesAsync(TestDatabase database, DateOnly day) => database.With<AppDbContext, Dictionary<long, long>>(async db =>
    {
        string[] kinds = ["unit.commune", "unit.ward", "unit.township", "unit.special-zone"];
        var links = await db.OrganizationLinks.Where(l => l.ValidFrom <= day && l.ValidTo > day)
            .Join(db.OrganizationProfiles.Where(p => p.ValidFrom <= day && p.ValidTo > day && kinds.Contains(p.Kind)), l => l.ChildId, p => p.OrganizationId, (l, p) => l).ToListAsync();
        return links.ToDictionary(l => l.ChildId, l => long.Parse(l.Path.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture));
    });

    private static Task<IReadOnlyDictionary<string, int>> CountAsync(TestDatabase database, DateOnly day) =>
        database.With<OrganizationQueries, IReadOnlyDictionary<string, int>>(q => q.CountBelowAsync(UnitSeeds.NationId, Line.Territory, day));

    private static Task<long> IdAsync(TestDatabase database, string name) => database.With<AppDbContext, long>(db => db.OrganizationProfiles.Where(p => p.Name == name).Select(p => p.OrganizationId).SingleAsync());
}
