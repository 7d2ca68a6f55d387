using System.Globalization;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>
/// What numbers are counted in: those of the Party by type and term of office, those of the State by calendar year (DOMAIN §3.1). The term is proposed from the day and the symbol; around a
/// congress a person knows better.
/// </summary>
public static class NumberSeries
{
    private static readonly Term[] Terms = [.. DataFile.Rows("Documents/terms.tsv").Select(r => new Term(r[0] == "central", DateOnly.ParseExact(r[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), r[2])).OrderByDescending(t => t.From)];

    /// <summary>The series of a symbol on a day; empty when the day is unknown, or before the terms known.</summary>
    public static string Of(string symbol, DateOnly? issuedOn)
    {
        if (issuedOn is not { } day || symbol.Length == 0) return "";
        if (!DocumentNumber.IsOfParty(symbol)) return day.Year.ToString(CultureInfo.InvariantCulture);
        // "KL/TW", "HD/BTGTW", "QĐ/VPTW": of the central Party organs.
        var central = symbol.EndsWith("TW", StringComparison.OrdinalIgnoreCase);
        return Array.Find(Terms, t => t.IsCentral == central && t.From <= day)?.Name ?? "";
    }

    private sealed record Term(bool IsCentral, DateOnly From, string Name);
}
