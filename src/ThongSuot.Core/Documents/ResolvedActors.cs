using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>Which bodies the names in a document's duties mean: shown in the review, decided on the day of issue.</summary>
public sealed class ResolvedActors(AppDbContext db, DocumentAccess access, GroupResolver groups, Clock clock)
{
    public const int MostNames = 60;

    /// <summary>Names as printed, in duties that nobody has rejected → what they mean on the day of the document, as seen from its issuer; empty when the person may not read it. Names beyond the first <see cref="MostNames"/> are left out.</summary>
    /// <param name="openOnly">Only of duties that nobody has decided on.</param>
    public async Task<IReadOnlyDictionary<string, Resolution>> FindAsync(long personId, long documentId, bool openOnly = false, CancellationToken cancel = default)
    {
        var found = new Dictionary<string, Resolution>(StringComparer.Ordinal);
        if (await SeenFromAsync(personId, documentId, cancel) is not var (from, day)) return found;
        var duties = db.Duties.Where(d => d.DocumentId == documentId && (openOnly ? d.State == DutyState.Proposed : d.State != DutyState.Rejected));
        var names = await db.DutyActors.Where(a => a.DocumentId == documentId && a.OrganizationId == null && duties.Any(d => d.Id == a.DutyId)).GroupBy(a => a.Name).OrderBy(g => g.Min(a => a.Id)).Select(g => g.Key).Take(MostNames).ToListAsync(cancel);
        foreach (var name in names) found[name] = await groups.ResolveAsync(name, from, day, cancel);
        return found;
    }

    /// <summary>One of the names, and of which day it is said; null when the document does not name it, or not for this person.</summary>
    public async Task<(Resolution Resolution, DateOnly Day)?> OneAsync(long personId, long documentId, string name, CancellationToken cancel = default) =>
        await SeenFromAsync(personId, documentId, cancel) is var (from, day) && await db.DutyActors.AnyAsync(a => a.DocumentId == documentId && a.OrganizationId == null && a.Name == name, cancel)
            ? (await groups.ResolveAsync(name, from, day, cancel), day) : null;

    /// <summary>From where, and on which day, a document is to be understood; null when it is not for this person, or neither then nor today.</summary>
    private async Task<(long From, DateOnly Day)?> SeenFromAsync(long personId, long documentId, CancellationToken cancel)
    {
        var document = await (await access.ReadableAsync(personId, cancel)).Where(d => d.Id == documentId && d.KeeperId != null).Select(d => new { From = d.IssuerId ?? d.KeeperId!.Value, d.ListedOn }).SingleOrDefaultAsync(cancel);
        if (document is null) return null;
        var life = await db.Organizations.Where(o => o.Id == document.From).Select(o => new { o.EstablishedOn, o.AbolishedOn }).SingleAsync(cancel);
        var day = document.ListedOn < life.EstablishedOn || document.ListedOn >= life.AbolishedOn ? clock.Today : document.ListedOn;
        return day < life.EstablishedOn || day >= life.AbolishedOn ? null : (document.From, day);
    }
}
