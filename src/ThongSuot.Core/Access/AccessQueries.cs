using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

public enum AccountState
{
    Invited,
    Active,
    Closed,
}

/// <summary>A person in a list, with the posts held today.</summary>
public sealed record PersonRow(long Id, string FullName, string Email, AccountState State, IReadOnlyList<PostRow> Posts);

/// <param name="Organization">The body's name today.</param>
/// <param name="To">The first day it no longer holds; null while no end is known.</param>
public sealed record PostRow(long AppointmentId, long OrganizationId, string Organization, string Title, Role Role, DateOnly From, DateOnly? To)
{
    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day < To);
}

public sealed record DelegationRow(long Id, long FromId, string From, long ToId, string To, long OrganizationId, string Organization, Role Role, DateOnly ValidFrom, DateOnly ValidTo, string Reason);

public sealed record TokenRow(long Id, string Name, string Prefix, TokenScope Scope, DateOnly CreatedOn, DateOnly ExpiresOn, DateOnly? LastUsedOn, bool IsRevoked);

/// <param name="InvitedUntil">Until when the link last given serves; null when it was used, withdrawn or never given.</param>
public sealed record PersonDetails(long Id, string FullName, string Email, string? Phone, AccountState State, bool HasPassword, bool AsksCodes, DateTime? WaitsUntil, DateTime? InvitedUntil, IReadOnlyList<PostRow> Posts, IReadOnlyList<DelegationRow> Delegations, bool DigestByMail)
{
    /// <summary>Changes with whatever who manages access may change, and with nothing else: not with a sign-in.</summary>
    public string Version
    {
        get
        {
            var said = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Id}\n{FullName}\n{Email}\n{State}");
            foreach (var post in Posts.OrderBy(p => p.AppointmentId)) said.Append(CultureInfo.InvariantCulture, $"\n{post.AppointmentId} {post.From:O} {post.To:O}");
            foreach (var delegation in Delegations.OrderBy(d => d.Id)) said.Append(CultureInfo.InvariantCulture, $"\n{delegation.Id} {delegation.ValidTo:O}");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())))[..16];
        }
    }
}

/// <summary>A link that was given and not used yet.</summary>
/// <param name="IsFirst">By it an account is taken up; otherwise a forgotten password is set anew.</param>
/// <param name="HasExpired">It serves no more, and the person has not come yet.</param>
public sealed record InvitationRow(long PersonId, string FullName, string Email, DateTime CreatedAt, DateTime ExpiresAt, bool IsFirst, bool HasExpired);

/// <summary>A sign-in, or a try at one.</summary>
/// <param name="Outcome"><c>done</c>, <c>failed</c> (wrong password or code), <c>refused</c> (made to wait).</param>
public sealed record SignInRow(DateTime At, string Origin, string Outcome);

/// <summary>Whose session it is, and what a page shows of who is signed in.</summary>
/// <param name="Unread">How many notifications wait.</param>
public sealed record SessionState(long PersonId, string FullName, string? Post, IReadOnlySet<Permission> Permissions, int Unread);

/// <summary>What the list of people is narrowed to.</summary>
/// <param name="Under">The bodies at and below which people work.</param>
/// <param name="Words">Part of a name, with or without marks, or of an address.</param>
public sealed record PeopleFilter(IReadOnlyList<long> Under, string? Words = null);

/// <summary>People as read.</summary>
public sealed class AccessQueries(AppDbContext db, AccessCheck check, OrganizationQueries organizations, Clock clock)
{
    /// <summary>Those who hold, held or will hold a post at or below the bodies, by name.</summary>
    public async Task<Page<PersonRow>> PeopleAsync(PeopleFilter filter, string? after = null, int size = Page<PersonRow>.DefaultSize, CancellationToken cancel = default)
    {
        size = Math.Clamp(size, 1, Page<PersonRow>.MaxSize);
        var today = clock.Today;
        var below = await BelowAsync(filter.Under, today, cancel);
        var people = db.Users.AsNoTracking().Where(p => db.Appointments.Any(a => a.PersonId == p.Id && db.Posts.Any(o => o.Id == a.PostId && below.Contains(o.OrganizationId))));
        if (NameFolding.Fold(filter.Words ?? "") is { Length: > 0 } words)
        {
            var address = filter.Words!.Trim().ToUpperInvariant();
            people = people.Where(p => p.Folded.Contains(words) || p.NormalizedEmail!.Contains(address));
        }
        if (NameCursor.Read(after) is { } from)
#pragma warning disable CA1309 // Becomes a comparison in the database.
            people = people.Where(p => string.Compare(p.Folded, from.Name) > 0 || p.Folded == from.Name && p.Id > from.Id);
#pragma warning restore CA1309
        var rows = await people.OrderBy(p => p.Folded).ThenBy(p => p.Id).Take(size + 1).Select(p => new { p.Id, p.FullName, p.Email, p.IsActive, p.ActivatedAt, p.Folded }).ToListAsync(cancel);
        var page = NameCursor.PageOf(rows, size, r => new(r.Folded, r.Id));
        var posts = (await PostsAsync([.. page.Items.Select(r => r.Id)], cancel)).Where(p => p.Row.HoldsOn(today)).ToLookup(p => p.PersonId, p => p.Row);
        return new([.. page.Items.Select(r => new PersonRow(r.Id, r.FullName, r.Email!, StateOf(r.IsActive, r.ActivatedAt), [.. posts[r.Id]]))], page.Next);
    }

    public async Task<PersonDetails?> FindAsync(long id, CancellationToken cancel = default)
    {
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (person is null) return null;
        var posts = await PostsAsync([id], cancel);
        return new(id, person.FullName, person.Email!, person.PhoneNumber, StateOf(person.IsActive, person.ActivatedAt), person.PasswordHash is not null, person.TwoFactorEnabled,
            person.MustWait(clock.Now) ? person.LockoutEnd!.Value.UtcDateTime : null, await db.Invitations.Where(i => i.PersonId == id && i.ClosedAt == null).Select(i => (DateTime?)i.ExpiresAt).MaxAsync(cancel), [.. posts.Select(p => p.Row)], await DelegationsAsync(id, cancel), !person.WithoutDigestLetter);
    }

    /// <summary>Links that are out, to people who hold, held or will hold a post at or below the bodies, the first to expire first; those too old are named while nobody has come by them.</summary>
    public async Task<IReadOnlyList<InvitationRow>> InvitationsAsync(IReadOnlyList<long> under, int count = Page<InvitationRow>.DefaultSize, CancellationToken cancel = default)
    {
        var (now, below) = (clock.Now, await BelowAsync(under, clock.Today, cancel));
        return await db.Invitations.Where(i => i.ClosedAt == null)
            .Join(db.Users.Where(p => p.IsActive), i => i.PersonId, p => p.Id, (i, p) => new { Invitation = i, Person = p })
            .Where(r => r.Person.ActivatedAt == null || r.Invitation.ExpiresAt > now)
            .Where(r => db.Appointments.Any(a => a.PersonId == r.Person.Id && db.Posts.Any(o => o.Id == a.PostId && below.Contains(o.OrganizationId))))
            .OrderBy(r => r.Invitation.ExpiresAt).ThenBy(r => r.Invitation.Id).Take(count)
            .Select(r => new InvitationRow(r.Person.Id, r.Person.FullName, r.Person.Email!, r.Invitation.CreatedAt, r.Invitation.ExpiresAt, r.Person.ActivatedAt == null, r.Invitation.ExpiresAt <= now)).ToListAsync(cancel);
    }

    /// <summary>Who has that address and an open account; null when nobody has.</summary>
    public Task<long?> FindByEmailAsync(string email, CancellationToken cancel = default)
    {
        var normal = email.Trim().Normalize().ToUpperInvariant();
        return db.Users.Where(p => p.NormalizedEmail == normal && p.IsActive).Select(p => (long?)p.Id).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Delegations given and received that hold or will hold, the next to end first.</summary>
    public async Task<IReadOnlyList<DelegationRow>> DelegationsAsync(long personId, CancellationToken cancel = default)
    {
        var today = clock.Today;
        var rows = await db.Delegations.AsNoTracking().Where(d => (d.FromId == personId || d.ToId == personId) && d.ValidTo > today).OrderBy(d => d.ValidTo).ThenBy(d => d.Id)
            .Select(d => new { Delegation = d, From = db.Users.Single(p => p.Id == d.FromId).FullName, To = db.Users.Single(p => p.Id == d.ToId).FullName }).ToListAsync(cancel);
        var names = await organizations.NamesAsync([.. rows.Select(r => r.Delegation.OrganizationId).Distinct()], today, cancel);
        return [.. rows.Select(r => new DelegationRow(r.Delegation.Id, r.Delegation.FromId, r.From, r.Delegation.ToId, r.To, r.Delegation.OrganizationId, names[r.Delegation.OrganizationId], r.Delegation.Role, r.Delegation.ValidFrom, r.Delegation.ValidTo, r.Delegation.Reason))];
    }

    public async Task<IReadOnlyList<TokenRow>> TokensAsync(long personId, CancellationToken cancel = default) =>
        await db.AccessTokens.Where(t => t.PersonId == personId).OrderByDescending(t => t.Id).Take(Page<TokenRow>.MaxSize)
            .Select(t => new TokenRow(t.Id, t.Name, t.Prefix, t.Scope, t.CreatedOn, t.ExpiresOn, t.LastUsedOn, t.RevokedAt != null)).ToListAsync(cancel);

    public async Task<IReadOnlyList<UserPasskeyRow>> PasskeysAsync(long personId, CancellationToken cancel = default) =>
        [.. (await db.Set<IdentityUserPasskey<long>>().AsNoTracking().Where(k => k.UserId == personId).ToListAsync(cancel))
            .Select(k => new UserPasskeyRow(k.CredentialId, k.Data.Name ?? "", k.Data.CreatedAt.UtcDateTime)).OrderBy(k => k.CreatedAt)];

    /// <summary>The last sign-ins and tries, the latest first: a person sees whether somebody else was at the door.</summary>
    public async Task<IReadOnlyList<SignInRow>> SignInsAsync(long personId, int count = 10, CancellationToken cancel = default)
    {
        const string tried = "sign-in.";
        var rows = await db.History.Where(e => e.SubjectKind == "person" && e.SubjectId == personId && e.Action.StartsWith(tried)).OrderByDescending(e => e.Id).Take(count)
            .Join(db.Operations, e => e.OperationId, o => o.Id, (e, o) => new { e.Id, o.At, o.Origin, e.Action }).OrderByDescending(r => r.Id).ToListAsync(cancel);
        return [.. rows.Select(r => new SignInRow(r.At, r.Origin, r.Action[tried.Length..]))];
    }

    /// <summary>Asked at the beginning of every request; null when the session is no longer open.</summary>
    public async Task<SessionState?> SessionAsync(long sessionId, CancellationToken cancel = default)
    {
        if (await Asked.For(db)(db, sessionId, clock.Now - Session.Longest, cancel) is not { } asked) return null;
        db.Ground.Is(asked.Ground);
        var held = await check.HeldAsync(asked.PersonId, cancel);
        return new(asked.PersonId, asked.FullName, held is [{ Title: { } title } first, ..] ? string.Join(", ", new[] { title, first.Organization }.Where(t => !string.IsNullOrEmpty(t))) : null,
            Enum.GetValues<Permission>().Where(p => held.Any(h => h.Gives(p))).ToHashSet(), asked.Unread);
    }

    /// <summary>All that every page asks, in one question.</summary>
    private static readonly Compiled<Func<AppDbContext, long, DateTime, CancellationToken, Task<AskedState?>>> Asked = new(() => EF.CompileAsyncQuery((AppDbContext db, long sessionId, DateTime since, CancellationToken cancel) =>
        SessionService.NotEnded(db).Where(s => s.Id == sessionId && s.OpenedAt > since).Join(db.Users, s => s.PersonId, p => p.Id, (s, p) => p)
            .Select(p => new AskedState(p.Id, p.FullName, db.Notifications.Count(n => n.PersonId == p.Id && n.ReadAt == null), Ground.NumberOf(db).FirstOrDefault())).SingleOrDefault()));

    private sealed record AskedState(long PersonId, string FullName, int Unread, long Ground);

    private async Task<IReadOnlyList<(long PersonId, PostRow Row)>> PostsAsync(IReadOnlyCollection<long> people, CancellationToken cancel)
    {
        var rows = await db.Appointments.Where(a => people.Contains(a.PersonId) && a.ValidTo > a.ValidFrom)
            .Join(db.Posts, a => a.PostId, p => p.Id, (a, p) => new { a.PersonId, a.Id, p.OrganizationId, p.Title, p.Role, a.ValidFrom, a.ValidTo })
            .OrderByDescending(r => r.ValidTo).ThenBy(r => r.ValidFrom).ThenBy(r => r.Id).ToListAsync(cancel);
        var names = await organizations.NamesAsync([.. rows.Select(r => r.OrganizationId).Distinct()], clock.Today, cancel);
        return [.. rows.Select(r => (r.PersonId, new PostRow(r.Id, r.OrganizationId, names[r.OrganizationId], r.Title, r.Role, r.ValidFrom, r.ValidTo == Day.Never ? null : r.ValidTo)))];
    }

    /// <summary>The bodies at and below the given ones, on all lines; a query to be put into another.</summary>
    private async Task<IQueryable<long>> BelowAsync(IReadOnlyList<long> under, DateOnly day, CancellationToken cancel)
    {
        var places = await db.OrganizationLinks.Where(l => under.Contains(l.ChildId) && l.ValidFrom <= day && l.ValidTo > day).Select(l => new { l.Line, l.Path }).ToListAsync(cancel);
        // What lies below another of them comes with it.
        var tops = places.Where(p => !places.Any(o => o.Line == p.Line && o.Path.Length < p.Path.Length && p.Path.StartsWith(o.Path, StringComparison.Ordinal))).ToList();
        var links = db.OrganizationLinks.Where(l => l.ValidFrom <= day && l.ValidTo > day);
        return tops.Select(t => OrganizationTree.Below(links, t.Line, t.Path).Select(l => l.ChildId)).Aggregate(links.Where(l => under.Contains(l.ChildId)).Select(l => l.ChildId), (all, next) => all.Concat(next));
    }

    private static AccountState StateOf(bool isActive, DateTime? activatedAt) => !isActive ? AccountState.Closed : activatedAt is null ? AccountState.Invited : AccountState.Active;
}

/// <summary>A passkey as its person sees it.</summary>
public sealed record UserPasskeyRow(byte[] CredentialId, string Name, DateTime CreatedAt);
