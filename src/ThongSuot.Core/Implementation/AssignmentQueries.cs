using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>Lists of assignments: those behind any number of a dashboard, and any others.</summary>
public sealed class AssignmentQueries(AppDbContext db, OrganizationQueries organizations, Clock clock)
{
    private const string DayForm = "yyyy-MM-dd";
    private const int Many = 2_000;

    /// <summary>In the order of the tree; the overdue by their last day, those longest overdue first. Parts that were delegated stand with the assignment they belong to, not here.</summary>
    public async Task<Page<AssignmentRow>> ListAsync(AssignmentFilter filter, string? after = null, int size = Page<AssignmentRow>.DefaultSize, CancellationToken cancel = default)
    {
#pragma warning disable CA1309 // Becomes a comparison in the database, where the column is ordered by bytes.
        size = Math.Clamp(size, 1, Page<AssignmentRow>.MaxSize);
        var from = NameCursor.Read(after);
        var which = db.Assignments.Where(a => a.ParentId == null);
        if (filter.ProgrammeId is { } programme) which = which.Where(a => a.ProgrammeId == programme);
        if (filter.OrganizationId is { } body) which = which.Where(a => a.OrganizationId == body);
        if (filter.DutyId is { } duty) which = which.Where(a => a.ProgrammeDutyId == duty);
        if (filter.As is { } column) which = In(which, column);
        if (filter.At is { } top)
        {
            var (low, high) = await WithinAsync(top, filter.ProgrammeId, cancel);
            // Where many are late it is quicker to walk along the days than to sort all of them: what is no bare column is not looked up in an index.
            which = filter.IsOverdue && await ManyLateAsync(top, filter.ProgrammeId, cancel)
                ? which.Where(a => string.Compare(a.Path + "", low) >= 0 && string.Compare(a.Path + "", high) < 0)
                : which.Where(a => string.Compare(a.Path, low) >= 0 && string.Compare(a.Path, high) < 0);
        }
        if (filter.IsOverdue)
        {
            which = which.Where(a => a.IsOverdue);
            if (from is { } late && DateOnly.TryParseExact(late.Name, DayForm, out var day)) which = which.Where(a => a.DueOn >= day && (a.DueOn > day || a.Id > late.Id));
            which = which.OrderBy(a => a.DueOn).ThenBy(a => a.Id);
        }
        else
        {
            if (from is { } past) which = which.Where(a => string.Compare(a.Path, past.Name) >= 0 && (string.Compare(a.Path, past.Name) > 0 || a.Id > past.Id));
            which = which.OrderBy(a => a.Path).ThenBy(a => a.Id);
        }
#pragma warning restore CA1309
        var found = await which.Take(size + 1).Select(a => new { a.Id, a.Path, a.DueOn }).ToListAsync(cancel);
        var page = NameCursor.PageOf(found, size, f => new(filter.IsOverdue ? f.DueOn!.Value.ToString(DayForm, CultureInfo.InvariantCulture) : f.Path, f.Id));
        return new(await RowsAsync([.. page.Items.Select(f => f.Id)], cancel), page.Next);
    }

    /// <summary>Who is late: where, at which duty, by how many days, and who is in post.</summary>
    public Task<Page<AssignmentRow>> LateAsync(long programmeId, long organizationId, string? after = null, int size = Page<AssignmentRow>.DefaultSize, CancellationToken cancel = default) =>
        ListAsync(new AssignmentFilter(programmeId, organizationId, IsOverdue: true), after, size, cancel);

    /// <summary>Assignments as rows, in the order of the ids given.</summary>
    internal async Task<IReadOnlyList<AssignmentRow>> RowsAsync(IReadOnlyList<long> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        var today = clock.Today;
        var found = await (from assignment in db.Assignments
                           join duty in db.ProgrammeDuties on assignment.ProgrammeDutyId equals duty.Id
                           join programme in db.Programmes on assignment.ProgrammeId equals programme.Id
                           where ids.Contains(assignment.Id)
                           select new { Assignment = assignment, programme.Title, duty.Ordinal, duty.Text }).AsNoTracking().ToDictionaryAsync(f => f.Assignment.Id, cancel);
        var bodies = found.Values.Select(f => f.Assignment.OrganizationId).Distinct().ToList();
        var names = await organizations.NamesAsync(bodies, today, cancel);
        var people = (await InPost.OfAsync(db, bodies, today, cancel)).ToLookup(p => p.OrganizationId);
        return [.. ids.Where(found.ContainsKey).Select(i => found[i]).Select(f => new AssignmentRow(f.Assignment.Id, f.Assignment.ProgrammeId, f.Title, f.Assignment.ProgrammeDutyId, f.Ordinal, f.Text, f.Assignment.OrganizationId, names.GetValueOrDefault(f.Assignment.OrganizationId, ""),
            f.Assignment.Role, f.Assignment.State, f.Assignment.DueOn, f.Assignment.IsOverdue, f.Assignment.DaysLate(today), f.Assignment.Percent, f.Assignment.SubmittedOn, f.Assignment.AcceptedOn, f.Assignment.ExtensionAsked, f.Assignment.ParentId, f.Assignment.Version,
            [.. people[f.Assignment.OrganizationId]]))];
    }

    private async Task<bool> ManyLateAsync(long organizationId, long? programmeId, CancellationToken cancel) =>
        await db.Tallies.Where(t => t.OrganizationId == organizationId && (programmeId == null || t.ProgrammeId == programmeId)).SumAsync(t => t.Overdue, cancel) > Many;

    private static IQueryable<Assignment> In(IQueryable<Assignment> which, Count column) => column switch
    {
        Count.Waiting => which.Where(a => a.State == AssignmentState.Waiting),
        Count.Working => which.Where(a => a.State == AssignmentState.Working),
        Count.Submitted => which.Where(a => a.State == AssignmentState.Submitted),
        Count.Returned => which.Where(a => a.State == AssignmentState.Returned),
        Count.Declined => which.Where(a => a.State == AssignmentState.Declined),
        Count.DoneLate => which.Where(a => a.State == AssignmentState.Accepted && a.DueOn < a.SubmittedOn),
        _ => which.Where(a => a.State == AssignmentState.Accepted && (a.DueOn == null || a.DueOn >= a.SubmittedOn)),
    };

    /// <summary>The range of paths of a body and all below it, on the line of the programme.</summary>
    internal async Task<(string Low, string High)> WithinAsync(long organizationId, long? programmeId, CancellationToken cancel)
    {
        var today = clock.Today;
        var links = db.OrganizationLinks.Where(l => l.ChildId == organizationId);
        if (programmeId is { } id) links = links.Where(l => l.Line == db.Programmes.Where(p => p.Id == id).Select(p => p.Line).FirstOrDefault());
        // One that is no more stands where it last stood.
        var path = await links.Where(l => l.ValidFrom <= today).OrderByDescending(l => l.ValidTo).ThenBy(l => l.Line).Select(l => l.Path).FirstOrDefaultAsync(cancel);
        return path is null ? throw new NotFoundException("organization", organizationId) : OrganizationTree.RangeOf(path);
    }
}
