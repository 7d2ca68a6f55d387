using BenchmarkDotNet.Running;
using ThongSuot.Benchmarks;

// "texts DIR" writes the inputs that compare.sh gives to other programs; everything else is BenchmarkDotNet's.
if (args is ["texts", var folder])
{
    Directory.CreateDirectory(folder);
    File.WriteAllBytes(Path.Combine(folder, "1MB.txt"), Texts.Long(1_000_000));
    File.WriteAllBytes(Path.Combine(folder, "10MB.txt"), Texts.Long(10_000_000));
    return;
}
if (args is ["stages"])
{
    Stages.Print(Console.Out);
    return;
}
BenchmarkSwitcher.FromAssembly(typeof(ReadingBenchmarks).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"]);
