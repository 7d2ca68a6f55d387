using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ThongSuot.Samples;

/// <summary>
/// Sets a sample as an office would in Word: Party form (36-HD/VPTW) or State form (NĐ 30/2020/NĐ-CP, PL I).
/// "@sign" recipients beside the signature; "@annex portrait|landscape" a new section; "@letterhead" the head again without number;
/// "@center TEXT"; "@table 10 60 30" a table of those widths in per cent.
/// </summary>
internal sealed partial class WordForm(Source source)
{
    private const int Millimetre = 57; // twentieths of a point
    private const int TextWidth = 165 * Millimetre;
    private readonly Body _body = new();
    private readonly bool _party = source.IsParty;
    private readonly int _left = (source.IsParty ? 72 : 62) * Millimetre;
    private bool _landscape;

    public byte[] Write()
    {
        Letterhead(withNumber: true);
        if (source["about"].Length == 0) Title();
        else Addressees();
        for (var i = 0; i < source.Lines.Count; i++)
        {
            var line = source.Lines[i];
            var (word, rest) = line.StartsWith('@') && line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var s ? (line[..s], line[(s + 1)..]) : (line, "");
            switch (word)
            {
                case "@sign": Sign(); break;
                case "@annex": Annex(rest == "landscape"); break;
                case "@letterhead": Letterhead(withNumber: false); break;
                case "@center": _body.Append(Text.Paragraph(rest, 28, Justify.Center, before: 120)); break;
                case "@table":
                    var end = i + 1;
                    while (end < source.Lines.Count && source.Lines[end].StartsWith('|')) end++;
                    Grid(rest.Split(' ').Select(int.Parse).ToArray(), source.Lines.Skip(i + 1).Take(end - i - 1));
                    i = end - 1;
                    break;
                default: _body.Append(Provision(line)); break;
            }
        }
        return WordPackage.Write(_body, SectionEnd(), source);
    }

    /// <summary>A paragraph of the text. With Word's numbering its label is taken away and left to Word.</summary>
    private Paragraph Provision(string line)
    {
        var label = Label().Match(line);
        var heading = label.Success && char.IsAsciiLetterUpper(label.Value[0]);
        if (heading) line = $"**{line}**";
        else if (label.Success && !source.IsNumberedByWord && line[label.Length..].StartsWith("**", StringComparison.Ordinal)) line = "**" + label.Value + line[(label.Length + 2)..];
        int? level = !label.Success ? null
            : heading ? 0
            : label.Value[0] is '-' ? 4
            : label.Value.Contains(')', StringComparison.Ordinal) ? 3
            : label.Value.Count(c => c == '.') > 1 ? 2 : 1;
        if (!source.IsNumberedByWord || level is null) return Text.Body(line, _party);
        var text = heading ? "**" + line[(label.Length + 2)..] : line[label.Length..];
        var paragraph = Text.Body(text, _party);
        paragraph.ParagraphProperties!.NumberingProperties = new NumberingProperties(
            new NumberingLevelReference { Val = level == 4 ? 0 : level }, new NumberingId { Val = level == 4 ? 2 : 1 });
        return paragraph;
    }

    private void Letterhead(bool withNumber)
    {
        var size = _party ? 28 : 26;
        var left = new List<Paragraph>();
        left.AddRange(source.Split("superior").Select(l => Text.Paragraph(l, size, Justify.Center)));
        left.AddRange(source.Split("issuer").Select(l => Text.Paragraph($"**{l}**", size, Justify.Center)));
        left.Add(_party ? Text.Paragraph("*", 28, Justify.Center, plain: true) : Text.Rule(20 * Millimetre, 20 * Millimetre));
        Paragraph[] right = _party
            ? [Text.Paragraph("**ĐẢNG CỘNG SẢN VIỆT NAM**", 30, Justify.Center), Text.Rule(11 * Millimetre, 11 * Millimetre)]
            : [Text.Paragraph("**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**", 26, Justify.Center),
               Text.Paragraph("**Độc lập - Tự do - Hạnh phúc**", 28, Justify.Center), Text.Rule(23 * Millimetre, 23 * Millimetre)];
        var rows = new List<TableRow> { Text.Row((left, _left), (right, TextWidth - _left)) };
        if (withNumber)
        {
            var number = new List<Paragraph> { Text.Paragraph(source["number"], size, Justify.Center, before: 60) };
            if (source["about"].Length > 0) number.Add(Text.Paragraph(source["about"], 24, Justify.Center, before: 60));
            rows.Add(Text.Row((number, _left), ([Text.Paragraph($"*{source["place"]}*", 28, Justify.Center, before: 60)], TextWidth - _left)));
        }
        _body.Append(Text.SideBySide(rows, _left, TextWidth - _left), Text.Paragraph("", 20));
    }

    private void Title()
    {
        _body.Append(Text.Paragraph($"**{source["type"]}**", _party ? 32 : 28, Justify.Center, before: 120));
        _body.Append(Text.Paragraph($"**{source["subject"]}**", 28, Justify.Center));
        _body.Append(_party ? Text.Paragraph("-----", 28, Justify.Center, after: 120) : Text.Rule(55 * Millimetre, 55 * Millimetre), Text.Paragraph("", 16));
    }

    private void Addressees()
    {
        var lines = source.Split("to");
        for (var i = 0; i < lines.Length; i++)
        {
            var paragraph = Text.Paragraph(i == 0 ? "Kính gửi:\t" + lines[i] : lines[i], 28, Justify.Left);
            paragraph.ParagraphProperties!.Indentation = new Indentation { Left = $"{62 * Millimetre}", Hanging = i == 0 ? $"{22 * Millimetre}" : "0" };
            _body.Append(paragraph);
        }
        _body.Append(Text.Paragraph("", 20));
    }

    private void Sign()
    {
        var list = new List<Paragraph> { Text.Paragraph(_party ? "__Nơi nhận:__" : "***Nơi nhận:***", _party ? 28 : 24, Justify.Left) };
        list.AddRange(source.All("recipient").Select(r => Text.Paragraph(r, _party ? 24 : 22, Justify.Left)));
        var signature = source.Split("authority").Select(l => $"**{l}**")
            .Concat(source.Split("office").Select(l => _party ? l : $"**{l}**"))
            .Concat(["", "", "", $"**{source["signer"]}**"])
            .Select(l => Text.Paragraph(l, 28, Justify.Center)).ToList();
        _body.Append(Text.Paragraph("", 20), Text.SideBySide([Text.Row((list, TextWidth - _left), (signature, _left))], TextWidth - _left, _left), Text.Rule(0, 0, thickness: 0));
    }

    private void Annex(bool landscape)
    {
        _body.Append(new Paragraph(new ParagraphProperties(SectionEnd())));
        _landscape = landscape;
    }

    private void Grid(int[] percents, IEnumerable<string> lines)
    {
        var width = _landscape ? 247 * Millimetre : TextWidth;
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(percents.Select(p => new GridColumn { Width = $"{width * p / 100}" })));
        var first = true;
        foreach (var line in lines)
        {
            var cells = line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries);
            var row = new TableRow(first ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit()));
            for (var c = 0; c < cells.Length; c++)
            {
                var span = cells.Length == 1 ? percents.Length : 1;
                var number = percents.Length > 1 && cells[c].Length < 12 && char.IsAsciiDigit(cells[c].FirstOrDefault());
                var properties = new TableCellProperties(
                    new TableCellWidth { Width = $"{(span > 1 ? width : width * percents[c] / 100)}", Type = TableWidthUnitValues.Dxa });
                if (span > 1) properties.GridSpan = new GridSpan { Val = span };
                properties.TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center };
                row.Append(new TableCell(properties, Text.Paragraph(
                    first || span > 1 ? $"**{cells[c]}**" : cells[c], 24, first || number ? Justify.Center : Justify.Left, before: 40, after: 40)));
            }
            table.Append(row);
            first = false;
        }
        _body.Append(Text.Paragraph("", 12), table, Text.Rule(0, 0, thickness: 0));
    }

    /// <summary>A4, margins 20-20-30-15 mm; the page number in the head, not on the first page, counted anew in each section.</summary>
    private SectionProperties SectionEnd()
    {
        var (width, height) = (210u * Millimetre, 297u * Millimetre);
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = WordPackage.HeaderId },
            _landscape ? new PageSize { Width = height, Height = width, Orient = PageOrientationValues.Landscape } : new PageSize { Width = width, Height = height },
            new PageMargin { Top = 20 * Millimetre, Bottom = 20 * Millimetre, Left = 30 * Millimetre, Right = _landscape ? 20u * Millimetre : 15u * Millimetre, Header = 10 * Millimetre, Footer = 10 * Millimetre },
            new PageNumberType { Start = 1 },
            new TitlePage());
    }

    [GeneratedRegex(@"^(?:[IVX]+[-.] |\d+(?:\.\d+)*[.-] |[a-zđ]\) |- )")]
    private static partial Regex Label();
}
