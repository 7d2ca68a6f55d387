using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Burden;

/// <summary>A ledger of what each body is asked for: how many duties, by whom, when, and which of them ask for the same thing.</summary>
public sealed class BurdenQueries(AppDbContext db, OrganizationQueries organizations, Clock clock)
{
    /// <summary>So many open duties of a body are looked at, the most urgent ones.</summary>
    public const int MostRows = 2_000;

    /// <summary>Null when there is no such body.</summary>
    public async Task<Ledger?> FindAsync(long organizationId, CancellationToken cancel = default)
    {
        var today = clock.Today;
        if ((await organizations.NamesAsync([organizationId], today, cancel)).GetValueOrDefault(organizationId) is not { } name) return null;
        var rows = await (from assignment in Open(db)
                          join given in db.ProgrammeDuties on assignment.ProgrammeDutyId equals given.Id
                          join duty in db.Duties on given.DutyId equals duty.Id
                          join programme in db.Programmes on assignment.ProgrammeId equals programme.Id
                          where assignment.OrganizationId == organizationId
                          orderby assignment.DueOn ?? Day.Never, assignment.Id
                          select new { assignment.Id, given.DutyId, GivenId = given.Id, given.RecursOfId, duty.DocumentId, duty.Section, given.Text, given.Deliverable, duty.ReportTo, assignment.DueOn, assignment.IsOverdue, assignment.ProgrammeId, programme.Title, programme.IssuerId })
            .Take(MostRows + 1).ToListAsync(cancel);
        var issuers = await organizations.NamesAsync([.. rows.Select(r => r.IssuerId).Distinct()], today, cancel);
        // A recurring duty whose period is open is asked for once.
        var recurring = rows.Select(r => r.RecursOfId).OfType<long>().ToHashSet();
        var asked = rows.Take(MostRows).Where(r => !recurring.Contains(r.GivenId)).Select(r => new AskedDuty(r.Id, r.DutyId, r.DocumentId, r.Section, r.Text, r.Deliverable, AskedKinds.Of(r.Text, r.Deliverable, r.ReportTo), r.DueOn, r.IsOverdue, r.ProgrammeId, r.Title, r.IssuerId, issuers.GetValueOrDefault(r.IssuerId, ""))).ToList();
        return new(organizationId, name, today, asked, rows.Count > MostRows,
            [.. asked.GroupBy(a => a.ProgrammeId).Select(g => new AskingProgramme(g.Key, g.First().Programme, g.First().IssuerId, g.First().Issuer, CountsOf(g))).OrderByDescending(p => p.Counts.All).ThenBy(p => p.ProgrammeId)],
            [.. asked.GroupBy(a => MonthOf(a.DueOn)).OrderBy(g => g.Key ?? Day.Never).Select(g => new AskedMonth(g.Key, CountsOf(g)))], AlikeDuties.Of(asked));
    }

    /// <summary>Those directly below on any line that are asked for something themselves, by name, with the sum of all.</summary>
    public async Task<Below> BelowAsync(long organizationId, string? after = null, int size = Page<BurdenBelow>.DefaultSize, CancellationToken cancel = default)
    {
        var today = clock.Today;
        var children = db.OrganizationLinks.Where(l => l.ParentId == organizationId && l.ValidFrom <= today && l.ValidTo > today).Select(l => l.ChildId);
        var open = Open(db).Where(a => children.Contains(a.OrganizationId));
        var profiles = db.OrganizationProfiles.Where(p => p.ValidFrom <= today && p.ValidTo > today && open.Any(a => a.OrganizationId == p.OrganizationId));
        var bodies = await profiles.CountAsync(cancel);
        if (bodies == 0) return new(default, 0, new([], null));
#pragma warning disable CA1309 // Becomes a comparison in the database, where the column is ordered by bytes.
        if (NameCursor.Read(after) is { } past) profiles = profiles.Where(p => string.Compare(p.Folded, past.Name) > 0 || p.Folded == past.Name && p.OrganizationId > past.Id);
#pragma warning restore CA1309
        size = Math.Clamp(size, 1, Page<BurdenBelow>.MaxSize);
        var page = NameCursor.PageOf(await profiles.OrderBy(p => p.Folded).ThenBy(p => p.OrganizationId).Take(size + 1).Select(p => new { p.OrganizationId, p.Name, p.Folded }).ToListAsync(cancel), size, p => new(p.Folded, p.OrganizationId));
        var shown = page.Items.Select(p => p.OrganizationId).ToList();
        // By duty, for the words of a duty say what it wants: a programme has some tens of them, whatever the number of bodies.
        var all = await open.GroupBy(a => a.ProgrammeDutyId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var each = (await Open(db).Where(a => shown.Contains(a.OrganizationId)).GroupBy(a => new { a.OrganizationId, a.ProgrammeDutyId }).Select(g => new { g.Key.OrganizationId, g.Key.ProgrammeDutyId, Count = g.Count() }).ToListAsync(cancel)).ToLookup(g => g.OrganizationId, g => (g.ProgrammeDutyId, g.Count));
        var duties = all.Select(a => a.Key).ToHashSet();
        var kinds = (await (from given in db.ProgrammeDuties
                            join duty in db.Duties on given.DutyId equals duty.Id
                            where EF.Parameter(duties).Contains(given.Id)
                            select new { given.Id, given.RecursOfId, given.Text, given.Deliverable, duty.ReportTo }).ToListAsync(cancel)).ToDictionary(d => d.Id, d => (Kind: AskedKinds.Of(d.Text, d.Deliverable, d.ReportTo), d.RecursOfId));
        return new(CountsOf(all.Select(a => (a.Key, a.Count))), bodies, new([.. page.Items.Select(p => new BurdenBelow(p.OrganizationId, p.Name, CountsOf(each[p.OrganizationId])))], page.Next));

        AskedCounts CountsOf(IEnumerable<(long DutyId, int Count)> counted)
        {
            var known = counted.Where(c => kinds.ContainsKey(c.DutyId)).ToList();
            var recurring = known.GroupBy(c => kinds[c.DutyId].RecursOfId).Where(g => g.Key is not null).ToDictionary(g => g.Key!.Value, g => g.Max(c => c.Count));
            return AskedCounts.Of(known.Select(c => (kinds[c.DutyId].Kind, Math.Max(0, c.Count - recurring.GetValueOrDefault(c.DutyId)))));
        }
    }

    private static IQueryable<Assignment> Open(AppDbContext db) =>
        db.Assignments.Where(Assignment.StillOpen).Where(a => db.Programmes.Any(p => p.Id == a.ProgrammeId && p.State == ProgrammeState.Running));

    private static AskedCounts CountsOf(IEnumerable<AskedDuty> asked) => AskedCounts.Of(asked.Select(a => (a.Kind, 1)));

    private static DateOnly? MonthOf(DateOnly? day) => day is { } due ? new(due.Year, due.Month, 1) : null;
}
