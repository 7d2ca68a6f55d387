using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Documents;

/// <summary>A document in the cascade of another.</summary>
/// <param name="Level">0 for the document itself, -1 for what it carries out, 1 for what carries it out, and so on.</param>
/// <param name="IsConfirmed">A person has confirmed its duties.</param>
public sealed record CascadeNode(DocumentLink Document, int Level, long? IssuerId, bool IsConfirmed);

/// <summary>One document carries out, makes concrete, guides or rests on another.</summary>
public sealed record CascadeEdge(long FromId, long ToId, RelationKind Relation);

/// <param name="Nodes">By level from the top, within a level by day of issue.</param>
/// <param name="IsCut">There are more than are shown.</param>
public sealed record Cascade(IReadOnlyList<CascadeNode> Nodes, IReadOnlyList<CascadeEdge> Edges, bool IsCut);

/// <summary>Which document below answers which above (DOMAIN §1).</summary>
public sealed class CascadeQueries(AppDbContext db, DocumentAccess access)
{
    public const int MostNodes = 400, MostLevels = 6;

    /// <summary>The cascade around a document, as far as the person may read it; null when they may not read the document. Three queries, whatever its size.</summary>
    public async Task<Cascade?> FindAsync(long personId, long documentId, CancellationToken cancel = default)
    {
        // A level is part of what makes a row new, so that a ring of citations ends at the last level.
        var reached = await db.Database.SqlQuery<Reached>($"""
            WITH RECURSIVE
            up("Id", "Level") AS (
                SELECT CAST({documentId} AS bigint), 0
                UNION SELECT r."ToId", up."Level" - 1 FROM up JOIN "References" r ON r."FromId" = up."Id" AND r."Relation" IN ('Implements', 'Specifies', 'Guides', 'BasedOn') WHERE up."Level" > {-MostLevels}),
            down("Id", "Level") AS (
                SELECT CAST({documentId} AS bigint), 0
                UNION SELECT r."FromId", down."Level" + 1 FROM down JOIN "References" r ON r."ToId" = down."Id" AND r."Relation" IN ('Implements', 'Specifies', 'Guides', 'BasedOn') WHERE down."Level" < {MostLevels})
            SELECT "Id", "Level" FROM up UNION SELECT "Id", "Level" FROM down
            """).OrderBy(r => r.Level < 0 ? -r.Level : r.Level).ThenBy(r => r.Id).Take(4 * MostNodes).ToListAsync(cancel);
        var levels = reached.GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.First().Level);
        var ids = levels.Keys.ToList();
        var readable = await access.ReadableAsync(personId, cancel);
        var documents = await readable.Where(d => EF.Parameter(ids).Contains(d.Id))
            .Select(d => new
            {
                d.ListedOn,
                d.IssuerId,
                IsConfirmed = d.ConfirmedAt != null,
                Link = new DocumentLink(d.Id, DocumentNumber.Write(d.Number, d.NumberTail, d.Symbol), d.Type, d.Subject, d.IssuerName, d.IssuedOn, d.Standing),
            }).ToListAsync(cancel);
        if (!documents.Exists(d => d.Link.Id == documentId)) return null;
        var shown = documents.OrderBy(d => Math.Abs(levels[d.Link.Id])).ThenBy(d => d.ListedOn).ThenBy(d => d.Link.Id).Take(MostNodes).OrderBy(d => levels[d.Link.Id]).ThenBy(d => d.ListedOn).ThenBy(d => d.Link.Id).ToList();
        var within = shown.Select(d => d.Link.Id).ToList();
        var edges = await db.References.Where(r => EF.Parameter(within).Contains(r.FromId) && EF.Parameter(within).Contains(r.ToId) && DocumentReference.Answering.Contains(r.Relation)).OrderBy(r => r.FromId).ThenBy(r => r.Start).Select(r => new CascadeEdge(r.FromId, r.ToId, r.Relation)).ToListAsync(cancel);
        return new([.. shown.Select(d => new CascadeNode(d.Link, levels[d.Link.Id], d.IssuerId, d.IsConfirmed))], edges, documents.Count > shown.Count || reached.Count == 4 * MostNodes);
    }

    private sealed record Reached(long Id, int Level);
}
