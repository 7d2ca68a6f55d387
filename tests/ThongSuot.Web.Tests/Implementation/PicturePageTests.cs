using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Access;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Tests.Implementation;
using ThongSuot.Tests;
using static ThongSuot.Tests.CarryScene;
using static ThongSuot.Web.Tests.Implementation.CarrySite;

namespace ThongSuot.Web.Tests.Implementation;

public sealed class PicturePageTests
{
    [Theory, Databases]
    public async Task Gantt_DrawsABarForEachDuty_WithWhatIsDoneAndLate_AndTheTableSaysTheSame(string provider)
    {
        await using var site = await OpenAsync(provider);
        var leader = site.As(site.Scene.Leader);

        var page = await leader.Open($"/programmes/{site.Scene.Programme}/gantt");

        Assert.Equal(["1/3 xong, 2 quá hạn", "0/3 xong", "0/2 xong", "0/3 xong"], Texts(page, ".gantt g > .small").Where(t => t.Contains("xong", StringComparison.Ordinal)));
        Assert.Single(page.QuerySelectorAll(".gantt .done"));
        // Two of three are late, and the bar says so in its length.
        var late = Assert.Single(page.QuerySelectorAll(".gantt .late"));
        Assert.Equal(Number(page.QuerySelector(".gantt .bar")!, "width") * 2 / 3, Number(late, "width"), .11);
        Assert.Equal("4 nhiệm vụ; 1/11 việc đã xong, 2 việc đang quá hạn. Số liệu từng nhiệm vụ có trong các bảng ở dưới.", Words(page.QuerySelector(".gantt desc")));
        Assert.Equal([$"1. {Plan}", $"2. {Conference}", $"3. {Outreach}", $"4. {Report}"], Texts(page, "tbody th"));
        Assert.Equal(["1/3", "2", "0,0%"], Texts(page, "tbody tr:first-child td.number"));
        foreach (var (number, address) in page.QuerySelectorAll("tbody a.late-link").Select(a => (Words(a), a.GetAttribute("href")!)))
            Assert.Equal(number, $"{(await leader.Open(address)).QuerySelectorAll("tbody tr").Length}");
    }

    [Fact]
    public async Task Pictures_ForWhoHasNothingToDoWithTheProgramme_AreForbidden_OfNone_NotFound()
    {
        await using var site = await OpenAsync();
        foreach (var view in new[] { "gantt", "map" })
        {
            await site.As(site.Scene.Outsider).Open($"/programmes/{site.Scene.Programme}/{view}", HttpStatusCode.Forbidden);
            await site.As(site.Scene.Leader).Open($"/programmes/999999/{view}", HttpStatusCode.NotFound);
            await site.As(site.Scene.Leader).Open($"/programmes/{site.Scene.Programme}/{view}?at=999999", HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Map_OfAProvince_IsTilesOfItsCommunes_AndSaysWhy()
    {
        await using var site = await OpenAsync();

        var page = await site.As(site.Scene.Leader).Open($"/programmes/{site.Scene.Programme}/map");

        Assert.Null(page.QuerySelector("svg.map"));
        Assert.Contains("Chưa có ranh giới của các đơn vị này", Words(page.QuerySelector(".lead")), StringComparison.Ordinal);
        Assert.Equal(["0% Phường Cẩm Đông", "0% Xã An Hòa", "0% Xã Bình Lâm"], Texts(page, ".tiles li"));
        Assert.StartsWith("Phường Cẩm Đông: thực hiện", Words((await site.As(site.Scene.Leader).Open(page.QuerySelector(".tiles a")!.GetAttribute("href")!)).QuerySelector("h1")), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Map_OfTheNation_DrawsEveryProvinceAndBothArchipelagos_AndLeadsToTheBoards(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var nation = await AddAsync(database, "Việt Nam", "unit.nation", null, null);
        long[] provinces = [await AddAsync(database, "Thành phố Hà Nội", "unit.city", nation, "01"), await AddAsync(database, "Thành phố Đà Nẵng", "unit.city", nation, "48"), await AddAsync(database, "Tỉnh Khánh Hòa", "unit.province", nation, "56")];
        var ministry = await AddAsync(database, "Bộ Nội vụ", "state.ministry", nation, null);
        var leader = await database.AddPersonAsync("Lê Văn Minh", nation, Role.Leader);
        var officer = await database.AddPersonAsync("Phạm Thị Bình", provinces[0]);
        var programme = await SmallProgramme.IssueAsync(database, nation, TestDuty.For(SmallProgramme.Today.AddDays(5), [.. provinces, ministry]), TestDuty.For(SmallProgramme.Today.AddDays(-5), provinces[1]));
        var first = await SmallProgramme.OfAsync(database, programme, provinces[0]);
        await database.With<AssignmentService>(s => s.MoveAsync(new(first, AssignmentMove.Submit), SmallProgramme.By(officer)));
        await database.With<AssignmentService>(s => s.MoveAsync(new(first, AssignmentMove.Accept), SmallProgramme.By(leader)));
        await database.With<TallyKeeper>(k => k.FoldAsync());
        await using var site = new Site { Database = database.Options, IsNew = true, Instead = services => services.AddSingleton<TimeProvider>(database.Time) };

        var page = await site.Visit(leader).Open($"/programmes/{programme}/map");

        Assert.Equal(["100%", "0%", "–"], Texts(page, ".map .number"));
        Assert.Equal(["rate-4", "rate-1", "rate-none"], page.QuerySelectorAll(".map a path").Select(p => p.GetAttribute("class")));
        Assert.Equal("Thành phố Đà Nẵng: 0,0% đúng hạn (0/1), 1 quá hạn", page.QuerySelectorAll(".map a")[1].GetAttribute("aria-label"));
        // The others are drawn too, so that the map is whole; their islands with them.
        Assert.Equal(34, page.QuerySelectorAll(".map path[d]").Length);
        Assert.Equal(["Q.đ. Hoàng Sa", "Q.đ. Trường Sa"], Texts(page, ".map .name"));
        Assert.Equal(["– Bộ Nội vụ"], Texts(page, ".tiles li"));
        Assert.Equal(["Thành phố Đà Nẵng", "Thành phố Hà Nội", "Bộ Nội vụ", "Tỉnh Khánh Hòa"], Texts(page, ".map-table tbody th"));
        Assert.Contains($"at={provinces[1]}", page.QuerySelectorAll(".map a")[1].GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Outlines_KeepEveryIslandOfTheSource()
    {
        Assert.Equal(34, ProvinceShapes.All.Count);
        int Islands(string code) => ProvinceShapes.All[code].Path.Count(c => c == 'M');
        // Quảng Ninh, Đà Nẵng with Hoàng Sa, Khánh Hòa with Trường Sa, An Giang, as the source has them.
        Assert.Equal([91, 53, 164, 21], new[] { "22", "48", "56", "91" }.Select(Islands));
        Assert.Equal(["hoang-sa", "truong-sa"], ProvinceShapes.Names.Select(n => n.Code));
    }

    private static double Number(IElement element, string attribute) => double.Parse(element.GetAttribute(attribute)!, System.Globalization.CultureInfo.InvariantCulture);

    private static Task<long> AddAsync(TestDatabase database, string name, string kind, long? above, string? code) =>
        database.With<OrganizationService, long>(s => s.CreateAsync(SmallTree.Body(name, kind, above, code: code), TestDatabase.Doing("organization.create")));
}
