using System.Data;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Implementation;

/// <summary>A row of the tallies that is not what a recount gives. The numbers stand in the order of <see cref="Count"/>, the overdue last.</summary>
public sealed record TallyDifference(long OrganizationId, long ProgrammeId, long ProgrammeDutyId, IReadOnlyList<int> Kept, IReadOnlyList<int> Counted);

/// <summary>Counts from scratch what <see cref="TallyKeeper"/> keeps: to prove it, and to put it right after somebody wrote into the database by hand.</summary>
public sealed class TallyRecount(AppDbContext db)
{
    /// <summary>What the tallies say otherwise than the assignments; changes that still wait are added first.</summary>
    public async Task<IReadOnlyList<TallyDifference>> CompareAsync(CancellationToken cancel = default)
    {
        using var turn = await db.TurnAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var counted = await CountAsync(cancel);
        var kept = new TallySums();
        await foreach (var change in db.TallyChanges.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
            kept.Add(change.Path, change.ProgrammeId, change.ProgrammeDutyId, change.From, change.To, change.Overdue, change.Times);
        var tallies = await db.Tallies.AsNoTracking().ToDictionaryAsync(t => (t.OrganizationId, t.ProgrammeId, DutyId: t.ProgrammeDutyId), cancel);
        var none = new int[TallySums.Columns];
        return
        [
            .. from key in tallies.Keys.Union(kept.Sums.Keys).Union(counted.Sums.Keys).Order()
               let now = Sum(tallies.TryGetValue(key, out var tally) ? tally.Numbers : none, kept.Sums.GetValueOrDefault(key, none))
               let then = counted.Sums.GetValueOrDefault(key, none)
               where !now.SequenceEqual(then)
               select new TallyDifference(key.OrganizationId, key.ProgrammeId, key.DutyId, now, then),
        ];

        static int[] Sum(int[] a, int[] b) => [.. a.Zip(b, (x, y) => x + y)];
    }

    /// <summary>Makes the tallies anew. Changes made meanwhile wait their turn and are added by the next fold.</summary>
    public async Task RebuildAsync(CancellationToken cancel = default)
    {
        using var turn = await db.TurnAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        // Before anything is read, so that what is read already knows what the last fold has added.
        if (db is PostgresDbContext) await db.Database.ExecuteSqlRawAsync("LOCK TABLE \"Tallies\" IN SHARE ROW EXCLUSIVE MODE", cancel);
        var counted = await CountAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("DELETE FROM \"TallyChanges\"", cancel);
        await db.Database.ExecuteSqlRawAsync("DELETE FROM \"Tallies\"", cancel);
        await counted.WriteAsync(db, cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<TallySums> CountAsync(CancellationToken cancel)
    {
        var sums = new TallySums();
        await foreach (var assignment in db.Assignments.AsNoTracking().Where(a => a.ParentId == null).AsAsyncEnumerable().WithCancellation(cancel))
            if (assignment.Figure is { As: { } column } figure) sums.Add(Figure.AboveOf(figure.Path), assignment.ProgrammeId, assignment.ProgrammeDutyId, null, column, figure.IsOverdue ? 1 : 0, 1);
        return sums;
    }
}
