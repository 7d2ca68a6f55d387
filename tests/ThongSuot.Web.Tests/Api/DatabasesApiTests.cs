using System.Net;
using System.Text;
using ThongSuot.Core.Access;
using ThongSuot.TestKit.Databases;

namespace ThongSuot.Web.Tests.Api;

/// <summary>The ways of the API that reach into the database, on both.</summary>
public sealed class DatabasesApiTests
{
    [Theory, Databases]
    public async Task Creation_SentTwiceAtOnce_HappensOnce_WhateverIsCreated(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var site = new Site { Database = database.Options };
        var (administrator, commune) = (Caller.Of(site), await Caller.BodyAsync(site, "Xã Hai Kho"));
        var person = await Caller.PersonAsync(site, "Đào Thị Kho", commune, Role.Officer);
        async Task<IReadOnlyList<long>> Thrice(string address, object body)
        {
            var key = Guid.NewGuid().ToString();
            return [.. (await Task.WhenAll((await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => administrator.PostAsync(address, body, key: key)))).Select(Caller.IdOf))).Distinct()];
        }

        Assert.Single(await Thrice("people", new { fullName = "Đào Văn Mới", email = "moi@example.vn", post = new { organizationId = commune, title = "Văn thư", role = "Clerk", from = "2024-01-01" } }));
        Assert.Single(await Thrice($"people/{person}/appointments", new { organizationId = commune, title = "Trưởng phòng", role = "Leader", from = "2024-01-01" }));
        Assert.Single(await Thrice($"organizations/{commune}/aliases", new { name = "Xã Kho" }));
        Assert.Single(await Thrice("names/confirm", new { name = "Xã Kho Cũ", organizationId = commune, from = "2024-01-01" }));
    }

    [Theory, Databases]
    public async Task Reading_BySearchHistoryNamesAndSheets_IsAnswered(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var site = new Site { Database = database.Options };
        var (administrator, home) = (Caller.Of(site), await Caller.HomeAsync(site));
        var commune = await Caller.BodyAsync(site, "Xã Đọc Hai");

        Assert.Single(await administrator.AllAsync("search?q=doc+hai"));
        Assert.Equal(["organization.create"], (await administrator.AllAsync($"history/organization/{commune}")).Select(o => o.GetProperty("kind").GetString()));
        Assert.NotEmpty(await administrator.AllAsync("history?who=Ki%E1%BB%83m&size=1"));
        Assert.Single((await administrator.ReadAsync($"names/resolve?seenFrom={home}&name=X%C3%A3%20%C4%90%E1%BB%8Dc%20Hai")).GetProperty("bodies").EnumerateArray());
        Assert.True((await administrator.ReadAsync("history/chain")).GetProperty("waiting").GetInt64() >= 0);
        Assert.Contains("Xã Đọc Hai", Encoding.UTF8.GetString(await (await administrator.GetAsync($"organizations/{home}/export?format=Csv")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Text_ThatADatabaseCannotKeep_IsRefusedBeforeIt(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var site = new Site { Database = database.Options };
        var administrator = Caller.Of(site);
        var commune = await Caller.BodyAsync(site, "Xã Chữ Lạ");

        await Caller.IsProblem(await administrator.GetAsync("people?q=a%00b"), HttpStatusCode.BadRequest, "api.bad-request");
        await Caller.IsProblem(await administrator.PostAsync($"organizations/{commune}/aliases", new { name = "Xã\0Lạ" }), HttpStatusCode.BadRequest, "api.bad-request");
        await Caller.IsProblem(await administrator.PostAsync($"organizations/{commune}/aliases", new { name = new string('x', 501) }), HttpStatusCode.UnprocessableEntity, "rule.organization.long");
        using var broken = new StringContent("{\"name\":\"\\ud800\"}", Encoding.UTF8, "application/json");
        await Caller.IsProblem(await administrator.PostAsync($"organizations/{commune}/aliases", broken), HttpStatusCode.BadRequest, "api.bad-request");
        Assert.NotEqual(0, await Caller.IdOf(await administrator.PostAsync($"organizations/{commune}/aliases", new { name = "Xã 😀 Lạ" })));
    }
}
