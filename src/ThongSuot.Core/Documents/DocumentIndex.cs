using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Search;

namespace ThongSuot.Core.Documents;

/// <summary>
/// The words of documents, head and texts of all editions. The key of a row grows as documents grow older, so a page of hits, the latest first, is the beginning of a list the index holds in order; ranking every
/// hit would cost a hundred times as much, for Vietnamese syllables are few and common. For the same reason pairs of neighbouring words are words of the index too: where each of six syllables is in every document,
/// their five pairs are in few. Written in the operation of the change.
/// </summary>
public sealed class DocumentIndex(AppDbContext db)
{
    private const long MaxId = 1L << 38;

    /// <summary>Beyond so much of a text nothing is found; a column of words on PostgreSQL has its limit.</summary>
    private const int MostCharacters = 200_000;

    /// <summary>How many of the latest are looked through before the index is asked: some ten milliseconds.</summary>
    private const int Walked = 1_000;

    /// <summary>Puts the words of a document as it is now in the place of those it had.</summary>
    internal async Task PutAsync(Document document, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await RemoveAsync(document.Id, cancel);
        // From its editions to their texts: asked the other way round, SQLite goes through the texts of all documents.
        var texts = await db.Editions.Where(e => e.DocumentId == document.Id).Join(db.EditionTexts, e => e.Id, t => t.EditionId, (_, t) => t).OrderBy(t => t.EditionId).Select(t => t.Text.Substring(0, MostCharacters)).ToListAsync(cancel);
        var all = string.Join('\n', texts.Prepend($"{document.Identifier} {document.Type} {document.Subject} {document.IssuerName}"));
        var words = SearchWords.Of(all.Length <= MostCharacters ? all : all[..MostCharacters]);
        var key = (DateOnly.MaxValue.DayNumber - document.ListedOn.DayNumber) * MaxId + document.Id;
        if (db is PostgresDbContext)
        {
            // Positions beyond the server's last one fall together there.
            var vector = string.Join(' ', words.Concat(PairsOf(words)).Select((w, i) => $"'{w}':{Math.Min(i % words.Count + 1, 16_383)}"));
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "DocumentWords" ("Key", "DocumentId", "Words") VALUES ({key}, {document.Id}, {vector}::tsvector)""", cancel);
            return;
        }
        var (text, pairs) = (string.Join(' ', words), string.Join(' ', PairsOf(words)));
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "DocumentKeys" ("DocumentId", "Key") VALUES ({document.Id}, {key})""", cancel);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "DocumentWords" (rowid, "Words", "Pairs") VALUES ({key}, {text}, {pairs})""", cancel);
    }

    internal async Task RemoveAsync(long documentId, CancellationToken cancel)
    {
        if (db is PostgresDbContext)
        {
            await db.Database.ExecuteSqlAsync($"""DELETE FROM "DocumentWords" WHERE "DocumentId" = {documentId}""", cancel);
            return;
        }
        // SQLite writes out what its index has gathered before a statement that may delete several rows; so nothing is deleted where nothing is.
        if ((await db.Database.SqlQuery<long>($"""SELECT "Key" AS "Value" FROM "DocumentKeys" WHERE "DocumentId" = {documentId}""").ToListAsync(cancel)) is not [var key]) return;
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "DocumentWords" WHERE rowid = {key}""", cancel);
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "DocumentKeys" WHERE "DocumentId" = {documentId}""", cancel);
    }

    /// <summary>Keys beyond one of documents that have the words, in their order.</summary>
    internal async Task<List<long>> ReadAsync(IReadOnlyList<string> words, WordOrder order, long after, int take, CancellationToken cancel)
    {
        // Words are letters and digits only: nothing in them speaks to either database.
        IReadOnlyList<string> terms = order == WordOrder.Anywhere || words.Count == 1 ? words : [.. PairsOf(words)];
        if (db is not PostgresDbContext)
        {
            // All terms beside one another, or all of them anywhere; an unfinished one makes the database gather all it may be the beginning of.
            var match = order == WordOrder.Anywhere ? $"Words : ({string.Join(" AND ", terms.Select(w => $"\"{w}\""))})" : $"{(words.Count > 1 ? "Pairs" : "Words")} : \"{string.Join(' ', terms)}\"{(order == WordOrder.Begun ? " *" : "")}";
            return await db.Database.SqlQuery<long>($"""SELECT rowid AS "Value" FROM "DocumentWords" WHERE "DocumentWords" MATCH {match} AND rowid > {after} ORDER BY rowid LIMIT {take}""").ToListAsync(cancel);
        }
        // What many documents have is soon met among the latest; what few have is told by the index, and sorted. The server guesses which from single words, and often wrongly.
        if (order != WordOrder.Begun && (await LatestAsync(words, after, cancel)).Where(l => order == WordOrder.Anywhere || l.InOrder).Take(take).Select(l => l.Key).ToList() is var latest && latest.Count == take) return latest;
        var query = QueryOf(terms) + (order == WordOrder.Begun ? ":*" : "");
        return await db.Database.SqlQuery<long>($"""SELECT "Key" AS "Value" FROM "DocumentWords" WHERE "Words" @@ {query}::tsquery AND "Key" > {after} ORDER BY "Key" + 0 LIMIT {take}""").ToListAsync(cancel);
    }

    private (string Words, long After, List<Latest> Found)? _latest;

    /// <summary>Those among the latest beyond a key that have the words anywhere, and whether one after the other; looked through once for both questions.</summary>
    private async Task<List<Latest>> LatestAsync(IReadOnlyList<string> words, long after, CancellationToken cancel)
    {
        var (anywhere, inOrder) = (QueryOf(words), QueryOf(words.Count == 1 ? words : [.. PairsOf(words)]));
        if (_latest is { } known && known.Words == anywhere && known.After == after) return known.Found;
        var found = await db.Database.SqlQuery<Latest>($"""
            SELECT "Key", "Words" @@ {inOrder}::tsquery AS "InOrder" FROM (SELECT "Key", "Words" FROM "DocumentWords" WHERE "Key" > {after} ORDER BY "Key" LIMIT {Walked} OFFSET 0) AS latest WHERE "Words" @@ {anywhere}::tsquery ORDER BY "Key"
            """).ToListAsync(cancel);
        _latest = (anywhere, after, found);
        return found;
    }

    private sealed record Latest(long Key, bool InOrder);

    private static string QueryOf(IEnumerable<string> terms) => string.Join(" & ", terms.Select(t => $"'{t}'"));

    private static IEnumerable<string> PairsOf(IReadOnlyList<string> words) => words.Zip(words.Skip(1), (a, b) => $"{a}_{b}");

    internal static long IdOf(long key) => key % MaxId;
}

/// <summary>How a document must have the words that are looked for.</summary>
internal enum WordOrder
{
    /// <summary>Each beside the next, as typed.</summary>
    InOrder,

    /// <summary>All of them, wherever.</summary>
    Anywhere,

    /// <summary>As typed, the last one perhaps unfinished.</summary>
    Begun,
}
