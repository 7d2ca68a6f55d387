using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Plans;

/// <summary>What a person says of one upper duty in a plan below.</summary>
/// <param name="LowerDutyId">The duty of the plan that answers; null when none does.</param>
/// <param name="Version">The version the person saw.</param>
public sealed record DecideAlignmentOptions(long Id, AlignmentVerdict Verdict, long? LowerDutyId, int? Version = null);

/// <summary>Does the plan below cover every duty of the one above, no weaker and no later (DOMAIN §3.5)? The machine proposes, a person on the side of the upper document says so.</summary>
public sealed class AlignmentService(AppDbContext db, AccessCheck check, BindingDuties binding)
{
    private const int AtOnce = 100;

    /// <summary>Lays a plan beside the document above it, anew: what a person has confirmed stays, as long as the duty it names is there. A body may do so with its own draft before it is issued.</summary>
    public async Task CompareAsync(long upperId, long documentId, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var (upper, lower) = (await db.DocumentAsync(upperId, null, cancel), await db.DocumentAsync(documentId, null, cancel));
        RuleException.When(upper.KeeperId is null || lower.KeeperId is null, "rule.document.not-on-file");
        if (operation.By.PersonId is { } person && !await check.MayAsync(person, Permission.ConfirmDuties, lower.KeeperId!.Value, cancel)) await check.DemandAsync(operation.By, Permission.AcceptReports, upper.IssuerId ?? upper.KeeperId!.Value, cancel);
        RuleException.When(!await db.References.AnyAsync(r => r.FromId == documentId && r.ToId == upperId && DocumentReference.Answering.Contains(r.Relation), cancel), "rule.alignment.not-answering");
        await CompareAsync(work, upper, lower, cancel);
        await work.CommitAsync(cancel);
    }

    /// <summary>Confirms what was proposed of a duty, or says otherwise.</summary>
    public async Task DecideAsync(DecideAlignmentOptions options, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var alignment = await db.Alignments.SingleOrDefaultAsync(a => a.Id == options.Id, cancel) ?? throw new NotFoundException("alignment", options.Id);
        await DemandAsync(alignment.UpperDutyId, operation, cancel);
        if (options.Version is { } seen && seen != alignment.Version) throw new StaleException("alignment", options.Id);
        RuleException.When(options.LowerDutyId is { } lower && !await db.Duties.AnyAsync(d => d.Id == lower && d.DocumentId == alignment.DocumentId && d.State != DutyState.Rejected, cancel), "rule.alignment.other-plan");
        alignment.Decide(options.Verdict, options.LowerDutyId, operation.By.PersonId, work.At);
        await work.CommitAsync(cancel);
    }

    /// <summary>Compares plans in force whose duties a person has confirmed with the programmes they answer, when that was not done since. Returns how many.</summary>
    public async Task<int> CompareWaitingAsync(CancellationToken cancel = default)
    {
        var waiting = await (from reference in db.References
                             join lower in db.Documents on reference.FromId equals lower.Id
                             join upper in db.Documents on reference.ToId equals upper.Id
                             where DocumentReference.Answering.Contains(reference.Relation) && lower.Standing == Standing.Registered && lower.ConfirmedAt != null && upper.ConfirmedAt != null
                                 && db.Programmes.Any(p => p.DocumentId == upper.Id && p.State == ProgrammeState.Running)
                                 && !db.PlanComparisons.Any(c => c.UpperId == upper.Id && c.DocumentId == lower.Id && c.ComparedAt >= lower.ConfirmedAt && c.ComparedAt >= upper.ConfirmedAt)
                             orderby lower.Id
                             select new { UpperId = upper.Id, LowerId = lower.Id }).Take(AtOnce).ToListAsync(cancel);
        foreach (var pair in waiting)
        {
            await using var work = await db.BeginAsync(new(Actor.System, "job", "plan.compare"), cancel);
            await CompareAsync(work, await db.DocumentAsync(pair.UpperId, null, cancel), await db.DocumentAsync(pair.LowerId, null, cancel), cancel);
            await work.CommitAsync(cancel);
        }
        return waiting.Count;
    }

    private async Task CompareAsync(Work work, Document upper, Document lower, CancellationToken cancel)
    {
        var duties = await binding.OfAsync(upper.Id, lower.IssuerId ?? lower.KeeperId!.Value, cancel);
        var own = await db.Duties.AsNoTracking().Where(d => d.DocumentId == lower.Id && d.State != DutyState.Rejected).OrderBy(d => d.Place).ThenBy(d => d.Id).ToListAsync(cancel);
        var proposals = AlignmentProposer.Propose([.. duties.Select(d => new UpperDuty(d.Duty.Id, d.Duty.Text, d.Duty.Section, d.Duty.Deliverable, d.DueOn))],
            [.. own.Select(d => new LowerDuty(d.Id, d.Text, d.Deliverable, d.DueOn, d.DueKind, d.AnswersId))], upper.CitedAs);
        var (there, known) = (own.Select(d => d.Id).ToHashSet(), await db.Alignments.Where(a => a.DocumentId == lower.Id && db.Duties.Any(d => d.Id == a.UpperDutyId && d.DocumentId == upper.Id)).ToDictionaryAsync(a => a.UpperDutyId, cancel));
        foreach (var proposal in proposals)
            if (!known.Remove(proposal.UpperId, out var alignment)) db.Add(new Alignment(lower.Id, proposal));
            else if (!StandsFirm(alignment, there) && alignment.IsOtherThan(proposal)) alignment.Propose(proposal);
        // Duties that bind the body no more.
        db.RemoveRange(known.Values.Where(a => a.State == AlignmentState.Proposed));
        // Nodes' clocks differ a little; what was just compared must not wait again.
        var at = new[] { work.At, upper.ConfirmedAt ?? work.At, lower.ConfirmedAt ?? work.At }.Max();
        if (await db.PlanComparisons.SingleOrDefaultAsync(c => c.UpperId == upper.Id && c.DocumentId == lower.Id, cancel) is { } before) before.Again(at);
        else db.Add(new PlanComparison(upper.Id, lower.Id, at));
    }

    /// <summary>A person has said so, and the duty they named is still one.</summary>
    private static bool StandsFirm(Alignment alignment, HashSet<long> there) =>
        alignment.State == AlignmentState.Confirmed && (alignment.Verdict == AlignmentVerdict.Missing || alignment.LowerDutyId is { } lower && there.Contains(lower));

    private async Task DemandAsync(long upperDutyId, Operation operation, CancellationToken cancel)
    {
        var body = await db.Duties.Where(d => d.Id == upperDutyId).Join(db.Documents, d => d.DocumentId, d => d.Id, (_, d) => d.IssuerId ?? d.KeeperId).SingleAsync(cancel);
        await check.DemandAsync(operation.By, Permission.AcceptReports, body ?? throw new RuleException("rule.document.not-on-file"), cancel);
    }
}
