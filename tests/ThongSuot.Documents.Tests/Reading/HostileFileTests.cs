using System.IO.Compression;
using System.Text;
using ThongSuot.Documents.Reading;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Reading;

/// <summary>Files made to do harm: each gives a document or one clear error, and soon.</summary>
public class HostileFileTests
{
    private const string Open = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    private const string Close = "</w:body></w:document>";

    [Fact]
    public void Read_ZipBomb_IsTooLarge()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("word/document.xml").Open();
            part.Write(Encoding.ASCII.GetBytes(Open + "<w:p><w:r><w:t>"));
            var block = Encoding.ASCII.GetBytes(new string('a', 1 << 20));
            for (var i = 0; i < 20; i++) part.Write(block);
        }
        Assert.Equal(ReadFailure.TooLarge, Reads.Fails(stream.ToArray(), ReaderOptions.Default with { MaxUnpackedBytes = 10 << 20 }).Failure);
    }

    [Fact]
    public void Read_TextBeyondTheLimit_IsCutWithAFinding()
    {
        var source = Reads.Source(new DocxBuilder().Paragraph(new string('a', 500)).Paragraph("sau").ToBytes(), ReaderOptions.Default with { MaxCharacters = 100 });
        Assert.Equal(100, source.Text.Length);
        Assert.Equal("TS-READ-01", Assert.Single(source.Findings).Code);
    }

    [Fact]
    public void Read_TooManyParts_IsTooLarge() =>
        Assert.Equal(ReadFailure.TooLarge, Reads.Fails(FormatReaderTests.Zip([.. Enumerable.Range(0, 10_001).Select(i => ("p" + i, ""))])).Failure);

    [Fact]
    public void Read_DocumentTypeDeclaration_IsRefused() => Assert.Equal(ReadFailure.Corrupt,
        Reads.Fails(Docx("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + Open + "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>" + Close)).Failure);

    [Fact]
    public void Read_DeeplyNestedTables_KeepTheirText()
    {
        var bytes = Docx(Open + string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 300)) + "<w:p><w:r><w:t>sâu</w:t></w:r></w:p>" + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 300)) + Close);
        Assert.Equal("sâu", Reads.Source(bytes).Text);
    }

    [Fact]
    public void Read_DeeplyNestedElements_AreTooLarge() =>
        Assert.Equal(ReadFailure.TooLarge, Reads.Fails(Docx(Open + string.Concat(Enumerable.Repeat("<w:sdt>", 5_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 5_000)) + Close)).Failure);

    [Fact]
    public void Read_TextBoxesInTextBoxes_KeepTheirText() => Assert.Equal("sâu", Reads.Source(Docx(
        Open + string.Concat(Enumerable.Repeat("<w:p><w:r><w:txbxContent>", 400)) + "<w:p><w:r><w:t>sâu</w:t></w:r></w:p>" + string.Concat(Enumerable.Repeat("</w:txbxContent></w:r></w:p>", 400)) + Close)).Text);

    [Theory]
    [InlineData("<w:p><w:r><w:t>x")]
    [InlineData("<w:p></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:t>\u0001</w:t></w:r></w:p>&nope;")]
    public void Read_BrokenXml_IsCorrupt(string xml) => Assert.Equal(ReadFailure.Corrupt, Reads.Fails(Docx(Open + xml)).Failure);

    [Fact]
    public void Read_NumbersOutOfRange_AreTaken()
    {
        var docx = new DocxBuilder().NumberingXml(
            "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"2147483647\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.%9%\"/></w:lvl><w:lvl w:ilvl=\"99\"/></w:abstractNum>",
            "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"-7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"77\"/></w:num>");
        docx.Paragraph("A", list: 1).Paragraph("B", list: 1).Paragraph("C", list: 1, level: 55).Paragraph("D", list: 2)
            .Xml("<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"999999999\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"-5\"/></w:tcPr><w:p><w:r><w:t>E</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");
        Assert.EndsWith("C\nD\nE", Reads.Source(docx).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EveryCutOfADocx_GivesADocumentOrAClearError()
    {
        var bytes = new DocxBuilder().Paragraph("KẾ HOẠCH").Table(["TT", "Nhiệm vụ"], ["1", "Mở lớp"]).ToBytes();
        for (var length = 0; length < bytes.Length; length += 13) ReadOrFail(bytes[..length]);
    }

    [Fact]
    public void Read_ChangedBytes_GiveADocumentOrAClearError()
    {
        var docx = new DocxBuilder();
        var list = docx.List(("decimal", "%1."), ("lowerLetter", "%2)"));
        docx.Paragraph("Mục", list: list).Paragraph("Điểm", list: list, level: 1).SideBySide(["Nơi nhận:"], ["CHỦ TỊCH"]).ParagraphWithFootnote("a", "b").Header("1");
        byte[][] seeds =
        [
            docx.ToBytes(), Stored(docx.ToBytes()), "<!DOCTYPE html><html><body><table><tr><td rowspan=2>a<ul><li>b</ul></table><p style='text-align:center'>c&nbsp;d"u8.ToArray(),
            Encoding.UTF8.GetBytes("**KẾ HOẠCH**\n# I. Mục đích\nHYPERLINK \"x\" Số: 5/KH"), Encoding.Latin1.GetBytes(LegacyText.ToTcvn3("Căn cứ Luật Việc làm, quyết định ban hành kế hoạch")), Encoding.Unicode.GetBytes("Căn cứ Luật Việc làm"),
        ];
        var random = new Random(20240305);
        for (var i = 0; i < 3_000; i++)
        {
            var bytes = (byte[])seeds[i % seeds.Length].Clone();
            for (var k = random.Next(1, 8); k > 0; k--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            ReadOrFail(bytes);
        }
    }

    [Fact]
    public void Read_RandomBytes_GiveADocumentOrAClearError()
    {
        var random = new Random(5);
        byte[][] starts = [[], "PK\u0003\u0004"u8.ToArray(), "<html>"u8.ToArray(), [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]];
        for (var i = 0; i < 600; i++)
        {
            var bytes = new byte[random.Next(1, 600)];
            random.NextBytes(bytes);
            ReadOrFail([.. starts[i % starts.Length], .. bytes]);
        }
    }

    private static void ReadOrFail(byte[] bytes)
    {
        try
        {
            var source = FormatReader.Read(bytes, ReaderOptions.Default with { LibreOffice = null, Tesseract = null, PdfToPpm = null }, TestContext.Current.CancellationToken).Source;
            Assert.Equal(source.Text.Length, source.Folded.Length);
            Assert.All(source.Blocks, b => Assert.InRange(b.Span.End, b.Span.Start, source.Text.Length));
        }
        catch (ReadException error)
        {
            Assert.NotEmpty(error.English);
        }
    }

    private static byte[] Docx(string document) => FormatReaderTests.Zip(("word/document.xml", document));

    // The same parts without compression, so that a changed byte changes the XML.
    private static byte[] Stored(byte[] docx)
    {
        using var from = new ZipArchive(new MemoryStream(docx));
        using var stream = new MemoryStream();
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in from.Entries)
            {
                using var source = entry.Open();
                using var target = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                source.CopyTo(target);
            }
        return stream.ToArray();
    }
}
