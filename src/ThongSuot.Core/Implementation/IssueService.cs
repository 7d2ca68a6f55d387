using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Notifications;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>Gives the confirmed duties of a document to the bodies they name.</summary>
public sealed class IssueService(AppDbContext db, IssuePlanner planner, AccessCheck access, Clock clock)
{
    /// <summary>What the operation of an issue is called.</summary>
    public const string Kind = "programme.issue";

    private const int Batch = 10_000;

    /// <summary>Who would get what, and what stands in the way. Changes nothing.</summary>
    public async Task<IssuePreview> PreviewAsync(IssueOptions options, CancellationToken cancel = default) => (await planner.PlanAsync(options, cancel)).Preview;

    /// <summary>Issues a programme and tells the people in post of it; returns its id. The same request sent twice issues once.</summary>
    public Task<long> IssueAsync(IssueOptions options, Operation operation, IProgress<IssueProgress>? progress = null, CancellationToken cancel = default) =>
        db.OnceAsync(operation, async () =>
        {
            await access.DemandAsync(operation.By, Permission.IssueAssignments, options.IssuerId, cancel);
            var plan = await planner.PlanAsync(options, cancel);
            await using var work = await db.BeginAsync(operation, cancel);
            // Two clerks who issue the same document at once: the second finds it issued.
            await db.HoldAsync(LockOf(options.DocumentId), cancel);
            var ids = plan.Duties.Keys.ToList();
            RuleException.When(await db.ProgrammeDuties.AnyAsync(d => ids.Contains(d.DutyId) && db.Programmes.Any(p => p.Id == d.ProgrammeId && p.IssuerId == options.IssuerId && p.State == ProgrammeState.Running), cancel), "rule.issue.issued-already");
            RuleException.When(!plan.Preview.CanIssue, "rule.issue.impossible");
            RuleException.When(!options.DespiteConflicts && plan.Preview.AllConflicts.Any(), "rule.issue.conflicts", plan.Preview.AllConflicts.Count());
            var programme = await ProgrammeAsync(work, plan, options, progress, cancel);
            await TellAsync(work, programme, plan.Preview, cancel);
            work.Created(programme.Id);
            await work.CommitAsync(cancel);
            await work.DisposeAsync();
            if (plan.Preview.Assignments >= Batch) await MeasureAsync(cancel);
            return programme.Id;
        }, cancel);

    /// <summary>The programme that a request of a person issued; null when none came of it.</summary>
    public Task<long?> FindAsync(long personId, string requestKey, CancellationToken cancel = default) =>
        db.Operations.Where(o => o.ActorId == personId && o.RequestKey == requestKey && o.Kind == Kind).Select(o => o.ResultId).SingleOrDefaultAsync(cancel);

    /// <summary>Is a document being issued just now by any node? Where one process writes, it would know itself.</summary>
    public async Task<bool> IsRunningAsync(long documentId, CancellationToken cancel = default) =>
        // Free: taken for the length of this statement, and given back.
        db is PostgresDbContext && !(await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({AppDbContext.LockOf(LockOf(documentId))}) AS \"Value\"").ToListAsync(cancel))[0];

    private static string LockOf(long documentId) => $"issue:{documentId.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The planner must know that the table has grown; until then it chooses among indexes blindly (SQLite does not find out by itself).</summary>
    private async Task MeasureAsync(CancellationToken cancel)
    {
        using var turn = await db.TurnAsync(cancel);
        if (db is SqliteDbContext) await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit = 1000", cancel);
        await db.Database.ExecuteSqlRawAsync("ANALYZE \"Assignments\"", cancel);
    }

    private async Task<Programme> ProgrammeAsync(Work work, IssuePlan plan, IssueOptions options, IProgress<IssueProgress>? progress, CancellationToken cancel)
    {
        var preview = plan.Preview;
        var programme = new Programme(await db.TakeNumbersAsync(nameof(Programme), 1, cancel), options.DocumentId, options.IssuerId, options.Line, preview.Title, preview.Day);
        var first = await db.TakeNumbersAsync(nameof(ProgrammeDuty), preview.Duties.Count, cancel);
        var duties = preview.Duties.Select((d, i) => new ProgrammeDuty(first + i, programme.Id, d.Ordinal, plan.Duties[d.DutyId])).ToList();
        db.Add(programme);
        db.AddRange(duties);
        await db.SaveChangesAsync(cancel);
        var (done, ledger) = (0, new TallyLedger());
        foreach (var (duty, given) in duties.Zip(preview.Duties, (d, p) => (d, p.Given)))
        {
            foreach (var some in given.Chunk(Batch))
            {
                var assignments = Array.ConvertAll(some, g => new Assignment(duty, g.Body.Id, plan.Paths[g.Body.Id], g.Role, clock.Today));
                await BulkInsert.WriteAsync(db, assignments, cancel);
                foreach (var assignment in assignments) ledger.Given(assignment);
                progress?.Report(new(done += some.Length, preview.Assignments));
            }
            // One entry for a duty: its bodies are in the assignments themselves, which are never deleted.
            work.Record(programme.Subject, "issued", new { duty.Ordinal, duty.Text, Bodies = given.Count, ByRole = given.GroupBy(g => g.Role).OrderBy(g => g.Key).ToDictionary(g => g.Key.ToString(), g => g.Count()) });
        }
        await BulkInsert.WriteAsync(db, ledger.Rows(), cancel);
        return programme;
    }

    /// <summary>One notice a person, however many duties and posts.</summary>
    private async Task TellAsync(Work work, Programme programme, IssuePreview preview, CancellationToken cancel)
    {
        var duties = preview.Duties.SelectMany(d => d.Given).GroupBy(g => g.Body.Id).ToDictionary(g => g.Key, g => g.Count());
        var people = await InPost.OfAsync(db, duties.Keys, clock.Today, cancel);
        await BulkInsert.WriteAsync(db, [.. people.GroupBy(p => p.PersonId).Select(p => new Notification(p.Key, "notice.issued",
            [programme.Title, p.Select(h => h.OrganizationId).Distinct().Sum(o => duties[o]).ToString(CultureInfo.InvariantCulture)], "/", work.At))], cancel);
    }
}
