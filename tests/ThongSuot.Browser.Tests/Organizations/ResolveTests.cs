using Microsoft.Playwright;

namespace ThongSuot.Browser.Tests.Organizations;

/// <summary>A list of recipients pasted from a document, by keyboard only; the name that nobody bears is confirmed as one of the nearest.</summary>
public sealed class ResolveTests(Browser browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Resolve_AListOfRecipients_ShowsWhoIsMeant_AndRemembersWhatIsConfirmed(bool script)
    {
        var site = new LiveProvince();
        await site.InitializeAsync();
        await using var _ = site;
        await using var visit = await Visit.Start(browser, site.Site, new VisitOptions { Script = script });
        var page = visit.Page;
        await visit.Open("/organizations");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tra tên trong văn bản" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Tỉnh Vân Giang" })).ToBeCheckedAsync();

        await visit.TabTo(page.GetByLabel("Tên hoặc cách gọi trong văn bản"));
        await page.Keyboard.InsertTextAsync("- Như trên;\n- Ủy ban nhân dân các xã, phường (trừ phường Cẩm Đông);\n- Trạm Y tế Bình Lâm;\n- Các cơ quan, đơn vị liên quan;\n- Lưu: VT.");
        await visit.TabTo(page.GetByRole(AriaRole.Button, new() { Name = "Tra tên" }).Last);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByText("Còn 1 chỗ chưa rõ là tổ chức nào, cần người chọn.")).ToBeVisibleAsync();
        if (script) await visit.HasNoAccessibilityFaults();
        await visit.Picture("resolve", new VisitOptions());
        var choice = page.GetByRole(AriaRole.Button, new() { Name = "“Trạm Y tế Bình Lâm” là Trạm Y tế xã Bình Lâm" });
        await visit.TabTo(choice);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi nhận “Trạm Y tế Bình Lâm” là tên gọi khác của Trạm Y tế xã Bình Lâm");
        await Assertions.Expect(page.Locator(".unresolved")).ToHaveCountAsync(0);
        await visit.Picture("resolve-remembered", new VisitOptions());
        await page.SetViewportSizeAsync(360, 740);
        await visit.DoesNotScrollSideways();
        if (script) await visit.HasNoAccessibilityFaults();
        await visit.Picture("resolve-remembered", VisitOptions.Phone);
    }
}
