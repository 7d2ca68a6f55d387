using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Documents;

/// <summary>A document that one answers no longer stands as it did.</summary>
/// <param name="Standing">Recalled, replaced or ended; <see cref="Standing.Registered"/> when it was amended.</param>
/// <param name="By">What changed it, as far as that is known and the person may read it.</param>
public sealed record ChangedGround(DocumentLink Document, Standing Standing, IReadOnlyList<DocumentLink> By);

/// <summary>Plans whose ground has changed: what they answer was recalled, replaced, ended, or amended after they were issued.</summary>
public sealed class ChangedGrounds(AppDbContext db, DocumentAccess access)
{
    public const int MostPlans = 200;

    private static readonly RelationKind[] Changing = [RelationKind.Replaces, RelationKind.Repeals, RelationKind.Amends];
    private static readonly Standing[] Ended = [Standing.Recalled, Standing.Replaced, Standing.Repealed];

    /// <summary>Of one document; empty when all it answers stands.</summary>
    public async Task<IReadOnlyList<ChangedGround>> OfAsync(long personId, long documentId, CancellationToken cancel = default)
    {
        var above = await db.References.Where(r => r.FromId == documentId && DocumentReference.Answering.Contains(r.Relation)).Select(r => r.ToId).ToListAsync(cancel);
        if (above.Count == 0) return [];
        var issued = await db.Documents.Where(d => d.Id == documentId).Select(d => d.IssuedOn).SingleAsync(cancel);
        var words = await Words().Where(w => above.Contains(w.ToId) && w.FromId != documentId && (w.Relation != RelationKind.Amends || issued == null || w.IssuedOn >= issued)).ToListAsync(cancel);
        var ended = await db.Documents.Where(d => above.Contains(d.Id) && Ended.Contains(d.Standing)).Select(d => new { d.Id, d.Standing }).ToDictionaryAsync(d => d.Id, d => d.Standing, cancel);
        var changed = ended.Keys.Union(words.Where(w => w.Relation == RelationKind.Amends).Select(w => w.ToId)).ToList();
        if (changed.Count == 0) return [];
        var links = (await DocumentQueries.LinksAsync(await access.ReadableAsync(personId, cancel), [.. changed.Union(words.Select(w => w.FromId))], cancel)).ToDictionary(l => l.Id);
        return [.. changed.Where(links.ContainsKey).Order().Select(c => new ChangedGround(links[c], ended.GetValueOrDefault(c, Standing.Registered), [.. words.Where(w => w.ToId == c && links.ContainsKey(w.FromId)).Select(w => links[w.FromId]).DistinctBy(l => l.Id)]))];
    }

    /// <summary>The documents on file that answer one, as far as the person may read them, the latest first.</summary>
    public async Task<IReadOnlyList<DocumentLink>> PlansBelowAsync(long personId, long documentId, CancellationToken cancel = default)
    {
        var readable = await access.OnFileAsync(personId, cancel);
        return await readable.Where(d => d.Standing == Standing.Registered && db.References.Any(r => r.FromId == d.Id && r.ToId == documentId && DocumentReference.Answering.Contains(r.Relation)))
            .OrderByDescending(d => d.ListedOn).ThenByDescending(d => d.Id).Take(MostPlans)
            .Select(d => new DocumentLink(d.Id, DocumentNumber.Write(d.Number, d.NumberTail, d.Symbol), d.Type, d.Subject, d.IssuerName, d.IssuedOn, d.Standing)).ToListAsync(cancel);
    }

    /// <summary>The confirmed documents on file that replace, end or amend one, the latest first.</summary>
    public async Task<IReadOnlyList<(DocumentLink Document, RelationKind Relation)>> ChangedByAsync(long personId, long documentId, CancellationToken cancel = default)
    {
        var words = await Words().Where(w => w.ToId == documentId).OrderByDescending(w => w.IssuedOn).ThenByDescending(w => w.FromId).ToListAsync(cancel);
        if (words.Count == 0) return [];
        var links = (await DocumentQueries.LinksAsync(await access.ReadableAsync(personId, cancel), [.. words.Select(w => w.FromId)], cancel)).ToDictionary(l => l.Id);
        return [.. words.Where(w => links.ContainsKey(w.FromId)).Select(w => (links[w.FromId], w.Relation))];
    }

    private IQueryable<Word> Words() => db.References.Where(r => Changing.Contains(r.Relation))
        .Join(db.Documents.Where(d => d.ConfirmedAt != null && d.KeeperId != null && d.Standing == Standing.Registered), r => r.FromId, d => d.Id, (r, d) => new Word { FromId = d.Id, ToId = r.ToId, Relation = r.Relation, IssuedOn = d.IssuedOn });

    private sealed class Word
    {
        public long FromId { get; init; }
        public long ToId { get; init; }
        public RelationKind Relation { get; init; }
        public DateOnly? IssuedOn { get; init; }
    }
}
