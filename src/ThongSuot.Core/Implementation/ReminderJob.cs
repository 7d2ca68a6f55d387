using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>
/// Every morning, once: bodies are reminded of what is due soon, today, or overdue (<see cref="ReminderOptions"/>), superiors and monitors hear once of what is overdue too long, and each person
/// gets one digest. By one statement each, whatever the number of assignments. Done again on the same day it does nothing; after mornings that were missed it says how things stand today, once.
/// </summary>
public sealed class ReminderJob(AppDbContext db, ReminderOptions options, Clock clock)
{
    private const string Name = "reminders";

    /// <summary>Nobody is told anything earlier in the morning.</summary>
    private static readonly TimeOnly From = new(7, 0);

    /// <summary>A million assignments may be due on one day.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Returns how many reminders and escalations were noted.</summary>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var today = clock.Today;
        if (TimeOnly.FromDateTime(Clock.LocalOf(clock.Now)) < From || await db.JobDays.AnyAsync(j => j.Job == Name && j.Day >= today, cancel)) return 0;
        db.Database.SetCommandTimeout(Patience);
        await using var work = await db.BeginAsync(new Operation(Actor.System, "job", "assignment.remind"), cancel);
        if (await JobDay.TakeAsync(db, Name, today, cancel) is not { } since) return 0;
        var last = await db.AssignmentEntries.MaxAsync(e => (long?)e.Id, cancel) ?? 0;
        var manned = await InPost.MannedAsync(db, today, cancel);
        await RemindAsync(work, manned, since, today, cancel);
        await EscalateAsync(work, today, cancel);
        var made = db.AssignmentEntries.Where(e => e.Id > last && e.At == work.At && e.PersonId == null && e.ProgrammeId != null);
        var counts = await made.GroupBy(e => new { e.ProgrammeId, e.Kind }).Select(g => new { g.Key.ProgrammeId, g.Key.Kind, Count = g.Count() }).ToListAsync(cancel);
        foreach (var kind in counts.GroupBy(c => c.Kind))
            AssignmentBatches.Record(work, kind.Key == EntryKind.Reminded ? "reminded" : "escalated", kind.ToDictionary(c => c.ProgrammeId!.Value, c => c.Count));
        var all = counts.Sum(c => c.Count);
        work.Filled(nameof(AppDbContext.AssignmentEntries), all);
        await new DailyDigest(db).SendAsync(work, made.Where(e => e.Kind == EntryKind.Escalated), manned, today, cancel);
        await work.CommitAsync(cancel);
        return all;
    }

    /// <summary>Of bodies where somebody is in post to read it; the others are listed (<see cref="NudgeQueries.NobodyAsync"/>).</summary>
    private async Task RemindAsync(Work work, IReadOnlySet<long> manned, DateOnly since, DateOnly today, CancellationToken cancel)
    {
        var horizon = today.AddDays(options.DaysBefore.Append(0).Max());
        var days = (await db.Assignments.Where(Assignment.BeingDone).Where(a => a.DueOn <= horizon).Select(a => a.DueOn!.Value).Distinct().ToListAsync(cancel)).FindAll(d => options.Calls(d, since, today));
        if (days.Count == 0) return;
        var bodies = new AssignmentBatches(db).In("a.\"OrganizationId\"", manned);
        await NoteAsync(work, EntryKind.Reminded, $"a.\"DueOn\" IN ({string.Join(", ", days.Select((_, i) => $"{{{i + 1}}}"))}) AND {bodies.Format}", [bodies.GetArgument(0)!, .. days.Cast<object>()], cancel);
    }

    /// <summary>Once for each last day: after more time was granted, and it has passed too, again. Nobody hears of what was given as late as that yesterday.</summary>
    private async Task EscalateAsync(Work work, DateOnly today, CancellationToken cancel)
    {
        if (options.EscalateAfter == 0) return;
        await NoteAsync(work, EntryKind.Escalated, $$"""
            a."DueOn" <= {0} AND p."IssuedOn" <= {0}
            AND NOT EXISTS (SELECT 1 FROM "AssignmentEntries" AS e WHERE e."AssignmentId" = a."Id" AND e."Kind" = {{(int)EntryKind.Escalated}} AND e."At" > a."DueOn")
            """, [today.AddDays(-options.EscalateAfter)], cancel);
    }

    private async Task NoteAsync(Work work, EntryKind kind, string which, object[] arguments, CancellationToken cancel)
    {
        var at = arguments.Length;
        await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create($$"""
            INSERT INTO "AssignmentEntries" ("AssignmentId", "ProgrammeId", "Kind", "At", "Until")
            SELECT a."Id", a."ProgrammeId", {{(int)kind}}, {{{at}}}, a."DueOn"
            FROM "Assignments" AS a JOIN "Programmes" AS p ON p."Id" = a."ProgrammeId"
            WHERE p."State" = '{{nameof(ProgrammeState.Running)}}' AND a."State" IN ({{(int)AssignmentState.Waiting}}, {{(int)AssignmentState.Working}}, {{(int)AssignmentState.Returned}}) AND {{which}}
            """, [.. arguments, work.At]), cancel);
    }
}
