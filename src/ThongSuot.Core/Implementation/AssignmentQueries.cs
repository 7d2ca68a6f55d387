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
    public async Task<int> CountAsync(AssignmentFilter filter, int atMost, CancellationToken cancel = default) => await (await WhichAsync(filter, cancel)).OrderBy(a => a.Path).Select(a => a.Id).Take(atMost).CountAsync(cancel);

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
        var joined = Read(db, which.Take(size + 1));
        // What was taken in an order loses it by what is joined to it.
        joined = filter.IsOverdue ? joined.OrderBy(r => r.Assignment.DueOn).ThenBy(r => r.Assignment.Id) : joined.OrderBy(r => r.Assignment.Path).ThenBy(r => r.Assignment.Id);
        var read = await joined.ToListAsync(cancel);
        var page = NameCursor.PageOf(read, size, f => new(filter.IsOverdue ? f.Assignment.DueOn!.Value.ToString(DayForm, CultureInfo.InvariantCulture) : f.Assignment.Path, f.Assignment.Id));
        return new((await RowsAsync(page.Items, [], cancel)).Rows, page.Next);
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
        var found = (await RowsAsync(await Read(db, db.Assignments.Where(a => EF.Parameter(ids).Contains(a.Id))).ToListAsync(cancel), [], cancel)).Rows.ToDictionary(r => r.Id);
        return [.. ids.Where(found.ContainsKey).Select(i => found[i])];
    }

    /// <summary>Assignments as rows in the order given, and the names of their bodies and of those mentioned besides.</summary>
    internal async Task<(IReadOnlyList<AssignmentRow> Rows, IReadOnlyDictionary<long, string> Names)> RowsAsync(IReadOnlyCollection<ReadAssignment> read, IReadOnlyList<long> mentioned, CancellationToken cancel)
    {
        var today = clock.Today;
        var bodies = read.Select(f => f.Assignment.OrganizationId).ToHashSet();
        var names = await organizations.NamesAsync([.. bodies.Union(mentioned)], today, cancel);
        var people = (await InPost.OfAsync(db, bodies, today, cancel)).ToLookup(p => p.OrganizationId);
        return ([.. read.Select(f => new AssignmentRow(f.Assignment.Id, f.Assignment.ProgrammeId, f.Title, f.Assignment.ProgrammeDutyId, f.Ordinal, f.Text, f.Assignment.OrganizationId, names.GetValueOrDefault(f.Assignment.OrganizationId, ""),
            f.Assignment.Role, f.Assignment.State, f.Assignment.DueOn, f.Assignment.IsOverdue, f.Assignment.DaysLate(today), f.Assignment.Percent, f.Assignment.SubmittedOn, f.Assignment.AcceptedOn, f.Assignment.ExtensionAsked, f.Assignment.ParentId, f.Assignment.Version,
            [.. people[f.Assignment.OrganizationId]]))], names);
    }

    /// <summary>An assignment, with what its row shows of its programme and its duty.</summary>
    internal sealed class ReadAssignment
    {
        public required Assignment Assignment { get; init; }
        public required string Title { get; init; }
        public required int Ordinal { get; init; }
        public required string Text { get; init; }
    }

    /// <summary>An assignment, the one it is a part of and its own parts, in no order.</summary>
    internal static readonly Compiled<Func<AppDbContext, long, long?, IAsyncEnumerable<ReadAssignment>>> Family = new(() => EF.CompileAsyncQuery((AppDbContext db, long id, long? parentId) =>
        Read(db, db.Assignments).Where(r => r.Assignment.Id == id || r.Assignment.Id == parentId || r.Assignment.ParentId == id)));

    private static IQueryable<ReadAssignment> Read(AppDbContext db, IQueryable<Assignment> which) =>
        from assignment in which.AsNoTracking()
        join duty in db.ProgrammeDuties on assignment.ProgrammeDutyId equals duty.Id
        join programme in db.Programmes on assignment.ProgrammeId equals programme.Id
        select new ReadAssignment { Assignment = assignment, Title = programme.Title, Ordinal = duty.Ordinal, Text = duty.Text };

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

    private async Task<bool> ManyLateAsync(long organizationId, long? programmeId, CancellationToken cancel) => await LateBelow.For(db)(db, organizationId, programmeId, cancel) > Many;

    private static readonly Compiled<Func<AppDbContext, long, long?, CancellationToken, Task<int>>> LateBelow = new(() => EF.CompileAsyncQuery((AppDbContext db, long body, long? programme, CancellationToken cancel) =>
        db.Tallies.Where(t => t.OrganizationId == body && (programme == null || t.ProgrammeId == programme)).Sum(t => t.Overdue)));

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
        var places = (await KnownBodies.PlacesAsync(db, organizationId, cancel)).All.Where(p => p.ValidFrom <= today);
        if (programmeId is { } id && await LineAsync(id, cancel) is { } line) places = places.Where(p => p.Line == line);
        // One that is no more stands where it last stood.
        var path = places.OrderByDescending(p => p.ValidTo).ThenBy(p => p.Line).Select(p => p.Path).FirstOrDefault();
        return path is null ? throw new NotFoundException("organization", organizationId) : OrganizationTree.RangeOf(path);
    }

    private static readonly Shelf<long, Line?> Lines = new();

    /// <summary>The line along which a programme goes down, which never changes; null when there is no such programme.</summary>
    private ValueTask<Line?> LineAsync(long programmeId, CancellationToken cancel) =>
        db.Ground.OfAsync(Lines, programmeId, () => db.Programmes.Where(p => p.Id == programmeId).Select(p => (Line?)p.Line).SingleOrDefaultAsync(cancel), cancel);
}
