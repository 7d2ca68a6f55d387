using BenchmarkDotNet.Attributes;
using ThongSuot.Documents;
using ThongSuot.Documents.Export;

namespace ThongSuot.Benchmarks;

/// <summary>A thousand .docx files of ordinary length from bytes to JSON in one warm process, a file: what threads give without start-up and disk.</summary>
[MemoryDiagnoser]
[Config(typeof(ShortRuns))]
public class ManyFilesBenchmarks
{
    private const int Files = 1_000;
    private readonly byte[][] _documents = [.. Texts.OrdinaryDocx.Select(File.ReadAllBytes)];

    [Params(1, 2)]
    public int Threads { get; set; }

    [Benchmark(OperationsPerInvoke = Files)]
    public void DocxToJson() =>
        Parallel.For(0, Files, new ParallelOptions { MaxDegreeOfParallelism = Threads }, i => JsonExport.Write(DocumentReader.Read(_documents[i % _documents.Length]), Stream.Null));
}
