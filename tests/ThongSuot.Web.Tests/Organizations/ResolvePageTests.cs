using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.TestKit.Databases;
using static ThongSuot.Web.Tests.Organizations.OrganizationSite;

namespace ThongSuot.Web.Tests.Organizations;

public sealed class ResolvePageTests
{
    [Fact]
    public async Task Resolve_OfSetsAndNames_GivesEachBodyWithItsReason_AndWhatIsTakenOut()
    {
        await using var site = await OpenAsync();

        var page = await AskAsync(site, "Ủy ban nhân dân các xã, phường (trừ phường Cẩm Đông);\n- Trường THCS An Hòa");

        Assert.Equal("2 tên và cách gọi, 3 tổ chức", page.QuerySelector(".answers h2")!.TextContent);
        Assert.Equal(
            ["Ủy ban nhân dân xã An Hòa Ủy ban nhân dân xã: của đơn vị hành chính thuộc Tỉnh Vân Giang, ngày 1/7/2025", "Ủy ban nhân dân xã Bình Lâm Ủy ban nhân dân xã: của đơn vị hành chính thuộc Tỉnh Vân Giang, ngày 1/7/2025",
                "Ủy ban nhân dân phường Cẩm Đông Văn bản trừ ra: phường Cẩm Đông, ngày 1/7/2025"],
            Texts(page, ".answers article:first-of-type .why li"));
        Assert.Contains("“Trường THCS An Hòa” là tên của Trường THCS An Hòa", page.QuerySelectorAll(".answers article")[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".unresolved"));
    }

    [Fact]
    public async Task Resolve_AsOfADay_TakesBodiesAsTheyWere()
    {
        await using var site = await OpenAsync();
        await site.Database.With<OrganizationService>(s => s.RenameAsync(new(site.Bodies.AnHoa, new Naming("unit.commune", "Xã Tân An"), SmallTree.Basis(new(2025, 7, 1))), null, TestDatabase.Doing("organization.rename")));

        Assert.Empty((await AskAsync(site, "Xã An Hòa", "30/6/2025")).QuerySelectorAll(".unresolved"));
        Assert.Single((await AskAsync(site, "Xã An Hòa", "1/7/2025")).QuerySelectorAll(".unresolved"));
    }

    [Fact]
    public async Task Unresolved_ConfirmedAsOneOfTheNearest_IsRememberedFromThatDayOn()
    {
        await using var site = await OpenAsync();
        var page = await AskAsync(site, "Trạm Y tế Bình Lâm\nXã An Hòa");
        Assert.Contains("Ngày 1/7/2025 không có tổ chức nào tên là “Trạm Y tế Bình Lâm”.", page.QuerySelector(".unresolved p")!.TextContent, StringComparison.Ordinal);
        var button = page.QuerySelectorAll(".unresolved li").Single(l => l.QuerySelector("a")!.TextContent == "Trạm Y tế xã Bình Lâm").QuerySelector("button")!;

        page = await site.Press(button);

        Assert.Contains("Đã ghi nhận “Trạm Y tế Bình Lâm” là tên gọi khác của Trạm Y tế xã Bình Lâm từ ngày 1/7/2025.", page.QuerySelector(".answers [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".unresolved"));
        Assert.Contains("là tên gọi khác của Trạm Y tế xã Bình Lâm", (await AskAsync(site, "Trạm Y tế Bình Lâm", "2/7/2025")).QuerySelector(".answers article")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await AskAsync(site, "Trạm Y tế Bình Lâm", "30/6/2025")).QuerySelectorAll(".unresolved"));
    }

    [Fact]
    public async Task Confirm_ByWhoDoesNotKeepTheBody_IsNotOfferedAndForbidden()
    {
        await using var site = await OpenAsync();
        var officer = await site.Database.AddPersonAsync("Lê Văn Minh", site.Bodies.BinhLam, Role.Officer);
        var visitor = site.VisitAs(officer);
        var form = Form(await visitor.Open("/organizations/resolve"));
        Assert.Equal("Xã Bình Lâm", form.QuerySelector(".picker__offer label span")!.TextContent);
        var ask = form.QuerySelectorAll("button[value=check]")[^1];

        var page = await Visitor.Read(await visitor.Press(ask, ("Text", "Trạm Y tế Bình Lâm"), ("Day", "1/7/2025"), ("Issuer.Ids", Id(site.Bodies.Province))));
        Assert.NotEmpty(page.QuerySelectorAll(".unresolved li"));
        Assert.Empty(page.QuerySelectorAll(".unresolved button"));
        await visitor.Press(ask, ("Text", "Trạm Y tế Bình Lâm"), ("Day", "1/7/2025"), ("Issuer.Ids", Id(site.Bodies.Province)), ("means", $"{Id(site.Bodies.Clinic)}|Trạm Y tế Bình Lâm"));

        Assert.Equal(HttpStatusCode.Forbidden, visitor.LastAnswer.StatusCode);
    }

    [Fact]
    public async Task Resolve_WithoutTextIssuerOrDay_SaysWhatIsMissing()
    {
        await using var site = await OpenAsync();
        var form = Form(await site.Visitor.Open("/organizations/resolve"));

        var page = await Visitor.Read(await site.Visitor.Post("/organizations/resolve", ("__token", ((IHtmlInputElement)form.QuerySelector("input[name=__token]")!).Value), ("Text", " "), ("Day", "hôm qua")));

        var said = Mistakes(page);
        Assert.Contains("Tên hoặc cách gọi trong văn bản: hãy điền mục này.", said, StringComparison.Ordinal);
        Assert.Contains("Hãy chọn nơi ban hành văn bản.", said, StringComparison.Ordinal);
        Assert.NotNull(Error(page, "Day"));
        Assert.Null(page.QuerySelector(".answers"));
    }

    [Fact]
    public async Task Resolve_OnADayBeforeTheIssuerWas_SaysSoBesideTheDay()
    {
        await using var site = await OpenAsync();
        Assert.NotNull(Error(await AskAsync(site, "các xã", "1/1/1990"), "Day"));
    }

    private static async Task<IHtmlDocument> AskAsync(OrganizationSite site, string text, string day = "1/7/2025")
    {
        var page = await site.Visitor.Open($"/organizations/resolve?from={Id(site.Bodies.Province)}");
        return await site.Press(Step(page, "check"), ("Text", text), ("Day", day));
    }

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
