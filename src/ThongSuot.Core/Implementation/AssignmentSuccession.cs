using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>
/// Assignments follow the tree (DOMAIN §3.8): those of a body that has moved count where it stands now; those of a body that is no more pass to the successor with the largest share,
/// with the legal basis. What was done passes too, so that the totals as they are equal those as they were; who had it stays on the assignment. Called by the reorganisation
/// itself, and every night for changes that were entered before their day.
/// </summary>
public sealed class AssignmentSuccession(AppDbContext db, Clock clock) : IFollowTree
{
    private readonly AssignmentBatches _batches = new(db);

    public async Task FollowAsync(Work work, DateOnly since, CancellationToken cancel = default)
    {
        var today = clock.Today;
        // What holds from a later day is followed on that day.
        if (since > today) return;
        await db.SaveChangesAsync(cancel);
        await PassOnAsync(work, today, cancel);
        await MoveAsync(work, await db.OrganizationLinks.Where(l => l.ValidFrom >= since && l.ValidFrom <= today && l.ValidTo > today).Select(l => l.ChildId).Distinct().ToListAsync(cancel), today, cancel);
    }

    /// <summary>Job: follows what came into force by the calendar; returns how many assignments that changed.</summary>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var today = clock.Today;
        var moved = await (from assignment in db.Assignments
                           join programme in db.Programmes on assignment.ProgrammeId equals programme.Id
                           join link in db.OrganizationLinks on new { Id = assignment.OrganizationId, programme.Line } equals new { Id = link.ChildId, link.Line }
                           where link.ValidFrom <= today && link.ValidTo > today && link.Path != assignment.Path
                           select assignment.OrganizationId).Distinct().ToListAsync(cancel);
        if (moved.Count == 0 && !await Heirs(today).AnyAsync(cancel)) return 0;
        await using var work = await db.BeginAsync(new Operation(Actor.System, "job", "assignment.follow"), cancel);
        var all = await PassOnAsync(work, today, cancel) + await MoveAsync(work, moved, today, cancel);
        await work.CommitAsync(cancel);
        return all;
    }

    private async Task<int> PassOnAsync(Work work, DateOnly today, CancellationToken cancel)
    {
        var lines = await db.Programmes.ToDictionaryAsync(p => p.Id, p => p.Line, cancel);
        var (all, passed) = (0, new HashSet<long>());
        // An heir may be no more itself: then it passes on what it has just taken over. Nobody passes on twice, so a circle ends.
        while (true)
        {
            var heirs = (await Heirs(today).ToListAsync(cancel)).GroupBy(h => h.PredecessorId).Where(g => passed.Add(g.Key)).Select(g => g.OrderByDescending(h => h.ShareMillionths).ThenBy(h => h.SuccessorId).First()).ToList();
            var places = await PlacesAsync([.. heirs.Select(h => h.SuccessorId)], today, cancel);
            heirs.RemoveAll(h => places[h.SuccessorId].Count == 0);
            if (heirs.Count == 0) return all;
            foreach (var basis in heirs.GroupBy(h => h.LegalBasis))
            {
                var heirOf = basis.ToDictionary(h => h.PredecessorId, h => h.SuccessorId);
                var changed = await _batches.ChangeAsync(Which("\"Assignments\" AS a WHERE ", heirOf.Keys), a =>
                {
                    var heir = heirOf[a.OrganizationId];
                    a.PassTo(heir, places[heir].GetValueOrDefault(lines[a.ProgrammeId]) ?? places[heir].OrderBy(p => p.Key).First().Value);
                }, a => new AssignmentEntry(a.Id, EntryKind.Passed, work.At, work.Operation.ActorId, null, basis.Key, null), cancel);
                AssignmentBatches.Record(work, "passed", changed);
                all += changed.Values.Sum();
            }
        }
    }

    private async Task<int> MoveAsync(Work work, List<long> bodies, DateOnly today, CancellationToken cancel)
    {
        if (bodies.Count == 0) return 0;
        var lines = await db.Programmes.ToDictionaryAsync(p => p.Id, p => p.Line, cancel);
        var places = await PlacesAsync(bodies, today, cancel);
        const string From = """
            "Assignments" AS a JOIN "Programmes" AS p ON p."Id" = a."ProgrammeId"
            JOIN "OrganizationLinks" AS l ON l."ChildId" = a."OrganizationId" AND l."Line" = p."Line" AND l."ValidFrom" <= {1} AND l."ValidTo" > {1} AND l."Path" <> a."Path" WHERE 
            """;
        var changed = await _batches.ChangeAsync(Which(From, bodies, today), a => a.StandAt(places[a.OrganizationId][lines[a.ProgrammeId]]), null, cancel);
        AssignmentBatches.Record(work, "followed", changed);
        return changed.Values.Sum();
    }

    private FormattableString Which(string from, IReadOnlyCollection<long> bodies, params object[] more)
    {
        var condition = _batches.In("a.\"OrganizationId\"", bodies);
        return FormattableStringFactory.Create(from + condition.Format, [condition.GetArgument(0)!, .. more]);
    }

    /// <summary>Where bodies stand today, by line.</summary>
    private async Task<IReadOnlyDictionary<long, Dictionary<Line, string>>> PlacesAsync(IReadOnlyCollection<long> bodies, DateOnly today, CancellationToken cancel)
    {
        var ids = bodies.ToHashSet();
        var links = await db.OrganizationLinks.Where(l => EF.Parameter(ids).Contains(l.ChildId) && l.ValidFrom <= today && l.ValidTo > today).Select(l => new { l.ChildId, l.Line, l.Path }).ToListAsync(cancel);
        var places = ids.ToDictionary(i => i, _ => new Dictionary<Line, string>());
        foreach (var link in links) places[link.ChildId][link.Line] = link.Path;
        return places;
    }

    /// <summary>Who follows bodies that are no more and still have assignments.</summary>
    private IQueryable<Heir> Heirs(DateOnly today) =>
        from succession in db.Successions
        join body in db.Organizations on succession.PredecessorId equals body.Id
        join happened in db.OrganizationEvents on succession.EventId equals happened.Id
        where succession.EffectiveOn <= today && body.AbolishedOn <= today && db.Assignments.Any(a => a.OrganizationId == body.Id)
        select new Heir(succession.PredecessorId, succession.SuccessorId, succession.ShareMillionths, happened.LegalBasis);

    private sealed record Heir(long PredecessorId, long SuccessorId, int ShareMillionths, string LegalBasis);
}
