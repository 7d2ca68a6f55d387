using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;
using ThongSuot.Documents;
using ThongSuot.Documents.Reading;
using Read = ThongSuot.Documents;

namespace ThongSuot.Core.Documents;

/// <summary>How far the reading of somebody's files is.</summary>
public sealed record ReadingProgress(int Waiting, int Reading, int Read, int Failed)
{
    public bool IsUnderWay => Waiting + Reading > 0;
}

/// <summary>
/// Reads what was received, one file after the other. To be called by one job at a time: what another call had begun and not ended is taken for broken off, and begun again; after
/// <see cref="MostTries"/> times it is given up, so that a file that ends the program does not do so for ever.
/// </summary>
public sealed partial class ReadingService(AppDbContext db, FileStore files, ReaderOptions options, Proposals proposals, AccessCheck check, ILogger<ReadingService> log)
{
    public const int MostTries = 3;
    private static readonly Dictionary<string, (string Vietnamese, string English)> Failures = DataFile.Rows("Documents/failures.tsv").ToDictionary(r => r[0], r => (r[1], r[2]), StringComparer.Ordinal);

    /// <summary>Job: reads all that waits. Returns how many files that were.</summary>
    public async Task<int> ReadAllWaitingAsync(CancellationToken cancel = default)
    {
        var count = 0;
        while (await ReadNextAsync(cancel)) count++;
        return count;
    }

    /// <summary>Reads the next file; false when none waits.</summary>
    public async Task<bool> ReadNextAsync(CancellationToken cancel = default)
    {
        if (await TakeAsync(cancel) is not { } taken) return false;
        Read.Document? read = null;
        var failure = taken.Tries > MostTries ? Failures["stopped"] : default;
        if (failure == default)
        {
            try
            {
                read = await ReadAsync(taken, cancel);
            }
            catch (OperationCanceledException)
            {
                await LeaveAsync(taken);
                throw;
            }
            catch (ReadException e)
            {
                failure = (e.Message, e.English);
            }
            catch (FileNotFoundException e)
            {
                NotRead(log, taken.Id, e);
                failure = Failures["missing"];
            }
#pragma warning disable CA1031 // A fault of the reader must cost this file only; it is logged, and the person is told.
            catch (Exception e) when (e is not (IOException or OutOfMemoryException))
#pragma warning restore CA1031
            {
                NotRead(log, taken.Id, e);
                failure = Failures["unexpected"];
            }
        }
        await EndAsync(taken.Id, read, failure, cancel);
        return true;
    }

    /// <summary>Lets a file that failed be read once more.</summary>
    public async Task RetryAsync(long editionId, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Id == editionId, cancel) ?? throw new NotFoundException("edition", editionId);
        var keeper = await db.Documents.Where(d => d.Id == edition.DocumentId).Select(d => d.KeeperId!.Value).SingleAsync(cancel);
        await check.DemandAsync(operation.By, Permission.RegisterDocuments, keeper, cancel);
        edition.Again();
        await work.CommitAsync(cancel);
    }

    /// <summary>How far the files are that a person brought since an instant, and those of before that still wait or failed.</summary>
    public async Task<ReadingProgress> ProgressAsync(long personId, DateTime since, CancellationToken cancel = default)
    {
        var counts = await db.Editions.Where(e => e.ReceivedById == personId && (e.ReceivedAt >= since || e.State != ReadingState.Read)).GroupBy(e => e.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new(counts.GetValueOrDefault(ReadingState.Waiting), counts.GetValueOrDefault(ReadingState.Reading), counts.GetValueOrDefault(ReadingState.Read), counts.GetValueOrDefault(ReadingState.Failed));
    }

    private sealed record Taken(long Id, string FileHash, string FileName, int Tries);

    /// <summary>Notes that a file is being read: of no interest to the history, only to whom comes after a breakdown.</summary>
    private async Task<Taken?> TakeAsync(CancellationToken cancel)
    {
        var next = await db.Editions.Where(e => e.State == ReadingState.Waiting || e.State == ReadingState.Reading).OrderBy(e => e.Id).Select(e => new Taken(e.Id, e.FileHash, e.FileName, e.Tries + 1)).FirstOrDefaultAsync(cancel);
        if (next is null) return null;
        using var turn = await db.TurnAsync(cancel);
        await db.Editions.Where(e => e.Id == next.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.State, ReadingState.Reading).SetProperty(e => e.Tries, next.Tries), cancel);
        return next;
    }

    /// <summary>The program is being ended in good order: that is no fault of the file.</summary>
    private async Task LeaveAsync(Taken taken)
    {
        using var turn = await db.TurnAsync(CancellationToken.None);
        await db.Editions.Where(e => e.Id == taken.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.State, ReadingState.Waiting).SetProperty(e => e.Tries, taken.Tries - 1), CancellationToken.None);
    }

    private async Task<Read.Document> ReadAsync(Taken taken, CancellationToken cancel)
    {
        await using var file = files.OpenRead(taken.FileHash);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancel);
        return await Task.Run(() => DocumentReader.Read(bytes, taken.FileName, options, cancel), cancel);
    }

    private async Task EndAsync(long id, Read.Document? read, (string Vietnamese, string English) failure, CancellationToken cancel)
    {
        await using var work = await db.BeginAsync(new(Actor.System, "job", "document.read"), cancel);
        var edition = await db.Editions.SingleAsync(e => e.Id == id, cancel);
        if (read is null) edition.Fail(failure.Vietnamese, failure.English);
        else await proposals.ApplyAsync(work, await db.Documents.SingleAsync(d => d.Id == edition.DocumentId, cancel), edition, read, cancel);
        await work.CommitAsync(cancel);
    }

    [LoggerMessage(LogLevel.Error, "Edition {Id} could not be read")]
    private static partial void NotRead(ILogger log, long id, Exception e);
}
