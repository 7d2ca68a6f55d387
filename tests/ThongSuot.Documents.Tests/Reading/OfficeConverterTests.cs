using System.Text;
using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Tests.Reading;

public class OfficeConverterTests
{
    private const string Rtf = "{\\rtf1\\ansi{\\fonttbl{\\f0 Times New Roman;}{\\f1 .VnTime;}}\\f0 K\\u7870? HO\\u7840?CH\\par {\\f1 K\\'d5 ho\\'b9ch s\\'e8 5}\\par}";

    [Fact]
    public void Read_Rtf_GoesThroughLibreOffice()
    {
        Assert.SkipUnless(IsInstalled(), "LibreOffice is not installed.");
        var (format, source) = FormatReader.Read(Encoding.ASCII.GetBytes(Rtf), ReaderOptions.Default, TestContext.Current.CancellationToken);
        Assert.Equal((SourceFormat.Rtf, "KẾ HOẠCH\nKế hoạch số 5", "tcvn3"), (format, source.Text, source.Encoding));
    }

    [Fact]
    public void ToDocx_TakesTooLong_IsStoppedAndCleanedUp()
    {
        Assert.SkipUnless(IsInstalled(), "LibreOffice is not installed.");
        using var place = new EmptyFolder();
        var error = Assert.Throws<ReadException>(() => OfficeConverter.ToDocx(Encoding.ASCII.GetBytes(Rtf), "rtf", place.Options with { OutsideTimeout = TimeSpan.FromMilliseconds(1) }, TestContext.Current.CancellationToken));
        Assert.Equal(ReadFailure.ProgramFailed, error.Failure);
        Assert.Empty(Directory.GetFileSystemEntries(place.Path));
    }

    [Fact]
    public void ToDocx_Cancelled_IsCancelledAndCleanedUp()
    {
        Assert.SkipUnless(IsInstalled(), "LibreOffice is not installed.");
        using var place = new EmptyFolder();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.ThrowsAny<OperationCanceledException>(() => OfficeConverter.ToDocx(Encoding.ASCII.GetBytes(Rtf), "rtf", place.Options, source.Token));
        Assert.Empty(Directory.GetFileSystemEntries(place.Path));
    }

    [Fact]
    public void ToDocx_ProgramThatMakesNothing_Failed()
    {
        Assert.SkipUnless(File.Exists("/bin/true"), "There is no such program here.");
        Assert.Equal(ReadFailure.ProgramFailed, Assert.Throws<ReadException>(() => OfficeConverter.ToDocx(Encoding.ASCII.GetBytes(Rtf), "rtf", ReaderOptions.Default with { LibreOffice = "/bin/true" }, TestContext.Current.CancellationToken)).Failure);
    }

    /// <summary>Where nobody else leaves anything.</summary>
    private sealed class EmptyFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("thongsuot-test-").FullName;
        public ReaderOptions Options => ReaderOptions.Default with { TemporaryFolder = Path };
        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    private static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "soffice")) || File.Exists(Path.Combine(folder, "soffice.exe")));
}
