using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ThongSuot.Documents.Export;

/// <summary>One sheet: centred titles over a table with a frozen, filtered head that every printed page repeats; A4 landscape, as wide as the page.</summary>
internal sealed class XlsxSheet
{
    private const int MostCellText = 32_767;

    private readonly (string Name, double Width)[] _columns;
    private readonly SheetData _data = new();
    private readonly MergeCells _merged = new();
    private readonly uint _headRow;
    private uint _rows;
    private DataValidations? _choices;

    /// <param name="columns">Names and widths in characters.</param>
    /// <param name="titles">The first in large letters; the last of four or more is a small note.</param>
    public XlsxSheet((string Name, double Width)[] columns, params string[] titles)
    {
        _columns = columns;
        for (var i = 0; i < titles.Length; i++)
        {
            var style = i == 0 ? XlsxStyles.Title : i < 3 ? XlsxStyles.Under : XlsxStyles.Note;
            // A merged row does not grow with its text.
            var lines = Lines(titles[i], columns.Sum(c => c.Width) * 0.8);
            var row = new Row { RowIndex = ++_rows, Height = (i == 0 ? 24 : 18) * lines, CustomHeight = true };
            row.Append(Text(0, titles[i], style));
            _data.Append(row);
            _merged.Append(new MergeCell { Reference = $"A{_rows}:{Column(columns.Length - 1)}{_rows}" });
        }
        _headRow = ++_rows;
        var head = new Row { RowIndex = _headRow, Height = 32, CustomHeight = true };
        for (var c = 0; c < columns.Length; c++) head.Append(Text(c, columns[c].Name, XlsxStyles.Head));
        _data.Append(head);
    }

    /// <summary>A row: texts, whole numbers, dates; null for an empty cell.</summary>
    public void Row(params object?[] values)
    {
        // Written down, since not every program fits rows to wrapped text by itself; 409 points is the most a row may have.
        var lines = values.Select((value, c) => value is string text ? Lines(text, _columns[c].Width * 1.12) : 1).Max();
        var row = new Row { RowIndex = ++_rows, Height = Math.Min(409, 3 + 14.5 * lines), CustomHeight = true };
        for (var c = 0; c < _columns.Length; c++)
        {
            row.Append(values[c] switch
            {
                int number => Number(c, number, XlsxStyles.Number),
                // Spreadsheets differ on days before March 1900.
                DateOnly date when date.Year >= 1901 => Number(c, date.DayNumber - new DateOnly(1899, 12, 30).DayNumber, XlsxStyles.Date),
                DateOnly date => Text(c, Wording.Date(date), XlsxStyles.Date),
                string text => Text(c, text, XlsxStyles.Text),
                _ => new Cell { CellReference = Reference(c), StyleIndex = XlsxStyles.Text },
            });
        }
        _data.Append(row);
    }

    /// <summary>Cells of a column are chosen from a list; the words hold no commas and are 255 chars together at most.</summary>
    public void Choices(int column, IReadOnlyList<string> words)
    {
        _choices = new DataValidations(new DataValidation(new Formula1($"\"{string.Join(',', words)}\""))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,
            SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{Column(column)}{_headRow + 1}:{Column(column)}{Math.Max(_rows, _headRow + 1) + 200}" },
        });
    }

    public string FilterRange(string sheet) => $"'{sheet}'!$A${_headRow}:${Column(_columns.Length - 1)}${Math.Max(_rows, _headRow)}";

    public string RepeatedRow(string sheet) => $"'{sheet}'!${_headRow}:${_headRow}";

    public Worksheet Make(bool selected)
    {
        var below = $"A{_headRow + 1}";
        var columns = new Columns();
        for (uint c = 0; c < _columns.Length; c++) columns.Append(new Column { Min = c + 1, Max = c + 1, Width = _columns[c].Width, CustomWidth = true });
        // The order of the parts is the schema's.
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(
                new Pane { VerticalSplit = _headRow, TopLeftCell = below, ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
                new Selection { Pane = PaneValues.BottomLeft, ActiveCell = below, SequenceOfReferences = new ListValue<StringValue> { InnerText = below } })
            { WorkbookViewId = 0, TabSelected = selected, ShowGridLines = false }),
            columns,
            _data,
            new AutoFilter { Reference = $"A{_headRow}:{Column(_columns.Length - 1)}{Math.Max(_rows, _headRow)}" },
            _merged);
        if (_choices is not null) sheet.Append(_choices);
        sheet.Append(
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = 0.5, Right = 0.4, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&CTrang &P/&N")));
        return sheet;
    }

    /// <summary>Lines the text takes in a column, words kept whole.</summary>
    private static int Lines(string text, double width)
    {
        var lines = 1;
        var used = 0;
        foreach (var range in text.AsSpan().SplitAny(' ', '\n'))
        {
            var (_, length) = range.GetOffsetAndLength(text.Length);
            var breaks = range.Start.Value > 0 && text[range.Start.Value - 1] == '\n';
            if (breaks || (used > 0 && used + 1 + length > width))
            {
                lines++;
                used = 0;
            }
            used += (used > 0 ? 1 : 0) + length;
            lines += (int)(used / (width + 1));
            used %= (int)width + 1;
        }
        return lines;
    }

    private Cell Number(int column, int value, uint style) =>
        new(new CellValue(value.ToString(CultureInfo.InvariantCulture))) { CellReference = Reference(column), StyleIndex = style };

    private Cell Text(int column, string text, uint style)
    {
        if (text.Length > MostCellText) text = string.Concat(text.AsSpan(0, MostCellText - 1), "…");
        // "_x0041_" would be read back as a letter.
        var safe = XmlText.Clean(text).Replace("_x", "_x005F_x", StringComparison.Ordinal);
        return new Cell(new InlineString(new Text(safe) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, CellReference = Reference(column), StyleIndex = style };
    }

    private string Reference(int column) => $"{Column(column)}{_rows}";

    private static char Column(int index) => (char)('A' + index);
}
