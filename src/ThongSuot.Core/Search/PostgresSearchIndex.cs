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

    public Task<List<SearchRow>> ReadAsync(SearchPattern pattern, long after, int take, CancellationToken cancel) =>
        db.Database.SqlQuery<SearchRow>($"""
            SELECT "Key", "SubjectKind", "SubjectId", "Name", "Use" FROM "SearchEntries"
            WHERE "Words" @@ {Match(pattern)}::tsquery AND "Key" > {after} ORDER BY "Key" LIMIT {take}
            """).ToListAsync(cancel);

    // Words are letters and digits only: nothing in them speaks to the server.
    private static string Match(SearchPattern pattern)
    {
        var words = pattern.Words.Select(w => $"'{w}'").ToList();
        words[^1] += ":*";
        var phrase = $"({string.Join(" <-> ", words)})";
        var fit = pattern.Fit == Fit.InOrder ? phrase : $"({string.Join(" & ", words)}) & !{phrase}";
        return pattern switch
        {
            { Kind: null } => fit,
            { Facet: null } => $"{fit} & '={pattern.Kind}'",
            _ => $"{fit} & '={pattern.Kind}/{pattern.Facet}'",
        };
    }
}
