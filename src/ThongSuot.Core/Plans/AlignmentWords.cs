using System.Collections.Frozen;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Plans;

/// <summary>The tables of <c>alignment-words.tsv</c>.</summary>
internal static class AlignmentWords
{
    private static readonly ILookup<string, string> Rows = DataFile.Rows("Plans/alignment-words.tsv").ToLookup(r => r[0], r => r[1]);

    public static readonly FrozenSet<string> Stop = Folded("stop").ToFrozenSet(StringComparer.Ordinal), Common = Folded("common").ToFrozenSet(StringComparer.Ordinal), Labels = Folded("label").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Longest first, so that "tin bài" goes before "tin".</summary>
    public static readonly IReadOnlyList<string> Units = [.. Folded("unit").OrderByDescending(u => u.Length)];

    public static readonly IReadOnlyList<string> Most = [.. Folded("most")];

    /// <summary>As written, with how it is looked up.</summary>
    public static readonly IReadOnlyList<(string Written, string Folded)> Soft = [.. Rows["soft"].Select(w => (w, NameFolding.Fold(w)))];

    private static IEnumerable<string> Folded(string kind) => Rows[kind].Select(NameFolding.Fold);
}
