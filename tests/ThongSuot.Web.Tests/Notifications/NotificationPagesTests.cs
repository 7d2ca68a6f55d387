using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using ThongSuot.Core.Data;
using ThongSuot.Core.Notifications;
using ThongSuot.Tests;

namespace ThongSuot.Web.Tests.Notifications;

public sealed class NotificationPagesTests
{
    [Fact]
    public async Task Bell_SaysHowManyAreUnread_AndNothingWhenNoneIs()
    {
        await using var site = new Site();
        var visitor = site.Visit();
        Assert.Equal("Thông báo: không có thông báo mới", Bell(await visitor.Open("/")).TextContent.Trim());

        await TellAsync(site, "/organizations", "/me");

        var bell = Bell(await visitor.Open("/"));
        Assert.Equal("2", bell.QuerySelector(".bell__count")!.TextContent);
        Assert.Equal("Thông báo: 2 chưa đọc", bell.GetAttribute("title"));
        Assert.Null((await site.Stranger().Open("/sign-in")).QuerySelector(".bell"));
    }

    [Fact]
    public async Task Open_LeadsToWhatItIsAbout_AndItIsReadFromThenOn()
    {
        await using var site = new Site();
        var visitor = site.Visit();
        await TellAsync(site, "/organizations", "/me");

        var page = await visitor.Open("/notifications");
        Assert.Equal(2, page.QuerySelectorAll(".notices__new").Length);
        var address = page.QuerySelectorAll(".notices a")[^1].GetAttribute("href")!;
        await visitor.Open(address, HttpStatusCode.Redirect);
        Assert.Equal("/organizations", visitor.LastAnswer.Headers.Location!.ToString());

        page = await visitor.Open("/notifications");
        // What is not read stands first, though the other is not older.
        Assert.Single(page.QuerySelectorAll(".notices li")[0].QuerySelectorAll(".ds-tag"));
        Assert.Empty(page.QuerySelectorAll(".notices li")[1].QuerySelectorAll(".ds-tag"));
        Assert.Equal("1", Bell(page).QuerySelector(".bell__count")!.TextContent);
    }

    [Fact]
    public async Task Open_OfSomebodyElses_IsNotFound()
    {
        await using var site = new Site();
        var visitor = site.Visit();
        await TellAsync(site, "/organizations");
        var address = (await visitor.Open("/notifications")).QuerySelector(".notices a")!.GetAttribute("href")!;

        await site.Visit(await Access.AccountPagesTests.InvitedAsync(site)).Open(address, HttpStatusCode.NotFound);

        Assert.Equal("1", Bell(await visitor.Open("/")).QuerySelector(".bell__count")!.TextContent);
    }

    [Fact]
    public async Task ReadAll_MarksWhatWasShown_NotWhatCameSince()
    {
        await using var site = new Site();
        var visitor = site.Visit();
        await TellAsync(site, "/organizations", "/me");
        var page = await visitor.Open("/notifications");
        await TellAsync(site, "/search");

        await visitor.Press(page.QuerySelector("form[action*='Read'] button")!);

        page = await visitor.Open("/notifications");
        Assert.Single(page.QuerySelectorAll(".notices__new"));
        await visitor.Press(page.QuerySelector("form[action*='Read'] button")!);
        page = await visitor.Open("/notifications");
        Assert.Empty(page.QuerySelectorAll(".notices__new"));
        Assert.Equal(3, page.QuerySelectorAll(".notices li").Length);
        Assert.Null(page.QuerySelector("form[action*='Read'] button"));
    }

    [Fact]
    public async Task List_OfMany_GoesOnPageByPage()
    {
        await using var site = new Site();
        var visitor = site.Visit();
        Assert.Equal("Chưa có thông báo nào", (await visitor.Open("/notifications")).QuerySelector(".empty h2")!.TextContent);
        await TellAsync(site, [.. Enumerable.Repeat("/me", 60)]);

        var page = await visitor.Open("/notifications");
        Assert.Equal(50, page.QuerySelectorAll(".notices li").Length);
        Assert.Equal("60", Bell(page).QuerySelector(".bell__count")!.TextContent);
        page = await visitor.Open(page.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(10, page.QuerySelectorAll(".notices li").Length);
        Assert.Null(page.QuerySelector(".pager a[rel=next]"));
    }

    [Fact]
    public async Task Letter_LeadsByWayOfTheNotification_WhichIsReadThen_WithoutALinkItLeadsNowhere()
    {
        await using var site = new Site { Settings = new Dictionary<string, string> { ["Application:Address"] = "https://thongsuot.vangiang.example.vn" } };
        var visitor = site.Visit();
        await TellAsync(site, "/organizations", null);

        Assert.Equal(2, await site.With<NotificationService, int>(n => n.MailAsync()));

        var letters = Directory.GetFiles(site.Services.GetRequiredService<MailOptions>().Folder, "*.eml").Select(file => MimeMessage.Load(file).TextBody!).ToList();
        var line = Assert.Single(letters.SelectMany(l => l.Split('\n')), l => l.StartsWith("https://", StringComparison.Ordinal)).Trim();
        await visitor.Open(new Uri(line).PathAndQuery, HttpStatusCode.Redirect);
        Assert.Equal("/organizations", visitor.LastAnswer.Headers.Location!.ToString());
        Assert.Equal("1", Bell(await visitor.Open("/")).QuerySelector(".bell__count")!.TextContent);
    }

    private static IElement Bell(IDocument page) => page.QuerySelector("header a.bell")!;

    /// <summary>Tells the administrator something, once for each link.</summary>
    private static async Task TellAsync(Site site, params string?[] links)
    {
        var person = await FirstPerson.SetUpAsync(site.Services);
        await using var scope = site.Services.CreateAsyncScope();
        await using var work = await scope.ServiceProvider.GetRequiredService<AppDbContext>().BeginAsync(FirstPerson.Doing("test.tell"));
        foreach (var link in links) work.Tell(person, "rule.access.period-empty", ["30/9/2025"], link);
        await work.CommitAsync();
    }
}
