using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ThongSuot.Documents.Export;

/// <summary>The few cell styles of the sheets, by index.</summary>
internal static class XlsxStyles
{
    public const uint Title = 1, Under = 2, Note = 3, Head = 4, Text = 5, Number = 6, Date = 7;

    // Times New Roman, as official documents are set (NĐ 30/2020/NĐ-CP, PL I).
    public static Stylesheet Make() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "dd/mm/yyyy" }),
        new Fonts(Font(11), Font(14, bold: true), Font(11, bold: true), Font(10, italic: true), Font(12, bold: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE3ECF7" }) { PatternType = PatternValues.Solid })),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(Side<LeftBorder>(), Side<RightBorder>(), Side<TopBorder>(), Side<BottomBorder>(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat { FontId = 0 },
            Format(font: 1, across: HorizontalAlignmentValues.Center),
            Format(font: 4, across: HorizontalAlignmentValues.Center),
            Format(font: 3, across: HorizontalAlignmentValues.Center),
            Format(font: 2, across: HorizontalAlignmentValues.Center, fill: 2, border: 1),
            Format(border: 1, asTyped: true),
            Format(across: HorizontalAlignmentValues.Center, border: 1),
            Format(across: HorizontalAlignmentValues.Center, border: 1, number: 164)));

    private static Font Font(double size, bool bold = false, bool italic = false)
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        if (italic) font.Append(new Italic());
        font.Append(new FontSize { Val = size }, new FontName { Val = "Times New Roman" });
        return font;
    }

    private static T Side<T>() where T : BorderPropertiesType, new()
    {
        var side = new T { Style = BorderStyleValues.Thin };
        side.Append(new Color { Rgb = "FF8A94A3" });
        return side;
    }

    /// <param name="asTyped">A later edit of the cell stays text: "=…" from a hostile document never becomes a formula.</param>
    private static CellFormat Format(uint font = 0, HorizontalAlignmentValues? across = null, uint fill = 0, uint border = 0, uint number = 0, bool asTyped = false) =>
        new(new Alignment { WrapText = true, Vertical = border == 0 || fill != 0 ? VerticalAlignmentValues.Center : VerticalAlignmentValues.Top, Horizontal = across ?? HorizontalAlignmentValues.Left })
        {
            FontId = font,
            FillId = fill,
            BorderId = border,
            NumberFormatId = number,
            ApplyFont = true,
            ApplyFill = fill != 0,
            ApplyBorder = border != 0,
            ApplyNumberFormat = number != 0,
            ApplyAlignment = true,
            QuotePrefix = asTyped ? true : null,
        };
}
