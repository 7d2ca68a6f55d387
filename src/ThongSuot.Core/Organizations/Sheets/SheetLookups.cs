using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Organizations.Sheets;

/// <summary>What the database says about the bodies of a sheet, each question asked once for all rows.</summary>
internal sealed class SheetLookups(AppDbContext db, DateOnly day)
{
    /// <summary>Bodies by id, as they stand on the day; those that do not live on it are not among them.</summary>
    public async Task<IReadOnlyDictionary<long, ExistingBody>> BodiesAsync(IReadOnlySet<long> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return new Dictionary<long, ExistingBody>();
        var bodies = await db.Organizations.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id)).ToListAsync(cancel);
        var profiles = await db.OrganizationProfiles.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.OrganizationId) && p.ValidFrom <= day && p.ValidTo > day).ToDictionaryAsync(p => p.OrganizationId, cancel);
        var links = (await db.OrganizationLinks.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.ChildId) && l.ValidFrom <= day && l.ValidTo > day).Select(l => new { l.ChildId, l.Line, l.ParentId }).ToListAsync(cancel)).ToLookup(l => l.ChildId);
        var aliases = (await db.OrganizationAliases.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.OrganizationId) && a.ValidTo > day).Select(a => new { a.OrganizationId, a.Folded }).ToListAsync(cancel)).ToLookup(a => a.OrganizationId, a => a.Folded);
        return bodies.Where(b => profiles.ContainsKey(b.Id)).ToDictionary(b => b.Id, b => new ExistingBody(b.Id, profiles[b.Id].Naming, profiles[b.Id].ValidFrom, new Contact(b.Address, b.Email, b.Phone, b.Website), links[b.Id].ToDictionary(l => l.Line, l => l.ParentId), aliases[b.Id].ToHashSet(StringComparer.Ordinal)));
    }

    /// <summary>Which ids there are, living or not.</summary>
    public async Task<IReadOnlySet<long>> KnownAsync(IReadOnlySet<long> ids, CancellationToken cancel) =>
        ids.Count == 0 ? new HashSet<long>() : (await db.Organizations.Where(o => EF.Parameter(ids).Contains(o.Id)).Select(o => o.Id).ToListAsync(cancel)).ToHashSet();

    /// <summary>Ids of bodies by official code or agency code.</summary>
    public async Task<ILookup<string, long>> ByCodeAsync(IReadOnlySet<string> codes, CancellationToken cancel)
    {
        if (codes.Count == 0) return Array.Empty<long>().ToLookup(_ => "");
        var found = await db.OrganizationProfiles.Where(p => p.ValidFrom <= day && p.ValidTo > day && (EF.Parameter(codes).Contains(p.Code!) || EF.Parameter(codes).Contains(p.AgencyCode!))).Select(p => new { p.OrganizationId, p.Code, p.AgencyCode }).ToListAsync(cancel);
        return found.SelectMany(f => new[] { f.Code, f.AgencyCode }.OfType<string>().Where(codes.Contains).Select(c => (Code: c, f.OrganizationId))).Distinct().ToLookup(f => f.Code, f => f.OrganizationId, StringComparer.Ordinal);
    }

    /// <summary>Bodies by folded name.</summary>
    public async Task<ILookup<string, (long Id, string Name)>> ByNameAsync(IReadOnlySet<string> folded, CancellationToken cancel)
    {
        if (folded.Count == 0) return Array.Empty<(long, string)>().ToLookup(_ => "");
        var found = await db.OrganizationProfiles.Where(p => p.ValidFrom <= day && p.ValidTo > day && EF.Parameter(folded).Contains(p.Folded)).Select(p => new { p.OrganizationId, p.Folded, p.Name }).ToListAsync(cancel);
        return found.ToLookup(f => f.Folded, f => (f.OrganizationId, f.Name), StringComparer.Ordinal);
    }

    /// <summary>Bodies that stand below given ones, as line, superior, name as said and kind: a new row of the same would be a double.</summary>
    public async Task<IReadOnlySet<(Line, long?, string, string)>> TwinsAsync(IReadOnlySet<string> folded, CancellationToken cancel)
    {
        if (folded.Count == 0) return new HashSet<(Line, long?, string, string)>();
        var found = await db.OrganizationProfiles.Where(p => p.ValidFrom <= day && p.ValidTo > day && EF.Parameter(folded).Contains(p.Folded))
            .Join(db.OrganizationLinks.Where(l => l.ValidFrom <= day && l.ValidTo > day), p => p.OrganizationId, l => l.ChildId, (p, l) => new { l.Line, l.ParentId, p.Name, p.Kind }).ToListAsync(cancel);
        return found.Select(f => (f.Line, f.ParentId, NameFolding.Say(f.Name), f.Kind)).ToHashSet();
    }
}
