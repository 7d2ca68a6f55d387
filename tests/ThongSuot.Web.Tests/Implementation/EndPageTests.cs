using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Tests.Implementation;
using ThongSuot.Documents.Recognition;
using ThongSuot.Tests;
using static ThongSuot.Tests.CarryScene;
using static ThongSuot.Web.Tests.Implementation.CarrySite;

namespace ThongSuot.Web.Tests.Implementation;

public sealed class EndPageTests
{
    [Fact]
    public async Task Close_LeavesAllAsItIs_AndSaysSoOnTheBoard()
    {
        await using var site = await OpenAsync();
        var leader = site.As(site.Scene.Leader);
        var page = await leader.Open($"/programmes/{site.Scene.Programme}");
        page = await leader.Open(page.QuerySelectorAll("a").Single(a => Words(a) == "Kết thúc hoặc thu hồi").GetAttribute("href")!);
        Assert.Equal("Còn 10 việc chưa xong, trong đó 2 việc đang quá hạn.", Words(page.QuerySelector(".lead")));

        page = await Follow(leader, Button(page, "Kết thúc chương trình"), ("Close.Sentence", "Đã tổng kết ngày 28/9/2025."));

        Assert.Contains("Đã kết thúc", Words(page.QuerySelector("p.lead")), StringComparison.Ordinal);
        Assert.DoesNotContain("Kết thúc hoặc thu hồi", Texts(page, "a"));
        Assert.Equal(AssignmentState.Working, await site.StateAsync(site.Scene.Bodies.BinhLam, Conference));
        Assert.Equal("Đã kết thúc", Words((await leader.Open($"/programmes/{site.Scene.Programme}/end")).QuerySelector(".empty h2")));
    }

    [Fact]
    public async Task Recall_NeedsABasis_ReleasesWhatIsOpen_AndIsForWhoMayIssue()
    {
        await using var site = await OpenAsync();
        var leader = site.As(site.Scene.Leader);
        var page = await leader.Open($"/programmes/{site.Scene.Programme}/end");

        page = await Press(leader, Button(page, "Thu hồi chương trình"));
        Assert.Single(page.QuerySelectorAll("[aria-invalid=true]"));
        Assert.Equal(AssignmentState.Working, await site.StateAsync(site.Scene.Bodies.BinhLam, Conference));
        page = await Follow(leader, Button(page, "Thu hồi chương trình"), ("Recall.Sentence", "Công văn số 12-CV/TU ngày 28/9/2025"));

        Assert.Equal(AssignmentState.Released, await site.StateAsync(site.Scene.Bodies.BinhLam, Conference));
        Assert.Equal(AssignmentState.Accepted, await site.StateAsync(site.Scene.Bodies.AnHoa, Plan));
        await site.As(site.Scene.AnHoaOfficer).Open($"/programmes/{site.Scene.Programme}/end", HttpStatusCode.Forbidden);
        await leader.Open("/programmes/999999/end", HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task Amend_ShowsBothQuotationsSideBySide_AndDoesOnlyWhatIsTicked(string provider)
    {
        await using var site = await OpenAsync(provider);
        var (scene, leader) = (site.Scene, site.As(site.Scene.Leader));
        var later = await LaterAsync(scene, RelationKind.Replaces);
        var page = await leader.Open($"/programmes/{scene.Programme}");
        Assert.Contains("Văn bản của chương trình này đã được thay thế bằng", Words(page.QuerySelector("main .ds-alert")), StringComparison.Ordinal);

        page = await leader.Open(page.QuerySelector("main .ds-alert a:last-of-type")!.GetAttribute("href")!);

        Assert.Equal(["Thay đổi", "Không còn", "Không còn", "Giữ nguyên", "Mới"], Texts(page, ".amend .ds-tag"));
        Assert.Equal(["Chuyển tiếp theo nội dung mới", "Thôi thực hiện 3 việc còn mở", "Thôi thực hiện 2 việc còn mở", "Chuyển tiếp, giữ nguyên", "Giao thêm cho 1 đơn vị"], Texts(page, ".amend label"));
        Assert.StartsWith(Plan, Words(page.QuerySelector(".amend tbody tr td")), StringComparison.Ordinal);
        Assert.StartsWith("khác ở: hạn", Texts(page, ".amend td:last-child p")[0], StringComparison.Ordinal);
        // The conference is left standing.
        page.QuerySelectorAll<IHtmlInputElement>(".amend input[type=checkbox]").ElementAt(1).IsChecked = false;
        page = await Follow(leader, Button(page, "Cập nhật chương trình"));

        Assert.Equal(AssignmentState.Submitted, await site.StateAsync(scene.Bodies.AnHoa, Conference));
        Assert.Equal(AssignmentState.Released, await site.StateAsync(scene.Bodies.AnHoa, Outreach));
        Assert.Equal(scene.Today.AddDays(3), (await scene.ReadAsync(await scene.OfAsync(scene.Bodies.BinhLam, Plan))).DueOn);
        Assert.Equal(AssignmentState.Waiting, await site.StateAsync(scene.Bodies.CamDong, "Khảo sát nhu cầu học nghề của lao động nông thôn"));
        await scene.FoldAsync();
        // Bình Lâm's plan is no longer late; Cẩm Đông's is not either.
        Assert.Equal("0", Texts(await leader.Open($"/programmes/{scene.Programme}"), ".figure b")[1]);
        await site.As(scene.AnHoaOfficer).Open($"/programmes/{scene.Programme}/amend", HttpStatusCode.Forbidden);
        Assert.NotNull((await leader.Open($"/programmes/{scene.Programme}/amend?by={later}")).QuerySelector(".amend"));
        await leader.Open($"/programmes/{scene.Programme}/amend?by=999999", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Amend_WithoutALaterDocument_SaysSo()
    {
        await using var site = await OpenAsync();

        Assert.StartsWith("Chưa có văn bản nào thay thế", Words((await site.As(site.Scene.Leader).Open($"/programmes/{site.Scene.Programme}/amend")).QuerySelector(".empty h2")), StringComparison.Ordinal);
        Assert.Empty((await site.As(site.Scene.Leader).Open($"/programmes/{site.Scene.Programme}")).QuerySelectorAll("main .ds-alert"));
    }

    [Fact]
    public async Task RecallOfADocument_EndsItsProgramme_FlagsThePlanBelow_AndCanBeTakenBack()
    {
        await using var site = await OpenAsync();
        var (scene, clerk) = (site.Scene, site.As(site.Scene.Clerk));
        var document = await scene.Database.With<AppDbContext, long>(db => db.Programmes.Where(p => p.Id == scene.Programme).Select(p => p.DocumentId).SingleAsync());
        var below = await SmallProgramme.DocumentAsync(scene.Database, scene.Bodies.AnHoa, DutyState.Proposed, document, TestDuty.For(null, scene.Bodies.School));
        var page = await clerk.Open($"/documents/{document}");
        page = await clerk.Open(page.QuerySelectorAll("a").Single(a => Words(a) == "Thu hồi").GetAttribute("href")!);
        Assert.Single(page.QuerySelectorAll("[aria-labelledby=programmes] li"));
        Assert.Single(page.QuerySelectorAll("[aria-labelledby=below] li"));
        Assert.Single((await Press(clerk, Button(page, "Thu hồi văn bản"))).QuerySelectorAll("[aria-invalid=true]"));

        await Follow(clerk, Button(page, "Thu hồi văn bản"), ("Basis", "Công văn số 88-CV/TU"));

        Assert.Equal(AssignmentState.Released, await site.StateAsync(scene.Bodies.BinhLam, Conference));
        Assert.Contains("đã thu hồi", Words((await clerk.Open($"/documents/{below}")).QuerySelector("main .ds-alert")), StringComparison.Ordinal);
        page = await clerk.Open($"/documents/{document}/recall");
        await Follow(clerk, Button(page, "Bỏ ghi nhận thu hồi"), ("Basis", "Ghi nhầm"));
        Assert.Empty((await clerk.Open($"/documents/{below}")).QuerySelectorAll("main .ds-alert"));
        await site.As(scene.AnHoaOfficer).Open($"/documents/{document}/recall", HttpStatusCode.Forbidden);
    }

    private static async Task<long> LaterAsync(CarryScene scene, RelationKind relation)
    {
        long[] communes = [scene.Bodies.AnHoa, scene.Bodies.BinhLam, scene.Bodies.CamDong];
        var id = await scene.DocumentAsync(TestDuty.For(scene.Today.AddDays(3), communes) with { Text = Plan, Deliverable = "Kế hoạch" }, TestDuty.For(scene.Today.AddDays(60), communes) with { Text = Report, Deliverable = "Báo cáo" },
            TestDuty.For(scene.Today.AddDays(60), scene.Bodies.CamDong) with { Text = "Khảo sát nhu cầu học nghề của lao động nông thôn" });
        await scene.Database.With<AppDbContext>(async db =>
        {
            await using var work = await db.BeginAsync(TestDatabase.Doing("document.confirm"));
            (await db.Documents.SingleAsync(d => d.Id == id)).Confirm(work.At);
            db.Add(new DocumentReference(id, await db.Programmes.Where(p => p.Id == scene.Programme).Select(p => p.DocumentId).SingleAsync(), relation, 0, 1));
            await work.CommitAsync();
        });
        return id;
    }
}
