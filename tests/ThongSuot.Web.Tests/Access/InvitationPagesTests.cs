using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using ThongSuot.Core.Access;
using ThongSuot.Core.Notifications;
using ThongSuot.Tests;

namespace ThongSuot.Web.Tests.Access;

/// <summary>Invitations as letters: sent, sent again, withdrawn, and the list of those that are out.</summary>
public sealed class InvitationPagesTests
{
    [Fact]
    public async Task Invite_SendsALetterInBothLanguages_WithTheLinkThatIsShown()
    {
        await using var site = new Site { Settings = new Dictionary<string, string> { ["Application:Address"] = "https://thongsuot.vangiang.example.vn/app/" } };
        var administrator = site.Visit();
        var page = await InviteAsync(site, administrator);

        Assert.Contains("Đã gửi thư kèm liên kết tới minh@example.vn.", page.QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        var link = page.QuerySelector("#link")!.TextContent;
        Assert.StartsWith("https://thongsuot.vangiang.example.vn/app/invitation/", link, StringComparison.Ordinal);
        var letter = Assert.Single(await LettersAsync(site));
        Assert.Equal("minh@example.vn", letter.To.Mailboxes.Single().Address);
        Assert.Equal("Thông Suốt: mời bạn nhận tài khoản", letter.Subject);
        Assert.Equal(2, letter.TextBody!.Split(link).Length - 1);
        Assert.Contains($"Bạn được mời sử dụng hệ thống Thông Suốt với chức danh Văn thư, {FirstPerson.Organization}.", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("You are invited to use Thông Suốt", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_WhenNoLetterCanBeSent_SaysSo_AndTheLinkIsThereAllTheSame()
    {
        await using var site = new Site { Instead = services => services.AddSingleton<IMailer, Closed>() };
        var page = await InviteAsync(site, site.Visit());

        Assert.Contains("Chưa gửi được thư tới minh@example.vn.", page.QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        await site.Stranger().Open(new Uri(page.QuerySelector("#link")!.TextContent).PathAndQuery);
    }

    [Fact]
    public async Task List_OnThePeoplePage_SendsAgain_AndTheOldLinkServesNoMore()
    {
        await using var site = new Site();
        var administrator = site.Visit();
        Assert.Null((await administrator.Open("/people")).QuerySelector(".invitations"));
        var old = new Uri((await InviteAsync(site, administrator)).QuerySelector("#link")!.TextContent).PathAndQuery;

        var page = await administrator.Open("/people");
        Assert.Equal("Thư mời chưa dùng (1)", page.QuerySelector(".invitations caption")!.TextContent);
        var row = Assert.Single(page.QuerySelectorAll(".invitations tbody tr"));
        Assert.Equal(["Lê Văn Minh", "minh@example.vn", "Nhận tài khoản"], row.QuerySelectorAll("th, td").Take(3).Select(c => c.TextContent.Trim()));
        await administrator.Press(row.QuerySelector("form[action*='Again'] button")!);

        page = await administrator.Open(administrator.LastAnswer.Headers.Location!.ToString());
        Assert.Equal(2, (await LettersAsync(site)).Count);
        await site.Stranger().Open(old, HttpStatusCode.NotFound);
        await site.Stranger().Open(new Uri(page.QuerySelector("#link")!.TextContent).PathAndQuery);
    }

    [Fact]
    public async Task Withdraw_EndsTheLink_AndTheListIsEmptyAgain()
    {
        await using var site = new Site();
        var administrator = site.Visit();
        var link = new Uri((await InviteAsync(site, administrator)).QuerySelector("#link")!.TextContent).PathAndQuery;

        await administrator.Press((await administrator.Open("/people")).QuerySelector(".invitations form[action*='Withdraw'] button")!);

        var page = await administrator.Open(administrator.LastAnswer.Headers.Location!.ToString());
        Assert.Contains("Đã thu hồi liên kết của Lê Văn Minh.", page.QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action*='Withdraw']"));
        await site.Stranger().Open(link, HttpStatusCode.NotFound);
        Assert.Null((await administrator.Open("/people")).QuerySelector(".invitations"));
    }

    [Fact]
    public async Task Reset_OfAPersonWithAnAccount_IsALetterAboutThePassword()
    {
        await using var site = new Site();
        var administrator = site.Visit();
        var person = await AccountPagesTests.InvitedAsync(site);

        await administrator.Press((await administrator.Open($"/people/{person}")).QuerySelector("form[action*='Again'] button")!);

        var letter = Assert.Single(await LettersAsync(site));
        Assert.Equal("Thông Suốt: đặt lại mật khẩu", letter.Subject);
        Assert.Contains("Có đề nghị đặt lại mật khẩu cho tài khoản minh@example.vn.", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal("Đặt lại mật khẩu", (await administrator.Open("/people")).QuerySelectorAll(".invitations tbody td")[1].TextContent.Trim());
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> InviteAsync(Site site, Visitor administrator)
    {
        var person = await FirstPerson.SetUpAsync(site.Services);
        var body = (await site.With<AccessQueries, PersonDetails?>(q => q.FindAsync(person)))!.Posts[0].OrganizationId;
        var page = await administrator.Open($"/people/invite?organization={body}");
        await administrator.Press(page.QuerySelector("main form button")!, ("Input.FullName", "Lê Văn Minh"), ("Input.Email", "minh@example.vn"), ("Input.Post.Title", "Văn thư"), ("Input.Post.Role", "Clerk"), ("Input.Post.From", "1/7/2025"));
        return await administrator.Open(administrator.LastAnswer.Headers.Location!.ToString());
    }

    private static async Task<List<MimeMessage>> LettersAsync(Site site)
    {
        List<MimeMessage> letters = [];
        foreach (var file in Directory.GetFiles(site.Services.GetRequiredService<MailOptions>().Folder, "*.eml")) letters.Add(await MimeMessage.LoadAsync(file));
        return letters;
    }

    /// <summary>A mail server that nobody answers at.</summary>
    private sealed class Closed : IMailer
    {
        public Task SendAsync(Letter letter, CancellationToken cancel) => throw new MailException("mail:587", new IOException("closed"));
    }
}
