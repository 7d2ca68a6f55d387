using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using ThongSuot.Tests;

namespace ThongSuot.Browser.Tests.Documents;

/// <summary>A document's way from the file to the leader's figure, each person in their own window.</summary>
public sealed class JourneyTests(Browser browser) : IAsyncLifetime
{
    private CarryScene _scene = null!;
    private LiveSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _scene = await CarryScene.BuildAsync(now: DateTimeOffset.UtcNow);
        _site = new LiveSite { Database = _scene.Database.Options, IsNew = true };
        await _site.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _scene.DisposeAsync();
    }

    [Fact]
    public async Task Document_FromTheFile_ThroughReviewAndIssue_ToWhatWasDoneAndTheLeadersFigure()
    {
        var due = _scene.Today.AddDays(30);
        var text = $"""
            TỈNH VÂN GIANG
            Số: 21/KH-UBND
            Vân Giang, ngày {_scene.Today.Day:00} tháng {_scene.Today.Month:00} năm {_scene.Today.Year}

            KẾ HOẠCH
            Khảo sát nhu cầu học nghề

            I. NHIỆM VỤ
            1. Xã Bình Lâm chủ trì khảo sát nhu cầu học nghề của lao động nông thôn, hoàn thành chậm nhất ngày {due.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}.
            2. Xã An Hòa xây dựng chuyên mục về học nghề trên trang thông tin điện tử, hoàn thành chậm nhất ngày {due.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}.
            """;
        await using var clerk = await ComeAsync(_scene.Clerk);
        await using var leader = await ComeAsync(_scene.Leader);
        await using var officer = await ComeAsync(_scene.BinhLamOfficer);

        // The clerk brings the file and waits for the reading.
        await clerk.Open("/documents/upload");
        await clerk.Page.SetInputFilesAsync("#Files", new FilePayload { Name = "ke-hoach-khao-sat.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) });
        await clerk.HasNoAccessibilityFaults();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Tải lên và đọc" }).ClickAsync();
        await Assertions.Expect(clerk.Page.Locator("#progress")).ToContainTextAsync("Đã đọc 1 trong 1 tệp hôm nay", new() { Timeout = 30_000 });
        await PictureAsync(clerk, "journey-1-upload");

        // Looks at what was understood, corrects one duty, confirms both.
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Đến danh sách chờ soát" }).ClickAsync();
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Soát 2 nhiệm vụ" }).ClickAsync();
        await clerk.HasNoAccessibilityFaults();
        await PictureAsync(clerk, "journey-2-review");
        await clerk.Page.Keyboard.PressAsync("j");
        await clerk.Page.Keyboard.PressAsync("e");
        await clerk.Page.GetByLabel("Sản phẩm").FillAsync("Báo cáo khảo sát");
        await clerk.HasNoAccessibilityFaults();
        await PictureAsync(clerk, "journey-3-duty");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu và xác nhận" }).ClickAsync();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Xác nhận 1 nhiệm vụ" }).ClickAsync();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Xong, sẵn sàng giao việc" }).ClickAsync();

        // Issues it to the two communes.
        await clerk.HasNoAccessibilityFaults();
        await PictureAsync(clerk, "journey-4-document");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Giao việc", Exact = true }).ClickAsync();
        await PictureAsync(clerk, "journey-5-issue");
        if (await clerk.Page.Locator("#Agreed").CountAsync() > 0) await clerk.Page.Locator("#Agreed").CheckAsync();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Giao 2 nhiệm vụ cho 2 đơn vị" }).ClickAsync();
        await Assertions.Expect(clerk.Page.GetByText("Đã giao 2 nhiệm vụ cho 2 đơn vị.")).ToBeVisibleAsync();

        // The commune takes it up, proves it and hands it in.
        await officer.Open("/");
        await officer.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("khảo sát nhu cầu học nghề") }).First.ClickAsync();
        var assignment = new Uri(officer.Page.Url).AbsolutePath;
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Nhận việc" }).ClickAsync();
        await officer.Page.Locator("summary", new() { HasText = "Thêm minh chứng" }).ClickAsync();
        await officer.Page.SetInputFilesAsync("#Upload_File", new FilePayload { Name = "phieu-khao-sat.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("312 phiếu khảo sát") });
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Tải tệp lên" }).ClickAsync();
        await SubmitAsync(officer);

        // The leader returns it once, then accepts it.
        await leader.Open(assignment);
        await leader.Page.Locator("summary", new() { HasText = "Trả lại để làm tiếp" }).ClickAsync();
        await leader.Page.Locator("#Return_Sentence").FillAsync("Cần tách số liệu theo thôn.");
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "Trả lại để làm tiếp" }).ClickAsync();
        await officer.Open(assignment);
        await Assertions.Expect(officer.Page.GetByText("Cần tách số liệu theo thôn.").First).ToBeVisibleAsync();
        await SubmitAsync(officer);
        await leader.Open(assignment);
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "Nghiệm thu", Exact = true }).ClickAsync();
        await Assertions.Expect(leader.Page.GetByText("Đã hoàn thành, trong hạn").First).ToBeVisibleAsync();

        // The figure on the board opens its list, and the list the evidence.
        await leader.Open("/programmes");
        await leader.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Khảo sát nhu cầu học nghề") }).First.ClickAsync();
        var done = leader.Page.Locator("a.figure", new() { HasText = "việc đã hoàn thành" }).Locator("b");
        // Never older than a second.
        for (var i = 0; i < 20 && await done.InnerTextAsync() != "1/2"; i++)
        {
            await Task.Delay(250, TestContext.Current.CancellationToken);
            await leader.Page.ReloadAsync();
        }
        await Assertions.Expect(done).ToHaveTextAsync("1/2");
        await PictureAsync(leader, "journey-6-board");
        await done.ClickAsync();
        await PictureAsync(leader, "journey-7-list");
        await leader.Page.Locator("a[href='" + assignment + "']").First.ClickAsync();
        await leader.HasNoAccessibilityFaults();
        var file = await leader.Page.RunAndWaitForDownloadAsync(() => leader.Page.GetByRole(AriaRole.Link, new() { Name = "phieu-khao-sat.txt" }).ClickAsync());
        Assert.Equal("312 phiếu khảo sát", await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken));
    }

    private static async Task SubmitAsync(Visit officer)
    {
        await officer.Page.Locator("form[action*=Submit] button").ClickAsync();
        await Assertions.Expect(officer.Page.GetByText("Đã nộp kết quả").First).ToBeVisibleAsync();
    }

    private async Task<Visit> ComeAsync(long person) => await Visit.Start(browser, _site, new VisitOptions { Session = await FirstPerson.SessionAsync(_site.Services, person) });

    private static Task PictureAsync(Visit visit, string name) => visit.Picture(name, new VisitOptions());
}
