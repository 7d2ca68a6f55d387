using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;
using ThongSuot.Core.Tests.Organizations;
using static ThongSuot.Core.Tests.Access.AccessServiceTests;

namespace ThongSuot.Core.Tests.Access;

public sealed class TokenTests
{
    private static readonly DateOnly Today = new(2025, 9, 28);

    [Theory, Databases]
    public async Task Token_NamesItsPerson_AndOnlyItsHashIsKept(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await PersonAsync(database);

        var token = await CreateAsync(database, person);

        Assert.Equal((person, "Trần Thị Lan", TokenScope.Read), await FindAsync(database, token) is { } bearer ? (bearer.PersonId, bearer.FullName, bearer.Scope) : default);
        Assert.Null(await FindAsync(database, token + "x"));
        var row = (await database.With<AccessQueries, IReadOnlyList<TokenRow>>(q => q.TokensAsync(person))).Single();
        Assert.Equal((token[..10], (DateOnly?)Today), (row.Prefix, row.LastUsedOn));
        await database.With<AppDbContext>(async db => Assert.DoesNotContain(token[10..], string.Concat(await db.History.Select(e => e.Fields).ToListAsync()), StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task Token_RevokedOrTooOld_NamesNobody(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await PersonAsync(database);
        var (revoked, old) = (await CreateAsync(database, person), await CreateAsync(database, person));
        var id = (await database.With<AccessQueries, IReadOnlyList<TokenRow>>(q => q.TokensAsync(person)))[^1].Id;

        await database.With<TokenService>(s => s.RevokeTokenAsync(person, id, TestDatabase.Doing("access.token-revoke")));

        Assert.Null(await FindAsync(database, revoked));
        database.Time.Advance(TimeSpan.FromDays(29));
        Assert.NotNull(await FindAsync(database, old));
        database.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null(await FindAsync(database, old));
    }

    [Theory, Databases]
    public async Task Token_OfAnother_CannotBeRevoked(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await PersonAsync(database);
        var token = await CreateAsync(database, person);
        var id = (await database.With<AccessQueries, IReadOnlyList<TokenRow>>(q => q.TokensAsync(person))).Single().Id;

        await Assert.ThrowsAsync<NotFoundException>(() => database.With<TokenService>(s => s.RevokeTokenAsync(person + 1, id, TestDatabase.Doing("access.token-revoke"))));

        Assert.NotNull(await FindAsync(database, token));
    }

    [Theory, Databases]
    public async Task Token_UsedManyTimesADay_IsNotedOnce(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var token = await CreateAsync(database, await PersonAsync(database));

        for (var i = 0; i < 3; i++) await FindAsync(database, token);
        database.Time.Advance(TimeSpan.FromDays(1));
        await FindAsync(database, token);

        Assert.Equal(2, await database.With<AppDbContext, int>(db => db.History.CountAsync(e => e.Action == "token.used")));
    }

    [Theory, Databases]
    public async Task Create_WithoutNameOrForTooLong_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await PersonAsync(database);
        Task Create(string name, int days) => database.With<TokenService>(s => s.CreateTokenAsync(new(person, name, TokenScope.Write, Today.AddDays(days)), TestDatabase.Doing("access.token")));

        await RefusedAsync("rule.access.token-name", Create(" ", 30));
        await RefusedAsync("rule.access.token-expiry", Create("Bảng tính", 0));
        await RefusedAsync("rule.access.token-expiry", Create("Bảng tính", 367));
        await Create("Bảng tính", 366);
    }

    [Theory, Databases]
    public async Task People_BelowABody_ByNameInPages_FoundWithAndWithoutMarks(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (nation, north, south, commune, school) = await MoveTests.TreeAsync(database);
        foreach (var (name, at) in new[] { ("Trần Thị Lan", school), ("Lê Văn Minh", north), ("Phạm Thị Bình", south), ("Đặng Văn Ất", commune) }) await database.AddPersonAsync(name, at);

        Assert.Equal(["Đặng Văn Ất", "Lê Văn Minh", "Trần Thị Lan"], await NamesAsync(database, [north]));
        Assert.Equal(["Đặng Văn Ất", "Trần Thị Lan"], await NamesAsync(database, [commune]));
        Assert.Equal(4, (await NamesAsync(database, [nation, school])).Length);
        Assert.Equal(["Đặng Văn Ất"], await NamesAsync(database, [nation], "dang van at"));
        Assert.Equal(["Trần Thị Lan"], await NamesAsync(database, [nation], "Trần"));
        Assert.Equal(["Phạm Thị Bình"], await NamesAsync(database, [nation], "binh@vangiang"));
        Assert.Empty(await NamesAsync(database, [south], "lan"));
        Assert.Empty(await NamesAsync(database, []));
    }

    private static async Task<string[]> NamesAsync(TestDatabase database, long[] under, string? words = null)
    {
        var names = new List<string>();
        string? after = null;
        do
        {
            var page = await database.With<AccessQueries, Page<PersonRow>>(q => q.PeopleAsync(new PeopleFilter(under, words), after, size: 2));
            Assert.InRange(page.Items.Count, 0, 2);
            names.AddRange(page.Items.Select(r => r.FullName));
            after = page.Next;
        } while (after is not null);
        return [.. names];
    }

    private static async Task<long> PersonAsync(TestDatabase database) => await database.AddPersonAsync("Trần Thị Lan", await database.AddAsync("Xã An Hòa", "unit.commune", null));

    private static Task<string> CreateAsync(TestDatabase database, long person) =>
        database.With<TokenService, string>(s => s.CreateTokenAsync(new(person, "Bảng tính", TokenScope.Read, Today.AddDays(30)), TestDatabase.Doing("access.token")));

    private static Task<TokenBearer?> FindAsync(TestDatabase database, string token) => database.With<TokenService, TokenBearer?>(s => s.FindAsync(token, "test"));
}
