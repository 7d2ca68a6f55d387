using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.TestKit.Databases;
using ThongSuot.Tests;
using ThongSuot.Web.Tests.Implementation;
using static ThongSuot.Tests.CarryScene;

namespace ThongSuot.Web.Tests.Api;

/// <summary>What a body has to do, and its steps, over the API.</summary>
public sealed class AssignmentApiTests
{
    private static readonly object Nothing = new { };

    [Theory, Databases]
    public async Task List_OfABody_GoesByDate_NarrowedByStateAndDays_PageByPage(string provider)
    {
        await using var site = await CarrySite.OpenAsync(provider);
        var (scene, officer) = (site.Scene, await Caller.OfAsync(site.Site, site.Scene.BinhLamOfficer));
        var list = $"assignments?at={scene.Bodies.BinhLam}";
        async Task<string[]> Texts(string query) => [.. (await officer.AllAsync(list + query)).Select(a => a.GetProperty("text").GetString()!)];

        Assert.Equal([Plan, Conference, Report], await Texts("&size=1"));
        Assert.Equal([Conference], await Texts("&state=Working"));
        Assert.Equal([Plan, Report], await Texts("&state=Waiting&state=Submitted"));
        Assert.Equal([Conference], await Texts($"&from={scene.Today:yyyy-MM-dd}&to={scene.Today.AddDays(30):yyyy-MM-dd}"));
        Assert.Equal([Plan], await Texts("&late=true"));
        Assert.Equal(3, (await officer.ReadAsync(list + "&after=nonsense")).GetProperty("items").GetArrayLength());
        Assert.Equal(1, (await officer.ReadAsync("me/work")).GetProperty("late").GetProperty("count").GetInt32());
        await Caller.IsProblem(await officer.GetAsync(list + "&state=Nonsense"), HttpStatusCode.BadRequest, "api.bad-request");
    }

    [Fact]
    public async Task List_OfABodyBeyondReach_IsForbidden_OfOneThatIsNotThere_IsNotFound_FromAbove_IsOpen()
    {
        await using var site = await CarrySite.OpenAsync();
        var (scene, leader) = (site.Scene, await Caller.OfAsync(site.Site, site.Scene.Leader));

        await Caller.IsForbidden(await (await Caller.OfAsync(site.Site, scene.AnHoaOfficer)).GetAsync($"assignments?at={scene.Bodies.BinhLam}"));
        await Caller.IsProblem(await leader.GetAsync("assignments?at=987654321"), HttpStatusCode.NotFound, "api.not-found");
        await Caller.IsProblem(await leader.GetAsync("assignments"), HttpStatusCode.BadRequest, "api.bad-request");
        Assert.Equal(3, (await leader.AllAsync($"assignments?at={scene.Bodies.BinhLam}")).Count);
    }

    [Fact]
    public async Task Find_TellsWhatWasSaidAndWhatTheCallerMay_ToWhomItConcerns()
    {
        await using var site = await CarrySite.OpenAsync();
        var scene = site.Scene;
        var (officer, leader, outsider) = (await Caller.OfAsync(site.Site, scene.BinhLamOfficer), await Caller.OfAsync(site.Site, scene.Leader), await Caller.OfAsync(site.Site, scene.Outsider));
        var (address, returned) = (await AddressAsync(scene, scene.Bodies.BinhLam, Plan), await AddressAsync(scene, scene.Bodies.CamDong, Plan));

        var found = await officer.ReadAsync(address);

        Assert.Equal((Plan, "Waiting", 12), (found.GetProperty("assignment").GetProperty("text").GetString(), found.GetProperty("assignment").GetProperty("state").GetString(), found.GetProperty("assignment").GetProperty("daysLate").GetInt32()));
        Assert.Equal(["Acknowledge", "Report", "Submit", "Decline"], found.GetProperty("moves").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal("Chưa có minh chứng cho sản phẩm: Kế hoạch.", Assert.Single(found.GetProperty("beforeSubmitting").EnumerateArray()).GetProperty("text").GetString());
        Assert.Equal(("Returned", "Kế hoạch chưa nêu kinh phí."), Said((await leader.ReadAsync(returned)).GetProperty("entries")[0]));
        await Caller.IsProblem(await officer.GetAsync(returned), HttpStatusCode.Forbidden, "api.denied");
        await Caller.IsProblem(await outsider.GetAsync(address), HttpStatusCode.Forbidden, "api.denied");
        await Caller.IsProblem(await officer.GetAsync("assignments/999999"), HttpStatusCode.NotFound, "api.not-found");
    }

    [Theory, Databases]
    public async Task Steps_FromTakingUpToAcceptance_AreTakenByEachSide_OfTheVersionSeen(string provider)
    {
        await using var site = await CarrySite.OpenAsync(provider);
        var scene = site.Scene;
        var (officer, leader, reader) = (await Caller.OfAsync(site.Site, scene.BinhLamOfficer), await Caller.OfAsync(site.Site, scene.Leader), await Caller.OfAsync(site.Site, scene.BinhLamOfficer, TokenScope.Read));
        var address = await AddressAsync(scene, scene.Bodies.BinhLam, Plan);
        async Task<HttpResponseMessage> Do(Caller who, string step, object? body = null) => await who.PostAsync($"{address}/{step}", body, await who.VersionAsync(address));
        async Task<string> State() => (await officer.ReadAsync(address)).GetProperty("assignment").GetProperty("state").GetString()!;

        var seen = await officer.VersionAsync(address);
        await Caller.IsProblem(await officer.PostAsync($"{address}/acknowledge"), HttpStatusCode.PreconditionRequired, "api.if-match-missing");
        await Caller.IsProblem(await Do(reader, "acknowledge"), HttpStatusCode.Forbidden, "api.token-read-only");
        await Caller.IsDone(await officer.PostAsync($"{address}/acknowledge", version: seen));
        await Caller.IsProblem(await officer.PostAsync($"{address}/submit", Nothing, seen), HttpStatusCode.PreconditionFailed, "rule.stale");
        await Caller.IsProblem(await Do(officer, "acknowledge"), HttpStatusCode.UnprocessableEntity, "rule.assignment.move");
        await Caller.IsProblem(await Do(officer, "report", new { percent = 101, sentence = "Quá đà" }), HttpStatusCode.UnprocessableEntity, "rule.assignment.percent");
        await Caller.IsProblem(await Do(officer, "report", new { percent = 60 }), HttpStatusCode.BadRequest, "api.bad-request");
        await Caller.IsDone(await Do(officer, "report", new { percent = 60, sentence = "Đã lấy ý kiến các chi bộ." }));
        Assert.Equal(60, (await officer.ReadAsync(address)).GetProperty("assignment").GetProperty("percent").GetInt32());
        await Caller.IsDone(await Do(officer, "submit", Nothing));
        await Caller.IsProblem(await Do(officer, "accept", Nothing), HttpStatusCode.Forbidden, "api.denied");
        await Caller.IsProblem(await Do(leader, "return", new { sentence = " " }), HttpStatusCode.UnprocessableEntity, "rule.assignment.reason-missing");
        await Caller.IsDone(await Do(leader, "return", new { sentence = "Thiếu phụ lục." }));
        Assert.Equal("Returned", await State());
        await Caller.IsDone(await Do(officer, "submit", new { sentence = "Đã bổ sung phụ lục." }));
        await Caller.IsDone(await Do(leader, "accept", Nothing));

        Assert.Equal("Accepted", await State());
        Assert.Equal(["Accepted", "Submitted", "Returned", "Submitted", "Reported", "Acknowledged"], (await officer.ReadAsync(address)).GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("kind").GetString()));
        await Caller.IsProblem(await officer.PostAsync("assignments/999999/acknowledge", version: "\"0\""), HttpStatusCode.NotFound, "api.not-found");
    }

    [Fact]
    public async Task Decline_NeedsAReason_AndIsAgreedToOrNotByTheOtherSide()
    {
        await using var site = await CarrySite.OpenAsync();
        var scene = site.Scene;
        var (officer, leader) = (await Caller.OfAsync(site.Site, scene.AnHoaOfficer), await Caller.OfAsync(site.Site, scene.Leader));
        var address = await AddressAsync(scene, scene.Bodies.AnHoa, Outreach);
        async Task<HttpResponseMessage> Do(Caller who, string step, object? body = null) => await who.PostAsync($"{address}/{step}", body, await who.VersionAsync(address));

        await Caller.IsProblem(await Do(officer, "decline", new { sentence = "" }), HttpStatusCode.UnprocessableEntity, "rule.assignment.reason-missing");
        await Caller.IsProblem(await Do(leader, "release", Nothing), HttpStatusCode.UnprocessableEntity, "rule.assignment.move");
        await Caller.IsDone(await Do(officer, "decline", new { sentence = "Xã không có đài truyền thanh." }));
        await Caller.IsProblem(await Do(officer, "release", Nothing), HttpStatusCode.Forbidden, "api.denied");
        await Caller.IsDone(await Do(leader, "insist", new { sentence = "Dùng loa của thôn." }));
        await Caller.IsDone(await Do(officer, "decline", new { sentence = "Thôn không có loa." }));
        await Caller.IsDone(await Do(leader, "release", Nothing));
        Assert.Equal("Released", (await officer.ReadAsync(address)).GetProperty("assignment").GetProperty("state").GetString());
    }

    [Fact]
    public async Task MoreTime_IsAskedForWithAReason_RefusedWithOne_OrGranted()
    {
        await using var site = await CarrySite.OpenAsync();
        var scene = site.Scene;
        var (officer, leader) = (await Caller.OfAsync(site.Site, scene.BinhLamOfficer), await Caller.OfAsync(site.Site, scene.Leader));
        var address = await AddressAsync(scene, scene.Bodies.BinhLam, Conference);
        async Task<HttpResponseMessage> Do(Caller who, string step, object? body = null) => await who.PostAsync($"{address}/{step}", body, await who.VersionAsync(address));
        string Day(int days) => $"{scene.Today.AddDays(days):yyyy-MM-dd}";

        await Caller.IsProblem(await Do(leader, "extension/grant", new { until = Day(9) }), HttpStatusCode.UnprocessableEntity, "rule.assignment.extension-none");
        await Caller.IsProblem(await Do(officer, "extension", new { until = Day(1), sentence = "Mưa bão" }), HttpStatusCode.UnprocessableEntity, "rule.assignment.extension-earlier");
        await Caller.IsProblem(await Do(officer, "extension", new { until = "9/9", sentence = "Mưa bão" }), HttpStatusCode.BadRequest, "api.bad-request");
        await Caller.IsDone(await Do(officer, "extension", new { until = Day(9), sentence = "Mưa bão" }));
        await Caller.IsProblem(await Do(officer, "extension/grant", new { until = Day(9) }), HttpStatusCode.Forbidden, "api.denied");
        await Caller.IsProblem(await Do(leader, "extension/refuse", new { sentence = " " }), HttpStatusCode.UnprocessableEntity, "rule.assignment.reason-missing");
        await Caller.IsDone(await Do(leader, "extension/refuse", new { sentence = "Đã đủ thời gian." }));
        Assert.Equal(Day(5), (await officer.ReadAsync(address)).GetProperty("assignment").GetProperty("dueOn").GetString());
        await Caller.IsDone(await Do(officer, "extension", new { until = Day(9), sentence = "Bão số 5" }));
        await Caller.IsDone(await Do(leader, "extension/grant", new { until = Day(8), sentence = "Đồng ý đến ngày này." }));
        Assert.Equal(Day(8), (await officer.ReadAsync(address)).GetProperty("assignment").GetProperty("dueOn").GetString());
    }

    [Fact]
    public async Task Delegate_ToABodyBelow_GivesItAPart_ElsewhereIsRefused()
    {
        await using var site = await CarrySite.OpenAsync();
        var (scene, officer) = (site.Scene, await Caller.OfAsync(site.Site, site.Scene.AnHoaOfficer));
        var address = await AddressAsync(scene, scene.Bodies.AnHoa, Outreach);
        async Task<HttpResponseMessage> Do(Caller who, params long[] bodies) => await who.PostAsync($"{address}/delegate", new { organizationIds = bodies, dueOn = $"{scene.Today.AddDays(20):yyyy-MM-dd}", sentence = "Bài viết về trường" }, await officer.VersionAsync(address));

        await Caller.IsProblem(await Do(officer, scene.Bodies.Clinic), HttpStatusCode.UnprocessableEntity, "rule.assignment.delegate-not-below");
        await Caller.IsProblem(await Do(officer), HttpStatusCode.UnprocessableEntity, "rule.assignment.delegate-nobody");
        await Caller.IsProblem(await Do(await Caller.OfAsync(site.Site, scene.BinhLamOfficer), scene.Bodies.School), HttpStatusCode.Forbidden, "api.denied");
        await Caller.IsDone(await Do(officer, scene.Bodies.School));

        Assert.Equal(scene.Bodies.School, Assert.Single((await officer.ReadAsync(address)).GetProperty("parts").EnumerateArray()).GetProperty("organizationId").GetInt64());
        Assert.Single(await officer.AllAsync($"assignments?at={scene.Bodies.School}"));
    }

    [Fact]
    public async Task Evidence_OfEachKind_IsAddedOnce_AndReadByWhomTheAssignmentConcerns()
    {
        await using var site = await CarrySite.OpenAsync();
        var scene = site.Scene;
        var (officer, other, outsider) = (await Caller.OfAsync(site.Site, scene.BinhLamOfficer), await Caller.OfAsync(site.Site, scene.AnHoaOfficer), await Caller.OfAsync(site.Site, scene.Outsider));
        var (address, file, key) = (await AddressAsync(scene, scene.Bodies.BinhLam, Plan), "Kế hoạch của xã"u8.ToArray(), Guid.NewGuid().ToString());
        var evidence = $"{address}/evidence";
        var (readable, foreign) = (await scene.Database.With<AppDbContext, long>(db => db.Programmes.Select(p => p.DocumentId).SingleAsync()), await scene.DocumentAsync());
        async Task IsAdded(HttpResponseMessage answer) => Assert.True(answer.StatusCode == HttpStatusCode.Created && answer.Headers.Location!.ToString().EndsWith("/api/v1/" + address, StringComparison.Ordinal), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        await IsAdded(await officer.UploadAsync(evidence, "kế hoạch.docx", file, key));
        await IsAdded(await officer.UploadAsync(evidence, "kế hoạch.docx", file, key));
        await Caller.IsProblem(await officer.UploadAsync(evidence, "kế hoạch 2.docx", file, key), HttpStatusCode.UnprocessableEntity, "api.key-reused");
        await IsAdded(await officer.PostAsync($"{evidence}/link", new { address = "https://binhlam.example.vn/ke-hoach", title = "Bài đăng" }));
        await IsAdded(await officer.PostAsync($"{evidence}/document", new { documentId = readable }));
        var all = (await officer.ReadAsync(address)).GetProperty("evidence").EnumerateArray().ToList();
        Assert.Equal(["kế hoạch.docx", "Bài đăng"], all.Take(2).Select(e => e.GetProperty("title").GetString()));
        Assert.Equal((3, readable), (all.Count, all[2].GetProperty("documentId").GetInt64()));
        var download = $"{evidence}/{all[0].GetProperty("id").GetInt64()}/file";
        Assert.Equal(file, await (await officer.GetAsync(download)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        await Caller.IsProblem(await officer.UploadAsync(evidence, "a.docx", []), HttpStatusCode.UnprocessableEntity, "rule.document.file-empty");
        await Caller.IsProblem(await officer.PostAsync($"{evidence}/link", new { address = "javascript:alert(1)" }), HttpStatusCode.UnprocessableEntity, "rule.evidence.address");
        await Caller.IsProblem(await officer.PostAsync($"{evidence}/document", new { documentId = 999999 }), HttpStatusCode.NotFound, "api.not-found");
        await Caller.IsProblem(await officer.GetAsync($"{evidence}/{all[1].GetProperty("id").GetInt64()}/file"), HttpStatusCode.NotFound, "api.not-found");
        foreach (var stranger in (Caller[])[other, outsider])
        {
            await Caller.IsProblem(await stranger.GetAsync(download), HttpStatusCode.Forbidden, "api.denied");
            await Caller.IsProblem(await stranger.UploadAsync(evidence, "a.docx", file), HttpStatusCode.Forbidden, "api.denied");
        }
        await Caller.IsProblem(await (await Caller.OfAsync(site.Site, scene.Outsider)).PostAsync($"{evidence}/document", new { documentId = foreign }), HttpStatusCode.Forbidden, "api.denied");
    }

    private static async Task<string> AddressAsync(CarryScene scene, long body, string duty) => $"assignments/{await scene.OfAsync(body, duty)}";

    private static (string?, string?) Said(JsonElement entry) => (entry.GetProperty("kind").GetString(), entry.GetProperty("sentence").GetString());
}
