using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.History;

/// <summary>Rung by every commit; whoever seals waits for it.</summary>
public sealed class SealingBell : IDisposable
{
    private readonly SemaphoreSlim _asked = new(0, 1);

    public void Ask()
    {
        try { _asked.Release(); }
        catch (SemaphoreFullException) { /* Asked already and not yet answered: one answer serves both. */ }
    }

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancel) => _asked.WaitAsync(atMost, cancel);

    public void Dispose() => _asked.Dispose();
}

/// <summary>Gives entries their place in the chain, in the order it finds them. Any node may do it; one at a time does.</summary>
public sealed class HistorySealer(AppDbContext db)
{
    private const int Batch = 1_000;

    /// <summary>Seals what is not sealed yet; returns how many entries.</summary>
    public async Task<int> SealAsync(CancellationToken cancel = default)
    {
        var all = 0;
        while (true)
        {
            var sealedNow = await SealBatchAsync(cancel);
            all += sealedNow;
            if (sealedNow < Batch) return all;
        }
    }

    private async Task<int> SealBatchAsync(CancellationToken cancel)
    {
        using var turn = await db.TurnAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.HoldAsync("history", cancel);
        var last = await db.History.Where(e => e.Position != null).OrderByDescending(e => e.Position).Select(e => new { e.Position, e.ChainHash }).FirstOrDefaultAsync(cancel);
        var (position, hash) = (last?.Position ?? 0, last?.ChainHash ?? []);
        var waiting = await db.History.Where(e => e.Position == null).OrderBy(e => e.Id).Take(Batch).Select(e => new { e.Id, e.ContentHash }).ToListAsync(cancel);
        var links = new List<(long Id, long Position, byte[] Hash)>(waiting.Count);
        foreach (var entry in waiting) links.Add((entry.Id, ++position, hash = HistoryEntry.Chain(hash, entry.ContentHash)));
        await WriteAsync(links, cancel);
        await transaction.CommitAsync(cancel);
        return waiting.Count;
    }

    private async Task WriteAsync(List<(long Id, long Position, byte[] Hash)> links, CancellationToken cancel)
    {
        if (db is PostgresDbContext)
        {
            // One statement: a thousand would wait a thousand times for the server.
            var (ids, positions, hashes) = (links.ConvertAll(l => l.Id).ToArray(), links.ConvertAll(l => l.Position).ToArray(), links.ConvertAll(l => l.Hash).ToArray());
            await db.Database.ExecuteSqlAsync($"""
                UPDATE "History" SET "Position" = link.position, "ChainHash" = link.hash
                FROM unnest({ids}, {positions}, {hashes}) AS link (id, position, hash) WHERE "History"."Id" = link.id
                """, cancel);
            return;
        }
        foreach (var (id, position, hash) in links) await db.History.Where(e => e.Id == id).ExecuteUpdateAsync(s => s.SetProperty(e => e.Position, position).SetProperty(e => e.ChainHash, hash), cancel);
    }
}
