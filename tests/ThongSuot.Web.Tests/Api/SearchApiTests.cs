using System.Net;

namespace ThongSuot.Web.Tests.Api;

/// <summary>The search box for programs.</summary>
public sealed class SearchApiTests(Site site) : IClassFixture<Site>
{
    private readonly Caller _administrator = Caller.Of(site);

    [Fact]
    public async Task Find_WithoutMarks_GivesThoseOfTheName_PageByPage_WithWhereTheyStand()
    {
        foreach (var n in (int[])[1, 2, 3]) await Caller.BodyAsync(site, $"Xã Thủy Tùng {n}");

        var found = await _administrator.AllAsync("search?q=thuy+tung&size=2");

        Assert.Equal(["Xã Thủy Tùng 1", "Xã Thủy Tùng 2", "Xã Thủy Tùng 3"], found.Select(h => h.GetProperty("name").GetString()));
        Assert.All(found, h => Assert.Equal("organization", h.GetProperty("kind").GetString()));
        Assert.Equal(await Caller.HomeAsync(site), found[0].GetProperty("organization").GetProperty("superior").GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Find_OfAKind_LeavesTheOthersOut_AndAKindThatIsNone_IsRefused()
    {
        await Caller.BodyAsync(site, "Xã Tam Kỳ");
        await Caller.BodyAsync(site, "Trường THCS Tam Kỳ", "state.school");

        Assert.Equal(["Trường THCS Tam Kỳ"], (await _administrator.AllAsync("search?q=tam+ky&kind=state.school")).Select(h => h.GetProperty("name").GetString()));
        await Caller.IsProblem(await _administrator.GetAsync("search?q=tam+ky&kind=nothing"), HttpStatusCode.UnprocessableEntity, "rule.organization.kind-unknown");
    }

    [Fact]
    public async Task Find_OfNothingAtAll_IsEmpty_WithoutAQuestion_IsABadRequest_WithNul_Too()
    {
        Assert.Empty(await _administrator.AllAsync("search?q=qqqqxyz"));
        Assert.Empty(await _administrator.AllAsync("search?q=%20"));
        await Caller.IsProblem(await _administrator.GetAsync("search"), HttpStatusCode.BadRequest, "api.bad-request");
        await Caller.IsProblem(await _administrator.GetAsync("search?q=a%00b"), HttpStatusCode.BadRequest, "api.bad-request");
    }
}
