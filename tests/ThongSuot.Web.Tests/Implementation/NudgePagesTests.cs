using System.Net;
using ThongSuot.Core.Access;
using ThongSuot.Core.Implementation;
using static ThongSuot.Tests.CarryScene;
using static ThongSuot.Web.Tests.Implementation.CarrySite;

namespace ThongSuot.Web.Tests.Implementation;

public sealed class NudgePagesTests
{
    private const string Sentence = "Đề nghị gửi trước giờ họp giao ban.";

    [Theory, Databases]
    public async Task Remind_FromTheListOfWhoIsLate_IsOnePress_IsLoggedAndTold_AndPressedAgainRemindsOfNone(string provider)
    {
        await using var site = await OpenAsync(provider);
        var (leader, officer) = (site.As(site.Scene.Leader), site.As(site.Scene.BinhLamOfficer));
        var list = await leader.Open($"/programmes/{site.Scene.Programme}/list?late=true");
        var page = await leader.Open(list.QuerySelectorAll("a").Single(a => Words(a) == "Nhắc các đơn vị chậm").GetAttribute("href")!);
        Assert.Equal("Nhắc 2 việc đang quá hạn ở Tỉnh Vân Giang và cấp dưới", Words(page.QuerySelector("#remind")));
        Assert.Contains("Chưa nhắc lần nào", Texts(page, "main h2"));

        page = await Press(leader, Button(page, "Nhắc tất cả"), ("Input.Sentence", " "));
        Assert.Equal("Lời nhắc: hãy điền mục này.", Mistakes(page));
        page = await Follow(leader, Button(page, "Nhắc tất cả"), ("Input.Sentence", Sentence));
        Assert.Contains("Đã nhắc 2 việc.", Words(page.Body), StringComparison.Ordinal);
        Assert.Equal(["Phường Cẩm Đông", "Xã Bình Lâm"], Texts(page, "tbody th").Order());
        Assert.Equal($"Nhắc việc lần 1, quá hạn 12 ngày{Sentence}", Words(page.QuerySelector("tbody td:nth-of-type(2)")));
        Assert.All(Texts(page, "tbody td:last-child"), t => Assert.Equal("Chưa trả lời", t));
        page = await Follow(leader, Button(page, "Nhắc tất cả"), ("Input.Sentence", Sentence));
        Assert.Contains("2 việc hôm nay đã được nhắc trước đó.", Words(page.Body), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("tbody tr").Length);

        Assert.Contains($"nhắc 1 việc đang quá hạn của Kế hoạch phát triển giáo dục nghề nghiệp: {Sentence}", Words((await officer.Open("/notifications")).QuerySelector(".notices li")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remind_OnTheAssignment_IsShownThereAndInTheLogUntilAnswered_AndAskedOnceADay()
    {
        await using var site = await OpenAsync();
        var (leader, officer) = (site.As(site.Scene.Leader), site.As(site.Scene.BinhLamOfficer));
        var address = await site.AddressAsync(site.Scene.Bodies.BinhLam, Plan);
        Assert.False(HasButton(await officer.Open(address), "Gửi lời nhắc"));

        var page = await Follow(leader, Button(await leader.Open(address), "Gửi lời nhắc"), ("Remind.Sentence", Sentence));

        Assert.Equal("Nhắc việc · quá hạn 12 ngày", Words(page.QuerySelector(".events li p")));
        Assert.Equal(Sentence, Words(page.QuerySelector(".said")));
        Assert.Contains("1 lần, gần nhất ngày 28/9/2025 Diễn biến", Texts(page, ".facts dd"));
        Assert.False(HasButton(page, "Gửi lời nhắc"));
        await site.Scene.MoveAsync(site.Scene.BinhLamOfficer, site.Scene.Bodies.BinhLam, Plan, AssignmentMove.Submit);
        page = await leader.Open($"/programmes/{site.Scene.Programme}/nudges?at={site.Scene.Bodies.BinhLam}");
        Assert.Equal("Nộp kết quả, ngày 28/9/2025, sau 1 lần nhắc", Words(page.QuerySelector("tbody td:last-child")));
    }

    [Fact]
    public async Task Log_OfTheClock_HasItsParts_AndWhereNobodyIsInPost_IsListedApart()
    {
        await using var site = await OpenAsync();
        var ward = await site.Scene.Database.AddPersonAsync("Hồ Thị Em", site.Scene.Bodies.School, Role.Leader);
        await site.Scene.Database.With<AssignmentService>(async s => await s.DelegateAsync(new(await site.Scene.OfAsync(site.Scene.Bodies.BinhLam, Conference), [site.Scene.Bodies.Clinic]), ThongSuot.Core.Tests.Implementation.SmallProgramme.By(site.Scene.BinhLamOfficer)));
        site.Scene.Database.Time.Advance(TimeSpan.FromDays(9));
        Assert.Equal(4, await site.Scene.Database.With<ReminderJob, int>(j => j.RunAsync()));
        var leader = site.As(site.Scene.Leader);
        var root = $"/programmes/{site.Scene.Programme}/nudges";

        var page = await leader.Open($"/programmes/{site.Scene.Programme}");
        page = await leader.Open(page.QuerySelectorAll("a").Single(a => Words(a) == "Nhắc việc").GetAttribute("href")!);
        Assert.Equal(["Tất cả", "Nhắc việc", "Báo cáo cấp trên", "Chưa có người phụ trách"], Texts(page, ".tabs a"));
        Assert.StartsWith("Hệ thống tự nhắc trước hạn (7, 1 ngày) và vào ngày cuối. Sau hạn, cứ 7 ngày nhắc một lần. Quá hạn 7 ngày", Words(page.QuerySelector(".lead")), StringComparison.Ordinal);
        Assert.Equal(4, page.QuerySelectorAll("tbody tr").Length);
        page = await leader.Open(page.QuerySelectorAll(".tabs a")[3].GetAttribute("href")!);
        Assert.Equal(["Trạm Y tế xã Bình Lâm"], Texts(page, "tbody td:nth-of-type(1)"));
        page = await site.As(ward).Open($"{root}?at={site.Scene.Bodies.School}&show=Nobody", HttpStatusCode.OK);
        Assert.Empty(page.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Log_ForWhoHasNothingToDoWithIt_IsForbidden_OfNoProgrammeOrDuty_IsNotFound_ForABodyBelow_HasNoPress()
    {
        await using var site = await OpenAsync();
        var root = $"/programmes/{site.Scene.Programme}/nudges";

        await site.As(site.Scene.Outsider).Open(root, HttpStatusCode.Forbidden);
        await site.As(site.Scene.Leader).Open("/programmes/1/nudges", HttpStatusCode.NotFound);
        await site.As(site.Scene.Leader).Open($"{root}?duty=1", HttpStatusCode.NotFound);
        await site.As(site.Scene.Leader).Open($"{root}?at=x", HttpStatusCode.NotFound);
        Assert.False(HasButton(await site.As(site.Scene.BinhLamOfficer).Open(root), "Nhắc tất cả"));
    }

    [Fact]
    public async Task Digest_InTheMorning_IsOneNoticeThatLeadsHome_AndItsLetterCanBeDeclined()
    {
        await using var site = await OpenAsync();
        var officer = site.As(site.Scene.BinhLamOfficer);
        Assert.Contains("Có gửi", Texts(await officer.Open("/me"), ".facts dd"));
        var profile = await officer.Open("/me/profile");
        Assert.True(profile.QuerySelector("#Input_DigestByMail")!.HasAttribute("checked"));
        var page = await Follow(officer, Button(profile, "Lưu"), ("Input.DigestByMail", "false"));
        Assert.Contains("Không gửi, chỉ hiện ở mục Thông báo", Texts(page, ".facts dd"));

        await site.Scene.Database.With<ReminderJob>(j => j.RunAsync());

        var notices = (await officer.Open("/notifications")).QuerySelectorAll(".notices li");
        Assert.StartsWith("Việc hôm nay: quá hạn 1, đến hạn hôm nay 0, đến hạn trong 7 ngày tới 1; chờ bạn trả lời 0; cấp dưới quá hạn kéo dài 0.", Words(notices[0]), StringComparison.Ordinal);
        Assert.Equal("/", (await officer.Follow(notices[0].QuerySelector("a")!.GetAttribute("href")!)).Headers.Location!.OriginalString);
    }
}
