using System.Net;
using AngleSharp.Dom;

namespace ThongSuot.Web.Tests;

public sealed class LayoutTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [MemberData(nameof(ShellPages.All), MemberType = typeof(ShellPages))]
    public async Task Get_AnyPage_HasOneHeadingAndTheSameSkeleton(string address, int status)
    {
        var page = await site.Visit().Open(address, (HttpStatusCode)status);

        var heading = Assert.Single(page.QuerySelectorAll("h1")).TextContent;
        Assert.Equal($"{heading} · Thông Suốt", page.Title);
        Assert.Equal("vi", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("#content", page.QuerySelector("body > a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main#content"));
        Assert.NotNull(page.QuerySelector("header form[role=search] input[name=q]"));
        Assert.Single(page.QuerySelectorAll("footer"));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
    }

    [Fact]
    public async Task Navigation_EveryItemShown_LeadsToAPage()
    {
        var visitor = site.Visit();
        var page = await visitor.Open("/");
        var items = page.QuerySelectorAll("nav.nav a").ToList();

        Assert.Equal("Việc của tôi", items[0].TextContent);
        foreach (var item in items)
            Assert.NotEqual(HttpStatusCode.NotFound, await StatusOf(item.GetAttribute("href")!));

        async Task<HttpStatusCode> StatusOf(string address) =>
            (await site.CreateClient().GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode;
    }

    [Fact]
    public async Task Navigation_OnAPage_MarksWhereThePersonIs()
    {
        var home = await site.Visit().Open("/");
        Assert.Equal("Việc của tôi", Assert.Single(home.QuerySelectorAll("nav.nav [aria-current=page]")).TextContent);

        var search = await site.Visit().Open("/search");
        Assert.Empty(search.QuerySelectorAll("nav.nav [aria-current]"));
    }

    [Fact]
    public async Task Home_WithNothingToDo_SaysSo()
    {
        var page = await site.Visit().Open("/");
        Assert.Equal("Hiện không có việc nào chờ bạn", page.QuerySelector(".empty h2")!.TextContent);
    }

    [Fact]
    public async Task Search_WithWords_KeepsThemInTheBoxAndSaysWhatWasNotFound()
    {
        var page = await site.Visit().Open("/search?q=%3Cb%3E%C4%91%C3%A0o%20t%E1%BA%A1o");
        Assert.Equal("<b>đào tạo", page.QuerySelector("#find")!.GetAttribute("value"));
        Assert.Equal("Không tìm thấy kết quả nào cho “<b>đào tạo”", page.QuerySelector(".empty h2")!.TextContent);
    }

    [Fact]
    public async Task Search_WithoutWords_AsksForThem()
    {
        var page = await site.Visit().Open("/search?q=%20");
        Assert.Equal("Hãy gõ từ cần tìm vào ô ở đầu trang", page.QuerySelector(".empty h2")!.TextContent);
    }

    [Fact]
    public async Task StyleGuide_OutsideDevelopment_IsNotThere()
    {
        await using var production = new Site { Environment = "Production" };
        await production.Visit().Open("/styleguide", HttpStatusCode.NotFound);
        await production.Visit().Open("/");
    }
}
