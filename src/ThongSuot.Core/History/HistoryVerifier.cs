using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.History;

/// <summary>What a walk along the chain found.</summary>
/// <param name="Sealed">Entries in the chain that were checked.</param>
/// <param name="Waiting">Entries not yet in the chain.</param>
/// <param name="Head">Hash of the last entry, in hexadecimal: noted down elsewhere, it proves later that nothing was cut off; null when there is none.</param>
/// <param name="Broken">The first place where the chain does not hold; null when it is whole.</param>
public sealed record ChainReport(long Sealed, long Waiting, string? Head, BrokenLink? Broken);

/// <summary>The chain as it claims to be; whether it holds, only a walk along it tells.</summary>
/// <param name="Sealed">Entries in the chain.</param>
/// <param name="Waiting">Entries not yet in the chain.</param>
/// <param name="Head">Hash of the last entry, in hexadecimal; null when there is none.</param>
public sealed record ChainState(long Sealed, long Waiting, string? Head);

/// <param name="Position">Place in the chain, from 1.</param>
/// <param name="EntryId">The entry found there; null when there is none.</param>
/// <param name="What">Key of the sentence that says what is wrong: <c>missing</c>, <c>altered</c> or <c>relinked</c>.</param>
public sealed record BrokenLink(long Position, long? EntryId, string What);

/// <summary>Proves the chain whole, or names the first entry that was altered, removed or put in.</summary>
public sealed class HistoryVerifier(AppDbContext db)
{
    private const int Batch = 2_000;

    /// <summary>How long the chain is, without a walk along it.</summary>
    public async Task<ChainState> StateAsync(CancellationToken cancel = default)
    {
        var last = await db.History.Where(e => e.Position != null).OrderByDescending(e => e.Position).Select(e => new { e.Position, e.ChainHash }).FirstOrDefaultAsync(cancel);
        return new(last?.Position ?? 0, await db.History.LongCountAsync(e => e.Position == null, cancel), last?.ChainHash is { } hash ? Convert.ToHexString(hash) : null);
    }

    public async Task<ChainReport> VerifyAsync(IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        var (position, hash) = (0L, Array.Empty<byte>());
        while (true)
        {
            var from = position;
            var links = await db.History.AsNoTracking().Where(e => e.Position > from).OrderBy(e => e.Position).Take(Batch)
                .Join(db.Operations, e => e.OperationId, o => o.Id, (e, o) => new { Entry = e, Operation = o }).OrderBy(l => l.Entry.Position).ToListAsync(cancel);
            foreach (var link in links)
            {
                position++;
                if (link.Entry.Position != position) return await Report(position - 1, new BrokenLink(position, null, "missing"));
                if (!link.Entry.ContentHash.AsSpan().SequenceEqual(link.Entry.HashOf(link.Operation))) return await Report(position - 1, new BrokenLink(position, link.Entry.Id, "altered"));
                hash = HistoryEntry.Chain(hash, link.Entry.ContentHash);
                if (!CryptographicOperations.FixedTimeEquals(hash, link.Entry.ChainHash)) return await Report(position - 1, new BrokenLink(position, link.Entry.Id, "relinked"));
            }
            progress?.Report(position);
            if (links.Count == 0) return await Report(position, null);
        }

        async Task<ChainReport> Report(long good, BrokenLink? broken) =>
            new(good, await db.History.LongCountAsync(e => e.Position == null, cancel), hash.Length == 0 ? null : Convert.ToHexString(hash), broken);
    }
}
