using ThongSuot.Core.Data;
using ThongSuot.Core.History;

namespace ThongSuot.Core.Search;

/// <summary>Keeps the index up to date with what an operation touched, in its transaction.</summary>
internal static class SearchUpdate
{
    private const int Batch = 1_000;

    public static async Task RunAsync(AppDbContext db, IEnumerable<Subject> touched, CancellationToken cancel)
    {
        var index = ISearchIndex.Of(db);
        foreach (var ofKind in touched.GroupBy(s => s.Kind))
        {
            if (SearchSources.All.FirstOrDefault(s => s.Kind == ofKind.Key) is not { } source) continue;
            var all = ofKind.Select(s => s.Id).Distinct().Order().ToList();
            foreach (var ids in all.Chunk(Batch)) await index.PutAsync(source.Kind, ids, await source.EntriesAsync(db, ids, cancel), cancel);
            if (all.Count > Batch) await index.TidyAsync(cancel);
        }
    }

    /// <summary>Makes the entries of a kind anew: after rows were written past the history, as a bulk import does. Within an operation, or within a transaction of its own.</summary>
    public static async Task RebuildAsync(AppDbContext db, string kind, CancellationToken cancel)
    {
        var (index, source, after) = (ISearchIndex.Of(db), SearchSources.All.Single(s => s.Kind == kind), 0L);
        while (await source.IdsAsync(db, after, Batch, cancel) is { Count: > 0 } ids)
        {
            await index.PutAsync(kind, ids, await source.EntriesAsync(db, ids, cancel), cancel);
            after = ids[^1];
        }
        await index.TidyAsync(cancel);
    }
}
