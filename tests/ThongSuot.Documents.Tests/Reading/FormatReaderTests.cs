using System.IO.Compression;
using System.Text;
using ThongSuot.Documents.Reading;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Reading;

public class FormatReaderTests
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Fact]
    public void Read_Kinds_AreToldByContent()
    {
        Assert.Equal(SourceFormat.Docx, Format(new DocxBuilder().Paragraph("KẾ HOẠCH").ToBytes()));
        Assert.Equal(SourceFormat.Html, Format("<!DOCTYPE html><html><body><p>KẾ HOẠCH</p></body></html>"u8.ToArray()));
        Assert.Equal(SourceFormat.Text, Format("KẾ HOẠCH"u8.ToArray()));
    }

    [Fact]
    public void Read_DocxWhoseTextHasAnotherName_IsFound()
    {
        var bytes = Zip(("_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>"),
            ("word/document2.xml", "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:r><w:t>Chữ</w:t></w:r></w:p></w:body></w:document>"));
        Assert.Equal("Chữ", Reads.Source(bytes).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("\uFEFF \t\r\n")]
    public void Read_NothingIn_IsEmpty(string text) => Assert.Equal(ReadFailure.Empty, Reads.Fails(Encoding.UTF8.GetBytes(text)).Failure);

    [Fact]
    public void Read_LargerThanTheLimit_IsTooLarge() => Assert.Equal(ReadFailure.TooLarge, Reads.Fails(new byte[11], ReaderOptions.Default with { MaxBytes = 10 }).Failure);

    [Fact]
    public void Read_EncryptedDocx_SaysSo() => Assert.Equal(ReadFailure.Encrypted, Reads.Fails([.. Ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")]).Failure);

    [Fact]
    public void Read_EncryptedDoc_SaysSo()
    {
        var bytes = new byte[2048];
        Ole.CopyTo(bytes, 0);
        byte[] header = [0xEC, 0xA5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        header.CopyTo(bytes, 512);
        Encoding.Unicode.GetBytes("WordDocument").CopyTo(bytes, 1024);
        Assert.Equal(ReadFailure.Encrypted, Reads.Fails(bytes).Failure);
    }

    [Fact]
    public void Read_EncryptedOdt_SaysSo() => Assert.Equal(ReadFailure.Encrypted,
        Reads.Fails(Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", "<manifest:encryption-data/>"))).Failure);

    [Fact]
    public void Read_OtherKinds_AreUnsupportedWithASentence()
    {
        byte[][] files = [Zip(("xl/workbook.xml", "<x/>")), Zip(("a.txt", "x")), [.. Ole, .. Encoding.Unicode.GetBytes("Workbook")], "Rar!\u001A\u0007"u8.ToArray(), "GIF89a..."u8.ToArray(), [0x1F, 0x8B, 8, 0]];
        Assert.All(files, f =>
        {
            var error = Reads.Fails(f);
            Assert.Equal(ReadFailure.Unsupported, error.Failure);
            Assert.NotEmpty(error.Message);
            Assert.NotEmpty(error.English);
        });
    }

    [Fact]
    public void Read_ProgramThatIsMissing_SaysWhichAndHowToInstallIt()
    {
        var error = Reads.Fails("{\\rtf1 x}"u8.ToArray(), ReaderOptions.Default with { LibreOffice = "no-such-program-here" });
        Assert.Equal(ReadFailure.ProgramMissing, error.Failure);
        Assert.Contains("LibreOffice", error.Message, StringComparison.Ordinal);
        Assert.Equal(ReadFailure.ProgramMissing, Reads.Fails("{\\rtf1 x}"u8.ToArray(), ReaderOptions.Default with { LibreOffice = null }).Failure);
    }

    [Fact]
    public void Read_Cancelled_IsCancelledAndNothingElse()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => FormatReader.Read(new DocxBuilder().Paragraph("x").ToBytes(), ReaderOptions.Default, source.Token));
    }

    internal static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        return stream.ToArray();
    }

    private static SourceFormat Format(byte[] bytes) => FormatReader.Read(bytes, ReaderOptions.Default, TestContext.Current.CancellationToken).Format;
}
