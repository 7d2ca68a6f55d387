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
        return all.Contains(programme.IssuerId)
            || await db.Assignments.AnyAsync(a => a.ProgrammeId == programme.Id && EF.Parameter(all).Contains(a.OrganizationId), cancel)
            || await db.Tallies.AnyAsync(t => t.ProgrammeId == programme.Id && EF.Parameter(places).Contains(t.OrganizationId), cancel)
            || await check.MayAsync(personId, Permission.ReadSubtree, programme.IssuerId, cancel);
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
        var paths = await db.OrganizationLinks.Where(l => EF.Parameter(places).Contains(l.ChildId) && l.Line == programme.Line && l.ValidFrom <= today && l.ValidTo > today).Select(l => new { l.ChildId, l.Path }).ToListAsync(cancel);
        return paths.Where(p => Whereabouts.IdsOf(p.Path).Contains(programme.IssuerId)).OrderBy(p => p.Path.Length).ThenBy(p => p.ChildId).Select(p => p.ChildId).FirstOrDefault(programme.IssuerId);
    }
}
