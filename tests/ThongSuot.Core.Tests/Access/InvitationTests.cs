using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Core.Tests.Organizations;
using static ThongSuot.Core.Tests.Access.AccessServiceTests;

namespace ThongSuot.Core.Tests.Access;

public sealed class InvitationTests
{
    [Theory, Databases]
    public async Task Accept_TakesUpTheAccountOnce(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var invited = await InviteAsync(database);
        Assert.Equal(("Trần Thị Lan", true), (await FindAsync(database, invited.Token)) is { } open ? (open.FullName, open.IsFirst) : default);

        Assert.Equal(invited.PersonId, await AcceptAsync(database, invited.Token));

        await RefusedAsync("rule.access.invitation-invalid", AcceptAsync(database, invited.Token));
        Assert.Equal(AccountState.Active, (await database.With<AccessQueries, PersonDetails?>(q => q.FindAsync(invited.PersonId)))!.State);
    }

    [Theory, Databases]
    public async Task Accept_WithAGuessablePassword_IsRefusedAndTheLinkStays(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var invited = await InviteAsync(database);

        await RefusedAsync("rule.password.common", AcceptAsync(database, invited.Token, "xã An Hòa 2025"));

        Assert.NotNull(await FindAsync(database, invited.Token));
    }

    [Theory, Databases]
    public async Task Accept_AfterAWeek_IsRefused_OnItsLastDayAccepted(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (first, second) = (await InviteAsync(database), await InviteAsync(database, "Lê Văn Minh"));
        database.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        await AcceptAsync(database, first.Token);

        database.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(await FindAsync(database, second.Token));
        await RefusedAsync("rule.access.invitation-invalid", AcceptAsync(database, second.Token));
    }

    [Theory, Databases]
    public async Task InviteAgain_EndsTheOldLink_AndServesAForgottenPassword(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var first = await InviteAsync(database);
        var second = await AgainAsync(database, first.PersonId);
        Assert.Null(await FindAsync(database, first.Token));
        await AcceptAsync(database, second.Token);
        var session = await OpenAsync(database, first.PersonId);

        var third = await AgainAsync(database, first.PersonId);
        await AcceptAsync(database, third.Token, "mưa rào trên mái ngói cũ");

        Assert.Null(await SessionAsync(database, session));
        Assert.Equal(SignInOutcome.SignedIn, await SignInAsync(database, "mưa rào trên mái ngói cũ"));
        Assert.Equal(SignInOutcome.Refused, await SignInAsync(database, SmallStaff.Password));
    }

    [Theory, Databases]
    public async Task Withdraw_EndsTheLink_AndSaysWhenNoneIsOut(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var invited = await InviteAsync(database);
        Task Withdraw() => database.With<AccessService>(s => s.WithdrawInvitationAsync(invited.PersonId, TestDatabase.Doing("person.invite-withdraw")));

        await Withdraw();

        Assert.Null(await FindAsync(database, invited.Token));
        await RefusedAsync("rule.access.invitation-none", Withdraw());
        Assert.NotNull(await FindAsync(database, (await AgainAsync(database, invited.PersonId)).Token));
    }

    [Theory, Databases]
    public async Task List_NamesLinksThatAreOutBelowTheBodies_AndTheOldOnesNobodyCameBy(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, south, _, _) = await MoveTests.TreeAsync(database);
        var lan = await database.InviteAsync("Trần Thị Lan", north);
        var minh = await database.InviteAsync("Lê Văn Minh", north);
        await database.InviteAsync("Vũ Thị Hà", south);
        await database.With<AccessService>(s => s.WithdrawInvitationAsync(minh.PersonId, TestDatabase.Doing("person.invite-withdraw")));
        var dung = await database.AddPersonAsync("Hoàng Văn Dũng", north);
        Task<IReadOnlyList<InvitationRow>> List() => database.With<AccessQueries, IReadOnlyList<InvitationRow>>(q => q.InvitationsAsync([north]));
        Assert.Equal([(lan.PersonId, true, false)], (await List()).Select(r => (r.PersonId, r.IsFirst, r.HasExpired)));

        database.Time.Advance(TimeSpan.FromDays(1));
        await AgainAsync(database, dung);
        Assert.Equal([(lan.PersonId, true, false), (dung, false, false)], (await List()).Select(r => (r.PersonId, r.IsFirst, r.HasExpired)));
        database.Time.Advance(TimeSpan.FromDays(7));

        Assert.Equal([(lan.PersonId, true, true)], (await List()).Select(r => (r.PersonId, r.IsFirst, r.HasExpired)));
    }

    [Theory, Databases]
    public async Task Accept_TwiceAtOnce_OneIsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var invited = await InviteAsync(database);

        var tries = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Record.ExceptionAsync(() => AcceptAsync(database, invited.Token)).AsTask()));

        Assert.Single(tries, e => e is null);
        Assert.Single(tries, e => e is RuleException or StaleException);
    }

    [Theory, Databases]
    public async Task ChangePassword_NeedsThePresentOne_AndPutsOutOldSessions(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var invited = await InviteAsync(database);
        await AcceptAsync(database, invited.Token);
        var session = await OpenAsync(database, invited.PersonId);
        Task Change(string present) => database.With<AccountService>(s => s.ChangePasswordAsync(invited.PersonId, present, "mưa rào trên mái ngói cũ", TestDatabase.Doing("access.password")));

        await RefusedAsync("rule.access.password-wrong", Change("sai"));
        Assert.NotNull(await SessionAsync(database, session));
        await Change(SmallStaff.Password);

        Assert.Null(await SessionAsync(database, session));
        Assert.Equal(SignInOutcome.SignedIn, await SignInAsync(database, "mưa rào trên mái ngói cũ"));
    }

    [Theory, Databases]
    public async Task CreateRoot_GivesItsCreatorAPostThere_InTheSameOperation_PlainCreationDoesNot(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await SetUpAsync(database);
        var by = new Operation(new Actor(person, "Trần Thị Lan"), "test", "organization.create");
        CreateOrganizationOptions Root(string name, DateOnly on) => new(new Naming("party.committee", name), new Dictionary<Line, long?> { [Line.Party] = null }, new Basis(on, "Quyết định số 1-QĐ/TU"));

        var plain = await database.With<OrganizationService, long>(s => s.CreateAsync(Root("Huyện ủy An Bình", SmallTree.Founded), by));
        var root = await database.With<SetupService, long>(s => s.CreateRootAsync(Root("Tỉnh ủy Vân Giang", SmallTree.Founded), new("Quản trị viên", Role.Administrator), by));
        var coming = await database.With<SetupService, long>(s => s.CreateRootAsync(Root("Thành ủy Hải Tân", new(2026, 1, 1)), new("Quản trị viên", Role.Administrator), by));

        Assert.False(await database.MayAsync(person, Permission.ManageOrganizations, plain));
        Assert.True(await database.MayAsync(person, Permission.ManageOrganizations, root));
        Assert.True(await database.MayAsync(person, Permission.ManageAccess, root));
        var posts = (await database.With<AccessQueries, PersonDetails?>(q => q.FindAsync(person)))!.Posts;
        Assert.Equal([new DateOnly(2025, 9, 28), new(2026, 1, 1)], posts.Where(p => p.OrganizationId == root || p.OrganizationId == coming).Select(p => p.From).Order());
        Assert.Equal(3, await database.With<AppDbContext, int>(db => db.Operations.CountAsync(o => o.Kind == "organization.create")));
        await Assert.ThrowsAsync<ArgumentException>(() => database.With<SetupService>(s => s.CreateRootAsync(Root("Tỉnh ủy", SmallTree.Founded), new("Quản trị viên", Role.Administrator), TestDatabase.Doing("organization.create"))));
    }

    [Theory, Databases]
    public async Task CreateRoot_ThatIsRefusedThePost_MakesNoBody(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await SetUpAsync(database);

        await RefusedAsync("rule.access.title-missing", database.With<SetupService>(s => s.CreateRootAsync(
            new(new Naming("party.committee", "Tỉnh ủy Vân Giang"), new Dictionary<Line, long?> { [Line.Party] = null }, SmallTree.Basis()), new(" ", Role.Administrator), new(new Actor(person, "Trần Thị Lan"), "test", "organization.create"))));

        Assert.Equal(1, await database.With<AppDbContext, int>(db => db.Organizations.CountAsync()));
    }

    [Theory, Databases]
    public async Task Setup_OnAnEmptySystem_MakesAnAdministratorOfAFirstBody_AndOnlyOnce(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Assert.True(await database.With<SetupService, bool>(s => s.IsNeededAsync()));

        var person = await SetUpAsync(database);

        Assert.False(await database.With<SetupService, bool>(s => s.IsNeededAsync()));
        var body = (await database.With<OrganizationQueries, Page<OrganizationRow>>(q => q.BelowAsync(null, Line.Territory, new(2025, 9, 28)))).Items.Single();
        Assert.True(await database.MayAsync(person, Permission.ManageOrganizations, body.Id));
        Assert.Equal(SignInOutcome.SignedIn, await SignInAsync(database, SmallStaff.Password));
        await RefusedAsync("rule.access.set-up-already", SetUpAsync(database));
    }

    [Theory, Databases]
    public async Task Setup_ManyAtOnce_MakesOne(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Record.ExceptionAsync(() => SetUpAsync(database, $"Quản Trị {i}")).AsTask()));

        Assert.Single(tries, e => e is null);
        Assert.Equal(3, tries.Count(e => e is RuleException { Code: "rule.access.set-up-already" }));
        Assert.Equal((1, 1), await database.With<AppDbContext, (int, int)>(async db => (await db.Users.CountAsync(), await db.Organizations.CountAsync())));
    }

    [Theory, Databases]
    public async Task Setup_WithAGuessablePassword_LeavesNothing(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        await RefusedAsync("rule.password.common", SetUpAsync(database, password: "tinhvangiang2025"));

        Assert.Equal((0, 0, 0), await database.With<AppDbContext, (int, int, int)>(async db => (await db.Users.CountAsync(), await db.Organizations.CountAsync(), await db.History.CountAsync())));
    }

    private static Task<long> SetUpAsync(TestDatabase database, string name = "Trần Thị Lan", string password = SmallStaff.Password) =>
        database.With<SetupService, long>(s => s.CreateFirstAsync(new(name, SmallStaff.EmailOf(name), password, "Quản trị viên", new Naming("unit.province", "Tỉnh Vân Giang"), Line.Territory, SmallTree.Basis()), TestDatabase.Doing("access.setup")));

    private static async Task<Invited> InviteAsync(TestDatabase database, string name = "Trần Thị Lan") => await database.InviteAsync(name, await database.AddAsync("Xã An Hòa", "unit.commune", null));

    private static Task<Invited> AgainAsync(TestDatabase database, long person) => database.With<AccessService, Invited>(s => s.InviteAgainAsync(person, TestDatabase.Doing("access.invite-again")));

    private static Task<OpenInvitation?> FindAsync(TestDatabase database, string token) => database.With<AccountService, OpenInvitation?>(s => s.FindInvitationAsync(token));

    private static Task<long> AcceptAsync(TestDatabase database, string token, string password = SmallStaff.Password) =>
        database.With<AccountService, long>(s => s.AcceptAsync(token, password, TestDatabase.Doing("access.accept")));

    private static async Task<SignInOutcome> SignInAsync(TestDatabase database, string password) =>
        (await database.With<SignInService, SignInAnswer>(s => s.CheckPasswordAsync(SmallStaff.EmailOf("Trần Thị Lan"), password, TestDatabase.Doing("access.sign-in")))).Outcome;
}
