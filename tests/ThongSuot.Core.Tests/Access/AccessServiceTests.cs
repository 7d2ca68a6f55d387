using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;
using ThongSuot.Core.Tests.Organizations;
using static ThongSuot.Core.Tests.Access.AccessCheckTests;

namespace ThongSuot.Core.Tests.Access;

public sealed class AccessServiceTests
{
    private static readonly DateOnly Today = new(2025, 9, 28);

    [Theory, Databases]
    public async Task Invite_WithinReach_EntersPersonWithPost_BeyondItIsDenied(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, south, commune, _) = await MoveTests.TreeAsync(database);
        var administrator = await database.AddPersonAsync("Hoàng Văn Dũng", north, Role.Administrator);

        var invited = await database.With<AccessService, Invited>(s => s.InviteAsync(Invitation(commune), By(administrator)));
        await Assert.ThrowsAsync<DeniedException>(() => database.With<AccessService>(s => s.InviteAsync(Invitation(south, "khac@example.vn"), By(administrator))));

        var person = (await database.With<AccessQueries, PersonDetails?>(q => q.FindAsync(invited.PersonId)))!;
        Assert.Equal(("Trần Thị Lan", AccountState.Invited), (person.FullName, person.State));
        Assert.Equal((commune, "Văn thư", Role.Clerk), (person.Posts.Single().OrganizationId, person.Posts.Single().Title, person.Posts.Single().Role));
    }

    [Theory, Databases]
    public async Task Invite_KnownAddress_IsRefusedWhateverItsCapitals(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, _, _) = await MoveTests.TreeAsync(database);
        await database.With<AccessService>(s => s.InviteAsync(Invitation(north, "lan@example.vn"), TestDatabase.Doing("access.invite")));

        await RefusedAsync("rule.access.email-known", database.With<AccessService>(s => s.InviteAsync(Invitation(north, "LAN@example.vn"), TestDatabase.Doing("access.invite"))));
        Assert.Equal(1, await database.With<AppDbContext, int>(db => db.Users.CountAsync()));
    }

    [Theory, Databases]
    public async Task Invite_SecretsStayOutOfTheHistory(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, _, _) = await MoveTests.TreeAsync(database);

        var person = await database.AddPersonAsync("Trần Thị Lan", north);

        await database.With<AppDbContext>(async db =>
        {
            var fields = string.Join('\n', await db.History.Where(e => e.SubjectKind == "person" && e.SubjectId == person).Select(e => e.Fields).ToListAsync());
            var (kept, hash) = (await db.Users.SingleAsync(), Convert.ToHexString((await db.Invitations.SingleAsync()).TokenHash));
            Assert.Contains("\"PasswordHash\":[null,\"•••\"]", fields, StringComparison.Ordinal);
            Assert.Contains("\"TokenHash\":[null,\"•••\"]", fields, StringComparison.Ordinal);
            Assert.All([kept.PasswordHash!, kept.SecurityStamp!, hash, SmallStaff.Password], secret => Assert.DoesNotContain(secret, fields, StringComparison.Ordinal));
        });
    }

    [Theory, Databases]
    public async Task Appoint_SamePostOnTheSameDays_IsRefused_AfterItsEndAccepted(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, _, _) = await MoveTests.TreeAsync(database);
        var person = await database.AddPersonAsync("Trần Thị Lan", north, Role.Clerk, to: Today);
        Task<long> Appoint(DateOnly from) => database.With<AccessService, long>(s => s.AppointAsync(new(person, new(north, "Văn thư", Role.Clerk, from)), TestDatabase.Doing("access.appoint")));

        await RefusedAsync("rule.access.appointed-already", Appoint(Today.AddDays(-1)));
        await Appoint(Today);

        Assert.True(await database.MayAsync(person, Permission.RegisterDocuments, north));
        Assert.Equal(1, await database.With<AppDbContext, int>(db => db.Posts.CountAsync()));
    }

    [Theory, Databases]
    public async Task Appoint_AtABodyThatIsNotThere_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, _, _) = await MoveTests.TreeAsync(database);
        var person = await database.AddPersonAsync("Trần Thị Lan", north);

        await RefusedAsync("rule.access.organization-gone", database.With<AccessService>(s => s.AppointAsync(new(person, new(north, "Văn thư", Role.Clerk, SmallTree.Founded.AddDays(-1))), TestDatabase.Doing("access.appoint"))));
        await Assert.ThrowsAsync<NotFoundException>(() => database.With<AccessService>(s => s.AppointAsync(new(person, new(-1, "Văn thư", Role.Clerk, Today)), TestDatabase.Doing("access.appoint"))));
    }

    [Theory, Databases]
    public async Task End_LastAdministrator_IsRefused_OneOfTwoAccepted(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (nation, north, _, _, _) = await MoveTests.TreeAsync(database);
        var first = await database.AddPersonAsync("Hoàng Văn Dũng", nation, Role.Administrator);
        var post = (await database.With<AccessQueries, PersonDetails?>(q => q.FindAsync(first)))!.Posts.Single().AppointmentId;
        Task End() => database.With<AccessService>(s => s.EndAppointmentAsync(post, Today, TestDatabase.Doing("access.end")));
        // Only invited: nobody who could open the door.
        await database.InviteAsync("Lê Văn Minh", north, Role.Administrator);

        await RefusedAsync("rule.access.last-administrator", End());
        Assert.True(await database.MayAsync(first, Permission.ManageAccess, north));

        await database.AddPersonAsync("Phạm Thị Bình", nation, Role.Administrator);
        await End();
        Assert.False(await database.MayAsync(first, Permission.ManageAccess, north));
    }

    [Theory, Databases]
    public async Task End_OnADayBeforeAnyAdministrator_AsksOnlyForOneFromTodayOn(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (nation, north, _, _, _) = await MoveTests.TreeAsync(database);
        await database.AddPersonAsync("Hoàng Văn Dũng", nation, Role.Administrator, from: Today);
        var early = SmallTree.Founded.AddDays(10);
        async Task End(Role role)
        {
            var person = await database.AddPersonAsync($"Lê Văn {role}", north);
            var post = await database.With<AccessService, long>(s => s.AppointAsync(new(person, new(north, $"{role}", role, SmallTree.Founded)), TestDatabase.Doing("access.appoint")));
            await database.With<AccessService>(s => s.EndAppointmentAsync(post, early, TestDatabase.Doing("access.end")));
            Assert.Equal(early, (await database.With<AccessQueries, PersonDetails?>(q => q.FindAsync(person)))!.Posts.Single(p => p.AppointmentId == post).To);
        }

        await End(Role.Leader);
        await End(Role.Administrator);
    }

    [Theory, Databases]
    public async Task Close_PersonOfTwoBodies_OnlyWhoStandsAboveBoth(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (nation, north, south, _, _) = await MoveTests.TreeAsync(database);
        var (over, inNorth) = (await database.AddPersonAsync("Hoàng Văn Dũng", nation, Role.Administrator), await database.AddPersonAsync("Lê Văn Minh", north, Role.Administrator));
        var person = await database.AddPersonAsync("Trần Thị Lan", north);
        await database.With<AccessService>(s => s.AppointAsync(new(person, new(south, "Chuyên viên", Role.Officer, Today)), TestDatabase.Doing("access.appoint")));

        await Assert.ThrowsAsync<DeniedException>(() => database.With<AccessService>(s => s.CloseAccountAsync(person, By(inNorth))));
        await database.With<AccessService>(s => s.CloseAccountAsync(person, By(over)));

        Assert.Equal(AccountState.Closed, (await database.With<AccessQueries, PersonDetails?>(q => q.FindAsync(person)))!.State);
    }

    [Theory, Databases]
    public async Task Close_EndsSessionsTokensAndInvitations_ReopenLetsInAgain(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (nation, north, _, _, _) = await MoveTests.TreeAsync(database);
        await database.AddPersonAsync("Hoàng Văn Dũng", nation, Role.Administrator);
        var person = await database.AddPersonAsync("Trần Thị Lan", north);
        var session = await OpenAsync(database, person);
        Assert.NotNull(await SessionAsync(database, session));
        var token = await database.With<TokenService, string>(s => s.CreateTokenAsync(new(person, "Bảng tính", TokenScope.Read, Today.AddDays(30)), By(person)));
        var link = await database.With<AccessService, Invited>(s => s.InviteAgainAsync(person, TestDatabase.Doing("access.invite-again")));

        await database.With<AccessService>(s => s.CloseAccountAsync(person, TestDatabase.Doing("access.close")));

        Assert.Null(await SessionAsync(database, session));
        Assert.Null(await database.With<TokenService, TokenBearer?>(s => s.FindAsync(token, "test")));
        Assert.Null(await database.With<AccountService, OpenInvitation?>(s => s.FindInvitationAsync(link.Token)));

        await database.With<AccessService>(s => s.ReopenAccountAsync(person, TestDatabase.Doing("access.reopen")));
        Assert.Null(await SessionAsync(database, session));
        Assert.Null(await database.With<TokenService, TokenBearer?>(s => s.FindAsync(token, "test")));
    }

    [Theory, Databases]
    public async Task Close_OneselfOrTwice_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (nation, north, _, _, _) = await MoveTests.TreeAsync(database);
        var (over, person) = (await database.AddPersonAsync("Hoàng Văn Dũng", nation, Role.Administrator), await database.AddPersonAsync("Trần Thị Lan", north));
        await RefusedAsync("rule.access.close-self", database.With<AccessService>(s => s.CloseAccountAsync(over, By(over))));

        await database.With<AccessService>(s => s.CloseAccountAsync(person, By(over)));

        await RefusedAsync("rule.access.closed", database.With<AccessService>(s => s.CloseAccountAsync(person, By(over))));
    }

    [Theory, Databases]
    public async Task Delegate_MoreThanOneHas_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (nation, north, south, _, _) = await MoveTests.TreeAsync(database);
        var (chief, deputy) = (await database.AddPersonAsync("Lê Văn Minh", north, Role.Leader), await database.AddPersonAsync("Phạm Thị Bình", south));
        DelegateOptions Lend(long at, Role role) => new(chief, deputy, at, role, Today, Today.AddDays(7), "Nghỉ phép");

        foreach (var (at, role) in new[] { (nation, Role.Leader), (south, Role.Leader), (north, Role.Administrator), (north, Role.Clerk) })
            await RefusedAsync("rule.access.delegate-more", DelegateAsync(database, Lend(at, role)));

        await DelegateAsync(database, Lend(north, Role.Officer));
        Assert.Equal((true, false), (await database.MayAsync(deputy, Permission.Report, north), await database.MayAsync(deputy, Permission.AcceptReports, north)));
    }

    [Theory, Databases]
    public async Task Delegate_WhatWasDelegated_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, _, school) = await MoveTests.TreeAsync(database);
        var (chief, deputy, third) = (await database.AddPersonAsync("Lê Văn Minh", north, Role.Leader), await database.AddPersonAsync("Phạm Thị Bình", school), await database.AddPersonAsync("Trần Thị Lan", school));
        await DelegateAsync(database, new(chief, deputy, north, Role.Leader, Today, Today.AddDays(7), "Nghỉ phép"));

        await RefusedAsync("rule.access.delegate-more", DelegateAsync(database, new(deputy, third, north, Role.Leader, Today, Today.AddDays(7), "Nghỉ phép")));
    }

    [Theory, Databases]
    public async Task Delegate_ByAnother_OnlyWhoManagesAccessThere(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (nation, north, south, _, _) = await MoveTests.TreeAsync(database);
        var (chief, deputy) = (await database.AddPersonAsync("Lê Văn Minh", north, Role.Leader), await database.AddPersonAsync("Phạm Thị Bình", north));
        var (over, elsewhere) = (await database.AddPersonAsync("Hoàng Văn Dũng", nation, Role.Administrator), await database.AddPersonAsync("Vũ Thị Hà", south, Role.Administrator));
        var options = new DelegateOptions(chief, deputy, north, Role.Leader, Today, Today.AddDays(7), "Nghỉ phép");

        await Assert.ThrowsAsync<DeniedException>(() => database.With<AccessService>(s => s.DelegateAsync(options, By(elsewhere))));
        await database.With<AccessService>(s => s.DelegateAsync(options, By(over)));

        Assert.Equal(deputy, (await database.With<AccessQueries, IReadOnlyList<DelegationRow>>(q => q.DelegationsAsync(chief))).Single().ToId);
    }

    [Theory, Databases]
    public async Task Tell_OfPostsAndDelegations_ReachesWhoGetsThem_NotWhoGivesThemselves(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, _, _) = await MoveTests.TreeAsync(database);
        var (chief, deputy) = (await database.AddPersonAsync("Trần Thị Lan", north, Role.Administrator), await database.AddPersonAsync("Lê Văn Minh", north));
        var name = await database.With<AppDbContext, string>(db => db.OrganizationProfiles.Where(p => p.OrganizationId == north).Select(p => p.Name).SingleAsync());

        var delegation = await database.With<AccessService, long>(s => s.DelegateAsync(new(chief, deputy, north, Role.Administrator, Today, Today.AddDays(7), "Nghỉ phép"), By(chief)));
        await database.With<AccessService>(s => s.RevokeDelegationAsync(delegation, By(chief)));
        await database.With<AccessService>(s => s.AppointAsync(new(deputy, new(north, " Văn thư ", Role.Clerk, Today)), By(chief)));
        await database.With<AccessService>(s => s.AppointAsync(new(chief, new(north, "Văn thư", Role.Clerk, Today)), By(chief)));
        await RefusedAsync("rule.access.appointed-already", database.With<AccessService>(s => s.AppointAsync(new(deputy, new(north, "Văn thư", Role.Clerk, Today)), By(chief))));

        var told = await database.With<AppDbContext, List<Core.Notifications.Notification>>(db => db.Notifications.OrderBy(n => n.Id).ToListAsync());
        Assert.All(told, n => Assert.Equal((deputy, "/me"), (n.PersonId, n.Link)));
        Assert.Equal(
            [("notifications.told.delegated", $"Trần Thị Lan|{name}|28/9/2025|4/10/2025"), ("notifications.told.delegation-revoked", $"Trần Thị Lan|{name}"), ("notifications.told.appointed", $"Văn thư|{name}|28/9/2025")],
            told.Select(n => (n.TextKey, string.Join('|', n.Arguments))));
    }

    [Fact]
    public void Delegation_PeriodAndReason_MustMakeSense()
    {
        static string? Code(DelegateOptions options) => Record.Exception(() => new Delegation(options)) is RuleException e ? e.Code : null;
        var good = new DelegateOptions(1, 2, 3, Role.Leader, Today, Today.AddDays(7), "Nghỉ phép");

        Assert.Null(Code(good));
        Assert.Equal("rule.access.delegate-self", Code(good with { ToId = 1 }));
        Assert.Equal("rule.access.period-empty", Code(good with { To = Today }));
        Assert.Equal("rule.access.delegation-long", Code(good with { To = Today.AddYears(1).AddDays(1) }));
        Assert.Equal("rule.access.reason-missing", Code(good with { Reason = " " }));
    }

    internal static async Task RefusedAsync(string code, Task what) => Assert.Equal(code, (await Assert.ThrowsAsync<RuleException>(() => what)).Code);

    internal static Task<long> OpenAsync(TestDatabase database, long person, string? browser = null) => database.With<SessionService, long>(s => s.OpenAsync(person, browser, TestDatabase.Doing("person.session")));

    internal static Task<SessionState?> SessionAsync(TestDatabase database, long session) => database.With<AccessQueries, SessionState?>(q => q.SessionAsync(session));

    private static InviteOptions Invitation(long organization, string email = "lan@example.vn") => new("Trần Thị Lan", email, new(organization, "Văn thư", Role.Clerk, Today));
}
