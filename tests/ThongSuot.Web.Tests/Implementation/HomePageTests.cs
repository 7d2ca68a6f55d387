using static ThongSuot.Tests.CarryScene;
using static ThongSuot.Web.Tests.Implementation.CarrySite;

namespace ThongSuot.Web.Tests.Implementation;

public sealed class HomePageTests
{
    [Theory, Databases]
    public async Task Home_OfAnOfficer_ListsWhatIsLateBeforeWhatIsDueSoon(string provider)
    {
        await using var site = await OpenAsync(provider);

        var page = await site.As(site.Scene.BinhLamOfficer).Open("/");

        Assert.Equal(["Quá hạn (1)", "Sắp đến hạn (1)", "Mới giao (1)"], Texts(page, "main section h2"));
        Assert.Equal([Plan, Conference, Report], Texts(page, "main tbody th"));
        Assert.Equal("16/9/2025 · quá hạn 12 ngày", Texts(page, "main tbody tr:first-child td:nth-child(3)")[0]);
        Assert.Equal(["1 việc quá hạn", "0 bị trả lại", "1 đến hạn trong 14 ngày", "1 mới giao, chưa nhận", "0 chờ bạn nghiệm thu", "0 từ chối, xin gia hạn"], page.QuerySelectorAll(".figure").Select(f => $"{Words(f.QuerySelector("b"))} {Words(f.QuerySelector("span"))}"));
        Assert.Equal(await site.AddressAsync(site.Scene.Bodies.BinhLam, Plan), page.QuerySelector("main tbody th a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Home_OfALeader_LeadsInOneClickToWhoIsLate()
    {
        await using var site = await OpenAsync();
        var leader = site.As(site.Scene.Leader);

        var page = await leader.Open("/");

        Assert.Equal("2 việc quá hạn", Words(page.QuerySelector(".late-link")));
        Assert.Contains("Chờ nghiệm thu (1)", Texts(page, "main section h2"));
        page = await leader.Open(page.QuerySelector(".late-link")!.GetAttribute("href")!);
        Assert.Equal(["Xã Bình Lâm", "Phường Cẩm Đông"], Texts(page, "main tbody th").Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task Home_OfSomebodyNothingWaitsFor_SaysSoCalmly()
    {
        await using var site = await OpenAsync();

        var page = await site.As(site.Scene.Outsider).Open("/");

        Assert.Equal("Hiện không có việc nào chờ bạn", Words(page.QuerySelector(".empty h2")));
        Assert.Null(page.QuerySelector(".figure"));
    }

    [Fact]
    public async Task Home_OnePart_IsListedInFull_AndSaysWhenNothingIsLeft()
    {
        await using var site = await OpenAsync();
        var officer = site.As(site.Scene.BinhLamOfficer);

        Assert.Equal([Plan], Texts(await officer.Open("/?part=Late"), "main tbody th"));
        Assert.Equal("Không còn việc nào ở mục này", Words((await officer.Open("/?part=Returned")).QuerySelector(".empty h2")));
    }
}
