using System.Net;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Tests.Implementation;
using static ThongSuot.Web.Tests.Implementation.CarrySite;

namespace ThongSuot.Web.Tests.Implementation;

public sealed class IssuePageTests
{
    [Theory, Databases]
    public async Task Issue_OfWhatIsClear_SaysToHowMany_AndLeadsToTheBoard(string provider)
    {
        await using var site = await OpenAsync(provider);
        var (leader, today) = (site.As(site.Scene.Leader), site.Scene.Today);
        var document = await site.Scene.DocumentAsync(TestDuty.For(today.AddDays(40), site.Scene.Bodies.AnHoa, site.Scene.Bodies.BinhLam), TestDuty.For(today.AddDays(50), site.Scene.Bodies.CamDong));

        var page = await leader.Open($"/documents/{document}/issue");
        Assert.Equal(["Chủ trì 2 đơn vị Xã An Hòa, Xã Bình Lâm", "Chủ trì 1 đơn vị Phường Cẩm Đông"], page.QuerySelectorAll("article .facts").Select(f => $"{Words(f.QuerySelector("dt"))} {Words(f.QuerySelector("dd"))}"));
        page = await Follow(leader, Button(page, "Giao 2 nhiệm vụ cho 3 đơn vị"), ("Title", "Chương trình đào tạo nghề"));

        Assert.StartsWith("Tỉnh Vân Giang: thực hiện", Words(page.QuerySelector("h1")), StringComparison.Ordinal);
        Assert.Contains("Đã giao 2 nhiệm vụ cho 3 đơn vị.", Words(page.QuerySelector("[role=status]")), StringComparison.Ordinal);
        Assert.Equal("Chương trình đào tạo nghề", await site.Scene.Database.With<AppDbContext, string>(db => db.Programmes.Where(p => p.DocumentId == document).Select(p => p.Title).SingleAsync()));
        page = await leader.Open($"/documents/{document}/issue");
        Assert.DoesNotContain(page.QuerySelectorAll("main button"), b => b.GetAttribute("value") == "do");
        Assert.Contains("đã giao", Words(page.QuerySelector("[data-color=danger]")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issue_WithSomethingToThinkAbout_AsksForAMarkFirst()
    {
        await using var site = await OpenAsync();
        var leader = site.As(site.Scene.Leader);
        var document = await site.Scene.DocumentAsync(TestDuty.For(site.Scene.Today.AddDays(-3), site.Scene.Bodies.AnHoa));

        var page = await leader.Open($"/documents/{document}/issue");
        Assert.Contains("Hạn 25/9/2025 đã qua.", Words(page.QuerySelector("[data-color=warning]")), StringComparison.Ordinal);
        page = await Press(leader, Button(page, "Giao 1 nhiệm vụ cho 1 đơn vị"));
        Assert.StartsWith("Hãy xem các điểm cần cân nhắc", Mistakes(page), StringComparison.Ordinal);
        Assert.False(await site.Scene.Database.With<AppDbContext, bool>(db => db.Programmes.AnyAsync(p => p.DocumentId == document)));
        await Follow(leader, Button(page, "Giao 1 nhiệm vụ cho 1 đơn vị"), ("Agreed", "true"));

        Assert.True(await site.Scene.Database.With<AppDbContext, bool>(db => db.Programmes.AnyAsync(p => p.DocumentId == document)));
    }

    [Fact]
    public async Task Issue_ToANameNobodyBears_OffersTheNearest_AndGivesItToWhomIsChosen()
    {
        await using var site = await OpenAsync();
        var leader = site.As(site.Scene.Leader);
        var document = await site.Scene.DocumentAsync(new TestDuty("Ban hành kế hoạch", site.Scene.Today.AddDays(40), (DutyRole.Lead, "Xã An Hoà Thượng", null)));

        var page = await leader.Open($"/documents/{document}/issue");
        Assert.NotNull(page.QuerySelector("[data-color=danger]"));
        var offered = page.QuerySelectorAll(".choices .picker__offer").Single(o => Words(o) == "Xã An Hòa").QuerySelector("input")!;
        page = await Press(leader, Button(page, "Dùng lựa chọn này"), (offered.GetAttribute("name")!, offered.GetAttribute("value")!));
        Assert.Null(page.QuerySelector("[data-color=danger]"));
        await Follow(leader, Button(page, "Giao 1 nhiệm vụ cho 1 đơn vị"));

        Assert.Equal([site.Scene.Bodies.AnHoa], await site.Scene.Database.With<AppDbContext, long[]>(db => db.Assignments.Where(a => db.Programmes.Any(p => p.Id == a.ProgrammeId && p.DocumentId == document)).Select(a => a.OrganizationId).ToArrayAsync()));
    }

    [Fact]
    public async Task Issue_ByWhoMayNot_IsForbidden_OfNoDocument_IsNotFound()
    {
        await using var site = await OpenAsync();
        var document = await site.Scene.DocumentAsync(TestDuty.For(site.Scene.Today.AddDays(40), site.Scene.Bodies.AnHoa));

        await site.As(site.Scene.AnHoaOfficer).Open($"/documents/{document}/issue", HttpStatusCode.Forbidden);
        await site.As(site.Scene.Outsider).Open($"/documents/{document}/issue", HttpStatusCode.NotFound);
        await site.As(site.Scene.Leader).Open("/documents/999999/issue", HttpStatusCode.NotFound);
    }
}
