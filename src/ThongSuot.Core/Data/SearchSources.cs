using ThongSuot.Core.Organizations;
using ThongSuot.Core.Search;

namespace ThongSuot.Core.Data;

/// <summary>Everything that can be found by its name. Here and not in the index, which knows no module it is filled from.</summary>
internal static class SearchSources
{
    /// <summary>A source keeps its place for good: the place is part of the keys in the index.</summary>
    public static IReadOnlyList<SearchSource> All { get; } = [OrganizationNames.Source];
}
