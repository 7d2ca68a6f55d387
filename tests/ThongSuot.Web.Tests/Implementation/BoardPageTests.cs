using System.Net;
using ThongSuot.Core.Organizations.Sheets;
using static ThongSuot.Tests.CarryScene;
using static ThongSuot.Web.Tests.Implementation.CarrySite;

namespace ThongSuot.Web.Tests.Implementation;

public sealed class BoardPageTests
{
    [Theory, Databases]
    public async Task Board_OfTheProvince_ShowsFiguresAndTheHeatMapInWords(string provider)
    {
        await using var site = await OpenAsync(provider);

        var page = await site.As(site.Scene.Leader).Open($"/programmes/{site.Scene.Programme}");

        Assert.Equal(["0,0%", "2", "1", "1/11"], Texts(page, ".figure b"));
        Assert.Equal("đúng hạn · 0/3 việc đã xong hoặc quá hạn, ngày 28/9/2025", Texts(page, ".figure span")[0]);
        Assert.Equal("việc quá hạn, ở 2 đơn vị · lâu nhất 12 ngày", Texts(page, ".figure span")[1]);
        string Row(string body) => string.Join(" | ", page.QuerySelectorAll(".heat tbody tr").Single(r => Words(r.QuerySelector("th")) == body).QuerySelectorAll("td").Select(c => $"{c.ClassName}: {Words(c)}"));
        Assert.Equal("done: xong, muộn | far: đã nộp | later: chưa đến hạn | later: chưa đến hạn", Row("Xã An Hòa"));
        Assert.Equal("late: quá hạn 12 ngày | some: đang làm | none: – | later: chưa đến hạn", Row("Xã Bình Lâm"));
        Assert.StartsWith("late: quá hạn 12 ngày trả lại |", Row("Phường Cẩm Đông"), StringComparison.Ordinal);
        Assert.Equal("Xã An Hòa", Texts(page, ".heat tbody th")[^1]);
    }

    [Fact]
    public async Task Board_EveryNumber_OpensTheListOfAsMany()
    {
        await using var site = await OpenAsync();
        var leader = site.As(site.Scene.Leader);
        var page = await leader.Open($"/programmes/{site.Scene.Programme}");
        var numbers = page.QuerySelectorAll(".counts td a").Select(a => (Number: int.Parse(Words(a), System.Globalization.CultureInfo.InvariantCulture), Address: a.GetAttribute("href")!)).ToList();

        Assert.Equal(13, numbers.Count);
        foreach (var (number, address) in numbers)
            Assert.Equal(number, (await leader.Open(address)).QuerySelectorAll("tbody tr").Length);
        foreach (var cell in page.QuerySelectorAll(".heat td a"))
            Assert.Single((await leader.Open(cell.GetAttribute("href")!)).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Board_OfACommune_LeadsUpTheTrail_AndIsWhereItsOfficerBegins()
    {
        await using var site = await OpenAsync();
        var officer = site.As(site.Scene.AnHoaOfficer);

        var page = await officer.Open($"/programmes/{site.Scene.Programme}");

        Assert.StartsWith("Xã An Hòa: thực hiện", Words(page.QuerySelector("h1")), StringComparison.Ordinal);
        Assert.Equal(["Chương trình", "Tỉnh Vân Giang"], Texts(page, ".trail li")[..2]);
        Assert.Equal("Việc của chính Xã An Hòa (4)", Words(page.QuerySelector(".own h2")));
        Assert.Equal([Plan, Conference, Outreach, Report], Texts(page, ".own tbody th"));
        page = await officer.Open(page.QuerySelectorAll(".trail a")[1].GetAttribute("href")!);
        Assert.StartsWith("Tỉnh Vân Giang: thực hiện", Words(page.QuerySelector("h1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_ForWhoHasNothingToDoWithIt_IsForbidden_OfNone_IsNotFound()
    {
        await using var site = await OpenAsync();
        var outsider = site.As(site.Scene.Outsider);

        await outsider.Open($"/programmes/{site.Scene.Programme}", HttpStatusCode.Forbidden);
        await outsider.Open($"/programmes/{site.Scene.Programme}?handler=Sheet", HttpStatusCode.Forbidden);
        await outsider.Open($"/programmes/{site.Scene.Programme}/list", HttpStatusCode.Forbidden);
        await outsider.Open($"/programmes?at={site.Scene.Bodies.Province}", HttpStatusCode.Forbidden);
        await outsider.Open("/programmes/999999", HttpStatusCode.NotFound);
        await site.As(site.Scene.Leader).Open($"/programmes/{site.Scene.Programme}?at=999999", HttpStatusCode.NotFound);
        await site.As(site.Scene.Leader).Open($"/programmes/{site.Scene.Programme}/list?duty=999999", HttpStatusCode.NotFound);
        await site.As(site.Scene.Leader).Open("/programmes/999999/list", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Board_ForWhoWorksBelowABodyConcerned_IsOpen_TheAssignmentOfThatBodyIsNot()
    {
        await using var site = await OpenAsync();
        var teacher = site.As(await site.Scene.Database.AddPersonAsync("Hồ Thị Mai", site.Scene.Bodies.School));

        await teacher.Open($"/programmes/{site.Scene.Programme}?at={site.Scene.Bodies.AnHoa}");
        await teacher.Open(await site.AddressAsync(site.Scene.Bodies.AnHoa, Plan), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Calendar_OfABody_ListsItsDutiesByMonth()
    {
        await using var site = await OpenAsync();

        var page = await site.As(site.Scene.BinhLamOfficer).Open($"/programmes/{site.Scene.Programme}/calendar");

        // Bình Lâm has no part in the outreach, which is due on 28 October.
        Assert.Equal(["Tháng 9/2025", "Tháng 10/2025", "Tháng 11/2025"], Texts(page, ".calendar h2"));
        Assert.Equal("Thứ Ba, 16/9/2025", Texts(page, "tbody th")[0]);
        Assert.Equal(["0/1", "1"], Texts(page, "tbody tr:first-child td.number")[..2]);
        await site.As(site.Scene.Outsider).Open($"/programmes/{site.Scene.Programme}/calendar", HttpStatusCode.Forbidden);
        await site.As(site.Scene.Leader).Open("/programmes/999999/calendar", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task List_OfWhatIsLate_SaysWhatItShows_AndCanBeUnfiltered()
    {
        await using var site = await OpenAsync();
        var leader = site.As(site.Scene.Leader);

        var page = await leader.Open($"/programmes/{site.Scene.Programme}/list?at={site.Scene.Bodies.Province}&late=true");

        Assert.Equal("Ai đang chậm?", Words(page.QuerySelector("h1")));
        Assert.Equal("Việc đang quá hạn, quá hạn lâu nhất trước, ở Tỉnh Vân Giang và cấp dưới Bỏ lọc", Words(page.QuerySelector(".lead")));
        Assert.Contains("Trần Văn Cường, Chuyên viên", Texts(page, "tbody td"));
        page = await leader.Open(page.QuerySelector(".lead a")!.GetAttribute("href")!);
        Assert.Equal(11, page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Programmes_OfABody_AreListedWithTheirFigures_OfSomebodyWithout_SaysSo()
    {
        await using var site = await OpenAsync();

        var page = await site.As(site.Scene.Clerk).Open("/programmes");
        Assert.Equal(["Kế hoạch phát triển giáo dục nghề nghiệp"], Texts(page, "tbody th"));
        Assert.Equal(["2", "1/11", "0,0%"], Texts(page, "tbody td.number"));
        Assert.Equal("Chưa có chương trình nào", Words((await site.As(site.Scene.Outsider).Open("/programmes")).QuerySelector(".empty h2")));
    }

    [Fact]
    public async Task Sheet_OfTheBoard_HasARowForEachBodyAndDuty_WithNumbersAsNumbers()
    {
        await using var site = await OpenAsync();

        var answer = await site.As(site.Scene.Leader).Follow($"/programmes/{site.Scene.Programme}?handler=Sheet");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var book = XlsxBook.Open(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var rows = new List<SheetRow>();
        while (book.ReadRow() is { } row) rows.Add(row);
        // A head, eleven assignments of three communes, and four sums.
        Assert.Equal(1 + 11 + 4, rows.Count);
        Assert.Equal(["Xã Bình Lâm", "1", Plan, "16/9/2025", "1", "0", "0", "0", "0", "0", "0", "1", "1", "28/9/2025"], rows.Single(r => r.Cells[0] == "Xã Bình Lâm" && r.Cells[1] == "1").Cells);
    }
}
