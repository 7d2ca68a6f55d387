using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Organizations;

/// <summary>Many bodies at once: another way to the disk, the same rules, the same rows.</summary>
public sealed class ManyBodiesTests
{
    private const int Many = 3 * BulkInsert.Few;
    private static readonly DateOnly Day = new(2025, 7, 1), Before = Day.AddDays(-1);

    [Theory, Databases]
    public async Task Create_Many_WritesTheSameRowsAsOneByOne(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var options = new CreateOrganizationOptions(new Naming("state.school", "Trường “Đầu” 'tiên'", "TĐT", "001", "H99.01"), new Dictionary<Line, long?> { [Line.Territory] = null, [Line.State] = null }, new Basis(Day, "Nghị quyết số 1", "Ghi chú"), new Contact("Số 1", "a@example.vn", null, "https://example.vn"));
        var alone = await database.With<OrganizationService, long>(s => s.CreateAsync(options, TestDatabase.Doing("organization.create")));

        var ids = await CreateAsync(database, [.. Enumerable.Repeat(options, Many)]);

        Assert.Equal(Many, ids.Distinct().Count());
        foreach (var id in new[] { ids[0], ids[^1] })
            Assert.Equal(await RowsAsync(database, alone), await RowsAsync(database, id));
        // What is written one by one afterwards gets ids of its own.
        await database.AddAsync("Xã Sau", "unit.commune", null);
        await database.With<AppDbContext>(async db => Assert.Equal(Many + 2, await db.OrganizationEvents.Select(e => e.Id).Distinct().CountAsync()));
    }

    [Theory, Databases]
    public async Task Create_Many_LeavesOneEntryForEachBodyInAWholeChain(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var ids = await CreateAsync(database, [.. Bodies(null)]);

        await database.With<AppDbContext>(async db =>
        {
            Assert.Equal(Many, await db.History.CountAsync());
            var entry = await db.History.SingleAsync(e => e.SubjectKind == "organization" && e.SubjectId == ids[7]);
            Assert.Equal("added", entry.Action);
            Assert.Contains("\"OrganizationProfile.Name\":[null,\"Xã 7\"]", entry.Fields, StringComparison.Ordinal);
            Assert.Contains("\"OrganizationLink.Line\":[null,\"Territory\"]", entry.Fields, StringComparison.Ordinal);
        });
        Assert.Equal(Many, await database.With<HistorySealer, int>(s => s.SealAsync()));
        var report = await database.With<HistoryVerifier, ChainReport>(v => v.VerifyAsync());
        Assert.Null(report.Broken);
        Assert.Equal((Many, 0), (report.Sealed, report.Waiting));
    }

    [Theory, Databases]
    public async Task Create_ManyNotCommitted_LeavesNothing(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var scope = database.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

        await using (var work = await db.BeginAsync(TestDatabase.Doing("organization.import")))
            await scope.ServiceProvider.GetRequiredService<OrganizationService>().CreateInAsync(work, [.. Bodies(null)], default);

        Assert.Equal((0, 0), (await db.Organizations.CountAsync(), await db.History.CountAsync()));
    }

    [Theory, Databases]
    public async Task Create_ManyOfWhichOneBreaksARule_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var refused = await Assert.ThrowsAsync<RuleException>(() => CreateAsync(database, [.. Bodies(null), SmallTree.Body("Sở Lạ", "state.castle", null)]));

        Assert.Equal("rule.organization.kind-unknown", refused.Code);
    }

    [Theory, Databases]
    public async Task Merge_ManyAtOnce_PassesOnWhatStoodBelowAndEndsThem(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var province = await database.AddAsync("Tỉnh Bắc", "unit.province", null);
        var communes = await CreateAsync(database, [.. Bodies(province)]);
        var school = await database.AddAsync("Trường THCS", "state.school", communes[1]);

        var merged = await InAsync(database, (s, work) => s.GetRequiredService<ReorganizationService>().MergeInAsync(work,
            [.. communes.Chunk(2).Select((pair, i) => new MergeOrganizationsOptions([.. pair.Select(id => new Predecessor(id))], null, SmallTree.Body($"Xã Mới {i}", "unit.commune", province), SmallTree.Basis(Day)))], default));

        Assert.Equal(Many / 2, merged.Count);
        Assert.Equal(["Tỉnh Bắc", "Xã 1"], await database.TrailAsync(school, Before));
        Assert.Equal(["Tỉnh Bắc", "Xã Mới 0"], await database.TrailAsync(school, Day));
        await database.With<OrganizationQueries>(async q => Assert.Equal((Many, Many / 2), ((await q.CountBelowAsync(province, Line.Territory, Before))["unit.commune"], (await q.CountBelowAsync(province, Line.Territory, Day))["unit.commune"])));
        await database.With<AppDbContext>(async db =>
        {
            Assert.Equal(Many, await db.Successions.CountAsync(s => s.ShareMillionths == Succession.Whole));
            Assert.Equal(Many, await db.History.CountAsync(e => e.Action == "ended") + 1);
            Assert.All(await db.Organizations.Where(o => communes.Contains(o.Id)).ToListAsync(), o => Assert.Equal((Day, 1), (o.AbolishedOn, o.Version)));
        });
    }

    [Theory, Databases]
    public async Task Abolish_ManyWithOneThatHasBodiesBelow_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var communes = await CreateAsync(database, [.. Bodies(null)]);
        await database.AddAsync("Trường THCS", "state.school", communes[^1]);

        var refused = await Assert.ThrowsAsync<RuleException>(() => InAsync(database, async (s, work) =>
        {
            await s.GetRequiredService<OrganizationService>().AbolishInAsync(work, [.. communes.Select(id => new AbolishOrganizationOptions(id, [], SmallTree.Basis(Day)))], default);
            return [];
        }));

        Assert.Equal("rule.organization.has-below", refused.Code);
        await database.With<AppDbContext>(async db => Assert.False(await db.Organizations.AnyAsync(o => o.AbolishedOn == Day)));
    }

    private static IEnumerable<CreateOrganizationOptions> Bodies(long? superior) => Enumerable.Range(0, Many).Select(i => SmallTree.Body($"Xã {i}", "unit.commune", superior));

    private static Task<IReadOnlyList<long>> CreateAsync(TestDatabase database, IReadOnlyList<CreateOrganizationOptions> options) =>
        InAsync(database, (s, work) => s.GetRequiredService<OrganizationService>().CreateInAsync(work, options, default));

    private static async Task<IReadOnlyList<long>> InAsync(TestDatabase database, Func<IServiceProvider, Work, Task<IReadOnlyList<long>>> what)
    {
        await using var scope = database.Scope();
        await using var work = await scope.ServiceProvider.GetRequiredService<AppDbContext>().BeginAsync(TestDatabase.Doing("organization.import"));
        var ids = await what(scope.ServiceProvider, work);
        await work.CommitAsync();
        return ids;
    }

    private static Task<string> RowsAsync(TestDatabase database, long id) => database.With<AppDbContext, string>(async db =>
    {
        var body = await db.Organizations.AsNoTracking().SingleAsync(o => o.Id == id);
        var profile = await db.OrganizationProfiles.AsNoTracking().SingleAsync(p => p.OrganizationId == id);
        var links = await db.OrganizationLinks.AsNoTracking().Where(l => l.ChildId == id).OrderBy(l => l.Line).ToListAsync();
        var done = await db.OrganizationEvents.AsNoTracking().SingleAsync(e => e.OrganizationId == id);
        return string.Join('\n', [$"{body.EstablishedOn} {body.AbolishedOn} {body.Address} {body.Email} {body.Phone} {body.Website} {body.Version}", $"{profile.Naming} {profile.Folded} {profile.ValidFrom} {profile.ValidTo}",
            .. links.Select(l => $"{l.Line} {l.ParentId} {l.Path.Replace($"{id}", "id", StringComparison.Ordinal)} {l.ValidFrom} {l.ValidTo}"), $"{done.Kind} {done.EffectiveOn} {done.LegalBasis} {done.Note}"]);
    });
}
