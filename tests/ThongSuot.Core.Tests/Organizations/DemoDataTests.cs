using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Tests.Organizations;

public sealed class DemoDataTests(DemoProvince province) : IClassFixture<DemoProvince>
{
    private static readonly DateOnly Day = new(2025, 9, 28);

    [Theory, Databases]
    public async Task Load_Demonstration_HasTwelveCommunesAndBodiesOnAllLines(string provider)
    {
        var database = await province.OnAsync(provider);

        var kinds = await database.With<OrganizationQueries, IReadOnlyDictionary<string, int>>(q => q.CountBelowAsync(DemoData.ProvinceId, Line.Territory, Day));

        Assert.Equal(12, kinds["unit.commune"] + kinds["unit.ward"]);
        Assert.Equal(13, kinds["state.committee"]);
        Assert.InRange(kinds.Values.Sum(), 110, 130);
        foreach (var line in Enum.GetValues<Line>()) Assert.True(await database.With<AppDbContext, bool>(db => db.OrganizationLinks.AnyAsync(l => l.Line == line)), line.ToString());
    }

    [Theory, Databases]
    public async Task Load_Demonstration_IdsAreThoseOfTheFile(string provider)
    {
        var database = await province.OnAsync(provider);

        Assert.Equal(["Cộng hòa xã hội chủ nghĩa Việt Nam", "Tỉnh Vân Giang"], await database.TrailAsync(SeedFile.Rows("demo/organizations.csv").Where(r => r.Text("name") == "Xã An Hòa").Select(r => r.Number("id")).Single(), Day));
        Assert.True(await database.With<AppDbContext, bool>(db => db.Organizations.AllAsync(o => o.Id < Counter.First)));
    }

    [Theory, Databases]
    public async Task Load_Again_ChangesNothing(string provider)
    {
        var database = await province.OnAsync(provider);

        await database.With<DemoData>(async d => Assert.False(await d.LoadAsync()));

        Assert.Equal(1, await database.With<AppDbContext, int>(db => db.Operations.CountAsync()));
    }

    [Fact]
    public void People_OfTheDemonstration_HoldPostsInItsBodies()
    {
        var bodies = SeedFile.Rows("demo/organizations.csv").Select(r => r.Number("id")).ToHashSet();
        var posts = SeedFile.Rows("demo/people.csv").Select(r => (Id: r.Number("id"), Name: r.Text("full_name"), Email: r.Text("email"), Post: r.Text("post"), Role: r.Text("role"), Organization: r.Number("organization"))).ToList();

        Assert.All(posts, p => Assert.True(bodies.Contains(p.Organization) && p.Post.Length > 0, p.Name));
        Assert.All(posts, p => Assert.EndsWith("@vangiang.example", p.Email, StringComparison.Ordinal));
        Assert.Equal(["Administrator", "Auditor", "Clerk", "Leader", "Monitor", "Officer"], posts.Select(p => p.Role).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(posts.Select(p => p.Id).Distinct().Count(), posts.Select(p => p.Email).Distinct().Count());
    }
}
