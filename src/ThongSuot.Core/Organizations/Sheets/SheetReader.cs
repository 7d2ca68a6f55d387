using System.Text;
using Sylvan.Data.Csv;

namespace ThongSuot.Core.Organizations.Sheets;

/// <summary>A row as it stands in a file.</summary>
internal readonly record struct SheetRow(int Number, IReadOnlyList<string> Cells);

/// <summary>The file cannot be read at all, or no further.</summary>
internal sealed class SheetException(string code, int row, params object[] args) : Exception(code)
{
    public SheetFinding Finding { get; } = new(code, true, row, null, args);
}

/// <summary>Reads the rows of a .csv (UTF-8 with or without mark, comma or semicolon or tab) or of the first sheet of an .xlsx, told apart by their bytes. Every file is hostile: all is bounded.</summary>
internal static class SheetReader
{
    public const int MaxBytes = 64 << 20, MaxRows = 200_000, MaxColumns = 100, MaxCell = 32_767;

    /// <summary>Rows that hold something, with their numbers.</summary>
    /// <exception cref="SheetException">The file is no sheet, too large, or damaged.</exception>
    public static IEnumerable<SheetRow> Rows(byte[] file)
    {
        if (file.Length > MaxBytes) throw new SheetException("sheet.too-large", 0, file.Length, MaxBytes);
        var count = 0;
        foreach (var row in file.AsSpan().StartsWith("PK"u8) ? FromXlsx(file) : FromCsv(file))
        {
            if (row.Cells.All(string.IsNullOrWhiteSpace)) continue;
            if (++count > MaxRows + 1) throw new SheetException("sheet.too-many-rows", row.Number, MaxRows);
            if (row.Cells.Count > MaxColumns) throw new SheetException("sheet.too-many-columns", row.Number, MaxColumns);
            if (row.Cells.FirstOrDefault(c => c.Length > MaxCell) is { } cell) throw new SheetException("sheet.cell-too-long", row.Number, cell.Length, MaxCell);
            yield return row;
        }
    }

    private static IEnumerable<SheetRow> FromCsv(byte[] file)
    {
        string text;
        try
        {
            using var decoder = new StreamReader(new MemoryStream(file), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            text = decoder.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw new SheetException("sheet.encoding", 0);
        }
        if (text.Contains('\0', StringComparison.Ordinal)) throw new SheetException("sheet.not-readable", 0);
        using var csv = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { HasHeaders = false, Delimiter = DelimiterOf(text), MaxBufferSize = 1 << 24 });
        var number = 0;
        while (true)
        {
            string[] cells;
            try
            {
                if (!csv.Read()) yield break;
                cells = new string[csv.RowFieldCount];
                for (var i = 0; i < cells.Length; i++) cells[i] = csv.GetString(i);
            }
            catch (Exception e) when (e is CsvFormatException or CsvRecordTooLargeException)
            {
                throw new SheetException("sheet.csv-broken", number + 1);
            }
            yield return new(++number, cells);
        }
    }

    /// <summary>What stands most often, outside quotes, in the first line.</summary>
    private static char DelimiterOf(string text)
    {
        Dictionary<char, int> found = new() { [','] = 0, [';'] = 0, ['\t'] = 0 };
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && c is '\n' or '\r' && found.Values.Any(v => v > 0)) break;
            else if (!quoted && found.TryGetValue(c, out var times)) found[c] = times + 1;
        }
        return found.MaxBy(f => f.Value).Key;
    }

    private static IEnumerable<SheetRow> FromXlsx(byte[] file)
    {
        using var book = XlsxBook.Open(file);
        while (book.ReadRow() is { } row) yield return row;
    }
}
