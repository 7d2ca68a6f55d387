using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>A reminder or an escalation, by the clock or by somebody, and what came of it.</summary>
/// <param name="Person">Null for the clock.</param>
/// <param name="DueOn">The last day it reminded of.</param>
/// <param name="Times">Which one it is since the body was last heard of: three before an answer are 1, 2, 3.</param>
/// <param name="Answer">What the body did next.</param>
public sealed record NudgeRow(long Id, long AssignmentId, long OrganizationId, string Organization, int Ordinal, string Text, EntryKind Kind, DateTime At, string? Person, string? Sentence, DateOnly? DueOn, int Times, NudgeAnswer? Answer);

/// <param name="Reminders">How many reminders came before it, since the body was heard of last.</param>
public sealed record NudgeAnswer(EntryKind Kind, DateTime At, int Reminders);

/// <summary>Who was reminded when, by whom, and how often before the answer came.</summary>
public sealed class NudgeQueries(AppDbContext db, AssignmentQueries assignments, OrganizationQueries organizations, Clock clock)
{
    private const int Few = 2_000, SoonDays = 7;

    /// <summary>By these a body is heard of.</summary>
    private static readonly EntryKind[] Answers = [EntryKind.Acknowledged, EntryKind.Reported, EntryKind.Submitted, EntryKind.Declined, EntryKind.ExtensionAsked, EntryKind.Delegated];

    /// <summary>The log of a programme at a body and below it, the latest first.</summary>
    /// <param name="kind">Only reminders, or only escalations.</param>
    public async Task<Page<NudgeRow>> ListAsync(ProgrammeHead programme, long at, EntryKind? kind = null, string? after = null, int size = Page<NudgeRow>.DefaultSize, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(programme);
        size = Math.Clamp(size, 1, Page<NudgeRow>.MaxSize);
        var nudges = db.AssignmentEntries.Where(e => e.ProgrammeId == programme.Id);
        if (at != programme.IssuerId)
        {
            var below = await assignments.AtAsync(db.Assignments.Where(a => a.ProgrammeId == programme.Id), at, programme.Id, byAnother: false, cancel);
            // A commune has few: theirs are gathered. A province is among the log's rows often enough to be met by walking along it.
            var ids = await below.OrderBy(a => a.Path).Take(Few + 1).Select(a => a.Id).ToListAsync(cancel);
            nudges = ids.Count <= Few ? db.AssignmentEntries.Where(e => e.ProgrammeId != null && ids.Contains(e.AssignmentId)) : nudges.Where(e => below.Any(a => a.Id == e.AssignmentId));
        }
        if (kind is { } only) nudges = nudges.Where(e => e.Kind == only);
        if (long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var before)) nudges = nudges.Where(e => e.Id < before);
        var found = await (from entry in nudges
                           join assignment in db.Assignments on entry.AssignmentId equals assignment.Id
                           join duty in db.ProgrammeDuties on assignment.ProgrammeDutyId equals duty.Id
                           join one in db.Users on entry.PersonId equals (long?)one.Id into people
                           from person in people.DefaultIfEmpty()
                           orderby entry.Id descending
                           select new { Entry = entry, assignment.OrganizationId, duty.Ordinal, duty.Text, Person = person.FullName }).AsNoTracking().Take(size + 1).ToListAsync(cancel);
        var more = found.Count > size;
        if (more) found.RemoveAt(size);
        var names = await organizations.NamesAsync([.. found.Select(f => f.OrganizationId).Distinct()], clock.Today, cancel);
        var said = await SaidAsync([.. found.Select(f => f.Entry.AssignmentId).Distinct()], cancel);
        return new([.. found.Select(f =>
        {
            var story = said[f.Entry.AssignmentId].ToList();
            var here = story.FindIndex(e => e.Id == f.Entry.Id);
            var heard = story.FindLastIndex(here, e => e.IsAnswer);
            var next = story.FindIndex(here, e => e.IsAnswer);
            return new NudgeRow(f.Entry.Id, f.Entry.AssignmentId, f.OrganizationId, names.GetValueOrDefault(f.OrganizationId, ""), f.Ordinal, f.Text, f.Entry.Kind, f.Entry.At, f.Person, f.Entry.Sentence, f.Entry.Until,
                story[(heard + 1)..(here + 1)].Count(e => e.Kind == f.Entry.Kind), next < 0 ? null : new NudgeAnswer(story[next].Kind, story[next].At, story[(heard + 1)..next].Count(e => e.Kind == EntryKind.Reminded)));
        })], more ? found[^1].Entry.Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>What is due soon or overdue at bodies where nobody is in post to be reminded, in the order in which it was given.</summary>
    public async Task<Page<AssignmentRow>> NobodyAsync(ProgrammeHead programme, long at, string? after = null, int size = Page<AssignmentRow>.DefaultSize, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(programme);
        size = Math.Clamp(size, 1, Page<AssignmentRow>.MaxSize);
        var (soon, manned) = (clock.Today.AddDays(SoonDays), InPost.Manned(db, clock.Today));
        var which = db.Assignments.Where(a => a.ProgrammeId == programme.Id && a.DueOn <= soon && !manned.Contains(a.OrganizationId)).Where(Assignment.BeingDone);
        if (at != programme.IssuerId) which = await assignments.AtAsync(which, at, programme.Id, byAnother: false, cancel);
        if (long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var from)) which = which.Where(a => a.Id > from);
        var ids = programme.State == ProgrammeState.Running ? await which.OrderBy(a => a.Id).Take(size + 1).Select(a => a.Id).ToListAsync(cancel) : [];
        var more = ids.Count > size;
        if (more) ids.RemoveAt(size);
        return new(await assignments.RowsAsync(ids, cancel), more ? ids[^1].ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Reminders, escalations and answers of these assignments, in order.</summary>
    private async Task<ILookup<long, Said>> SaidAsync(List<long> ids, CancellationToken cancel) =>
        (await db.AssignmentEntries.Where(e => ids.Contains(e.AssignmentId) && (e.ProgrammeId != null || Answers.Contains(e.Kind))).OrderBy(e => e.Id).Select(e => new { e.AssignmentId, e.Id, e.Kind, e.At }).ToListAsync(cancel))
        .ToLookup(e => e.AssignmentId, e => new Said(e.Id, e.Kind, e.At));

    private sealed record Said(long Id, EntryKind Kind, DateTime At)
    {
        public bool IsAnswer => Answers.Contains(Kind);
    }
}
