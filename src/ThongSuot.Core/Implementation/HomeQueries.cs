using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>What a person has to do today.</summary>
public sealed class HomeQueries(AppDbContext db, AccessCheck access, AssignmentQueries assignments, OrganizationQueries organizations, Clock clock)
{
    public const int SoonDays = 14, Shown = 10, CountedAtMost = 1_000;

    public async Task<Home> FindAsync(long personId, CancellationToken cancel = default)
    {
        var today = clock.Today;
        var parts = await PartsAsync(personId, today, cancel);
        var (working, answering) = (parts.Working, parts.Answering);
        var ids = parts.ByKind.Values.SelectMany(p => p.Take(Shown)).Distinct().ToList();
        var rows = (await assignments.RowsAsync(ids, cancel)).ToDictionary(r => r.Id);
        var names = await organizations.NamesAsync([.. working.Union(answering)], today, cancel);
        return new(today, [.. working.Union(answering).Select(b => new HomeBody(b, names.GetValueOrDefault(b, "")))], Part(HomeKind.Late), Part(HomeKind.Returned), Part(HomeKind.DueSoon), Part(HomeKind.New), Part(HomeKind.Other), Part(HomeKind.ToAccept), Part(HomeKind.ToDecide));

        HomePart Part(HomeKind kind) => new(parts.ByKind[kind].Count, [.. parts.ByKind[kind].Take(Shown).Where(rows.ContainsKey).Select(i => rows[i])]);
    }

    /// <summary>One part in full, up to <see cref="CountedAtMost"/>.</summary>
    public async Task<IReadOnlyList<AssignmentRow>> ListAsync(long personId, HomeKind kind, int skip = 0, int size = Page<AssignmentRow>.DefaultSize, CancellationToken cancel = default) =>
        await assignments.RowsAsync([.. (await PartsAsync(personId, clock.Today, cancel)).ByKind[kind].Skip(skip).Take(Math.Clamp(size, 1, Page<AssignmentRow>.MaxSize))], cancel);

    private async Task<Parts> PartsAsync(long personId, DateOnly today, CancellationToken cancel)
    {
        var working = await access.PlacesAsync(personId, Permission.Report, cancel);
        var answering = await access.PlacesAsync(personId, Permission.AcceptReports, cancel);
        var running = db.Programmes.Where(p => p.State == ProgrammeState.Running);
        var own = await db.Assignments.Where(a => working.Contains(a.OrganizationId) && running.Any(p => p.Id == a.ProgrammeId)).Where(Assignment.BeingDone)
            .Select(a => new { a.Id, a.State, a.DueOn, a.IsOverdue }).ToListAsync(cancel);
        var kinds = own.OrderBy(a => a.DueOn ?? Day.Never).ThenBy(a => a.Id).ToLookup(a => a switch
        {
            { IsOverdue: true } => HomeKind.Late,
            { State: AssignmentState.Returned } => HomeKind.Returned,
            { DueOn: { } due } when due <= today.AddDays(SoonDays) => HomeKind.DueSoon,
            { State: AssignmentState.Waiting } => HomeKind.New,
            _ => HomeKind.Other,
        }, a => a.Id);
        var byKind = Enum.GetValues<HomeKind>().ToDictionary(k => k, k => (IReadOnlyList<long>)[.. kinds[k]]);

        // What the bodies issued, and what they delegated.
        var issued = await running.Where(p => answering.Contains(p.IssuerId)).Select(p => p.Id).ToListAsync(cancel);
        var given = db.Assignments.Where(a => a.ParentId == null && issued.Contains(a.ProgrammeId));
        var delegated = from parent in db.Assignments
                        join part in db.Assignments on (long?)parent.Id equals part.ParentId
                        where answering.Contains(parent.OrganizationId) && running.Any(p => p.Id == part.ProgrammeId)
                        select part;
        byKind[HomeKind.ToAccept] = await FirstAsync(given.Where(a => a.State == AssignmentState.Submitted), delegated.Where(a => a.State == AssignmentState.Submitted), cancel);
        byKind[HomeKind.ToDecide] = [.. (await FirstAsync(given.Where(a => a.State == AssignmentState.Declined), delegated.Where(a => a.State == AssignmentState.Declined), cancel))
            .Union(await FirstAsync(given.Where(a => a.ExtensionAsked != null), delegated.Where(a => a.ExtensionAsked != null), cancel))];
        return new(working, answering, byKind);
    }

    private static async Task<IReadOnlyList<long>> FirstAsync(IQueryable<Assignment> given, IQueryable<Assignment> delegated, CancellationToken cancel) =>
        [.. await given.OrderBy(a => a.Id).Select(a => a.Id).Take(CountedAtMost).ToListAsync(cancel), .. await delegated.OrderBy(a => a.Id).Select(a => a.Id).Take(CountedAtMost).ToListAsync(cancel)];

    private sealed record Parts(IReadOnlyList<long> Working, IReadOnlyList<long> Answering, IReadOnlyDictionary<HomeKind, IReadOnlyList<long>> ByKind);
}
