using AngleSharp.Dom;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Tests;

namespace ThongSuot.Web.Tests.Documents;

public sealed class ReviewPagesTests
{
    [Fact]
    public async Task Review_ConfirmAndReject_AreSavedAtOnceAndTakeBackToTheNextDuty()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await site.UploadAsync();
        var duties = await site.DutiesAsync(id);

        var answer = await site.Clerk.Press(DocumentSite.Button(Card(await ReviewAsync(site, id), duties[0]), "Đúng vậy"));
        Assert.EndsWith($"#d{duties[1].Id}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        await site.Clerk.Press(DocumentSite.Button(Card(await ReviewAsync(site, id), duties[1]), "Không phải nhiệm vụ"));

        Assert.Equal([DutyState.Confirmed, DutyState.Rejected, DutyState.Proposed], (await site.DutiesAsync(id)).Take(3).Select(d => d.State));
        var page = await ReviewAsync(site, id);
        Assert.Contains("Đã xác nhận 1", page.QuerySelector(".chips")!.TextContent, StringComparison.Ordinal);
        await site.Clerk.Press(DocumentSite.Button(Card(page, duties[1]), "Xem xét lại"));
        Assert.Equal(DutyState.Proposed, (await site.DutiesAsync(id))[1].State);
    }

    [Fact]
    public async Task Review_OldVersion_IsToldAndChangesNothing()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await site.UploadAsync();
        var first = (await site.DutiesAsync(id))[0];
        var (one, other) = (await ReviewAsync(site, id), await ReviewAsync(site, id));
        await site.Clerk.Press(DocumentSite.Button(Card(one, first), "Không phải nhiệm vụ"));

        await site.Clerk.Press(DocumentSite.Button(Card(other, first), "Đúng vậy"));

        Assert.Equal(DutyState.Rejected, (await site.DutiesAsync(id))[0].State);
    }

    [Fact]
    public async Task Duty_Corrected_SaysWhatThePersonWrote()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await site.UploadAsync();
        var duty = (await site.DutiesAsync(id))[0];
        var page = await site.Clerk.Open($"/documents/{id}/duties/{duty.Id}");

        await site.Clerk.Press(DocumentSite.Button(page, "Lưu và xác nhận"), ("Input.Text", "Tổ chức hội nghị cấp huyện"), ("Input.DueOn", "2024-02-20"));

        var saved = (await site.DutiesAsync(id))[0];
        Assert.Equal(("Tổ chức hội nghị cấp huyện", new DateOnly(2024, 2, 20), DutyState.Confirmed), (saved.Fields.Text, saved.Fields.DueOn, saved.State));
    }

    [Fact]
    public async Task Duty_WithoutText_IsAskedFor()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await site.UploadAsync();
        var duty = (await site.DutiesAsync(id))[0];

        await site.Clerk.Press(DocumentSite.Button(await site.Clerk.Open($"/documents/{id}/duties/{duty.Id}"), "Lưu"), ("Input.Text", ""));

        Assert.Equal(duty.Fields.Text, (await site.DutiesAsync(id))[0].Fields.Text);
    }

    [Fact]
    public async Task Duty_ActorsAndSplit_AreChangedFromItsPage()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await site.UploadAsync();
        var duty = (await site.DutiesAsync(id))[0];
        var address = $"/documents/{id}/duties/{duty.Id}";

        await site.Clerk.Press(DocumentSite.Button(await site.Clerk.Open(address), "Thêm"), ("Actor.Role", "Monitoring"), ("Actor.Name", "Ủy ban Kiểm tra Huyện ủy"));
        Assert.Contains((await site.DutiesAsync(id))[0].Actors, a => a.Role == DutyRole.Monitoring && a.Name == "Ủy ban Kiểm tra Huyện ủy");
        await site.Clerk.Press(DocumentSite.Button((await site.Clerk.Open(address)).QuerySelectorAll("tr").Single(r => r.TextContent.Contains("Ủy ban Kiểm tra", StringComparison.Ordinal)), "Bỏ"));
        Assert.DoesNotContain((await site.DutiesAsync(id))[0].Actors, a => a.Role == DutyRole.Monitoring);
        await site.Clerk.Press(DocumentSite.Button(await site.Clerk.Open(address), "Tách"));

        var after = await site.DutiesAsync(id);
        Assert.StartsWith(after[0].Fields.Text, duty.Fields.Text, StringComparison.Ordinal);
        Assert.EndsWith(after[1].Fields.Text, duty.Fields.Text, StringComparison.Ordinal);
        await site.Clerk.Press(DocumentSite.Button(Card(await ReviewAsync(site, id), after[1]), "Gộp với nhiệm vụ trên"));
        Assert.Equal(duty.Fields.Text, (await site.DutiesAsync(id))[0].Fields.Text);
    }

    [Fact]
    public async Task AddDuty_LinesTicked_BecomeItsQuotation()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await site.UploadAsync();
        var before = await site.DutiesAsync(id);
        var page = await site.Clerk.Open($"/documents/{id}/duties/add");
        var line = page.QuerySelectorAll("input[name=lines]").First(i => page.QuerySelector($"label[for='{i.Id}']")!.TextContent.Contains("Giúp cán bộ, đảng viên", StringComparison.Ordinal));

        await site.Clerk.Press(DocumentSite.Button(page, "Thêm nhiệm vụ"), ("lines", line.GetAttribute("value")!));

        var added = Assert.Single(await site.DutiesAsync(id), d => before.All(b => b.Id != d.Id));
        Assert.Contains("Giúp cán bộ, đảng viên", added.Fields.Text, StringComparison.Ordinal);
        Assert.Null(added.RuleId);
    }

    [Fact]
    public async Task AddDuty_NothingTicked_AsksForALine()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await site.UploadAsync();
        var before = (await site.DutiesAsync(id)).Count;

        await site.Clerk.Press(DocumentSite.Button(await site.Clerk.Open($"/documents/{id}/duties/add"), "Thêm nhiệm vụ"));

        Assert.Equal(before, (await site.DutiesAsync(id)).Count);
    }

    [Fact]
    public async Task Review_ToTheEnd_LeavesTheDocumentReadyToBeIssued()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await site.UploadAsync();
        var count = (await site.DutiesAsync(id)).Count;

        await site.Clerk.Press(DocumentSite.Button(await ReviewAsync(site, id), $"Xác nhận {count} nhiệm vụ"));
        await site.Clerk.Press(DocumentSite.Button(await ReviewAsync(site, id), "Xong, sẵn sàng giao việc"));

        Assert.Contains($"{count} nhiệm vụ sẵn sàng để giao", (await site.Clerk.Open($"/documents/{id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Đã xác nhận {count} nhiệm vụ", (await site.Clerk.Open("/documents")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_OfAnother_IsTakenOverBeforeAnythingIsAnswered()
    {
        await using var site = await DocumentSite.OpenAsync();
        var id = await site.UploadAsync();
        var duty = (await site.DutiesAsync(id))[0];
        await site.Clerk.Press(DocumentSite.Button(Card(await ReviewAsync(site, id), duty), "Đúng vậy"));
        var colleague = await ColleagueAsync(site);

        var page = await colleague.Open($"/documents/{id}/review");
        Assert.Empty(page.QuerySelectorAll(".card form"));
        Assert.Contains(FirstPerson.Name, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await colleague.Press(DocumentSite.Button(page, "Tiếp nhận việc soát"));

        Assert.NotEmpty((await colleague.Open($"/documents/{id}/review")).QuerySelectorAll(".card form"));
        Assert.Empty((await ReviewAsync(site, id)).QuerySelectorAll(".card form"));
    }

    [Fact]
    public async Task Edit_Head_KeepsTheTrueKeyAndRefusesTheSameTwice()
    {
        await using var site = await DocumentSite.OpenAsync();
        var (first, second) = (await site.UploadAsync(), await site.UploadAsync("ke-hoach-uy-ban-nhan-dan-tinh.pdf"));
        (string, string)[] head = [("Input.Type", "Kế hoạch"), ("Input.Number", "12b"), ("Input.Symbol", "KH-UBND"), ("Input.IssuedOn", "2024-03-05"), ("Input.Series", ""), ("Issuer.Ids", site.Province.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Input.Subject", "Phát triển đào tạo nghề")];

        await site.Clerk.Press(DocumentSite.Button(await site.Clerk.Open($"/documents/{first}/edit"), "Lưu"), head);
        await site.Clerk.Press(DocumentSite.Button(await site.Clerk.Open($"/documents/{second}/edit"), "Lưu"), head);

        Assert.Contains("12b/KH-UBND", (await site.Clerk.Open($"/documents/{first}")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("12b/KH-UBND", (await site.Clerk.Open($"/documents/{second}")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> ReviewAsync(DocumentSite site, long id) => site.Clerk.Open($"/documents/{id}/review");

    private static IElement Card(IParentNode page, DutyRow duty) => page.QuerySelector($"#d{duty.Id}")!;

    private static async Task<Visitor> ColleagueAsync(DocumentSite site)
    {
        var person = await site.Site.With<AccessService, long>(async access => (await access.InviteAsync(new("Phạm Văn Đức", "duc@vangiang.example.vn", new(site.Province, "Chuyên viên", Role.Clerk, new DateOnly(2025, 1, 1))), FirstPerson.Doing("person.invite"))).PersonId);
        return site.Site.Visit(person);
    }
}
