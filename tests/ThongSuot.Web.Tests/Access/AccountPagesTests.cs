using System.Net;
using AngleSharp.Dom;
using ThongSuot.Core.Access;
using ThongSuot.Core.Shared;
using ThongSuot.Tests;
using static ThongSuot.Web.Tests.Access.SignInPagesTests;

namespace ThongSuot.Web.Tests.Access;

/// <summary>The own account and other people's, as a browser without script meets them.</summary>
public sealed class AccountPagesTests
{
    [Fact]
    public async Task Page_OfTheAccountOrPeople_Opens_AndSaysItsName()
    {
        await using var site = new Site();
        var visitor = site.Visit();
        var (person, body) = await FirstAsync(site);
        foreach (var (address, title) in new[]
        {
            ("/me", "Tài khoản của tôi"), ("/me/profile", "Thông tin cá nhân"), ("/me/password", "Đổi mật khẩu"), ("/me/codes", "Xác thực hai bước"), ("/me/passkeys", "Khóa truy cập trên máy (passkey)"),
            ("/me/tokens", "Khóa cho phần mềm (API)"), ("/people", "Nhân sự"), ($"/people?organization={body}", $"Nhân sự: {FirstPerson.Organization}"), ($"/people/invite?organization={body}", "Mời người"),
            ($"/people/{person}", FirstPerson.Name), ($"/people/{person}/edit", "Sửa thông tin"), ($"/people/{person}/appoint?organization={body}", $"Giao chức danh cho {FirstPerson.Name}"), ($"/people/{person}/delegate", "Ủy quyền"),
        })
            Assert.Equal(title, (await visitor.Open(address)).QuerySelector("h1")!.TextContent);
        await visitor.Open("/people/999", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Invite_ThenAccept_LetsTheNewPersonIn_AndShowsTheLinkOnce()
    {
        await using var site = new Site();
        var administrator = site.Visit();
        var (_, body) = await FirstAsync(site);

        var page = await administrator.Open($"/people/invite?organization={body}");
        await administrator.Press(page.QuerySelector("main form button")!, ("Input.FullName", "Lê Văn Minh"), ("Input.Email", "minh@example.vn"), ("Input.Post.Title", "Văn thư"), ("Input.Post.Role", "Clerk"), ("Input.Post.From", "1/7/2025"));
        var details = administrator.LastAnswer.Headers.Location!.ToString();
        var link = new Uri((await administrator.Open(details)).QuerySelector("#link")!.TextContent).PathAndQuery;
        Assert.Null((await administrator.Open(details)).QuerySelector("#link"));

        var invited = site.Stranger();
        page = await invited.Open(link);
        Assert.Contains("Lê Văn Minh", page.QuerySelector("main p")!.TextContent, StringComparison.Ordinal);
        await invited.Press(page.QuerySelector("main form button")!, ("Input.Password", "mưa rào trên mái ngói cũ"), ("Input.Again", "mưa rào trên mái ngói"));
        Assert.Equal(HttpStatusCode.OK, invited.LastAnswer.StatusCode);
        await invited.Press(page.QuerySelector("main form button")!, ("Input.Password", "mưa rào trên mái ngói cũ"), ("Input.Again", "mưa rào trên mái ngói cũ"));

        Assert.Contains($"Văn thư, {FirstPerson.Organization}", (await invited.Open("/")).QuerySelector(".menu__who")!.TextContent, StringComparison.Ordinal);
        await invited.Open("/people", HttpStatusCode.Forbidden);
        Assert.StartsWith("Liên kết không đúng, đã dùng", (await site.Stranger().Open(link, HttpStatusCode.NotFound)).QuerySelector("main p")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_WithAReason_PutsThePersonOut_WithoutOneDoesNot()
    {
        await using var site = new Site();
        var administrator = site.Visit();
        var person = await InvitedAsync(site);
        var other = site.Visit(person);
        await other.Open("/me");

        var page = await administrator.Open($"/people/{person}");
        page = await Visitor.Read(await administrator.Press(page.QuerySelector("form[action*='Close'] button")!));
        Assert.Equal("Lý do: hãy điền mục này.", page.QuerySelector(".ds-error-summary li")!.TextContent.Trim());
        await other.Open("/me");
        await administrator.Press(page.QuerySelector("form[action*='Close'] button")!, ("Reason", "Nghỉ hưu"));

        await other.Open("/me", HttpStatusCode.Redirect);
        Assert.Equal("Đã đóng", (await administrator.Open($"/people/{person}")).QuerySelector(".facts .ds-tag")!.TextContent);
    }

    [Fact]
    public async Task Codes_TurnedOn_AreAskedAtTheDoor()
    {
        await using var site = new Site();
        site.Visit();
        var visitor = site.Stranger();
        await SignInAsync(visitor, FirstPerson.Email, FirstPerson.Password);
        var page = await visitor.Open("/me/codes");
        var key = page.QuerySelector("#key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.Open("/me/codes/picture");
        Assert.Equal("image/png", visitor.LastAnswer.Content.Headers.ContentType!.MediaType);

        page = await Visitor.Read(await visitor.Press(page.QuerySelector("main form button")!, ("Code", Now(key))));
        var recovery = page.QuerySelectorAll("ul.code li").Select(li => li.TextContent).ToList();
        Assert.Equal(AccountService.RecoveryCodes, recovery.Count);
        await visitor.Open("/me");
        await visitor.Open("/me/codes/picture", HttpStatusCode.NotFound);

        var again = site.Stranger();
        await SignInAsync(again, FirstPerson.Email, FirstPerson.Password);
        Assert.Equal("/sign-in/code?returnUrl=%2F", again.LastAnswer.Headers.Location!.ToString());
        await again.Open("/me", HttpStatusCode.Redirect);
        page = await again.Open("/sign-in/code");
        await again.Press(page.QuerySelector("main form button")!, ("Code", "000000"));
        Assert.Equal(HttpStatusCode.OK, again.LastAnswer.StatusCode);
        await again.Press(page.QuerySelector("main form button")!, ("Code", Now(key)));
        Assert.Equal(HttpStatusCode.Redirect, again.LastAnswer.StatusCode);
        await again.Open("/me");

        var lost = site.Stranger();
        await SignInAsync(lost, FirstPerson.Email, FirstPerson.Password);
        await lost.Press((await lost.Open("/sign-in/recovery-code")).QuerySelector("main form button")!, ("Code", recovery[0]));
        Assert.Contains("còn 9 mã dự phòng", (await lost.Open("/me/codes")).QuerySelector("main p")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondStep_WithoutTheFirst_LeadsBackToIt()
    {
        await using var site = new Site();
        site.Visit();
        foreach (var address in new[] { "/sign-in/code", "/sign-in/recovery-code" })
        {
            var stranger = site.Stranger();
            await stranger.Open(address, HttpStatusCode.Redirect);
            Assert.Equal("/sign-in", stranger.LastAnswer.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task Token_Made_IsShownOnce_Revoked_ServesNoMore()
    {
        await using var site = new Site();
        var visitor = site.Visit();
        var page = await visitor.Open("/me/tokens");
        page = await Visitor.Read(await visitor.Press(page.QuerySelectorAll("main form button")[^1], ("Input.Name", "Bảng tổng hợp"), ("Input.Scope", "Read")));
        var secret = page.QuerySelector("#secret")!.TextContent;

        page = await visitor.Open("/me/tokens");
        Assert.DoesNotContain(secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.NotNull(await site.With<TokenService, TokenBearer?>(s => s.FindAsync(secret, "test")));
        await visitor.Press(page.QuerySelector("form[action*='Revoke'] button")!);
        Assert.Null(await site.With<TokenService, TokenBearer?>(s => s.FindAsync(secret, "test")));
    }

    [Fact]
    public async Task Passkey_ThatNoBrowserMade_IsRefused()
    {
        await using var site = new Site();
        var visitor = site.Visit();
        var page = await visitor.Open("/me/passkeys");
        foreach (var credential in new[] { "", "x", "{}", """{"id":"AQID","rawId":"AQID","type":"public-key","response":{}}""" })
        {
            var answer = await Visitor.Read(await visitor.Press(page.QuerySelector("form[data-passkey] button")!, ("Name", "Máy ở cơ quan"), ("credential", credential)));
            Assert.NotNull(answer.QuerySelector(".ds-error-summary"));
        }
        var stranger = site.Stranger();
        page = await stranger.Open("/sign-in");
        Assert.NotNull((await Visitor.Read(await stranger.Press(page.QuerySelector("form[data-passkey] button")!, ("credential", "{}")))).QuerySelector(".ds-error-summary"));
        await stranger.Open("/me", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Delegate_ToAColleague_ShowsOnBothAccounts_AndIsRevoked()
    {
        await using var site = new Site();
        var giver = site.Visit();
        var (person, _) = await FirstAsync(site);
        var receiver = await InvitedAsync(site);
        var today = Clock.DayOf(DateTime.UtcNow);

        var page = await giver.Open($"/people/{person}/delegate");
        var post = page.QuerySelectorAll("#Input_What option")[1].GetAttribute("value")!;
        await giver.Press(page.QuerySelector("main form button")!, ("Input.What", post), ("Input.Email", "minh@example.vn"), ("Input.From", today.ToString("yyyy-MM-dd", null)), ("Input.Until", today.AddDays(3).ToString("yyyy-MM-dd", null)), ("Input.Reason", "Đi công tác"));

        Assert.Equal("/me", giver.LastAnswer.Headers.Location!.ToString());
        Assert.Contains("Nhận ủy quyền của " + FirstPerson.Name, (await site.Visit(receiver).Open("/me")).QuerySelector("[aria-labelledby=delegations]")!.TextContent, StringComparison.Ordinal);
        await site.Visit(receiver).Open("/people");
        Assert.Equal($"{FirstPerson.Name} đã ủy quyền cho bạn tại {FirstPerson.Organization}, từ {today:d/M/yyyy} đến hết {today.AddDays(3):d/M/yyyy}.", (await site.Visit(receiver).Open("/notifications")).QuerySelector(".notices a")!.TextContent);
        page = await giver.Open("/me");
        await giver.Press(page.QuerySelector("form[action*='Revoke'] button")!);
        await site.Visit(receiver).Open("/people", HttpStatusCode.Forbidden);
    }

    private static string Now(string key) => Totp.CodeAt(key, Totp.StepAt(DateTime.UtcNow));

    private static async Task<(long Person, long Body)> FirstAsync(Site site)
    {
        var person = await FirstPerson.SetUpAsync(site.Services);
        return (person, (await site.With<AccessQueries, PersonDetails?>(q => q.FindAsync(person)))!.Posts[0].OrganizationId);
    }

    internal static async Task<long> InvitedAsync(Site site)
    {
        var (_, body) = await FirstAsync(site);
        var invited = await site.With<AccessService, Invited>(s => s.InviteAsync(new("Lê Văn Minh", "minh@example.vn", new(body, "Chuyên viên", Role.Officer, new DateOnly(2025, 7, 1))), FirstPerson.Doing("person.invite")));
        return await site.With<AccountService, long>(s => s.AcceptAsync(invited.Token, "mưa rào trên mái ngói cũ", FirstPerson.Doing("person.accept")));
    }
}
