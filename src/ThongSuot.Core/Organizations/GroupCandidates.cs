using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Organizations;

/// <summary>The bodies of a day among which an expression chooses.</summary>
internal sealed class GroupCandidates(AppDbContext db, DateOnly day)
{
    private readonly Dictionary<long, string> _unitKinds = [];

    /// <summary>All of the kinds (null for all) on the ground of a unit; the whole tree of territories when there is none.</summary>
    public async Task<IReadOnlyList<Body>> InAsync(Body? unit, IReadOnlyList<string>? kinds, CancellationToken cancel)
    {
        var links = unit is null ? db.OrganizationLinks.Where(l => l.Line == Line.Territory) : OrganizationTree.Below(db.OrganizationLinks, Line.Territory, unit.Path);
        var bodies = await BodiesAsync(links, kinds, cancel);
        var above = bodies.SelectMany(b => Whereabouts.IdsOf(b.Path)).Where(i => !_unitKinds.ContainsKey(i)).ToHashSet();
        var units = await db.OrganizationProfiles.Where(p => EF.Parameter(above).Contains(p.OrganizationId) && p.Kind.StartsWith("unit.") && p.ValidFrom <= day && p.ValidTo > day).Select(p => new { p.OrganizationId, p.Kind }).ToListAsync(cancel);
        foreach (var known in units) _unitKinds[known.OrganizationId] = known.Kind;
        return bodies;
    }

    /// <summary>Units of a word below a unit (itself not), of the highest level there is: "thành phố" below the nation are not those of provinces.</summary>
    public async Task<IReadOnlyList<Body>> UnitsAsync(Body? unit, GroupWord word, CancellationToken cancel)
    {
        var units = (await InAsync(unit, word.Kinds, cancel)).Where(u => u.Id != unit?.Id).ToList();
        var highest = units.Count == 0 ? 0 : units.Min(u => u.Path.Count(c => c == '/'));
        return [.. units.Where(u => u.Path.Count(c => c == '/') == highest)];
    }

    /// <summary>Those of the kinds (null for all) below a body, on the lines of the kinds.</summary>
    public async Task<IReadOnlyList<Body>> BelowAsync(Body body, IReadOnlyList<string>? kinds, bool direct, CancellationToken cancel)
    {
        var lines = kinds is null ? [Line.Territory, Line.Party, Line.State, Line.Front] : kinds.Select(k => OrganizationKind.Find(k)!.Line).Distinct().ToArray();
        if (direct) return await BodiesAsync(db.OrganizationLinks.Where(l => l.ParentId == body.Id && lines.Contains(l.Line)), kinds, cancel);
        List<Body> all = [];
        var links = await db.OrganizationLinks.AsNoTracking().Where(l => l.ChildId == body.Id && lines.Contains(l.Line) && l.ValidFrom <= day && l.ValidTo > day).ToListAsync(cancel);
        foreach (var link in links) all.AddRange((await BodiesAsync(OrganizationTree.Below(db.OrganizationLinks, link.Line, link.Path), kinds, cancel)).Where(b => b.Id != body.Id));
        return [.. all.DistinctBy(b => b.Id)];
    }

    /// <summary>The Party committee of a unit: of those on its own ground the highest on the Party line.</summary>
    public async Task<Body?> CommitteeOfAsync(Body unit, CancellationToken cancel)
    {
        var own = (await InAsync(unit, ["party.committee"], cancel)).Where(b => UnitOf(b) == unit.Id).ToDictionary(b => b.Id);
        var ids = own.Keys.ToList();
        var paths = await db.OrganizationLinks.Where(l => ids.Contains(l.ChildId) && l.Line == Line.Party && l.ValidFrom <= day && l.ValidTo > day).Select(l => new { l.ChildId, l.Path }).ToListAsync(cancel);
        return paths.OrderBy(p => p.Path.Count(c => c == '/')).ThenBy(p => p.ChildId).Select(p => own[p.ChildId]).FirstOrDefault();
    }

    /// <summary>The unit a body (read by <see cref="InAsync"/>) stands in; a unit stands for itself.</summary>
    public long UnitOf(Body body) => Whereabouts.IdsOf(body.Path).LastOrDefault(_unitKinds.ContainsKey);

    public string KindOfUnit(Body body) => _unitKinds.GetValueOrDefault(UnitOf(body), "");

    private async Task<IReadOnlyList<Body>> BodiesAsync(IQueryable<OrganizationLink> links, IReadOnlyList<string>? kinds, CancellationToken cancel)
    {
        var profiles = db.OrganizationProfiles.Where(p => p.ValidFrom <= day && p.ValidTo > day);
        if (kinds is not null) profiles = profiles.Where(p => kinds.Contains(p.Kind));
        var rows = await links.Where(l => l.ValidFrom <= day && l.ValidTo > day).Join(profiles, l => l.ChildId, p => p.OrganizationId, (l, p) => new { p.OrganizationId, p.Kind, p.Name, p.Folded, l.Path, l.Line })
            .OrderBy(r => r.Line).ToListAsync(cancel);
        return [.. rows.DistinctBy(r => r.OrganizationId).Select(r => new Body(r.OrganizationId, r.Kind, r.Name, r.Folded, r.Path))];
    }
}
