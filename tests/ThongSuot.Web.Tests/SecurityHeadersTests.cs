using System.Net;
using AngleSharp.Dom;

namespace ThongSuot.Web.Tests;

public sealed class SecurityHeadersTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [MemberData(nameof(ShellPages.All), MemberType = typeof(ShellPages))]
    public async Task Get_AnyPage_CarriesTheStrictPolicyAndNothingThatBreaksIt(string address, int status)
    {
        var visitor = site.Visit();
        var page = await visitor.Open(address, (HttpStatusCode)status);

        var headers = visitor.LastAnswer.Headers;
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            Assert.Single(headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Contains("camera=()", Assert.Single(headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);

        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("[src], link[href]"), element =>
            Assert.StartsWith("/", element.GetAttribute("src") ?? element.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_File_CarriesThePolicyToo()
    {
        var visitor = site.Visit();
        await visitor.Open("/favicon.svg");
        Assert.True(visitor.LastAnswer.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("Production", true)]
    [InlineData("Development", false)]
    public async Task Get_OverTls_AsksTheBrowserToStayThereOutsideDevelopment(string environment, bool asks)
    {
        await using var there = new Site { Environment = environment };
        var client = there.CreateClient(new() { BaseAddress = new Uri("https://thongsuot.example") });
        var answer = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(asks, answer.Headers.Contains("Strict-Transport-Security"));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("httponly", cookie, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Get_Page_IsPackedForWhoCanUnpackIt(string packing)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Accept-Encoding", packing } } };
        using var answer = await site.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(packing, Assert.Single(answer.Content.Headers.ContentEncoding));
    }

    [Fact]
    public async Task Get_PageThatLeftNothingToSay_SetsNoCookieForIt()
    {
        var visitor = site.Visit();
        await visitor.Open("/");
        Assert.DoesNotContain(visitor.LastAnswer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("notice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_WithoutToken_IsRefusedWithASentence()
    {
        var answer = await site.Visit().Post("/theme", ("value", "dark"), ("returnUrl", "/"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("theme", StringComparison.Ordinal)));
        Assert.Equal("Không xử lý được yêu cầu", (await Visitor.Read(answer)).QuerySelector("h1")!.TextContent);
    }
}
