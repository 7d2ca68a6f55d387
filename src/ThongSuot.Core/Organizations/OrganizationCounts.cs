using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Organizations;

/// <summary>How many bodies of each kind stand below a body on each line.</summary>
public sealed class OrganizationCounts(AppDbContext db, OrganizationQueries queries, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Counted once for a body, a line and a day, and kept until the tree changes: no body begins, ends, moves or is renamed without an event, so the number of the latest
    /// event tells. Below the nation stand tens of thousands, and counting them takes longer than a page may.
    /// </summary>
    public async Task<IReadOnlyDictionary<Line, IReadOnlyDictionary<string, int>>> BelowAsync(long id, IEnumerable<Line> lines, DateOnly asOf, CancellationToken cancel = default)
    {
        var latest = await db.OrganizationEvents.MaxAsync(e => (long?)e.Id, cancel);
        var counts = new Dictionary<Line, IReadOnlyDictionary<string, int>>();
        foreach (var line in lines)
            counts[line] = (await cache.GetOrCreateAsync((nameof(OrganizationCounts), id, line, asOf, latest), entry =>
            {
                entry.AbsoluteExpirationRelativeToNow = Kept;
                return queries.CountBelowAsync(id, line, asOf, cancel);
            }))!;
        return counts;
    }
}
