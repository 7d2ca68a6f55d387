using System.Net;
using ThongSuot.Core.Organizations;
using ThongSuot.TestKit.Databases;
using static ThongSuot.Web.Tests.Organizations.OrganizationSite;

namespace ThongSuot.Web.Tests.Organizations;

public sealed class TreePagesTests
{
    private static readonly DateOnly Day = new(2025, 7, 1);

    [Theory, Databases]
    public async Task Tree_OfAProvince_ListsWhatStandsDirectlyBelowWithCounts(string provider)
    {
        await using var site = await OpenAsync(provider);

        var page = await site.Visitor.Open($"/organizations?below={site.Bodies.Province}");

        Assert.Equal(["Phường Cẩm Đông", "Ủy ban nhân dân tỉnh Vân Giang", "Xã An Hòa", "Xã Bình Lâm"], Texts(page, "tbody th"));
        Assert.Equal("2 tổ chức trực thuộc Xã An Hòa", Texts(page, "tbody tr:nth-child(3) td.number")[0]);
        Assert.Equal(["Tổ chức", "Tỉnh Vân Giang"], Texts(page, ".trail li"));
        Assert.Null(page.QuerySelector(".as-of__banner"));
    }

    [Fact]
    public async Task Tree_FilteredWithoutMarks_KeepsThoseOfTheName()
    {
        await using var site = await OpenAsync();

        Assert.Equal(["Xã An Hòa"], Texts(await site.Visitor.Open($"/organizations?below={site.Bodies.Province}&name=an+hoa"), "tbody th"));
        var none = await site.Visitor.Open($"/organizations?below={site.Bodies.Province}&name=khong+co");
        Assert.Equal("Ở cấp này không có tổ chức nào có tên chứa “khong co”", none.QuerySelector(".empty h2")!.TextContent);
    }

    [Fact]
    public async Task Tree_OnTheLineOfTheState_ShowsThatLine()
    {
        await using var site = await OpenAsync();

        var page = await site.Visitor.Open("/organizations?line=State");

        Assert.Equal(["Ủy ban nhân dân tỉnh Vân Giang"], Texts(page, "tbody th"));
        Assert.Equal("Chính quyền", page.QuerySelector(".tabs [aria-current]")!.TextContent);
    }

    [Fact]
    public async Task Tree_LongerThanAPage_GoesOnByCursor()
    {
        await using var site = await OpenAsync();
        for (var i = 0; i < 55; i++) await site.Database.AddAsync($"Xã Số {i:D2}", "unit.commune", site.Bodies.CamDong);

        var page = await site.Visitor.Open($"/organizations?below={site.Bodies.CamDong}&name=xa+so");
        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        page = await site.Visitor.Open(page.QuerySelector(".pager [rel=next]")!.GetAttribute("href")!);
        Assert.Equal(["Xã Số 50", "Xã Số 51", "Xã Số 52", "Xã Số 53", "Xã Số 54"], Texts(page, "tbody th"));
    }

    [Theory]
    [InlineData("/organizations?below=7")]
    [InlineData("/organizations/7")]
    [InlineData("/history/organization")]
    public async Task Page_OfABodyThatIsNot_IsNotFound(string address)
    {
        await using var site = await OpenAsync();
        await site.Visitor.Open(address, HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task Body_Always_ShowsItsPlacesWhatIsBelowAndWhatHappened(string provider)
    {
        await using var site = await OpenAsync(provider);

        var page = await site.Visitor.Open($"/organizations/{site.Bodies.Province}");

        Assert.Equal("Tỉnh Vân Giang", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("9 tổ chức ở tất cả các cấp bên dưới.", Texts(page, "#below-Territory + p")[0]);
        Assert.Equal(["Ủy ban nhân dân 4", "Xã 2"], Texts(page, ".kinds li")[..2]);
        Assert.Equal(5, page.QuerySelectorAll(".kinds li").Length);
        Assert.Contains("1/1/2020 · Thành lập", Texts(page, ".events p"));
        Assert.Contains("Căn cứ: Nghị quyết số 01/NQ-HĐND", Texts(page, ".events p"));
    }

    [Fact]
    public async Task AsOf_DayBeforeARename_ShowsTheOldNameAndCarriesTheDayAlong()
    {
        await using var site = await OpenAsync();
        await site.Database.With<OrganizationService>(s => s.RenameAsync(new(site.Bodies.AnHoa, new Naming("unit.ward", "Phường Tân An"), SmallTree.Basis(Day)), null, TestDatabase.Doing("organization.rename")));

        Assert.Contains("Phường Tân An", Texts(await site.Visitor.Open($"/organizations?below={site.Bodies.Province}"), "tbody th"));
        var page = await site.Visitor.Open($"/organizations?below={site.Bodies.Province}&asOf=2025-06-30");

        Assert.Contains("Xã An Hòa", Texts(page, "tbody th"));
        Assert.Contains("Đang xem theo ngày 30/6/2025", Texts(page, ".as-of__banner")[0], StringComparison.Ordinal);
        Assert.Equal($"/organizations?below={site.Bodies.Province}", page.QuerySelector(".as-of__banner a")!.GetAttribute("href"));
        page = await site.Visitor.Open(page.QuerySelectorAll("tbody th a").Single(a => a.TextContent == "Xã An Hòa").GetAttribute("href")!);
        Assert.Equal("Xã An Hòa", page.QuerySelector("h1")!.TextContent);
        Assert.Null(page.QuerySelector(".menu.change"));
        Assert.All(page.QuerySelectorAll(".trail a, .path a, .bodies a"), a => Assert.Contains("asOf=2025-06-30", a.GetAttribute("href")!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AsOf_DayThatIsNone_IsSaidAndTodayIsShown()
    {
        await using var site = await OpenAsync();

        var page = await site.Visitor.Open("/organizations?asOf=31/2/2025");

        Assert.Contains("31/2/2025", Mistakes(page), StringComparison.Ordinal);
        Assert.Equal(["Tỉnh Vân Giang"], Texts(page, "tbody th"));
    }

    [Fact]
    public async Task Search_WithoutMarks_MarksTheWordsAndTellsWhatHasEnded()
    {
        await using var site = await OpenAsync();
        await site.Database.With<ReorganizationService>(s => s.MergeAsync(new([new(site.Bodies.AnHoa)], site.Bodies.BinhLam, null, SmallTree.Basis(Day)), TestDatabase.Doing("organization.merge")));

        var page = await site.Visitor.Open("/search?q=an+hoa");

        Assert.Equal(["Trường THCS An Hòa", "Ủy ban nhân dân xã An Hòa", "Xã An Hòa"], Texts(page, ".hit h2"));
        Assert.Equal(["An", "Hòa"], Texts(page, ".hit:first-child mark"));
        Assert.Equal("kết thúc từ 1/7/2025", Texts(page, ".hit:last-child .ds-tag")[0]);
        Assert.Equal(["Trường THCS An Hòa"], Texts(await site.Visitor.Open("/search?q=an+hoa&kind=state.school"), ".hit h2"));
        Assert.Equal("Không tìm thấy kết quả nào cho “khong co”", (await site.Visitor.Open("/search?q=khong+co")).QuerySelector(".empty h2")!.TextContent);
    }
}
