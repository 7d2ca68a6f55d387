using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Documents;

/// <summary>
/// What became of documents by the word of others: replaced or ended. Counted is the word of a document that a person has confirmed and nobody took back, issued by the same body, one above it, or a successor
/// (as Luật 80/2015/QH13, Điều 12, has it for legal documents: by the body that issued it, or one with the power to). Works inside the operation of its caller.
/// </summary>
public sealed class Standings(AppDbContext db)
{
    private static readonly RelationKind[] Ending = [RelationKind.Replaces, RelationKind.Repeals];

    /// <summary>Says anew how documents on file stand; one that was recalled stays so.</summary>
    internal async Task ReviewAsync(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        foreach (var document in await db.Documents.Where(d => EF.Parameter(ids).Contains(d.Id) && d.KeeperId != null && d.Standing != Standing.Recalled && d.Standing != Standing.Draft).ToListAsync(cancel))
        {
            var words = await db.References.Where(r => r.ToId == document.Id && Ending.Contains(r.Relation))
                .Join(db.Documents.Where(d => d.ConfirmedAt != null && d.Standing != Standing.Recalled && d.Standing != Standing.Draft && (d.IssuerId == document.IssuerId
                    || db.OrganizationLinks.Any(l => l.ChildId == document.IssuerId && l.Path.Contains("/" + d.IssuerId + "/"))
                    || db.Successions.Any(s => s.PredecessorId == document.IssuerId && s.SuccessorId == d.IssuerId))), r => r.FromId, d => d.Id, (r, d) => r.Relation).ToListAsync(cancel);
            document.StandAs(document.IssuerId is null || words.Count == 0 ? Standing.Registered : words.Contains(RelationKind.Replaces) ? Standing.Replaced : Standing.Repealed);
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Says anew how the documents stand that one replaces or ends.</summary>
    internal async Task ReviewOnesChangedByAsync(long id, CancellationToken cancel) =>
        await ReviewAsync(await db.References.Where(r => r.FromId == id && Ending.Contains(r.Relation)).Select(r => r.ToId).ToListAsync(cancel), cancel);
}
