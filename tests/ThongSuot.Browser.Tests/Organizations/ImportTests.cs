using System.Text;
using Microsoft.Playwright;
using ThongSuot.TestKit.Databases;

namespace ThongSuot.Browser.Tests.Organizations;

/// <summary>A sheet with mistakes: they are shown row by row, corrected in the file, looked through again, and taken in.</summary>
public sealed class ImportTests(Browser browser)
{
    private const string Head = "Tên,Loại,Thuộc địa bàn";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Import_WithErrorsCorrected_TakesInWhatWasMeant(bool script)
    {
        var site = new LiveProvince();
        await site.InitializeAsync();
        await using var _ = site;
        await using (var visit = await Visit.Start(browser, site.Site, new VisitOptions { Script = script }))
        {
            var page = visit.Page;
            await visit.Open("/organizations");
            await page.GetByRole(AriaRole.Link, new() { Name = "Nhập từ tệp" }).ClickAsync();
            await SendAsync(page, [Head, "Trường Tiểu học Cẩm Đông,state.school,Phường Cẩm Đông", ",state.school,Phường Cẩm Đông", "Trường Mầm non Cẩm Đông,state.scool,Phường Cẩm Đông", "Trạm Y tế An Hòa,state.public-unit,Xã An Hà"]);

            var findings = page.Locator(".report tbody tr");
            await Assertions.Expect(findings).ToHaveCountAsync(3);
            for (var i = 0; i < 3; i++) await Assertions.Expect(findings.Nth(i).GetByRole(AriaRole.Rowheader)).ToHaveTextAsync($"{i + 3}");
            await Assertions.Expect(findings.Nth(0)).ToContainTextAsync("Hãy ghi tên tổ chức.");
            await Assertions.Expect(findings.Nth(1)).ToContainTextAsync("state.scool");
            await Assertions.Expect(findings.Nth(2)).ToContainTextAsync("Xã An Hà");
            if (script) await visit.HasNoAccessibilityFaults();
            await visit.Picture("import-errors", new VisitOptions());
            Assert.DoesNotContain("Trường Tiểu học Cẩm Đông", await site.Database.BelowAsync(site.Bodies.CamDong, new(2025, 7, 1)));

            await SendAsync(page, [Head, "Trường Tiểu học Cẩm Đông,state.school,Phường Cẩm Đông", "Trường Mầm non Cẩm Đông,state.school,Phường Cẩm Đông", "Trạm Y tế An Hòa,state.public-unit,Xã An Hòa"]);
            await Assertions.Expect(page.Locator(".report tbody tr")).ToHaveCountAsync(0);
            if (script) await visit.HasNoAccessibilityFaults();
            await page.GetByRole(AriaRole.Button, new() { Name = "Nhập 3 thay đổi" }).ClickAsync();

            await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã nhập 3 thay đổi từ 3 dòng.");
            await page.GetByRole(AriaRole.Searchbox, new() { Name = "Tìm trong toàn bộ ứng dụng" }).FillAsync("tieu hoc cam dong");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Trường Tiểu học Cẩm Đông" })).ToBeVisibleAsync();
        }

        Assert.Equal(["Trường Mầm non Cẩm Đông", "Trường Tiểu học Cẩm Đông", "Ủy ban nhân dân phường Cẩm Đông"], await site.Database.BelowAsync(site.Bodies.CamDong, new(2025, 7, 1)));
        Assert.Contains("Trạm Y tế An Hòa", await site.Database.BelowAsync(site.Bodies.AnHoa, new(2025, 7, 1)));
    }

    /// <summary>Fills in the form and sends it with a sheet to be looked through.</summary>
    private static async Task SendAsync(IPage page, string[] rows)
    {
        await page.Locator("#Sheet").SetInputFilesAsync(new FilePayload { Name = "danh-sach.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(string.Join("\r\n", rows) + "\r\n") });
        await page.GetByLabel("Có hiệu lực từ ngày").FillAsync("1/7/2025");
        await page.GetByLabel("Văn bản làm căn cứ").FillAsync("Quyết định số 15/QĐ-UBND");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra tệp" }).ClickAsync();
    }
}
