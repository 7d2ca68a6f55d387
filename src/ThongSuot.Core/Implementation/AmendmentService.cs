using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Notifications;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>What becomes of duties that are being done when their document is recalled, replaced or amended. The machine compares; what happens a person confirms, duty by duty.</summary>
public sealed class AmendmentService(AppDbContext db, AmendmentPlanner planner, AccessCheck access, Standings standings, Clock clock)
{
    private const string Open = """
        "Assignments" AS a WHERE a."State" NOT IN (5, 6) AND a."ProgrammeDutyId" IN (SELECT d."Id" FROM "ProgrammeDuties" AS d WHERE d."Id" = {0} OR d."RecursOfId" = {0})
        """;

    private readonly AssignmentBatches _batches = new(db);

    /// <summary>
    /// Does what a person has confirmed, in one operation. What is carried over keeps its states, reports and evidence; a day that was granted to a body alone is kept; what was accepted stays judged by the
    /// day it had. A programme whose document was replaced follows the later one. Returns the id of the programme.
    /// </summary>
    public Task<long> ApplyAsync(AmendOptions options, Operation operation, CancellationToken cancel = default) =>
        db.OnceAsync(operation, async () =>
        {
            var plan = await planner.PlanAsync(options.ProgrammeId, options.DocumentId, cancel);
            var preview = plan.Preview;
            await access.DemandAsync(operation.By, Permission.IssueAssignments, preview.Programme.IssuerId, cancel);
            Check(options, preview);
            await using var work = await db.BeginAsync(operation with { Reason = operation.Reason ?? $"{preview.Is.Type} {preview.Is.Identifier}".Trim() }, cancel);
            var programme = await db.Programmes.SingleAsync(p => p.Id == options.ProgrammeId, cancel);
            if (options.Version is { } seen && seen != programme.Version) throw new StaleException("programme", programme.Id);
            RuleException.When(programme.State != ProgrammeState.Running, "rule.programme.not-running");
            if (preview.IsReplacement) programme.Follow(options.DocumentId);
            // Two who amend at once: the second looks again.
            db.Entry(programme).Property(p => p.Version).IsModified = true;

            var duties = await db.ProgrammeDuties.Where(d => d.ProgrammeId == programme.Id && d.RecursOfId == null).ToListAsync(cancel);
            var (touched, ledger) = (new HashSet<long>(options.Close), new TallyLedger());
            foreach (var (old, now) in options.Carry)
                if (await CarryAsync(work, duties.Single(d => d.Id == old), plan.Issue.Duties[now], preview.Duties.FirstOrDefault(d => d.Pair.Was?.Id == old && d.Pair.Is?.Id == now), plan, ledger, cancel)) touched.Add(old);
            foreach (var id in options.Close) await ReleaseAsync(work, id, null, cancel);
            touched.UnionWith(await AddAsync(programme, [.. options.Add.Order()], duties, plan, ledger, cancel));
            await BulkInsert.WriteAsync(db, ledger.Rows(), cancel);
            work.Record(programme.Subject, "amended", new { By = preview.Is.Identifier, Carried = options.Carry.Count, Added = options.Add.Count, Closed = options.Close.Count });
            var bodies = await db.Assignments.Where(a => EF.Parameter(touched).Contains(a.ProgrammeDutyId)).Select(a => a.OrganizationId).Distinct().ToListAsync(cancel);
            await TellAsync(work, bodies, "notice.amended", [programme.Title, $"{preview.Is.Type} {preview.Is.Identifier}".Trim()], cancel);
            work.Created(programme.Id);
            await work.CommitAsync(cancel);
            return programme.Id;
        }, cancel);

    /// <summary>
    /// Notes that the issuer took a document back, with the basis as the operation's reason. Programmes of it within the person's reach end: what is open is released. The people of others are told, who decide.
    /// </summary>
    public async Task<RecalledDocument> RecallAsync(long documentId, int? version, Operation operation, CancellationToken cancel = default)
    {
        RuleException.When(string.IsNullOrWhiteSpace(operation.Reason), "rule.document.reason-missing");
        await using var work = await db.BeginAsync(operation, cancel);
        var document = await db.DocumentAsync(documentId, version, cancel);
        await access.DemandAsync(operation.By, Permission.RegisterDocuments, document.KeeperId ?? throw new RuleException("rule.document.not-on-file"), cancel);
        RuleException.When(document.Standing == Standing.Recalled, "rule.document.recalled-already");
        document.StandAs(Standing.Recalled);
        await db.SaveChangesAsync(cancel);
        await standings.ReviewOnesChangedByAsync(documentId, cancel);
        var (ended, left, name) = (0, 0, $"{document.Type} {document.Identifier}".Trim());
        foreach (var programme in await db.Programmes.Where(p => p.DocumentId == documentId && p.State == ProgrammeState.Running).OrderBy(p => p.Id).ToListAsync(cancel))
        {
            if (operation.By.PersonId is { } person && !await access.MayAsync(person, Permission.IssueAssignments, programme.IssuerId, cancel))
            {
                left++;
                await TellAsync(work, [programme.IssuerId], "notice.document-recalled", [name, programme.Title], cancel);
                continue;
            }
            var bodies = await db.Assignments.Where(a => a.ProgrammeId == programme.Id).Where(Assignment.StillOpen).Select(a => a.OrganizationId).Distinct().ToListAsync(cancel);
            programme.Recall();
            await db.SaveChangesAsync(cancel);
            await ProgrammeService.ReleaseAsync(db, work, programme.Id, clock.Today, cancel);
            await TellAsync(work, bodies, "notice.recalled", [programme.Title, name], cancel);
            ended++;
        }
        await work.CommitAsync(cancel);
        return new(ended, left);
    }

    private static void Check(AmendOptions options, Amendment preview)
    {
        RuleException.When(options.Carry.Count + options.Add.Count + options.Close.Count == 0, "rule.amendment.nothing");
        var (was, now) = (preview.Duties.Select(d => d.Pair.Was?.Id).OfType<long>().ToHashSet(), preview.Duties.Select(d => d.Pair.Is?.Id).OfType<long>().ToHashSet());
        var unclear = preview.Duties.Where(d => d.IsUnclear && d.Pair.Is is not null).Select(d => d.Pair.Is!.Id).ToHashSet();
        var fits = options.Carry.Keys.Concat(options.Close).All(was.Contains) && options.Carry.Values.Concat(options.Add).All(now.Contains)
            && !options.Close.Any(options.Carry.ContainsKey) && options.Carry.Values.Concat(options.Add).Distinct().Count() == options.Carry.Count + options.Add.Count;
        // Somebody was quicker, or the documents have changed since.
        RuleException.When(!fits, "rule.amendment.changed");
        RuleException.When(options.Add.Any(unclear.Contains), "rule.amendment.unclear");
    }

    /// <returns>True when that changed something for those who have it.</returns>
    private async Task<bool> CarryAsync(Work work, ProgrammeDuty duty, Duty now, AmendedDuty? pair, AmendmentPlan plan, TallyLedger ledger, CancellationToken cancel)
    {
        var (before, today) = (duty.DueOn, clock.Today);
        duty.Restate(now);
        await db.SaveChangesAsync(cancel);
        if (before != duty.DueOn)
        {
            // Of parts too: they were given within the old day.
            var changed = await _batches.ChangeAsync(FormattableStringFactory.Create(Open + (before is null ? " AND a.\"DueOn\" IS NULL" : " AND a.\"DueOn\" = {1}"), before is { } day ? [duty.Id, day] : [duty.Id]),
                a => a.DueAnew(duty.DueOn, today), a => new AssignmentEntry(a.Id, EntryKind.Amended, work.At, work.Operation.ActorId, null, work.Operation.Reason, duty.DueOn), cancel);
            if (duty.DueOn is { } end) await ShortenPartsAsync(work, duty.Id, end, cancel);
            AssignmentBatches.Record(work, "due-anew", changed);
        }
        if (pair is { Pair.Differences: var differences, IsUnclear: false } && differences.HasFlag(DutyDifferences.Actors))
        {
            var (given, have) = (plan.Given[now.Id], plan.Holding[duty.Id].ToHashSet());
            var named = given.Select(g => g.Body.Id).ToHashSet();
            await ReleaseAsync(work, duty.Id, [.. have.Where(b => !named.Contains(b))], cancel);
            await GiveAsync(duty, [.. given.Where(g => !have.Contains(g.Body.Id))], plan, ledger, cancel);
        }
        return pair is null || pair.Pair.Change == DutyChange.Changed;
    }

    /// <summary>A part may not be due after the assignment it belongs to; level by level, since a part may have parts.</summary>
    private async Task ShortenPartsAsync(Work work, long dutyId, DateOnly end, CancellationToken cancel)
    {
        FormattableString later = $"""
            "Assignments" AS a JOIN "Assignments" AS p ON p."Id" = a."ParentId" WHERE a."State" NOT IN (5, 6) AND a."ProgrammeDutyId" = {dutyId} AND a."DueOn" > p."DueOn" AND p."DueOn" = {end}
            """;
        while ((await _batches.ChangeAsync(later, a => a.DueAnew(end, clock.Today), a => new AssignmentEntry(a.Id, EntryKind.Amended, work.At, work.Operation.ActorId, null, work.Operation.Reason, end), cancel)).Count > 0)
        {
        }
    }

    /// <param name="bodies">Null for all.</param>
    private async Task ReleaseAsync(Work work, long dutyId, IReadOnlyCollection<long>? bodies, CancellationToken cancel)
    {
        if (bodies is { Count: 0 }) return;
        var which = FormattableStringFactory.Create(Open, dutyId);
        if (bodies is not null)
        {
            // Parts below go with what they belong to, as in a release by hand.
            var ids = await WithPartsAsync(dutyId, bodies, cancel);
            var condition = _batches.In("a.\"Id\"", ids);
            which = FormattableStringFactory.Create(condition.Format.Insert(0, "\"Assignments\" AS a WHERE a.\"State\" NOT IN (5, 6) AND "), condition.GetArguments());
        }
        var changed = await _batches.ChangeAsync(which, a => a.Move(AssignmentMove.Recall, clock.Today), a => new AssignmentEntry(a.Id, EntryKind.Recalled, work.At, work.Operation.ActorId, null, work.Operation.Reason, null), cancel);
        AssignmentBatches.Record(work, "recalled", changed);
    }

    private async Task<List<long>> WithPartsAsync(long dutyId, IReadOnlyCollection<long> bodies, CancellationToken cancel)
    {
        var (set, all) = (bodies.ToHashSet(), new List<long>());
        var level = await db.Assignments.Where(a => db.ProgrammeDuties.Any(d => d.Id == a.ProgrammeDutyId && (d.Id == dutyId || d.RecursOfId == dutyId)) && a.ParentId == null && EF.Parameter(set).Contains(a.OrganizationId)).Select(a => a.Id).ToListAsync(cancel);
        while (level.Count > 0)
        {
            all.AddRange(level);
            var above = level.Select(i => (long?)i).ToHashSet();
            level = await db.Assignments.Where(a => a.ParentId != null && EF.Parameter(above).Contains(a.ParentId)).Select(a => a.Id).ToListAsync(cancel);
        }
        return all;
    }

    private async Task<IReadOnlyList<long>> AddAsync(Programme programme, IReadOnlyList<long> ids, List<ProgrammeDuty> duties, AmendmentPlan plan, TallyLedger ledger, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        var (first, ordinal) = (await db.TakeNumbersAsync(nameof(ProgrammeDuty), ids.Count, cancel), duties.Max(d => d.Ordinal));
        var added = ids.Select((id, i) => new ProgrammeDuty(first + i, programme.Id, ordinal + 1 + i, plan.Issue.Duties[id])).ToList();
        db.AddRange(added);
        await db.SaveChangesAsync(cancel);
        foreach (var duty in added) await GiveAsync(duty, plan.Given[duty.DutyId], plan, ledger, cancel);
        return added.ConvertAll(d => d.Id);
    }

    private async Task GiveAsync(ProgrammeDuty duty, IReadOnlyList<GivenBody> bodies, AmendmentPlan plan, TallyLedger ledger, CancellationToken cancel)
    {
        if (bodies.Count == 0) return;
        var assignments = bodies.Select(g => new Assignment(duty, g.Body.Id, plan.Issue.Paths[g.Body.Id], g.Role, clock.Today)).ToList();
        await BulkInsert.WriteAsync(db, assignments, cancel);
        foreach (var assignment in assignments) ledger.Given(assignment);
    }

    /// <summary>One notice a person, however many duties and posts.</summary>
    private async Task TellAsync(Work work, IReadOnlyCollection<long> bodies, string key, string[] arguments, CancellationToken cancel)
    {
        var people = await InPost.OfAsync(db, bodies, clock.Today, cancel);
        await BulkInsert.WriteAsync(db, [.. people.Select(p => p.PersonId).Distinct().Select(p => new Notification(p, key, arguments, "/", work.At))], cancel);
    }
}
