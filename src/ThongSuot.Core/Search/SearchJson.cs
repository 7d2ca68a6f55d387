namespace ThongSuot.Core.Search;

/// <summary>Entries as one parameter of one statement, however many there are.</summary>
internal static class SearchJson
{
    public static IEnumerable<object> Rows(IReadOnlyList<SearchEntry> entries, Func<IReadOnlyList<string>, SearchEntry, (string Words, string Facets)> write) =>
        entries.GroupBy(e => e.Subject.Id).SelectMany(ofOne => ofOne.Select((entry, nth) =>
        {
            var (words, facets) = write(SearchWords.Of(entry.Name), entry);
            return new { key = entry.Key(nth), id = entry.Subject.Id, name = entry.Name, use = (int)entry.Use, words, facets };
        }));
}
