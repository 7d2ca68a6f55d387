using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>
/// Who may read which programme and which assignment: the one place that says so. The boards of a programme are open to whoever works at its issuer or at a body that has something to do in it, and to
/// those above and below these; an assignment to whoever works at its body, at the body that answers it, or above one of them.
/// </summary>
public sealed class ProgrammeAccess(AppDbContext db, AccessCheck check, Clock clock)
{
    public async Task<bool> MayReadAsync(long personId, ProgrammeHead programme, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var (places, all) = (await check.PlacesAsync(personId, Permission.ReadSubtree, cancel), await check.PlacesAndAboveAsync(personId, cancel));
        if (places.Count == 0) return false;
        // Bodies below that have something to do are told by the tallies: a programme may have a million assignments.
        return all.Contains(programme.IssuerId) || await check.MayAsync(personId, Permission.ReadSubtree, programme.IssuerId, cancel)
            || await db.Assignments.AnyAsync(a => a.ProgrammeId == programme.Id && EF.Parameter(all).Contains(a.OrganizationId), cancel)
            || await db.Tallies.AnyAsync(t => t.ProgrammeId == programme.Id && EF.Parameter(places).Contains(t.OrganizationId), cancel);
    }

    /// <summary>Those of some programmes that the person may read: the same for many at once, in so many questions whatever their number.</summary>
    public async Task<IReadOnlySet<long>> ReadableAsync(long personId, IReadOnlyCollection<long> programmeIds, CancellationToken cancel = default)
    {
        var today = clock.Today;
        var (places, all) = (await check.PlacesAsync(personId, Permission.ReadSubtree, cancel), await check.PlacesAndAboveAsync(personId, cancel));
        if (places.Count == 0 || programmeIds.Count == 0) return new HashSet<long>();
        List<string> steps = [.. places.Select(i => string.Create(CultureInfo.InvariantCulture, $"/{i}/"))];
#pragma warning disable CA1307 // Becomes an expression of the database.
        return await db.Programmes.Where(p => EF.Parameter(programmeIds).Contains(p.Id) && (EF.Parameter(all).Contains(p.IssuerId)
            || db.Assignments.Any(a => a.ProgrammeId == p.Id && EF.Parameter(all).Contains(a.OrganizationId))
            || db.Tallies.Any(t => t.ProgrammeId == p.Id && EF.Parameter(places).Contains(t.OrganizationId))
            || db.OrganizationLinks.Any(l => l.ChildId == p.IssuerId && (l.ValidFrom <= today && l.ValidTo > today || db.Organizations.Any(o => o.Id == l.ChildId && o.AbolishedOn <= today && o.AbolishedOn == l.ValidTo)) && EF.Parameter(steps).Any(s => l.Path.Contains(s)))))
            .Select(p => p.Id).ToHashSetAsync(cancel);
#pragma warning restore CA1307
    }

    public async Task<bool> MayReadAsync(long personId, AssignmentDetails assignment, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        return await check.MayAsync(personId, Permission.ReadSubtree, assignment.Row.OrganizationId, cancel) || await check.MayAsync(personId, Permission.ReadSubtree, assignment.AnsweringBodyId, cancel);
    }

    /// <summary>The body whose board a person would open first: their own, when it stands below the issuer; the issuer's otherwise.</summary>
    public async Task<long> StartAsync(long personId, ProgrammeHead programme, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var today = clock.Today;
        var places = await check.PlacesAsync(personId, Permission.ReadSubtree, cancel);
        var paths = (await KnownBodies.PlacesAsync(db, places, cancel)).SelectMany(k => k.Value.On(today).Where(p => p.Line == programme.Line).Select(p => (Id: k.Key, p.Path)));
        return paths.Where(p => Whereabouts.IdsOf(p.Path).Contains(programme.IssuerId)).OrderBy(p => p.Path.Length).ThenBy(p => p.Id).Select(p => p.Id).FirstOrDefault(programme.IssuerId);
    }
}
