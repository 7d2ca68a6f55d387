using System.Collections.Frozen;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Organizations;

/// <summary>The outline of a province since 1 July 2025.</summary>
/// <param name="Code">Official code (National Statistics Office).</param>
/// <param name="X">Where its figure stands.</param>
/// <param name="Path">Path of an SVG, with every island.</param>
public sealed record ProvinceShape(string Code, int X, int Y, string Path);

/// <summary>The map of the nation, from <c>seeds/map</c> (its source is named there): one picture of <see cref="Width"/> × <see cref="Height"/>, never shown without the archipelagos.</summary>
public static class ProvinceShapes
{
    public const int Width = 9_000, Height = 9_900;

    private static readonly IReadOnlyList<ProvinceShape> Rows = [.. SeedFile.Rows("map/provinces.csv").Select(r => new ProvinceShape(r.Text("code"), (int)r.Number("x"), (int)r.Number("y"), r.Text("path")))];

    public static FrozenDictionary<string, ProvinceShape> All { get; } = Rows.Where(r => r.Path.Length > 0).ToFrozenDictionary(r => r.Code, StringComparer.Ordinal);

    /// <summary>Where the names of the archipelagos stand: <c>hoang-sa</c> and <c>truong-sa</c>.</summary>
    public static IReadOnlyList<ProvinceShape> Names { get; } = [.. Rows.Where(r => r.Path.Length == 0)];
}
