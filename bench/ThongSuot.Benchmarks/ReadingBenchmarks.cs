using BenchmarkDotNet.Attributes;
using ThongSuot.Documents;

namespace ThongSuot.Benchmarks;

/// <summary>Bytes to duties, in memory, on one thread.</summary>
[MemoryDiagnoser]
[Config(typeof(ShortRuns))]
public class ReadingBenchmarks
{
    private readonly IReadOnlyList<byte[]> _ordinary = Texts.OrdinaryText();
    private readonly IReadOnlyList<byte[]> _corpus = Texts.CorpusText();
    private readonly byte[] _oneMegabyte = Texts.Long(1_000_000);
    private readonly byte[] _tenMegabytes = Texts.Long(10_000_000);
    private readonly byte[] _twentyPages = Texts.Sample("ke-hoach-dai.docx");
    private readonly byte[] _portal = Texts.Sample("chi-thi-cong-thong-tin.html");
    private readonly byte[] _pdf = Texts.Sample("ke-hoach-uy-ban-nhan-dan-tinh.pdf");

    /// <summary>Documents of two to seven pages, one after the other.</summary>
    [Benchmark]
    public int OrdinaryTexts() => ReadAll(_ordinary);

    [Benchmark]
    public int CorpusTexts() => ReadAll(_corpus);

    [Benchmark]
    public int Text1MB() => DocumentReader.Read(_oneMegabyte).Duties.Count;

    [Benchmark]
    public int Text10MB() => DocumentReader.Read(_tenMegabytes).Duties.Count;

    [Benchmark]
    public int DocxOf20Pages() => DocumentReader.Read(_twentyPages).Duties.Count;

    [Benchmark]
    public int HtmlOfPortal() => DocumentReader.Read(_portal).Duties.Count;

    [Benchmark]
    public int PdfWithText() => DocumentReader.Read(_pdf).Duties.Count;

    /// <summary>How many bytes each benchmark of plain text reads, for megabytes a second.</summary>
    internal static IEnumerable<(string Name, long Bytes)> Sizes()
    {
        yield return (nameof(OrdinaryTexts), Texts.OrdinaryText().Sum(t => (long)t.Length));
        yield return (nameof(CorpusTexts), Texts.CorpusText().Sum(t => (long)t.Length));
        yield return (nameof(Text1MB), Texts.Long(1_000_000).Length);
        yield return (nameof(Text10MB), Texts.Long(10_000_000).Length);
    }

    private static int ReadAll(IReadOnlyList<byte[]> texts)
    {
        var duties = 0;
        foreach (var text in texts) duties += DocumentReader.Read(text).Duties.Count;
        return duties;
    }
}
