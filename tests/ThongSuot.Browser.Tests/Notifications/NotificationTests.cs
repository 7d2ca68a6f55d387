using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ThongSuot.Core.Data;
using ThongSuot.Core.Notifications;
using ThongSuot.Tests;

namespace ThongSuot.Browser.Tests.Notifications;

/// <summary>From the bell to the list, to what it is about, and back with one unread less.</summary>
public sealed class NotificationTests(Browser browser)
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Notification_OpenedFromTheBellByKeyboard_IsReadAfterwards(bool script, bool phone)
    {
        var site = new LiveSite();
        await site.InitializeAsync();
        await using var _ = site;
        await TellAsync(site, "/organizations", "/me", null);
        var options = (phone ? VisitOptions.Phone with { Dark = true } : new VisitOptions()) with { Script = script };
        await using var visit = await Visit.Start(browser, site, options);
        var page = visit.Page;
        await visit.Open("/");
        if (script) await visit.HasNoAccessibilityFaults();

        await visit.TabTo(page.GetByRole(AriaRole.Link, new() { Name = "Thông báo: 3 chưa đọc" }));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notices__new")).ToHaveCountAsync(3);
        if (script) await visit.HasNoAccessibilityFaults();
        await visit.DoesNotScrollSideways();
        await visit.Picture("notifications", options);
        await visit.TabTo(page.Locator(".notices").GetByRole(AriaRole.Link).Last);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tổ chức");

        await page.GetByRole(AriaRole.Link, new() { Name = "Thông báo: 2 chưa đọc" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đánh dấu tất cả đã đọc" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Thông báo: không có thông báo mới" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".notices li")).ToHaveCountAsync(3);
        if (script) await visit.HasNoAccessibilityFaults();
    }

    private static async Task TellAsync(LiveSite site, params string?[] links)
    {
        var person = await FirstPerson.SetUpAsync(site.Services);
        await using var scope = site.Services.CreateAsyncScope();
        await using var work = await scope.ServiceProvider.GetRequiredService<AppDbContext>().BeginAsync(FirstPerson.Doing("test.tell"));
        foreach (var link in links) work.Tell(person, "organizations.alias.added", ["Trạm Y tế Bình Lâm"], link);
        await work.CommitAsync();
    }
}
