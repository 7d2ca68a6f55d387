using System.Net;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Tests.Implementation;
using ThongSuot.Web.Tests.Implementation;

namespace ThongSuot.Web.Tests.Documents;

public sealed class CascadePageTests
{
    [Fact]
    public async Task Cascade_BodiesThatOweAPlan_SaysInWordsAndBySignWhoIsLateAndWhoHasIssued()
    {
        await using var site = await CarrySite.OpenAsync();
        var document = await DocumentAsync(site);
        await SmallProgramme.DocumentAsync(site.Scene.Database, site.Scene.Bodies.BinhLam, DutyState.Proposed, document, TestDuty.For(null, site.Scene.Bodies.BinhLam));

        var page = await site.As(site.Scene.Leader).Open($"/documents/{document}/cascade");

        var below = page.QuerySelectorAll(".cascade__level")[^1];
        Assert.Equal("Cấp dưới 1", CarrySite.Words(below.QuerySelector("h2")));
        Assert.Equal(["✗ 2 quá hạn, chưa có", "✓ 1 đã ban hành"], CarrySite.Texts(below, ".cascade__head li"));
        var bodies = CarrySite.Texts(below, ".cascade__body");
        Assert.Contains(bodies, b => b.StartsWith("Xã An Hòa ✗ Quá hạn, chưa có", StringComparison.Ordinal) && b.Contains("Quá hạn 12 ngày", StringComparison.Ordinal));
        Assert.Contains(bodies, b => b.StartsWith("Xã Bình Lâm ✓ Đã ban hành", StringComparison.Ordinal) && b.Contains("Thực hiện", StringComparison.Ordinal));
        Assert.Equal(3, page.QuerySelectorAll(".cascade__table table")[^1].QuerySelectorAll("tbody tr").Length);
        Assert.NotNull((await site.As(site.Scene.Leader).Open($"/documents/{document}")).QuerySelector($"a[href='/documents/{document}/cascade']"));
    }

    [Fact]
    public async Task Cascade_OneLevel_ListsThoseThatStandSo()
    {
        await using var site = await CarrySite.OpenAsync();
        var document = await DocumentAsync(site);
        var reader = site.As(site.Scene.Leader);
        var link = (await reader.Open($"/documents/{document}/cascade")).QuerySelector(".cascade__head a")!.GetAttribute("href")!;

        var page = await reader.Open(link);

        Assert.Equal(3, page.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("1–3 trong 3", CarrySite.Words(page.QuerySelector(".pager")), StringComparison.Ordinal);
        await reader.Open($"/documents/{document}/cascade?level=1&state=Ended", HttpStatusCode.NotFound);
        await reader.Open($"/documents/{document}/cascade?level=5", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Cascade_ForWhomTheDocumentIsNot_IsNotFound()
    {
        await using var site = await CarrySite.OpenAsync();
        var document = await DocumentAsync(site);

        await site.As(site.Scene.Outsider).Open($"/documents/{document}/cascade", HttpStatusCode.NotFound);
        await site.As(site.Scene.Outsider).Open($"/documents/{document}/cascade?level=1", HttpStatusCode.NotFound);
    }

    private static Task<long> DocumentAsync(CarrySite site) => site.Scene.Database.With<AppDbContext, long>(db => db.Programmes.Where(p => p.Id == site.Scene.Programme).Select(p => p.DocumentId).SingleAsync());
}
