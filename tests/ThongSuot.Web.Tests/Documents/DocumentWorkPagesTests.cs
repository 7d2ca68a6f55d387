using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Documents.Recognition;
using ThongSuot.Tests;
using ThongSuot.Web.Tests.Implementation;

namespace ThongSuot.Web.Tests.Documents;

/// <summary>What people do about a document besides its duties: say who is meant, what it cites, and take what they confirmed with them.</summary>
public sealed class DocumentWorkPagesTests
{
    private const string Plan = "ỦY BAN NHÂN DÂN\nTỈNH VÂN GIANG\nSố: 05/KH-UBND\nVân Giang, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nphát triển giáo dục nghề nghiệp\nThực hiện Chương trình hành động số 41-CTr/TU ngày 20/11/2023 của Tỉnh ủy Vân Giang, kế hoạch như sau:\n1. Sở Nội Vuj chủ trì, phối hợp với Tỉnh Vân Giang tổ chức hội nghị trước ngày 20/6/2024.\n2. Sở Nội vụ báo cáo trước ngày 20/7/2024.\n";

    [Fact]
    public async Task Review_NameThatIsKnown_LeadsToItsBody_UnknownOneIsChosenFromTheNearest()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await PlanAsync(site);
        var office = await site.Site.With<Core.Organizations.OrganizationService, long>(s => s.CreateAsync(new(new("state.department", "Sở Nội vụ tỉnh Vân Giang"), new Dictionary<Core.Organizations.Line, long?> { [Core.Organizations.Line.Territory] = site.Province }, new(new DateOnly(2021, 1, 1), "Nghị quyết số 02/NQ-HĐND")), FirstPerson.Doing("organization.create")));
        var duty = (await site.DutiesAsync(id))[0].Id;

        var card = (await site.Clerk.Open($"/documents/{id}/review")).QuerySelector($"#d{duty}")!;
        Assert.Contains("Chưa rõ “Sở Nội Vuj” là ai", CarrySite.Words(card), StringComparison.Ordinal);
        var button = card.QuerySelectorAll(".meant button").First(b => b.GetAttribute("aria-label")!.EndsWith("là Sở Nội vụ tỉnh Vân Giang", StringComparison.Ordinal));
        await site.Clerk.Press(button);

        Assert.Contains((await site.DutiesAsync(id)).Single(d => d.Id == duty).Actors, a => a.Name == "Sở Nội Vuj" && a.OrganizationId == office);
        Assert.DoesNotContain("Chưa rõ “Sở Nội Vuj”", CarrySite.Words((await site.Clerk.Open($"/documents/{id}/review")).QuerySelector($"#d{duty}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_NameOfASet_SaysHowManyAndLeadsToThem()
    {
        await using var site = await DocumentSite.OpenAsync();
        foreach (var name in new[] { "Xã An Hòa", "Xã Bình Lâm" })
            await site.Site.With<Core.Organizations.OrganizationService, long>(s => s.CreateAsync(new(new("unit.commune", name), new Dictionary<Core.Organizations.Line, long?> { [Core.Organizations.Line.Territory] = site.Province }, new(new DateOnly(2021, 1, 1), "Nghị quyết số 02/NQ-HĐND")), FirstPerson.Doing("organization.create")));
        var id = await PlanAsync(site);
        var duty = await AddActorAsync(site, id, "các xã");

        var link = (await site.Clerk.Open($"/documents/{id}/review")).QuerySelectorAll($"#d{duty} .meant a").Single(a => a.TextContent == "2 tổ chức");
        var page = await site.Clerk.Open(link.GetAttribute("href")!);

        Assert.Equal(["Xã An Hòa", "Xã Bình Lâm"], CarrySite.Texts(page, "main .why a"));
        await site.Clerk.Open($"/documents/{id}/meant?name=ai+do", HttpStatusCode.NotFound);
        await site.Site.Visit(await OutsiderAsync(site)).Open(link.GetAttribute("href")!, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Gold_OfAConfirmedDocument_IsGivenToWhoConfirmsAndToNobodyElse()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await PlanAsync(site);
        await site.Clerk.Open($"/documents/{id}?handler=Gold", HttpStatusCode.NotFound);
        Assert.Null(GoldLink(await site.Clerk.Open($"/documents/{id}")));
        await ConfirmAsync(site, id);
        var officer = site.Site.Visit(await PersonAsync(site, site.Province, Role.Officer));

        var answer = await site.Clerk.Follow(GoldLink(await site.Clerk.Open($"/documents/{id}"))!.GetAttribute("href")!);

        Assert.Equal("ke-hoach.gold.json", answer.Content.Headers.ContentDisposition!.FileName?.Trim('"'));
        using var gold = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("05/KH-UBND", gold.RootElement.GetProperty("header").GetProperty("identifier").GetString());
        Assert.Null(GoldLink(await officer.Open($"/documents/{id}")));
        await officer.Open($"/documents/{id}?handler=Gold", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Gold_OfTheRegister_IsAZipForWhoConfirms()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await PlanAsync(site);
        await ConfirmAsync(site, id);
        var officer = site.Site.Visit(await PersonAsync(site, site.Province, Role.Officer));

        var link = (await site.Clerk.Open("/documents")).QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.TextContent.Contains(".zip", StringComparison.Ordinal));
        var answer = await site.Clerk.Follow(link.GetAttribute("href")!);

        await using var zip = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), ZipArchiveMode.Read, false, null, TestContext.Current.CancellationToken);
        Assert.Equal([$"{id}-ke-hoach.gold.json", $"{id}-ke-hoach.txt"], zip.Entries.Select(e => e.FullName));
        await officer.Open("/documents?handler=Gold", HttpStatusCode.Forbidden);
        Assert.DoesNotContain(".zip", (await officer.Open("/documents")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task References_ByHand_AreAddedChangedMatchedAndRemoved()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await PlanAsync(site);
        var programme = await RegisterAsync(site, 47, "CTr/TU");
        var other = await RegisterAsync(site, 48, "CTr/TU");
        var address = $"/documents/{id}/references";
        Assert.NotNull((await site.Clerk.Open($"/documents/{id}")).QuerySelector($"a[href='{address}']"));

        // What was cited is said to be the one on file, whatever its number.
        var match = (await site.Clerk.Open(address)).QuerySelectorAll<IHtmlAnchorElement>("main td a").Single(a => a.TextContent.StartsWith("Ghép với văn bản đã có", StringComparison.Ordinal));
        var matching = await site.Clerk.Open(match.GetAttribute("href")!.Split('#')[0] + "&q=47-CTr");
        await site.Clerk.Press(DocumentSite.Button(matching, "Chính là văn bản này"));
        Assert.Equal(programme, Assert.Single(await ReferencesAsync(site, id)).Document.Id);

        await site.Clerk.Press(DocumentSite.Button(await site.Clerk.Open(address + "?q=48-CTr"), "Thêm viện dẫn"), ("relation", "BasedOn"));
        await site.Clerk.Press(DocumentSite.Button(await site.Clerk.Open(address), "Ghi viện dẫn"), ("Input.Number", "52-CTr/TU"), ("Input.IssuedOn", "01/12/2023"), ("Input.Relation", "Replaces"));
        Assert.Equal([("47-CTr/TU", RelationKind.Implements), ("48-CTr/TU", RelationKind.BasedOn), ("52-CTr/TU", RelationKind.Replaces)], (await ReferencesAsync(site, id)).Select(r => (r.Document.Identifier, r.Relation)).OrderBy(r => r.Identifier, StringComparer.Ordinal));

        var row = (await site.Clerk.Open(address)).QuerySelectorAll("main tbody tr").Single(r => r.TextContent.Contains("48-CTr/TU", StringComparison.Ordinal));
        await site.Clerk.Press(DocumentSite.Button(row, "Lưu"), ("relation", "Guides"));
        Assert.Equal(RelationKind.Guides, (await ReferencesAsync(site, id)).Single(r => r.Document.Id == other).Relation);
        row = (await site.Clerk.Open(address)).QuerySelectorAll("main tbody tr").Single(r => r.TextContent.Contains("48-CTr/TU", StringComparison.Ordinal));
        await site.Clerk.Press(DocumentSite.Button(row, "Bỏ"));
        Assert.DoesNotContain(other, (await ReferencesAsync(site, id)).Select(r => r.Document.Id));
    }

    [Fact]
    public async Task References_WithoutANumber_AreAskedFor_AndOnlyWhoRegistersThereMayChangeThem()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await PlanAsync(site);
        var address = $"/documents/{id}/references";

        var answer = await CarrySite.Press(site.Clerk, DocumentSite.Button(await site.Clerk.Open(address), "Ghi viện dẫn"), ("Input.Number", "không số"));

        Assert.Contains("Số, ký hiệu cần có cả số và ký hiệu", answer.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Single(await ReferencesAsync(site, id));
        await site.Site.Visit(await PersonAsync(site, site.Province, Role.Officer)).Open(address, HttpStatusCode.Forbidden);
        await site.Site.Visit(await OutsiderAsync(site)).Open(address, HttpStatusCode.NotFound);
    }

    private static IElement? GoldLink(IHtmlDocument page) => page.QuerySelectorAll("main a").FirstOrDefault(a => a.TextContent.Contains(".gold.json", StringComparison.Ordinal));

    private static async Task<long> PlanAsync(DocumentSite site)
    {
        await site.SendAsync(("ke-hoach.txt", Encoding.UTF8.GetBytes(Plan)));
        await site.ReadAsync();
        return await site.Site.With<AppDbContext, long>(db => db.Editions.Where(e => e.FileName == "ke-hoach.txt").Select(e => e.DocumentId).SingleAsync());
    }

    private static async Task<long> AddActorAsync(DocumentSite site, long id, string name)
    {
        var duty = (await site.DutiesAsync(id))[0].Id;
        await site.Site.With<DutyActorService, long>(a => a.AddAsync(duty, new(DutyRole.Cooperating, name), null, FirstPerson.Doing("document.actor-add")));
        return duty;
    }

    private static async Task ConfirmAsync(DocumentSite site, long id)
    {
        await site.Site.With<ReviewService, int>(r => r.ConfirmAllAsync(id, FirstPerson.Doing("document.duty-confirm")));
        await site.Site.With<ReviewService, bool>(async r =>
        {
            await r.ConfirmDocumentAsync(id, null, FirstPerson.Doing("document.confirm"));
            return true;
        });
    }

    private static Task<long> RegisterAsync(DocumentSite site, int number, string symbol) => site.Site.With<RegisterService, long>(r =>
        r.RegisterAsync(new(site.Province, Direction.Incoming, new(site.Province, "", "Chương trình hành động", number, symbol, "", new(2023, 11, 20), "phát triển giáo dục nghề nghiệp")), FirstPerson.Doing("document.register")));

    private static Task<IReadOnlyList<ReferenceRow>> ReferencesAsync(DocumentSite site, long id) => site.Site.With<IServiceProvider, IReadOnlyList<ReferenceRow>>(async services =>
        (await ((DocumentQueries)services.GetService(typeof(DocumentQueries))!).ReferencesAsync(await FirstPerson.SetUpAsync(services), id)).To);

    private static Task<long> PersonAsync(DocumentSite site, long body, Role role) => site.Site.With<AccessService, long>(async a =>
        (await a.InviteAsync(new("Phạm Văn Đức", $"duc{body}@vangiang.example.vn", new(body, "Chuyên viên", role, new DateOnly(2025, 1, 1))), FirstPerson.Doing("person.invite"))).PersonId);

    private static async Task<long> OutsiderAsync(DocumentSite site) => await PersonAsync(site, await site.Site.With<Core.Organizations.OrganizationService, long>(s =>
        s.CreateAsync(new(new("unit.province", "Tỉnh Sông Mây"), new Dictionary<Core.Organizations.Line, long?> { [Core.Organizations.Line.Territory] = null }, new(new DateOnly(2021, 1, 1), "Nghị quyết số 02/NQ-HĐND")), FirstPerson.Doing("organization.create"))), Role.Clerk);
}
