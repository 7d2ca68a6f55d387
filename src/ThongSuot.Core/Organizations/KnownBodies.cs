using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

/// <summary>A name that a body had from a day on.</summary>
internal readonly record struct KnownName(string Name, DateOnly From);

/// <summary>A place of a body on a line.</summary>
internal readonly record struct KnownPlace(Line Line, string Path, DateOnly ValidFrom, DateOnly ValidTo);

/// <summary>All places of a body through time.</summary>
internal sealed record KnownPlaces(DateOnly AbolishedOn, IReadOnlyList<KnownPlace> All)
{
    public static readonly KnownPlaces None = new(Day.Never, []);

    public IEnumerable<KnownPlace> On(DateOnly day) => All.Where(p => p.ValidFrom <= day && p.ValidTo > day);

    /// <summary>Where it stands on a day; of one that is no more by then, where it stood on its last day.</summary>
    public IEnumerable<KnownPlace> OnOrLast(DateOnly day) => All.Where(p => p.ValidFrom <= day && p.ValidTo > day || AbolishedOn <= day && AbolishedOn == p.ValidTo);
}

/// <summary>Names and places of bodies, through time, out of what is kept in memory.</summary>
internal static class KnownBodies
{
    private static readonly Shelf<long, IReadOnlyList<KnownName>> Names = new();
    private static readonly Shelf<long, KnownPlaces> Places = new();

    /// <summary>The names of bodies, the earliest first; of one that never was, nothing.</summary>
    public static Task<IReadOnlyDictionary<long, IReadOnlyList<KnownName>>> NamesAsync(AppDbContext db, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        db.Ground.OfAsync(Names, ids, async missing => (await db.OrganizationProfiles.Where(p => EF.Parameter(missing).Contains(p.OrganizationId)).Select(p => new { p.OrganizationId, p.Name, p.ValidFrom }).ToListAsync(cancel))
            .GroupBy(p => p.OrganizationId).ToDictionary(g => g.Key, IReadOnlyList<KnownName> (g) => [.. g.OrderBy(p => p.ValidFrom).Select(p => new KnownName(p.Name, p.ValidFrom))]), null, cancel);

    /// <summary>The places of bodies; of one that never was, nothing.</summary>
    public static Task<IReadOnlyDictionary<long, KnownPlaces>> PlacesAsync(AppDbContext db, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        db.Ground.OfAsync(Places, ids, async missing => (await db.OrganizationLinks.Where(l => EF.Parameter(missing).Contains(l.ChildId))
                .Join(db.Organizations, l => l.ChildId, o => o.Id, (l, o) => new { o.Id, o.AbolishedOn, l.Line, l.Path, l.ValidFrom, l.ValidTo }).ToListAsync(cancel))
            .GroupBy(p => p.Id).ToDictionary(g => g.Key, g => new KnownPlaces(g.First().AbolishedOn, [.. g.OrderBy(p => p.Line).ThenBy(p => p.ValidFrom).Select(p => new KnownPlace(p.Line, p.Path, p.ValidFrom, p.ValidTo))])), KnownPlaces.None, cancel);

    public static async Task<KnownPlaces> PlacesAsync(AppDbContext db, long id, CancellationToken cancel) => (await PlacesAsync(db, [id], cancel)).GetValueOrDefault(id, KnownPlaces.None);

    private static readonly Shelf<(long Id, Line Line), IReadOnlyList<OrganizationStep>> Children = new();

    /// <summary>Those that stand directly below a body on a line today, by name.</summary>
    public static ValueTask<IReadOnlyList<OrganizationStep>> BelowAsync(AppDbContext db, long id, Line line, DateOnly today, CancellationToken cancel) =>
        db.Ground.OfAsync(Children, (id, line), async Task<IReadOnlyList<OrganizationStep>> () => await (from link in db.OrganizationLinks
                                                                                                         join profile in db.OrganizationProfiles on link.ChildId equals profile.OrganizationId
                                                                                                         where link.ParentId == id && link.Line == line && link.ValidFrom <= today && link.ValidTo > today && profile.ValidFrom <= today && profile.ValidTo > today
                                                                                                         orderby profile.Folded, profile.OrganizationId
                                                                                                         select new OrganizationStep(profile.OrganizationId, profile.Name)).ToListAsync(cancel), cancel);
}
