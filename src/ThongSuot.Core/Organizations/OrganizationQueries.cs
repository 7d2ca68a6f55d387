using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

/// <summary>A body in a list.</summary>
/// <param name="Below">How many stand directly below it on the line.</param>
public sealed record OrganizationRow(long Id, string Name, string Kind, string? Code, string Path, int Below)
{
    internal string Folded { get; init; } = "";
}

/// <summary>A body in a trail from the root.</summary>
public sealed record OrganizationStep(long Id, string Name);

/// <summary>A body on a day.</summary>
/// <param name="Places">Where it stands on each line.</param>
public sealed record OrganizationDetails(long Id, Naming Naming, DateOnly EstablishedOn, DateOnly? AbolishedOn, Contact Contact, int Version, IReadOnlyList<OrganizationPlace> Places, IReadOnlyList<AliasRow> Aliases);

/// <param name="Trail">From the root of the line down to its superior.</param>
public sealed record OrganizationPlace(Line Line, long? SuperiorId, IReadOnlyList<OrganizationStep> Trail);

public sealed record AliasRow(long Id, string Name, AliasSource Source, DateOnly ValidFrom);

/// <summary>What happened to a body.</summary>
public sealed record EventRow(long Id, EventKind Kind, DateOnly EffectiveOn, string LegalBasis, string? Note, IReadOnlyList<SuccessionRow> Successions);

public sealed record SuccessionRow(long PredecessorId, string Predecessor, long SuccessorId, string Successor, int ShareMillionths);

/// <summary>The tree as read. Every answer is of a day.</summary>
public sealed class OrganizationQueries(AppDbContext db)
{
    /// <summary>What the body was or is on a day; null when it was never there. On a day it did not live its last (or first) names are given, and <c>AbolishedOn</c> tells.</summary>
    public async Task<OrganizationDetails?> FindAsync(long id, DateOnly asOf, CancellationToken cancel = default)
    {
        var organization = await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancel);
        if (organization is null) return null;
        var day = asOf < organization.EstablishedOn ? organization.EstablishedOn : asOf >= organization.AbolishedOn ? organization.AbolishedOn.AddDays(-1) : asOf;
        var profile = await db.OrganizationProfiles.AsNoTracking().SingleAsync(p => p.OrganizationId == id && p.ValidFrom <= day && p.ValidTo > day, cancel);
        var links = await db.OrganizationLinks.AsNoTracking().Where(l => l.ChildId == id && l.ValidFrom <= day && l.ValidTo > day).OrderBy(l => l.Line).ToListAsync(cancel);
        var above = links.SelectMany(l => Whereabouts.IdsOf(l.Path)).Where(i => i != id).Distinct().ToList();
        var names = await NamesAsync(above, day, cancel);
        var aliases = await db.OrganizationAliases.Where(a => a.OrganizationId == id && a.ValidFrom <= day && a.ValidTo > day).OrderBy(a => a.Name).Select(a => new AliasRow(a.Id, a.Name, a.Source, a.ValidFrom)).ToListAsync(cancel);
        return new(id, profile.Naming, organization.EstablishedOn, organization.AbolishedOn == Day.Never ? null : organization.AbolishedOn,
            new(organization.Address, organization.Email, organization.Phone, organization.Website), organization.Version,
            [.. links.Select(l => new OrganizationPlace(l.Line, l.ParentId, [.. Whereabouts.IdsOf(l.Path).Where(i => i != id).Select(i => new OrganizationStep(i, names.GetValueOrDefault(i, "")))]))], aliases);
    }

    /// <summary>The bodies above one on a line, from the root down to its superior; none when it does not stand there on the day.</summary>
    public async Task<IReadOnlyList<OrganizationStep>> TrailAsync(long id, Line line, DateOnly day, CancellationToken cancel = default)
    {
        var path = (await KnownBodies.PlacesAsync(db, id, cancel)).On(day).Where(p => p.Line == line).Select(p => p.Path).SingleOrDefault();
        List<long> above = path is null ? [] : [.. Whereabouts.IdsOf(path).Where(i => i != id)];
        var names = await NamesAsync(above, day, cancel);
        return above.ConvertAll(i => new OrganizationStep(i, names.GetValueOrDefault(i, "")));
    }

    /// <summary>Those directly below a body on a line (the roots of the line for null), by name.</summary>
    /// <param name="name">Part of the name, with or without marks; null for all.</param>
    public async Task<Page<OrganizationRow>> BelowAsync(long? id, Line line, DateOnly asOf, string? after = null, int size = Page<OrganizationRow>.DefaultSize, string? name = null, CancellationToken cancel = default)
    {
        size = Math.Clamp(size, 1, Page<OrganizationRow>.MaxSize);
        var below =
            from link in db.OrganizationLinks
            join profile in db.OrganizationProfiles on link.ChildId equals profile.OrganizationId
            where link.ParentId == id && link.Line == line && link.ValidFrom <= asOf && link.ValidTo > asOf && profile.ValidFrom <= asOf && profile.ValidTo > asOf
            select new { link.ChildId, link.Path, profile.Name, profile.Folded, profile.Kind, profile.Code };
        if (name is not null && NameFolding.Fold(name) is { Length: > 0 } part) below = below.Where(b => b.Folded.Contains(part));
        if (NameCursor.Read(after) is { } from)
#pragma warning disable CA1309 // Becomes a comparison in the database.
            below = below.Where(b => string.Compare(b.Folded, from.Name) > 0 || b.Folded == from.Name && b.ChildId > from.Id);
#pragma warning restore CA1309
        var rows = await below.OrderBy(b => b.Folded).ThenBy(b => b.ChildId).Take(size + 1)
            .Select(b => new OrganizationRow(b.ChildId, b.Name, b.Kind, b.Code, b.Path, db.OrganizationLinks.Count(l => l.ParentId == b.ChildId && l.Line == line && l.ValidFrom <= asOf && l.ValidTo > asOf)) { Folded = b.Folded })
            .ToListAsync(cancel);
        return NameCursor.PageOf(rows, size, r => new(r.Folded, r.Id));
    }

    /// <summary>How many bodies of each kind stand below a body on a line, itself included.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountBelowAsync(long id, Line line, DateOnly asOf, CancellationToken cancel = default)
    {
        var path = await db.OrganizationLinks.Where(l => l.ChildId == id && l.Line == line && l.ValidFrom <= asOf && l.ValidTo > asOf).Select(l => l.Path).SingleOrDefaultAsync(cancel);
        if (path is null) return new Dictionary<string, int>();
        var (from, to) = OrganizationTree.RangeOf(path);
#pragma warning disable CA1309 // Becomes a comparison in the database, where the column is ordered by bytes.
        // The range stands in the question itself: one plan for all ranges would be made for small ones, and walk through the nation step by step.
        return await db.OrganizationLinks.Where(l => l.Line == line && string.Compare(l.Path, EF.Constant(from)) >= 0 && string.Compare(l.Path, EF.Constant(to)) < 0 && l.ValidFrom <= asOf && l.ValidTo > asOf)
#pragma warning restore CA1309
            .Join(db.OrganizationProfiles.Where(p => p.ValidFrom <= asOf && p.ValidTo > asOf), l => l.ChildId, p => p.OrganizationId, (l, p) => p.Kind)
            .GroupBy(k => k).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
    }

    /// <summary>Names on a day; of those that did not live that day, the last one before it, or the first.</summary>
    public async Task<IReadOnlyDictionary<long, string>> NamesAsync(IReadOnlyCollection<long> ids, DateOnly asOf, CancellationToken cancel = default)
    {
        var known = await KnownBodies.NamesAsync(db, ids, cancel);
        return known.ToDictionary(k => k.Key, k => k.Value.Where(n => n.From <= asOf).DefaultIfEmpty(k.Value[0]).Last().Name);
    }

    /// <summary>What happened to a body, the latest first: events about it and those in which it follows or is followed.</summary>
    public async Task<IReadOnlyList<EventRow>> EventsAsync(long id, CancellationToken cancel = default)
    {
        // Three looks into three indexes; one condition with "or" would read every event of the country.
        var concerned = db.OrganizationEvents.Where(e => e.OrganizationId == id).Select(e => e.Id)
            .Union(db.Successions.Where(s => s.PredecessorId == id).Select(s => s.EventId))
            .Union(db.Successions.Where(s => s.SuccessorId == id).Select(s => s.EventId));
        var events = await db.OrganizationEvents.AsNoTracking().Where(e => concerned.Contains(e.Id))
            .OrderByDescending(e => e.EffectiveOn).ThenByDescending(e => e.Id).Take(Page<EventRow>.MaxSize).ToListAsync(cancel);
        var eventIds = events.Select(e => e.Id).ToList();
        var successions = await db.Successions.AsNoTracking().Where(s => eventIds.Contains(s.EventId)).ToListAsync(cancel);
        var names = await NamesAsync([.. successions.SelectMany(s => new[] { s.PredecessorId, s.SuccessorId }).Distinct()], Day.Never, cancel);
        return [.. events.Select(e => new EventRow(e.Id, e.Kind, e.EffectiveOn, e.LegalBasis, e.Note,
            [.. successions.Where(s => s.EventId == e.Id).Select(s => new SuccessionRow(s.PredecessorId, names[s.PredecessorId], s.SuccessorId, names[s.SuccessorId], s.ShareMillionths))]))];
    }
}
