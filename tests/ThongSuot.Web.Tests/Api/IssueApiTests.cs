using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Tests.Implementation;
using ThongSuot.TestKit.Databases;
using ThongSuot.Tests;
using ThongSuot.Web.Tests.Implementation;

namespace ThongSuot.Web.Tests.Api;

/// <summary>Duties given out over the API: looked at before, at once, in the background.</summary>
public sealed class IssueApiTests
{
    [Fact]
    public async Task Preview_SaysWhoWouldGetWhat_AndChangesNothing_SoATokenForReadingMayAsk()
    {
        await using var site = await CarrySite.OpenAsync();
        var scene = site.Scene;
        var reader = await Caller.OfAsync(site.Site, scene.Leader, TokenScope.Read);
        var document = await scene.DocumentAsync(TestDuty.For(scene.Today.AddDays(40), scene.Bodies.AnHoa, scene.Bodies.BinhLam), TestDuty.For(scene.Today.AddDays(-1), scene.Bodies.AnHoa));

        var preview = await Caller.Json(await reader.PostAsync($"documents/{document}/issue/preview", new { issuerId = scene.Bodies.Province }));

        Assert.Equal((3, 2, true), (preview.GetProperty("assignments").GetInt32(), preview.GetProperty("bodies").GetInt32(), preview.GetProperty("canIssue").GetBoolean()));
        var past = Assert.Single(preview.GetProperty("duties")[1].GetProperty("conflicts").EnumerateArray());
        Assert.Equal(("DeadlinePast", false), (past.GetProperty("kind").GetString(), past.GetProperty("isBlocking").GetBoolean()));
        Assert.DoesNotContain("conflict.", past.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.False(await ProgrammeAsync(scene, document));
        await Caller.IsProblem(await reader.PostAsync($"documents/{document}/issue", new { issuerId = scene.Bodies.Province }), HttpStatusCode.Forbidden, "api.token-read-only");
    }

    [Fact]
    public async Task Chosen_BodiesOfAnActor_GetTheDutyInsteadOfThoseItsWordsMean()
    {
        await using var site = await CarrySite.OpenAsync();
        var (scene, leader) = (site.Scene, await Caller.OfAsync(site.Site, site.Scene.Leader));
        var document = await scene.DocumentAsync(TestDuty.For(scene.Today.AddDays(40), scene.Bodies.AnHoa));
        var address = $"documents/{document}/issue/preview";
        async Task<JsonElement> Preview(object? chosen) => await Caller.Json(await leader.PostAsync(address, new { issuerId = scene.Bodies.Province, chosen }));
        var actor = (await Preview(null)).GetProperty("duties")[0].GetProperty("actors")[0].GetProperty("actorId").GetInt64();

        Assert.Equal(2, (await Preview(new Dictionary<long, long[]> { [actor] = [scene.Bodies.BinhLam, scene.Bodies.CamDong] })).GetProperty("assignments").GetInt32());
        Assert.Equal(1, (await Preview(new Dictionary<long, long[]> { [999_999] = [scene.Bodies.BinhLam] })).GetProperty("assignments").GetInt32());
        Assert.False((await Preview(new Dictionary<long, long[]> { [actor] = [] })).GetProperty("canIssue").GetBoolean());
        await Caller.IsProblem(await leader.PostAsync(address, new { issuerId = scene.Bodies.Province, chosen = new Dictionary<long, long[]> { [actor] = [987_654_321] } }), HttpStatusCode.NotFound, "api.not-found");
        await Caller.IsProblem(await leader.PostAsync(address, new { issuerId = scene.Bodies.Province, chosen = new Dictionary<long, long[]?> { [actor] = null } }), HttpStatusCode.BadRequest, "api.bad-request");
    }

    [Fact]
    public async Task Issue_SentTwiceWithOneKey_IssuesOnce_ConflictsAskForAPersonsWord()
    {
        await using var site = await CarrySite.OpenAsync();
        var (scene, leader) = (site.Scene, await Caller.OfAsync(site.Site, site.Scene.Leader));
        var document = await scene.DocumentAsync(TestDuty.For(scene.Today.AddDays(-1), scene.Bodies.AnHoa));
        var (address, key) = ($"documents/{document}/issue", Guid.NewGuid().ToString());
        object Body(bool despite) => new { issuerId = scene.Bodies.Province, title = "Đợt hai", despiteConflicts = despite };

        await Caller.IsProblem(await leader.PostAsync(address, Body(false), key: key), HttpStatusCode.UnprocessableEntity, "rule.issue.conflicts");
        var issued = await leader.PostAsync(address, Body(true), key: key);
        var programme = await Caller.IdOf(issued);

        Assert.EndsWith($"/api/v1/programmes/{programme}", issued.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(programme, await Caller.IdOf(await leader.PostAsync(address, Body(true), key: key)));
        await Caller.IsProblem(await leader.PostAsync(address, Body(false), key: key), HttpStatusCode.UnprocessableEntity, "api.key-reused");
        await Caller.IsProblem(await leader.PostAsync(address, Body(true)), HttpStatusCode.UnprocessableEntity, "rule.issue.issued-already");
        Assert.Equal("Đợt hai", (await leader.ReadAsync($"programmes/{programme}")).GetProperty("programme").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Issue_ByWhoMayNot_OrInAnothersName_OrOfADocumentOutOfReach_IsRefused()
    {
        await using var site = await CarrySite.OpenAsync();
        var scene = site.Scene;
        var (leader, officer, outsider) = (await Caller.OfAsync(site.Site, scene.Leader), await Caller.OfAsync(site.Site, scene.AnHoaOfficer), await Caller.OfAsync(site.Site, scene.Outsider));
        var document = await scene.DocumentAsync(TestDuty.For(scene.Today.AddDays(40), scene.Bodies.AnHoa));
        var foreign = await scene.Database.With<AppDbContext, long>(db => db.OrganizationProfiles.Where(p => p.Name == "Tỉnh Sông Mây").Select(p => p.OrganizationId).SingleAsync());

        foreach (var address in (string[])[$"documents/{document}/issue", $"documents/{document}/issue/preview"])
        {
            await Caller.IsForbidden(await officer.PostAsync(address, new { issuerId = scene.Bodies.Province }));
            await Caller.IsProblem(await leader.PostAsync(address, new { issuerId = foreign }), HttpStatusCode.Forbidden, "api.denied");
            await Caller.IsProblem(await outsider.PostAsync(address, new { issuerId = foreign }), HttpStatusCode.NotFound, "api.not-found");
            await Caller.IsProblem(await leader.PostAsync(address, new { }), HttpStatusCode.BadRequest, "api.bad-request");
        }
        await Caller.IsProblem(await leader.PostAsync($"documents/{document}/issue", new { issuerId = scene.Bodies.Province, dutyIds = Array.Empty<long>() }), HttpStatusCode.UnprocessableEntity, "rule.issue.impossible");
        await Caller.IsForbidden(await officer.GetAsync($"documents/{document}/issue/x"));
        await Caller.IsProblem(await outsider.GetAsync($"documents/{document}/issue/x"), HttpStatusCode.NotFound, "api.not-found");
        Assert.False(await ProgrammeAsync(scene, document));
    }

    [Theory, Databases]
    public async Task Issue_OfMany_GoesOnInTheBackground_AndIsFollowedToItsEnd(string provider)
    {
        await using var scene = await CarryScene.BuildAsync(provider);
        await using var site = IssuingPageTests.SiteOf(scene);
        var leader = await Caller.OfAsync(site, scene.Leader);
        var document = await scene.DocumentAsync(TestDuty.For(scene.Today.AddDays(40), scene.Bodies.AnHoa, scene.Bodies.BinhLam));
        var (address, key, body) = ($"documents/{document}/issue", Guid.NewGuid().ToString(), new { issuerId = scene.Bodies.Province });

        var accepted = await leader.PostAsync(address, body, key: key);
        Assert.Equal("Running", (await Caller.Json(accepted, HttpStatusCode.Accepted)).GetProperty("stage").GetString());
        Assert.EndsWith($"/api/v1/{address}/{key}", accepted.Headers.Location!.ToString(), StringComparison.Ordinal);
        await Caller.IsProblem(await leader.PostAsync(address, new { issuerId = scene.Bodies.Province, title = "Khác" }, key: key), HttpStatusCode.UnprocessableEntity, "api.key-reused");
        var done = await EndAsync(leader, $"{address}/{key}");

        Assert.Equal("Done", done.GetProperty("stage").GetString());
        Assert.Equal(done.GetProperty("programmeId").GetInt64(), await Caller.IdOf(await leader.PostAsync(address, body, key: key)));
        // Another's key is nobody's, and without one a key is given.
        Assert.Equal("Lost", (await (await Caller.OfAsync(site, scene.Clerk)).ReadAsync($"{address}/{key}")).GetProperty("stage").GetString());
        await Caller.IsProblem(await leader.PostAsync(address, body), HttpStatusCode.UnprocessableEntity, "rule.issue.issued-already");
        var other = await scene.DocumentAsync(TestDuty.For(scene.Today.AddDays(40), scene.Bodies.AnHoa));
        var given = await leader.PostAsync($"documents/{other}/issue", body);
        Assert.Equal("Done", (await EndAsync(leader, given.Headers.Location!.ToString().Split("/api/v1/")[1])).GetProperty("stage").GetString());
    }

    [Theory, Databases]
    public async Task Issue_ThatIsStopped_GivesNothingOut_AndSaysSo(string provider)
    {
        await using var scene = await CarryScene.BuildAsync(provider);
        await using var site = IssuingPageTests.SiteOf(scene);
        var leader = await Caller.OfAsync(site, scene.Leader);
        var document = await scene.DocumentAsync(TestDuty.For(scene.Today.AddDays(40), scene.Bodies.AnHoa));
        var address = $"documents/{document}/issue/dung-lai";
        // The first use of a token is noted, which would wait as well.
        await leader.ReadAsync("me");
        await using (await IssuingPageTests.HoldAsync(scene, site, document))
        {
            await Caller.Json(await leader.PostAsync($"documents/{document}/issue", new { issuerId = scene.Bodies.Province }, key: "dung-lai"), HttpStatusCode.Accepted);
            Assert.Equal("Running", (await leader.ReadAsync(address)).GetProperty("stage").GetString());
            await Caller.Json(await leader.DeleteAsync(address));
            var stopped = await EndAsync(leader, address);
            Assert.Equal(("Cancelled", "Đã dừng theo yêu cầu. Chưa có việc nào được giao."), (stopped.GetProperty("stage").GetString(), stopped.GetProperty("text").GetString()));
        }
        Assert.False(await ProgrammeAsync(scene, document));
        Assert.Equal("Lost", (await Caller.Json(await leader.DeleteAsync($"documents/{document}/issue/khong-co"))).GetProperty("stage").GetString());
    }

    private static async Task<JsonElement> EndAsync(Caller caller, string address)
    {
        JsonElement run;
        while ((run = await caller.ReadAsync(address)).GetProperty("stage").GetString() == "Running") await Task.Delay(50, TestContext.Current.CancellationToken);
        return run;
    }

    private static Task<bool> ProgrammeAsync(CarryScene scene, long document) => scene.Database.With<AppDbContext, bool>(db => db.Programmes.AnyAsync(p => p.DocumentId == document));
}
