using System.Globalization;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Search;

/// <summary>
/// The one search box. First what has the words one after the other as typed, then what has all of them; within each what lives before what has ended, and short names
/// before long ones. Nothing is ranked by counting: both databases give the hits in the order of their keys and stop at the end of the page.
/// </summary>
public sealed class SearchQueries(AppDbContext db)
{
    public async Task<Page<SearchHit>> FindAsync(SearchQuestion question, string? after = null, int size = 20, CancellationToken cancel = default)
    {
        size = Math.Clamp(size, 1, Page<SearchHit>.MaxSize);
        var words = SearchWords.Asked(question.Words);
        if (words.Count == 0) return new([], null);
        var (index, pattern, place) = (ISearchIndex.Of(db), new SearchPattern(words, question.Kind, question.Facet), ReadCursor(after));
        var (hits, seen) = (new List<SearchHit>(), new HashSet<(string, long)>());
        while (true)
        {
            // A thing may be hit by several of its names, which take no place of their own.
            var take = 2 * (size + 1);
            var rows = await index.ReadAsync(pattern, place, take, cancel);
            foreach (var row in rows)
            {
                if (!seen.Contains((row.SubjectKind, row.SubjectId)) && hits.Count == size) return new(hits, Cursor(place));
                if (seen.Add((row.SubjectKind, row.SubjectId))) hits.Add(new SearchHit(new(row.SubjectKind, row.SubjectId), row.Name, (NameUse)row.Use));
                place = row.Place;
            }
            if (rows.Count < take) return new(hits, null);
        }
    }

    /// <summary>Where in a name the words asked for stand, to be marked.</summary>
    public static IReadOnlyList<(int Start, int Length)> Marks(string name, string typed) => SearchWords.Marks(name, typed);

    private static string Cursor(SearchPlace place) => string.Create(CultureInfo.InvariantCulture, $"{(place.Fit == Fit.InOrder ? 'o' : 'a')}{place.Key}");

    private static SearchPlace ReadCursor(string? cursor) =>
        cursor is { Length: > 1 } && long.TryParse(cursor.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? new(cursor[0] == 'a' ? Fit.Anywhere : Fit.InOrder, key) : default;
}
