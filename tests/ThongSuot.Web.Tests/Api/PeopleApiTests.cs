using System.Net;
using System.Text.Json;
using ThongSuot.Core.Access;
using ThongSuot.Core.Shared;

namespace ThongSuot.Web.Tests.Api;

/// <summary>People over the API: what the pages offer, by the same rules.</summary>
public sealed class PeopleApiTests(Site site) : IClassFixture<Site>
{
    private readonly Caller _administrator = Caller.Of(site);

    [Fact]
    public async Task List_OfABody_GivesThoseAtItAndBelow_FoundWithoutMarks_PageByPage()
    {
        var commune = await Caller.BodyAsync(site, "Xã Danh Sách");
        foreach (var name in (string[])["Đỗ Văn An", "Đỗ Văn Bình", "Lê Thị Cúc"]) await Caller.PersonAsync(site, name, commune, Role.Officer);

        var all = await _administrator.AllAsync($"people?organization={commune}&size=2");
        var found = await _administrator.AllAsync($"people?organization={commune}&q=do+van&size=1");

        Assert.Equal(["Đỗ Văn An", "Đỗ Văn Bình", "Lê Thị Cúc"], all.Select(NameOf));
        Assert.Equal(["Đỗ Văn An", "Đỗ Văn Bình"], found.Select(NameOf));
        Assert.Equal("Xã Danh Sách", all[0].GetProperty("posts")[0].GetProperty("organization").GetString());
    }

    [Fact]
    public async Task List_OfABodyThatIsNotThere_IsNotFound_OfOneBeyondReach_IsForbidden()
    {
        var (here, there) = (await Caller.BodyAsync(site, "Xã Trong"), await Caller.BodyAsync(site, "Xã Ngoài"));
        var manager = await Caller.OfAsync(site, await Caller.PersonAsync(site, "Vũ Thị Quản", here, Role.Administrator));

        Assert.Contains("tổ chức", await Caller.IsProblem(await _administrator.GetAsync("people?organization=987654321"), HttpStatusCode.NotFound, "api.not-found"), StringComparison.Ordinal);
        await Caller.IsForbidden(await manager.GetAsync($"people?organization={there}"));
        Assert.Equal(["Vũ Thị Quản"], (await manager.AllAsync("people")).Select(NameOf));
    }

    [Fact]
    public async Task Find_OfOneself_IsAllowed_OfAnother_IsForTheirManager()
    {
        var commune = await Caller.BodyAsync(site, "Xã Một Người");
        var (officer, other) = (await Caller.PersonAsync(site, "Ngô Thị Hạnh", commune, Role.Officer), await Caller.PersonAsync(site, "Ngô Văn Lộc", commune, Role.Officer));
        var caller = await Caller.OfAsync(site, officer);

        var me = await caller.ReadAsync("me");

        Assert.Equal((officer, "Ngô Thị Hạnh"), (me.GetProperty("id").GetInt64(), NameOf(me)));
        Assert.Equal("Ngô Thị Hạnh", NameOf(await caller.ReadAsync($"people/{officer}")));
        await Caller.IsForbidden(await caller.GetAsync($"people/{other}"));
        Assert.Equal("Ngô Văn Lộc", NameOf(await _administrator.ReadAsync($"people/{other}")));
    }

    [Fact]
    public async Task Invite_SentTwiceWithOneKey_InvitesOnce_AndTellsTheLinkOnce()
    {
        var body = Invitation(await Caller.BodyAsync(site, "Xã Mời"), "Bùi Văn Khách");
        var key = Guid.NewGuid().ToString();

        var (first, second) = (await _administrator.PostAsync("people", body, key: key), await _administrator.PostAsync("people", body, key: key));
        var (once, again) = (await Caller.Json(first, HttpStatusCode.Created), await Caller.Json(second, HttpStatusCode.Created));

        Assert.Equal(once.GetProperty("id").GetInt64(), again.GetProperty("id").GetInt64());
        Assert.Contains("/invitation/", once.GetProperty("link").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, again.GetProperty("link").ValueKind);
        Assert.Equal("Invited", (await _administrator.ReadAsync(first.Headers.Location!.ToString().Split("/api/v1/")[1])).GetProperty("state").GetString());
        await Caller.IsProblem(await _administrator.PostAsync("people", body), HttpStatusCode.UnprocessableEntity, "rule.access.email-known");
    }

    [Fact]
    public async Task Invite_BeyondReach_IsRefused_AndSoIsWhatIsNoAddress()
    {
        var (here, there) = (await Caller.BodyAsync(site, "Xã Có Quyền"), await Caller.BodyAsync(site, "Xã Không Quyền"));
        var manager = await Caller.OfAsync(site, await Caller.PersonAsync(site, "Vũ Văn Quyền", here, Role.Administrator));

        await Caller.IsProblem(await manager.PostAsync("people", Invitation(there, "Bùi Thị Xa")), HttpStatusCode.Forbidden, "api.denied");
        await Caller.IsProblem(await manager.PostAsync("people", Invitation(here, "Bùi Thị Sai", "khong-phai-dia-chi")), HttpStatusCode.UnprocessableEntity, "rule.access.email-form");
        await Caller.IsProblem(await manager.PostAsync("people", Invitation(here, "Bùi Thị Vai", role: "Emperor")), HttpStatusCode.BadRequest, "api.bad-request");
        Assert.NotEqual(0, await Caller.IdOf(await manager.PostAsync("people", Invitation(here, "Bùi Thị Gần"))));
    }

    [Fact]
    public async Task Change_OfAVersionThatIsPast_IsRefused_OfThePresentOne_IsDone()
    {
        var person = await Caller.PersonAsync(site, "Hồ Văn Cũ", await Caller.BodyAsync(site, "Xã Phiên Bản"), Role.Officer);
        var address = $"people/{person}";
        object Named(string name) => new { fullName = name, email = $"{person}@example.vn" };
        var version = await _administrator.VersionAsync(address);

        await Caller.IsProblem(await _administrator.PutAsync(address, Named("Hồ Văn Không")), HttpStatusCode.PreconditionRequired, "api.if-match-missing");
        await Caller.IsDone(await _administrator.PutAsync(address, Named("Hồ Văn Mới"), version));
        await Caller.IsProblem(await _administrator.PutAsync(address, Named("Hồ Văn Muộn"), version), HttpStatusCode.PreconditionFailed, "rule.stale");
        await Caller.IsProblem(await _administrator.PutAsync(address, Named(" "), await _administrator.VersionAsync(address)), HttpStatusCode.UnprocessableEntity, "rule.access.name-missing");

        Assert.Equal("Hồ Văn Mới", NameOf(await _administrator.ReadAsync(address)));
    }

    [Fact]
    public async Task Account_IsClosedForAReason_OpenedAgain_AndInvitedAnew()
    {
        var person = await Caller.PersonAsync(site, "Lý Thị Đóng", await Caller.BodyAsync(site, "Xã Đóng Mở"), Role.Officer);
        var (address, token) = ($"people/{person}", await Caller.OfAsync(site, person));
        async Task<HttpResponseMessage> Do(string what, object? body = null) => await _administrator.PostAsync($"{address}/{what}", body, await _administrator.VersionAsync(address));

        await Caller.IsProblem(await Do("close", new { reason = " " }), HttpStatusCode.UnprocessableEntity, "rule.access.reason-missing");
        await Caller.IsDone(await Do("close", new { reason = "Nghỉ hưu" }));
        await Caller.IsProblem(await token.GetAsync("me"), HttpStatusCode.Unauthorized, "api.unauthenticated");
        await Caller.IsProblem(await Do("invitation"), HttpStatusCode.UnprocessableEntity, "rule.access.closed");
        await Caller.IsDone(await Do("reopen"));
        await Caller.IsProblem(await Do("reopen"), HttpStatusCode.UnprocessableEntity, "rule.access.open");
        Assert.Contains("/invitation/", (await Caller.Json(await Do("invitation"))).GetProperty("link").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Appoint_ThenEnd_IsSeenOnThePerson()
    {
        var commune = await Caller.BodyAsync(site, "Xã Bổ Nhiệm");
        var (person, other) = (await Caller.PersonAsync(site, "Mai Văn Chức", commune, Role.Officer), await Caller.PersonAsync(site, "Mai Văn Khác", commune, Role.Officer));
        var body = new { organizationId = commune, title = "Chủ tịch Ủy ban nhân dân xã", role = "Leader", from = "2024-01-01" };
        var key = Guid.NewGuid().ToString();

        var appointment = await Caller.IdOf(await _administrator.PostAsync($"people/{person}/appointments", body, key: key));
        Assert.Equal(appointment, await Caller.IdOf(await _administrator.PostAsync($"people/{person}/appointments", body, key: key)));
        await Caller.IsProblem(await _administrator.PostAsync($"people/{person}/appointments", body), HttpStatusCode.UnprocessableEntity, "rule.access.appointed-already");
        await Caller.IsProblem(await _administrator.PostAsync($"people/{other}/appointments", body, key: key), HttpStatusCode.UnprocessableEntity, "api.key-reused");

        var end = $"people/{person}/appointments/{appointment}/end";
        await Caller.IsProblem(await _administrator.PostAsync(end, new { to = "2025-01-01" }), HttpStatusCode.PreconditionRequired, "api.if-match-missing");
        var version = await _administrator.VersionAsync($"people/{person}");
        await Caller.IsProblem(await _administrator.PostAsync($"people/{other}/appointments/{appointment}/end", new { to = "2025-01-01" }, await _administrator.VersionAsync($"people/{other}")), HttpStatusCode.NotFound, "api.not-found");
        await Caller.IsDone(await _administrator.PostAsync(end, new { to = "2025-01-01" }, version));
        await Caller.IsProblem(await _administrator.PostAsync(end, new { to = "2024-06-01" }, version), HttpStatusCode.PreconditionFailed, "rule.stale");

        var post = (await _administrator.ReadAsync($"people/{person}")).GetProperty("posts").EnumerateArray().Single(p => p.GetProperty("appointmentId").GetInt64() == appointment);
        Assert.Equal("2025-01-01", post.GetProperty("to").GetString());
    }

    [Fact]
    public async Task Delegate_OfWhatOneHolds_IsDoneByOneself_AndTakenBack()
    {
        var commune = await Caller.BodyAsync(site, "Xã Ủy Quyền");
        var (leader, deputy) = (await Caller.PersonAsync(site, "Trịnh Thị Trưởng", commune, Role.Leader), await Caller.PersonAsync(site, "Trịnh Văn Phó", commune, Role.Officer));
        var (caller, receiver) = (await Caller.OfAsync(site, leader), await Caller.OfAsync(site, deputy));
        var email = (await receiver.ReadAsync("me")).GetProperty("email").GetString();
        var today = Clock.DayOf(DateTime.UtcNow);
        object Lending(string? to, string role) => new { toEmail = to, organizationId = commune, role, from = $"{today:yyyy-MM-dd}", to = $"{today.AddDays(10):yyyy-MM-dd}", reason = "Đi công tác" };
        var given = $"people/{leader}/delegations";

        await Caller.IsProblem(await caller.PostAsync(given, Lending("khong.co@example.vn", "Leader")), HttpStatusCode.UnprocessableEntity, "access.delegate.unknown");
        await Caller.IsProblem(await caller.PostAsync(given, Lending(email, "Administrator")), HttpStatusCode.UnprocessableEntity, "rule.access.delegate-more");
        await Caller.IsForbidden(await receiver.PostAsync(given, Lending(email, "Leader")));
        await Caller.IsProblem(await caller.PostAsync(given, new { toEmail = email, organizationId = commune, role = "Leader", from = "9999-06-01", to = "9999-12-31", reason = "Quá xa" }), HttpStatusCode.UnprocessableEntity, "rule.access.delegation-long");
        var delegation = await Caller.IdOf(await caller.PostAsync(given, Lending(email, "Leader")));
        Assert.Equal(delegation, (await receiver.ReadAsync("me")).GetProperty("delegations")[0].GetProperty("id").GetInt64());

        await Caller.IsProblem(await receiver.PostAsync($"people/{deputy}/delegations/{delegation}/end", null, await receiver.VersionAsync("me")), HttpStatusCode.NotFound, "api.not-found");
        await Caller.IsDone(await caller.PostAsync($"{given}/{delegation}/end", null, await caller.VersionAsync("me")));
        Assert.Empty((await receiver.ReadAsync("me")).GetProperty("delegations").EnumerateArray());
    }

    [Fact]
    public async Task Token_ForReading_ReadsAndChangesNothing()
    {
        var commune = await Caller.BodyAsync(site, "Xã Chỉ Đọc");
        var reader = await Caller.OfAsync(site, await Caller.PersonAsync(site, "Phan Thị Đọc", commune, Role.Administrator), TokenScope.Read);

        Assert.Single(await reader.AllAsync("people"));
        await Caller.IsProblem(await reader.PostAsync("people", Invitation(commune, "Phan Văn Viết")), HttpStatusCode.Forbidden, "api.token-read-only");
    }

    private static object Invitation(long organization, string name, string? email = null, string role = "Officer") =>
        new { fullName = name, email = email ?? $"{Guid.NewGuid():N}@example.vn", post = new { organizationId = organization, title = "Chuyên viên", role, from = "2024-01-01" } };

    private static string? NameOf(JsonElement person) => person.GetProperty("fullName").GetString();
}
