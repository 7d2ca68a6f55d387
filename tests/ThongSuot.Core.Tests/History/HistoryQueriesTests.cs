using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.History;

public sealed class HistoryQueriesTests
{
    [Theory, Databases]
    public async Task Read_OfOneSubject_GivesItsChangesOnlyTheLatestFirst(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (commune, _) = (await database.AddAsync("Xã An Hòa", "unit.commune", null), await database.AddAsync("Xã Bình Lâm", "unit.commune", null));
        await PhoneAsync(database, commune, "0200 3812 345");

        var rows = (await ReadAsync(database, new(Organization.SubjectOf(commune)))).Items;

        Assert.Equal(["organization.contact", "organization.create"], rows.Select(r => r.Kind));
        Assert.All(rows.SelectMany(r => r.Entries), e => Assert.Equal(commune, e.Subject.Id));
        var phone = Assert.Single(rows[0].Entries[0].Fields, f => f.Name == "Phone");
        Assert.Equal((null, "0200 3812 345"), (phone.Old, phone.New?.GetString()));
        Assert.Equal((1, 4), (rows[0].Count, rows[1].Count));
    }

    [Theory, Databases]
    public async Task Read_BeforeAndAfterSealing_TellsWhetherAllIsInTheChain(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync("Xã An Hòa", "unit.commune", null);
        Assert.False((await ReadAsync(database, new())).Items[0].IsSealed);

        await database.With<HistorySealer, int>(s => s.SealAsync());

        Assert.True((await ReadAsync(database, new())).Items[0].IsSealed);
    }

    [Theory, Databases]
    public async Task Read_ByDayInVietNam_CountsTheLastDayWhole(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        // 16:59 and 17:00 UTC are the last minute of a day and the first of the next in Viet Nam.
        database.Time.SetUtcNow(new DateTimeOffset(2025, 9, 28, 16, 59, 0, TimeSpan.Zero));
        await database.AddAsync("Xã An Hòa", "unit.commune", null);
        database.Time.SetUtcNow(new DateTimeOffset(2025, 9, 28, 17, 0, 0, TimeSpan.Zero));
        await database.AddAsync("Xã Bình Lâm", "unit.commune", null);

        var (first, second) = (new DateOnly(2025, 9, 28), new DateOnly(2025, 9, 29));
        Assert.Equal("Xã An Hòa", NameOf(Assert.Single((await ReadAsync(database, new(From: first, To: first))).Items)));
        Assert.Equal("Xã Bình Lâm", NameOf(Assert.Single((await ReadAsync(database, new(From: second))).Items)));
        Assert.Equal(2, (await ReadAsync(database, new(From: first, To: second))).Items.Count);
    }

    [Theory, Databases]
    public async Task Read_ByWhoAndWhat_GivesThose(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var commune = await database.AddAsync("Xã An Hòa", "unit.commune", null);
        await PhoneAsync(database, commune, "0200 3812 345", new Actor(7, "Trần Thị Lan Hương"));

        Assert.Equal("organization.contact", Assert.Single((await ReadAsync(database, new(PersonId: 7))).Items).Kind);
        Assert.Equal("organization.contact", Assert.Single((await ReadAsync(database, new(Actor: "Lan Hương"))).Items).Kind);
        Assert.Equal("organization.create", Assert.Single((await ReadAsync(database, new(Kind: "organization.create"))).Items).Kind);
        Assert.Empty((await ReadAsync(database, new(PersonId: 8))).Items);
    }

    [Theory, Databases]
    public async Task Read_PageByPage_GivesEachOperationOnce(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        for (var i = 0; i < 7; i++) await database.AddAsync($"Xã {i}", "unit.commune", null);

        var (names, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await database.With<HistoryQueries, Page<OperationRow>>(q => q.ReadAsync(new(), after, 3));
            names.AddRange(page.Items.Select(NameOf));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(["Xã 6", "Xã 5", "Xã 4", "Xã 3", "Xã 2", "Xã 1", "Xã 0"], names);
    }

    [Theory, Databases]
    public async Task Read_OperationOverMany_ShowsTheFirstAndCountsAll(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.With<AppDbContext>(async db =>
        {
            await using var work = await db.BeginAsync(TestDatabase.Doing("organization.import"));
            for (var i = 1; i <= 40; i++) work.Record(Organization.SubjectOf(i), "added", new { Name = $"Xã {i}" });
            await work.CommitAsync();
        });

        var row = Assert.Single((await ReadAsync(database, new())).Items);

        Assert.Equal((40, HistoryQueries.EntriesShown), (row.Count, row.Entries.Count));
        Assert.Equal((null, "Xã 1"), (row.Entries[0].Fields[0].Old, row.Entries[0].Fields[0].New?.GetString()));
    }

    [Theory, Databases]
    public async Task Read_ByWho_NeedsNoMarksNorCapitals_AndFindsTheNameOfThenAndOfToday(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var commune = await database.AddAsync("Xã An Hòa", "unit.commune", null);
        var (lan, dung) = (await database.AddPersonAsync("Trần Thị Lan Hương", commune), await database.AddPersonAsync("Đặng Văn Dũng", commune));
        await PhoneAsync(database, commune, "0200 3812 345", new Actor(lan, "Trần Thị Lan Hương"));
        await PhoneAsync(database, commune, "0200 3812 346", new Actor(dung, "Đặng Văn Dũng"));
        await database.With<AccountService>(s => s.ChangeProfileAsync(lan, "Trần Thị Mai Hương", null, digestByMail: true, TestDatabase.Doing("person.profile")));
        async Task<string?> Found(string who) => string.Join(", ", (await ReadAsync(database, new(Actor: who, Kind: "organization.contact"))).Items.Select(r => r.Actor));

        Assert.Equal("Đặng Văn Dũng", await Found("dang van"));
        Assert.Equal("Đặng Văn Dũng", await Found("DŨNG"));
        Assert.Equal("Trần Thị Lan Hương", await Found("mai huong"));
        Assert.Equal("Trần Thị Lan Hương", await Found("Lan Hương"));
        Assert.Equal("", await Found("lan huong nguyen"));
    }

    [Theory, Databases]
    public async Task Read_OperationOverMoreThanIsShown_IsSealedOnlyWithItsLastEntry(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.With<AppDbContext>(async db =>
        {
            await using var work = await db.BeginAsync(TestDatabase.Doing("organization.import"));
            for (var i = 1; i <= HistoryQueries.CountedAtMost + 1; i++) work.Record(new Subject("duty", i), "added", new { Name = $"Việc {i}" });
            await work.CommitAsync();
        });
        Assert.False(Assert.Single((await ReadAsync(database, new())).Items).IsSealed);

        await database.With<HistorySealer, int>(s => s.SealAsync());

        var whole = Assert.Single((await ReadAsync(database, new())).Items);
        Assert.Equal((true, HistoryQueries.CountedAtMost), (whole.IsSealed, whole.Count));
        // As between two rounds of the sealer, which takes the entries in their order.
        await database.With<AppDbContext>(db => db.Database.ExecuteSqlRawAsync("""UPDATE "History" SET "Position" = NULL WHERE "Id" = (SELECT MAX("Id") FROM "History")"""));
        Assert.False(Assert.Single((await ReadAsync(database, new())).Items).IsSealed);
    }

    private static Task PhoneAsync(TestDatabase database, long id, string phone, Actor? by = null) =>
        database.With<OrganizationService>(s => s.SetContactAsync(id, new Contact(Phone: phone), null, TestDatabase.Doing("organization.contact") with { By = by ?? Actor.System }));

    private static Task<Page<OperationRow>> ReadAsync(TestDatabase database, HistoryFilter filter) => database.With<HistoryQueries, Page<OperationRow>>(q => q.ReadAsync(filter));

    private static string NameOf(OperationRow row) => row.Entries.SelectMany(e => e.Fields).First(f => f.Name == "Name").New!.Value.GetString()!;
}
