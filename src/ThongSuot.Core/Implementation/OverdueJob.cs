using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>
/// After midnight: what was due yesterday or before and was not handed in is overdue from today. Run again it finds nothing; a night that was missed is caught up by the next run.
/// </summary>
public sealed class OverdueJob(AppDbContext db, Clock clock)
{
    /// <summary>Returns how many became overdue.</summary>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var today = clock.Today;
        if (!await db.Assignments.Where(Assignment.BeingDone).AnyAsync(a => a.DueOn < today && !a.IsOverdue, cancel)) return 0;
        await using var work = await db.BeginAsync(new Operation(Actor.System, "job", "assignment.overdue"), cancel);
        var changed = await new AssignmentBatches(db).ChangeAsync(
            $"""
            "Assignments" AS a WHERE a."DueOn" < {today} AND NOT a."IsOverdue"
            AND a."State" IN ({(int)AssignmentState.Waiting}, {(int)AssignmentState.Working}, {(int)AssignmentState.Returned})
            """, a => a.Judge(today), null, cancel);
        AssignmentBatches.Record(work, "overdue", changed);
        await work.CommitAsync(cancel);
        return changed.Values.Sum();
    }
}
