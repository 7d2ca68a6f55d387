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
/// Documents by the words of their heads and texts, typed with or without marks, the latest first. First those that have the words one after the other; only when there are none, those that have them anywhere; and
/// when there are none either, those in which the last word goes on.
/// </summary>
public sealed class DocumentSearch(AppDbContext db, DocumentIndex index, DocumentAccess access)
{
    private const int Spare = 4, MostBatches = 8, Around = 120;

    /// <summary>A page of hits that the person may read. It may be short while there are more: where hits are many and the person's reach is small, the search stops after a while and says where to go on.</summary>
    public async Task<Page<DocumentHit>> FindAsync(long personId, string typed, DocumentFilter? filter = null, string? after = null, int size = 20, CancellationToken cancel = default)
    {
        size = Math.Clamp(size, 1, Page<DocumentHit>.MaxSize);
        var words = SearchWords.Asked(typed);
        if (words.Count == 0) return new([], null);
        var readable = DocumentQueries.Filtered(db, await access.OnFileAsync(personId, cancel), filter ?? new());
        var (order, key) = ReadCursor(after);
        var (found, next) = await PageAsync(readable, words, order, key, size, cancel);
        if (after is null)
            foreach (var other in (WordOrder[])(words.Count > 1 ? [WordOrder.Anywhere, WordOrder.Begun] : [WordOrder.Begun]))
                if (found.Count == 0 && next is null) (found, next) = await PageAsync(readable, words, order = other, 0, size, cancel);
        return new(await HitsAsync(found, typed, words, order, cancel), next is { } last ? string.Create(CultureInfo.InvariantCulture, $"{SignOf(order)}{last}") : null);
    }

    private async Task<(List<DocumentLink> Found, long? Next)> PageAsync(IQueryable<Document> readable, IReadOnlyList<string> words, WordOrder order, long after, int size, CancellationToken cancel)
    {
        var found = new List<DocumentLink>();
        for (var (batch, round) = (size + Spare, 0); round < MostBatches; batch *= 2, round++)
        {
            var keys = await index.ReadAsync(words, order, after, batch, cancel);
            var allowed = (await DocumentQueries.LinksAsync(readable, keys.ConvertAll(DocumentIndex.IdOf), cancel)).ToDictionary(l => l.Id);
            foreach (var key in keys)
            {
                if (allowed.TryGetValue(DocumentIndex.IdOf(key), out var link))
                {
                    if (found.Count == size) return (found, after);
                    found.Add(link);
                }
                after = key;
            }
            if (keys.Count < batch) return (found, null);
        }
        return (found, after);
    }

    private async Task<IReadOnlyList<DocumentHit>> HitsAsync(List<DocumentLink> found, string typed, IReadOnlyList<string> words, WordOrder order, CancellationToken cancel)
    {
        if (found.Count == 0) return [];
        var ids = found.ConvertAll(l => l.Id);
        var texts = (await db.Editions.Where(e => EF.Parameter(ids).Contains(e.DocumentId)).Join(db.EditionTexts, e => e.Id, t => t.EditionId, (e, t) => new { e.DocumentId, e.Ordinal, t.Text }).ToListAsync(cancel)).ToLookup(t => t.DocumentId);
        return [.. found.Select(link =>
        {
            foreach (var text in texts[link.Id].OrderBy(t => t.Ordinal))
                if (Excerpt(text.Text, words, order != WordOrder.Anywhere) is { } excerpt) return new DocumentHit(link, excerpt, SearchWords.Marks(excerpt, typed));
            return new DocumentHit(link, null, []);
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

    private static char SignOf(WordOrder order) => order switch
    {
        WordOrder.InOrder => 'o',
        WordOrder.Anywhere => 'a',
        _ => 'b',
    };

    private static (WordOrder Order, long Key) ReadCursor(string? cursor) =>
        cursor is { Length: > 1 } && long.TryParse(cursor.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? (Enum.GetValues<WordOrder>().FirstOrDefault(o => SignOf(o) == cursor[0]), key) : (WordOrder.InOrder, 0);
}
