using System.Net;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations.Sheets;
using ThongSuot.Core.Tests.Implementation;
using ThongSuot.Tests;
using static ThongSuot.Tests.CarryScene;
using static ThongSuot.Web.Tests.Implementation.CarrySite;

namespace ThongSuot.Web.Tests.Implementation;

public sealed class BlocksPageTests
{
    [Theory, Databases]
    public async Task Blocks_OfTheProvince_NamesWhatWaitsAndWhatIsLate_AndEveryNumberOpensAListOfAsMany(string provider)
    {
        await using var site = await OpenAsync(provider);
        var (scene, leader) = (site.Scene, site.As(site.Scene.Leader));
        await scene.Database.With<AssignmentService>(async s => await s.AskExtensionAsync(new(await scene.OfAsync(scene.Bodies.BinhLam, Conference), scene.Today.AddDays(20), "Hội trường đang sửa."), SmallProgramme.By(scene.BinhLamOfficer)));
        await scene.MoveAsync(scene.AnHoaOfficer, scene.Bodies.AnHoa, Report, AssignmentMove.Decline, "Báo cáo thuộc văn phòng.");
        // Nobody is left in Cẩm Đông who could do what is late there.
        await scene.Database.AddPersonAsync("Bùi Văn Quản", scene.Bodies.Province, Core.Access.Role.Administrator);
        await scene.Database.With<Core.Access.AccessService>(async s => await s.CloseAccountAsync(await scene.PersonAsync("Ngô Thị Dung"), TestDatabase.Doing("person.close")));
        await scene.FoldAsync();

        var page = await leader.Open($"/programmes/{scene.Programme}/blocks");

        Assert.Equal(["1 việc bị từ chối, chờ quyết định", "1 việc bị trả lại", "1 việc xin gia hạn", "1 việc quá hạn ở nơi chưa có người phụ trách"], Texts(page, "[aria-labelledby=held] li"));
        Assert.Equal(["8 đến 30 ngày 2"], Texts(page, "[aria-labelledby=late] tr"));
        Assert.Equal([$"1. {Plan} 2 1 0", $"4. {Report} 0 0 1"], Texts(page, "[aria-labelledby=duties] tbody tr"));
        Assert.Equal("Phường Cẩm Đông 1 1 0", Texts(page, "[aria-labelledby=bodies] tbody tr")[0]);
        Assert.Equal(3, page.QuerySelectorAll(".reasons li").Length);
        Assert.Contains("“Hội trường đang sửa.”", Words(page.QuerySelector(".reasons")), StringComparison.Ordinal);
        foreach (var link in page.QuerySelectorAll("[aria-labelledby=held] a, .blocks td a"))
            Assert.Equal(int.Parse(Words(link).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), (await leader.Open(link.GetAttribute("href")!)).QuerySelectorAll("tbody tr").Length);
        Assert.Contains("quá hạn từ 8 đến 30 ngày", Words((await leader.Open(page.QuerySelector("[aria-labelledby=late] a")!.GetAttribute("href")!)).QuerySelector(".lead")), StringComparison.Ordinal);
        Assert.Equal(["1 việc bị từ chối, chờ quyết định", "1 việc bị trả lại", "1 việc xin gia hạn", "Xem vướng ở đâu"], Texts(await leader.Open($"/programmes/{scene.Programme}"), ".held a"));
    }

    [Fact]
    public async Task Blocks_ForAPersonOfABodyBeside_ShowsNumbers_AndNoReasons()
    {
        await using var site = await OpenAsync();
        var officer = site.As(site.Scene.BinhLamOfficer);

        Assert.NotEmpty((await officer.Open($"/programmes/{site.Scene.Programme}/blocks?at={site.Scene.Bodies.Province}")).QuerySelectorAll("[aria-labelledby=held] li"));
        Assert.Empty((await officer.Open($"/programmes/{site.Scene.Programme}/blocks?at={site.Scene.Bodies.Province}")).QuerySelectorAll(".reasons li"));
        Assert.Single((await site.As(site.Scene.Leader).Open($"/programmes/{site.Scene.Programme}/blocks?at={site.Scene.Bodies.Province}")).QuerySelectorAll(".reasons li"));
        await site.As(site.Scene.Outsider).Open($"/programmes/{site.Scene.Programme}/blocks", HttpStatusCode.Forbidden);
        await officer.Open("/programmes/999999/blocks", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Blocks_WhereNothingIsHeldUp_SaysSo()
    {
        await using var site = await OpenAsync();

        var page = await site.As(site.Scene.AnHoaOfficer).Open($"/programmes/{site.Scene.Programme}/blocks");

        Assert.Equal("Không có gì đang vướng", Words(page.QuerySelector(".empty h2")));
        Assert.Empty((await site.As(site.Scene.AnHoaOfficer).Open($"/programmes/{site.Scene.Programme}")).QuerySelectorAll(".held"));
    }

    [Fact]
    public async Task Sheet_OfAList_HasTheRowsOfTheList_InTheStatusWordsInUse()
    {
        await using var site = await OpenAsync();
        var leader = site.As(site.Scene.Leader);
        var page = await leader.Open($"/programmes/{site.Scene.Programme}/list?at={site.Scene.Bodies.Province}&late=true");

        var answer = await leader.Follow(page.QuerySelectorAll("a").Single(a => Words(a) == "Xuất Excel").GetAttribute("href")!);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var book = XlsxBook.Open(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var rows = new List<SheetRow>();
        while (book.ReadRow() is { } row) rows.Add(row);
        Assert.Equal(3, rows.Count);
        Assert.Equal(["Xã Bình Lâm", "Chủ trì", "1", Plan, "16/9/2025", "Chưa hoàn thành", "Quá hạn", "12", "Chưa nhận việc", "0"], rows.Single(r => r.Cells[0] == "Xã Bình Lâm").Cells.Take(10));
        await site.As(site.Scene.Outsider).Open($"/programmes/{site.Scene.Programme}/list?handler=Sheet", HttpStatusCode.Forbidden);
    }
}
