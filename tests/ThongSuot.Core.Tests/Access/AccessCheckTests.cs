using ThongSuot.Core.Access;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Tests.Organizations;

namespace ThongSuot.Core.Tests.Access;

public sealed class AccessCheckTests
{
    private static readonly DateOnly Today = new(2025, 9, 28);

    [Theory, Databases]
    public async Task May_PostAtTheBodyOrAboveIt_Yes_ElsewhereNo(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (nation, north, south, commune, school) = await MoveTests.TreeAsync(database);
        var clerk = await database.AddPersonAsync("Trần Thị Lan", north, Role.Clerk);

        Assert.True(await database.MayAsync(clerk, Permission.RegisterDocuments, north));
        Assert.True(await database.MayAsync(clerk, Permission.RegisterDocuments, school));
        Assert.False(await database.MayAsync(clerk, Permission.RegisterDocuments, nation));
        Assert.False(await database.MayAsync(clerk, Permission.RegisterDocuments, south));
        Assert.False(await database.MayAsync(clerk, Permission.ManageAccess, commune));
    }

    [Theory, Databases]
    public async Task May_BodyAboveOnAnotherLine_Yes(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, _, _, commune, _) = await MoveTests.TreeAsync(database);
        var party = await database.AddAsync("Đảng ủy cấp trên", "party.committee", null, Line.Party);
        var leader = await database.AddPersonAsync("Lê Văn Minh", party, Role.Leader);
        Assert.False(await database.MayAsync(leader, Permission.IssueAssignments, commune));

        await database.With<OrganizationService>(s => s.MoveAsync(new(commune, Line.Party, party, SmallTree.Basis(Today.AddDays(-1))), null, TestDatabase.Doing("organization.move")));

        Assert.True(await database.MayAsync(leader, Permission.IssueAssignments, commune));
    }

    [Theory, Databases]
    public async Task May_BodyMovedUnderAnother_FollowsTheTreeOfTheDay(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, south, commune, school) = await MoveTests.TreeAsync(database);
        var (here, there) = (await database.AddPersonAsync("Nguyễn Văn An", north, Role.Leader), await database.AddPersonAsync("Phạm Thị Bình", south, Role.Leader));

        await database.With<OrganizationService>(s => s.MoveAsync(new(commune, Line.Territory, south, SmallTree.Basis(Today.AddDays(2))), null, TestDatabase.Doing("organization.move")));

        Assert.Equal((true, false), (await database.MayAsync(here, Permission.Report, school), await database.MayAsync(there, Permission.Report, school)));
        database.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal((false, true), (await database.MayAsync(here, Permission.Report, school), await database.MayAsync(there, Permission.Report, school)));
    }

    [Theory, Databases]
    public async Task May_AppointmentOnlyWithinItsDays(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, _, _) = await MoveTests.TreeAsync(database);
        var person = await database.AddPersonAsync("Trần Thị Lan", north, Role.Clerk, from: Today.AddDays(1), to: Today.AddDays(3));

        var days = new List<bool>();
        for (var i = 0; i < 4; i++)
        {
            days.Add(await database.MayAsync(person, Permission.RegisterDocuments, north));
            database.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([false, true, true, false], days);
    }

    [Theory, Databases]
    public async Task May_AbolishedBody_WhoStoodAboveItOnItsLastDay(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, south, _, school) = await MoveTests.TreeAsync(database);
        var (above, elsewhere) = (await database.AddPersonAsync("Lê Văn Minh", north, Role.Auditor), await database.AddPersonAsync("Phạm Thị Bình", south, Role.Auditor));

        await database.With<OrganizationService>(s => s.AbolishAsync(new(school, [], SmallTree.Basis(new(2025, 7, 1))), null, TestDatabase.Doing("organization.abolish")));

        Assert.True(await database.MayAsync(above, Permission.ReadHistory, school));
        Assert.False(await database.MayAsync(elsewhere, Permission.ReadHistory, school));
    }

    [Theory, Databases]
    public async Task May_ClosedAccount_No(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (nation, north, _, _, _) = await MoveTests.TreeAsync(database);
        await database.AddPersonAsync("Hoàng Văn Dũng", nation, Role.Administrator);
        var person = await database.AddPersonAsync("Trần Thị Lan", north, Role.Clerk);
        Assert.True(await database.MayAsync(person, Permission.RegisterDocuments, north));

        await database.With<AccessService>(s => s.CloseAccountAsync(person, TestDatabase.Doing("access.close")));

        Assert.False(await database.MayAsync(person, Permission.RegisterDocuments, north));
    }

    [Theory, Databases]
    public async Task May_Delegated_WhatWhereAndWhileAndNoLongerThanTheGiverHolds(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, commune, school) = await MoveTests.TreeAsync(database);
        var chief = await database.AddPersonAsync("Lê Văn Minh", north, Role.Leader);
        var deputy = await database.AddPersonAsync("Phạm Thị Bình", school);

        await DelegateAsync(database, new(chief, deputy, commune, Role.Leader, Today, Today.AddDays(10), "Đi công tác"));

        Assert.True(await database.MayAsync(deputy, Permission.IssueAssignments, commune));
        Assert.True(await database.MayAsync(deputy, Permission.IssueAssignments, school));
        Assert.False(await database.MayAsync(deputy, Permission.IssueAssignments, north));

        // The giver leaves the post: what was lent ends with it.
        var post = (await database.With<AccessQueries, PersonDetails?>(q => q.FindAsync(chief)))!.Posts.Single();
        await database.AddPersonAsync("Hoàng Văn Dũng", north, Role.Administrator);
        await database.With<AccessService>(s => s.EndAppointmentAsync(post.AppointmentId, Today, TestDatabase.Doing("access.end")));
        Assert.False(await database.MayAsync(deputy, Permission.IssueAssignments, commune));
    }

    [Theory, Databases]
    public async Task May_DelegationOver_No(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, north, _, _, _) = await MoveTests.TreeAsync(database);
        var (chief, deputy) = (await database.AddPersonAsync("Lê Văn Minh", north, Role.Leader), await database.AddPersonAsync("Phạm Thị Bình", north));
        var id = await DelegateAsync(database, new(chief, deputy, north, Role.Leader, Today, Today.AddDays(10), "Đi công tác"));
        Assert.True(await database.MayAsync(deputy, Permission.AcceptReports, north));

        await database.With<AccessService>(s => s.RevokeDelegationAsync(id, By(chief)));

        Assert.False(await database.MayAsync(deputy, Permission.AcceptReports, north));
    }

    [Theory, Databases]
    public async Task Demand_AtSeveralBodies_AllMustBeWithinReach_AndTheTopOnlyForWhoIsThere(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (nation, north, south, commune, _) = await MoveTests.TreeAsync(database);
        var (top, inNorth) = (await database.AddPersonAsync("Hoàng Văn Dũng", nation, Role.Administrator), await database.AddPersonAsync("Lê Văn Minh", north, Role.Administrator));
        Task Demand(long person, params long?[] at) => database.With<AccessCheck>(c => c.DemandAsync(By(person).By, Permission.ManageOrganizations, at));

        await Demand(inNorth, north, commune);
        await Assert.ThrowsAsync<DeniedException>(() => Demand(inNorth, north, south));
        await Assert.ThrowsAsync<DeniedException>(() => Demand(inNorth, (long?)null));
        await Demand(top, null, south);
    }

    internal static Operation By(long person, string kind = "access.test") => new(new Actor(person, "Người làm"), "test", kind);

    internal static Task<long> DelegateAsync(TestDatabase database, DelegateOptions options) => database.With<AccessService, long>(s => s.DelegateAsync(options, By(options.FromId)));
}
