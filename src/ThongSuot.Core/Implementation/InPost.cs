using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Implementation;

/// <summary>Somebody who holds a post in a body.</summary>
public sealed record PersonInPost(long OrganizationId, long PersonId, string FullName, string Title, Role Role);

/// <summary>Who is in post where.</summary>
internal static class InPost
{
    /// <summary>Those whose post is to carry out duties, leaders before others.</summary>
    public static Task<IReadOnlyList<PersonInPost>> OfAsync(AppDbContext db, IEnumerable<long> bodies, DateOnly day, CancellationToken cancel) => WithAsync(db, bodies, RoleTable.With(Permission.Report), day, cancel);

    /// <summary>Those whose post has one of these roles, leaders before others.</summary>
    public static async Task<IReadOnlyList<PersonInPost>> WithAsync(AppDbContext db, IEnumerable<long> bodies, IReadOnlyList<Role> roles, DateOnly day, CancellationToken cancel)
    {
        var ids = bodies.ToHashSet();
        var known = await db.Ground.OfAsync(Holders, ids, async missing => (await (from post in db.Posts
                                                                                   join appointment in db.Appointments on post.Id equals appointment.PostId
                                                                                   join person in db.Users on appointment.PersonId equals person.Id
                                                                                   where EF.Parameter(missing).Contains(post.OrganizationId) && person.IsActive
                                                                                   select new Holder(new(post.OrganizationId, person.Id, person.FullName, post.Title, post.Role), appointment.ValidFrom, appointment.ValidTo)).ToListAsync(cancel))
            .GroupBy(h => h.Person.OrganizationId).ToDictionary(g => g.Key, IReadOnlyList<Holder> (g) => [.. g]), [], cancel);
        return [.. known.Values.SelectMany(h => h).Where(h => h.ValidFrom <= day && h.ValidTo > day && roles.Contains(h.Person.Role)).Select(h => h.Person)
            .OrderBy(p => p.OrganizationId).ThenBy(p => p.Role != Role.Leader).ThenBy(p => p.FullName, StringComparer.Ordinal)];
    }

    private static readonly Shelf<long, IReadOnlyList<Holder>> Holders = new();

    /// <summary>Somebody who holds, held or will hold a post.</summary>
    private sealed record Holder(PersonInPost Person, DateOnly ValidFrom, DateOnly ValidTo);

    /// <summary>The bodies, not ended, in which somebody's post is to carry out duties; a query to be put into others.</summary>
    public static IQueryable<long> Manned(AppDbContext db, DateOnly day)
    {
        var roles = RoleTable.With(Permission.Report);
        return from post in db.Posts
               join appointment in db.Appointments on post.Id equals appointment.PostId
               join person in db.Users on appointment.PersonId equals person.Id
               join body in db.Organizations on post.OrganizationId equals body.Id
               where roles.Contains(post.Role) && appointment.ValidFrom <= day && appointment.ValidTo > day && person.IsActive && body.AbolishedOn > day
               select post.OrganizationId;
    }

    public static async Task<IReadOnlySet<long>> MannedAsync(AppDbContext db, DateOnly day, CancellationToken cancel) => (await Manned(db, day).Distinct().ToListAsync(cancel)).ToHashSet();
}
