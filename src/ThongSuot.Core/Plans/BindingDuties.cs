using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Plans;

/// <summary>A duty of a document that a body must see to.</summary>
/// <param name="DueOn">The last day allowed to this body, more time granted included.</param>
internal sealed record BindingDuty(Duty Duty, DateOnly? DueOn);

/// <summary>Which duties of a document bind a body: those given to it; where nothing was given out yet, those that name it or its kind. A duty to make a plan is answered by the plan itself and is not among them.</summary>
public sealed class BindingDuties(AppDbContext db, GroupResolver groups, Clock clock)
{
    private readonly Dictionary<(string Name, long IssuerId), HashSet<long>> _resolved = [];

    internal async Task<IReadOnlyList<BindingDuty>> OfAsync(long documentId, long bodyId, CancellationToken cancel)
    {
        var duties = (await db.Duties.AsNoTracking().Where(d => d.DocumentId == documentId && d.State == DutyState.Confirmed).OrderBy(d => d.Place).ThenBy(d => d.Id).ToListAsync(cancel)).FindAll(d => !PlanWords.AsksForPlan(d.Text, d.Deliverable));
        var programmes = db.Programmes.Where(p => p.DocumentId == documentId && p.State != ProgrammeState.Recalled);
        var given = (await (from assignment in db.Assignments
                            join duty in db.ProgrammeDuties on assignment.ProgrammeDutyId equals duty.Id
                            where duty.RecursOfId == null && programmes.Any(p => p.Id == assignment.ProgrammeId) && assignment.OrganizationId == bodyId && assignment.State != AssignmentState.Released
                            select new { duty.DutyId, assignment.DueOn }).ToListAsync(cancel)).ToLookup(g => g.DutyId, g => g.DueOn);
        // Given twice, the later day holds; a duty without a day has none.
        if (given.Count > 0 || await programmes.AnyAsync(cancel)) return [.. duties.Where(d => given.Contains(d.Id)).Select(d => new BindingDuty(d, given[d.Id].Any(due => due is null) ? null : given[d.Id].Max()))];
        var named = await NamedAsync(documentId, bodyId, cancel);
        return [.. duties.Where(d => named.Contains(d.Id)).Select(d => new BindingDuty(d, d.DueOn))];
    }

    private async Task<HashSet<long>> NamedAsync(long documentId, long bodyId, CancellationToken cancel)
    {
        var from = await db.Documents.Where(d => d.Id == documentId).Select(d => d.IssuerId ?? d.KeeperId).SingleAsync(cancel);
        var actors = await db.DutyActors.AsNoTracking().Where(a => a.DocumentId == documentId).ToListAsync(cancel);
        var found = new HashSet<long>();
        foreach (var actor in actors)
            if (actor.OrganizationId is { } meant ? meant == bodyId : from is { } issuer && (await ResolvedAsync(actor.Name, issuer, cancel)).Contains(bodyId)) found.Add(actor.DutyId);
        return found;
    }

    private async Task<HashSet<long>> ResolvedAsync(string name, long issuerId, CancellationToken cancel)
    {
        if (!_resolved.TryGetValue((name, issuerId), out var bodies)) _resolved[(name, issuerId)] = bodies = [.. (await groups.ResolveAsync(name, issuerId, clock.Today, cancel)).Bodies.Select(b => b.Id)];
        return bodies;
    }
}
