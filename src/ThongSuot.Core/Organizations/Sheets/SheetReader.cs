using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
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
    private const long MaxUnpacked = 1L << 30;

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
        using var stream = new MemoryStream(file);
        using var document = Open(stream);
        var book = document.WorkbookPart;
        if (book?.Workbook?.Sheets?.GetFirstChild<Sheet>()?.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart sheet) throw new SheetException("sheet.not-readable", 0);
        var shared = SharedTexts(book);
        using var rows = new XlsxRows(sheet, shared);
        while (rows.Read() is { } row) yield return row;
    }

    private static SpreadsheetDocument Open(Stream stream)
    {
        try
        {
            return SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = MaxUnpacked });
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new SheetException("sheet.not-readable", 0);
        }
    }

    private static List<string> SharedTexts(WorkbookPart book)
    {
        List<string> texts = [];
        if (book.SharedStringTablePart is not { } part) return texts;
        try
        {
            using var reader = OpenXmlReader.Create(part);
            while (reader.Read())
            {
                if (reader.ElementType != typeof(SharedStringItem) || !reader.IsStartElement) continue;
                texts.Add(XlsxRows.TextOf((SharedStringItem)reader.LoadCurrentElement()!));
                if (texts.Count > MaxRows * 20) throw new SheetException("sheet.too-many-rows", 0, MaxRows);
            }
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new SheetException("sheet.not-readable", 0);
        }
        return texts;
    }

    internal static bool IsDamage(Exception e) =>
        e is OpenXmlPackageException or FileFormatException or InvalidDataException or System.Xml.XmlException or IOException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException or InvalidCastException or KeyNotFoundException;
}

/// <summary>The rows of one sheet of a workbook, one by one.</summary>
internal sealed class XlsxRows(WorksheetPart sheet, IReadOnlyList<string> shared) : IDisposable
{
    private readonly OpenXmlReader _reader = OpenXmlReader.Create(sheet);
    private int _number;

    public SheetRow? Read()
    {
        try
        {
            while (_reader.Read())
            {
                if (_reader.ElementType != typeof(Row) || !_reader.IsStartElement) continue;
                var row = (Row)_reader.LoadCurrentElement()!;
                _number = row.RowIndex?.Value is { } index ? (int)Math.Min(index, int.MaxValue) : _number + 1;
                List<string> cells = [];
                foreach (var cell in row.Elements<Cell>())
                {
                    var at = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : cells.Count;
                    if (at > SheetReader.MaxColumns) throw new SheetException("sheet.too-many-columns", _number, SheetReader.MaxColumns);
                    while (cells.Count <= at) cells.Add("");
                    cells[at] = ValueOf(cell);
                }
                return new(_number, cells);
            }
            return null;
        }
        catch (Exception e) when (SheetReader.IsDamage(e))
        {
            throw new SheetException("sheet.not-readable", _number);
        }
    }

    public void Dispose() => _reader.Dispose();

    internal static string TextOf(OpenXmlElement element) => string.Concat(element.Descendants<Text>().Where(t => t.Parent is not PhoneticRun).Select(t => t.Text));

    private string ValueOf(Cell cell)
    {
        var type = cell.DataType?.Value;
        if (type == CellValues.InlineString) return cell.InlineString is { } inline ? TextOf(inline) : "";
        var value = cell.CellValue?.Text ?? "";
        if (type == CellValues.SharedString) return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count ? shared[at] : "";
        return value;
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetterUpper)) column = Math.Min(column * 26 + c - 'A' + 1, 1 << 20);
        return Math.Max(0, column - 1);
    }
}
