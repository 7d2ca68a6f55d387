using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

/// <summary>A position somebody is to hold.</summary>
/// <param name="To">The first day it no longer holds; null while no end is known.</param>
public sealed record PostOptions(long OrganizationId, string Title, Role Role, DateOnly From, DateOnly? To = null, long? SeedId = null);

public sealed record InviteOptions(string FullName, string Email, PostOptions Post, long? SeedId = null);

public sealed record AppointOptions(long PersonId, PostOptions Post);

public sealed record ChangePersonOptions(long PersonId, string FullName, string Email);

/// <summary>A link to be given to the person, and to nobody else: it is not kept and cannot be shown again.</summary>
public sealed record Invited(long PersonId, string Token, DateTime ExpiresAt);

/// <summary>Who works here, in which post, and in whose place. Nobody grants what lies beyond their own reach.</summary>
public sealed class AccessService(AppDbContext db, UserManager<Person> people, AccessQueries queries, AccessCheck check, Clock clock)
{
    /// <summary>Where people see their posts and delegations.</summary>
    private const string Account = "/me";

    /// <summary>Enters a person with a first post, and makes the link by which the account is taken up.</summary>
    public async Task<Invited> InviteAsync(InviteOptions options, Operation operation, CancellationToken cancel = default)
    {
        await check.DemandAsync(operation.By, Permission.ManageAccess, options.Post.OrganizationId, cancel);
        await using var work = await db.BeginAsync(operation, cancel);
        var person = await AddInAsync(work, options, cancel);
        var invited = InviteIn(work, person.Id);
        work.Created(person.Id);
        await work.CommitAsync(cancel);
        return invited;
    }

    /// <summary>Makes a new link and ends the old one: the first was lost, or the password was forgotten.</summary>
    public async Task<Invited> InviteAgainAsync(long personId, Operation operation, CancellationToken cancel = default)
    {
        await check.DemandManagingAsync(operation.By, personId, cancel);
        await using var work = await db.BeginAsync(operation, cancel);
        await HoldAsync(personId, operation, cancel);
        var person = await PersonAsync(personId, cancel);
        RuleException.When(!person.IsActive, "rule.access.closed");
        foreach (var open in await db.Invitations.Where(i => i.PersonId == personId && i.ClosedAt == null).ToListAsync(cancel)) open.Close(work.At);
        var invited = InviteIn(work, personId);
        await work.CommitAsync(cancel);
        return invited;
    }

    /// <summary>Ends the link that is out: it went to the wrong address, or the person is not coming.</summary>
    public async Task WithdrawInvitationAsync(long personId, Operation operation, CancellationToken cancel = default)
    {
        await check.DemandManagingAsync(operation.By, personId, cancel);
        await using var work = await db.BeginAsync(operation, cancel);
        await HoldAsync(personId, operation, cancel);
        var open = await db.Invitations.Where(i => i.PersonId == personId && i.ClosedAt == null).ToListAsync(cancel);
        RuleException.When(open.Count == 0, "rule.access.invitation-none");
        foreach (var one in open) one.Close(work.At);
        await work.CommitAsync(cancel);
    }

    /// <summary>Corrects a name or an address. The person signs in with the new address from then on.</summary>
    public async Task ChangePersonAsync(ChangePersonOptions options, Operation operation, CancellationToken cancel = default)
    {
        await check.DemandManagingAsync(operation.By, options.PersonId, cancel);
        await using var work = await db.BeginAsync(operation, cancel);
        await HoldAsync(options.PersonId, operation, cancel);
        var person = await PersonAsync(options.PersonId, cancel);
        var email = PersonRules.Email(options.Email);
        person.FullName = PersonRules.Name(options.FullName);
        if (!string.Equals(person.Email, email, StringComparison.Ordinal)) (person.UserName, person.Email, person.EmailConfirmed) = (email, email, false);
        (await people.UpdateAsync(person)).Ensure();
        await work.CommitAsync(cancel);
    }

    public async Task<long> AppointAsync(AppointOptions options, Operation operation, CancellationToken cancel = default)
    {
        await check.DemandAsync(operation.By, Permission.ManageAccess, options.Post.OrganizationId, cancel);
        await using var work = await db.BeginAsync(operation, cancel);
        await HoldAsync(options.PersonId, operation, cancel);
        RuleException.When(!(await PersonAsync(options.PersonId, cancel)).IsActive, "rule.access.closed");
        var appointment = await AppointInAsync(options.PersonId, options.Post, cancel);
        work.Created(appointment.Id);
        if (operation.By.PersonId != options.PersonId)
            work.Tell(options.PersonId, "notifications.told.appointed", [Post.Tidy(options.Post.Title), await NameOfAsync(options.Post.OrganizationId, options.Post.From, cancel), Said(options.Post.From)], Account);
        await work.CommitAsync(cancel);
        return appointment.Id;
    }

    /// <param name="on">The first day it no longer holds.</param>
    public async Task EndAppointmentAsync(long appointmentId, DateOnly on, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var appointment = await db.Appointments.SingleOrDefaultAsync(a => a.Id == appointmentId, cancel) ?? throw new NotFoundException("appointment", appointmentId);
        var post = await db.Posts.SingleAsync(p => p.Id == appointment.PostId, cancel);
        await check.DemandAsync(operation.By, Permission.ManageAccess, post.OrganizationId, cancel);
        await HoldAsync(appointment.PersonId, operation, cancel);
        await db.Entry(appointment).ReloadAsync(cancel);
        appointment.EndOn(on);
        await db.SaveChangesAsync(cancel);
        // What is past cannot be without an administrator any more.
        if (post.Role == Role.Administrator) await KeepAnAdministratorAsync(on > clock.Today ? on : clock.Today, cancel);
        await work.CommitAsync(cancel);
    }

    /// <summary>Somebody acts for another for a while. Given by the person in the post, or arranged by who manages access there.</summary>
    public async Task<long> DelegateAsync(DelegateOptions options, Operation operation, CancellationToken cancel = default)
    {
        if (operation.By.PersonId != options.FromId) await check.DemandAsync(operation.By, Permission.ManageAccess, options.OrganizationId, cancel);
        var delegation = new Delegation(options);
        RuleException.When(options.To <= clock.Today, "rule.access.period-past");
        await using var work = await db.BeginAsync(operation, cancel);
        await HoldAsync(options.FromId, operation, cancel);
        foreach (var id in (long[])[options.FromId, options.ToId]) RuleException.When(!(await PersonAsync(id, cancel)).IsActive, "rule.access.closed");
        RuleException.When(!await check.HoldsAllOfAsync(options.FromId, options.Role, options.OrganizationId, options.From < clock.Today ? clock.Today : options.From, cancel), "rule.access.delegate-more");
        db.Add(delegation);
        await db.SaveChangesAsync(cancel);
        // The giver's history has it as the change of a row; the receiver is to find it too.
        work.Record(Person.SubjectOf(options.ToId), "delegation.received", new { options.FromId, options.OrganizationId, options.Role, options.From, options.To });
        work.Created(delegation.Id);
        work.Tell(options.ToId, "notifications.told.delegated", [(await PersonAsync(options.FromId, cancel)).FullName, await NameOfAsync(options.OrganizationId, options.From, cancel), Said(options.From), Said(options.To.AddDays(-1))], Account);
        await work.CommitAsync(cancel);
        return delegation.Id;
    }

    /// <summary>Ends a delegation from today on.</summary>
    public async Task RevokeDelegationAsync(long delegationId, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var delegation = await db.Delegations.SingleOrDefaultAsync(d => d.Id == delegationId, cancel) ?? throw new NotFoundException("delegation", delegationId);
        if (operation.By.PersonId != delegation.FromId) await check.DemandAsync(operation.By, Permission.ManageAccess, delegation.OrganizationId, cancel);
        await HoldAsync(delegation.FromId, operation, cancel);
        await db.Entry(delegation).ReloadAsync(cancel);
        delegation.EndOn(clock.Today);
        work.Record(Person.SubjectOf(delegation.ToId), "delegation.revoked", new { delegation.FromId, delegation.OrganizationId, delegation.Role });
        work.Tell(delegation.ToId, "notifications.told.delegation-revoked", [(await PersonAsync(delegation.FromId, cancel)).FullName, await NameOfAsync(delegation.OrganizationId, clock.Today, cancel)], Account);
        await work.CommitAsync(cancel);
    }

    /// <summary>Nobody comes in by this account any more, and whoever is in is put out. The person, their posts and what they did stay.</summary>
    public async Task CloseAccountAsync(long personId, Operation operation, CancellationToken cancel = default)
    {
        await check.DemandManagingAsync(operation.By, personId, cancel);
        RuleException.When(operation.By.PersonId == personId, "rule.access.close-self");
        await using var work = await db.BeginAsync(operation, cancel);
        await HoldAsync(personId, operation, cancel);
        var person = await PersonAsync(personId, cancel);
        RuleException.When(!person.IsActive, "rule.access.closed");
        person.IsActive = false;
        (await people.UpdateSecurityStampAsync(person)).Ensure();
        foreach (var open in await db.Invitations.Where(i => i.PersonId == personId && i.ClosedAt == null).ToListAsync(cancel)) open.Close(work.At);
        foreach (var token in await db.AccessTokens.Where(t => t.PersonId == personId && t.RevokedAt == null).ToListAsync(cancel)) token.Revoke(work.At);
        await db.SaveChangesAsync(cancel);
        await KeepAnAdministratorAsync(clock.Today, cancel);
        await work.CommitAsync(cancel);
    }

    public async Task ReopenAccountAsync(long personId, Operation operation, CancellationToken cancel = default)
    {
        await check.DemandManagingAsync(operation.By, personId, cancel);
        await using var work = await db.BeginAsync(operation, cancel);
        await HoldAsync(personId, operation, cancel);
        var person = await PersonAsync(personId, cancel);
        RuleException.When(person.IsActive, "rule.access.open");
        person.IsActive = true;
        await work.CommitAsync(cancel);
    }

    internal async Task<Person> AddInAsync(Work work, InviteOptions options, CancellationToken cancel)
    {
        var email = PersonRules.Email(options.Email);
        var normal = people.NormalizeName(email);
        RuleException.When(await db.Users.AnyAsync(p => p.NormalizedUserName == normal, cancel), "rule.access.email-known");
        var id = options.SeedId ?? await db.TakeNumbersAsync(nameof(Person), 1, cancel);
        var person = new Person { Id = id, FullName = PersonRules.Name(options.FullName), UserName = email, Email = email, CreatedAt = work.At };
        (await people.CreateAsync(person)).Ensure();
        await AppointInAsync(id, options.Post, cancel);
        return person;
    }

    private Invited InviteIn(Work work, long personId)
    {
        var token = RandomSecret.New();
        var invitation = new Invitation(personId, RandomSecret.HashOf(token), work.At);
        db.Add(invitation);
        return new(personId, token, invitation.ExpiresAt);
    }

    internal async Task<Appointment> AppointInAsync(long personId, PostOptions options, CancellationToken cancel)
    {
        var organization = await db.Organizations.SingleOrDefaultAsync(o => o.Id == options.OrganizationId, cancel) ?? throw new NotFoundException("organization", options.OrganizationId);
        RuleException.When(!organization.LivesOn(options.From), "rule.access.organization-gone", options.From);
        var title = Post.Tidy(options.Title ?? "");
        var post = await db.Posts.FirstOrDefaultAsync(p => p.OrganizationId == options.OrganizationId && p.Title == title && p.Role == options.Role, cancel);
        if (post is null) db.Add(post = new Post(options.SeedId ?? await db.TakeNumbersAsync(nameof(Post), 1, cancel), options.OrganizationId, title, options.Role));
        var appointment = new Appointment(personId, post.Id, options.From, options.To);
        RuleException.When(await db.Appointments.AnyAsync(a => a.PersonId == personId && a.PostId == post.Id && a.ValidFrom < appointment.ValidTo && a.ValidTo > appointment.ValidFrom, cancel), "rule.access.appointed-already");
        db.Add(appointment);
        await db.SaveChangesAsync(cancel);
        return appointment;
    }

    /// <summary>The name a body has on a day; of one that has none that day, the last it had before.</summary>
    private Task<string> NameOfAsync(long organizationId, DateOnly day, CancellationToken cancel) =>
        db.OrganizationProfiles.Where(p => p.OrganizationId == organizationId).OrderByDescending(p => p.ValidFrom <= day).ThenByDescending(p => p.ValidFrom).Select(p => p.Name).FirstAsync(cancel);

    /// <summary>A day as it stands in a sentence of either language.</summary>
    private static string Said(DateOnly day) => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>From here to the end of the operation nobody else changes the person's account, posts or delegations; refuses who saw an older version of them.</summary>
    private async Task HoldAsync(long personId, Operation operation, CancellationToken cancel)
    {
        await db.HoldAsync(string.Create(CultureInfo.InvariantCulture, $"person {personId}"), cancel);
        if (operation.Seen is { } seen && (await queries.FindAsync(personId, cancel))?.Version != seen) throw new StaleException("person", personId);
    }

    private async Task<Person> PersonAsync(long id, CancellationToken cancel) =>
        await db.Users.SingleOrDefaultAsync(p => p.Id == id, cancel) ?? throw new NotFoundException("person", id);

    /// <summary>Somebody must be left who can let others in.</summary>
    private async Task KeepAnAdministratorAsync(DateOnly day, CancellationToken cancel)
    {
        var left = await db.Appointments.Where(a => a.ValidFrom <= day && a.ValidTo > day)
            .Join(db.Posts.Where(p => p.Role == Role.Administrator), a => a.PostId, p => p.Id, (a, p) => a.PersonId)
            .AnyAsync(id => db.Users.Any(u => u.Id == id && u.IsActive && u.ActivatedAt != null), cancel);
        RuleException.When(!left, "rule.access.last-administrator");
    }
}
