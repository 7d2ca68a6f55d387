using System.Buffers;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ThongSuot.Core.Organizations.Sheets;

/// <summary>Writes rows of text as .csv or .xlsx. Nothing that looks like a formula leaves unguarded.</summary>
internal static class SheetWriter
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\r\n\t");

    public static void Write(Stream to, SheetFormat format, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string?>> rows)
    {
        if (format == SheetFormat.Csv) WriteCsv(to, head, rows);
        else WriteXlsx(to, head, rows);
    }

    // With the mark of UTF-8, without which Excel would read it in the code page of the machine.
    private static void WriteCsv(Stream to, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in rows.Prepend(head)) writer.WriteLine(string.Join(',', row.Select(Field)));
    }

    private static string Field(string? value)
    {
        var guarded = Formula.Guard(value ?? "");
        return guarded.AsSpan().ContainsAny(Quoted) || guarded.Length > 0 && (guarded[0] == ' ' || guarded[^1] == ' ') ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }

    private static void WriteXlsx(Stream to, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string?>> rows)
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
        book.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "Tổ chức" }));
    }

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<string?> row, bool bold)
    {
        writer.WriteStartElement(new Row());
        foreach (var value in row)
        {
            // Cells follow one another without addresses; an empty one keeps its place.
            if (string.IsNullOrEmpty(value)) writer.WriteElement(new Cell());
            else writer.WriteElement(new Cell(new InlineString(new Text(Formula.Guard(value)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = bold ? 1u : 0u });
        }
        writer.WriteEndElement();
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true }, new CellFormat { FontId = 1, ApplyFont = true, NumberFormatId = 49, ApplyNumberFormat = true }));
}
