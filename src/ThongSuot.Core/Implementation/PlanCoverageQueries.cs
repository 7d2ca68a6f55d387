using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Implementation;

/// <summary>Who has answered a duty with a document of its own, and who has not (DOMAIN §3.5).</summary>
public sealed record PlanCoverage(int Bodies, int WithPlan)
{
    public int Without => Bodies - WithPlan;
}

/// <param name="DocumentId">The body's own document; null while it has none.</param>
public sealed record CoverageRow(long AssignmentId, long OrganizationId, string Organization, DateOnly? DueOn, AssignmentState State, long? DocumentId, string? Identifier, DateOnly? IssuedOn);

/// <summary>A plan counts when it is the evidence of the assignment, or when the body has registered a document that implements the one the duty comes from.</summary>
public sealed class PlanCoverageQueries(AppDbContext db, OrganizationQueries organizations, Clock clock)
{
    public async Task<PlanCoverage> CountAsync(long programmeDutyId, CancellationToken cancel = default)
    {
        var (asked, plans) = Of(programmeDutyId);
        return new(await asked.CountAsync(cancel), await asked.CountAsync(a => plans.Any(p => p.BodyId == a.OrganizationId), cancel));
    }

    /// <summary>Bodies in the order of the tree.</summary>
    /// <param name="hasPlan">Only those that have one, or have none; null for all.</param>
    public async Task<Page<CoverageRow>> ListAsync(long programmeDutyId, bool? hasPlan = null, string? after = null, int size = Page<CoverageRow>.DefaultSize, CancellationToken cancel = default)
    {
        size = Math.Clamp(size, 1, Page<CoverageRow>.MaxSize);
        var (asked, plans) = Of(programmeDutyId);
        if (hasPlan is { } has) asked = asked.Where(a => plans.Any(p => p.BodyId == a.OrganizationId) == has);
#pragma warning disable CA1309 // Becomes a comparison in the database, where the column is ordered by bytes.
        if (NameCursor.Read(after) is { } from) asked = asked.Where(a => string.Compare(a.Path, from.Name) >= 0 && (string.Compare(a.Path, from.Name) > 0 || a.Id > from.Id));
#pragma warning restore CA1309
        var found = await asked.OrderBy(a => a.Path).ThenBy(a => a.Id).Take(size + 1).AsNoTracking().ToListAsync(cancel);
        var page = NameCursor.PageOf(found, size, a => new(a.Path, a.Id));
        var bodies = page.Items.Select(a => a.OrganizationId).Distinct().ToList();
        var names = await organizations.NamesAsync(bodies, clock.Today, cancel);
        // The latest where a body has several.
        var own = (await plans.Where(p => bodies.Contains(p.BodyId)).Join(db.Documents, p => p.DocumentId, d => d.Id, (p, d) => new { p.BodyId, Document = d }).AsNoTracking().ToListAsync(cancel))
            .GroupBy(p => p.BodyId).ToDictionary(g => g.Key, g => g.OrderByDescending(p => p.Document.IssuedOn).ThenByDescending(p => p.Document.Id).First().Document);
        return new([.. page.Items.Select(a => (Assignment: a, Plan: own.GetValueOrDefault(a.OrganizationId))).Select(r =>
            new CoverageRow(r.Assignment.Id, r.Assignment.OrganizationId, names.GetValueOrDefault(r.Assignment.OrganizationId, ""), r.Assignment.DueOn, r.Assignment.State, r.Plan?.Id, r.Plan?.Identifier, r.Plan?.IssuedOn))], page.Next);
    }

    private (IQueryable<Assignment> Asked, IQueryable<Plan> Plans) Of(long programmeDutyId)
    {
        var asked = db.Assignments.Where(a => a.ProgrammeDutyId == programmeDutyId && a.ParentId == null && a.State != AssignmentState.Released);
        var shown = asked.Join(db.Evidence.Where(e => e.DocumentId != null), a => a.Id, e => e.AssignmentId, (a, e) => new Plan { BodyId = a.OrganizationId, DocumentId = e.DocumentId!.Value });
        var registered = from duty in db.ProgrammeDuties
                         join programme in db.Programmes on duty.ProgrammeId equals programme.Id
                         join reference in db.References on programme.DocumentId equals reference.ToId
                         join document in db.Documents on reference.FromId equals document.Id
                         where duty.Id == programmeDutyId && DocumentReference.Answering.Contains(reference.Relation) && document.Standing == Standing.Registered && document.IssuerId != null
                         select new Plan { BodyId = document.IssuerId!.Value, DocumentId = document.Id };
        return (asked, shown.Concat(registered));
    }

    private sealed class Plan
    {
        public long BodyId { get; init; }
        public long DocumentId { get; init; }
    }
}
