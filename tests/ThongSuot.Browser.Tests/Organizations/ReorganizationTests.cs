using Microsoft.Playwright;
using ThongSuot.TestKit.Databases;

namespace ThongSuot.Browser.Tests.Organizations;

/// <summary>A merger of two communes and the look back at the day before, by keyboard only, with and without script.</summary>
public sealed class ReorganizationTests(Browser browser)
{
    private static readonly DateOnly Day = new(2025, 7, 1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Merge_OfTwoCommunesByKeyboardOnly_IsDoneAndTheDayBeforeIsStillThere(bool script)
    {
        var site = new LiveProvince();
        await site.InitializeAsync();
        await using var _ = site;
        await using (var visit = await Visit.Start(browser, site.Site, new VisitOptions { Script = script }))
        {
            var page = visit.Page;
            await visit.Open($"/organizations/{site.Bodies.AnHoa}/merge");

            // Part of the name; with script the list comes by itself, without it Enter brings it.
            await visit.TabTo(page.GetByLabel("Tìm theo tên").First);
            await page.Keyboard.TypeAsync("binh lam");
            var commune = page.GetByRole(AriaRole.Checkbox, new() { Name = "Xã Bình Lâm" }).First;
            if (!script) await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(commune).ToBeVisibleAsync();
            await visit.TabTo(commune);
            await page.Keyboard.PressAsync("Space");
            await Assertions.Expect(commune).ToBeCheckedAsync();

            await visit.TabTo(page.GetByLabel("Tên đầy đủ"));
            await page.Keyboard.TypeAsync("Xã Hòa Lâm");
            await visit.TabTo(page.GetByLabel("Có hiệu lực từ ngày"));
            await page.Keyboard.TypeAsync("1/7/2025");
            await visit.TabTo(page.GetByLabel("Văn bản làm căn cứ"));
            await page.Keyboard.TypeAsync("Nghị quyết số 12/NQ-HĐND ngày 20/6/2025");
            await page.Keyboard.PressAsync("Enter");

            var confirm = page.GetByRole(AriaRole.Button, new() { Name = "Sáp nhập, kết thúc 2 tổ chức" });
            await Assertions.Expect(confirm).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByText("2 xã kết thúc hoạt động từ ngày 1/7/2025: Xã An Hòa, Xã Bình Lâm.")).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByText("4 tổ chức trực thuộc chuyển sang Xã Hòa Lâm.")).ToBeVisibleAsync();
            await visit.HasNoAccessibilityFaults();
            await visit.Picture("merge-confirm", new VisitOptions());
            await visit.TabTo(confirm);
            await page.Keyboard.PressAsync("Enter");

            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Xã Hòa Lâm");
            await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("2 tổ chức kết thúc hoạt động");
            await visit.Picture("merge-done", new VisitOptions());

            // Back to the province, and to the day before.
            await visit.TabTo(page.Locator(".trail").GetByRole(AriaRole.Link, new() { Name = "Tỉnh Vân Giang" }));
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Xã An Hòa", Exact = true })).ToHaveCountAsync(0);
            await visit.TabTo(page.GetByLabel("Xem theo ngày"));
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.TypeAsync("30/6/2025");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.GetByText("Đang xem theo ngày 30/6/2025")).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Xã An Hòa", Exact = true })).ToBeVisibleAsync();
            await visit.TabTo(page.GetByRole(AriaRole.Link, new() { Name = "Trở về hôm nay" }));
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Xã Hòa Lâm", Exact = true })).ToBeVisibleAsync();
        }

        Assert.Equal(["Phường Cẩm Đông", "Ủy ban nhân dân tỉnh Vân Giang", "Xã Hòa Lâm"], await site.Database.BelowAsync(site.Bodies.Province, Day));
    }
}
