using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>Programmes as they stand, for any body: read from the tallies of the bodies below and their own assignments, whatever the number of bodies.</summary>
public sealed class DashboardQueries(AppDbContext db, OrganizationQueries organizations, Clock clock)
{
    /// <summary>Null when there is no such programme.</summary>
    public Task<ProgrammeHead?> HeadAsync(long programmeId, CancellationToken cancel = default) => Head.For(db)(db, programmeId, cancel);

    private static readonly Compiled<Func<AppDbContext, long, CancellationToken, Task<ProgrammeHead?>>> Head = new(() => EF.CompileAsyncQuery((AppDbContext db, long id, CancellationToken cancel) => db.Programmes.Where(p => p.Id == id).Select(ProgrammeHead.Of).SingleOrDefault()));

    /// <summary>How often a programme was changed as a whole: what a form carries so as not to overwrite another's change.</summary>
    public Task<int> VersionAsync(long programmeId, CancellationToken cancel = default) => db.Programmes.Where(p => p.Id == programmeId).Select(p => p.Version).SingleAsync(cancel);

    /// <summary>The running programmes of a document, the latest first.</summary>
    public async Task<IReadOnlyList<ProgrammeHead>> RunningOfAsync(long documentId, CancellationToken cancel = default) =>
        await db.Programmes.Where(p => p.DocumentId == documentId && p.State == ProgrammeState.Running).OrderByDescending(p => p.Id).Take(Page<ProgrammeRow>.MaxSize)
            .Select(ProgrammeHead.Of).ToListAsync(cancel);

    /// <summary>A duty of a programme; null when it has no such one.</summary>
    public Task<DutyHead?> DutyAsync(long programmeId, long dutyId, CancellationToken cancel = default) =>
        db.ProgrammeDuties.Where(d => d.Id == dutyId && d.ProgrammeId == programmeId).Select(d => new DutyHead(d.Id, d.Ordinal, d.Text)).SingleOrDefaultAsync(cancel);

    /// <summary>Null when there is no such programme or body.</summary>
    public async Task<Dashboard?> FindAsync(long programmeId, long organizationId, CancellationToken cancel = default)
    {
        var today = clock.Today;
        var duties = await Duties.For(db)(db, programmeId).ToListAsync(cancel);
        var name = (await organizations.NamesAsync([organizationId], today, cancel)).GetValueOrDefault(organizationId);
        if (duties.Count == 0 || name is null) return null;
        var head = duties[0].Head;
        var children = await KnownBodies.BelowAsync(db, organizationId, head.Line, today, cancel);
        HashSet<long> bodies = [organizationId, .. children.Select(c => c.Id)];
        // Of the children only sums: a province has three hundred of them, with nine thousand cells.
        var below = (await db.Tallies.Where(t => t.ProgrammeId == programmeId && EF.Parameter(bodies).Contains(t.OrganizationId))
            .GroupBy(t => new { t.OrganizationId, DutyId = t.OrganizationId == organizationId ? t.ProgrammeDutyId : 0 })
            .Select(g => new { g.Key.OrganizationId, g.Key.DutyId, Waiting = g.Sum(t => t.Waiting), Working = g.Sum(t => t.Working), Submitted = g.Sum(t => t.Submitted), Returned = g.Sum(t => t.Returned), Declined = g.Sum(t => t.Declined), DoneInTime = g.Sum(t => t.DoneInTime), DoneLate = g.Sum(t => t.DoneLate), Overdue = g.Sum(t => t.Overdue) })
            .ToListAsync(cancel)).ToLookup(t => t.OrganizationId, t => (t.DutyId, Figures: new Tallied(t.Waiting, t.Working, t.Submitted, t.Returned, t.Declined, t.DoneInTime, t.DoneLate, t.Overdue)));
        var own = (await db.Assignments.Where(a => a.ProgrammeId == programmeId && a.ParentId == null && EF.Parameter(bodies).Contains(a.OrganizationId))
            .GroupBy(a => new { a.OrganizationId, DutyId = a.OrganizationId == organizationId ? a.ProgrammeDutyId : 0, a.State, IsLate = a.DueOn != null && a.SubmittedOn != null && a.DueOn < a.SubmittedOn, a.IsOverdue })
            .Select(g => new { g.Key.OrganizationId, g.Key.DutyId, g.Key.State, g.Key.IsLate, g.Key.IsOverdue, Count = g.Count() })
            .ToListAsync(cancel)).ToLookup(o => o.OrganizationId, o => (o.DutyId, Figures: Tallied.One(o.State, o.IsLate, o.IsOverdue).Times(o.Count)));

        var here = ByDuty(below[organizationId].Concat(own[organizationId]));
        return new(head, organizationId, name, today,
            // A period that is over and has nothing open any more has no column: its figures stay in the sums, and the programme runs for years.
            [.. duties.Where(d => d.PeriodTo is null || d.PeriodTo >= today || here.GetValueOrDefault(d.Id).Open > 0).Select(d => new DutyFigures(d.Id, d.Ordinal, d.Text, d.Deliverable, d.DueOn, here.GetValueOrDefault(d.Id)))],
            [.. children.Select(c => new BodyFigures(c.Id, c.Name, Tallied.Sum(below[c.Id].Concat(own[c.Id]).Select(f => f.Figures))))],
            Tallied.Sum(own[organizationId].Select(f => f.Figures)), Tallied.Sum(below[organizationId].Select(f => f.Figures)));
    }

    private sealed record ReadDuty(ProgrammeHead Head, long Id, int Ordinal, string Text, string? Deliverable, DateOnly? DueOn, DateOnly? PeriodTo);

    private static readonly Compiled<Func<AppDbContext, long, IAsyncEnumerable<ReadDuty>>> Duties = new(() => EF.CompileAsyncQuery((AppDbContext db, long programmeId) =>
        from duty in db.ProgrammeDuties
        join programme in db.Programmes on duty.ProgrammeId equals programme.Id
        where duty.ProgrammeId == programmeId
        orderby duty.Ordinal, duty.Id
        select new ReadDuty(new ProgrammeHead(programme.Id, programme.Title, programme.DocumentId, programme.IssuerId, programme.Line, programme.IssuedOn, programme.State), duty.Id, duty.Ordinal, duty.Text, duty.Deliverable, duty.DueOn, duty.PeriodTo)));

    /// <summary>Bodies × duties of a programme: of each body all at it and below it, by id of the duty of the programme; a duty nobody there has is missing.</summary>
    public async Task<IReadOnlyDictionary<long, IReadOnlyDictionary<long, Tallied>>> CellsAsync(long programmeId, IReadOnlyCollection<long> bodies, CancellationToken cancel = default)
    {
        var below = (await db.Tallies.AsNoTracking().Where(t => t.ProgrammeId == programmeId && EF.Parameter(bodies).Contains(t.OrganizationId)).ToListAsync(cancel)).ToLookup(t => t.OrganizationId, t => (t.ProgrammeDutyId, Tallied.Of(t)));
        var own = (await OwnAsync(db.Assignments.Where(a => a.ProgrammeId == programmeId && EF.Parameter(bodies).Contains(a.OrganizationId)), cancel)).ToLookup(o => o.OrganizationId, o => (o.DutyId, o.Figures));
        return bodies.ToDictionary(b => b, b => (IReadOnlyDictionary<long, Tallied>)ByDuty(below[b].Concat(own[b])));
    }

    /// <summary>The programmes a body has issued, or has something to do in, it or any below it; the latest first.</summary>
    public async Task<Page<ProgrammeRow>> ProgrammesAsync(long organizationId, string? after = null, int size = Page<ProgrammeRow>.DefaultSize, CancellationToken cancel = default)
    {
        size = Math.Clamp(size, 1, Page<ProgrammeRow>.MaxSize);
        var concerned = db.Tallies.Where(t => t.OrganizationId == organizationId).Select(t => t.ProgrammeId)
            .Union(db.Assignments.Where(a => a.OrganizationId == organizationId && a.ParentId == null).Select(a => a.ProgrammeId))
            .Union(db.Programmes.Where(p => p.IssuerId == organizationId).Select(p => p.Id));
        var programmes = db.Programmes.Where(p => concerned.Contains(p.Id));
        if (long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var before)) programmes = programmes.Where(p => p.Id < before);
        var heads = await programmes.OrderByDescending(p => p.Id).Take(size + 1).Select(ProgrammeHead.Of).ToListAsync(cancel);
        var more = heads.Count > size;
        if (more) heads.RemoveAt(size);
        var ids = heads.ConvertAll(h => h.Id);
        var below = await db.Tallies.AsNoTracking().Where(t => t.OrganizationId == organizationId && ids.Contains(t.ProgrammeId)).ToListAsync(cancel);
        var own = await OwnAsync(db.Assignments.Where(a => a.OrganizationId == organizationId && ids.Contains(a.ProgrammeId)), cancel);
        var figures = below.Select(t => (t.ProgrammeId, Figures: Tallied.Of(t))).Concat(own.Select(o => (o.ProgrammeId, o.Figures))).ToLookup(f => f.ProgrammeId, f => f.Figures);
        var names = await organizations.NamesAsync([.. heads.Select(h => h.IssuerId).Distinct()], clock.Today, cancel);
        return new([.. heads.Select(h => new ProgrammeRow(h, names.GetValueOrDefault(h.IssuerId, ""), Tallied.Sum(figures[h.Id])))], more ? heads[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>What bodies must do themselves; what was delegated counts with the assignment it belongs to.</summary>
    private static async Task<List<(long ProgrammeId, long DutyId, long OrganizationId, Tallied Figures)>> OwnAsync(IQueryable<Assignment> which, CancellationToken cancel) =>
        (await which.Where(a => a.ParentId == null).Select(a => new { a.ProgrammeId, a.ProgrammeDutyId, a.OrganizationId, a.State, IsLate = a.DueOn != null && a.SubmittedOn != null && a.DueOn < a.SubmittedOn, a.IsOverdue }).ToListAsync(cancel))
        .ConvertAll(a => (a.ProgrammeId, a.ProgrammeDutyId, a.OrganizationId, Tallied.One(a.State, a.IsLate, a.IsOverdue)));

    private static Dictionary<long, Tallied> ByDuty(IEnumerable<(long DutyId, Tallied Figures)> figures)
    {
        Dictionary<long, Tallied> byDuty = [];
        foreach (var (duty, one) in figures) byDuty[duty] = byDuty.GetValueOrDefault(duty) + one;
        return byDuty;
    }
}
