using System.Net;
using System.Text.Json;
using ThongSuot.Core.Access;
using ThongSuot.Core.History;
using ThongSuot.Tests;

namespace ThongSuot.Web.Tests.Api;

/// <summary>The history over the API: who may read it, filters, pages, and the chain.</summary>
public sealed class HistoryApiTests(Site site) : IClassFixture<Site>
{
    private readonly Caller _administrator = Caller.Of(site);

    [Fact]
    public async Task Read_OfABody_TellsWhoDidWhatToIt_TheLatestFirst_PageByPage()
    {
        var commune = await Caller.BodyAsync(site, "Xã Có Sử");
        foreach (var phone in (string[])["0200 1", "0200 2", "0200 3"])
            await Caller.IsDone(await _administrator.PutAsync($"organizations/{commune}/contact", new { phone }, await _administrator.VersionAsync($"organizations/{commune}")));

        var all = await _administrator.AllAsync($"history/organization/{commune}?size=2");

        Assert.Equal(["organization.contact", "organization.contact", "organization.contact", "organization.create"], all.Select(KindOf));
        var phones = all[0].GetProperty("entries")[0].GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "Phone");
        Assert.Equal(("0200 2", "0200 3"), (phones.GetProperty("old").GetString(), phones.GetProperty("new").GetString()));
        Assert.Equal(FirstPerson.Name, all[0].GetProperty("actor").GetString());
    }

    [Fact]
    public async Task Read_OfEverything_IsNarrowedByWhatWhoAndDay()
    {
        var commune = await Caller.BodyAsync(site, "Xã Lọc");
        await Caller.IdOf(await _administrator.PostAsync($"organizations/{commune}/aliases", new { name = "Xã Lọc Cũ" }));

        Assert.All(await _administrator.AllAsync("history?what=organization.alias"), o => Assert.Equal("organization.alias", KindOf(o)));
        Assert.NotEmpty(await _administrator.AllAsync("history?what=organization.alias&who=Lan+H%C6%B0%C6%A1ng"));
        Assert.Empty(await _administrator.AllAsync("history?what=organization.alias&who=kh%C3%B4ng-c%C3%B3"));
        Assert.Empty(await _administrator.AllAsync("history?what=organization.alias&to=2020-01-01"));
        await Caller.IsProblem(await _administrator.GetAsync("history?from=hom-qua"), HttpStatusCode.BadRequest, "api.bad-request");
    }

    [Fact]
    public async Task Read_OfEverything_IsForTheTop_OfOneBody_ForWhoReadsItsHistory()
    {
        var (here, there) = (await Caller.BodyAsync(site, "Xã Này"), await Caller.BodyAsync(site, "Xã Kia"));
        var auditor = await Caller.OfAsync(site, await Caller.PersonAsync(site, "Đinh Văn Soát", here, Role.Auditor));
        var officer = await Caller.OfAsync(site, await Caller.PersonAsync(site, "Đinh Thị Làm", here, Role.Officer));

        Assert.NotEmpty(await auditor.AllAsync($"history/organization/{here}"));
        await Caller.IsForbidden(await auditor.GetAsync($"history/organization/{there}"));
        await Caller.IsForbidden(await auditor.GetAsync("history"));
        await Caller.IsForbidden(await auditor.GetAsync("history/chain"));
        await Caller.IsForbidden(await officer.GetAsync($"history/organization/{here}"));
        Assert.NotEmpty(await officer.AllAsync($"history/person/{(await officer.ReadAsync("me")).GetProperty("id").GetInt64()}"));
    }

    [Fact]
    public async Task Chain_SaysHowLongItIs_AndIsProvedWhole()
    {
        await Caller.BodyAsync(site, "Xã Trong Chuỗi");
        await site.With<HistorySealer, int>(s => s.SealAsync());

        var (state, proof) = (await _administrator.ReadAsync("history/chain"), await _administrator.ReadAsync("history/chain/proof"));

        Assert.True(state.GetProperty("sealed").GetInt64() > 0);
        Assert.Equal(64, state.GetProperty("head").GetString()!.Length);
        Assert.Equal(JsonValueKind.Null, proof.GetProperty("broken").ValueKind);
        Assert.True(proof.GetProperty("sealed").GetInt64() >= state.GetProperty("sealed").GetInt64());
    }

    private static string? KindOf(JsonElement operation) => operation.GetProperty("kind").GetString();
}
