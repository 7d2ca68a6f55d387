using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>A document to be changed.</summary>
internal static class DocumentLookups
{
    /// <param name="version">What the person saw; null to take the present one.</param>
    public static async Task<Document> DocumentAsync(this AppDbContext db, long id, int? version, CancellationToken cancel)
    {
        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == id, cancel) ?? throw new NotFoundException("document", id);
        return version is { } seen && seen != document.Version ? throw new StaleException("document", id) : document;
    }
}
