using ThongSuot.Core.Data;

namespace ThongSuot.Core.Search;

/// <summary>A kind of subject that can be found, and where its names come from. Which kinds there are stands in <see cref="SearchSources"/>.</summary>
/// <param name="Kind">Kind of subject, as in the history.</param>
/// <param name="EntriesAsync">The entries of those of the given ids that are there.</param>
/// <param name="IdsAsync">The next ids above one, in order: for making the index anew.</param>
internal sealed record SearchSource(string Kind, Func<AppDbContext, IReadOnlyCollection<long>, CancellationToken, Task<List<SearchEntry>>> EntriesAsync, Func<AppDbContext, long, int, CancellationToken, Task<List<long>>> IdsAsync);
