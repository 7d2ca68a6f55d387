using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

/// <summary>What may be known of an invitation to who holds the link.</summary>
public sealed record OpenInvitation(long PersonId, string FullName, string Email, bool IsFirst);

/// <summary>What a person does with the own account. Every new secret puts out whoever was signed in with the old one.</summary>
public sealed class AccountService(AppDbContext db, UserManager<Person> people, PasswordRules rules, OrganizationQueries organizations, Clock clock)
{
    /// <summary>Codes handed out at once, for who loses the telephone.</summary>
    public const int RecoveryCodes = 10;

    /// <summary>Under which the framework's store keeps the key and the codes.</summary>
    private const string InternalTokens = "[AspNetUserStore]";

    /// <summary>Whose link it is; null when it was used, replaced, is too old, or never was.</summary>
    public async Task<OpenInvitation?> FindInvitationAsync(string token, CancellationToken cancel = default)
    {
        var (hash, now) = (RandomSecret.HashOf(token), clock.Now);
        return await db.Invitations.Where(i => i.TokenHash == hash && i.ClosedAt == null && i.ExpiresAt > now)
            .Join(db.Users.Where(p => p.IsActive), i => i.PersonId, p => p.Id, (i, p) => new OpenInvitation(p.Id, p.FullName, p.Email!, p.ActivatedAt == null)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Takes up the account, or sets a forgotten password anew; returns whose it is. A second factor that was set stays set.</summary>
    public async Task<long> AcceptAsync(string token, string password, Operation operation, CancellationToken cancel = default)
    {
        var open = await FindInvitationAsync(token, cancel) ?? throw new RuleException("rule.access.invitation-invalid");
        await using var work = await db.BeginAsync(operation with { By = new Actor(open.PersonId, open.FullName) }, cancel);
        var hash = RandomSecret.HashOf(token);
        var (invitation, person) = (await db.Invitations.SingleAsync(i => i.TokenHash == hash, cancel), await PersonAsync(open.PersonId, cancel));
        RuleException.When(invitation.ClosedAt is not null, "rule.access.invitation-invalid");
        invitation.Close(work.At);
        person.ActivatedAt ??= work.At;
        person.Succeed();
        await SetPasswordInAsync(person, password, person.TwoFactorEnabled, cancel);
        await work.CommitAsync(cancel);
        return person.Id;
    }

    public async Task ChangePasswordAsync(long personId, string present, string next, Operation operation, CancellationToken cancel = default)
    {
        await ProveAsync(personId, present, cancel);
        await using var work = await db.BeginAsync(operation, cancel);
        var person = await PersonAsync(personId, cancel);
        await SetPasswordInAsync(person, next, person.TwoFactorEnabled, cancel);
        await work.CommitAsync(cancel);
    }

    public async Task ChangeProfileAsync(long personId, string fullName, string? phone, bool digestByMail, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var person = await PersonAsync(personId, cancel);
        var number = string.IsNullOrWhiteSpace(phone) ? null : phone.Trim();
        RuleException.When(number?.Length > 30 || number?.Any(c => !(char.IsAsciiDigit(c) || c is ' ' or '+' or '.' or '-' or '(' or ')')) == true, "rule.access.phone-form");
        (person.FullName, person.PhoneNumber, person.WithoutDigestLetter) = (PersonRules.Name(fullName), number, !digestByMail);
        await work.CommitAsync(cancel);
    }

    /// <summary>The key for an authenticator application; made when there is none yet. It serves only after <see cref="ConfirmCodesAsync"/>.</summary>
    public async Task<string> PrepareCodesAsync(long personId, Operation operation, CancellationToken cancel = default)
    {
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, cancel);
        RuleException.When(person.TwoFactorEnabled, "rule.access.codes-on");
        if (await people.GetAuthenticatorKeyAsync(person) is { } kept) return kept;
        await using var work = await db.BeginAsync(operation, cancel);
        var tracked = await PersonAsync(personId, cancel);
        // Not the framework's own way, which puts the person out: nothing has changed yet.
        var key = people.GenerateNewAuthenticatorKey();
        (await people.SetAuthenticationTokenAsync(tracked, InternalTokens, "AuthenticatorKey", key)).Ensure();
        await work.CommitAsync(cancel);
        return key;
    }

    /// <summary>A first code proves that the telephone has the key: from now on a code is asked. Returns the recovery codes, which are not shown again.</summary>
    public async Task<IReadOnlyList<string>> ConfirmCodesAsync(long personId, string code, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var person = await PersonAsync(personId, cancel);
        RuleException.When(person.TwoFactorEnabled, "rule.access.codes-on");
        var key = await people.GetAuthenticatorKeyAsync(person);
        RuleException.When(key is null || Totp.Match(key, code, clock.Now) is null, "rule.access.code-wrong");
        (await people.SetTwoFactorEnabledAsync(person, true)).Ensure();
        var codes = await NewCodesInAsync(work, person);
        await work.CommitAsync(cancel);
        return codes;
    }

    public async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(long personId, string password, Operation operation, CancellationToken cancel = default)
    {
        await ProveAsync(personId, password, cancel);
        await using var work = await db.BeginAsync(operation, cancel);
        var person = await PersonAsync(personId, cancel);
        RuleException.When(!person.TwoFactorEnabled, "rule.access.codes-off");
        var codes = await NewCodesInAsync(work, person);
        await work.CommitAsync(cancel);
        return codes;
    }

    /// <summary>Recovery codes not used yet.</summary>
    public async Task<int> CountRecoveryCodesAsync(long personId, CancellationToken cancel = default) =>
        await people.CountRecoveryCodesAsync(await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, cancel));

    /// <summary>No code is asked any more. The password must then be long enough to stand alone.</summary>
    public async Task StopCodesAsync(long personId, string password, Operation operation, CancellationToken cancel = default)
    {
        await ProveAsync(personId, password, cancel);
        await using var work = await db.BeginAsync(operation, cancel);
        var person = await PersonAsync(personId, cancel);
        RuleException.When(!person.TwoFactorEnabled, "rule.access.codes-off");
        if (rules.Refuse(password, hasSecondFactor: false, []) is { Code: "rule.password.short" } refusal) throw new RuleException("rule.access.password-alone", [.. refusal.Args]);
        (await people.SetTwoFactorEnabledAsync(person, false)).Ensure();
        (await people.ResetAuthenticatorKeyAsync(person)).Ensure();
        (await people.RemoveAuthenticationTokenAsync(person, InternalTokens, "RecoveryCodes")).Ensure();
        await work.CommitAsync(cancel);
    }

    public async Task AddPasskeyAsync(long personId, UserPasskeyInfo passkey, string name, Operation operation, CancellationToken cancel = default)
    {
        RuleException.When(string.IsNullOrWhiteSpace(name), "rule.access.passkey-name");
        RuleException.When(name.Trim().Length > 100, "rule.access.passkey-name-long", 100);
        await using var work = await db.BeginAsync(operation, cancel);
        var person = await PersonAsync(personId, cancel);
        passkey.Name = name.Trim();
        (await people.AddOrUpdatePasskeyAsync(person, passkey)).Ensure();
        work.Record(person.Subject, "passkey.added", new { passkey.Name });
        await work.CommitAsync(cancel);
    }

    public async Task RemovePasskeyAsync(long personId, byte[] credentialId, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var person = await PersonAsync(personId, cancel);
        var passkey = await people.GetPasskeyAsync(person, credentialId) ?? throw new NotFoundException("passkey", personId);
        (await people.RemovePasskeyAsync(person, credentialId)).Ensure();
        work.Record(person.Subject, "passkey.removed", new { passkey.Name });
        (await people.UpdateSecurityStampAsync(person)).Ensure();
        await work.CommitAsync(cancel);
    }

    internal async Task SetPasswordInAsync(Person person, string password, bool hasSecondFactor, CancellationToken cancel)
    {
        if (rules.Refuse(password, hasSecondFactor, [person.FullName, person.Email, .. await BodiesOfAsync(person.Id, cancel)]) is { } refusal) throw refusal;
        person.PasswordHash = people.PasswordHasher.HashPassword(person, password);
        (await people.UpdateSecurityStampAsync(person)).Ensure();
    }

    private async Task<IEnumerable<string>> BodiesOfAsync(long personId, CancellationToken cancel)
    {
        var ids = await db.Appointments.Where(a => a.PersonId == personId).Join(db.Posts, a => a.PostId, p => p.Id, (a, p) => p.OrganizationId).Distinct().ToListAsync(cancel);
        return (await organizations.NamesAsync(ids, clock.Today, cancel)).Values;
    }

    /// <summary>Whoever sits at an open desk is not yet its owner.</summary>
    private async Task ProveAsync(long personId, string password, CancellationToken cancel)
    {
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, cancel);
        RuleException.When(person.PasswordHash is null || people.PasswordHasher.VerifyHashedPassword(person, person.PasswordHash, password) is PasswordVerificationResult.Failed, "rule.access.password-wrong");
    }

    private async Task<IReadOnlyList<string>> NewCodesInAsync(Work work, Person person)
    {
        var codes = await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes) ?? throw new NotSupportedException("The store keeps no recovery codes.");
        work.Record(person.Subject, "recovery-codes.made", new { Count = RecoveryCodes });
        return [.. codes];
    }

    private async Task<Person> PersonAsync(long id, CancellationToken cancel) =>
        await db.Users.SingleOrDefaultAsync(p => p.Id == id, cancel) ?? throw new NotFoundException("person", id);
}
