using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Implementation;

/// <summary>
/// Adds accepted changes to the tallies of all bodies above. A change is taken away in the transaction that adds it, so each counts once, whichever node does it and whenever it
/// dies (decision 0016).
/// </summary>
public sealed class TallyKeeper(AppDbContext db)
{
    private const int Batch = 20_000;

    /// <summary>Adds what waits; returns how many rows of changes that were.</summary>
    public async Task<int> FoldAsync(CancellationToken cancel = default)
    {
        // Most of the time nothing waits: then no writer has to give way.
        var all = 0;
        while (await db.TallyChanges.AnyAsync(cancel))
        {
            var taken = await FoldBatchAsync(cancel);
            all += taken;
            if (taken < Batch) break;
        }
        return all;
    }

    private async Task<int> FoldBatchAsync(CancellationToken cancel)
    {
        using var turn = await db.TurnAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two nodes would find the same rows in another order, and each wait for the other.
        await db.HoldAsync("tallies", cancel);
        // By a bound, not by a list of ids: the planner believes the table empty, as it mostly is, and would compare every row with every id.
        var taken = await db.Database.SqlQuery<Taken>($"""
            DELETE FROM "TallyChanges" WHERE "Id" < COALESCE((SELECT "Id" FROM "TallyChanges" ORDER BY "Id" LIMIT 1 OFFSET {Batch}), {long.MaxValue})
            RETURNING "ProgrammeId", "ProgrammeDutyId", "Path", "From", "To", "Overdue", "Times"
            """).ToListAsync(cancel);
        var sums = new TallySums();
        foreach (var change in taken) sums.Add(change.Path, change.ProgrammeId, change.ProgrammeDutyId, (Count?)change.From, (Count?)change.To, change.Overdue, change.Times);
        await sums.WriteAsync(db, cancel);
        await transaction.CommitAsync(cancel);
        return taken.Count;
    }

    private sealed record Taken(long ProgrammeId, long ProgrammeDutyId, string Path, int? From, int? To, int Overdue, int Times);
}
