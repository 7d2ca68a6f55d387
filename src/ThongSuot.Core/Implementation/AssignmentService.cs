using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>
/// What people do with an assignment. Each step writes the assignment, what was said, the change of the tallies and the history in one transaction. Whoever comes second with
/// the same version gets a <see cref="StaleException"/>; a request that arrives twice under one key is carried out once.
/// </summary>
public sealed class AssignmentService(AppDbContext db, AccessCheck access, Clock clock)
{
    /// <summary>Moves an assignment on; returns its id.</summary>
    public Task<long> MoveAsync(MoveAssignmentOptions options, Operation operation, CancellationToken cancel = default) =>
        DoAsync(options.Id, options.Version, AssignmentCase.NeededFor(options.Move), operation, async (work, found, ledger) =>
        {
            RuleException.When(options.Move is AssignmentMove.Decline or AssignmentMove.Return && string.IsNullOrWhiteSpace(options.Sentence), "rule.assignment.reason-missing");
            found.Assignment.Move(options.Move, clock.Today, options.Percent);
            Say(work, found.Assignment, KindOf(options.Move), options.Sentence, percent: found.Assignment.Percent);
            foreach (var evidence in options.Evidence ?? []) db.Add(evidence.Of(options.Id, work.At, work.Operation.ActorId));
            if (found.Assignment.State == AssignmentState.Released) await RecallBelowAsync(work, options.Id, ledger, cancel);
            if (NoticeOf(options.Move) is { } notice) await AssignmentNotices.TellAsync(db, work, found.Assignment, notice, clock.Today, cancel, AssignmentNotices.Sentence(options.Sentence));
        }, cancel);

    public Task<long> AskExtensionAsync(AskExtensionOptions options, Operation operation, CancellationToken cancel = default) =>
        DoAsync(options.Id, options.Version, Permission.Report, operation, (work, found, _) =>
        {
            RuleException.When(string.IsNullOrWhiteSpace(options.Sentence), "rule.assignment.reason-missing");
            found.Assignment.AskExtension(options.Until);
            Say(work, found.Assignment, EntryKind.ExtensionAsked, options.Sentence, until: options.Until);
            return Task.CompletedTask;
        }, cancel);

    public Task<long> AnswerExtensionAsync(AnswerExtensionOptions options, Operation operation, CancellationToken cancel = default) =>
        DoAsync(options.Id, options.Version, Permission.IssueAssignments, operation, async (work, found, _) =>
        {
            RuleException.When(options.Until is null && string.IsNullOrWhiteSpace(options.Sentence), "rule.assignment.reason-missing");
            RuleException.When(options.Until > found.ParentDueOn, "rule.assignment.later-than-above", found.ParentDueOn ?? clock.Today);
            found.Assignment.AnswerExtension(options.Until, clock.Today);
            Say(work, found.Assignment, options.Until is null ? EntryKind.ExtensionRefused : EntryKind.ExtensionGiven, options.Sentence, until: options.Until);
            await (options.Until is { } until ? AssignmentNotices.TellAsync(db, work, found.Assignment, "notice.extension-given", clock.Today, cancel, AssignmentNotices.Said(until))
                : AssignmentNotices.TellAsync(db, work, found.Assignment, "notice.extension-refused", clock.Today, cancel, AssignmentNotices.Sentence(options.Sentence)));
        }, cancel);

    /// <summary>Adds what proves it, while the programme runs: also after the submission, when a returned one is to be completed or an accepted one documented.</summary>
    public Task<long> AddEvidenceAsync(AddEvidenceOptions options, Operation operation, CancellationToken cancel = default) =>
        DoAsync(options.Id, null, Permission.Report, operation, (work, found, _) =>
        {
            RuleException.When(found.Assignment.State is AssignmentState.Released or AssignmentState.Declined, "rule.evidence.closed");
            foreach (var evidence in options.Evidence) db.Add(evidence.Of(options.Id, work.At, work.Operation.ActorId));
            return Task.CompletedTask;
        }, cancel);

    /// <summary>Gives parts of it to bodies below, within its own dates; it stays answerable for the whole. What was only waiting is taken up by this.</summary>
    public Task<long> DelegateAsync(DelegateAssignmentOptions options, Operation operation, CancellationToken cancel = default) =>
        DoAsync(options.Id, options.Version, Permission.Report, operation, async (work, found, ledger) =>
        {
            var (parent, today) = (found.Assignment, clock.Today);
            var bodies = options.OrganizationIds.Distinct().ToList();
            RuleException.When(bodies.Count == 0, "rule.assignment.delegate-nobody");
            RuleException.When(!parent.IsBeingDone, "rule.assignment.delegate-closed");
            RuleException.When(options.DueOn > parent.DueOn, "rule.assignment.later-than-above", parent.DueOn ?? today);
            RuleException.When(options.DueOn < today, "rule.assignment.delegate-past", today);
            var places = await OrganizationTree.Below(db.OrganizationLinks, found.Line, parent.Path).Where(l => bodies.Contains(l.ChildId) && l.ChildId != parent.OrganizationId && l.ValidFrom <= today && l.ValidTo > today)
                .Select(l => new { l.ChildId, l.Path }).ToListAsync(cancel);
            RuleException.When(places.Count < bodies.Count, "rule.assignment.delegate-not-below");
            RuleException.When(await db.Assignments.AnyAsync(a => a.ParentId == options.Id && bodies.Contains(a.OrganizationId) && a.State != AssignmentState.Released, cancel), "rule.assignment.delegated-already");

            var duty = await db.ProgrammeDuties.AsNoTracking().SingleAsync(d => d.Id == parent.ProgrammeDutyId, cancel);
            var parts = places.ConvertAll(p => new Assignment(duty, p.ChildId, p.Path, parent.Role, today, parent.Id, options.DueOn ?? parent.DueOn));
            db.AddRange(parts);
            await db.SaveChangesAsync(cancel);
            if (parent.State == AssignmentState.Waiting) parent.Move(AssignmentMove.Acknowledge, today);
            // Two who delegate at once must not give it to the same body twice: the version of the parent decides.
            db.Entry(parent).Property(a => a.Version).IsModified = true;
            Say(work, parent, EntryKind.Delegated, options.Sentence, until: options.DueOn);
            foreach (var part in parts) ledger.Given(part);
        }, cancel);

    private Task<long> DoAsync(long id, int? version, Permission permission, Operation operation, Func<Work, AssignmentCase, TallyLedger, Task> step, CancellationToken cancel) =>
        db.OnceAsync(operation, async () =>
        {
            // Asked before the transaction, which is to be short; what changes in between is caught by the version.
            var found = await AssignmentCase.FindAsync(db, id, cancel);
            await access.DemandAsync(operation.By, permission, found.PlaceOf(permission), permission is Permission.Report ? found.Assignment.Path : null, cancel);
            await using var work = await db.BeginAsync(operation, cancel);
            found.Check(version);
            var (before, ledger) = (found.Assignment.Figure, new TallyLedger());
            await step(work, found, ledger);
            ledger.Changed(found.Assignment, before);
            db.AddRange(ledger.Rows());
            work.Created(id);
            await work.CommitAsync(cancel);
            return id;
        }, cancel);

    /// <summary>What was delegated from something that nobody must do any more ends with it.</summary>
    private async Task RecallBelowAsync(Work work, long id, TallyLedger ledger, CancellationToken cancel)
    {
        var above = new List<long> { id };
        while (above.Count > 0)
        {
            var parts = await db.Assignments.Where(a => a.ParentId != null && above.Contains(a.ParentId.Value)).Where(Assignment.StillOpen).ToListAsync(cancel);
            foreach (var part in parts)
            {
                var before = part.Figure;
                part.Move(AssignmentMove.Recall, clock.Today);
                ledger.Changed(part, before);
                Say(work, part, EntryKind.Recalled, null);
            }
            above = parts.ConvertAll(p => p.Id);
        }
    }

    private void Say(Work work, Assignment assignment, EntryKind kind, string? sentence, int? percent = null, DateOnly? until = null) =>
        db.Add(new AssignmentEntry(assignment.Id, kind, work.At, work.Operation.ActorId, percent, sentence, until));

    /// <summary>The sentence by which the body hears of an answer; null for what it hears at home or has done itself. What it does itself the other side reads in the digest.</summary>
    private static string? NoticeOf(AssignmentMove move) => move switch
    {
        AssignmentMove.Return => "notice.returned",
        AssignmentMove.Insist => "notice.insisted",
        AssignmentMove.Release => "notice.released",
        _ => null,
    };

    private static EntryKind KindOf(AssignmentMove move) => move switch
    {
        AssignmentMove.Acknowledge => EntryKind.Acknowledged,
        AssignmentMove.Report => EntryKind.Reported,
        AssignmentMove.Submit => EntryKind.Submitted,
        AssignmentMove.Decline => EntryKind.Declined,
        AssignmentMove.Accept => EntryKind.Accepted,
        AssignmentMove.Return => EntryKind.Returned,
        AssignmentMove.Insist => EntryKind.Insisted,
        AssignmentMove.Release => EntryKind.Released,
        _ => EntryKind.Recalled,
    };
}
