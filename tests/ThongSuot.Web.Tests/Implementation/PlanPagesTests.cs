using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Plans;
using ThongSuot.Core.Tests.Implementation;
using ThongSuot.Tests;
using static ThongSuot.Tests.CarryScene;
using static ThongSuot.Web.Tests.Implementation.CarrySite;

namespace ThongSuot.Web.Tests.Implementation;

public sealed class PlanPagesTests
{
    [Theory, Databases]
    public async Task Start_FromTheAssignment_ShowsWhatWouldBeCopied_AndBeginsADraft(string provider)
    {
        await using var site = await OpenAsync(provider);
        var (clerk, upper) = (site.As(await ClerkAsync(site)), await UpperAsync(site));

        var page = await clerk.Open(await site.AddressAsync(site.Scene.Bodies.AnHoa, Plan));
        page = await clerk.Open(page.QuerySelectorAll(".work__link a").Single(a => Words(a) == "Soạn kế hoạch của cấp mình").GetAttribute("href")!);

        Assert.Equal([Conference, Outreach, Report], Texts(page, "tbody th"));
        // Ten days earlier, never before today.
        Assert.Equal(["3/10/2025", "28/9/2025"], Texts(page, "tbody tr:first-child td")[2..]);
        Assert.Equal(["28/10/2025", "18/10/2025"], Texts(page, "tbody tr:nth-child(2) td")[2..]);
        page = await Follow(clerk, Button(page, "Soạn dự thảo"));
        Assert.Contains("Dự thảo, chưa ban hành", Texts(page, ".facts dd"));
        Assert.Equal(3, page.QuerySelectorAll("article.card").Length);
        Assert.Equal($"/documents/{await DraftAsync(site)}/alignment/{upper}", page.QuerySelector("#align + ul a")!.GetAttribute("href"));
        page = await clerk.Open(await site.AddressAsync(site.Scene.Bodies.AnHoa, Plan));
        Assert.Equal("Dự thảo, chưa ban hành", Words(page.QuerySelector(".evidence .ds-tag")));
    }

    [Fact]
    public async Task Start_FromTheDocument_IsOfferedToTheBodiesBelow_NotToWhoIssuedIt()
    {
        await using var site = await OpenAsync();
        var (clerk, upper) = (site.As(await ClerkAsync(site)), await UpperAsync(site));
        Task<IHtmlDocument> DocumentAsync(Visitor visitor) => visitor.Open($"/documents/{upper}");

        Assert.DoesNotContain("Soạn kế hoạch của cấp mình", Texts(await DocumentAsync(site.As(site.Scene.Clerk)), ".ds-button"));
        var page = await DocumentAsync(clerk);
        page = await clerk.Open(page.QuerySelectorAll(".ds-button").Single(b => Words(b) == "Soạn kế hoạch của cấp mình").GetAttribute("href")!);
        Assert.Equal(3, page.QuerySelectorAll("tbody tr").Length);

        page = await Press(clerk, Button(page, "Soạn dự thảo"), ("Days", "1000"));
        Assert.NotEmpty(Mistakes(page));
        await site.As(site.Scene.AnHoaOfficer).Open($"/documents/{upper}/plan", HttpStatusCode.Forbidden);
        await site.As(site.Scene.Outsider).Open($"/documents/{upper}/plan", HttpStatusCode.NotFound);
        await clerk.Open($"/documents/{upper}/plan?assignment={await site.Scene.OfAsync(site.Scene.Bodies.BinhLam, Plan)}", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Link_OfAPlanThatWasIssued_ByAnOfficer_MakesItTheEvidence()
    {
        await using var site = await OpenAsync();
        var (officer, upper) = (site.As(site.Scene.AnHoaOfficer), await UpperAsync(site));
        var own = await SmallProgramme.DocumentAsync(site.Scene.Database, site.Scene.Bodies.AnHoa, TestDuty.For(null, site.Scene.Bodies.School));
        var address = $"/documents/{upper}/plan?assignment={await site.Scene.OfAsync(site.Scene.Bodies.AnHoa, Plan)}";

        var page = await officer.Open(address);
        Assert.False(HasButton(page, "Soạn dự thảo"));
        page = await Press(officer, Button(page, "Gắn vào việc này"));
        Assert.Contains("Hãy chọn một văn bản.", Mistakes(page), StringComparison.Ordinal);
        page = await Follow(officer, Button(await officer.Open(address), "Gắn vào việc này"), ("chosen", own.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal($"/documents/{own}", page.QuerySelector(".evidence a")!.GetAttribute("href"));
    }

    [Theory, Databases]
    public async Task Coverage_FromTheBoard_SaysWhoHasAPlanAndWhoIsLate_AndEveryNumberOpensAsMany(string provider)
    {
        await using var site = await OpenAsync(provider);
        var leader = site.As(site.Scene.Leader);
        await PlanAsync(site, site.Scene.Bodies.AnHoa, (Conference, 5));

        var page = await leader.Open($"/programmes/{site.Scene.Programme}");
        page = await leader.Open(page.QuerySelectorAll(".views a").Single(a => Words(a) == "Kế hoạch cấp dưới").GetAttribute("href")!);

        // The plan was to be issued by 16/9; the commune's bears an older day.
        Assert.Equal(["1/3", "1", "0", "0", "2"], Texts(page, ".figure b"));
        Assert.Equal(["Có, đúng hạn", "Chưa có, quá hạn 12 ngày", "Chưa có, quá hạn 12 ngày"], Texts(page, "tbody tr td:nth-child(2)"));
        foreach (var figure in page.QuerySelectorAll(".figure").Skip(1))
            Assert.Equal(int.Parse(Words(figure.QuerySelector("b")), System.Globalization.CultureInfo.InvariantCulture), (await leader.Open(figure.GetAttribute("href")!)).QuerySelectorAll("tbody tr").Length);
        page = await leader.Open($"/programmes/{site.Scene.Programme}/plans?at={site.Scene.Bodies.BinhLam}");
        Assert.Equal(["Xã Bình Lâm"], Texts(page, "tbody th"));
        var sheet = await leader.Follow($"/programmes/{site.Scene.Programme}/plans?handler=Sheet");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.Content.Headers.ContentType!.MediaType);
        await site.As(site.Scene.Outsider).Open($"/programmes/{site.Scene.Programme}/plans", HttpStatusCode.Forbidden);
        await site.As(site.Scene.Outsider).Open($"/programmes/{site.Scene.Programme}/plans?handler=Sheet", HttpStatusCode.Forbidden);
        await leader.Open($"/programmes/{site.Scene.Programme}/plans?duty=999999", HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task Alignment_ShowsBothQuotationsAndWhy_ALeaderConfirmsOneAndChangesAnother_AndTheRollUpSaysSo(string provider)
    {
        await using var site = await OpenAsync(provider);
        var (leader, upper) = (site.As(site.Scene.Leader), await UpperAsync(site));
        var plan = await PlanAsync(site, site.Scene.Bodies.AnHoa, (Conference, 8), (Outreach, 20));
        var address = $"/documents/{plan}/alignment/{upper}";

        var page = await Follow(leader, Button(await leader.Open(address), "Đối chiếu"));

        Assert.Equal(["Muộn hơn", "Đáp ứng", "Thiếu"], Texts(page, "article .ds-tag"));
        Assert.Equal([Conference, Conference], Texts(page, "article:first-of-type blockquote"));
        Assert.Contains("Hạn 6/10/2025 muộn hơn hạn cho phép 3/10/2025.", Texts(page, "article:first-of-type .beside__why li"));
        page = await Follow(leader, page.QuerySelectorAll("article")[1].QuerySelectorAll("button").Single(b => Words(b) == "Xác nhận"));
        Assert.Contains("Lê Văn Minh xác nhận", Words(page.QuerySelectorAll("article")[1].QuerySelector("h2")), StringComparison.Ordinal);
        page = await Follow(leader, page.QuerySelectorAll("article")[2].QuerySelectorAll("button").Single(b => Words(b) == "Lưu và xác nhận"), ("verdict", "Covered"), ("lower", page.QuerySelectorAll("article")[2].QuerySelectorAll("select[name=lower] option")[1].GetAttribute("value")!));
        Assert.Equal(["Muộn hơn", "Đáp ứng", "Đáp ứng"], Texts(page, "article .ds-tag"));
        Assert.Single((await leader.Open(address + "?show=Wanting")).QuerySelectorAll("article"));

        page = await leader.Open($"/programmes/{site.Scene.Programme}/alignment");
        Assert.Equal(["0/1", "1"], Texts(page, ".figure b"));
        page = await leader.Open(page.QuerySelector("tbody a.late-link")!.GetAttribute("href")!);
        Assert.Equal(["Xã An Hòa"], Texts(page, "#plans ~ .table-frame tbody th"));
    }

    [Fact]
    public async Task Alignment_ForTheSideBelow_ShowsItWithoutButtonsToDecide_AndIsClosedToOthers()
    {
        await using var site = await OpenAsync();
        var (clerk, upper) = (site.As(await ClerkAsync(site)), await UpperAsync(site));
        var plan = await PlanAsync(site, site.Scene.Bodies.AnHoa, (Conference, 5));
        var address = $"/documents/{plan}/alignment/{upper}";

        var page = await Follow(clerk, Button(await clerk.Open(address), "Đối chiếu"));

        Assert.Equal(3, page.QuerySelectorAll("article").Length);
        Assert.False(HasButton(page, "Xác nhận"));
        await site.As(site.Scene.BinhLamOfficer).Open(address, HttpStatusCode.NotFound);
        await site.As(site.Scene.Outsider).Open(address, HttpStatusCode.NotFound);
        await site.As(site.Scene.Outsider).Open($"/programmes/{site.Scene.Programme}/alignment", HttpStatusCode.Forbidden);
        await clerk.Open($"/documents/{upper}/alignment/{plan}", HttpStatusCode.NotFound);
    }

    private static Task<long> ClerkAsync(CarrySite site) => site.Scene.Database.AddPersonAsync("Võ Thị Hà", site.Scene.Bodies.AnHoa, Role.Clerk);

    private static Task<long> UpperAsync(CarrySite site) => site.Scene.Database.With<AppDbContext, long>(db => db.Programmes.Where(p => p.Id == site.Scene.Programme).Select(p => p.DocumentId).SingleAsync());

    private static Task<long> DraftAsync(CarrySite site) => site.Scene.Database.With<AppDbContext, long>(db => db.Documents.Where(d => d.Standing == Standing.Draft).Select(d => d.Id).SingleAsync());

    /// <summary>A plan of a commune in force, with these duties due so many days from today.</summary>
    private static async Task<long> PlanAsync(CarrySite site, long body, params (string Text, int Days)[] duties) =>
        await SmallProgramme.DocumentAsync(site.Scene.Database, body, DutyState.Confirmed, await UpperAsync(site), [.. duties.Select(d => TestDuty.For(site.Scene.Today.AddDays(d.Days), body) with { Text = d.Text, Deliverable = "Hội nghị" })]);
}
