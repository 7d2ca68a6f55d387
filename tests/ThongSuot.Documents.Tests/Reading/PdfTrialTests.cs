using System.Diagnostics;
using System.Globalization;
using System.Text;
using ThongSuot.Documents.Reading;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Reading;

/// <summary>PDF that overflow the stack while they are opened, before anything in them can be looked at.</summary>
public sealed class PdfTrialTests : IDisposable
{
    private readonly PdfTrial _trial = PdfTrial.Of(typeof(ThongSuot.Cli.CommandLine).Assembly);

    public static TheoryData<string> Kinds => new(Harmful.Keys);

    private static string Command => Path.Combine(AppContext.BaseDirectory, "thongsuot.dll");

    private static Dictionary<string, byte[]> Harmful { get; } = new()
    {
        ["name tree in a ring"] = PdfSheets.Raw("", "<< /Type /Catalog /Pages 2 0 R /Names << /Dests 4 0 R >> >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", Page(2), "<< /Kids [4 0 R] >>"),
        ["page tree without end"] = PdfSheets.Raw("", [
            "<< /Type /Catalog /Pages 2 0 R >>",
            .. Enumerable.Range(2, 40_000).Select(n => string.Create(CultureInfo.InvariantCulture, $"<< /Type /Pages /Parent {n - 1} 0 R /Kids [{n + 1} 0 R] /Count 1 >>")),
            Page(40_001)]),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_PdfThatEndsItsProcess_IsOneClearErrorAndTheNextIsRead(string kind)
    {
        var options = ReaderOptions.Default with { PdfTrial = _trial };

        var error = Assert.Throws<ReadException>(() => DocumentReader.Read(Harmful[kind], options: options, cancel: TestContext.Current.CancellationToken));
        Assert.Equal(ReadFailure.Corrupt, error.Failure);
        Assert.Contains("in lại thành PDF mới", error.Message, StringComparison.Ordinal);

        var sample = File.ReadAllBytes(SamplePdf);
        Assert.Equal(
            DocumentReader.Read(sample, cancel: TestContext.Current.CancellationToken).Text,
            DocumentReader.Read(sample, options: options, cancel: TestContext.Current.CancellationToken).Text);
    }

    [Fact]
    public async Task Command_PdfThatEndsItsProcess_DoesNotStopTheOthers()
    {
        using var run = new Cli.CommandRun().With("in/b.txt");
        await File.WriteAllBytesAsync(Path.Combine(run.Folder, "in", "a.pdf"), Harmful["name tree in a ring"], TestContext.Current.CancellationToken);
        File.Copy(SamplePdf, Path.Combine(run.Folder, "in", "c.pdf"));
        var start = new ProcessStartInfo("dotnet", [Command, "read", Path.Combine(run.Folder, "in"), "--format", "json", "--out", Path.Combine(run.Folder, "out")])
        {
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };

        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.Equal(["b.json", "c.json"], run.Files("out"));
        Assert.Contains("a.pdf: Tệp PDF này làm chương trình đọc PDF dừng đột ngột", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Stack overflow", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TrialThatTakesTooLong_IsOneClearError()
    {
        using var sleeping = new PdfTrial("sleep", ["60"]);

        var error = Assert.Throws<ReadException>(() =>
            DocumentReader.Read(File.ReadAllBytes(SamplePdf), options: ReaderOptions.Default with { PdfTrial = sleeping, OutsideTimeout = TimeSpan.FromMilliseconds(200) }, cancel: TestContext.Current.CancellationToken));

        Assert.Equal(ReadFailure.Corrupt, error.Failure);
    }

    [Fact]
    public void Read_CancelledDuringTheTrial_IsCancelled()
    {
        using var sleeping = new PdfTrial("sleep", ["60"]);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.ThrowsAny<OperationCanceledException>(() => DocumentReader.Read(File.ReadAllBytes(SamplePdf), options: ReaderOptions.Default with { PdfTrial = sleeping }, cancel: cancel.Token));
    }

    [Fact]
    public void Read_TrialThatCannotStart_SaysSo()
    {
        using var missing = new PdfTrial(Path.Combine(AppContext.BaseDirectory, "no-such-program"), []);

        var error = Assert.Throws<ReadException>(() => DocumentReader.Read(File.ReadAllBytes(SamplePdf), options: ReaderOptions.Default with { PdfTrial = missing }, cancel: TestContext.Current.CancellationToken));

        Assert.Equal(ReadFailure.ProgramFailed, error.Failure);
    }

    [Fact]
    public void Serve_EncryptedOrBrokenFile_IsAnsweredLikeAnyOther()
    {
        var options = ReaderOptions.Default with { PdfTrial = _trial };
        var cut = File.ReadAllBytes(SamplePdf)[..600];

        Assert.Equal(
            Assert.Throws<ReadException>(() => DocumentReader.Read(cut, cancel: TestContext.Current.CancellationToken)).Message,
            Assert.Throws<ReadException>(() => DocumentReader.Read(cut, options: options, cancel: TestContext.Current.CancellationToken)).Message);
    }

    public void Dispose() => _trial.Dispose();

    private static string SamplePdf => Samples.All.First(p => p.EndsWith(".pdf", StringComparison.Ordinal) && !p.Contains("scan", StringComparison.Ordinal));

    private static string Page(int parent) => string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] >>");
}
