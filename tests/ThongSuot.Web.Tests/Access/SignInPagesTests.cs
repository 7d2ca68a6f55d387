using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Tests;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Tests.Access;

/// <summary>The door, as a browser without script meets it.</summary>
public sealed class SignInPagesTests
{
    [Fact]
    public async Task FirstVisit_WithoutAnyAccount_LeadsEveryPageToTheSetup()
    {
        await using var site = new Site { IsNew = true };
        var visitor = site.Stranger();
        foreach (var address in new[] { "/", "/search", "/sign-in", "/me", "/people", "/invitation/x" })
        {
            await visitor.Open(address, HttpStatusCode.Redirect);
            Assert.Equal("/setup", visitor.LastAnswer.Headers.Location!.ToString());
        }
        await visitor.Open("/api/v1/organizations/", HttpStatusCode.ServiceUnavailable);
        await visitor.Open("/setup");
    }

    [Fact]
    public async Task Setup_FilledIn_SignsTheAdministratorIn_AndIsThereNoMore()
    {
        await using var site = new Site { IsNew = true };
        var visitor = site.Stranger();

        var answer = await SetUpAsync(visitor, FirstPerson.Password);

        Assert.Equal("/", answer.Headers.Location!.ToString());
        var home = await visitor.Open("/");
        Assert.Equal("Việc của tôi", home.QuerySelector("h1")!.TextContent);
        Assert.Contains("Nhân sự", home.QuerySelectorAll("nav.nav a").Select(a => a.TextContent));
        Assert.Contains($"Quản trị viên hệ thống, {FirstPerson.Organization}", home.QuerySelector(".menu__who")!.TextContent, StringComparison.Ordinal);
        await site.Stranger().Open("/setup", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Setup_WithAGuessablePassword_SaysWhyAndMakesNothing()
    {
        await using var site = new Site { IsNew = true };
        var visitor = site.Stranger();

        var page = await Visitor.Read(await SetUpAsync(visitor, "tinhvangiang2025"));

        Assert.StartsWith("Mật khẩu này dễ đoán", page.QuerySelector(".ds-error-summary li")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(FirstPerson.Name, ((IHtmlInputElement)page.QuerySelector("#Input_FullName")!).Value);
        Assert.Equal("", ((IHtmlInputElement)page.QuerySelector("#Input_Password")!).Value);
        Assert.Equal((0, 0), await site.With<AppDbContext, (int, int)>(async db => (await db.Users.CountAsync(), await db.Organizations.CountAsync())));
    }

    [Fact]
    public async Task SignIn_Right_OpensThePageThatWasWanted_AndSetsACookieScriptsCannotRead()
    {
        await using var site = new Site { Environment = "Production" };
        site.Visit();
        var visitor = site.Stranger();
        await visitor.Open("/me/tokens", HttpStatusCode.Redirect);
        var door = visitor.LastAnswer.Headers.Location!.PathAndQuery;
        Assert.Equal("/sign-in?returnUrl=%2Fme%2Ftokens", door);

        var answer = await SignInAsync(visitor, FirstPerson.Email, FirstPerson.Password, door);

        Assert.Equal("/me/tokens", answer.Headers.Location!.ToString());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("session=", StringComparison.Ordinal));
        foreach (var flag in new[] { "secure", "samesite=lax", "httponly" }) Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignIn_Wrong_SaysTheSameForKnownAndUnknown()
    {
        await using var site = new Site();
        site.Visit();
        var known = await Visitor.Read(await SignInAsync(site.Stranger(), FirstPerson.Email, "sai mật khẩu rồi"));
        var unknown = await Visitor.Read(await SignInAsync(site.Stranger(), "khong.co@example.vn", "sai mật khẩu rồi"));

        Assert.Equal(known.QuerySelector(".ds-error-summary")!.TextContent, unknown.QuerySelector(".ds-error-summary")!.TextContent);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org/")]
    public async Task SignIn_WantingAPageElsewhere_StaysHere(string wanted)
    {
        await using var site = new Site();
        site.Visit();
        var answer = await SignInAsync(site.Stranger(), FirstPerson.Email, FirstPerson.Password, "/sign-in?returnUrl=" + Uri.EscapeDataString(wanted));
        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task SignIn_TooManyTriesForOneAccount_AreRefusedForAWhile()
    {
        await using var site = new Site();
        site.Visit();
        var visitor = site.Stranger();
        var page = await visitor.Open("/sign-in");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 22; i++) answers.Add((await visitor.Press(Button(page), ("Input.Email", "khong.co@example.vn"), ("Input.Password", "sai"))).StatusCode);

        Assert.Equal(HttpStatusCode.OK, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.Equal("Bạn thao tác quá nhanh", (await Visitor.Read(visitor.LastAnswer)).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Press(Button(page), ("Input.Email", "nguoi.khac@example.vn"), ("Input.Password", "sai"))).StatusCode);
    }

    [Fact]
    public async Task SignIn_WithoutTheFormsToken_IsRefused()
    {
        await using var site = new Site();
        site.Visit();
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Stranger().Post("/sign-in", ("Input.Email", FirstPerson.Email), ("Input.Password", FirstPerson.Password))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Visit().Post("/sign-out")).StatusCode);
    }

    [Fact]
    public async Task SignOut_EndsThisSession_AlsoForWhoHasCopiedItsCookie_AndNoOther()
    {
        await using var site = new Site();
        // Sends the same cookie whatever it is told.
        var (copied, there) = (site.Visit(), site.Visit());

        var page = await copied.Open("/me");
        await copied.Press(page.QuerySelector("form[action='/sign-out'] button")!);

        await copied.Open("/me", HttpStatusCode.Redirect);
        await there.Open("/me");
    }

    [Fact]
    public async Task Sessions_OnTheAccountPage_AreNamed_AndEndedOneByOneOrAllOthersAtOnce()
    {
        await using var site = new Site();
        site.Visit();
        var here = site.Stranger();
        await SignInAsync(here, FirstPerson.Email, FirstPerson.Password);
        var others = new[] { site.Visit(), site.Visit(), site.Visit() };

        var page = await here.Open("/me");
        var list = page.QuerySelectorAll("[aria-labelledby=sessions] li");
        // The visitors that tests come as have sessions too.
        Assert.True(list.Length > others.Length, list.Length.ToString(CultureInfo.InvariantCulture));
        Assert.Equal("Chrome, Windows", list[0].QuerySelector("b")!.TextContent);
        var mine = Assert.Single(list, l => l.TextContent.Contains("Máy này", StringComparison.Ordinal));
        Assert.Null(mine.QuerySelector("button"));

        // The latest stands first.
        await here.Press(list[0].QuerySelector("button")!);
        await others[2].Open("/me", HttpStatusCode.Redirect);
        await others[1].Open("/me");
        page = await here.Open("/me");
        Assert.Equal(list.Length - 1, page.QuerySelectorAll("[aria-labelledby=sessions] li").Length);
        await here.Press(page.QuerySelector("form[action*='Others'] button")!);

        await others[0].Open("/me", HttpStatusCode.Redirect);
        await others[1].Open("/me", HttpStatusCode.Redirect);
        page = await here.Open("/me");
        Assert.Single(page.QuerySelectorAll("[aria-labelledby=sessions] li"));
        Assert.Null(page.QuerySelector("form[action*='Others']"));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome, Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/130.0 Chrome/130.0.0.0 Safari/537.36", "Cốc Cốc, Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36", "Samsung Internet, Android")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux")]
    [InlineData("curl/8.5", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void BrowserName_IsTheNarrowestThatIsSaid(string? said, string? name) => Assert.Equal(name, BrowserName.Of(said));

    [Fact]
    public async Task External_ButtonOnlyWhereConfigured()
    {
        await using var plain = new Site();
        plain.Visit();
        Assert.Null((await plain.Stranger().Open("/sign-in")).QuerySelector("a[href^='/sign-in/external']"));
        await plain.Stranger().Open("/sign-in/external", HttpStatusCode.NotFound);

        await using var tied = new Site { Settings = new Dictionary<string, string> { ["OpenIdConnect:Authority"] = "https://id.vangiang.example.vn", ["OpenIdConnect:ClientId"] = "thongsuot", ["OpenIdConnect:Name"] = "Cổng đăng nhập tỉnh" } };
        tied.Visit();
        var link = (await tied.Stranger().Open("/sign-in?returnUrl=%2Fme")).QuerySelector("a[href^='/sign-in/external']")!;
        Assert.Equal("Đăng nhập qua Cổng đăng nhập tỉnh", link.TextContent);
        Assert.Equal("/sign-in/external?returnUrl=%2Fme", link.GetAttribute("href"));
    }

    [Fact]
    public async Task Token_ForReading_ReadsAndDoesNotWrite_AndOpensNoPage()
    {
        await using var site = new Site();
        site.Visit();
        var person = await FirstPerson.SetUpAsync(site.Services);
        var token = await site.With<TokenService, string>(s => s.CreateTokenAsync(new(person, "Bảng tính", TokenScope.Read, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30)), FirstPerson.Doing("person.token")));

        Assert.Equal(HttpStatusCode.OK, await AskAsync(site, HttpMethod.Get, "/api/v1/organizations/", token));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(site, HttpMethod.Post, "/api/v1/organizations/", token));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(site, HttpMethod.Get, "/api/v1/organizations/", token + "x"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(site, HttpMethod.Get, "/api/v1/organizations/", null));
        Assert.Equal(HttpStatusCode.Redirect, await AskAsync(site, HttpMethod.Get, "/me", token));
    }

    internal static async Task<HttpResponseMessage> SignInAsync(Visitor visitor, string email, string password, string door = "/sign-in") =>
        await visitor.Press(Button(await visitor.Open(door)), ("Input.Email", email), ("Input.Password", password));

    private static IElement Button(IHtmlDocument page) => page.QuerySelector("main form:not([data-passkey]) button")!;

    private static async Task<HttpResponseMessage> SetUpAsync(Visitor visitor, string password) => await visitor.Press(Button(await visitor.Open("/setup")),
        ("Input.FullName", FirstPerson.Name), ("Input.Email", FirstPerson.Email), ("Input.Password", password), ("Input.Organization", FirstPerson.Organization), ("Input.Kind", "unit.province"),
        ("Input.EstablishedOn", "1/1/2020"), ("Input.Basis", "Nghị quyết số 01/NQ-HĐND"), ("Input.Title", "Quản trị viên hệ thống"));

    private static async Task<HttpStatusCode> AskAsync(Site site, HttpMethod method, string address, string? token)
    {
        using var client = site.Server.CreateClient();
        using var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Post) request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
