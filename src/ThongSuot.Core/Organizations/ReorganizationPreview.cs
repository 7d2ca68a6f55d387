using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Organizations;

/// <summary>What stands below a body, for the sentence "so many pass on".</summary>
/// <param name="Directly">Bodies directly below, on any line.</param>
/// <param name="Below">Bodies below at any depth, on any line.</param>
public sealed record BelowCount(long Id, int Directly, int Below);

/// <summary>What a reorganisation would do, in numbers, before anything is done.</summary>
public sealed class ReorganizationPreview(AppDbContext db)
{
    /// <summary>What stands below each of the bodies on a day; a body on two lines counts once.</summary>
    /// <param name="line">One line only; null for all.</param>
    public async Task<IReadOnlyList<BelowCount>> BelowAsync(IReadOnlyCollection<long> ids, DateOnly day, Line? line = null, CancellationToken cancel = default)
    {
        var counts = new List<BelowCount>();
        foreach (var id in ids)
        {
            var links = await db.OrganizationLinks.Where(l => l.ChildId == id && l.ValidFrom <= day && l.ValidTo > day && (line == null || l.Line == line)).Select(l => new { l.Line, l.Path }).ToListAsync(cancel);
            var directly = await db.OrganizationLinks.Where(l => l.ParentId == id && l.ValidFrom <= day && l.ValidTo > day && (line == null || l.Line == line)).Select(l => l.ChildId).Distinct().CountAsync(cancel);
            var below = links.Select(l => OrganizationTree.Below(db.OrganizationLinks, l.Line, l.Path).Where(x => x.ValidFrom <= day && x.ValidTo > day && x.ChildId != id).Select(x => x.ChildId))
                .Aggregate((IQueryable<long>?)null, (all, one) => all is null ? one : all.Union(one));
            counts.Add(new(id, directly, below is null ? 0 : await below.Distinct().CountAsync(cancel)));
        }
        return counts;
    }
}
