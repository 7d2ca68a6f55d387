using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Tests.Reading;

/// <summary>Character recognition with the real programs; where they are missing the reader's own sentence says what to install.</summary>
public class PdfScanTests
{
    private static readonly Lazy<byte[]> Scan = new(() => new PdfSheets()
        .Text("ỦY BAN NHÂN DÂN", 80, 80, 14).Text("Độc lập - Tự do - Hạnh phúc", 330, 80, 14)
        .Text("Phòng Văn hóa và Xã hội chủ trì mở lớp dạy nghề cho thanh niên", 80, 140, 14)
        .Table(200, 60, [80, 130, 340, 520], ["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Khảo sát nhu cầu", "Hội Nông dân"]).Scan());

    [Fact]
    public void Read_ScannedPdf_IsRecognisedWithItsTable()
    {
        var (format, source) = PdfReader.Read(new PdfSheets().Picture(Scan.Value).Build(), ReaderOptions.Default, TestContext.Current.CancellationToken);

        Assert.Equal(SourceFormat.ScannedPdf, format);
        Assert.Contains("phong van hoa va xa hoi chu tri mo lop day nghe", source.Folded, StringComparison.Ordinal);
        var table = Assert.Single(source.Blocks.OfType<TableBlock>(), t => !t.IsLayout);
        Assert.Equal(3, table.Rows[1].Cells.Count);
        Assert.All(source.Blocks.OfType<ParagraphBlock>(), p => Assert.True(p.Traits.HasFlag(BlockTraits.Recognised)));
    }

    [Fact]
    public void Read_Picture_IsRecognised()
    {
        var source = ImageReader.Read(Scan.Value, ReaderOptions.Default, TestContext.Current.CancellationToken);

        Assert.Contains("phong van hoa va xa hoi chu tri mo lop day nghe", source.Folded, StringComparison.Ordinal);
        Assert.Equal(1, source.Pages);
    }

    [Fact]
    public void Read_NoTesseract_SaysWhatToInstall()
    {
        var pdf = new PdfSheets().Picture(Scan.Value).Build();

        var error = Assert.Throws<ReadException>(() => PdfReader.Read(pdf, new ReaderOptions { Tesseract = "khong-co-chuong-trinh-nay" }, TestContext.Current.CancellationToken));

        Assert.Equal(ReadFailure.ProgramMissing, error.Failure);
        Assert.Contains("tesseract-ocr-vie", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoPdfToPpm_SaysWhatToInstall()
    {
        var pdf = new PdfSheets().Picture(Scan.Value).Build();

        var error = Assert.Throws<ReadException>(() => PdfReader.Read(pdf, new ReaderOptions { PdfToPpm = null }, TestContext.Current.CancellationToken));

        Assert.Equal(ReadFailure.ProgramMissing, error.Failure);
        Assert.Contains("poppler", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Read_OneScannedPageAmongText_CostsThatPageOnly()
    {
        const string Sentence = "Ủy ban nhân dân xã Bình Lặng giao các thôn rà soát lao động chưa qua đào tạo nghề.";
        var pdf = new PdfSheets().Text(Sentence, 80, 100).NextPage().Text(Sentence, 80, 100).NextPage().Picture(Scan.Value).Build();

        var (format, source) = PdfReader.Read(pdf, new ReaderOptions { Tesseract = null }, TestContext.Current.CancellationToken);

        Assert.Equal(SourceFormat.Pdf, format);
        Assert.Equal(["TS-READ-12"], source.Findings.Select(f => f.Code));
    }

    [Fact]
    public void Run_ProgramThatTakesTooLong_IsEnded()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No program 'sleep' there.");

        var outcome = OutsideProgram.Run("sleep", ["30"], TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);

        Assert.True(outcome.Started);
        Assert.False(outcome.InTime);
    }
}
