using System.Net;
using System.Text.Json;
using ThongSuot.Core.Access;
using ThongSuot.TestKit.Databases;
using ThongSuot.Tests;
using ThongSuot.Web.Tests.Implementation;

namespace ThongSuot.Web.Tests.Api;

/// <summary>Programmes over the API: the figures of the board, what is behind them, and the end.</summary>
public sealed class ProgrammeApiTests
{
    [Theory, Databases]
    public async Task Board_OfAProgramme_GivesStatesWithDenominatorAndDay_ByDutyAndByBodyBelow(string provider)
    {
        await using var site = await CarrySite.OpenAsync(provider);
        var (scene, leader) = (site.Scene, await Caller.OfAsync(site.Site, site.Scene.Leader));

        var listed = Assert.Single(await leader.AllAsync($"programmes?at={scene.Bodies.Province}"));
        var board = await leader.ReadAsync($"programmes/{scene.Programme}");
        var children = await leader.AllAsync($"programmes/{scene.Programme}/children?size=1");

        Assert.Equal(scene.Programme, listed.GetProperty("programme").GetProperty("id").GetInt64());
        foreach (var figures in (JsonElement[])[listed.GetProperty("figures"), board.GetProperty("total")])
            Assert.Equal((11, 1, 2, 2), (Number(figures, "total"), Number(figures, "done"), Number(figures, "overdue"), Number(figures, "working") + Number(figures, "returned")));
        Assert.Equal((0, 3, $"{scene.Today:yyyy-MM-dd}"), (Number(board.GetProperty("onTime"), "inTime"), Number(board.GetProperty("onTime"), "of"), board.GetProperty("onTime").GetProperty("on").GetString()));
        Assert.Equal([CarryScene.Plan, CarryScene.Conference, CarryScene.Outreach, CarryScene.Report], board.GetProperty("duties").EnumerateArray().Select(d => d.GetProperty("text").GetString()));
        Assert.Equal(["Phường Cẩm Đông", "Xã An Hòa", "Xã Bình Lâm"], children.Select(c => c.GetProperty("organization").GetString()).Order(StringComparer.Ordinal));
        var (plan, below) = (board.GetProperty("duties")[0].GetProperty("id").GetInt64(), children.Single(c => c.GetProperty("organizationId").GetInt64() == scene.Bodies.BinhLam));
        Assert.Equal((3, 1), (Number(below.GetProperty("total"), "total"), Number(below.GetProperty("duties").GetProperty($"{plan}"), "overdue")));
        Assert.Equal(3, (await leader.ReadAsync($"programmes/{scene.Programme}/children?after=nonsense")).GetProperty("items").GetArrayLength());
        Assert.Equal((4, 0), (Number((await leader.ReadAsync($"programmes/{scene.Programme}?at={scene.Bodies.AnHoa}")).GetProperty("own"), "total"), (await leader.AllAsync($"programmes/{scene.Programme}/children?at={scene.Bodies.AnHoa}")).Count));
    }

    [Fact]
    public async Task Board_BeginsWhereTheCallerWorks_AndIsClosedToWhoHasNothingToDoWithIt()
    {
        await using var site = await CarrySite.OpenAsync();
        var (scene, leader) = (site.Scene, await Caller.OfAsync(site.Site, site.Scene.Leader));
        var (officer, outsider) = (await Caller.OfAsync(site.Site, scene.AnHoaOfficer), await Caller.OfAsync(site.Site, scene.Outsider));

        Assert.Equal(scene.Bodies.AnHoa, (await officer.ReadAsync($"programmes/{scene.Programme}")).GetProperty("organizationId").GetInt64());
        await Caller.IsForbidden(await officer.GetAsync($"programmes?at={scene.Bodies.Province}"));
        Assert.Single(await officer.AllAsync($"programmes?at={scene.Bodies.AnHoa}"));
        foreach (var part in (string[])["", "/children", "/assignments"])
        {
            await Caller.IsProblem(await outsider.GetAsync($"programmes/{scene.Programme}{part}"), HttpStatusCode.Forbidden, "api.denied");
            await Caller.IsProblem(await leader.GetAsync($"programmes/999999{part}"), HttpStatusCode.NotFound, "api.not-found");
            await Caller.IsProblem(await leader.GetAsync($"programmes/{scene.Programme}{part}?at=987654321"), HttpStatusCode.NotFound, "api.not-found");
        }
        await Caller.IsProblem(await leader.GetAsync("programmes?at=987654321"), HttpStatusCode.NotFound, "api.not-found");
        await Caller.IsProblem(await leader.GetAsync("programmes"), HttpStatusCode.BadRequest, "api.bad-request");
    }

    [Theory, Databases]
    public async Task Assignments_BehindANumber_AreListed_TheLateByHowLate(string provider)
    {
        await using var site = await CarrySite.OpenAsync(provider);
        var (scene, leader) = (site.Scene, await Caller.OfAsync(site.Site, site.Scene.Leader));
        var list = $"programmes/{scene.Programme}/assignments";
        async Task<string[]> Bodies(string query) => [.. (await leader.AllAsync(list + query)).Select(a => a.GetProperty("organization").GetString()!).Order(StringComparer.Ordinal)];

        Assert.Equal(11, (await leader.AllAsync(list + "?size=4")).Count);
        var late = await leader.AllAsync(list + "?late=true&size=1");
        Assert.Equal([12, 12], late.Select(a => Number(a, "daysLate")));
        Assert.Equal(["Phường Cẩm Đông", "Xã Bình Lâm"], await Bodies("?late=true"));
        Assert.Equal(["Xã Bình Lâm"], await Bodies($"?late=true&at={scene.Bodies.BinhLam}&own=true"));
        Assert.Empty(await Bodies("?late=true&lateFrom=13"));
        Assert.Equal(["Xã An Hòa"], await Bodies("?column=Submitted"));
        Assert.Equal(3, (await Bodies($"?duty={late[0].GetProperty("dutyId").GetInt64()}")).Length);
        await Caller.IsProblem(await leader.GetAsync(list + "?column=99"), HttpStatusCode.BadRequest, "api.bad-request");
        await Caller.IsProblem(await leader.GetAsync(list + "?late=true&lateFrom=0"), HttpStatusCode.BadRequest, "api.bad-request");
        await Caller.IsProblem(await leader.GetAsync(list + "?duty=999999"), HttpStatusCode.NotFound, "api.not-found");
    }

    [Fact]
    public async Task Programme_IsClosedByItsIssuer_OfTheVersionSeen_AndNothingIsMovedAfter()
    {
        await using var site = await CarrySite.OpenAsync();
        var (scene, leader) = (site.Scene, await Caller.OfAsync(site.Site, site.Scene.Leader));
        var (officer, outsider) = (await Caller.OfAsync(site.Site, scene.AnHoaOfficer), await Caller.OfAsync(site.Site, scene.Outsider));
        var (address, version) = ($"programmes/{scene.Programme}", await leader.VersionAsync($"programmes/{scene.Programme}"));

        await Caller.IsForbidden(await officer.PostAsync($"{address}/close", new { }, version));
        await Caller.IsProblem(await outsider.PostAsync($"{address}/close", new { }, version), HttpStatusCode.Forbidden, "api.denied");
        await Caller.IsProblem(await leader.PostAsync($"{address}/close", new { }), HttpStatusCode.PreconditionRequired, "api.if-match-missing");
        await Caller.IsProblem(await leader.PostAsync($"{address}/recall", new { sentence = " " }, version), HttpStatusCode.UnprocessableEntity, "rule.assignment.reason-missing");
        await Caller.IsDone(await leader.PostAsync($"{address}/close", new { sentence = "Đã tổng kết" }, version));
        await Caller.IsProblem(await leader.PostAsync($"{address}/recall", new { sentence = "Quyết định số 9" }, version), HttpStatusCode.PreconditionFailed, "rule.stale");
        await Caller.IsProblem(await leader.PostAsync($"{address}/recall", new { sentence = "Quyết định số 9" }, await leader.VersionAsync(address)), HttpStatusCode.UnprocessableEntity, "rule.programme.not-running");

        var assignment = $"assignments/{await scene.OfAsync(scene.Bodies.AnHoa, CarryScene.Outreach)}";
        await Caller.IsProblem(await officer.PostAsync($"{assignment}/acknowledge", version: await officer.VersionAsync(assignment)), HttpStatusCode.UnprocessableEntity, "rule.programme.not-running");
        Assert.Equal("Closed", (await leader.ReadAsync(address)).GetProperty("programme").GetProperty("state").GetString());
    }

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
}
