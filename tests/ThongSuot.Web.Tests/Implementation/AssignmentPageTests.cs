using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Implementation;
using static ThongSuot.Tests.CarryScene;
using static ThongSuot.Web.Tests.Implementation.CarrySite;

namespace ThongSuot.Web.Tests.Implementation;

public sealed class AssignmentPageTests
{
    [Fact]
    public async Task Page_OfALateAssignment_SaysSoInWordsAndWhatIsMissing()
    {
        await using var site = await OpenAsync();

        var page = await site.As(site.Scene.BinhLamOfficer).Open(await site.AddressAsync(site.Scene.Bodies.BinhLam, Plan));

        Assert.Equal(Plan, Words(page.QuerySelector("h1")));
        Assert.Equal("Chưa hoàn thành, quá hạn 12 ngày", Words(page.QuerySelector(".facts b")));
        Assert.Contains("16/9/2025 · quá hạn 12 ngày", Texts(page, ".facts dd"));
        Assert.Equal(["Chưa có minh chứng cho sản phẩm: Kế hoạch."], Texts(page, ".missing li"));
        Assert.True(HasButton(page, "Nhận việc") && HasButton(page, "Nộp kết quả") && !HasButton(page, "Nghiệm thu"));
    }

    [Fact]
    public async Task Page_OfAnotherCommune_IsForbidden_OfNone_IsNotFound_FromAbove_IsOpen()
    {
        await using var site = await OpenAsync();
        var address = await site.AddressAsync(site.Scene.Bodies.BinhLam, Plan);

        await site.As(site.Scene.AnHoaOfficer).Open(address, HttpStatusCode.Forbidden);
        await site.As(site.Scene.Outsider).Open(address, HttpStatusCode.Forbidden);
        await site.As(site.Scene.BinhLamOfficer).Open("/assignments/999999", HttpStatusCode.NotFound);
        var page = await site.As(site.Scene.Leader).Open(address);
        Assert.DoesNotContain(page.QuerySelectorAll("main form"), f => f.GetAttribute("action")?.Contains("Accept", StringComparison.Ordinal) == true);
    }

    [Theory, Databases]
    public async Task Steps_FromTakingUpToAcceptance_AreTakenWithTheFormsOfThePage(string provider)
    {
        await using var site = await OpenAsync(provider);
        var (officer, leader) = (site.As(site.Scene.BinhLamOfficer), site.As(site.Scene.Leader));
        var address = await site.AddressAsync(site.Scene.Bodies.BinhLam, Plan);

        var page = await Follow(officer, Button(await officer.Open(address), "Nhận việc"));
        Assert.EndsWith("Đã nhận việc.", Words(page.QuerySelector("[role=status]")), StringComparison.Ordinal);
        page = await Follow(officer, Button(page, "Báo cáo tiến độ"), ("Report.Percent", "60"), ("Report.Sentence", "Đã lấy ý kiến các chi bộ."));
        Assert.Contains("Đã lấy ý kiến các chi bộ.", Texts(page, ".said"));
        await Follow(officer, Button(page, "Nộp kết quả"));
        page = await Press(leader, Button(await leader.Open(address), "Trả lại để làm tiếp"), ("Return.Sentence", ""));
        Assert.Equal("Lý do: hãy điền mục này.", Mistakes(page));
        Assert.Equal(AssignmentState.Submitted, await site.StateAsync(site.Scene.Bodies.BinhLam, Plan));
        page = await Follow(leader, Button(page, "Trả lại để làm tiếp"), ("Return.Sentence", "Thiếu phụ lục."));
        Assert.Contains("Thiếu phụ lục.", Words(page.QuerySelector("[data-color=warning]")), StringComparison.Ordinal);
        await Follow(officer, Button(await officer.Open(address), "Nộp kết quả"), ("Submit.Sentence", "Đã bổ sung phụ lục."));
        page = await Follow(leader, Button(await leader.Open(address), "Nghiệm thu"));

        Assert.Equal("Đã hoàn thành, quá hạn 12 ngày", Words(page.QuerySelector(".facts b")));
        Assert.Equal(["Nghiệm thu", "Nộp kết quả", "Trả lại", "Nộp kết quả", "Báo cáo tiến độ", "Đã nhận việc", "Giao việc"], Texts(page, ".events b"));
    }

    [Fact]
    public async Task Step_OnAPageSomebodyElseHasOvertaken_IsRefusedAndTheLatestIsShown()
    {
        await using var site = await OpenAsync();
        var officer = site.As(site.Scene.BinhLamOfficer);
        var address = await site.AddressAsync(site.Scene.Bodies.BinhLam, Plan);
        var seen = await officer.Open(address);
        await site.Scene.MoveAsync(site.Scene.BinhLamOfficer, site.Scene.Bodies.BinhLam, Plan, AssignmentMove.Submit);

        var page = await Press(officer, Button(seen, "Báo cáo tiến độ"), ("Report.Percent", "10"), ("Report.Sentence", "Mới bắt đầu."));

        Assert.StartsWith("Có người vừa sửa nội dung này.", Mistakes(page), StringComparison.Ordinal);
        Assert.Contains("Đã nộp, chờ nghiệm thu", Words(page.QuerySelector(".facts")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_ThatArrivesTwiceOverAWeakLine_IsCarriedOutOnce()
    {
        await using var site = await OpenAsync();
        var officer = site.As(site.Scene.BinhLamOfficer);
        var seen = await officer.Open(await site.AddressAsync(site.Scene.Bodies.BinhLam, Plan));
        (string, string)[] filled = [("Report.Percent", "40"), ("Report.Sentence", "Đang soạn thảo.")];

        await Follow(officer, Button(seen, "Báo cáo tiến độ"), filled);
        var page = await Follow(officer, Button(seen, "Báo cáo tiến độ"), filled);

        Assert.Single(Texts(page, ".said"), "Đang soạn thảo.");
    }

    [Fact]
    public async Task Form_SentAgainWithOtherContent_IsRefusedAndTheLatestIsShown()
    {
        await using var site = await OpenAsync();
        var officer = site.As(site.Scene.BinhLamOfficer);
        var seen = await officer.Open(await site.AddressAsync(site.Scene.Bodies.BinhLam, Plan));

        await Follow(officer, Button(seen, "Báo cáo tiến độ"), ("Report.Percent", "40"), ("Report.Sentence", "Đang soạn thảo."));
        var page = await Press(officer, Button(seen, "Báo cáo tiến độ"), ("Report.Percent", "50"), ("Report.Sentence", "Đã soạn xong."));

        Assert.StartsWith("Có người vừa sửa nội dung này.", Mistakes(page), StringComparison.Ordinal);
        Assert.Equal(["Đang soạn thảo."], Texts(page, ".said"));
    }

    [Theory]
    [InlineData("140", "Đã làm được (%): hãy nhập giá trị từ 0 đến 100.")]
    [InlineData("", "Đã làm được (%): hãy điền mục này.")]
    public async Task Report_OfAShareThatIsNone_IsRefusedBesideTheField(string percent, string sentence)
    {
        await using var site = await OpenAsync();
        var officer = site.As(site.Scene.BinhLamOfficer);

        var page = await Press(officer, Button(await officer.Open(await site.AddressAsync(site.Scene.Bodies.BinhLam, Plan)), "Báo cáo tiến độ"), ("Report.Percent", percent), ("Report.Sentence", "Đang làm."));

        Assert.Equal(sentence, Mistakes(page));
        Assert.Equal(AssignmentState.Waiting, await site.StateAsync(site.Scene.Bodies.BinhLam, Plan));
    }

    [Fact]
    public async Task Decline_WithoutAReason_IsRefused_WithOne_IsDecidedAbove()
    {
        await using var site = await OpenAsync();
        var (officer, leader) = (site.As(site.Scene.BinhLamOfficer), site.As(site.Scene.Leader));
        var address = await site.AddressAsync(site.Scene.Bodies.BinhLam, Report);

        var page = await Press(officer, Button(await officer.Open(address), "Từ chối nhận việc"), ("Decline.Sentence", " "));
        Assert.Equal("Lý do: hãy điền mục này.", Mistakes(page));
        await Follow(officer, Button(page, "Từ chối nhận việc"), ("Decline.Sentence", "Việc này của Ủy ban nhân dân xã."));
        page = await leader.Open(address);
        Assert.Contains("Việc này của Ủy ban nhân dân xã.", Words(page.QuerySelector("[data-color=warning]")), StringComparison.Ordinal);
        await Follow(leader, Button(page, "Yêu cầu vẫn thực hiện"));

        Assert.Equal(AssignmentState.Waiting, await site.StateAsync(site.Scene.Bodies.BinhLam, Report));
    }

    [Fact]
    public async Task Extension_EarlierThanTheDueDate_IsRefused_ALaterOne_IsGrantedAbove()
    {
        await using var site = await OpenAsync();
        var (officer, leader) = (site.As(site.Scene.BinhLamOfficer), site.As(site.Scene.Leader));
        var address = await site.AddressAsync(site.Scene.Bodies.BinhLam, Conference);

        var page = await Press(officer, Button(await officer.Open(address), "Xin gia hạn"), ("Extension.Until", "1/10/2025"), ("Extension.Sentence", "Trùng kỳ họp."));
        Assert.Equal("Ngày gia hạn phải sau hạn hiện nay (3/10/2025).", Mistakes(page));
        await Follow(officer, Button(page, "Xin gia hạn"), ("Extension.Until", "20/10/2025"), ("Extension.Sentence", "Trùng kỳ họp."));
        page = await Follow(leader, Button(await leader.Open(address), "Cho gia hạn"));

        Assert.Contains("20/10/2025 · còn 22 ngày", Texts(page, ".facts dd"));
    }

    [Fact]
    public async Task Evidence_OfAFile_IsKeptAndComesBackAsItWas_ToWhoMayReadItOnly()
    {
        await using var site = await OpenAsync();
        var officer = site.As(site.Scene.BinhLamOfficer);
        var address = await site.AddressAsync(site.Scene.Bodies.BinhLam, Plan);
        var form = Button(await officer.Open(address), "Tải tệp lên").Closest("form")!;
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes("<script>alert(1)</script>"));
        content.Add(file, "Upload.File", "kế hoạch.html");

        var answer = await officer.Send(form.GetAttribute("action")!, content);
        var page = await officer.Open(answer.Headers.Location!.OriginalString);
        var link = page.QuerySelector(".evidence a")!;
        Assert.Equal("kế hoạch.html", Words(link));
        Assert.Null(page.QuerySelector(".missing"));

        answer = await officer.Follow(link.GetAttribute("href")!);
        Assert.Equal("<script>alert(1)</script>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("application/octet-stream", "attachment", "nosniff"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(site.Scene.AnHoaOfficer).Follow(link.GetAttribute("href")!)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Follow(link.GetAttribute("href")!.Replace(address, await site.AddressAsync(site.Scene.Bodies.BinhLam, Report), StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task Evidence_OfAnAddress_MustBeOneOfTheWeb()
    {
        await using var site = await OpenAsync();
        var officer = site.As(site.Scene.BinhLamOfficer);
        var address = await site.AddressAsync(site.Scene.Bodies.BinhLam, Plan);

        var page = await Press(officer, Button(await officer.Open(address), "Thêm địa chỉ"), ("Link.Address", "javascript:alert(1)"));
        Assert.Equal("Địa chỉ phải bắt đầu bằng http:// hoặc https://.", Mistakes(page));
        Assert.Empty(page.QuerySelectorAll(".evidence a"));
        page = await Follow(officer, Button(page, "Thêm địa chỉ"), ("Link.Address", "https://binhlam.example.vn/tin/1"), ("Link.Title", "Tin trên trang của xã"));

        Assert.Equal(("https://binhlam.example.vn/tin/1", "Tin trên trang của xã"), (page.QuerySelector(".evidence a")!.GetAttribute("href"), Words(page.QuerySelector(".evidence a"))));
    }

    [Fact]
    public async Task Evidence_OfADocument_IsChosenWhenSeveralFit()
    {
        await using var site = await OpenAsync();
        await site.Scene.DocumentAsync();
        var officer = site.As(site.Scene.BinhLamOfficer);
        var address = await site.AddressAsync(site.Scene.Bodies.BinhLam, Plan);

        var page = await Press(officer, Button(await officer.Open(address), "Thêm văn bản"), ("Registered.Words", "khong co"));
        Assert.StartsWith("Không có văn bản nào khớp.", Mistakes(page), StringComparison.Ordinal);
        page = await Press(officer, Button(page, "Thêm văn bản"), ("Registered.Words", "giao duc nghe nghiep"));
        Assert.Equal(2, page.QuerySelectorAll("[name='Registered.Id']").Length);
        var chosen = page.QuerySelector("[name='Registered.Id']")!.GetAttribute("value")!;
        page = await Follow(officer, Button(page, "Thêm văn bản"), ("Registered.Words", "giao duc nghe nghiep"), ("Registered.Id", chosen));

        Assert.Equal(chosen, (await site.Scene.Database.With<AppDbContext, long?>(db => db.Evidence.Select(e => e.DocumentId).SingleAsync()))!.Value.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Delegate_ToTheSchoolBelow_GivesItAPart_ToABodyNotBelow_IsRefused()
    {
        await using var site = await OpenAsync();
        var officer = site.As(site.Scene.AnHoaOfficer);
        var address = await site.AddressAsync(site.Scene.Bodies.AnHoa, Outreach);
        var page = await officer.Open($"{address}/delegate");
        Assert.Equal(["Trường THCS An Hòa Cơ sở giáo dục", "Ủy ban nhân dân xã An Hòa Ủy ban nhân dân"], Texts(page, ".picker__offer label"));

        page = await Press(officer, Button(page, "Giao cho các đơn vị đã chọn"));
        Assert.Equal("Hãy chọn ít nhất một đơn vị cấp dưới để giao.", Mistakes(page));
        page = await Press(officer, Button(page, "Giao cho các đơn vị đã chọn"), ("Others.Ids", site.Scene.Bodies.Clinic.ToString(CultureInfo.InvariantCulture)));
        Assert.StartsWith("Chỉ giao tiếp cho đơn vị cấp dưới", Mistakes(page), StringComparison.Ordinal);
        page = await officer.Open($"{address}/delegate");
        page = await Follow(officer, Button(page, "Giao cho các đơn vị đã chọn"), ("Bodies", site.Scene.Bodies.School.ToString(CultureInfo.InvariantCulture)), ("DueOn", "20/10/2025"));

        Assert.Equal("Phần việc đã giao cho cấp dưới (1)", Words(page.QuerySelector("#parts")));
        Assert.Contains("Trường THCS An Hòa", Texts(page, "[aria-labelledby=parts] td"));
        await site.As(site.Scene.BinhLamOfficer).Open($"{address}/delegate", HttpStatusCode.Forbidden);
    }
}
