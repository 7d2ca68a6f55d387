using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

/// <summary>The dated links: who stands below whom on a day, and how that changes. Works inside the operation of its caller.</summary>
public sealed class OrganizationTree(AppDbContext db)
{
    /// <summary>All strings that begin with the path, as a range: '0' follows '/' in ASCII.</summary>
    public static (string From, string To) RangeOf(string path) => (path, path[..^1] + '0');

    /// <summary>The body, living on the day.</summary>
    internal async Task<Organization> LivingAsync(long id, DateOnly day, int? version, CancellationToken cancel)
    {
        var organization = await FindAsync(id, version, cancel);
        RuleException.When(!organization.LivesOn(day), "rule.organization.not-living", id, day);
        return organization;
    }

    internal async Task<Organization> FindAsync(long id, int? version, CancellationToken cancel)
    {
        var organization = await db.Organizations.SingleOrDefaultAsync(o => o.Id == id, cancel) ?? throw new NotFoundException("organization", id);
        if (version is { } seen && seen != organization.Version) throw new StaleException("organization", id);
        return organization;
    }

    /// <summary>Bodies by their ids; all must be there.</summary>
    internal async Task<IReadOnlyDictionary<long, Organization>> FindAsync(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var wanted = ids.ToHashSet();
        var found = await db.Organizations.Where(o => EF.Parameter(wanted).Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel);
        return found.Count == wanted.Count ? found : throw new NotFoundException("organization", wanted.First(i => !found.ContainsKey(i)));
    }

    /// <summary>Where bodies stand, whatever the line and the day.</summary>
    internal async Task<ILookup<(long Id, Line Line), OrganizationLink>> LinksAsync(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var wanted = ids.ToHashSet();
        var links = wanted.Count == 0 ? [] : await db.OrganizationLinks.AsNoTracking().Where(l => EF.Parameter(wanted).Contains(l.ChildId)).ToListAsync(cancel);
        return links.ToLookup(l => (l.ChildId, l.Line));
    }

    /// <summary>Where a body stands on a line on a day.</summary>
    internal async Task<OrganizationLink> LinkAsync(long id, Line line, DateOnly day, CancellationToken cancel) =>
        await FindLinkAsync(id, line, day, cancel) ?? throw new RuleException("rule.organization.not-on-line", id, line, day);

    private Task<OrganizationLink?> FindLinkAsync(long id, Line line, DateOnly day, CancellationToken cancel) =>
        db.OrganizationLinks.SingleOrDefaultAsync(l => l.ChildId == id && l.Line == line && l.ValidFrom <= day && l.ValidTo > day, cancel);

    /// <summary>Which of the bodies have others below them on some line from the day on.</summary>
    internal async Task<IReadOnlySet<long>> WithBelowAsync(IReadOnlyCollection<long> ids, DateOnly day, CancellationToken cancel)
    {
        var wanted = ids.Select(i => (long?)i).ToHashSet();
        var above = await db.OrganizationLinks.Where(l => EF.Parameter(wanted).Contains(l.ParentId) && l.ValidTo > day && l.ValidTo > l.ValidFrom).Select(l => l.ParentId!.Value).Distinct().ToListAsync(cancel);
        return above.ToHashSet();
    }

    /// <summary>
    /// Puts a body and all below it under another superior from a day on. The rows of the days before stay as they are. Three statements, whatever the size of the subtree.
    /// Returns how many bodies moved, itself included.
    /// </summary>
    internal async Task<int> MoveAsync(long id, Line line, long? superiorId, DateOnly day, CancellationToken cancel)
    {
        var superior = superiorId is { } above ? await LinkAsync(above, line, day, cancel) : null;
        var link = await FindLinkAsync(id, line, day, cancel);
        if (link is null)
        {
            RuleException.When(await db.OrganizationLinks.AnyAsync(l => l.ChildId == id && l.Line == line && l.ValidFrom > day, cancel), "rule.organization.later-change", day);
            db.Add(new OrganizationLink(id, superior, line, day));
            return 1;
        }
        RuleException.When(superior is not null && superior.Path.StartsWith(link.Path, StringComparison.Ordinal), "rule.organization.cycle");
        RuleException.When(link.ParentId == superiorId, "rule.organization.superior-same");
        return await RewriteAsync(new Rewriting(link.Path, $"{superior?.Path ?? "/"}{id}/", line, day) { Moved = id, Superior = superiorId }, cancel);
    }

    /// <summary>Puts all that stands below one body below another, on every line, from a day on. Returns how many bodies moved.</summary>
    internal async Task<int> MoveBelowAsync(long fromId, long toId, DateOnly day, CancellationToken cancel)
    {
        var moved = 0;
        foreach (var line in Enum.GetValues<Line>())
        {
            if (!await db.OrganizationLinks.AnyAsync(l => l.ParentId == fromId && l.Line == line && l.ValidTo > day, cancel)) continue;
            var (from, to) = (await LinkAsync(fromId, line, day, cancel), await LinkAsync(toId, line, day, cancel));
            RuleException.When(to.Path.StartsWith(from.Path, StringComparison.Ordinal), "rule.organization.cycle");
            moved += await RewriteAsync(new Rewriting(from.Path, to.Path, line, day) { Emptied = fromId, Heir = toId }, cancel);
        }
        return moved;
    }

    /// <summary>The links below a path, the one at the path itself included, whatever the day.</summary>
    public static IQueryable<OrganizationLink> Below(IQueryable<OrganizationLink> links, Line line, string path)
    {
        var (from, to) = RangeOf(path);
#pragma warning disable CA1309 // Becomes a comparison in the database, where the column is ordered by bytes.
        return links.Where(l => l.Line == line && string.Compare(l.Path, from) >= 0 && string.Compare(l.Path, to) < 0);
#pragma warning restore CA1309
    }

    private async Task<int> RewriteAsync(Rewriting how, CancellationToken cancel)
    {
        var day = how.Day;
        RuleException.When(await Below(db.OrganizationLinks, how.Line, how.OldPath).AnyAsync(l => l.ValidFrom > day, cancel), "rule.organization.later-change", day);
        db.ChangeGround();
        var longer = how.NewPath.Length - how.OldPath.Length;
        RuleException.When(longer > 0 && await Below(db.OrganizationLinks, how.Line, how.OldPath).AnyAsync(l => l.Path.Length + longer > OrganizationLink.LongestPath, cancel), "rule.organization.too-deep");
        await db.SaveChangesAsync(cancel);
        var (from, to) = RangeOf(how.OldPath);
        var (line, skip) = ((int)how.Line, how.OldPath.Length + 1);
        var moved = await db.Database.ExecuteSqlAsync($"""
            UPDATE "OrganizationLinks" SET "Path" = {how.NewPath} || substr("Path", {skip}),
                "ParentId" = CASE WHEN "ChildId" = {how.Moved} THEN {how.Superior} WHEN "ParentId" = {how.Emptied} THEN {how.Heir} ELSE "ParentId" END
            WHERE "Line" = {line} AND "Path" >= {from} AND "Path" < {to} AND "ValidFrom" = {day} AND "ValidTo" > {day} AND "ChildId" <> {how.Emptied}
            """, cancel);
        moved += await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "OrganizationLinks" ("ChildId", "ParentId", "Line", "Path", "ValidFrom", "ValidTo")
            SELECT "ChildId", CASE WHEN "ChildId" = {how.Moved} THEN {how.Superior} WHEN "ParentId" = {how.Emptied} THEN {how.Heir} ELSE "ParentId" END,
                "Line", {how.NewPath} || substr("Path", {skip}), {day}, "ValidTo" FROM "OrganizationLinks"
            WHERE "Line" = {line} AND "Path" >= {from} AND "Path" < {to} AND "ValidFrom" < {day} AND "ValidTo" > {day} AND "ChildId" <> {how.Emptied}
            """, cancel);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE "OrganizationLinks" SET "ValidTo" = {day}
            WHERE "Line" = {line} AND "Path" >= {from} AND "Path" < {to} AND "ValidFrom" < {day} AND "ValidTo" > {day} AND "ChildId" <> {how.Emptied}
            """, cancel);
        // What the tracker holds of these rows is out of date now.
        foreach (var tracked in db.ChangeTracker.Entries<OrganizationLink>().ToList()) tracked.State = EntityState.Detached;
        return moved;
    }

    /// <summary>Paths that begin anew. Ids that no body has stand for "none".</summary>
    private sealed record Rewriting(string OldPath, string NewPath, Line Line, DateOnly Day)
    {
        private const long Nobody = -1;
        public long Moved { get; init; } = Nobody;
        public long? Superior { get; init; }
        public long Emptied { get; init; } = Nobody;
        public long Heir { get; init; } = Nobody;
    }

    /// <summary>Ends bodies on a day: their names, links and aliases hold up to it and no longer.</summary>
    internal async Task EndAsync(Work work, IReadOnlyList<Organization> organizations, DateOnly day, CancellationToken cancel)
    {
        if (organizations.Count == 0) return;
        var ids = organizations.Select(o => o.Id).ToHashSet();
        foreach (var organization in organizations) organization.Abolish(day);
        var profiles = db.OrganizationProfiles.Where(p => EF.Parameter(ids).Contains(p.OrganizationId) && p.ValidTo > day);
        var links = db.OrganizationLinks.Where(l => EF.Parameter(ids).Contains(l.ChildId) && l.ValidTo > day);
        var aliases = db.OrganizationAliases.Where(a => EF.Parameter(ids).Contains(a.OrganizationId) && a.ValidTo > day);
        RuleException.When(await profiles.AnyAsync(p => p.ValidFrom > day, cancel) || await links.AnyAsync(l => l.ValidFrom > day, cancel), "rule.organization.later-change", day);
        if (organizations.Count <= BulkInsert.Few)
        {
            foreach (var profile in await profiles.ToListAsync(cancel)) profile.EndOn(day);
            foreach (var link in await links.ToListAsync(cancel)) link.EndOn(day);
            foreach (var alias in await aliases.ToListAsync(cancel)) alias.EndOn(day);
            return;
        }
        foreach (var organization in organizations)
        {
            db.Entry(organization).State = EntityState.Detached;
            work.Record(organization.Subject, "ended", new { AbolishedOn = new[] { Day.Never, day } });
        }
        db.ChangeGround();
        await profiles.ExecuteUpdateAsync(s => s.SetProperty(p => p.ValidTo, day), cancel);
        await links.ExecuteUpdateAsync(s => s.SetProperty(l => l.ValidTo, day), cancel);
        await aliases.ExecuteUpdateAsync(s => s.SetProperty(a => a.ValidTo, day), cancel);
        await db.Organizations.Where(o => EF.Parameter(ids).Contains(o.Id)).ExecuteUpdateAsync(s => s.SetProperty(o => o.AbolishedOn, day).SetProperty(o => o.Version, o => o.Version + 1), cancel);
    }
}
