using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Search;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

/// <summary>A body as shown beside others of the same name.</summary>
/// <param name="Superior">What it stands directly below: where it is, or else on its own line; null for a root.</param>
/// <param name="EndedOn">The first day it is no more; null while it lives.</param>
public sealed record FoundOrganization(long Id, string Name, string Kind, string? Code, OrganizationStep? Superior, DateOnly EstablishedOn, DateOnly? EndedOn)
{
    public bool LivesOn(DateOnly day) => EstablishedOn <= day && (EndedOn is null || day < EndedOn);
}

/// <summary>Bodies by name: for the search page, and for forms that ask for another body.</summary>
public sealed class OrganizationFinder(AppDbContext db, SearchQueries search, OrganizationQueries queries)
{
    private const int MostOffered = 15;

    /// <summary>Those whose name has the words and who live on a day, the best fit first.</summary>
    public async Task<IReadOnlyList<FoundOrganization>> LivingAsync(string words, DateOnly day, CancellationToken cancel = default)
    {
        var (found, after) = (new List<FoundOrganization>(), (string?)null);
        // The ended ones come last in the index; a few of the living may not have begun.
        do
        {
            var hits = await search.FindAsync(new(words, "organization"), after, MostOffered, cancel);
            found.AddRange((await DescribeAsync([.. hits.Items.Select(h => h.Subject.Id)], day, cancel)).Where(o => o.LivesOn(day)));
            after = hits.Next;
        }
        while (found.Count < MostOffered && after is not null);
        return found.Count > MostOffered ? found[..MostOffered] : found;
    }

    /// <summary>The bodies of these ids as they are on a day (or were last, or first), in the order given; those that are not there are left out.</summary>
    public async Task<IReadOnlyList<FoundOrganization>> DescribeAsync(IReadOnlyList<long> ids, DateOnly day, CancellationToken cancel = default)
    {
        var bodies = await db.Organizations.Where(o => EF.Parameter(ids).Contains(o.Id)).Select(o => new { o.Id, o.EstablishedOn, o.AbolishedOn }).ToDictionaryAsync(o => o.Id, cancel);
        var profiles = (await db.OrganizationProfiles.Where(p => EF.Parameter(ids).Contains(p.OrganizationId)).Select(p => new { p.OrganizationId, p.Name, p.Kind, p.Code, p.ValidFrom }).ToListAsync(cancel)).ToLookup(p => p.OrganizationId);
        var links = (await db.OrganizationLinks.Where(l => EF.Parameter(ids).Contains(l.ChildId) && l.ParentId != null).Select(l => new { l.ChildId, l.ParentId, l.Line, l.ValidFrom }).ToListAsync(cancel)).ToLookup(l => l.ChildId);
        var superiors = new Dictionary<long, long>();
        foreach (var ofOne in links)
        {
            // Of the links that hold that day, or held last, the territorial one tells best where a body belongs.
            var last = ofOne.GroupBy(l => l.Line).Select(l => l.Where(x => x.ValidFrom <= day).MaxBy(x => x.ValidFrom) ?? l.MinBy(x => x.ValidFrom)!).MinBy(l => l.Line)!;
            superiors[ofOne.Key] = last.ParentId!.Value;
        }
        var names = await queries.NamesAsync([.. superiors.Values.Distinct()], day, cancel);
        return [.. ids.Where(bodies.ContainsKey).Select(id =>
        {
            var (body, profile) = (bodies[id], profiles[id].Where(p => p.ValidFrom <= day).MaxBy(p => p.ValidFrom) ?? profiles[id].MinBy(p => p.ValidFrom)!);
            return new FoundOrganization(id, profile.Name, profile.Kind, profile.Code, superiors.TryGetValue(id, out var above) ? new(above, names[above]) : null, body.EstablishedOn, body.AbolishedOn == Day.Never ? null : body.AbolishedOn);
        })];
    }
}
