using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>By how many days what is late is late: read from the few that are, not from all.</summary>
public sealed class Lateness(AppDbContext db, AssignmentQueries assignments, Clock clock)
{
    /// <summary>Days of what is late the longest at a body and all below it; 0 when nothing is.</summary>
    public async Task<int> LongestAsync(long programmeId, long organizationId, CancellationToken cancel = default) =>
        await assignments.EarliestLateAsync(programmeId, organizationId, cancel) is { } due ? clock.Today.DayNumber - due.DayNumber : 0;

    /// <summary>Days by body and duty, of what these bodies themselves must do; what is not late is missing.</summary>
    public async Task<IReadOnlyDictionary<(long OrganizationId, long DutyId), int>> OfAsync(long programmeId, IReadOnlyCollection<long> bodies, CancellationToken cancel = default)
    {
        var late = await db.Assignments.Where(a => a.ProgrammeId == programmeId && a.IsOverdue && a.ParentId == null && a.DueOn != null && EF.Parameter(bodies).Contains(a.OrganizationId))
            .Select(a => new { a.OrganizationId, a.ProgrammeDutyId, Due = a.DueOn!.Value }).ToListAsync(cancel);
        return late.GroupBy(a => (a.OrganizationId, a.ProgrammeDutyId)).ToDictionary(g => g.Key, g => clock.Today.DayNumber - g.Min(a => a.Due).DayNumber);
    }
}
