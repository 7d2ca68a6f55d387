using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Search;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>A document that has the words.</summary>
/// <param name="Excerpt">What stands around the first place of its text that has them; null when only the head has.</param>
/// <param name="Marks">Where in the excerpt they stand.</param>
public sealed record DocumentHit(DocumentLink Document, string? Excerpt, IReadOnlyList<(int Start, int Length)> Marks);

/// <summary>
/// Documents by the words of their heads and texts, typed with or without marks, the latest first. First those that have the words one after the other; only when there are none, those that have them anywhere.
/// </summary>
public sealed class DocumentSearch(AppDbContext db, DocumentIndex index, DocumentAccess access)
{
    private const int FirstBatch = 40, MostBatches = 8, Around = 120;

    /// <summary>A page of hits that the person may read. It may be short while there are more: where hits are many and the person's reach is small, the search stops after a while and says where to go on.</summary>
    public async Task<Page<DocumentHit>> FindAsync(long personId, string typed, DocumentFilter? filter = null, string? after = null, int size = 20, CancellationToken cancel = default)
    {
        size = Math.Clamp(size, 1, Page<DocumentHit>.MaxSize);
        var words = SearchWords.Asked(typed);
        if (words.Count == 0) return new([], null);
        var readable = DocumentQueries.Filtered(db, await access.OnFileAsync(personId, cancel), filter ?? new());
        var (inOrder, key) = ReadCursor(after);
        var (ids, next) = await PageAsync(readable, words, inOrder, key, size, cancel);
        if (ids.Count == 0 && next is null && inOrder && after is null && words.Count > 1) (ids, next) = await PageAsync(readable, words, inOrder = false, 0, size, cancel);
        return new(await HitsAsync(readable, ids, typed, words, inOrder, cancel), next is { } last ? string.Create(CultureInfo.InvariantCulture, $"{(inOrder ? 'o' : 'a')}{last}") : null);
    }

    private async Task<(List<long> Ids, long? Next)> PageAsync(IQueryable<Document> readable, IReadOnlyList<string> words, bool inOrder, long after, int size, CancellationToken cancel)
    {
        var ids = new List<long>();
        for (var (batch, round) = (FirstBatch, 0); round < MostBatches; batch *= 2, round++)
        {
            var keys = await index.ReadAsync(words, inOrder, after, batch, cancel);
            var found = keys.ConvertAll(DocumentIndex.IdOf);
            var allowed = (await readable.Where(d => EF.Parameter(found).Contains(d.Id)).Select(d => d.Id).ToListAsync(cancel)).ToHashSet();
            foreach (var key in keys)
            {
                if (allowed.Contains(DocumentIndex.IdOf(key)))
                {
                    if (ids.Count == size) return (ids, after);
                    ids.Add(DocumentIndex.IdOf(key));
                }
                after = key;
            }
            if (keys.Count < batch) return (ids, null);
        }
        return (ids, after);
    }

    private async Task<IReadOnlyList<DocumentHit>> HitsAsync(IQueryable<Document> readable, List<long> ids, string typed, IReadOnlyList<string> words, bool inOrder, CancellationToken cancel)
    {
        var links = (await DocumentQueries.LinksAsync(readable, ids, cancel)).ToDictionary(l => l.Id);
        var texts = (await db.EditionTexts.Join(db.Editions.Where(e => EF.Parameter(ids).Contains(e.DocumentId)), t => t.EditionId, e => e.Id, (t, e) => new { e.DocumentId, e.Ordinal, t.Text }).ToListAsync(cancel)).ToLookup(t => t.DocumentId);
        return [.. ids.Where(links.ContainsKey).Select(id =>
        {
            foreach (var text in texts[id].OrderBy(t => t.Ordinal))
                if (Excerpt(text.Text, words, inOrder) is { } excerpt) return new DocumentHit(links[id], excerpt, SearchWords.Marks(excerpt, typed));
            return new DocumentHit(links[id], null, []);
        })];
    }

    private static string? Excerpt(string text, IReadOnlyList<string> words, bool inOrder)
    {
        if (SearchWords.Find(text, words, inOrder) is not { } at) return null;
        var (from, to) = (Math.Max(0, at - Around), Math.Min(text.Length, at + 2 * Around));
        // Whole words only.
        while (from > 0 && from < at && !char.IsWhiteSpace(text[from - 1])) from++;
        while (to < text.Length && to > at && char.IsLetterOrDigit(text[to - 1]) && char.IsLetterOrDigit(text[to])) to--;
        return $"{(from > 0 ? "… " : "")}{text[from..to].Replace('\n', ' ').Replace('\t', ' ').Trim()}{(to < text.Length ? " …" : "")}";
    }

    private static (bool InOrder, long Key) ReadCursor(string? cursor) =>
        cursor is { Length: > 1 } && long.TryParse(cursor.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? (cursor[0] != 'a', key) : (true, 0);
}
