using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Implementation;

/// <summary>What would change: the preview, with what it is made of.</summary>
/// <param name="Given">Bodies by duty of the later document, as far as that is clear.</param>
/// <param name="Holding">Bodies by duty of the programme that have it and are not released.</param>
internal sealed record AmendmentPlan(Amendment Preview, IssuePlan Issue, IReadOnlyDictionary<long, IReadOnlyList<GivenBody>> Given, ILookup<long, long> Holding);

/// <summary>Compares the duties of a running programme with those of a document that replaces or amends the one it carries out. Changes nothing.</summary>
public sealed class AmendmentPlanner(AppDbContext db, IssuePlanner issue)
{
    private static readonly RelationKind[] Changing = [RelationKind.Replaces, RelationKind.Repeals, RelationKind.Amends];

    /// <exception cref="NotFoundException">There is no such programme, or no confirmed document with this id says that it changes the programme's.</exception>
    public async Task<Amendment> PreviewAsync(long programmeId, long documentId, CancellationToken cancel = default) => (await PlanAsync(programmeId, documentId, cancel)).Preview;

    internal async Task<AmendmentPlan> PlanAsync(long programmeId, long documentId, CancellationToken cancel)
    {
        var programme = await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == programmeId, cancel) ?? throw new NotFoundException("programme", programmeId);
        // Once the programme follows a later document, what is left of the comparison with it can still be looked at.
        var relations = await db.References.Where(r => r.FromId == documentId && (r.ToId == programme.DocumentId || programme.DocumentId == documentId) && Changing.Contains(r.Relation) && db.Documents.Any(d => d.Id == documentId && d.ConfirmedAt != null)).Select(r => r.Relation).ToListAsync(cancel);
        if (relations.Count == 0) throw new NotFoundException("document", documentId);
        var isReplacement = !relations.TrueForAll(r => r == RelationKind.Amends);

        var plan = await issue.PlanAsync(new(documentId, programme.IssuerId, programme.Line), cancel);
        var duties = await db.ProgrammeDuties.AsNoTracking().Where(d => d.ProgrammeId == programmeId && d.RecursOfId == null).OrderBy(d => d.Ordinal).ToListAsync(cancel);
        // What goes on from this document already is done with.
        var carried = duties.Select(d => d.DutyId).ToHashSet();
        duties.RemoveAll(d => plan.Duties.ContainsKey(d.DutyId));
        var before = duties.ConvertAll(d => d.DutyId);
        var origins = await db.Duties.AsNoTracking().Where(d => before.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
        var actors = (await db.DutyActors.AsNoTracking().Where(a => before.Contains(a.DutyId) || a.DocumentId == documentId).OrderBy(a => a.Role).ThenBy(a => a.Id).ToListAsync(cancel)).ToLookup(a => a.DutyId, a => new ComparedActor(a.Role, a.Name));
        var (holding, open) = await HoldingAsync(programmeId, cancel);

        var was = duties.ConvertAll(d => new ComparedDuty(d.Id, origins[d.DutyId].Section, d.Text, d.Deliverable, d.DueOn, origins[d.DutyId].DueWritten, [.. actors[d.DutyId]]));
        // One that was closed has nothing left to compare.
        was.RemoveAll(w => !holding.Contains(w.Id));
        var now = plan.Preview.Duties.Where(d => !carried.Contains(d.DutyId)).Select(d => new ComparedDuty(d.DutyId, d.Section, d.Text, d.Deliverable, d.DueOn, plan.Duties[d.DutyId].DueWritten, [.. actors[d.DutyId]])).ToList();
        var given = plan.Preview.Duties.Where(d => !d.Conflicts.Any(c => c.Kind is ConflictKind.ToChoose or ConflictKind.Nobody or ConflictKind.Unresolved)).ToDictionary(d => d.DutyId, d => d.Given);
        var pairs = DocumentComparison.Of(was, now).Where(p => isReplacement || p.Change != DutyChange.Gone).Select(p => Amended(p, given, holding, open)).ToList();
        var links = (await DocumentQueries.LinksAsync(db.Documents, [programme.DocumentId, documentId], cancel)).ToDictionary(l => l.Id);
        return new(new(new(programme.Id, programme.Title, programme.DocumentId, programme.IssuerId, programme.Line, programme.IssuedOn, programme.State), links[programme.DocumentId], links[documentId], isReplacement, programme.Version, pairs), plan, given, holding);
    }

    private static AmendedDuty Amended(DutyPair pair, Dictionary<long, IReadOnlyList<GivenBody>> given, ILookup<long, long> holding, Dictionary<long, int> open)
    {
        var left = pair.Was is { } was ? open.GetValueOrDefault(was.Id) : 0;
        if (pair.Is is not { } now || pair.Change == DutyChange.Same) return new(pair, left, 0, 0, false);
        if (pair.Change == DutyChange.Changed && !pair.Differences.HasFlag(DutyDifferences.Actors)) return new(pair, left, 0, 0, false);
        if (!given.TryGetValue(now.Id, out var bodies)) return new(pair, left, 0, 0, true);
        var (named, have) = (bodies.Select(b => b.Body.Id).ToHashSet(), pair.Was is null ? [] : holding[pair.Was.Id].ToHashSet());
        return new(pair, left, named.Count(b => !have.Contains(b)), have.Count(b => !named.Contains(b)), false);
    }

    private async Task<(ILookup<long, long> Holding, Dictionary<long, int> Open)> HoldingAsync(long programmeId, CancellationToken cancel)
    {
        var rows = await db.Assignments.Where(a => a.ProgrammeId == programmeId && a.ParentId == null && a.State != AssignmentState.Released).Select(a => new { a.ProgrammeDutyId, a.OrganizationId, IsOpen = a.State != AssignmentState.Accepted }).ToListAsync(cancel);
        return (rows.ToLookup(r => r.ProgrammeDutyId, r => r.OrganizationId), rows.Where(r => r.IsOpen).GroupBy(r => r.ProgrammeDutyId).ToDictionary(g => g.Key, g => g.Count()));
    }
}
