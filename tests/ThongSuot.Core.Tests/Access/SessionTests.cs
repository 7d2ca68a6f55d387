using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;
using static ThongSuot.Core.Tests.Access.AccessServiceTests;

namespace ThongSuot.Core.Tests.Access;

public sealed class SessionTests
{
    private const string Agent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

    [Theory, Databases]
    public async Task Open_SaysWhenFromWhereAndByWhichBrowser_ToItsPersonOnly(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (lan, dung) = await PeopleAsync(database);

        var session = await OpenAsync(database, lan, Agent);

        Assert.Equal([new SessionRow(session, database.Time.GetUtcNow().UtcDateTime, "test", Agent)], await ListAsync(database, lan));
        Assert.Empty(await ListAsync(database, dung));
        Assert.Equal(lan, (await SessionAsync(database, session))!.PersonId);
        Assert.Null(await SessionAsync(database, session + 1));
    }

    [Theory, Databases]
    public async Task End_OfOne_LeavesTheOthers_AndIsDoneOnce(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (lan, dung) = await PeopleAsync(database);
        var (here, there) = (await OpenAsync(database, lan), await OpenAsync(database, lan));
        Task End(long person) => database.With<SessionService>(s => s.EndAsync(person, there, TestDatabase.Doing("person.session-end")));

        await Assert.ThrowsAsync<NotFoundException>(() => End(dung));
        await End(lan);

        Assert.Null(await SessionAsync(database, there));
        Assert.Equal(here, Assert.Single(await ListAsync(database, lan)).Id);
        await RefusedAsync("rule.access.session-ended", End(lan));
    }

    [Theory, Databases]
    public async Task Leave_EndsTheSession_AndOfOneThatIsOverAlreadyNotesNothing(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (lan, dung) = await PeopleAsync(database);
        var (first, second) = (await OpenAsync(database, lan), await OpenAsync(database, lan));
        Task Leave(long person, long session) => database.With<SessionService>(s => s.LeaveAsync(person, session, TestDatabase.Doing("person.sign-out")));

        await Leave(dung, first);
        Assert.NotNull(await SessionAsync(database, first));
        await Leave(lan, first);
        await Leave(lan, first);

        Assert.Null(await SessionAsync(database, first));
        Assert.NotNull(await SessionAsync(database, second));
        Assert.Equal(1, await database.With<AppDbContext, int>(db => db.Operations.CountAsync(o => o.Kind == "person.sign-out")));
    }

    [Theory, Databases]
    public async Task EndOthers_KeepsTheOneAndOtherPeoples_AndLeavesTheHistoryAloneWhenThereIsNone(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (lan, dung) = await PeopleAsync(database);
        var (here, _, _, dungs) = (await OpenAsync(database, lan), await OpenAsync(database, lan), await OpenAsync(database, lan), await OpenAsync(database, dung));
        Task<int> Others() => database.With<SessionService, int>(s => s.EndOthersAsync(lan, here, TestDatabase.Doing("person.session-end")));

        Assert.Equal(2, await Others());
        Assert.Equal(0, await Others());

        Assert.NotNull(await SessionAsync(database, here));
        Assert.NotNull(await SessionAsync(database, dungs));
        Assert.Equal(1, await database.With<AppDbContext, int>(db => db.Operations.CountAsync(o => o.Kind == "person.session-end")));
    }

    [Theory, Databases]
    public async Task Session_AfterADay_IsOver_HoweverBusy(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (lan, _) = await PeopleAsync(database);
        var session = await OpenAsync(database, lan);

        database.Time.Advance(Session.Longest - TimeSpan.FromMinutes(1));
        Assert.NotNull(await SessionAsync(database, session));
        database.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(await SessionAsync(database, session));
        Assert.Empty(await ListAsync(database, lan));
    }

    [Theory, Databases]
    public async Task Browser_ThatSaysTooMuch_IsCutShort_AndItsStampStaysOutOfTheHistory(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (lan, _) = await PeopleAsync(database);

        await OpenAsync(database, lan, new string('x', 10_000));

        Assert.Equal(300, (await ListAsync(database, lan))[0].Browser!.Length);
        await database.With<AppDbContext>(async db =>
        {
            var stamp = await db.Users.Where(p => p.Id == lan).Select(p => p.SecurityStamp).SingleAsync();
            Assert.DoesNotContain(stamp!, string.Concat(await db.History.Select(e => e.Fields).ToListAsync()), StringComparison.Ordinal);
        });
    }

    private static Task<IReadOnlyList<SessionRow>> ListAsync(TestDatabase database, long person) => database.With<SessionService, IReadOnlyList<SessionRow>>(s => s.OfAsync(person));

    private static async Task<(long Lan, long Dung)> PeopleAsync(TestDatabase database)
    {
        var body = await database.AddAsync("Tỉnh Vân Giang", "unit.province", null);
        return (await database.AddPersonAsync("Trần Thị Lan", body), await database.AddPersonAsync("Hoàng Văn Dũng", body));
    }
}
