using System.Buffers;
using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ThongSuot.Core.Organizations.Sheets;

/// <summary>Writes rows of text, whole numbers and days as .csv or .xlsx. Nothing that looks like a formula leaves unguarded.</summary>
internal static class SheetWriter
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\r\n\t");

    private const uint TextStyle = 0, BoldStyle = 1, NumberStyle = 2;

    public static void Write(Stream to, SheetFormat format, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<object?>> rows, string name = "Tổ chức")
    {
        if (format == SheetFormat.Csv) WriteCsv(to, head, rows);
        else WriteXlsx(to, head, rows, name);
    }

    // With the mark of UTF-8, without which Excel would read it in the code page of the machine.
    private static void WriteCsv(Stream to, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in rows.Prepend(head)) writer.WriteLine(string.Join(',', row.Select(v => Field(Said(v)))));
    }

    private static string Field(string? value)
    {
        var guarded = Formula.Guard(value ?? "");
        return guarded.AsSpan().ContainsAny(Quoted) || guarded.Length > 0 && (guarded[0] == ' ' || guarded[^1] == ' ') ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }

    private static void WriteXlsx(Stream to, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<object?>> rows, string name)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var styles = book.AddNewPart<WorkbookStylesPart>();
        styles.Stylesheet = Styles();
        var sheet = book.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(sheet))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
            writer.WriteElement(new Columns(new Column { Min = 1, Max = (uint)head.Count, Width = 24, CustomWidth = true }));
            writer.WriteStartElement(new SheetData());
            WriteRow(writer, head, bold: true);
            foreach (var row in rows) WriteRow(writer, row, bold: false);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        book.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = name }));
    }

    // Days as people here write them; the machine's own form in a number would depend on the reader's settings.
    private static string? Said(object? value) => value is DateOnly day ? day.ToString("d/M/yyyy", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<object?> row, bool bold)
    {
        writer.WriteStartElement(new Row());
        foreach (var value in row)
        {
            // Cells follow one another without addresses; an empty one keeps its place.
            if (Said(value) is not { Length: > 0 } said) writer.WriteElement(new Cell());
            else if (value is int) writer.WriteElement(new Cell(new CellValue(said)) { DataType = CellValues.Number, StyleIndex = NumberStyle });
            else writer.WriteElement(new Cell(new InlineString(new Text(Formula.Guard(said)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = bold ? BoldStyle : TextStyle });
        }
        writer.WriteEndElement();
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true }, new CellFormat { FontId = 1, ApplyFont = true, NumberFormatId = 49, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 0 }));
}
