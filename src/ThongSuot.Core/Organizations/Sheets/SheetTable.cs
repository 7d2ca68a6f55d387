namespace ThongSuot.Core.Organizations.Sheets;

/// <summary>What pages need of sheets besides the organizations themselves.</summary>
public static class SheetTable
{
    /// <summary>The head of a column as people read it; the key itself when there is no such column.</summary>
    public static string HeadOf(string key, bool english) => SheetColumn.All.FirstOrDefault(c => c.Key == key) is { } column ? english ? column.English : column.Vietnamese : key;

    /// <summary>Writes a table of text, such as what was found in a file.</summary>
    public static void Write(Stream to, SheetFormat format, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string?>> rows) => SheetWriter.Write(to, format, head, rows);
}
