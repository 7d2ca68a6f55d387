using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ThongSuot.Samples;

/// <summary>The parts round the body of a .docx: styles, numbering, page head, properties. The same source gives the same bytes.</summary>
internal static class WordPackage
{
    public const string HeaderId = "rId3";

    public static byte[] Write(Body body, SectionProperties last, Source source)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(main, "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = Styles();
            main.AddNewPart<NumberingDefinitionsPart>("rId2").Numbering = Numbering(source.IsParty);
            main.AddNewPart<HeaderPart>(HeaderId).Header = PageNumber();
            body.Append(last);
            main.Document = new Document(body);
            foreach (var error in new OpenXmlValidator(FileFormatVersions.Office2016).Validate(package))
                throw new InvalidDataException($"{source["number"]}: {error.Description} at {error.Path?.XPath}");
        }
        return Still(stream.ToArray());
    }

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", ComplexScript = "Times New Roman", EastAsia = "Times New Roman" },
                new FontSize { Val = "28" },
                new Languages { Val = "vi-VN" })),
            new ParagraphPropertiesDefault()),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });

    /// <summary>List 1: "I-" (Party) or "I." (State), "1.", "1.1.", "a)". List 2: "-".</summary>
    private static Numbering Numbering(bool party) => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.Multilevel },
            Level(0, NumberFormatValues.UpperRoman, party ? "%1-" : "%1."),
            Level(1, NumberFormatValues.Decimal, "%2."),
            Level(2, NumberFormatValues.Decimal, "%2.%3."),
            Level(3, NumberFormatValues.LowerLetter, "%4)"))
        { AbstractNumberId = 1 },
        new AbstractNum(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }, Level(0, NumberFormatValues.Bullet, "-")) { AbstractNumberId = 2 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 },
        new NumberingInstance(new AbstractNumId { Val = 2 }) { NumberID = 2 });

    private static Level Level(int index, NumberFormatValues format, string text) => new(
        new StartNumberingValue { Val = 1 },
        new NumberingFormat { Val = format },
        new LevelSuffix { Val = LevelSuffixValues.Space },
        new LevelText { Val = text },
        new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = "0", FirstLine = "567" }))
    { LevelIndex = index };

    private static Header PageNumber() => new(new Paragraph(
        new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
        new SimpleField(new Run(new DocumentFormat.OpenXml.Wordprocessing.Text("2"))) { Instruction = " PAGE " }));

    /// <summary>The package again with one fixed time on every entry.</summary>
    private static byte[] Still(byte[] package)
    {
        using var stream = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package)))
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.SmallestSize);
                copy.LastWriteTime = DateTimeOffset.Parse("2025-01-01T00:00:00Z", CultureInfo.InvariantCulture);
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }
        return stream.ToArray();
    }
}
