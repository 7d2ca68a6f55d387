using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Plans;

/// <summary>Who has answered a duty with a plan of its own, who has not, who was late. A plan counts when it is the evidence of the assignment, or when the body has issued a document that answers the one the duty comes from; a draft does not.</summary>
public sealed class PlanCoverageQueries(AppDbContext db, OrganizationQueries organizations, AssignmentQueries assignments, Clock clock)
{
    /// <summary>Rows read at a time for a sheet.</summary>
    private const int AtOnce = 5_000;

    /// <summary>The duties of a programme that ask for a plan, in its order.</summary>
    public async Task<IReadOnlyList<PlanDuty>> DutiesAsync(long programmeId, CancellationToken cancel = default) =>
        [.. (await db.ProgrammeDuties.Where(d => d.ProgrammeId == programmeId && d.RecursOfId == null).OrderBy(d => d.Ordinal).Select(d => new PlanDuty(d.Id, d.Ordinal, d.Text, d.Deliverable, d.DueOn)).ToListAsync(cancel)).Where(d => PlanWords.AsksForPlan(d.Text, d.Deliverable))];

    /// <param name="at">Only the body and all below it; null for all.</param>
    public async Task<PlanCoverage> CountAsync(long programmeDutyId, long? at = null, CancellationToken cancel = default)
    {
        var today = clock.Today;
        var counts = await Of(programmeDutyId, await WithinAsync(programmeDutyId, at, cancel)).GroupBy(a => 1).Select(g => new PlanCoverage(
            g.Count(a => a.On != null && (a.DueOn == null || a.On <= a.DueOn)), g.Count(a => a.On != null && a.On > a.DueOn),
            g.Count(a => a.On == null && (a.DueOn == null || a.DueOn >= today)), g.Count(a => a.On == null && a.DueOn < today))).SingleOrDefaultAsync(cancel);
        return counts ?? new(0, 0, 0, 0);
    }

    /// <summary>The bodies directly below one, those where most is missing first; such without anything to answer are left out.</summary>
    public async Task<IReadOnlyList<CoverageBelow>> BelowAsync(long programmeDutyId, long at, CancellationToken cancel = default)
    {
        var today = clock.Today;
        var line = await db.ProgrammeDuties.Where(d => d.Id == programmeDutyId).Join(db.Programmes, d => d.ProgrammeId, p => p.Id, (d, p) => p.Line).SingleAsync(cancel);
        var children = db.OrganizationLinks.Where(l => l.ParentId == at && l.Line == line && l.ValidFrom <= today && l.ValidTo > today);
#pragma warning disable CA1309, CA1307 // Becomes a comparison in the database, where the column is ordered by bytes; '~' follows whatever a path is made of.
        var counts = await (from child in children
                            from asked in Of(programmeDutyId, null)
                            where string.Compare(asked.Path, child.Path) >= 0 && string.Compare(asked.Path, child.Path + "~") < 0
                            group asked by child.ChildId into g
                            select new
                            {
                                g.Key,
                                Coverage = new PlanCoverage(g.Count(a => a.On != null && (a.DueOn == null || a.On <= a.DueOn)), g.Count(a => a.On != null && a.On > a.DueOn),
                                    g.Count(a => a.On == null && (a.DueOn == null || a.DueOn >= today)), g.Count(a => a.On == null && a.DueOn < today)),
                            }).ToListAsync(cancel);
#pragma warning restore CA1309, CA1307
        var names = await organizations.NamesAsync(counts.ConvertAll(c => c.Key), today, cancel);
        return [.. counts.Select(c => new CoverageBelow(c.Key, names.GetValueOrDefault(c.Key, ""), c.Coverage)).OrderByDescending(c => c.Coverage.Overdue).ThenByDescending(c => c.Coverage.Open).ThenBy(c => NameFolding.Fold(c.Name), StringComparer.Ordinal)];
    }

    /// <summary>Bodies in the order of the tree.</summary>
    /// <param name="state">Only those that stand so; null for all.</param>
    public Task<Page<CoverageRow>> ListAsync(long programmeDutyId, PlanState? state = null, long? at = null, string? after = null, int size = Page<CoverageRow>.DefaultSize, CancellationToken cancel = default) =>
        RowsAsync(programmeDutyId, state, at, after, Math.Clamp(size, 1, Page<CoverageRow>.MaxSize), cancel);

    /// <summary>All of them, for a sheet.</summary>
    public async Task<IReadOnlyList<CoverageRow>> AllAsync(long programmeDutyId, PlanState? state = null, long? at = null, CancellationToken cancel = default)
    {
        var (all, after) = (new List<CoverageRow>(), (string?)null);
        do
        {
            var some = await RowsAsync(programmeDutyId, state, at, after, AtOnce, cancel);
            all.AddRange(some.Items);
            after = some.Next;
        } while (after is not null);
        return all;
    }

    private async Task<Page<CoverageRow>> RowsAsync(long programmeDutyId, PlanState? state, long? at, string? after, int size, CancellationToken cancel)
    {
        var today = clock.Today;
        var asked = Of(programmeDutyId, await WithinAsync(programmeDutyId, at, cancel));
        asked = state switch
        {
            PlanState.InTime => asked.Where(a => a.On != null && (a.DueOn == null || a.On <= a.DueOn)),
            PlanState.Late => asked.Where(a => a.On != null && a.On > a.DueOn),
            PlanState.Open => asked.Where(a => a.On == null && (a.DueOn == null || a.DueOn >= today)),
            PlanState.Overdue => asked.Where(a => a.On == null && a.DueOn < today),
            _ => asked,
        };
#pragma warning disable CA1309 // Becomes a comparison in the database, where the column is ordered by bytes.
        if (NameCursor.Read(after) is { } from) asked = asked.Where(a => string.Compare(a.Path, from.Name) >= 0 && (string.Compare(a.Path, from.Name) > 0 || a.Id > from.Id));
#pragma warning restore CA1309
        var page = NameCursor.PageOf(await asked.OrderBy(a => a.Path).ThenBy(a => a.Id).Take(size + 1).ToListAsync(cancel), size, a => new(a.Path, a.Id));
        var bodies = page.Items.Select(a => a.BodyId).ToHashSet();
        var names = await organizations.NamesAsync(bodies, today, cancel);
        // The latest where a body has several.
        var own = (await Plans(programmeDutyId).Where(p => EF.Parameter(bodies).Contains(p.BodyId)).Join(db.Documents, p => p.DocumentId, d => d.Id, (p, d) => new { p.BodyId, d.Id, Identifier = DocumentNumber.Write(d.Number, d.NumberTail, d.Symbol), d.IssuedOn, d.ListedOn, IsOpen = d.Secrecy == Secrecy.None }).ToListAsync(cancel))
            .GroupBy(p => p.BodyId).ToDictionary(g => g.Key, g => g.OrderByDescending(p => p.ListedOn).ThenByDescending(p => p.Id).First());
        var differences = await DifferencesAsync(programmeDutyId, [.. own.Values.Select(o => o.Id)], cancel);
        return new([.. page.Items.Select(a => (Asked: a, Plan: own.GetValueOrDefault(a.BodyId))).Select(r => new CoverageRow(r.Asked.Id, r.Asked.BodyId, names.GetValueOrDefault(r.Asked.BodyId, ""), r.Asked.DueOn, r.Asked.State, StateOf(r.Asked, today),
            // What a secret one is called is for its readers; that it is there, for all.
            r.Plan is { IsOpen: true } ? r.Plan.Id : null, r.Plan is { IsOpen: true } ? r.Plan.Identifier : null, r.Plan?.IssuedOn, r.Asked.On, r.Plan is { } plan && differences.TryGetValue(plan.Id, out var count) ? count : null))], page.Next);
    }

    /// <summary>How many duties of the upper document each plan does not cover; those that were not compared are missing.</summary>
    private async Task<Dictionary<long, int>> DifferencesAsync(long programmeDutyId, HashSet<long> plans, CancellationToken cancel)
    {
        var upper = db.ProgrammeDuties.Where(d => d.Id == programmeDutyId).Join(db.Programmes, d => d.ProgrammeId, p => p.Id, (d, p) => p.DocumentId);
        return await db.PlanComparisons.Where(c => EF.Parameter(plans).Contains(c.DocumentId) && upper.Contains(c.UpperId))
            .Select(c => new { c.DocumentId, Count = db.Alignments.Count(a => a.DocumentId == c.DocumentId && a.Verdict != AlignmentVerdict.Covered && db.Duties.Any(d => d.Id == a.UpperDutyId && d.DocumentId == c.UpperId)) }).ToDictionaryAsync(c => c.DocumentId, c => c.Count, cancel);
    }

    private static PlanState StateOf(Asked asked, DateOnly today) => asked.On is { } on ? on > asked.DueOn ? PlanState.Late : PlanState.InTime : asked.DueOn < today ? PlanState.Overdue : PlanState.Open;

    private async Task<(string Low, string High)?> WithinAsync(long programmeDutyId, long? at, CancellationToken cancel) => at is { } body
        ? await assignments.WithinAsync(body, await db.ProgrammeDuties.Where(d => d.Id == programmeDutyId).Select(d => (long?)d.ProgrammeId).SingleOrDefaultAsync(cancel), cancel) : null;

    /// <summary>Who is asked, with the day of the first plan.</summary>
    private IQueryable<Asked> Of(long programmeDutyId, (string Low, string High)? within)
    {
        var given = db.Assignments.Where(a => a.ProgrammeDutyId == programmeDutyId && a.ParentId == null && a.State != AssignmentState.Released);
#pragma warning disable CA1309 // Becomes a comparison in the database, where the column is ordered by bytes.
        if (within is var (low, high)) given = given.Where(a => string.Compare(a.Path, low) >= 0 && string.Compare(a.Path, high) < 0);
#pragma warning restore CA1309
        var first = Plans(programmeDutyId).Join(db.Documents, p => p.DocumentId, d => d.Id, (p, d) => new { p.BodyId, d.ListedOn }).GroupBy(p => p.BodyId).Select(g => new { BodyId = g.Key, On = (DateOnly?)g.Min(p => p.ListedOn) });
        return from assignment in given
               join plan in first on assignment.OrganizationId equals plan.BodyId into plans
               from plan in plans.DefaultIfEmpty()
               select new Asked { Id = assignment.Id, BodyId = assignment.OrganizationId, Path = assignment.Path, DueOn = assignment.DueOn, State = assignment.State, On = plan.On };
    }

    private IQueryable<Plan> Plans(long programmeDutyId)
    {
        var shown = from assignment in db.Assignments
                    join evidence in db.Evidence on assignment.Id equals evidence.AssignmentId
                    join document in db.Documents on evidence.DocumentId equals (long?)document.Id
                    where assignment.ProgrammeDutyId == programmeDutyId && assignment.ParentId == null && document.Standing != Standing.Draft && document.Standing != Standing.Recalled
                    select new Plan { BodyId = assignment.OrganizationId, DocumentId = document.Id };
        var registered = from duty in db.ProgrammeDuties
                         join programme in db.Programmes on duty.ProgrammeId equals programme.Id
                         join reference in db.References on programme.DocumentId equals reference.ToId
                         join document in db.Documents on reference.FromId equals document.Id
                         where duty.Id == programmeDutyId && DocumentReference.Answering.Contains(reference.Relation) && document.Standing == Standing.Registered && document.IssuerId != null
                         select new Plan { BodyId = document.IssuerId!.Value, DocumentId = document.Id };
        return shown.Union(registered);
    }

    private sealed class Plan
    {
        public long BodyId { get; init; }
        public long DocumentId { get; init; }
    }

    private sealed class Asked
    {
        public long Id { get; init; }
        public long BodyId { get; init; }
        public string Path { get; init; } = "";
        public DateOnly? DueOn { get; init; }
        public AssignmentState State { get; init; }
        public DateOnly? On { get; init; }
    }
}
