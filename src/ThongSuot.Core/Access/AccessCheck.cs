using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

/// <summary>The person may not do that there.</summary>
public sealed class DeniedException(Permission permission, long? organizationId) : Exception($"{permission} at {organizationId}")
{
    public Permission Permission { get; } = permission;
    public long? OrganizationId { get; } = organizationId;
}

/// <summary>
/// May this person do that there today? Yes, when a post held today, or a delegation, has the permission at the body or at one above it on any line.
/// </summary>
public sealed class AccessCheck(AppDbContext db, Clock clock)
{
    private static readonly Shelf<long, IReadOnlyList<HeldRole>> Held = new();

    /// <summary>A body that is no more stands where it stood on its last day.</summary>
    public async Task<bool> MayAsync(long personId, Permission permission, long organizationId, CancellationToken cancel = default)
    {
        var places = await PlacesAsync(personId, permission, cancel);
        return places.Count > 0 && (await KnownBodies.PlacesAsync(db, organizationId, cancel)).OnOrLast(clock.Today).Any(p => Whereabouts.IdsOf(p.Path).Any(places.Contains));
    }

    /// <summary>The bodies at which, and below which, the person has the permission today.</summary>
    public async Task<IReadOnlyList<long>> PlacesAsync(long personId, Permission permission, CancellationToken cancel = default) =>
        [.. (await HeldAsync(personId, cancel)).Where(h => h.Gives(permission)).Select(h => h.OrganizationId).Distinct().Order()];

    public async Task<bool> MayAnywhereAsync(long personId, Permission permission, CancellationToken cancel = default) =>
        (await HeldAsync(personId, cancel)).Any(h => h.Gives(permission));

    /// <summary>The bodies where the person may read, and all above these, on all lines: what concerns one of them concerns the person.</summary>
    public async Task<IReadOnlyList<long>> PlacesAndAboveAsync(long personId, CancellationToken cancel = default)
    {
        var (places, today) = (await PlacesAsync(personId, Permission.ReadSubtree, cancel), clock.Today);
        return [.. (await KnownBodies.PlacesAsync(db, places, cancel)).Values.SelectMany(p => p.On(today)).SelectMany(p => Whereabouts.IdsOf(p.Path)).Union(places)];
    }

    /// <summary>What a person holds today: by posts of their own, first taken up first, then by delegation.</summary>
    internal ValueTask<IReadOnlyList<HeldRole>> HeldAsync(long personId, CancellationToken cancel) => db.Ground.OfAsync(Held, personId, () => ReadHeldAsync(personId, cancel), cancel);

    private async Task<IReadOnlyList<HeldRole>> ReadHeldAsync(long personId, CancellationToken cancel)
    {
        var day = clock.Today;
        var posts = from appointment in db.Appointments
                    join post in db.Posts on appointment.PostId equals post.Id
                    join person in db.Users on appointment.PersonId equals person.Id
                    where person.IsActive && appointment.ValidFrom <= day && appointment.ValidTo > day
                    select new { appointment.Id, appointment.PersonId, post.OrganizationId, post.Role, post.Title };
        var own = posts.Where(p => p.PersonId == personId)
            .Select(p => new { p.Id, p.OrganizationId, p.Role, Giver = p.Role, Title = (string?)p.Title, Name = db.OrganizationProfiles.Where(n => n.OrganizationId == p.OrganizationId && n.ValidFrom <= day && n.ValidTo > day).Select(n => n.Name).FirstOrDefault() });
        // What was delegated holds as far as the giver's own posts reach on the day.
        var given = from delegation in db.Delegations
                    join post in posts on delegation.FromId equals post.PersonId
                    where delegation.ToId == personId && delegation.ValidFrom <= day && delegation.ValidTo > day && db.Users.Any(u => u.Id == personId && u.IsActive)
                        && db.OrganizationLinks.Any(l => l.ChildId == delegation.OrganizationId && l.ValidFrom <= day && l.ValidTo > day && l.Path.Contains("/" + post.OrganizationId + "/"))
                    select new { delegation.Id, delegation.OrganizationId, delegation.Role, Giver = post.Role, Title = (string?)null, Name = (string?)null };
        var rows = await own.Concat(given).ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.Title is null).ThenBy(r => r.Id).Select(r => new HeldRole(r.OrganizationId, r.Role, r.Giver, r.Title, r.Name))];
    }

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
    public Task DemandAsync(Actor actor, Permission permission, long organizationId, CancellationToken cancel = default) => DemandAsync(actor, permission, organizationId, null, cancel);

    /// <param name="path">Where the body stands today on one of its lines, when that is known: mostly it is enough.</param>
    internal async Task DemandAsync(Actor actor, Permission permission, long organizationId, string? path, CancellationToken cancel)
    {
        if (path is not null && actor.PersonId is { } who && (await PlacesAsync(who, permission, cancel)) is var places && Whereabouts.IdsOf(path).Any(places.Contains)) return;
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

    /// <summary>Does the person, by posts of their own, have all the role's permissions at the body on that day? What is delegated must be one's own.</summary>
    internal async Task<bool> HoldsAllOfAsync(long personId, Role role, long organizationId, DateOnly day, CancellationToken cancel)
    {
        var path = db.OrganizationLinks.Where(l => l.ChildId == organizationId && l.ValidFrom <= day && l.ValidTo > day);
        var own = await db.Appointments.Where(a => a.PersonId == personId && a.ValidFrom <= day && a.ValidTo > day)
            .Join(db.Posts, a => a.PostId, p => p.Id, (a, p) => p)
            .Where(p => path.Any(l => l.Path.Contains("/" + p.OrganizationId + "/"))).Select(p => p.Role).Distinct().ToListAsync(cancel);
        return RoleTable.PermissionsOf(role).IsSubsetOf(own.SelectMany(RoleTable.PermissionsOf).ToHashSet());
    }
}

/// <summary>A role held at a body.</summary>
/// <param name="Giver">The role of whoever delegated it; one's own is the same.</param>
/// <param name="Title">Of the post; null for what is delegated.</param>
/// <param name="Organization">Name of the body; null for what is delegated.</param>
internal sealed record HeldRole(long OrganizationId, Role Role, Role Giver, string? Title, string? Organization)
{
    /// <summary>A delegation gives no more than its giver has.</summary>
    public bool Gives(Permission permission) => RoleTable.PermissionsOf(Role).Contains(permission) && RoleTable.PermissionsOf(Giver).Contains(permission);
}
