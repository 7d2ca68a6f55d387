using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Search;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Search;

public sealed class SearchTests
{
    private static readonly DateOnly Day = new(2025, 7, 1);

    [Theory, Databases]
    public async Task Find_WithOrWithoutMarks_FindsTheSame(string provider)
    {
        await using var database = await TreeAsync(provider);

        Assert.Equal(["Xã An Hòa", "Trường THCS An Hòa"], await FindAsync(database, "An Hòa"));
        Assert.Equal(["Xã An Hòa", "Trường THCS An Hòa"], await FindAsync(database, "an hoa"));
        Assert.Equal(["Xã An Hòa", "Trường THCS An Hòa"], await FindAsync(database, "an hoà"));
        Assert.Equal(["Xã An Hòa", "Trường THCS An Hòa"], await FindAsync(database, "  AN   HOA "));
        Assert.Empty(await FindAsync(database, "an hoi"));
    }

    [Theory, Databases]
    public async Task Find_WordsInTheOrderTyped_ComeBeforeThoseInAnother(string provider)
    {
        await using var database = await TreeAsync(provider);

        Assert.Equal(["Xã Bình Lâm", "Xã Lâm Bình"], await FindAsync(database, "binh lam"));
        Assert.Equal(["Xã Lâm Bình", "Xã Bình Lâm"], await FindAsync(database, "lam binh"));
    }

    [Theory, Databases]
    public async Task Find_BeginningOfTheLastWord_IsEnough(string provider)
    {
        await using var database = await TreeAsync(provider);

        Assert.Equal(["Trường THCS An Hòa"], await FindAsync(database, "truong th"));
        Assert.Empty(await FindAsync(database, "tru thcs"));
    }

    [Theory, Databases]
    public async Task Find_ByCodeShortNameOrAlias_TellsWhichNameFits(string provider)
    {
        await using var database = await TreeAsync(provider);
        var id = await database.With<OrganizationService, long>(s => s.CreateAsync(new(new Naming("state.committee", "Ủy ban nhân dân tỉnh Vân Giang", "UBND tỉnh", AgencyCode: "H72.3"),
            new Dictionary<Line, long?> { [Line.State] = null }, SmallTree.Basis()), TestDatabase.Doing("organization.create")));
        await database.With<OrganizationService>(s => s.AddAliasAsync(id, "Nhà nước tỉnh", AliasSource.Typed, Day, TestDatabase.Doing("organization.alias")));

        Assert.Equal((id, "UBND tỉnh", NameUse.ShortName), Only(await HitsAsync(database, "ubnd tinh")));
        Assert.Equal((id, "Nhà nước tỉnh", NameUse.Alias), Only(await HitsAsync(database, "nha nuoc")));
        Assert.Equal((id, "H72.3", NameUse.Code), Only(await HitsAsync(database, "h72.3")));
    }

    [Theory, Databases]
    public async Task Find_AfterARename_FindsBothNamesAndTellsTheFormerOne(string provider)
    {
        await using var database = await TreeAsync(provider);
        var id = (await HitsAsync(database, "xa an hoa")).Single().Subject.Id;
        await database.With<OrganizationService>(s => s.RenameAsync(new(id, new Naming("unit.ward", "Phường Tân An"), SmallTree.Basis(Day)), null, TestDatabase.Doing("organization.rename")));

        Assert.Equal((id, "Phường Tân An", NameUse.Name), Only(await HitsAsync(database, "tan an")));
        Assert.Equal((id, "Xã An Hòa", NameUse.FormerName), Only(await HitsAsync(database, "xa an hoa")));
    }

    [Theory, Databases]
    public async Task Find_WhatHasEnded_ComesAfterWhatLives(string provider)
    {
        await using var database = await TreeAsync(provider);
        var ended = (await HitsAsync(database, "xa an hoa")).Single().Subject.Id;
        await database.With<ReorganizationService>(s => s.MergeAsync(new([new(ended)], null, SmallTree.Body("Phường An Hòa", "unit.ward", null), SmallTree.Basis(Day)), TestDatabase.Doing("organization.merge")));

        Assert.Equal(["Phường An Hòa", "Trường THCS An Hòa", "Xã An Hòa"], await FindAsync(database, "an hoa"));
    }

    [Theory, Databases]
    public async Task Find_ChangeThatWasNotCommitted_IsNotFound(string provider)
    {
        await using var database = await TreeAsync(provider);

        await database.With<OrganizationService>(s => Assert.ThrowsAsync<RuleException>(() => s.CreateAsync(SmallTree.Body("Xã Không Có", "unit.none", null), TestDatabase.Doing("organization.create"))));

        Assert.Empty(await FindAsync(database, "khong co"));
    }

    [Theory, Databases]
    public async Task Find_PageByPage_GivesEachOnceInTheSameOrder(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        for (var i = 0; i < 25; i++) await database.AddAsync(i % 3 == 0 ? $"Xã Hòa An {i}" : $"Xã An Hòa {i}", "unit.commune", null);
        var all = await FindAsync(database, "an hoa", size: 100);

        var (paged, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await database.With<SearchQueries, Page<SearchHit>>(s => s.FindAsync(new("an hoa"), after, 7));
            paged.AddRange(page.Items.Select(h => h.Name));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(25, all.Length);
        Assert.Equal(all, paged);
        Assert.All(all.Take(16), n => Assert.StartsWith("Xã An Hòa", n, StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task Find_OfOneKind_LeavesOutOthers(string provider)
    {
        await using var database = await TreeAsync(provider);

        var hits = await database.With<SearchQueries, Page<SearchHit>>(s => s.FindAsync(new("an hoa", "organization", "state.school")));
        Assert.Equal("Trường THCS An Hòa", Assert.Single(hits.Items).Name);
        Assert.Empty((await database.With<SearchQueries, Page<SearchHit>>(s => s.FindAsync(new("an hoa", "person")))).Items);
        Assert.Equal(2, (await database.With<SearchQueries, Page<SearchHit>>(s => s.FindAsync(new("an hoa", "organization")))).Items.Count);
    }

    [Theory, Databases]
    public async Task Find_SignsThatSpeakToTheDatabase_AreOnlyWords(string provider)
    {
        await using var database = await TreeAsync(provider);

        foreach (var typed in new[] { "\" OR 1=1 --", "' & !'q", "*:()^", "NEAR AND OR NOT", "" }) Assert.Empty(await FindAsync(database, typed));
        Assert.Equal(["Xã An Hòa", "Trường THCS An Hòa"], await FindAsync(database, "(\"An\") & 'Hòa':*"));
    }

    [Theory, Databases]
    public async Task Rebuild_IndexThatWasLost_FindsAgain(string provider)
    {
        await using var database = await TreeAsync(provider);
        await database.With<AppDbContext>(db => db.Database.ExecuteSqlRawAsync("""DELETE FROM "SearchEntries" """));
        Assert.Empty(await FindAsync(database, "an hoa"));

        await database.With<AppDbContext>(db => SearchUpdate.RebuildAsync(db, "organization", default));

        Assert.Equal(["Xã An Hòa", "Trường THCS An Hòa"], await FindAsync(database, "an hoa"));
    }

    [Theory]
    [InlineData("Xã An Hòa", "an ho", "An|Hò")]
    [InlineData("Ủy ban nhân dân xã An Hòa", "uy ban", "Ủy|ban")]
    [InlineData("Đảng ủy", "dang", "Đảng")]
    [InlineData("Xã An Hòa", "lam", "")]
    public void Marks_WordsAsked_StandWhereTheNameHasThem(string name, string typed, string expected) =>
        Assert.Equal(expected, string.Join('|', SearchQueries.Marks(name, typed).Select(m => name.Substring(m.Start, m.Length))));

    private static async Task<TestDatabase> TreeAsync(string provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var province = await database.AddAsync("Tỉnh Vân Giang", "unit.province", null);
        var commune = await database.AddAsync("Xã An Hòa", "unit.commune", province);
        await database.AddAsync("Trường THCS An Hòa", "state.school", commune);
        await database.AddAsync("Xã Bình Lâm", "unit.commune", province);
        await database.AddAsync("Xã Lâm Bình", "unit.commune", province);
        return database;
    }

    private static async Task<IReadOnlyList<SearchHit>> HitsAsync(TestDatabase database, string words, int size = 20) =>
        (await database.With<SearchQueries, Page<SearchHit>>(s => s.FindAsync(new(words), size: size))).Items;

    private static async Task<string[]> FindAsync(TestDatabase database, string words, int size = 20) => [.. (await HitsAsync(database, words, size)).Select(h => h.Name)];

    private static (long, string, NameUse) Only(IReadOnlyList<SearchHit> hits)
    {
        var hit = Assert.Single(hits);
        return (hit.Subject.Id, hit.Name, hit.Use);
    }
}
