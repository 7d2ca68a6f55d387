using System.Collections.Frozen;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

/// <summary>A kind of body or unit, from <c>kinds.tsv</c>.</summary>
/// <param name="Code">What is stored.</param>
/// <param name="Line">The line it mainly stands on.</param>
public sealed record OrganizationKind(string Code, Line Line, string Vietnamese, string English)
{
    public static IReadOnlyList<OrganizationKind> All { get; } = Read();

    private static readonly FrozenDictionary<string, OrganizationKind> ByCode = All.ToFrozenDictionary(k => k.Code, StringComparer.Ordinal);

    /// <summary>The kind of that code; null when there is none.</summary>
    public static OrganizationKind? Find(string code) => ByCode.GetValueOrDefault(code);

    private static OrganizationKind[] Read() =>
        [.. DataFile.Rows("Organizations/kinds.tsv").Select(r => new OrganizationKind(r[0], Enum.Parse<Line>(r[1]), r[2], r[3]))];
}
