using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using static ThongSuot.Core.Tests.Access.AccessServiceTests;

namespace ThongSuot.Core.Tests.Access;

public sealed class SignInTests
{
    private const string Name = "Trần Thị Lan";

    [Theory, Databases]
    public async Task Password_Right_SignsInAndLeavesATrace_WrongDoesNot(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await PersonAsync(database);

        Assert.Equal(SignInAnswer.Refused, await TryAsync(database, "gió mùa đông bắc thổi qua sông"));
        Assert.Equal(new(SignInOutcome.SignedIn, person), await TryAsync(database, SmallStaff.Password));

        Assert.Equal(["done", "failed"], (await SignInsAsync(database, person)).Select(r => r.Outcome));
        await database.With<AppDbContext>(async db => Assert.Equal(Name, (await db.Operations.OrderByDescending(o => o.Id).FirstAsync()).ActorName));
    }

    [Theory, Databases]
    public async Task Password_UnknownInvitedOrClosed_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (body, person) = (await database.AddAsync("Xã An Hòa", "unit.commune", null), await PersonAsync(database));
        await database.InviteAsync("Lê Văn Minh", body);
        await database.AddPersonAsync("Hoàng Văn Dũng", body, Role.Administrator);
        await database.With<AccessService>(s => s.CloseAccountAsync(person, TestDatabase.Doing("access.close")));

        foreach (var email in new[] { "khong.co@example.vn", SmallStaff.EmailOf("Lê Văn Minh"), SmallStaff.EmailOf(Name), "" })
            Assert.Equal(SignInAnswer.Refused, await TryAsync(database, SmallStaff.Password, email));
    }

    [Theory, Databases]
    public async Task Password_FiveTimesWrong_MustWaitLongerEachTime_ThenStartsAnew(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await PersonAsync(database);
        for (var i = 0; i < 5; i++) await TryAsync(database, "sai");
        Assert.Equal(30, await WaitAsync(database, person));

        // Right, but too early; and that does not lengthen the wait.
        Assert.Equal(SignInAnswer.Refused, await TryAsync(database, SmallStaff.Password));
        Assert.Equal(30, await WaitAsync(database, person));

        database.Time.Advance(TimeSpan.FromSeconds(31));
        await TryAsync(database, "sai");
        Assert.Equal(60, await WaitAsync(database, person));

        database.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(SignInOutcome.SignedIn, (await TryAsync(database, SmallStaff.Password)).Outcome);
        await TryAsync(database, "sai");
        Assert.Null(await WaitAsync(database, person));
    }

    [Theory, Databases]
    public async Task Password_ManyWrongAtOnce_AllAreCounted(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await PersonAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryAsync(database, "sai")));

        Assert.Equal(4, await database.With<AppDbContext, int>(db => db.Users.Where(p => p.Id == person).Select(p => p.AccessFailedCount).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Code_OfTheMoment_SignsIn_UsedAgainOrWrongDoesNot(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (person, key, _) = await WithCodesAsync(database);
        database.Time.Advance(TimeSpan.FromMinutes(1));
        var code = Totp.CodeAt(key, Totp.StepAt(database.Time.GetUtcNow().UtcDateTime));

        Assert.Equal(new(SignInOutcome.CodeNeeded, person), await TryAsync(database, SmallStaff.Password));
        Assert.Equal(SignInAnswer.Refused, await CodeAsync(database, person, code == "000000" ? "000001" : "000000"));
        Assert.Equal(new(SignInOutcome.SignedIn, person), await CodeAsync(database, person, $"{code[..3]} {code[3..]}"));
        Assert.Equal(SignInAnswer.Refused, await CodeAsync(database, person, code));
    }

    [Theory, Databases]
    public async Task Code_HalfAMinuteOff_SignsIn_TwoMinutesOffDoesNot(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (person, key, _) = await WithCodesAsync(database);
        database.Time.Advance(TimeSpan.FromMinutes(10));
        string CodeAt(int steps) => Totp.CodeAt(key, Totp.StepAt(database.Time.GetUtcNow().UtcDateTime) + steps);

        Assert.Equal(SignInOutcome.Refused, (await CodeAsync(database, person, CodeAt(-4))).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await CodeAsync(database, person, CodeAt(-1))).Outcome);
    }

    [Theory, Databases]
    public async Task Code_FiveTimesWrong_MustWait(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (person, key, _) = await WithCodesAsync(database);
        database.Time.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 5; i++) await CodeAsync(database, person, "abc");

        Assert.Equal(SignInAnswer.Refused, await CodeAsync(database, person, Totp.CodeAt(key, Totp.StepAt(database.Time.GetUtcNow().UtcDateTime))));
        Assert.Equal(30, await WaitAsync(database, person));
    }

    [Theory, Databases]
    public async Task RecoveryCode_ServesOnce(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (person, _, codes) = await WithCodesAsync(database);
        Assert.Equal(AccountService.RecoveryCodes, codes.Distinct().Count());
        Task<SignInAnswer> Redeem(string code) => database.With<SignInService, SignInAnswer>(s => s.CheckRecoveryCodeAsync(person, code, Doing()));

        Assert.Equal(SignInOutcome.SignedIn, (await Redeem(codes[3].ToLowerInvariant())).Outcome);
        Assert.Equal(SignInOutcome.Refused, (await Redeem(codes[3])).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await Redeem(codes[4])).Outcome);
    }

    [Theory, Databases]
    public async Task Codes_InTheDatabase_AreNotReadable(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, key, codes) = await WithCodesAsync(database);

        var kept = await database.With<AppDbContext, List<string?>>(db => db.UserTokens.Select(t => t.Value).ToListAsync());

        Assert.Equal(2, kept.Count);
        Assert.All(kept, value => Assert.DoesNotContain(key, value!, StringComparison.Ordinal));
        Assert.All(kept, value => Assert.DoesNotContain(codes[0], value!, StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task Codes_Stopped_OnlyWithThePassword(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (person, key, _) = await WithCodesAsync(database);
        Task Stop(string password) => database.With<AccountService>(s => s.StopCodesAsync(person, password, Doing()));

        await RefusedAsync("rule.access.password-wrong", Stop("sai"));
        await Stop(SmallStaff.Password);

        Assert.Equal(SignInOutcome.SignedIn, (await TryAsync(database, SmallStaff.Password)).Outcome);
        Assert.NotEqual(key, await database.With<AccountService, string>(s => s.PrepareCodesAsync(person, Doing())));
    }

    [Theory, Databases]
    public async Task Codes_ConfirmedWithAWrongCode_AreNotAsked(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await PersonAsync(database);
        await database.With<AccountService, string>(s => s.PrepareCodesAsync(person, Doing()));

        await RefusedAsync("rule.access.code-wrong", database.With<AccountService>(s => s.ConfirmCodesAsync(person, "12345", Doing())));

        Assert.Equal(SignInOutcome.SignedIn, (await TryAsync(database, SmallStaff.Password)).Outcome);
    }

    [Theory, Databases]
    public async Task Passkey_SignsInWhileThePasswordWaits_UnverifiedDoesNot(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await PersonAsync(database);
        await database.With<AccountService>(s => s.AddPasskeyAsync(person, Passkey(verified: true), "Máy ở cơ quan", Doing()));
        for (var i = 0; i < 5; i++) await TryAsync(database, "sai");

        Assert.Equal(SignInOutcome.Refused, (await database.With<SignInService, SignInAnswer>(s => s.AcceptPasskeyAsync(person, Passkey(verified: false), Doing()))).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await database.With<SignInService, SignInAnswer>(s => s.AcceptPasskeyAsync(person, Passkey(verified: true), Doing()))).Outcome);
        Assert.Equal("Máy ở cơ quan", (await database.With<AccessQueries, IReadOnlyList<UserPasskeyRow>>(q => q.PasskeysAsync(person))).Single().Name);
    }

    [Theory, Databases]
    public async Task External_VerifiedAddressOfSomebodyInvited_IsTiedAndSignedIn(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var body = await database.AddAsync("Xã An Hòa", "unit.commune", null);
        var invited = await database.InviteAsync(Name, body);
        var identity = new ExternalIdentity("OpenIdConnect", "Đăng nhập một lần", "sub-1", SmallStaff.EmailOf(Name), EmailIsVerified: true);

        Assert.Equal(new(SignInOutcome.SignedIn, invited.PersonId), await ExternalAsync(database, identity));
        Assert.Null(await database.With<AccountService, OpenInvitation?>(s => s.FindInvitationAsync(invited.Token)));
        // Known by the other system's key from now on, whatever the address.
        Assert.Equal(new(SignInOutcome.SignedIn, invited.PersonId), await ExternalAsync(database, identity with { Email = "moi@example.vn" }));
    }

    [Theory, Databases]
    public async Task External_UnverifiedOrUnknownAddress_IsRefusedAndMakesNobody(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await PersonAsync(database);
        var identity = new ExternalIdentity("OpenIdConnect", "Đăng nhập một lần", "sub-1", SmallStaff.EmailOf(Name), EmailIsVerified: false);

        Assert.Equal(SignInAnswer.Refused, await ExternalAsync(database, identity));
        Assert.Equal(SignInAnswer.Refused, await ExternalAsync(database, identity with { Email = "nguoi.la@example.vn", EmailIsVerified = true }));
        Assert.Equal((1, 0), await database.With<AppDbContext, (int, int)>(async db => (await db.Users.CountAsync(), await db.UserLogins.CountAsync())));
    }

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void Code_AsInRfc6238AppendixB(long seconds, string code) => Assert.Equal(code, Totp.CodeAt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", seconds / 30));

    private static Operation Doing() => TestDatabase.Doing("access.sign-in");

    private static async Task<long> PersonAsync(TestDatabase database) => await database.AddPersonAsync(Name, await database.AddAsync("Tỉnh Vân Giang", "unit.province", null));

    private static async Task<(long Person, string Key, IReadOnlyList<string> Codes)> WithCodesAsync(TestDatabase database)
    {
        var person = await PersonAsync(database);
        var key = await database.With<AccountService, string>(s => s.PrepareCodesAsync(person, Doing()));
        var code = Totp.CodeAt(key, Totp.StepAt(database.Time.GetUtcNow().UtcDateTime));
        return (person, key, await database.With<AccountService, IReadOnlyList<string>>(s => s.ConfirmCodesAsync(person, code, Doing())));
    }

    private static Task<SignInAnswer> TryAsync(TestDatabase database, string password, string? email = null) =>
        database.With<SignInService, SignInAnswer>(s => s.CheckPasswordAsync(email ?? SmallStaff.EmailOf(Name), password, Doing()));

    private static Task<SignInAnswer> CodeAsync(TestDatabase database, long person, string code) => database.With<SignInService, SignInAnswer>(s => s.CheckCodeAsync(person, code, Doing()));

    private static Task<SignInAnswer> ExternalAsync(TestDatabase database, ExternalIdentity identity) => database.With<SignInService, SignInAnswer>(s => s.AcceptExternalAsync(identity, Doing()));

    private static Task<IReadOnlyList<SignInRow>> SignInsAsync(TestDatabase database, long person) => database.With<AccessQueries, IReadOnlyList<SignInRow>>(q => q.SignInsAsync(person));

    private static async Task<int?> WaitAsync(TestDatabase database, long person)
    {
        var until = (await database.With<AccessQueries, PersonDetails?>(q => q.FindAsync(person)))!.WaitsUntil;
        return (int?)(until - database.Time.GetUtcNow().UtcDateTime)?.TotalSeconds;
    }

    private static UserPasskeyInfo Passkey(bool verified) =>
        new([1, 2, 3], [4, 5, 6], new DateTimeOffset(2025, 9, 28, 7, 0, 0, TimeSpan.Zero), 0, ["internal"], isUserVerified: verified, isBackupEligible: false, isBackedUp: false, [7], [8]) { Name = "Máy ở cơ quan" };
}
