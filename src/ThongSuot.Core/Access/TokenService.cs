using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

/// <summary>Whose token a program bears, and what it may do.</summary>
public sealed record TokenBearer(long TokenId, long PersonId, string FullName, TokenScope Scope);

/// <summary>Personal access tokens.</summary>
public sealed class TokenService(AppDbContext db, Clock clock)
{
    /// <summary>Returns the token, which is not kept and cannot be shown again.</summary>
    public async Task<string> CreateTokenAsync(CreateTokenOptions options, Operation operation, CancellationToken cancel = default)
    {
        var secret = RandomSecret.New(RandomSecret.TokenMark);
        await using var work = await db.BeginAsync(operation, cancel);
        db.Add(new AccessToken(options, secret, clock.Today));
        await work.CommitAsync(cancel);
        return secret;
    }

    public async Task RevokeTokenAsync(long personId, long tokenId, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var token = await db.AccessTokens.SingleOrDefaultAsync(t => t.Id == tokenId && t.PersonId == personId, cancel) ?? throw new NotFoundException("token", tokenId);
        token.Revoke(work.At);
        await work.CommitAsync(cancel);
    }

    /// <summary>Whose token it is; null when it is none, revoked, too old, or its person's account is closed.</summary>
    public async Task<TokenBearer?> FindAsync(string secret, string origin, CancellationToken cancel = default)
    {
        if (!secret.StartsWith(RandomSecret.TokenMark, StringComparison.Ordinal) || secret.Length > 100) return null;
        var (hash, today) = (RandomSecret.HashOf(secret), clock.Today);
        var found = await db.AccessTokens.Where(t => t.Hash == hash && t.RevokedAt == null && t.ExpiresOn > today)
            .Join(db.Users.Where(p => p.IsActive), t => t.PersonId, p => p.Id, (t, p) => new { Bearer = new TokenBearer(t.Id, p.Id, p.FullName, t.Scope), t.LastUsedOn }).SingleOrDefaultAsync(cancel);
        if (found is not null && found.LastUsedOn != today) await NoteUseAsync(found.Bearer, today, origin, cancel);
        return found?.Bearer;
    }

    /// <summary>Once a day: enough to find tokens nobody uses, and no write for every read.</summary>
    private async Task NoteUseAsync(TokenBearer bearer, DateOnly today, string origin, CancellationToken cancel)
    {
        await using var work = await db.BeginAsync(new Operation(new Actor(bearer.PersonId, bearer.FullName), origin, "person.token-use"), cancel);
        var id = bearer.TokenId;
        if (await db.AccessTokens.Where(t => t.Id == id && (t.LastUsedOn == null || t.LastUsedOn < today)).ExecuteUpdateAsync(s => s.SetProperty(t => t.LastUsedOn, today), cancel) == 0) return;
        work.Record(Person.SubjectOf(bearer.PersonId), "token.used", new { TokenId = id, On = today });
        await work.CommitAsync(cancel);
    }
}
