using ThongSuot.Core.Data;

namespace ThongSuot.Core.Search;

/// <summary>Where names are kept to be found: the full-text index of the database at hand. Written in the transaction of the change.</summary>
internal interface ISearchIndex
{
    /// <summary>Puts the entries in the place of all that was known of these subjects.</summary>
    Task PutAsync(string kind, IReadOnlyCollection<long> ids, IReadOnlyList<SearchEntry> entries, CancellationToken cancel);

    /// <summary>Puts the index in order after many entries were written.</summary>
    Task TidyAsync(CancellationToken cancel);

    /// <summary>Entries that have all the words, the better fit first, then in the order of their keys, from beyond a place; fewer than asked for only at the end.</summary>
    Task<List<SearchRow>> ReadAsync(SearchPattern pattern, SearchPlace after, int take, CancellationToken cancel);

    static ISearchIndex Of(AppDbContext db) => db is PostgresDbContext ? new PostgresSearchIndex(db) : new SqliteSearchIndex(db);
}

/// <summary>How well the words must fit.</summary>
internal enum Fit
{
    /// <summary>One after the other, as typed.</summary>
    InOrder,
    /// <summary>All of them, but not one after the other.</summary>
    Anywhere,
}

/// <summary>A place in the order of hits.</summary>
internal readonly record struct SearchPlace(Fit Fit, long Key);

/// <param name="Words">Folded words; the last one may be the beginning of a word.</param>
internal sealed record SearchPattern(IReadOnlyList<string> Words, string? Kind, string? Facet);

/// <summary>A row of the index.</summary>
internal sealed record SearchRow(Fit Fit, long Key, string SubjectKind, long SubjectId, string Name, int Use)
{
    public SearchPlace Place => new(Fit, Key);
}
