using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>Sees to it that no two documents have one key, whoever is quicker.</summary>
public sealed class DocumentKeys(AppDbContext db)
{
    /// <summary>The other document that has the key; null when it is free, and then nobody else takes it before this operation has ended.</summary>
    internal async Task<Document?> OtherAsync(string? key, long id, CancellationToken cancel)
    {
        if (key is null) return null;
        await db.HoldAsync("document:" + key, cancel);
        return await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Key == key && d.Id != id, cancel);
    }

    /// <summary>Refuses a key that another document has, and names that one.</summary>
    internal async Task DemandFreeAsync(string? key, long id, CancellationToken cancel)
    {
        if (await OtherAsync(key, id, cancel) is { } other) throw new RuleException("rule.document.same-key", other.Identifier, other.Subject, other.Id);
    }
}
