using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>What would be issued: the preview, with what the assignments are made of.</summary>
internal sealed record IssuePlan(IssuePreview Preview, IReadOnlyDictionary<long, Duty> Duties, IReadOnlyDictionary<long, string> Paths);

/// <summary>Finds out who would get what, and what stands in the way. Changes nothing.</summary>
public sealed class IssuePlanner(AppDbContext db, GroupResolver groups, Clock clock)
{
    private readonly Dictionary<(string Name, long IssuerId, DateOnly Day), Resolution> _resolved = [];

    internal async Task<IssuePlan> PlanAsync(IssueOptions options, CancellationToken cancel)
    {
        var day = options.Day ?? clock.Today;
        var document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == options.DocumentId, cancel) ?? throw new NotFoundException("document", options.DocumentId);
        RuleException.When(document.Standing != Standing.Registered, "rule.issue.not-registered");
        var duties = await db.Duties.AsNoTracking().Where(d => d.DocumentId == options.DocumentId && d.State == DutyState.Confirmed).OrderBy(d => d.Place).ThenBy(d => d.Id).ToListAsync(cancel);
        if (options.DutyIds is { } only) duties.RemoveAll(d => !only.Contains(d.Id));
        var ids = duties.ConvertAll(d => d.Id);
        var actors = (await db.DutyActors.AsNoTracking().Where(a => a.DocumentId == options.DocumentId && ids.Contains(a.DutyId)).OrderBy(a => a.Id).ToListAsync(cancel)).ConvertAll(a => (Actor: a, Preview: (ActorPreview?)null));
        var named = await NamedAsync(actors.Select(a => a.Actor), options, day, cancel);
        for (var i = 0; i < actors.Count; i++) actors[i] = (actors[i].Actor, await ActorAsync(actors[i].Actor, options, named, day, cancel));

        var byDuty = actors.ToLookup(a => a.Actor.DutyId, a => a.Preview!);
        var bodies = actors.SelectMany(a => a.Preview!.Bodies).Select(b => b.Id).ToHashSet();
        var conflicts = await IssueConflicts.ReadAsync(db, document, options, day, bodies, clock.Today, cancel);
        var previews = duties.Select((d, i) =>
        {
            var given = byDuty[d.Id].OrderBy(a => a.Role).SelectMany(a => a.Bodies.Select(b => new GivenBody(b, a.Role))).DistinctBy(g => g.Body.Id).Where(g => conflicts.CanHave(g.Body.Id)).ToList();
            return new DutyPreview(d.Id, i + 1, d.Section, d.Text, d.Deliverable, d.DueOn, [.. byDuty[d.Id]], given, conflicts.Of(d, [.. byDuty[d.Id]], given));
        }).ToList();
        var title = string.IsNullOrWhiteSpace(options.Title) ? document.Subject : options.Title.Trim();
        IReadOnlyList<Conflict> whole = duties.Count > 0 ? [] : [new(ConflictKind.NoDuty, true, Reason.Of("conflict.no-duty"), [])];
        return new(new(options.DocumentId, options.IssuerId, options.Line, day, title, previews, previews.Sum(p => p.Given.Count), previews.SelectMany(p => p.Given).Select(g => g.Body.Id).Distinct().Count(), whole),
            duties.ToDictionary(d => d.Id), conflicts.Paths);
    }

    private async Task<ActorPreview> ActorAsync(DutyActor actor, IssueOptions options, IReadOnlyDictionary<long, ResolvedBody> named, DateOnly day, CancellationToken cancel)
    {
        if (options.Chosen?.GetValueOrDefault(actor.Id) is { } chosen) return new(actor.Id, actor.Role, actor.Name, [.. chosen.Distinct().Select(id => named[id])], [], [], false);
        if (actor.OrganizationId is { } meant) return new(actor.Id, actor.Role, actor.Name, [named[meant]], [], [], false);
        // The same words mean the same bodies in all duties of the document.
        if (!_resolved.TryGetValue((actor.Name, options.IssuerId, day), out var resolution)) _resolved[(actor.Name, options.IssuerId, day)] = resolution = await groups.ResolveAsync(actor.Name, options.IssuerId, day, cancel);
        return new(actor.Id, actor.Role, actor.Name, resolution.Bodies, resolution.Excluded, resolution.Unresolved, resolution.NeedsChoice);
    }

    /// <summary>Bodies that a person named, by id.</summary>
    private async Task<IReadOnlyDictionary<long, ResolvedBody>> NamedAsync(IEnumerable<DutyActor> actors, IssueOptions options, DateOnly day, CancellationToken cancel)
    {
        var ids = actors.Select(a => a.OrganizationId).OfType<long>().Concat(options.Chosen?.Values.SelectMany(c => c) ?? []).ToHashSet();
        if (ids.Count == 0) return new Dictionary<long, ResolvedBody>();
        var profiles = await db.OrganizationProfiles.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.OrganizationId)).Select(p => new { p.OrganizationId, p.Name, p.Kind, p.ValidFrom }).ToListAsync(cancel);
        // One that does not live on the day goes by its last name before it.
        var found = profiles.GroupBy(p => p.OrganizationId).Select(g => g.Where(p => p.ValidFrom <= day).MaxBy(p => p.ValidFrom) ?? g.MinBy(p => p.ValidFrom)!)
            .ToDictionary(p => p.OrganizationId, p => new ResolvedBody(p.OrganizationId, p.Name, p.Kind, Reason.Of("resolve.chosen", p.Name)));
        return found.Count == ids.Count ? found : throw new NotFoundException("organization", ids.First(i => !found.ContainsKey(i)));
    }
}
