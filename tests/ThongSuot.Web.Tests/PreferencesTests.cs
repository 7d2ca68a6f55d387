using System.Net;
using AngleSharp.Dom;

namespace ThongSuot.Web.Tests;

public sealed class PreferencesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Language_NotChosen_IsVietnameseWhateverTheBrowserSpeaks()
    {
        var client = site.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-US,en;q=0.9");
        var page = await new Visitor(client).Open("/");
        Assert.Equal("vi", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Language_Switched_HoldsOnEveryPageAndLeadsBackToWhereThePersonWas()
    {
        var visitor = site.Visit();
        var page = await visitor.Open("/search?q=an+hoa");
        var answer = await visitor.Press(page.QuerySelector("form[action='/language'] button")!);
        Assert.Equal("/search?q=an+hoa", answer.Headers.Location!.ToString());

        page = await visitor.Open("/search?q=an+hoa");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Search", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Page not found", (await visitor.Open("/no-such-page", HttpStatusCode.NotFound)).QuerySelector("h1")!.TextContent);

        await visitor.Press(page.QuerySelector("form[action='/language'] button")!);
        Assert.Equal("vi", (await visitor.Open("/")).DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    public async Task Theme_Chosen_IsKeptAndCanBeLeftToTheDeviceAgain(string theme)
    {
        var visitor = site.Visit();
        var page = await visitor.Open("/");
        Assert.Equal("auto", page.DocumentElement.GetAttribute("data-color-scheme"));

        await visitor.Press(page.QuerySelector($"footer button[value={theme}]")!);
        page = await visitor.Open("/");
        Assert.Equal(theme, page.DocumentElement.GetAttribute("data-color-scheme"));
        Assert.Equal("true", page.QuerySelector($"footer button[value={theme}]")!.GetAttribute("aria-pressed"));

        await visitor.Press(page.QuerySelector("footer button[value=auto]")!);
        Assert.Equal("auto", (await visitor.Open("/")).DocumentElement.GetAttribute("data-color-scheme"));
    }

    [Theory]
    [InlineData("/language", "fr")]
    [InlineData("/language", "")]
    [InlineData("/theme", "pink")]
    public async Task Preference_ThatDoesNotExist_IsRefused(string address, string value)
    {
        var visitor = site.Visit();
        var page = await visitor.Open("/");
        var token = page.QuerySelector("input[name=__token]")!.GetAttribute("value")!;

        var answer = await visitor.Post(address, ("value", value), ("returnUrl", "/"), ("__token", token));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("\\\\example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("search")]
    [InlineData("")]
    public async Task ReturnAddress_ThatIsNotOurs_LeadsHome(string returnUrl)
    {
        foreach (var (address, value) in new[] { ("/language", "en"), ("/theme", "dark") })
        {
            var visitor = site.Visit();
            var page = await visitor.Open("/");
            var button = page.QuerySelector($"form[action='{address}'] button[value={value}]")!;
            var answer = await visitor.Press(button, ("returnUrl", returnUrl));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal("/", answer.Headers.Location!.ToString());
        }
    }
}
