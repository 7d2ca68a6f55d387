using System.Text;
using CsCheck;
using ThongSuot.Documents.Export;
using ThongSuot.Documents.Reading;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Properties;

/// <summary>Whatever comes in, a document that keeps its promises comes out, or one clear error.</summary>
public class AnyInputTests
{
    private static readonly ReaderOptions Alone = ReaderOptions.Default with { Tesseract = null, PdfToPpm = null, LibreOffice = null };

    [Fact]
    public void Read_AnyBytes_GiveADocumentOrOneClearError() => Gens.AnyBytes.Sample(bytes => ReadOrFail(bytes), iter: 1_000);

    [Fact]
    public void Read_AnyUtf16_GivesADocumentOrOneClearError() => Gens.AnyText.Sample(text => ReadOrFail([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]), iter: 500);

    [Fact]
    public void Read_AnyText_GivesADocumentOrOneClearError() => Gens.AnyText.Sample(text => ReadOrFail(Gens.Utf8(text)), iter: 1_000);

    [Fact]
    public void Read_AnyText_InAWebPage_GivesADocumentOrOneClearError() => Gens.AnyText.Sample(text => ReadOrFail(Gens.Utf8("<html><body><p>" + text + "</p><table><tr><td>" + text)), iter: 500);

    [Fact]
    public void Read_JumbledPieces_GiveADocumentOrOneClearError() => Gens.Jumble.Sample(text => ReadOrFail(Gens.Utf8(text)), iter: 1_000);

    [Fact]
    public void Read_LinesOfDocumentsInAnyOrder_GiveADocumentOrOneClearError() => Gens.Issued.Sample(text => ReadOrFail(Gens.Utf8(text)), iter: 600);

    [Fact]
    public void Read_TheSameBytesTwice_GivesTheSameJson() => Gens.Issued.Select(text => "KẾ HOẠCH\n\n" + text).Sample(text => Json(text).SequenceEqual(Json(text)), iter: 100);

    [Fact]
    public void Read_WhenCancelled_StopsAndSaysSo() => Assert.ThrowsAny<OperationCanceledException>(() => DocumentReader.ReadText("Kế hoạch", cancel: new CancellationToken(canceled: true)));

    public static TheoryData<string, string> Shapes => new()
    {
        { "labels alone", Many("1.\na)\nI.\n-\n(1)\n", 666) },
        { "labels and one letter", Many("1. a\n", 1_333) },
        { "labels nested", Many("I. a\n1. b\n1.1. c\na) d\n- e\n+ f\n", 333) },
        { "labels that take turns", Many("1. A\na) B\n", 1_000) },
        { "numbers alone", Many("12345 ", 3_333) },
        { "numbered lines", string.Concat(Enumerable.Range(1, 1_000).Select(i => i + ". Báo cáo\n")) },
        { "brackets", Many("(", 33_333) },
        { "quotes", Many("“", 16_666) },
        { "dashes", Many("-\n", 6_666) },
        { "pipes", Many("|", 33_333) },
        { "rows of pipes", Many("| a | b |\n", 1_666) },
        { "row of cells", Many("| a ", 6_666) },
        { "one line", Many("phối hợp với các sở, ban, ngành ", 1_000) },
        { "no blanks", Many("ủybannhândân", 3_333) },
        { "one letter a line", Many("a\n", 6_666) },
        { "combining marks", "a" + Many("\u0301\u0323", 16_666) },
        { "right to left", Many("שלום عربى\n", 1_000) },
        { "controls", Many("\u0001\u0002a", 100) + Many("b", 3_333) },
        { "page ends", Many("a\f", 6_666) },
        { "heads of annexes", Many("PHỤ LỤC I\n", 1_666) },
        { "recipients", Many("Nơi nhận:\n- a\n", 1_000) },
        { "signatures", Many("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Mẫu\n\n", 333) },
        { "letterheads", Many("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH-UBND\n", 666) },
        { "dates", Many("ngày 1/1/2024 ", 1_666) },
        { "pairs", Many("\U0001D400", 6_666) },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Read_OneThingOverAndOver_GivesADocument(string shape, string text)
    {
        Assert.NotEmpty(shape);
        ReadOrFail(Gens.Utf8(text));
        ReadOrFail(Gens.Utf8("<!DOCTYPE html><body><pre>" + text.Replace("<", "&lt;", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_OneThingOverAndOverInADocx_GivesADocument()
    {
        foreach (var (_, text) in Shapes.Select(s => s.Data))
        {
            var docx = new DocxBuilder();
            foreach (var line in text.Split('\n', '\f').Take(400)) docx.Paragraph(string.Concat(line.Where(c => c >= ' ')));
            ReadOrFail(docx.ToBytes());
        }
    }

    private static void ReadOrFail(byte[] bytes)
    {
        try
        {
            Promises.Hold(DocumentReader.Read(bytes, options: Alone));
        }
        catch (ReadException error)
        {
            Assert.NotEmpty(error.Message);
            Assert.NotEmpty(error.English);
        }
    }

    private static byte[] Json(string text)
    {
        using var stream = new MemoryStream();
        JsonExport.Write(DocumentReader.ReadText(text, options: Alone), stream);
        return stream.ToArray();
    }

    private static string Many(string piece, int times) => new StringBuilder().Insert(0, piece, times).ToString();
}
