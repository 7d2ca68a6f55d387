using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Search;

/// <summary>tsvector and GIN. Vectors and questions are written out word by word, so that no parser of the server has a say in what a word is.</summary>
internal sealed class PostgresSearchIndex(AppDbContext db) : ISearchIndex
{
    public async Task PutAsync(string kind, IReadOnlyCollection<long> ids, IReadOnlyList<SearchEntry> entries, CancellationToken cancel)
    {
        var these = ids.ToArray();
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "SearchEntries" WHERE "SubjectKind" = {kind} AND "SubjectId" = ANY({these})""", cancel);
        var rows = JsonSerializer.Serialize(SearchJson.Rows(entries, (words, e) => (string.Join(' ', words.Select((w, i) => $"'{w}':{i + 1}")), $"'={e.Subject.Kind}' '={e.Subject.Kind}/{e.Facet}'")));
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "SearchEntries" ("Key", "SubjectKind", "SubjectId", "Name", "Use", "Words")
            SELECT r.key, {kind}, r.id, r.name, r.use, (r.words || ' ' || r.facets)::tsvector FROM jsonb_to_recordset({rows}::jsonb) AS r(key bigint, id bigint, name text, use integer, words text, facets text)
            """, cancel);
    }

    /// <summary>The planner chooses by how frequent the words are.</summary>
    public Task TidyAsync(CancellationToken cancel) => db.Database.ExecuteSqlAsync($"""ANALYZE "SearchEntries" """, cancel);

    public Task<List<SearchRow>> ReadAsync(SearchPattern pattern, SearchPlace after, int take, CancellationToken cancel)
    {
        var words = pattern.Words.Select(w => $"'{w}'").ToList();
        words[^1] += ":*";
        var facets = pattern switch
        {
            { Kind: null } => "",
            { Facet: null } => $" & '={pattern.Kind}'",
            _ => $" & '={pattern.Kind}/{pattern.Facet}'",
        };
        var (all, phrase) = ($"{string.Join(" & ", words)}{facets}", string.Join(" <-> ", words));
        if (words.Count == 1)
            return db.Database.SqlQuery<SearchRow>($"""
                SELECT {Fit.InOrder} AS "Fit", "Key", "SubjectKind", "SubjectId", "Name", "Use" FROM "SearchEntries"
                WHERE "Words" @@ {all}::tsquery AND "Key" > {after.Key} ORDER BY "Key" LIMIT {take}
                """).ToListAsync(cancel);
        // Both fits at once: what has all the words is read through the index and then sorted, however frequent they are. In the order of the keys alone the server might
        // walk along them instead, by half of the country, until it has met enough of those with several common words.
        return db.Database.SqlQuery<SearchRow>($"""
            SELECT * FROM (
                SELECT CASE WHEN "Words" @@ {phrase}::tsquery THEN {Fit.InOrder} ELSE {Fit.Anywhere} END AS "Fit", "Key", "SubjectKind", "SubjectId", "Name", "Use"
                FROM "SearchEntries" WHERE "Words" @@ {all}::tsquery) AS hits
            WHERE ("Fit", "Key") > ({after.Fit}, {after.Key}) ORDER BY "Fit", "Key" LIMIT {take}
            """).ToListAsync(cancel);
    }
}
