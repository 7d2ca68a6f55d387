using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Tests;

namespace ThongSuot.Web.Tests.Api;

/// <summary>What a caller was told, over the API: their own, and nobody else's.</summary>
public sealed class NotificationApiTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task List_GivesTheCallersOwn_TheLatestFirst_InTheirLanguage_AndReadOnesAreMarked()
    {
        var commune = await Caller.BodyAsync(site, "Xã Thông Báo");
        var (told, other) = (await Caller.PersonAsync(site, "Kiều Thị Nghe", commune, Role.Officer), await Caller.PersonAsync(site, "Kiều Văn Ngoài", commune, Role.Officer));
        foreach (var name in (string[])["Một", "Hai", "Ba"]) await TellAsync(told, name);
        var caller = await Caller.OfAsync(site, told);

        var all = await caller.AllAsync("notifications?size=2");

        Assert.Equal(["Tổ chức này đã có tên gọi khác “Ba”.", "Tổ chức này đã có tên gọi khác “Hai”.", "Tổ chức này đã có tên gọi khác “Một”."], all.Select(n => n.GetProperty("text").GetString()));
        Assert.Contains("other name “Ba”", await (await caller.GetAsync("notifications", "en")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(await (await Caller.OfAsync(site, other)).AllAsync("notifications"));

        Assert.Equal(3, (await caller.ReadAsync("notifications/unread")).GetProperty("count").GetInt32());
        await Caller.IsDone(await (await Caller.OfAsync(site, other)).PostAsync("notifications/read", new { upTo = all[0].GetProperty("id").GetInt64() }));
        await Caller.IsDone(await caller.PostAsync("notifications/read", new { upTo = all[1].GetProperty("id").GetInt64() }));
        Assert.Equal([false, true, true], (await caller.AllAsync("notifications")).Select(n => n.GetProperty("isRead").GetBoolean()));
    }

    [Fact]
    public async Task Read_WithoutSayingHowFar_IsABadRequest_AndAStrangerIsTurnedAway()
    {
        await Caller.IsProblem(await Caller.Of(site).PostAsync("notifications/read", new { }), HttpStatusCode.BadRequest, "api.bad-request");
        await Caller.IsProblem(await new Caller(site.Server.CreateClient()).GetAsync("notifications"), HttpStatusCode.Unauthorized, "api.unauthenticated");
    }

    private async Task TellAsync(long person, string name)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await using var work = await scope.ServiceProvider.GetRequiredService<AppDbContext>().BeginAsync(FirstPerson.Doing("organization.alias"));
        work.Tell(person, "rule.organization.alias-known", [name]);
        await work.CommitAsync();
    }
}
