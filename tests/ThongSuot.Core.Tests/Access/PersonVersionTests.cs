using ThongSuot.Core.Access;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;
using ThongSuot.Core.Tests.Organizations;

namespace ThongSuot.Core.Tests.Access;

/// <summary>Who changes a person says what they saw; what was changed in the meantime is not overwritten unawares.</summary>
public sealed class PersonVersionTests
{
    private static readonly DateOnly Today = new(2025, 9, 28);

    [Theory, Databases]
    public async Task Change_OfWhatIsNoLongerSo_IsStale_OfWhatIsSo_OrWithoutSaying_IsDone(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, _, _) = await MoveTests.TreeAsync(database);
        var person = await database.AddPersonAsync("Trần Thị Lan", north, Role.Clerk);
        var seen = (await FindAsync(database, person)).Version;

        await ChangeAsync(database, person, "Trần Thị Lan Anh", seen);
        await Assert.ThrowsAsync<StaleException>(() => ChangeAsync(database, person, "Trần Thị Lan Chi", seen));
        await ChangeAsync(database, person, "Trần Thị Lan Dung", null);

        Assert.Equal("Trần Thị Lan Dung", (await FindAsync(database, person)).FullName);
    }

    [Theory, Databases]
    public async Task Change_ByTwoAtOnceWhoSawTheSame_IsDoneByOne(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, _, _) = await MoveTests.TreeAsync(database);
        var person = await database.AddPersonAsync("Trần Thị Lan", north, Role.Clerk);
        var seen = (await FindAsync(database, person)).Version;

        var done = await Task.WhenAll(Enumerable.Range(1, 4).Select(async n =>
        {
            try
            {
                await ChangeAsync(database, person, $"Trần Thị Lan {n}", seen);
                return true;
            }
            catch (StaleException)
            {
                return false;
            }
        }));

        Assert.Single(done, d => d);
    }

    [Theory, Databases]
    public async Task Version_ChangesWithPostsDelegationsAndAccount_NotWithASignIn(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, commune, _) = await MoveTests.TreeAsync(database);
        await database.AddPersonAsync("Hoàng Văn Dũng", north, Role.Administrator);
        var (person, other) = (await database.AddPersonAsync("Trần Thị Lan", north, Role.Clerk), await database.AddPersonAsync("Lê Văn Minh", north));
        List<string> versions = [(await FindAsync(database, person)).Version];
        async Task Then(Func<AccessService, Task> what)
        {
            await database.With(what);
            versions.Add((await FindAsync(database, person)).Version);
        }

        var appointment = 0L;
        await Then(async s => appointment = await s.AppointAsync(new(person, new(commune, "Văn thư", Role.Clerk, Today)), TestDatabase.Doing("person.appoint")));
        await Then(s => s.EndAppointmentAsync(appointment, Today.AddDays(3), TestDatabase.Doing("person.end")));
        await Then(s => s.DelegateAsync(new(person, other, north, Role.Clerk, Today, Today.AddDays(5), "Nghỉ phép"), TestDatabase.Doing("person.delegate")));
        await Then(s => s.CloseAccountAsync(person, TestDatabase.Doing("person.close")));
        Assert.Equal(versions.Count, versions.Distinct().Count());

        var before = (await FindAsync(database, other)).Version;
        await database.With<SignInService>(s => s.CheckPasswordAsync(SmallStaff.EmailOf("Lê Văn Minh"), "sai mật khẩu hoàn toàn", TestDatabase.Doing("person.sign-in")));
        Assert.Equal(before, (await FindAsync(database, other)).Version);
    }

    private static Task ChangeAsync(TestDatabase database, long person, string name, string? seen) =>
        database.With<AccessService>(s => s.ChangePersonAsync(new(person, name, "lan@example.vn"), TestDatabase.Doing("person.edit") with { Seen = seen }));

    private static async Task<PersonDetails> FindAsync(TestDatabase database, long person) => (await database.With<AccessQueries, PersonDetails?>(q => q.FindAsync(person)))!;
}
