using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ThongSuot.Samples;

internal enum Justify
{
    Left,
    Center,
    Both,
}

/// <summary>Paragraphs, rules and borderless tables. Sizes are in half points, distances in twentieths of a point, as Word counts them.</summary>
internal static partial class Text
{
    /// <summary>Body: 14 points, first line 10 mm, at least 6 points apart; the Party form sets lines exactly 18 points high.</summary>
    public static Paragraph Body(string text, bool party)
    {
        var paragraph = Paragraph(text, 28, Justify.Both, before: 120);
        paragraph.ParagraphProperties!.Indentation = new Indentation { FirstLine = "567" };
        var spacing = paragraph.ParagraphProperties.SpacingBetweenLines!;
        (spacing.Line, spacing.LineRule) = party ? ("360", LineSpacingRuleValues.Exact) : ("250", LineSpacingRuleValues.Auto);
        return paragraph;
    }

    public static Paragraph Paragraph(string text, int size, Justify justify = Justify.Left, int before = 0, int after = 0, bool plain = false)
    {
        var paragraph = new Paragraph();
        var bold = !plain && text.StartsWith("**", StringComparison.Ordinal) && text.IndexOf("**", 2, StringComparison.Ordinal) == text.Length - 2;
        paragraph.ParagraphProperties = new ParagraphProperties(
            new KeepNext { Val = bold },
            new SpacingBetweenLines { Before = $"{before}", After = $"{after}" },
            new Justification { Val = justify switch { Justify.Center => JustificationValues.Center, Justify.Both => JustificationValues.Both, _ => JustificationValues.Left } },
            Properties<ParagraphMarkRunProperties>(size, bold, italic: false, underlined: false));
        foreach (var part in plain ? [text] : Marked().Split(text))
        {
            if (part.Length == 0) continue;
            var stars = plain ? 0 : part.TakeWhile(c => c == '*').Count();
            var underlined = part.StartsWith("__", StringComparison.Ordinal);
            var words = part.Trim(underlined ? '_' : stars > 0 ? '*' : '\0');
            var run = new Run(Properties<RunProperties>(size, stars >= 2, stars is 1 or 3, underlined));
            var pieces = words.Split('\t');
            for (var i = 0; i < pieces.Length; i++)
            {
                if (i > 0) run.Append(new TabChar());
                run.Append(new DocumentFormat.OpenXml.Wordprocessing.Text(pieces[i]) { Space = SpaceProcessingModeValues.Preserve });
            }
            paragraph.Append(run);
        }
        return paragraph;
    }

    /// <summary>A drawn line: the lower border of an empty paragraph that is indented on both sides.</summary>
    public static Paragraph Rule(int left, int right, uint thickness = 6) => new(new ParagraphProperties(
        new ParagraphBorders(new BottomBorder { Val = thickness == 0 ? BorderValues.None : BorderValues.Single, Size = thickness, Space = 0 }),
        new SpacingBetweenLines { Before = "0", After = "0", Line = thickness == 0 ? "20" : "60", LineRule = LineSpacingRuleValues.Exact },
        new Indentation { Left = $"{left}", Right = $"{right}" },
        Properties<ParagraphMarkRunProperties>(4, bold: false, italic: false, underlined: false)));

    public static TableRow Row(params (IEnumerable<Paragraph> Paragraphs, int Width)[] cells) =>
        new([new TableRowProperties(new CantSplit()), .. cells.Select(c => new TableCell([new TableCellProperties(new TableCellWidth { Width = $"{c.Width}", Type = TableWidthUnitValues.Dxa }), .. c.Paragraphs]))]);

    /// <summary>A table without borders.</summary>
    public static Table SideBySide(IEnumerable<TableRow> rows, params int[] widths) => new(
        [new TableProperties(
            new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(
                new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
         new TableGrid(widths.Select(w => new GridColumn { Width = $"{w}" })),
         .. rows]);

    private static T Properties<T>(int size, bool bold, bool italic, bool underlined)
        where T : OpenXmlCompositeElement, new()
    {
        var properties = new T();
        if (bold) properties.Append(new Bold());
        if (italic) properties.Append(new Italic());
        properties.Append(new FontSize { Val = $"{size}" }, new FontSizeComplexScript { Val = $"{size}" });
        if (underlined) properties.Append(new Underline { Val = UnderlineValues.Single });
        return properties;
    }

    [GeneratedRegex(@"(\*{1,3}[^*]+\*{1,3}|__[^_]+__)")]
    private static partial Regex Marked();
}
