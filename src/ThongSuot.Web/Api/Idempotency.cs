using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>What a creation answers.</summary>
internal sealed record CreatedAnswer(long Id);

/// <summary>Creations that may be sent twice: the header <c>Idempotency-Key</c> is stored with the operation, in its transaction, so a repetition finds what the first one made.</summary>
internal sealed class Idempotency(AppDbContext db)
{
    public const string Header = "Idempotency-Key";

    /// <summary>Creates once; returns the id of what was created, now or then.</summary>
    /// <exception cref="RepeatedException">The key was used for another question.</exception>
    public async Task<long> CreateAsync<TBody>(HttpContext http, string kind, TBody body, Func<Operation, Task<long>> create)
    {
        var operation = http.Operation(kind);
        if (http.Request.Headers[Header] is not [{ Length: > 0 } key]) return await create(operation);
        if (key.Length > RequestKey.Longest) throw new BadHttpRequestException($"{Header} is longer than {RequestKey.Longest}.");
        var once = new RequestKey(key, Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { kind, body }))));
        if (await FindAsync(operation, once, http.RequestAborted) is { } known) return known;
        try
        {
            return await create(operation with { Once = once });
        }
        catch (RepeatedException)
        {
            // The same request came twice at once, and the other was quicker.
            return await FindAsync(operation, once, http.RequestAborted) ?? throw new RepeatedException();
        }
    }

    private async Task<long?> FindAsync(Operation operation, RequestKey once, CancellationToken cancel)
    {
        var before = await db.Operations.AsNoTracking().SingleOrDefaultAsync(o => o.ActorId == operation.By.PersonId && o.RequestKey == once.Key, cancel);
        if (before is null) return null;
        return before.RequestHash == once.Hash && before.ResultId is { } id ? id : throw new RepeatedException();
    }
}
