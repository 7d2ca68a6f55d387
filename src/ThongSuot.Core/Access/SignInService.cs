using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

public enum SignInOutcome
{
    /// <summary>Wrong, unknown, closed, or made to wait: the person at the door is not told which.</summary>
    Refused,
    /// <summary>The password is right; a one-time or recovery code is still to be given.</summary>
    CodeNeeded,
    SignedIn,
}

/// <param name="PersonId">Who it is; null when refused.</param>
public sealed record SignInAnswer(SignInOutcome Outcome, long? PersonId = null)
{
    public static readonly SignInAnswer Refused = new(SignInOutcome.Refused);
}

/// <summary>Somebody as another system vouches for them.</summary>
/// <param name="EmailIsVerified">The other system has made sure that the address is theirs.</param>
public sealed record ExternalIdentity(string Provider, string ProviderName, string Key, string? Email, bool EmailIsVerified);

/// <summary>Who is at the door? Every answer, right or wrong, leaves an entry in the person's history.</summary>
public sealed partial class SignInService(AppDbContext db, UserManager<Person> people, Clock clock, ILogger<SignInService> log)
{
    public async Task<SignInAnswer> CheckPasswordAsync(string email, string password, Operation operation, CancellationToken cancel = default)
    {
        var person = await FindAsync(email, cancel);
        // As much work for an unknown address as for a known one: the time tells nothing.
        var right = people.PasswordHasher.VerifyHashedPassword(person ?? Nobody, person?.PasswordHash ?? NobodysHash(), Cut(password)) is not PasswordVerificationResult.Failed;
        if (person is not { PasswordHash: not null, IsActive: true })
        {
            RefusedUnknown(log, operation.Origin);
            return SignInAnswer.Refused;
        }
        if (person.MustWait(clock.Now)) return await RefuseAsync(person.Id, "waiting", operation, cancel);
        if (!right) return await FailAsync(person.Id, "password", operation, cancel);
        return person.TwoFactorEnabled ? new(SignInOutcome.CodeNeeded, person.Id) : await SucceedAsync(person.Id, "password", operation, cancel);
    }

    /// <summary>The second step: a one-time code of the person whose password was right.</summary>
    public async Task<SignInAnswer> CheckCodeAsync(long personId, string code, Operation operation, CancellationToken cancel = default)
    {
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, cancel);
        if (!person.IsActive) return SignInAnswer.Refused;
        if (person.MustWait(clock.Now)) return await RefuseAsync(personId, "waiting", operation, cancel);
        var key = await people.GetAuthenticatorKeyAsync(person);
        if (!person.TwoFactorEnabled || key is null || Totp.Match(key, code, clock.Now) is not { } step) return await FailAsync(personId, "code", operation, cancel);
        return await SucceedAsync(personId, "code", operation, cancel, step);
    }

    /// <summary>The second step for who has lost the telephone: one of the codes noted down before. Each serves once.</summary>
    public async Task<SignInAnswer> CheckRecoveryCodeAsync(long personId, string code, Operation operation, CancellationToken cancel = default)
    {
        var who = await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, cancel);
        if (!who.IsActive) return SignInAnswer.Refused;
        if (who.MustWait(clock.Now)) return await RefuseAsync(personId, "waiting", operation, cancel);
        await using (var work = await db.BeginAsync(By(operation, who), cancel))
        {
            var person = await db.Users.SingleAsync(p => p.Id == personId, cancel);
            if (person.TwoFactorEnabled && (await people.RedeemTwoFactorRecoveryCodeAsync(person, code.Trim().ToUpperInvariant())).Succeeded)
            {
                person.Succeed();
                work.Record(person.Subject, "sign-in.done", new { By = "recovery-code" });
                await work.CommitAsync(cancel);
                return new(SignInOutcome.SignedIn, personId);
            }
        }
        return await FailAsync(personId, "recovery-code", operation, cancel);
    }

    /// <summary>A passkey was proven by the browser: it is something the person has, opened by something they know or are, so nothing more is asked.</summary>
    public async Task<SignInAnswer> AcceptPasskeyAsync(long personId, UserPasskeyInfo passkey, Operation operation, CancellationToken cancel = default)
    {
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, cancel);
        // Who guesses passwords at the door must not keep out who comes with the key.
        if (!person.IsActive || !passkey.IsUserVerified) return SignInAnswer.Refused;
        return await SucceedAsync(personId, "passkey", operation, cancel, passkey: passkey);
    }

    /// <summary>
    /// Another system vouches for somebody. Known: signed in. Unknown, with an address that it has verified and that we invited: tied together. Anybody else is refused;
    /// nobody gets an account by having one elsewhere.
    /// </summary>
    public async Task<SignInAnswer> AcceptExternalAsync(ExternalIdentity identity, Operation operation, CancellationToken cancel = default)
    {
        if (await people.FindByLoginAsync(identity.Provider, identity.Key) is { } known)
            return known.IsActive ? await SucceedAsync(known.Id, identity.Provider, operation, cancel) : SignInAnswer.Refused;
        if (!identity.EmailIsVerified || identity.Email is null || await FindAsync(identity.Email, cancel) is not { IsActive: true } found)
        {
            RefusedUnknown(log, operation.Origin);
            return SignInAnswer.Refused;
        }
        await using (var work = await db.BeginAsync(By(operation, found) with { Kind = "person.link-external" }, cancel))
        {
            var person = await db.Users.SingleAsync(p => p.Id == found.Id, cancel);
            (await people.AddLoginAsync(person, new UserLoginInfo(identity.Provider, identity.Key, identity.ProviderName))).Ensure();
            person.ActivatedAt ??= work.At;
            person.EmailConfirmed = true;
            foreach (var invitation in await db.Invitations.Where(i => i.PersonId == person.Id && i.ClosedAt == null).ToListAsync(cancel)) invitation.Close(work.At);
            work.Record(person.Subject, "external-login.added", new { identity.Provider });
            await work.CommitAsync(cancel);
        }
        return await SucceedAsync(found.Id, identity.Provider, operation, cancel);
    }

    private Task<Person?> FindAsync(string email, CancellationToken cancel)
    {
        var normal = people.NormalizeName(email.Trim());
        return db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedUserName == normal, cancel);
    }

    private async Task<SignInAnswer> SucceedAsync(long personId, string by, Operation operation, CancellationToken cancel, long? step = null, UserPasskeyInfo? passkey = null)
    {
        var who = await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, cancel);
        await using var work = await db.BeginAsync(By(operation, who), cancel);
        // One statement, so that of two who give the same code at once only one comes in.
        if (step is { } given && await db.Users.Where(p => p.Id == personId && p.LastCodeStep < given).ExecuteUpdateAsync(s => s.SetProperty(p => p.LastCodeStep, given), cancel) == 0)
        {
            work.Record(who.Subject, "sign-in.refused", new { By = by, Why = "used-before" });
            await work.CommitAsync(cancel);
            return SignInAnswer.Refused;
        }
        var person = await db.Users.SingleAsync(p => p.Id == personId, cancel);
        person.Succeed();
        if (passkey is not null) (await people.AddOrUpdatePasskeyAsync(person, passkey)).Ensure();
        work.Record(person.Subject, "sign-in.done", new { By = by });
        await work.CommitAsync(cancel);
        return new(SignInOutcome.SignedIn, personId);
    }

    private async Task<SignInAnswer> FailAsync(long personId, string by, Operation operation, CancellationToken cancel)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        // Counted by the database: of many tries at once none goes uncounted. The row is then ours until the commit.
        await db.Users.Where(p => p.Id == personId).ExecuteUpdateAsync(s => s.SetProperty(p => p.AccessFailedCount, p => p.AccessFailedCount + 1), cancel);
        db.ChangeTracker.Clear();
        var person = await db.Users.SingleAsync(p => p.Id == personId, cancel);
        person.WaitAfterFailure(work.At);
        work.Record(person.Subject, "sign-in.failed", new { By = by, InARow = person.AccessFailedCount });
        await work.CommitAsync(cancel);
        return SignInAnswer.Refused;
    }

    private async Task<SignInAnswer> RefuseAsync(long personId, string why, Operation operation, CancellationToken cancel)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        work.Record(Person.SubjectOf(personId), "sign-in.refused", new { Why = why });
        await work.CommitAsync(cancel);
        return SignInAnswer.Refused;
    }

    private static Operation By(Operation operation, Person person) => operation with { By = new Actor(person.Id, person.FullName) };

    /// <summary>Nobody's password is longer; a megabyte of one would keep us hashing.</summary>
    private static string Cut(string password) => password.Length > PasswordRules.Longest * 4 ? "" : password;

    private static readonly Person Nobody = new() { FullName = "–" };
    private static string? s_nobodysHash;

    private string NobodysHash() => s_nobodysHash ??= people.PasswordHasher.HashPassword(Nobody, RandomSecret.New());

    [LoggerMessage(LogLevel.Information, "Sign-in refused from {Origin}: no such account")]
    private static partial void RefusedUnknown(ILogger log, string origin);
}
