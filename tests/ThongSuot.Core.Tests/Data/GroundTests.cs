using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Core.Tests.Organizations;

namespace ThongSuot.Core.Tests.Data;

/// <summary>What is kept in memory of bodies, posts and people must never be older than the last change, on whatever node that was made.</summary>
public sealed class GroundTests
{
    private static readonly DateOnly Today = new(2025, 9, 28);

    [Theory, Databases]
    public async Task Name_GivenOnOneNode_IsReadOnAnother(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var other = database.AnotherNode();
        var (_, north, _, _, _) = await MoveTests.TreeAsync(database);
        Assert.Equal(("Tỉnh Bắc", "Tỉnh Bắc"), (await NameAsync(database, north), await NameAsync(other, north)));

        await database.With<OrganizationService>(s => s.RenameAsync(new(north, new("unit.province", "Tỉnh Bắc Mới"), new Basis(Today.AddDays(-1), "Nghị quyết số 02/NQ-HĐND")), null, TestDatabase.Doing("organization.rename")));

        Assert.Equal(("Tỉnh Bắc Mới", "Tỉnh Bắc Mới"), (await NameAsync(database, north), await NameAsync(other, north)));
    }

    [Theory, Databases]
    public async Task Post_EndedOnOneNode_OpensNothingOnAnother(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var other = database.AnotherNode();
        var (nation, north, _, commune, _) = await MoveTests.TreeAsync(database);
        await database.AddPersonAsync("Hoàng Văn Dũng", nation, Role.Administrator);
        var person = await database.AddPersonAsync("Lê Văn Minh", north, Role.Clerk);
        Assert.Equal((true, true), (await MayAsync(database), await MayAsync(other)));
        var post = (await database.With<AccessQueries, PersonDetails?>(q => q.FindAsync(person)))!.Posts.Single().AppointmentId;

        await database.With<AccessService>(s => s.EndAppointmentAsync(post, Today, TestDatabase.Doing("person.end")));

        Assert.Equal((false, false), (await MayAsync(database), await MayAsync(other)));

        Task<bool> MayAsync(TestDatabase node) => node.MayAsync(person, Permission.RegisterDocuments, commune);
    }

    [Theory, Databases]
    public async Task Account_Closed_OpensNothingOnAnotherNode(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var other = database.AnotherNode();
        var (nation, north, _, _, _) = await MoveTests.TreeAsync(database);
        await database.AddPersonAsync("Hoàng Văn Dũng", nation, Role.Administrator);
        var person = await database.AddPersonAsync("Lê Văn Minh", north, Role.Clerk);
        Assert.True(await other.MayAsync(person, Permission.RegisterDocuments, north));

        await database.With<AccessService>(s => s.CloseAccountAsync(person, TestDatabase.Doing("person.close", "Nghỉ hưu")));

        Assert.False(await other.MayAsync(person, Permission.RegisterDocuments, north));
    }

    [Theory, Databases]
    public async Task Place_OfABodyThatMovedWithItsSuperior_IsReadOnAnotherNode(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var other = database.AnotherNode();
        var (_, _, south, commune, school) = await MoveTests.TreeAsync(database);
        var clerk = await database.AddPersonAsync("Lê Văn Minh", south, Role.Clerk);
        Assert.False(await other.MayAsync(clerk, Permission.RegisterDocuments, school));

        // The school's place is written by one statement for all below the commune.
        await database.With<OrganizationService>(s => s.MoveAsync(new(commune, Line.Territory, south, new Basis(Today.AddDays(-1), "Nghị quyết số 02/NQ-HĐND")), null, TestDatabase.Doing("organization.move")));

        Assert.True(await other.MayAsync(clerk, Permission.RegisterDocuments, school));
    }

    [Theory, Databases]
    public async Task Place_OnTheNextDay_IsThatDays(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, _, _) = await MoveTests.TreeAsync(database);
        var clerk = await database.AddPersonAsync("Lê Văn Minh", north, Role.Clerk, to: Today.AddDays(1));
        Assert.True(await database.MayAsync(clerk, Permission.RegisterDocuments, north));

        database.Time.Advance(TimeSpan.FromDays(1));

        Assert.False(await database.MayAsync(clerk, Permission.RegisterDocuments, north));
    }

    [Theory, Databases]
    public async Task Operation_ThatIsGivenUp_LeavesNothingInMemory(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, _, _) = await MoveTests.TreeAsync(database);
        await using (var scope = database.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            await using var work = await db.BeginAsync(TestDatabase.Doing("organization.rename"));
            db.OrganizationProfiles.Single(p => p.OrganizationId == north).EndOn(Today);
            db.Add(new OrganizationProfile(north, new Naming("unit.province", "Tỉnh Không Thành"), Today));
            await db.SaveChangesAsync();
            Assert.Equal("Tỉnh Không Thành", (await scope.ServiceProvider.GetRequiredService<OrganizationQueries>().NamesAsync([north], Today))[north]);
        }

        Assert.Equal("Tỉnh Bắc", await NameAsync(database, north));
    }

    [Theory, Databases]
    public async Task Number_GoesUpWithWhatIsKept_AndWithNothingElse(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (nation, north, _, _, _) = await MoveTests.TreeAsync(database);
        var person = await database.AddPersonAsync("Lê Văn Minh", north, Role.Administrator);

        Assert.False(await RaisesAsync(() => database.With<SessionService, long>(s => s.OpenAsync(person, "Firefox", TestDatabase.Doing("person.session")))));
        Assert.False(await RaisesAsync(() => database.With<OrganizationService, long>(s => s.AddAliasAsync(north, "Xứ Bắc", AliasSource.Typed, Today, TestDatabase.Doing("organization.alias")))));
        Assert.True(await RaisesAsync(() => database.With<AccessService>(s => s.ChangePersonAsync(new(person, "Lê Văn Minh Quang", "minh@vangiang.example.vn"), TestDatabase.Doing("person.change")))));
        Assert.True(await RaisesAsync(() => database.AddAsync("Xã Mới", "unit.commune", north)));
        Assert.True(await RaisesAsync(() => database.With<AccessService, long>(s => s.AppointAsync(new(person, new(nation, "Chuyên viên", Role.Officer, Today)), TestDatabase.Doing("person.appoint")))));

        async Task<bool> RaisesAsync(Func<Task> what)
        {
            var before = await NumberAsync();
            await what();
            return await NumberAsync() > before;
        }

        Task<long> NumberAsync() => database.With<AppDbContext, long>(db => Ground.NumberOf(db).FirstOrDefaultAsync());
    }

    private static Task<string> NameAsync(TestDatabase node, long body) => node.With<OrganizationQueries, string>(async q => (await q.NamesAsync([body], Today))[body]);
}
