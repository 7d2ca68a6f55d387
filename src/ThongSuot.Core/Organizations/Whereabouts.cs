using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

/// <summary>A body or unit as needed to resolve names.</summary>
internal sealed record Body(long Id, string Kind, string Name, string Folded, string Path)
{
    public bool IsUnit => Kind.StartsWith("unit.", StringComparison.Ordinal);
}

/// <summary>Where a body stands on a day: what is around it decides what the words of its documents mean.</summary>
/// <param name="Self">The body.</param>
/// <param name="Units">The units it stands in, the nearest first (itself, when it is one), with their paths on the territory line.</param>
/// <param name="Above">Its superiors on every line, the nearest first on each.</param>
internal sealed record Whereabouts(Body Self, IReadOnlyList<Body> Units, IReadOnlyList<(Line Line, Body Body)> Above)
{
    public Body? Unit => Units.Count > 0 ? Units[0] : null;
    public Body? Nation => Units.LastOrDefault(u => u.Kind == "unit.nation");

    /// <summary>Reads it; a body that stands on no ground stands where its superior does.</summary>
    public static async Task<Whereabouts> OfAsync(AppDbContext db, long id, DateOnly day, CancellationToken cancel)
    {
        var links = await LinksAsync(db, id, day, cancel);
        var above = links.SelectMany(l => IdsOf(l.Path).SkipLast(1).Reverse().Select(i => (l.Line, Id: i))).ToList();
        var territory = links.SingleOrDefault(l => l.Line == Line.Territory);
        foreach (var (_, superior) in above)
            territory ??= await db.OrganizationLinks.AsNoTracking().SingleOrDefaultAsync(l => l.ChildId == superior && l.Line == Line.Territory && l.ValidFrom <= day && l.ValidTo > day, cancel);
        var ground = territory is null ? [] : IdsOf(territory.Path).ToList();
        List<long> wanted = [id, .. above.Select(a => a.Id), .. ground];
        var profiles = await db.OrganizationProfiles.AsNoTracking().Where(p => wanted.Contains(p.OrganizationId) && p.ValidFrom <= day && p.ValidTo > day).ToDictionaryAsync(p => p.OrganizationId, cancel);
        if (!profiles.ContainsKey(id)) throw new RuleException("rule.organization.not-living", id, day);
        Body Of(long body, string path) => new(body, profiles[body].Kind, profiles[body].Name, profiles[body].Folded, path);
        var units = ground.Select((unit, i) => Of(unit, $"/{string.Join('/', ground.Take(i + 1))}/")).Where(u => u.IsUnit).Reverse().ToList();
        return new(Of(id, territory?.Path ?? "/"), units, [.. above.Where(a => profiles.ContainsKey(a.Id)).Select(a => (a.Line, Of(a.Id, "/")))]);
    }

    public static IEnumerable<long> IdsOf(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(i => long.Parse(i, CultureInfo.InvariantCulture));

    private static Task<List<OrganizationLink>> LinksAsync(AppDbContext db, long id, DateOnly day, CancellationToken cancel) =>
        db.OrganizationLinks.AsNoTracking().Where(l => l.ChildId == id && l.ValidFrom <= day && l.ValidTo > day).OrderBy(l => l.Line).ToListAsync(cancel);
}
