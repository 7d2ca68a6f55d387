using System.Net;
using System.Text.Json;
using ThongSuot.Core.Access;

namespace ThongSuot.Web.Tests.Api;

/// <summary>Whom a document means, asked over the API.</summary>
public sealed class NameApiTests(Site site) : IClassFixture<Site>
{
    private readonly Caller _administrator = Caller.Of(site);

    [Fact]
    public async Task ResolveGroup_AsWrittenAndAsRead_NamesTheSameBodiesAndSaysWhy()
    {
        var home = await ProvinceAsync();
        var written = await ResolveAsync(new { seenFrom = home.Committee, expression = "các xã" });
        var read = await ResolveAsync(new { seenFrom = home.Committee, group = Group("xã") });

        Assert.Superset(new HashSet<long>(home.Communes), written.GetProperty("bodies").EnumerateArray().Select(IdOf).ToHashSet());
        Assert.Equal(written.GetRawText(), read.GetRawText());
        var reason = written.GetProperty("bodies")[0].GetProperty("reason");
        Assert.StartsWith("resolve.", reason.GetProperty("code").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(reason.GetProperty("code").GetString(), reason.GetProperty("text").GetString());
    }

    [Fact]
    public async Task ResolveGroup_OnADayBeforeTheyWere_NamesNone_AndOfAnIssuerThatIsNotThere_IsRefused()
    {
        var home = await ProvinceAsync();

        await Caller.IsProblem(await _administrator.PostAsync("groups/resolve", new { seenFrom = home.Committee, expression = "các xã", asOf = "1990-01-01" }), HttpStatusCode.UnprocessableEntity, "rule.organization.not-living");
        await Caller.IsProblem(await _administrator.PostAsync("groups/resolve", new { seenFrom = 987654321, expression = "các xã" }), HttpStatusCode.UnprocessableEntity, "rule.organization.not-living");
    }

    [Fact]
    public async Task ResolveGroup_AskedInTwoWaysOrNone_OrBeyondMeasure_IsRefusedWithASentence()
    {
        var home = await ProvinceAsync();

        await Caller.IsProblem(await _administrator.PostAsync("groups/resolve", new { seenFrom = home.Committee }), HttpStatusCode.UnprocessableEntity, "api.group.one");
        await Caller.IsProblem(await _administrator.PostAsync("groups/resolve", new { seenFrom = home.Committee, expression = "các xã", group = Group("xã") }), HttpStatusCode.UnprocessableEntity, "api.group.one");
        await Caller.IsProblem(await _administrator.PostAsync("groups/resolve", new { seenFrom = home.Committee, group = Group([.. Enumerable.Repeat("xã", 60)]) }), HttpStatusCode.UnprocessableEntity, "api.group.long");
        await Caller.IsProblem(await _administrator.PostAsync("groups/resolve", new { seenFrom = home.Committee, group = Group("xã", null) }), HttpStatusCode.BadRequest, "api.bad-request");
    }

    [Fact]
    public async Task Name_ThatIsUnknown_ComesWithTheNearest_AndIsKnownOnceConfirmed()
    {
        var home = await ProvinceAsync();
        var commune = await Caller.BodyAsync(site, "Xã Kỳ Phú");
        const string Name = "Xã Kỳ Phú Thượng";
        var asked = $"names/resolve?seenFrom={home.Committee}&name={Uri.EscapeDataString(Name)}";

        var before = await _administrator.ReadAsync(asked);
        var missing = Assert.Single(before.GetProperty("unresolved").EnumerateArray());
        Assert.Contains(missing.GetProperty("nearest").EnumerateArray(), n => IdOf(n) == commune);

        var (body, key) = (new { name = Name, organizationId = commune, from = "2024-01-01" }, Guid.NewGuid().ToString());
        var alias = await Caller.IdOf(await _administrator.PostAsync("names/confirm", body, key: key));
        Assert.Equal(alias, await Caller.IdOf(await _administrator.PostAsync("names/confirm", body, key: key)));
        await Caller.IsProblem(await _administrator.PostAsync("names/confirm", body), HttpStatusCode.UnprocessableEntity, "rule.organization.alias-known");

        Assert.Equal(commune, IdOf(Assert.Single((await _administrator.ReadAsync(asked)).GetProperty("bodies").EnumerateArray())));
        Assert.Equal("Confirmed", (await _administrator.ReadAsync($"organizations/{commune}")).GetProperty("aliases")[0].GetProperty("source").GetString());
    }

    [Fact]
    public async Task Confirm_AtABodyBeyondReach_IsRefused()
    {
        var (here, there) = (await Caller.BodyAsync(site, "Xã Gần Đây"), await Caller.BodyAsync(site, "Xã Xa Đó"));
        var manager = await Caller.OfAsync(site, await Caller.PersonAsync(site, "Tạ Văn Xác", here, Role.Administrator));

        await Caller.IsProblem(await manager.PostAsync("names/confirm", new { name = "Xã Đó", organizationId = there, from = "2024-01-01" }), HttpStatusCode.Forbidden, "api.denied");
        Assert.NotEqual(0, await Caller.IdOf(await manager.PostAsync("names/confirm", new { name = "Xã Đây", organizationId = here, from = "2024-01-01" })));
    }

    [Fact]
    public async Task ResolveGroup_WithATokenForReading_IsAnswered_ForItChangesNothing()
    {
        var home = await ProvinceAsync();
        var reader = await Caller.OfAsync(site, await Caller.PersonAsync(site, "Tạ Thị Đọc", home.Communes[0], Role.Officer), TokenScope.Read);

        Assert.NotEmpty((await Caller.Json(await reader.PostAsync("groups/resolve", new { seenFrom = home.Committee, expression = "các xã" }))).GetProperty("bodies").EnumerateArray());
    }

    /// <summary>As the reader writes it.</summary>
    private static object Group(params string?[] kinds) => new { name = "các xã", kinds, parent = (string?)null, levels = Array.Empty<string>(), exceptions = Array.Empty<string>(), related = false };

    private async Task<JsonElement> ResolveAsync(object question) => await Caller.Json(await _administrator.PostAsync("groups/resolve", question));

    private async Task<(long Committee, long[] Communes)> ProvinceAsync() =>
        (await Caller.BodyAsync(site, "Tỉnh ủy Vân Giang", "party.committee"), [await Caller.BodyAsync(site, "Xã Hòa An"), await Caller.BodyAsync(site, "Xã Bình Minh")]);

    private static long IdOf(JsonElement body) => body.GetProperty("id").GetInt64();
}
