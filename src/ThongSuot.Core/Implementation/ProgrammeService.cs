using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>What happens to a programme as a whole.</summary>
public sealed class ProgrammeService(AppDbContext db, AccessCheck access, Clock clock)
{
    /// <summary>Ends it with its final review: its assignments stay as they are and can no longer be moved.</summary>
    public async Task CloseAsync(long id, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await BeginAsync(id, version, operation, p => p.Close(), cancel);
        await work.CommitAsync(cancel);
    }

    /// <summary>Takes it back, with the reason the operation gives: whatever is still open must no longer be done.</summary>
    public async Task RecallAsync(long id, int? version, Operation operation, CancellationToken cancel = default)
    {
        RuleException.When(string.IsNullOrWhiteSpace(operation.Reason), "rule.assignment.reason-missing");
        await using var work = await BeginAsync(id, version, operation, p => p.Recall(), cancel);
        await ReleaseAsync(db, work, id, clock.Today, cancel);
        await work.CommitAsync(cancel);
    }

    /// <summary>Whatever is open of a programme must no longer be done, for the reason of the operation.</summary>
    internal static async Task ReleaseAsync(AppDbContext db, Work work, long id, DateOnly today, CancellationToken cancel)
    {
        var changed = await new AssignmentBatches(db).ChangeAsync(
            $"""
            "Assignments" AS a WHERE a."ProgrammeId" = {id} AND a."State" NOT IN ({(int)AssignmentState.Accepted}, {(int)AssignmentState.Released})
            """, a => a.Move(AssignmentMove.Recall, today), a => new AssignmentEntry(a.Id, EntryKind.Recalled, work.At, work.Operation.ActorId, null, work.Operation.Reason, null), cancel);
        AssignmentBatches.Record(work, "recalled", changed);
    }

    private async Task<Work> BeginAsync(long id, int? version, Operation operation, Action<Programme> change, CancellationToken cancel)
    {
        var programme = await db.Programmes.SingleOrDefaultAsync(p => p.Id == id, cancel) ?? throw new NotFoundException("programme", id);
        await access.DemandAsync(operation.By, Permission.IssueAssignments, programme.IssuerId, cancel);
        var work = await db.BeginAsync(operation, cancel);
        try
        {
            if (version is { } seen && seen != programme.Version) throw new StaleException("programme", id);
            change(programme);
            await db.SaveChangesAsync(cancel);
            return work;
        }
        catch
        {
            await work.DisposeAsync();
            throw;
        }
    }
}
