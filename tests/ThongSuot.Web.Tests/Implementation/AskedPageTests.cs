using System.Net;
using ThongSuot.Core.Tests.Implementation;
using ThongSuot.Tests;
using static ThongSuot.Web.Tests.Implementation.CarrySite;

namespace ThongSuot.Web.Tests.Implementation;

/// <summary>What a body is asked for, over the scene of the province and its three communes.</summary>
public sealed class AskedPageTests
{
    private const string Twice = "Gửi báo cáo kết quả thực hiện chương trình";

    [Theory, Databases]
    public async Task Asked_OfACommune_ShowsKindsProgrammesMonths_AndEveryNumberOpensItsList(string provider)
    {
        await using var site = await OpenAsync(provider);
        await AskAgainAsync(site);
        var officer = site.As(site.Scene.AnHoaOfficer);

        var page = await officer.Open($"/organizations/{site.Scene.Bodies.AnHoa}/asked");

        Assert.Equal("Những gì Xã An Hòa được yêu cầu", Words(page.QuerySelector("h1")));
        Assert.Equal(["3Báo cáo", "1Hội nghị, buổi làm việc", "1Tin, bài, tuyên truyền"], Texts(page, ".figures a"));
        Assert.Equal(["3 nhiệm vụ gần giống nhau"], Texts(page, "#alike ~ section b"));
        Assert.Equal(3, page.QuerySelectorAll("#alike ~ section li a").Length);
        Assert.Equal(5, page.QuerySelectorAll("section[aria-labelledby=rows] tbody tr").Length);
        foreach (var link in page.QuerySelectorAll(".figures a, section[aria-labelledby=months] tbody a").Select(a => (Number: Words(a.QuerySelector("b") ?? a), Address: a.GetAttribute("href")!)))
            Assert.Equal(link.Number, $"{(await officer.Open(link.Address)).QuerySelectorAll("section[aria-labelledby=rows] tbody tr").Length}");
        await officer.Open(page.QuerySelector("#alike ~ section li a")!.GetAttribute("href")!);
    }

    [Fact]
    public async Task Asked_OfAProvince_SumsItsCommunes_AndLeadsToEach()
    {
        await using var site = await OpenAsync();
        var leader = site.As(site.Scene.Leader);

        var page = await leader.Open($"/organizations/{site.Scene.Bodies.Province}/asked");

        Assert.Equal(["Phường Cẩm Đông 4 1 1 0 1 1 0", "Xã An Hòa 3 1 0 0 1 1 0", "Xã Bình Lâm 3 1 1 0 1 0 0"], Texts(page, "section[aria-labelledby=below] tbody tr"));
        Assert.Equal(["Cộng 3 đơn vị 10 3 2 0 3 2 0"], Texts(page, "tfoot tr"));
        Assert.StartsWith("Những gì Phường Cẩm Đông", Words((await leader.Open(page.QuerySelector("section[aria-labelledby=below] tbody a")!.GetAttribute("href")!)).QuerySelector("h1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_IsReadByWhoReadsTheBody_AndByNobodyElse()
    {
        await using var site = await OpenAsync();
        var (scene, address) = (site.Scene, $"/organizations/{site.Scene.Bodies.AnHoa}/asked");

        await site.As(scene.Leader).Open(address);
        await site.As(scene.AnHoaOfficer).Open(address);
        await site.As(scene.BinhLamOfficer).Open(address, HttpStatusCode.Forbidden);
        await site.As(scene.Outsider).Open(address, HttpStatusCode.Forbidden);
        await site.As(scene.BinhLamOfficer).Open(address + "?handler=Sheet", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Asked_IsLinkedFromTheBodyAndFromHome_ForWhoMayReadIt()
    {
        await using var site = await OpenAsync();
        var (scene, address) = (site.Scene, $"/organizations/{site.Scene.Bodies.AnHoa}/asked");

        Assert.NotNull((await site.As(scene.AnHoaOfficer).Open("/")).QuerySelector($"a[href='{address}']"));
        Assert.NotNull((await site.As(scene.AnHoaOfficer).Open($"/organizations/{scene.Bodies.AnHoa}")).QuerySelector($"a[href='{address}']"));
        Assert.Null((await site.As(scene.BinhLamOfficer).Open($"/organizations/{scene.Bodies.AnHoa}")).QuerySelector($"a[href='{address}']"));
    }

    private static Task<long> AskAgainAsync(CarrySite site) =>
        SmallProgramme.IssueAsync(site.Scene.Database, site.Scene.Bodies.Province, TestDuty.For(site.Scene.Today.AddDays(40), site.Scene.Bodies.AnHoa) with { Text = "Báo cáo kết quả thực hiện chương trình, gửi Tỉnh ủy" }, TestDuty.For(site.Scene.Today.AddDays(50), site.Scene.Bodies.AnHoa) with { Text = Twice });
}
