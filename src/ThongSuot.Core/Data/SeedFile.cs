using System.Globalization;
using Sylvan.Data.Csv;

namespace ThongSuot.Core.Data;

/// <summary>Tables of <c>seeds/</c>, embedded: rows by the names of their columns.</summary>
internal static class SeedFile
{
    /// <param name="path">Below <c>seeds/</c>, such as <c>units/before-2025-07-01.csv</c>.</param>
    public static IEnumerable<SeedRow> Rows(string path)
    {
        using var stream = typeof(SeedFile).Assembly.GetManifestResourceStream($"seeds/{path}") ?? throw new InvalidOperationException($"seeds/{path} is not embedded.");
        using var csv = CsvDataReader.Create(new StreamReader(stream), new CsvDataReaderOptions { HeaderComparer = StringComparer.Ordinal });
        while (csv.Read()) yield return new SeedRow(csv);
    }
}

/// <summary>The row the reader stands on: to be read before the next one.</summary>
internal readonly struct SeedRow(CsvDataReader csv)
{
    public string Text(string column) => csv.GetString(csv.GetOrdinal(column));

    /// <summary>Null when the field is empty.</summary>
    public string? Optional(string column) => Text(column) is { Length: > 0 } text ? text : null;

    public long Number(string column) => long.Parse(Text(column), CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Optional"/>
    public long? OptionalNumber(string column) => Optional(column) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;
}
