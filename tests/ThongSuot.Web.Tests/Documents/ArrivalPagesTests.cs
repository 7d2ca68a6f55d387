using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Tests;
using ThongSuot.Web.Tests.Implementation;

namespace ThongSuot.Web.Tests.Documents;

public sealed class ArrivalPagesTests
{
    [Fact]
    public async Task Upload_FileThatABodyAboveHas_OffersTheBookInsteadOfASecondCopy()
    {
        await using var site = await DocumentSite.OpenAsync();
        var plan = Encoding.UTF8.GetBytes("KẾ HOẠCH\n1. Sở Nội vụ báo cáo trước ngày 20/6/2024.\n");
        await site.SendAsync(("ke-hoach.txt", plan));
        await site.ReadAsync();
        var (commune, clerk) = await CommuneAsync(site);

        using var form = new MultipartFormDataContent { { new ByteArrayContent(plan), "Files", "ban-nhan.txt" } };
        foreach (var field in (await clerk.Open("/documents/upload")).QuerySelectorAll<IHtmlInputElement>("main form[enctype] input[type=hidden], main form[enctype] input[type=radio]:checked")) form.Add(new StringContent(field.Value), field.Name!);
        var answer = await Visitor.Read(await clerk.Send("/documents/upload", form));

        Assert.Contains("Cơ quan khác đã có trên hệ thống", CarrySite.Words(answer.QuerySelector("main")), StringComparison.Ordinal);
        Assert.Equal(1, await site.Site.With<AppDbContext, int>(db => db.Documents.CountAsync()));
        var link = answer.QuerySelectorAll("main a").Single(a => a.TextContent.StartsWith("Ghi vào sổ đến", StringComparison.Ordinal)).GetAttribute("href")!;
        var done = await CarrySite.Follow(clerk, DocumentSite.Button(await clerk.Open(link), "Ghi vào sổ đến"), ("Input.Handling", "Giao Văn phòng"));
        Assert.Contains("Đã ghi số đến 1/", CarrySite.Words(done.Body), StringComparison.Ordinal);

        var book = await clerk.Open("/documents/arrivals");
        Assert.Contains("Giao Văn phòng", CarrySite.Texts(book, "main tbody tr").Single(), StringComparison.Ordinal);
        Assert.Contains("Sổ văn bản đến của Xã An Hòa", CarrySite.Words(book.QuerySelector("main")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arrive_WhatIsInTheBook_KeepsItsNumberAndMayBeGivenToSomebodyElse()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await RegisterAsync(site, 1);
        var (commune, clerk) = await CommuneAsync(site);
        await clerk.Press(DocumentSite.Button(await clerk.Open($"/documents/{id}/arrive"), "Ghi vào sổ đến"));

        var page = await clerk.Open($"/documents/{id}/arrive?at={commune}");
        Assert.StartsWith("Số đến 1/", CarrySite.Words(page.QuerySelector("h1")), StringComparison.Ordinal);
        await clerk.Press(DocumentSite.Button(page, "Lưu"), ("Input.Handling", "Giao Ban Chỉ huy quân sự"));

        Assert.Contains("Giao Ban Chỉ huy quân sự", CarrySite.Words((await clerk.Open($"/documents/{id}")).QuerySelector(".facts")), StringComparison.Ordinal);
        Assert.Null((await clerk.Open($"/documents/{id}")).QuerySelector($"a[href^='/documents/{id}/arrive']"));
    }

    [Fact]
    public async Task Arrive_DayToCome_IsRefusedBesideTheField()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await RegisterAsync(site, 1);
        var (_, clerk) = await CommuneAsync(site);

        var answer = await CarrySite.Press(clerk, DocumentSite.Button(await clerk.Open($"/documents/{id}/arrive"), "Ghi vào sổ đến"), ("Input.ReceivedOn", "01/01/2199"));

        Assert.Contains("Ngày đến không thể sau hôm nay", CarrySite.Words(answer.QuerySelector("main")), StringComparison.Ordinal);
        Assert.Equal(0, await site.Site.With<AppDbContext, int>(db => db.Arrivals.CountAsync()));
    }

    [Fact]
    public async Task Book_OfABodyThatIsNotOnes_IsForbidden_AndWhatMayNotBeReadIsNotFound()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await RegisterAsync(site, 1);
        var (commune, clerk) = await CommuneAsync(site);
        var elsewhere = await BodyAsync(site, "unit.province", "Tỉnh Sông Mây", null);
        var outsider = site.Site.Visit(await PersonAsync(site, elsewhere, Role.Clerk));
        var officer = site.Site.Visit(await PersonAsync(site, commune, Role.Officer));

        await outsider.Open($"/documents/arrivals?at={commune}", HttpStatusCode.Forbidden);
        await outsider.Open($"/documents/{id}/arrive", HttpStatusCode.NotFound);
        await officer.Open($"/documents/{id}/arrive", HttpStatusCode.Forbidden);
        await clerk.Open($"/documents/{id}/arrive?at={site.Province}", HttpStatusCode.Forbidden);
        await officer.Open($"/documents/arrivals?at={commune}");
    }

    [Fact]
    public async Task Edit_IntoTheNumberOfOneOnFile_OffersToEnterThatOne()
    {
        await using var site = await DocumentSite.OpenAsync();
        var there = await RegisterAsync(site, 12);
        var (commune, clerk) = await CommuneAsync(site);
        var copy = await site.Site.With<RegisterService, long>(r => r.RegisterAsync(new(commune, Direction.Incoming, new(null, "", "", null, "", "", null, "bản nhận")), FirstPerson.Doing("document.register")));

        var answer = await CarrySite.Press(clerk, DocumentSite.Button(await clerk.Open($"/documents/{copy}/edit"), "Lưu"), ("Input.Type", "Kế hoạch"), ("Input.Number", "12"), ("Input.Symbol", "KH-UBND"), ("Input.IssuedOn", "05/03/2024"), ("Issuer.Ids", site.Province.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        Assert.NotNull(answer.QuerySelector($"main a[href='/documents/{there}/arrive?at={commune}']"));
    }

    [Fact]
    public async Task Home_DocumentThatCameWithDuties_IsOfferedUntilItIsEntered()
    {
        await using var site = await CarrySite.OpenAsync();
        var scene = site.Scene;
        var clerk = site.As(await scene.Database.AddPersonAsync("Hồ Thị Mai", scene.Bodies.AnHoa, Role.Clerk));

        var offer = (await clerk.Open("/")).QuerySelector(".to-enter")!;
        await clerk.Press(DocumentSite.Button(await clerk.Open(offer.QuerySelector("a.ds-button")!.GetAttribute("href")!), "Ghi vào sổ đến"));

        Assert.Null((await clerk.Open("/")).QuerySelector(".to-enter"));
        Assert.Null((await site.As(scene.AnHoaOfficer).Open("/")).QuerySelector(".to-enter"));
        Assert.Single((await clerk.Open("/documents/arrivals")).QuerySelectorAll("main tbody tr"));
    }

    private static Task<long> RegisterAsync(DocumentSite site, int number) => site.Site.With<RegisterService, long>(r =>
        r.RegisterAsync(new(site.Province, Direction.Outgoing, new(site.Province, "", "Kế hoạch", number, "KH-UBND", "", new(2024, 3, 5), "phát triển giáo dục nghề nghiệp")), FirstPerson.Doing("document.register")));

    private static async Task<(long Commune, Visitor Clerk)> CommuneAsync(DocumentSite site)
    {
        var commune = await BodyAsync(site, "unit.commune", "Xã An Hòa", site.Province);
        return (commune, site.Site.Visit(await PersonAsync(site, commune, Role.Clerk)));
    }

    private static Task<long> BodyAsync(DocumentSite site, string kind, string name, long? above) => site.Site.With<OrganizationService, long>(s =>
        s.CreateAsync(new(new Naming(kind, name), new Dictionary<Line, long?> { [Line.Territory] = above }, new Basis(new DateOnly(2021, 1, 1), "Nghị quyết số 02/NQ-HĐND")), FirstPerson.Doing("organization.create")));

    private static Task<long> PersonAsync(DocumentSite site, long body, Role role) => site.Site.With<AccessService, long>(async a =>
        (await a.InviteAsync(new("Phạm Văn Đức", $"{role}{body}@vangiang.example.vn".ToLowerInvariant(), new(body, "Chuyên viên", role, new DateOnly(2025, 1, 1))), FirstPerson.Doing("person.invite"))).PersonId);
}
