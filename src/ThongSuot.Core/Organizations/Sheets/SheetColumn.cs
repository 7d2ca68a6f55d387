using System.Globalization;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations.Sheets;

/// <summary>A column of the sheet of organizations, from <c>sheet-columns.tsv</c>.</summary>
internal sealed record SheetColumn(string Key, string Vietnamese, string English, int Longest)
{
    /// <summary>In the superior's cell: at the top of the line. An empty cell says that the body does not stand on it.</summary>
    public const string Root = "gốc";

    public static IReadOnlyList<SheetColumn> All { get; } =
        [.. DataFile.Rows("Organizations/Sheets/sheet-columns.tsv").Select(r => new SheetColumn(r[0], r[1], r[2], int.Parse(r[3], CultureInfo.InvariantCulture)))];

    public static SheetColumn Of(Line line) => Of(line.ToString().ToLowerInvariant());

    public static SheetColumn Of(string key) => All.Single(c => c.Key == key);

    /// <summary>The column of a head, in either language or by its key; null when there is none.</summary>
    public static SheetColumn? Find(string head)
    {
        var folded = NameFolding.Fold(head);
        return All.FirstOrDefault(c => c.Key == folded || NameFolding.Fold(c.Vietnamese) == folded || NameFolding.Fold(c.English) == folded);
    }
}

/// <summary>
/// A cell that begins with = + - @ would be a formula to the program that opens it. Such a value goes out behind an apostrophe, which is taken off again on the way in.
/// (OWASP: CSV injection.)
/// </summary>
internal static class Formula
{
    private const string Openings = "=+-@\t\r'";

    public static string Guard(string value) => value.Length > 0 && Openings.Contains(value[0], StringComparison.Ordinal) ? $"'{value}" : value;

    public static string Unguard(string value) => value.Length > 1 && value[0] == '\'' && Openings.Contains(value[1], StringComparison.Ordinal) ? value[1..] : value;
}
