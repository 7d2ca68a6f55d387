using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>Which document below answers which above, and who has not answered (DOMAIN §1, §3.5). However many answer, so many queries and no more.</summary>
public sealed class CascadeQueries(AppDbContext db, DocumentAccess access, OwedAnswers owed, OrganizationQueries organizations, Clock clock)
{
    public const int Shown = 12, MostReached = 10_000, MostLevels = 6;

    /// <summary>The cascade around a document, as far as the person may read it, with the first rows of each level; null when they may not read the document.</summary>
    public async Task<Cascade?> FindAsync(long personId, long documentId, int shown = Shown, CancellationToken cancel = default)
    {
        if (await ReachAsync(personId, documentId, cancel) is not { } reach) return null;
        var levels = reach.Entries.GroupBy(e => e.Level).OrderBy(g => g.Key).Select(g => (Level: g.Key, All: g.ToList())).ToList();
        var rows = await RowsAsync(reach, [.. levels.SelectMany(l => l.All.Take(shown))], cancel);
        var at = 0;
        var built = new List<CascadeLevel>();
        foreach (var (level, all) in levels)
        {
            var first = Math.Min(shown, all.Count);
            built.Add(new(level, all.CountBy(e => e.State).ToDictionary(), [.. rows.Skip(at).Take(first)]));
            at += first;
        }
        var links = await DocumentQueries.LinksAsync(reach.Readable, [documentId], cancel);
        return new(links[0], built, reach.IsCut, clock.Today);
    }

    /// <summary>One level in full; null when the person may not read the document.</summary>
    public async Task<(IReadOnlyList<CascadeRow> Rows, int Count)?> ListAsync(long personId, long documentId, int level, CascadeState? state = null, int skip = 0, int size = Page<CascadeRow>.DefaultSize, CancellationToken cancel = default)
    {
        if (await ReachAsync(personId, documentId, cancel) is not { } reach) return null;
        var all = reach.Entries.Where(e => e.Level == level && (state is null || e.State == state)).ToList();
        return (await RowsAsync(reach, [.. all.Skip(Math.Max(0, skip)).Take(Math.Clamp(size, 1, Page<CascadeRow>.MaxSize))], cancel), all.Count);
    }

    private async Task<Reach?> ReachAsync(long personId, long documentId, CancellationToken cancel)
    {
        var readable = await access.ReadableAsync(personId, cancel);
        if (!await readable.AnyAsync(d => d.Id == documentId, cancel)) return null;
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
            """).OrderBy(r => r.Level < 0 ? -r.Level : r.Level).ThenBy(r => r.Id).Take(MostReached).ToListAsync(cancel);
        var levels = reached.GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.First().Level);
        var ids = levels.Keys.ToList();
        var documents = await FoundAsync(readable, ids, cancel);
        var (answers, isCut) = await owed.FindAsync(personId, [.. documents.Select(d => d.Id).Where(id => levels[id] is >= 0 and < MostLevels)], cancel);

        // Given as evidence, without citing what it answers.
        var shown = answers.Where(a => a.AnswerId is { } answer && !levels.ContainsKey(answer)).ToList();
        foreach (var one in shown) levels.TryAdd(one.AnswerId!.Value, levels[one.DocumentId] + 1);
        documents.AddRange(await FoundAsync(readable, [.. shown.Select(a => a.AnswerId!.Value).Distinct()], cancel));

        var due = answers.Where(a => a.AnswerId is not null).GroupBy(a => a.AnswerId!.Value).ToDictionary(g => g.Key, g => g.First());
        var entries = documents.Select(d => new Entry(levels[d.Id], StateOf(d, due.GetValueOrDefault(d.Id)), d.Id, d.IssuerId, d.IssuerName, due.GetValueOrDefault(d.Id)?.DueOn, null, d.ListedOn, d.Id)).ToList();
        var known = documents.Select(d => d.Id).ToHashSet();
        // One that is there and out of the reader's sight is no omission of the body.
        foreach (var one in answers.Where(a => a.AnswerId is not { } answer || !known.Contains(answer)))
            entries.Add(new(levels[one.DocumentId] + 1, one.AnswerId is not null ? one.IsLate ? CascadeState.IssuedLate : CascadeState.Issued : one.DueOn < clock.Today ? CascadeState.Late : CascadeState.Missing,
                null, one.BodyId, "", one.DueOn, one.AssignmentId, one.DueOn ?? Day.Never, one.AssignmentId));
        return new(readable, [.. entries.OrderBy(e => e.Level).ThenBy(e => e.State).ThenBy(e => e.Day).ThenBy(e => e.Order)], known, isCut || reached.Count == MostReached);
    }

    private static Task<List<Found>> FoundAsync(IQueryable<Document> readable, List<long> ids, CancellationToken cancel) =>
        readable.Where(d => EF.Parameter(ids).Contains(d.Id)).Select(d => new Found(d.Id, d.IssuerId, d.IssuerName, d.ListedOn, d.Standing)).ToListAsync(cancel);

    private static CascadeState StateOf(Found document, OwedAnswer? owed) => document.Standing switch
    {
        Standing.Cited or Standing.Announced => CascadeState.Cited,
        Standing.Registered => owed is { IsLate: true } ? CascadeState.IssuedLate : CascadeState.Issued,
        _ => CascadeState.Ended,
    };

    private async Task<IReadOnlyList<CascadeRow>> RowsAsync(Reach reach, List<Entry> entries, CancellationToken cancel)
    {
        var shown = entries.Select(e => e.DocumentId).OfType<long>().ToList();
        var edges = (await db.References.Where(r => EF.Parameter(shown).Contains(r.FromId) && DocumentReference.Answering.Contains(r.Relation)).OrderBy(r => r.FromId).ThenBy(r => r.Start).ThenBy(r => r.Id).Select(r => new { r.FromId, r.ToId }).ToListAsync(cancel))
            .Where(r => reach.Known.Contains(r.ToId)).ToLookup(r => r.FromId, r => r.ToId);
        var links = (await DocumentQueries.LinksAsync(reach.Readable, [.. shown.Concat(edges.SelectMany(e => e)).Distinct()], cancel)).ToDictionary(l => l.Id);
        var names = await organizations.NamesAsync([.. entries.Select(e => e.BodyId).OfType<long>().Distinct()], clock.Today, cancel);
        return [.. entries.Select(e => new CascadeRow(e.State, e.BodyId, e.BodyId is { } body ? names.GetValueOrDefault(body, e.Printed) : e.Printed, e.DocumentId is { } id ? links.GetValueOrDefault(id) : null, e.DueOn, e.AssignmentId,
            e.DocumentId is { } from ? [.. edges[from].Where(links.ContainsKey).Select(to => links[to])] : []))];
    }

    private sealed record Reached(long Id, int Level);

    private sealed record Found(long Id, long? IssuerId, string IssuerName, DateOnly ListedOn, Standing Standing);

    private sealed record Entry(int Level, CascadeState State, long? DocumentId, long? BodyId, string Printed, DateOnly? DueOn, long? AssignmentId, DateOnly Day, long Order);

    private sealed record Reach(IQueryable<Document> Readable, IReadOnlyList<Entry> Entries, IReadOnlySet<long> Known, bool IsCut);
}
