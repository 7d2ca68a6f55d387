using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

/// <summary>A session as its person sees it.</summary>
/// <param name="Browser">What the browser said it is.</param>
public sealed record SessionRow(long Id, DateTime OpenedAt, string Origin, string? Browser);

/// <summary>Where a person is signed in.</summary>
public sealed class SessionService(AppDbContext db, Clock clock)
{
    /// <summary>Opens a session of a person who has proven to be one; returns its number, which its cookie carries.</summary>
    public async Task<long> OpenAsync(long personId, string? browser, Operation operation, CancellationToken cancel = default)
    {
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, cancel);
        await using var work = await db.BeginAsync(operation with { By = new Actor(person.Id, person.FullName) }, cancel);
        var session = new Session(person, operation.Origin, browser, work.At);
        db.Add(session);
        await work.CommitAsync(cancel);
        return session.Id;
    }

    /// <summary>The sessions that are open, the latest first.</summary>
    public async Task<IReadOnlyList<SessionRow>> OfAsync(long personId, CancellationToken cancel = default) =>
        await Open().Where(s => s.PersonId == personId).OrderByDescending(s => s.Id).Take(Page<SessionRow>.MaxSize)
            .Select(s => new SessionRow(s.Id, s.OpenedAt, s.Origin, s.Browser)).ToListAsync(cancel);

    /// <summary>Signs out one browser.</summary>
    public async Task EndAsync(long personId, long sessionId, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == sessionId && s.PersonId == personId, cancel) ?? throw new NotFoundException("session", sessionId);
        session.End(work.At);
        await work.CommitAsync(cancel);
    }

    /// <summary>Signs out the browser that asks; a session that is over already, by a new password, is left as it is.</summary>
    public async Task LeaveAsync(long personId, long sessionId, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        if (await Open().SingleOrDefaultAsync(s => s.Id == sessionId && s.PersonId == personId, cancel) is not { } session) return;
        session.End(work.At);
        await work.CommitAsync(cancel);
    }

    /// <summary>Signs out every browser but one; returns how many. Nothing is done, and nothing noted, when there is no other.</summary>
    public async Task<int> EndOthersAsync(long personId, long keptId, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var others = await Open().Where(s => s.PersonId == personId && s.Id != keptId).ToListAsync(cancel);
        foreach (var other in others) other.End(work.At);
        if (others.Count > 0) await work.CommitAsync(cancel);
        return others.Count;
    }

    private IQueryable<Session> Open()
    {
        var since = clock.Now - Session.Longest;
        return NotEnded(db).Where(s => s.OpenedAt > since);
    }

    /// <summary>Those nobody has ended, by themselves, by a new password or by closing the account; they are open while they are not too old. A query to be put into others.</summary>
    internal static IQueryable<Session> NotEnded(AppDbContext db) => db.Sessions.Where(s => s.EndedAt == null && db.Users.Any(p => p.Id == s.PersonId && p.IsActive && p.SecurityStamp == s.Stamp));
}
