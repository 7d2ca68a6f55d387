using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Search;

/// <summary>FTS5: the row number of the full-text table is the key, and FTS5 walks its lists in the order of row numbers.</summary>
internal sealed class SqliteSearchIndex(AppDbContext db) : ISearchIndex
{
    public async Task PutAsync(string kind, IReadOnlyCollection<long> ids, IReadOnlyList<SearchEntry> entries, CancellationToken cancel)
    {
        var these = JsonSerializer.Serialize(ids);
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "SearchWords" WHERE rowid IN (SELECT "Key" FROM "SearchEntries" WHERE "SubjectKind" = {kind} AND "SubjectId" IN (SELECT value FROM json_each({these})))""", cancel);
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "SearchEntries" WHERE "SubjectKind" = {kind} AND "SubjectId" IN (SELECT value FROM json_each({these}))""", cancel);
        var rows = JsonSerializer.Serialize(SearchJson.Rows(entries, (words, e) => (string.Join(' ', words), $"{e.Subject.Kind} {e.Facet}")));
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "SearchEntries" ("Key", "SubjectKind", "SubjectId", "Name", "Use")
            SELECT value->>'key', {kind}, value->>'id', value->>'name', value->>'use' FROM json_each({rows})
            """, cancel);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "SearchWords" (rowid, "Words", "Facets") SELECT value->>'key', value->>'words', value->>'facets' FROM json_each({rows})""", cancel);
    }

    /// <summary>One list for each word instead of one for each stretch of the writing.</summary>
    public Task TidyAsync(CancellationToken cancel) => db.Database.ExecuteSqlAsync($"""INSERT INTO "SearchWords" ("SearchWords") VALUES ('optimize')""", cancel);

    public async Task<List<SearchRow>> ReadAsync(SearchPattern pattern, SearchPlace after, int take, CancellationToken cancel)
    {
        var rows = after.Fit == Fit.InOrder ? await ReadAsync(pattern, Fit.InOrder, after.Key, take, cancel) : [];
        if (rows.Count < take && pattern.Words.Count > 1) rows.AddRange(await ReadAsync(pattern, Fit.Anywhere, after.Fit == Fit.Anywhere ? after.Key : 0, take - rows.Count, cancel));
        return rows;
    }

    private Task<List<SearchRow>> ReadAsync(SearchPattern pattern, Fit fit, long after, int take, CancellationToken cancel) =>
        // CROSS JOIN keeps the order of the tables: the full-text table leads.
        db.Database.SqlQuery<SearchRow>($"""
            SELECT {fit} AS "Fit", e."Key", e."SubjectKind", e."SubjectId", e."Name", e."Use" FROM "SearchWords" CROSS JOIN "SearchEntries" e ON e."Key" = "SearchWords".rowid
            WHERE "SearchWords" MATCH {Match(pattern, fit)} AND "SearchWords".rowid > {after} ORDER BY "SearchWords".rowid LIMIT {take}
            """).ToListAsync(cancel);

    // Words are letters and digits only: nothing in them speaks to FTS5.
    private static string Match(SearchPattern pattern, Fit fit)
    {
        var phrase = $"\"{string.Join(' ', pattern.Words)}\" *";
        var all = string.Join(" AND ", pattern.Words.Select(w => $"\"{w}\"")) + " *";
        var words = fit == Fit.InOrder ? $"Words : {phrase}" : $"(Words : ({all})) NOT (Words : {phrase})";
        return pattern.Kind is null ? words : $"({words}) AND Facets : \"{pattern.Kind} {pattern.Facet}\"";
    }
}
