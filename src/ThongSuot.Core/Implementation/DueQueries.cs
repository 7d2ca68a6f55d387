using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>Which assignments of a body are listed.</summary>
/// <param name="States">Those in one of these; what the body still has to do itself without.</param>
/// <param name="From">Their last day is this one or later.</param>
/// <param name="To">Their last day is this one or before.</param>
/// <param name="IsOverdue">Only the overdue.</param>
public sealed record DueFilter(IReadOnlyCollection<AssignmentState>? States = null, DateOnly? From = null, DateOnly? To = null, bool IsOverdue = false);

/// <summary>What a body itself must do, by date.</summary>
public sealed class DueQueries(AppDbContext db, AssignmentQueries assignments)
{
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>Those of programmes that run, parts that were delegated to it included: by their last day, those without one at the end.</summary>
    public async Task<Page<AssignmentRow>> ListAsync(long organizationId, DueFilter filter, string? after = null, int size = Page<AssignmentRow>.DefaultSize, CancellationToken cancel = default)
    {
        size = Math.Clamp(size, 1, Page<AssignmentRow>.MaxSize);
        var which = db.Assignments.Where(a => a.OrganizationId == organizationId && db.Programmes.Any(p => p.Id == a.ProgrammeId && p.State == ProgrammeState.Running));
        which = filter.States is { Count: > 0 } states ? which.Where(a => EF.Parameter(states).Contains(a.State)) : which.Where(Assignment.BeingDone);
        if (filter.From is { } from) which = which.Where(a => a.DueOn >= from);
        if (filter.To is { } to) which = which.Where(a => a.DueOn <= to);
        if (filter.IsOverdue) which = which.Where(a => a.IsOverdue);
        if (NameCursor.Read(after) is { } past && DateOnly.TryParseExact(past.Name, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            which = which.Where(a => (a.DueOn ?? Day.Never) > day || (a.DueOn ?? Day.Never) == day && a.Id > past.Id);
        var found = await which.OrderBy(a => a.DueOn ?? Day.Never).ThenBy(a => a.Id).Take(size + 1).Select(a => new { a.Id, a.DueOn }).ToListAsync(cancel);
        var page = NameCursor.PageOf(found, size, f => new((f.DueOn ?? Day.Never).ToString(DayForm, CultureInfo.InvariantCulture), f.Id));
        return new(await assignments.RowsAsync([.. page.Items.Select(f => f.Id)], cancel), page.Next);
    }
}
