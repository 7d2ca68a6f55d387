using Microsoft.Playwright;
using ThongSuot.Core.Access;
using ThongSuot.Tests;

namespace ThongSuot.Browser.Tests.Access;

/// <summary>The first start and the door, in a real browser.</summary>
public sealed class SignInTests(Browser browser)
{
    private static readonly VisitOptions Stranger = new() { Stranger = true };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FirstStart_MakesTheAdministratorAndTheFirstBody_WithAndWithoutScript(bool script)
    {
        await using var site = await SiteAsync(isNew: true);
        await using var visit = await Visit.Start(browser, site, Stranger with { Script = script });
        await visit.Open("/");
        await Assertions.Expect(Heading(visit)).ToHaveTextAsync("Bắt đầu sử dụng Thông Suốt");
        if (script) await visit.HasNoAccessibilityFaults();

        await visit.Page.GetByLabel("Họ và tên").FillAsync(FirstPerson.Name);
        await visit.Page.GetByLabel("Thư điện tử").FillAsync(FirstPerson.Email);
        await visit.Page.GetByLabel("Mật khẩu").FillAsync("thongsuot2025!");
        await visit.Page.GetByLabel("Tên cơ quan, tổ chức, đơn vị").FillAsync(FirstPerson.Organization);
        await visit.Page.GetByLabel("Loại", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Tỉnh" });
        await visit.Page.GetByLabel("Ngày thành lập").FillAsync("1/1/2020");
        await visit.Page.GetByLabel("Văn bản làm căn cứ").FillAsync("Nghị quyết số 01/NQ-HĐND");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Tạo và đăng nhập" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Mật khẩu này dễ đoán");

        await visit.Page.GetByLabel("Mật khẩu").FillAsync(FirstPerson.Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Tạo và đăng nhập" }).ClickAsync();
        await Assertions.Expect(Heading(visit)).ToHaveTextAsync("Việc của tôi");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã tạo tài khoản");
    }

    [Fact]
    public async Task SignIn_WithACodeOfTheTelephone_OpensThePageThatWasWanted()
    {
        await using var site = await SiteAsync();
        await using var setting = await Visit.Start(browser, site);
        await setting.Open("/me/codes");
        await Assertions.Expect(setting.Page.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        Assert.Equal(240, await setting.Page.GetByRole(AriaRole.Img).EvaluateAsync<int>("img => img.complete && img.naturalWidth > 0 ? img.width : 0"));
        await setting.HasNoAccessibilityFaults();
        var key = (await setting.Page.Locator("#key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await setting.Page.GetByLabel("Mã xác thực").FillAsync(CodeOf(key));
        await setting.Page.GetByRole(AriaRole.Button, new() { Name = "Bật xác thực hai bước" }).ClickAsync();
        await Assertions.Expect(setting.Page.GetByRole(AriaRole.List, new() { Name = "Mã dự phòng" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(AccountService.RecoveryCodes);

        await using var visit = await Visit.Start(browser, site, Stranger);
        await visit.Open("/me/tokens");
        await SignInAsync(visit, FirstPerson.Password);
        await Assertions.Expect(Heading(visit)).ToHaveTextAsync("Xác thực hai bước");
        await visit.HasNoAccessibilityFaults();
        await visit.Page.GetByLabel("Mã xác thực").FillAsync("000000");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Mã chưa đúng");
        await visit.Page.GetByLabel("Mã xác thực").FillAsync(CodeOf(key));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();

        await Assertions.Expect(Heading(visit)).ToHaveTextAsync("Khóa cho phần mềm (API)");
    }

    [Fact]
    public async Task SignIn_AfterFiveWrongPasswords_WaitsEvenForTheRightOne()
    {
        await using var site = await SiteAsync();
        await using var visit = await Visit.Start(browser, site, Stranger);
        await visit.Open("/sign-in");
        await visit.HasNoAccessibilityFaults();
        for (var i = 0; i < 5; i++)
        {
            await SignInAsync(visit, "sai mật khẩu rồi");
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Sau 5 lần sai liên tiếp phải chờ");
        }

        await SignInAsync(visit, FirstPerson.Password);

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("tạm ngừng nhận đăng nhập");
        await Assertions.Expect(Heading(visit)).ToHaveTextAsync("Đăng nhập");
    }

    [Fact]
    public async Task Invitation_Accepted_LetsThePersonIn()
    {
        await using var site = await SiteAsync();
        await using var visit = await Visit.Start(browser, site);
        await visit.Open("/people");
        await visit.HasNoAccessibilityFaults();
        await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Đơn vị" }).GetByRole(AriaRole.Link, new() { Name = FirstPerson.Organization }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Mời người" }).ClickAsync();
        await visit.HasNoAccessibilityFaults();
        await visit.Page.GetByLabel("Họ và tên").FillAsync("Lê Văn Minh");
        await visit.Page.GetByLabel("Thư điện tử").FillAsync("minh@vangiang.example.vn");
        await visit.Page.GetByLabel("Chức danh").FillAsync("Văn thư");
        await visit.Page.GetByLabel("Vai trò trong hệ thống").SelectOptionAsync(new SelectOptionValue { Label = "Văn thư, chuyên viên tham mưu" });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Mời", Exact = true }).ClickAsync();
        var link = await visit.Page.Locator("#link").InnerTextAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã gửi thư kèm liên kết tới minh@vangiang.example.vn.");
        await visit.HasNoAccessibilityFaults();
        await visit.Picture("person-invited", new VisitOptions());

        // Sent again from the list of those that are out: the first link is worth nothing then.
        await visit.Open("/people");
        await visit.HasNoAccessibilityFaults();
        await visit.Picture("people-invitations", new VisitOptions());
        await visit.Page.SetViewportSizeAsync(360, 740);
        await visit.DoesNotScrollSideways();
        await visit.HasNoAccessibilityFaults();
        await visit.Picture("people-invitations", VisitOptions.Phone);
        await visit.Page.GetByRole(AriaRole.Table, new() { Name = "Thư mời chưa dùng (1)" }).GetByRole(AriaRole.Button, new() { Name = "Gửi lại" }).ClickAsync();
        var again = await visit.Page.Locator("#link").InnerTextAsync();
        Assert.NotEqual(link, again);

        await using var invited = await Visit.Start(browser, site, Stranger with { Width = 360, Height = 740 });
        await invited.Open(link);
        await Assertions.Expect(invited.Page.GetByText("Liên kết không đúng, đã dùng")).ToBeVisibleAsync();
        await invited.Open(again);
        await invited.HasNoAccessibilityFaults();
        await invited.DoesNotScrollSideways();
        await invited.Page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync("mưa rào trên mái ngói cũ");
        await invited.Page.GetByLabel("Nhập lại mật khẩu").FillAsync("mưa rào trên mái ngói cũ");
        await invited.Page.GetByRole(AriaRole.Button, new() { Name = "Đặt mật khẩu và đăng nhập" }).ClickAsync();

        await Assertions.Expect(Heading(invited)).ToHaveTextAsync("Việc của tôi");
        await Assertions.Expect(invited.Page.GetByText("Tài khoản của Lê Văn Minh").First).ToBeAttachedAsync();
    }

    [Fact]
    public async Task Session_OnAnotherMachine_IsEndedFromTheAccountPage()
    {
        await using var site = await SiteAsync();
        await using var visit = await Visit.Start(browser, site);
        await using var other = await Visit.Start(browser, site, Stranger with { Width = 360, Height = 740 });
        await other.Open("/sign-in");
        await other.Page.GetByLabel("Thư điện tử").FillAsync(FirstPerson.Email);
        await other.Page.GetByLabel("Mật khẩu").FillAsync(FirstPerson.Password);
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await Assertions.Expect(Heading(other)).ToHaveTextAsync("Việc của tôi");

        await visit.Open("/me");
        await visit.HasNoAccessibilityFaults();
        await visit.Picture("account", new VisitOptions());
        var sessions = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Đang đăng nhập" });
        await sessions.GetByRole(AriaRole.Listitem).First.GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã đăng xuất khỏi máy đó.");
        await Assertions.Expect(sessions.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await other.Open("/me");
        await Assertions.Expect(Heading(other)).ToHaveTextAsync("Đăng nhập");
    }

    [Fact]
    public async Task Passkey_AddedInTheBrowser_SignsInWithoutAPassword()
    {
        await using var site = await SiteAsync();
        await using var visit = await Visit.Start(browser, site);
        await WithAuthenticatorAsync(visit.Page);
        await visit.Open("/me/passkeys");
        await visit.Page.GetByLabel("Tên gợi nhớ").FillAsync("Máy ở cơ quan");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Thêm khóa trên máy này" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã thêm khóa “Máy ở cơ quan”");
        await visit.HasNoAccessibilityFaults();

        await visit.Page.Locator("details.menu summary").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await Assertions.Expect(Heading(visit)).ToHaveTextAsync("Đăng nhập");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập trên máy (passkey)" }).ClickAsync();

        await Assertions.Expect(Heading(visit)).ToHaveTextAsync("Việc của tôi");
    }

    [Theory]
    [InlineData("/me")]
    [InlineData("/me/profile")]
    [InlineData("/me/password")]
    [InlineData("/me/tokens")]
    [InlineData("/me/passkeys")]
    [InlineData("/people")]
    public async Task AccountPage_OnAPhoneInEnglish_IsAccessibleAndFits(string address)
    {
        await using var site = await SiteAsync();
        await using var visit = await Visit.Start(browser, site, VisitOptions.Phone with { English = true, Dark = true });
        await visit.Open(address);
        await visit.HasNoAccessibilityFaults();
        await visit.DoesNotScrollSideways();
    }

    private static async Task<LiveSite> SiteAsync(bool isNew = false)
    {
        var site = new LiveSite { IsNew = isNew };
        await site.InitializeAsync();
        return site;
    }

    private static ILocator Heading(Visit visit) => visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private static string CodeOf(string key) => Totp.CodeAt(key, Totp.StepAt(DateTime.UtcNow));

    private static async Task SignInAsync(Visit visit, string password)
    {
        await visit.Page.GetByLabel("Thư điện tử").FillAsync(FirstPerson.Email);
        await visit.Page.GetByLabel("Mật khẩu").FillAsync(password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
    }

    /// <summary>A device with a fingerprint reader that always recognises its owner.</summary>
    private static async Task WithAuthenticatorAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
    }
}
