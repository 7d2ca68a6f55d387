using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

/// <summary>The person may not do that there.</summary>
public sealed class DeniedException(Permission permission, long? organizationId) : Exception($"{permission} at {organizationId}")
{
    public Permission Permission { get; } = permission;
    public long? OrganizationId { get; } = organizationId;
}

/// <summary>May this person do that there today? Yes, when a post held today, or a delegation, has the permission at the body or at one above it on any line.</summary>
public sealed class AccessCheck(AppDbContext db, Clock clock)
{
    /// <summary>One query. A body that is no more stands where it stood on its last day.</summary>
    public Task<bool> MayAsync(long personId, Permission permission, long organizationId, CancellationToken cancel = default)
    {
        var today = clock.Today;
        var held = HeldAt(personId, permission, today);
        return db.OrganizationLinks
            .Where(l => l.ChildId == organizationId && (l.ValidFrom <= today && l.ValidTo > today
                || db.Organizations.Any(o => o.Id == organizationId && o.AbolishedOn <= today && o.AbolishedOn == l.ValidTo)))
            .AnyAsync(l => held.Any(h => l.Path.Contains("/" + h + "/")), cancel);
    }

    /// <summary>The bodies at which, and below which, the person has the permission today.</summary>
    public async Task<IReadOnlyList<long>> PlacesAsync(long personId, Permission permission, CancellationToken cancel = default) =>
        await HeldAt(personId, permission, clock.Today).Distinct().OrderBy(o => o).ToListAsync(cancel);

    public Task<bool> MayAnywhereAsync(long personId, Permission permission, CancellationToken cancel = default) =>
        HeldAt(personId, permission, clock.Today).AnyAsync(cancel);

    /// <summary>Is, or was, there such a body?</summary>
    public Task<bool> IsKnownAsync(long organizationId, CancellationToken cancel = default) => db.Organizations.AnyAsync(o => o.Id == organizationId, cancel);

    /// <summary>Has the person the permission at a body that stands below no other on some line: for what belongs to no body.</summary>
    public async Task<bool> MayAtTopAsync(long personId, Permission permission, CancellationToken cancel = default)
    {
        var (places, today) = (await PlacesAsync(personId, permission, cancel), clock.Today);
        return await db.OrganizationLinks.AnyAsync(l => places.Contains(l.ChildId) && l.ParentId == null && l.ValidFrom <= today && l.ValidTo > today, cancel);
    }

    /// <summary>
    /// May the person manage the other's account? Yes, when every body that the other works for, or will, is within reach; of somebody without posts, every body ever worked for.
    /// So an account shared by two bodies is closed by who stands above both.
    /// </summary>
    public Task<bool> MayManageAsync(long personId, long otherId, CancellationToken cancel = default) => MayOverAsync(personId, Permission.ManageAccess, otherId, cancel);

    /// <summary>Has the person the permission at every body that the other works for, or will; of somebody without posts, at every body ever worked for?</summary>
    public async Task<bool> MayOverAsync(long personId, Permission permission, long otherId, CancellationToken cancel = default)
    {
        var today = clock.Today;
        var all = await db.Appointments.Where(a => a.PersonId == otherId).Join(db.Posts, a => a.PostId, p => p.Id, (a, p) => new { a.ValidTo, p.OrganizationId }).ToListAsync(cancel);
        var open = all.Where(a => a.ValidTo > today).ToList();
        var places = (open.Count > 0 ? open : all).Select(a => a.OrganizationId).Distinct().ToList();
        if (places.Count == 0) return false;
        foreach (var place in places)
            if (!await MayAsync(personId, permission, place, cancel)) return false;
        return true;
    }

    /// <summary>Throws <see cref="DeniedException"/> unless the actor may. The system itself may everything.</summary>
    public async Task DemandAsync(Actor actor, Permission permission, long organizationId, CancellationToken cancel = default)
    {
        if (actor.PersonId is { } person && !await MayAsync(person, permission, organizationId, cancel)) throw new DeniedException(permission, organizationId);
    }

    /// <summary>The same at several bodies; null stands for the top of a line, where only who has the permission at a body without a superior may put another one.</summary>
    public async Task DemandAsync(Actor actor, Permission permission, IEnumerable<long?> organizations, CancellationToken cancel = default)
    {
        if (actor.PersonId is not { } person) return;
        foreach (var organization in organizations.Distinct())
        {
            if (organization is { } id)
            {
                await DemandAsync(actor, permission, id, cancel);
                continue;
            }
            if (!await MayAtTopAsync(person, permission, cancel)) throw new DeniedException(permission, null);
        }
    }

    public async Task DemandManagingAsync(Actor actor, long otherId, CancellationToken cancel = default)
    {
        if (actor.PersonId is { } person && !await MayManageAsync(person, otherId, cancel)) throw new DeniedException(Permission.ManageAccess, null);
    }

    private IQueryable<long> HeldAt(long personId, Permission permission, DateOnly day)
    {
        var roles = RoleTable.With(permission);
        var held = HeldByPost(roles, day);
        var own = held.Where(h => h.PersonId == personId).Select(h => h.OrganizationId);
        var given = db.Delegations
            .Where(d => d.ToId == personId && d.ValidFrom <= day && d.ValidTo > day && roles.Contains(d.Role) && db.Users.Any(u => u.Id == personId && u.IsActive)
                && held.Any(h => h.PersonId == d.FromId
                    && db.OrganizationLinks.Any(l => l.ChildId == d.OrganizationId && l.ValidFrom <= day && l.ValidTo > day && l.Path.Contains("/" + h.OrganizationId + "/"))))
            .Select(d => d.OrganizationId);
        return own.Concat(given);
    }

    private IQueryable<Held> HeldByPost(IReadOnlyList<Role> roles, DateOnly day) =>
        from appointment in db.Appointments
        join post in db.Posts on appointment.PostId equals post.Id
        join person in db.Users on appointment.PersonId equals person.Id
        where person.IsActive && appointment.ValidFrom <= day && appointment.ValidTo > day && roles.Contains(post.Role)
        select new Held { PersonId = appointment.PersonId, OrganizationId = post.OrganizationId };

    /// <summary>Does the person, by posts of their own, have all the role's permissions at the body on that day? What is delegated must be one's own.</summary>
    internal async Task<bool> HoldsAllOfAsync(long personId, Role role, long organizationId, DateOnly day, CancellationToken cancel)
    {
        var path = db.OrganizationLinks.Where(l => l.ChildId == organizationId && l.ValidFrom <= day && l.ValidTo > day);
        var own = await db.Appointments.Where(a => a.PersonId == personId && a.ValidFrom <= day && a.ValidTo > day)
            .Join(db.Posts, a => a.PostId, p => p.Id, (a, p) => p)
            .Where(p => path.Any(l => l.Path.Contains("/" + p.OrganizationId + "/"))).Select(p => p.Role).Distinct().ToListAsync(cancel);
        return RoleTable.PermissionsOf(role).IsSubsetOf(own.SelectMany(RoleTable.PermissionsOf).ToHashSet());
    }

    private sealed class Held
    {
        public long PersonId { get; init; }
        public long OrganizationId { get; init; }
    }
}
