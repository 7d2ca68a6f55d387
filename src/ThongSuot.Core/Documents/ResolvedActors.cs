using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>Which bodies the names in a document's duties mean: shown in the review, decided on the day of issue.</summary>
public sealed class ResolvedActors(AppDbContext db, DocumentAccess access, GroupResolver groups, Clock clock)
{
    public const int MostNames = 60;

    /// <summary>Names as printed → what they mean on the day of the document, as seen from its issuer; empty when the person may not read it. Names beyond the first <see cref="MostNames"/> are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Resolution>> FindAsync(long personId, long documentId, CancellationToken cancel = default)
    {
        var found = new Dictionary<string, Resolution>(StringComparer.Ordinal);
        var document = await (await access.ReadableAsync(personId, cancel)).Where(d => d.Id == documentId && d.KeeperId != null).Select(d => new { From = d.IssuerId ?? d.KeeperId!.Value, d.ListedOn }).SingleOrDefaultAsync(cancel);
        if (document is null) return found;
        var life = await db.Organizations.Where(o => o.Id == document.From).Select(o => new { o.EstablishedOn, o.AbolishedOn }).SingleAsync(cancel);
        var day = document.ListedOn < life.EstablishedOn || document.ListedOn >= life.AbolishedOn ? clock.Today : document.ListedOn;
        if (day < life.EstablishedOn || day >= life.AbolishedOn) return found;
        var names = await db.DutyActors.Where(a => a.DocumentId == documentId && a.OrganizationId == null).GroupBy(a => a.Name).OrderBy(g => g.Min(a => a.Id)).Select(g => g.Key).Take(MostNames).ToListAsync(cancel);
        foreach (var name in names) found[name] = await groups.ResolveAsync(name, document.From, day, cancel);
        return found;
    }
}
