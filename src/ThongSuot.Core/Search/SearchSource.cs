using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Search;

/// <summary>A kind of subject that can be found, and where its names come from.</summary>
/// <param name="Kind">Kind of subject, as in the history.</param>
/// <param name="EntriesAsync">The entries of those of the given ids that are there.</param>
/// <param name="IdsAsync">The next ids above one, in order: for making the index anew.</param>
internal sealed record SearchSource(string Kind, Func<AppDbContext, IReadOnlyCollection<long>, CancellationToken, Task<List<SearchEntry>>> EntriesAsync, Func<AppDbContext, long, int, CancellationToken, Task<List<long>>> IdsAsync)
{
    /// <summary>A source keeps its place for good: the place is part of the keys in the index.</summary>
    public static IReadOnlyList<SearchSource> All { get; } = [OrganizationNames.Source];
}
