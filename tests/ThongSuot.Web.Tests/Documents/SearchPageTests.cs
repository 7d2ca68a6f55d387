using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Tests;
using ThongSuot.Web.Tests.Implementation;

namespace ThongSuot.Web.Tests.Documents;

public sealed class SearchPageTests
{
    [Fact]
    public async Task Search_WordsWithoutMarks_FindsTheTextAndMarksThemInIt()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await site.UploadAsync();

        var page = await site.Clerk.Open("/documents/search?q=hoi+nghi");

        var hit = Assert.Single(page.QuerySelectorAll(".hit"));
        Assert.Equal($"/documents/{id}", hit.QuerySelector("h2 a")!.GetAttribute("href"));
        Assert.Contains("hội", CarrySite.Texts(hit, ".excerpt mark").Select(m => m.ToLowerInvariant()));
        Assert.Contains("Không tìm thấy văn bản nào", Text(await site.Clerk.Open("/documents/search?q=khong+dau+co+tu+nay")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_Filters_NarrowWordsAndStandAlone()
    {
        await using var site = await DocumentSite.OpenAsync();
        await RegisterAsync(site, 1, "Kế hoạch", new(2024, 3, 5));
        await RegisterAsync(site, 2, "Báo cáo", new(2025, 6, 1));

        Task<int> CountAsync(string query) => CountHitsAsync(site.Clerk, query);
        Assert.Equal(2, await CountAsync("q=nghe"));
        Assert.Equal(1, await CountAsync("q=nghe&type=Báo cáo"));
        Assert.Equal(1, await CountAsync("year=2024"));
        Assert.Equal(1, await CountAsync("from=2025-01-01"));
        Assert.Equal(1, await CountAsync("q=nghề&to=2024-03-05"));
        Assert.Equal(0, await CountAsync("q=nghe&from=2024-03-06&to=2025-05-31"));
        Assert.Equal(2, await CountAsync($"Issuer.Ids={site.Province}"));
        Assert.Equal(0, await CountAsync("q=nghe&standing=Recalled"));
        Assert.Contains("Ngày bắt đầu phải trước", Text(await site.Clerk.Open("/documents/search?q=nghe&from=2025-01-01&to=2024-01-01")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ManyHits_GoOnPageByPageWithTheSameFilters()
    {
        await using var site = await DocumentSite.OpenAsync();
        for (var i = 1; i <= 23; i++) await RegisterAsync(site, i, "Kế hoạch", new DateOnly(2024, 1, 1).AddDays(i));
        await RegisterAsync(site, 1, "Báo cáo", new(2024, 1, 1));

        var first = await site.Clerk.Open("/documents/search?q=nghe&type=Kế hoạch");
        var second = await site.Clerk.Open(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal((20, 3), (first.QuerySelectorAll(".hit").Length, second.QuerySelectorAll(".hit").Length));
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task Search_OfWhoMayNotRead_FindsNothing()
    {
        await using var site = await DocumentSite.OpenAsync();
        await site.SendAsync(("ke-hoach.txt", Encoding.UTF8.GetBytes("KẾ HOẠCH\n1. Sở Nội vụ tổ chức hội nghị trước ngày 20/6/2024.\n")));
        await site.ReadAsync();
        var elsewhere = await site.Site.With<OrganizationService, long>(s => s.CreateAsync(new(new Naming("unit.province", "Tỉnh Sông Mây"), new Dictionary<Line, long?> { [Line.Territory] = null }, new Basis(new DateOnly(2021, 1, 1), "Nghị quyết số 02/NQ-HĐND")), FirstPerson.Doing("organization.create")));
        var outsider = await site.Site.With<AccessService, long>(async a => (await a.InviteAsync(new("Đỗ Văn Ngoại", "ngoai@songmay.example.vn", new(elsewhere, "Văn thư", Role.Clerk, new DateOnly(2025, 1, 1))), FirstPerson.Doing("person.invite"))).PersonId);

        Assert.Equal((1, 0), (await CountHitsAsync(site.Clerk, "q=hoi+nghi"), await CountHitsAsync(site.Site.Visit(outsider), "q=hoi+nghi")));
        Assert.DoesNotContain("Trong văn bản", Text(await site.Site.Visit(outsider).Open("/search?q=hoi+nghi")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SearchBox_WordsOfADocument_ShowsTheLatestAndLeadsToAll()
    {
        await using var site = await DocumentSite.OpenAsync();
        for (var i = 1; i <= 4; i++) await RegisterAsync(site, i, "Kế hoạch", new DateOnly(2024, 1, 1).AddDays(i));

        var page = await site.Clerk.Open("/search?q=giao+duc+nghe");

        Assert.Equal(["04/KH-UBND", "03/KH-UBND", "02/KH-UBND"], CarrySite.Texts(page, ".found .hit h3").Select(t => t.Split(':')[0]));
        var all = await site.Clerk.Open(page.QuerySelector(".found .more a")!.GetAttribute("href")!);
        Assert.Equal(4, all.QuerySelectorAll(".hit").Length);
        Assert.NotNull((await site.Clerk.Open("/documents")).QuerySelector("main a[href='/documents/search']"));
    }

    private static string Text(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    private static async Task<int> CountHitsAsync(Visitor visitor, string query) => (await visitor.Open("/documents/search?" + query)).QuerySelectorAll(".hit").Length;

    private static Task<long> RegisterAsync(DocumentSite site, int number, string type, DateOnly day) => site.Site.With<RegisterService, long>(r =>
        r.RegisterAsync(new(site.Province, Direction.Incoming, new(site.Province, "", type, number, type == "Báo cáo" ? "BC-UBND" : "KH-UBND", "", day, "phát triển giáo dục nghề nghiệp")), FirstPerson.Doing("document.register")));
}
