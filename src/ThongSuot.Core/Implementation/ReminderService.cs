using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Notifications;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <param name="Sentence">What is said to the body.</param>
public sealed record RemindOptions(long Id, string Sentence);

/// <summary>Reminds of all that is late at a body and below it.</summary>
/// <param name="DutyId">Of this duty of the programme only.</param>
public sealed record RemindLateOptions(long ProgrammeId, long At, string Sentence, long? DutyId = null);

/// <param name="Already">Somebody has reminded of these today.</param>
/// <param name="Nobody">At bodies where nobody is in post.</param>
public sealed record RemindResult(int Reminded, int Already, int Nobody);

/// <summary>
/// People remind of what is being done: the side that gave it, whoever leads a body above, and the bodies that monitor the duty; of one assignment at most once a day, so that two who press at once,
/// or one who presses twice, do not flood anybody. The clock's own reminders are <see cref="ReminderJob"/>'s.
/// </summary>
public sealed class ReminderService(AppDbContext db, AccessCheck access, AssignmentQueries assignments, Clock clock)
{
    private const int Batch = 10_000;

    /// <summary>Counted no further than this.</summary>
    public const int CountedAtMost = 1_000;

    /// <summary>Reminds the people in post of one assignment; returns its id.</summary>
    public Task<long> RemindAsync(RemindOptions options, Operation operation, CancellationToken cancel = default) =>
        db.OnceAsync(operation, async () =>
        {
            Check(options.Sentence);
            var found = await AssignmentCase.FindAsync(db, options.Id, cancel);
            var (assignment, today) = (found.Assignment, clock.Today);
            if (operation.By.PersonId is { } person && !await MayAsync(person, assignment.ProgrammeId, found.IssuerId, options.Id, cancel)) throw new DeniedException(Permission.AcceptReports, found.AnsweringBodyId);
            await using var work = await db.BeginAsync(operation, cancel);
            await HoldAsync(assignment.ProgrammeId, cancel);
            found.Check(null);
            RuleException.When(!assignment.IsBeingDone, "rule.reminder.not-open");
            RuleException.When(!await InPost.Manned(db, today).AnyAsync(b => b == assignment.OrganizationId, cancel), "rule.reminder.nobody");
            RuleException.When(await RemindedToday().AnyAsync(e => e.AssignmentId == options.Id, cancel), "rule.reminder.today");
            db.Add(AssignmentEntry.Reminder(options.Id, assignment.ProgrammeId, assignment.DueOn, work.At, operation.By.PersonId, options.Sentence));
            await AssignmentNotices.TellAsync(db, work, assignment, "notice.reminded", today, cancel, operation.By.Name, AssignmentNotices.Sentence(options.Sentence));
            work.Record(assignment.Subject, "reminded", new { options.Sentence });
            work.Created(options.Id);
            await work.CommitAsync(cancel);
            return options.Id;
        }, cancel);

    /// <summary>Reminds of everything late that is within the person's reach; a person in post hears of all of it by one notice.</summary>
    public async Task<RemindResult> RemindLateAsync(RemindLateOptions options, Operation operation, CancellationToken cancel = default)
    {
        Check(options.Sentence);
        var programme = await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == options.ProgrammeId, cancel) ?? throw new NotFoundException("programme", options.ProgrammeId);
        RuleException.When(programme.State != ProgrammeState.Running, "rule.programme.not-running");
        var late = await LateAsync(operation.By.PersonId, programme.Id, programme.IssuerId, options.At, options.DutyId, cancel);
        await using var work = await db.BeginAsync(operation, cancel);
        await HoldAsync(programme.Id, cancel);
        var (manned, today, last, result) = (InPost.Manned(db, clock.Today), RemindedToday(), 0L, new RemindResult(0, 0, 0));
        Dictionary<long, (int Count, long Last)> bodies = [];
        while (true)
        {
            var from = last;
            var some = await late.Where(a => a.Id > from).OrderBy(a => a.Id).Take(Batch)
                .Select(a => new { a.Id, a.OrganizationId, a.DueOn, IsManned = manned.Contains(a.OrganizationId), Already = today.Any(e => e.AssignmentId == a.Id) }).ToListAsync(cancel);
            var reminded = some.FindAll(a => a.IsManned && !a.Already);
            await BulkInsert.WriteAsync(db, reminded.ConvertAll(a => AssignmentEntry.Reminder(a.Id, programme.Id, a.DueOn, work.At, operation.By.PersonId, options.Sentence)), cancel);
            foreach (var one in reminded) bodies[one.OrganizationId] = (bodies.GetValueOrDefault(one.OrganizationId).Count + 1, one.Id);
            result = new(result.Reminded + reminded.Count, result.Already + some.Count(a => a.Already), result.Nobody + some.Count(a => !a.IsManned && !a.Already));
            if (some.Count < Batch) break;
            last = some[^1].Id;
        }
        RuleException.When(result is { Reminded: 0, Already: 0, Nobody: 0 }, "rule.reminder.none");
        if (result.Reminded == 0) return result;
        await TellAsync(work, programme, bodies, options.Sentence, cancel);
        work.Record(programme.Subject, "reminded", new { Assignments = result.Reminded, options.Sentence });
        work.Filled(nameof(AppDbContext.AssignmentEntries), result.Reminded);
        await work.CommitAsync(cancel);
        return result;
    }

    /// <summary>Is the assignment within reach of the person, whatever its state?</summary>
    public async Task<bool> MayAsync(long personId, long programmeId, long issuerId, long assignmentId, CancellationToken cancel = default) =>
        await ReachesAllAsync(personId, issuerId, cancel) || await (await ReachAsync(personId, programmeId, issuerId, cancel)).AnyAsync(a => a.Id == assignmentId, cancel);

    /// <summary>How much late work at a body and below it the person may remind of; counted no further than <see cref="CountedAtMost"/>.</summary>
    public async Task<int> CountLateAsync(long personId, ProgrammeHead programme, long at, long? dutyId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme.State != ProgrammeState.Running ? 0 : await (await LateAsync(personId, programme.Id, programme.IssuerId, at, dutyId, cancel)).OrderBy(a => a.Path).Take(CountedAtMost).CountAsync(cancel);
    }

    private async Task<IQueryable<Assignment>> LateAsync(long? personId, long programmeId, long issuerId, long at, long? dutyId, CancellationToken cancel)
    {
        var late = (await ReachAsync(personId, programmeId, issuerId, cancel)).Where(a => a.IsOverdue && a.ParentId == null).Where(Assignment.BeingDone);
        if (dutyId is { } duty) late = late.Where(a => a.ProgrammeDutyId == duty);
        return at == issuerId ? late : await assignments.AtAsync(late, at, programmeId, byAnother: false, cancel);
    }

    /// <summary>What of a programme the person may remind of. The issuer reminds of all; whoever leads a body, of what is below it; who monitors a duty, of that duty. Nobody reminds their own body.</summary>
    private async Task<IQueryable<Assignment>> ReachAsync(long? personId, long programmeId, long issuerId, CancellationToken cancel)
    {
        var all = db.Assignments.Where(a => a.ProgrammeId == programmeId);
        if (personId is not { } person || await ReachesAllAsync(person, issuerId, cancel)) return all;
        var led = (await access.PlacesAsync(person, Permission.AcceptReports, cancel)).Union(await access.PlacesAsync(person, Permission.IssueAssignments, cancel)).ToList();
        var watching = (await access.PlacesAsync(person, Permission.Report, cancel)).Union(await access.PlacesAsync(person, Permission.Inspect, cancel)).ToList();
        var watched = db.Assignments.Where(a => a.ProgrammeId == programmeId && a.Role == Documents.DutyRole.Monitoring && a.State != AssignmentState.Released && watching.Contains(a.OrganizationId)).Select(a => a.ProgrammeDutyId);
        return all.Where(a => db.Organizations.Any(o => led.Contains(o.Id) && o.Id != a.OrganizationId && a.Path.Contains("/" + o.Id + "/"))
            || watched.Contains(a.ProgrammeDutyId) && !watching.Contains(a.OrganizationId));
    }

    private async Task<bool> ReachesAllAsync(long personId, long issuerId, CancellationToken cancel) =>
        await access.MayAsync(personId, Permission.AcceptReports, issuerId, cancel) || await access.MayAsync(personId, Permission.IssueAssignments, issuerId, cancel);

    /// <summary>One notice a person, whatever the number of bodies and assignments; of a single one it leads there.</summary>
    private async Task TellAsync(Work work, Programme programme, Dictionary<long, (int Count, long Last)> bodies, string sentence, CancellationToken cancel)
    {
        var people = (await InPost.OfAsync(db, bodies.Keys, clock.Today, cancel)).Where(p => p.PersonId != work.Operation.ActorId).DistinctBy(p => (p.PersonId, p.OrganizationId)).GroupBy(p => p.PersonId);
        await BulkInsert.WriteAsync(db, [.. people.Select(p =>
        {
            var count = p.Sum(h => bodies[h.OrganizationId].Count);
            return new Notification(p.Key, "notice.reminded-late", [work.Operation.ActorName, count.ToString(CultureInfo.InvariantCulture), AssignmentNotices.Duty(programme.Title), AssignmentNotices.Sentence(sentence)],
                count == 1 ? AssignmentNotices.LinkTo(bodies[p.First().OrganizationId].Last) : "/?part=Late", work.At);
        })], cancel);
    }

    /// <summary>What people, not the clock, have reminded of today.</summary>
    private IQueryable<AssignmentEntry> RemindedToday()
    {
        var start = Clock.StartOf(clock.Today);
        return db.AssignmentEntries.Where(e => e.Kind == EntryKind.Reminded && e.PersonId != null && e.At >= start);
    }

    /// <summary>Two who press at once take turns.</summary>
    private Task HoldAsync(long programmeId, CancellationToken cancel) => db.HoldAsync(string.Create(CultureInfo.InvariantCulture, $"remind:{programmeId}"), cancel);

    private static void Check(string sentence)
    {
        RuleException.When(string.IsNullOrWhiteSpace(sentence), "rule.reminder.sentence-missing");
        RuleException.When(sentence.Trim().Length > AssignmentEntry.LongestSentence, "rule.assignment.sentence-too-long", AssignmentEntry.LongestSentence);
    }
}
