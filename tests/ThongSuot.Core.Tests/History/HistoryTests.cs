using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Tests.History;

public sealed class HistoryTests
{
    [Theory, Databases]
    public async Task Save_OutsideAnOperation_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync("Tỉnh Vân Giang", "unit.province", null);

        await database.With<AppDbContext>(async db =>
        {
            (await db.Organizations.SingleAsync(o => o.Id == id)).Version = 7;
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
        Assert.Equal(0, await database.With<AppDbContext, int>(db => db.Organizations.Select(o => o.Version).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Change_InAnOperation_LeavesWhoWhenWhyAndBothValues(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync("Tỉnh Vân Giang", "unit.province", null);

        await database.With<OrganizationService>(s => s.SetContactAsync(id, new Contact(Phone: "0200 3812 345"), null, TestDatabase.Doing("organization.contact", "Đổi số điện thoại")));

        await database.With<AppDbContext>(async db =>
        {
            var entry = await db.History.OrderByDescending(e => e.Id).FirstAsync();
            var operation = await db.Operations.SingleAsync(o => o.Id == entry.OperationId);
            Assert.Equal(("organization", id, "Organization.changed"), (entry.SubjectKind, entry.SubjectId, entry.Action));
            Assert.Contains("\"Phone\":[null,\"0200 3812 345\"]", entry.Fields, StringComparison.Ordinal);
            Assert.Equal(("organization.contact", "Đổi số điện thoại", "Kiểm thử", database.Time.GetUtcNow().UtcDateTime), (operation.Kind, operation.Reason, operation.ActorName, operation.At));
        });
    }

    [Theory, Databases]
    public async Task Operation_NotCommitted_LeavesNothing(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        await database.With<OrganizationService>(s => Assert.ThrowsAsync<Core.Shared.RuleException>(() => s.CreateAsync(SmallTree.Body(" ", "unit.province", null), TestDatabase.Doing("organization.create"))));

        await database.With<AppDbContext>(async db => Assert.Equal((0, 0), (await db.Operations.CountAsync(), await db.History.CountAsync())));
    }

    [Theory, Databases]
    public async Task Verify_UntouchedHistory_IsWhole(string provider)
    {
        await using var database = await SealedAsync(provider);

        var report = await database.With<HistoryVerifier, ChainReport>(v => v.VerifyAsync());

        Assert.Null(report.Broken);
        Assert.Equal((12, 0), (report.Sealed, report.Waiting));
        Assert.Equal(64, report.Head!.Length);
    }

    [Theory, Databases]
    public async Task State_SaysHowLongTheChainIsAndItsHead_AsAWalkDoes(string provider)
    {
        await using var database = await SealedAsync(provider);
        await database.AddAsync("Tỉnh Chờ", "unit.province", null);

        var (state, walked) = (await database.With<HistoryVerifier, ChainState>(v => v.StateAsync()), await database.With<HistoryVerifier, ChainReport>(v => v.VerifyAsync()));

        Assert.Equal((walked.Sealed, walked.Waiting, walked.Head), (state.Sealed, state.Waiting, state.Head));
        Assert.True(state.Waiting > 0);
    }

    [Theory, Databases]
    public async Task Verify_AlteredEntry_IsNamed(string provider)
    {
        await using var database = await SealedAsync(provider);
        await TamperAsync(database, """UPDATE "History" SET "Fields" = '[]' WHERE "Position" = 5""");

        var report = await database.With<HistoryVerifier, ChainReport>(v => v.VerifyAsync());

        Assert.Equal((5, "altered"), (report.Broken!.Position, report.Broken.What));
        Assert.Equal(4, report.Sealed);
    }

    [Theory, Databases]
    public async Task Verify_AlteredOperation_IsNamed(string provider)
    {
        await using var database = await SealedAsync(provider);
        await TamperAsync(database, """UPDATE "Operations" SET "ActorName" = 'Ai khác' WHERE "Id" = (SELECT "OperationId" FROM "History" WHERE "Position" = 9)""");

        var report = await database.With<HistoryVerifier, ChainReport>(v => v.VerifyAsync());

        Assert.Equal("altered", report.Broken!.What);
        Assert.Equal(9, report.Broken.Position);
    }

    [Theory, Databases]
    public async Task Verify_RemovedEntry_IsNoticed(string provider)
    {
        await using var database = await SealedAsync(provider);
        await TamperAsync(database, """DELETE FROM "History" WHERE "Position" = 5""");

        var report = await database.With<HistoryVerifier, ChainReport>(v => v.VerifyAsync());

        Assert.Equal((5, "missing"), (report.Broken!.Position, report.Broken.What));
    }

    [Theory, Databases]
    public async Task Verify_AlteredEntryWithItsOwnHashMadeAnew_IsNoticedAtItsPlace(string provider)
    {
        await using var database = await SealedAsync(provider);
        // Whoever knows the program can reckon the entry's own hash, but not the chain of all after it unnoticed: the head noted elsewhere differs.
        await TamperAsync(database, """UPDATE "History" SET "ContentHash" = (SELECT "ContentHash" FROM "History" WHERE "Position" = 1), "Fields" = (SELECT "Fields" FROM "History" WHERE "Position" = 1), "Action" = (SELECT "Action" FROM "History" WHERE "Position" = 1), "SubjectId" = (SELECT "SubjectId" FROM "History" WHERE "Position" = 1), "OperationId" = (SELECT "OperationId" FROM "History" WHERE "Position" = 1) WHERE "Position" = 5""");

        var report = await database.With<HistoryVerifier, ChainReport>(v => v.VerifyAsync());

        Assert.Equal((5, "relinked"), (report.Broken!.Position, report.Broken.What));
    }

    [Theory, Databases]
    public async Task Seal_ManyAtOnce_ChainsEachEntryOnce(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            await database.AddAsync($"Xã {i}", "unit.commune", null);
            await database.With<HistorySealer, int>(s => s.SealAsync());
        }));

        var report = await database.With<HistoryVerifier, ChainReport>(v => v.VerifyAsync());

        Assert.Null(report.Broken);
        Assert.Equal((8 * 4, 0), (report.Sealed, report.Waiting));
    }

    /// <summary>Three bodies, four entries each, sealed.</summary>
    private static async Task<TestDatabase> SealedAsync(string provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        foreach (var name in new[] { "Xã An Hòa", "Xã Bình Lâm", "Phường Cẩm Đông" }) await database.AddAsync(name, "unit.commune", null);
        Assert.Equal(12, await database.With<HistorySealer, int>(s => s.SealAsync()));
        return database;
    }

    private static Task TamperAsync(TestDatabase database, string sql) => database.With<AppDbContext>(async db => Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql)));
}
