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
    public Task<Page<AssignmentRow>> ListAsync(AssignmentFilter filter, string? after = null, int size = Page<AssignmentRow>.DefaultSize, CancellationToken cancel = default) =>
        StretchAsync(filter, after, Math.Clamp(size, 1, Page<AssignmentRow>.MaxSize), cancel);

    /// <summary>How many there are, counted no further than asked.</summary>
    public async Task<int> CountAsync(AssignmentFilter filter, int atMost, CancellationToken cancel = default) => await (await WhichAsync(filter, cancel)).Select(a => a.Id).Take(atMost).CountAsync(cancel);

    /// <summary>As <see cref="ListAsync"/>, of any length.</summary>
    internal async Task<Page<AssignmentRow>> StretchAsync(AssignmentFilter filter, string? after, int size, CancellationToken cancel)
    {
        var (which, from) = (await WhichAsync(filter, cancel), NameCursor.Read(after));
        if (filter.IsOverdue)
        {
            if (from is { } late && DateOnly.TryParseExact(late.Name, DayForm, out var day)) which = which.Where(a => a.DueOn >= day && (a.DueOn > day || a.Id > late.Id));
            which = which.OrderBy(a => a.DueOn).ThenBy(a => a.Id);
        }
        else
        {
#pragma warning disable CA1309 // Becomes a comparison in the database, where the column is ordered by bytes.
            if (from is { } past) which = which.Where(a => string.Compare(a.Path, past.Name) >= 0 && (string.Compare(a.Path, past.Name) > 0 || a.Id > past.Id));
#pragma warning restore CA1309
            which = which.OrderBy(a => a.Path).ThenBy(a => a.Id);
        }
        var found = await which.Take(size + 1).Select(a => new { a.Id, a.Path, a.DueOn }).ToListAsync(cancel);
        var page = NameCursor.PageOf(found, size, f => new(filter.IsOverdue ? f.DueOn!.Value.ToString(DayForm, CultureInfo.InvariantCulture) : f.Path, f.Id));
        return new(await RowsAsync([.. page.Items.Select(f => f.Id)], cancel), page.Next);
    }

    private async Task<IQueryable<Assignment>> WhichAsync(AssignmentFilter filter, CancellationToken cancel)
    {
        var (which, today) = (db.Assignments.Where(a => a.ParentId == null), clock.Today);
        if (filter.ProgrammeId is { } programme) which = which.Where(a => a.ProgrammeId == programme);
        if (filter.OrganizationId is { } body) which = which.Where(a => a.OrganizationId == body);
        if (filter.DutyId is { } duty) which = which.Where(a => a.ProgrammeDutyId == duty);
        if (filter.As is { } column) which = In(which, column);
        if (filter.At is { } top) which = await AtAndBelowAsync(which, top, filter.ProgrammeId, filter.IsOverdue, cancel);
        if (filter.IsOverdue) which = which.Where(a => a.IsOverdue);
        if (filter.LateFrom is { } least && today.AddDays(-least) is var latest) which = which.Where(a => a.DueOn <= latest);
        if (filter.LateTo is { } most && today.AddDays(-most) is var earliest) which = which.Where(a => a.DueOn >= earliest);
        if (filter.IsAsking) which = which.Where(a => a.ExtensionAsked != null);
        if (filter.HasNobody && InPost.Manned(db, today) is var manned) which = which.Where(a => !manned.Contains(a.OrganizationId));
        return which;
    }

    /// <summary>Who is late: where, at which duty, by how many days, and who is in post.</summary>
    public Task<Page<AssignmentRow>> LateAsync(long programmeId, long organizationId, string? after = null, int size = Page<AssignmentRow>.DefaultSize, CancellationToken cancel = default) =>
        ListAsync(new AssignmentFilter(programmeId, organizationId, IsOverdue: true), after, size, cancel);

    /// <summary>The last day of what is late the longest at a body and all below it; null when nothing is.</summary>
    internal async Task<DateOnly?> EarliestLateAsync(long programmeId, long organizationId, CancellationToken cancel)
    {
        var late = db.Assignments.Where(a => a.ParentId == null && a.ProgrammeId == programmeId && a.IsOverdue);
        return await (await AtAndBelowAsync(late, organizationId, programmeId, isOverdue: true, cancel)).OrderBy(a => a.DueOn).ThenBy(a => a.Id).Select(a => a.DueOn).FirstOrDefaultAsync(cancel);
    }

    private async Task<IQueryable<Assignment>> AtAndBelowAsync(IQueryable<Assignment> which, long top, long? programmeId, bool isOverdue, CancellationToken cancel)
    {
        // Where many are late it is quicker to walk along the days than to sort all of them.
        return await AtAsync(which, top, programmeId, isOverdue && await ManyLateAsync(top, programmeId, cancel), cancel);
    }

    /// <summary>Assignments as rows, in the order of the ids given.</summary>
    internal async Task<IReadOnlyList<AssignmentRow>> RowsAsync(IReadOnlyList<long> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        var found = (await RowsAsync(db.Assignments.Where(a => ids.Contains(a.Id)), [], cancel)).Rows.ToDictionary(r => r.Id);
        return [.. ids.Where(found.ContainsKey).Select(i => found[i])];
    }

    /// <summary>Assignments as rows in no order, and the names of their bodies and of those mentioned besides.</summary>
    internal async Task<(IReadOnlyList<AssignmentRow> Rows, IReadOnlyDictionary<long, string> Names)> RowsAsync(IQueryable<Assignment> which, IReadOnlyList<long> mentioned, CancellationToken cancel)
    {
        var today = clock.Today;
        var found = await (from assignment in which
                           join duty in db.ProgrammeDuties on assignment.ProgrammeDutyId equals duty.Id
                           join programme in db.Programmes on assignment.ProgrammeId equals programme.Id
                           select new { Assignment = assignment, programme.Title, duty.Ordinal, duty.Text }).AsNoTracking().ToListAsync(cancel);
        var bodies = found.Select(f => f.Assignment.OrganizationId).Distinct().ToList();
        var names = await organizations.NamesAsync([.. bodies.Union(mentioned)], today, cancel);
        var people = (await InPost.OfAsync(db, bodies, today, cancel)).ToLookup(p => p.OrganizationId);
        return ([.. found.Select(f => new AssignmentRow(f.Assignment.Id, f.Assignment.ProgrammeId, f.Title, f.Assignment.ProgrammeDutyId, f.Ordinal, f.Text, f.Assignment.OrganizationId, names.GetValueOrDefault(f.Assignment.OrganizationId, ""),
            f.Assignment.Role, f.Assignment.State, f.Assignment.DueOn, f.Assignment.IsOverdue, f.Assignment.DaysLate(today), f.Assignment.Percent, f.Assignment.SubmittedOn, f.Assignment.AcceptedOn, f.Assignment.ExtensionAsked, f.Assignment.ParentId, f.Assignment.Version,
            [.. people[f.Assignment.OrganizationId]]))], names);
    }

    /// <summary>Those of a body and all below it, on the line of the programme.</summary>
    /// <param name="byAnother">They are read along another index than that of places.</param>
    internal async Task<IQueryable<Assignment>> AtAsync(IQueryable<Assignment> which, long organizationId, long? programmeId, bool byAnother, CancellationToken cancel)
    {
        var (low, high) = await WithinAsync(organizationId, programmeId, cancel);
#pragma warning disable CA1309 // Becomes a comparison in the database, where the column is ordered by bytes.
        // What is no bare column is not looked up in an index.
        return byAnother ? which.Where(a => string.Compare(a.Path + "", low) >= 0 && string.Compare(a.Path + "", high) < 0) : which.Where(a => string.Compare(a.Path, low) >= 0 && string.Compare(a.Path, high) < 0);
#pragma warning restore CA1309
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
