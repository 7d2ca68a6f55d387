namespace ThongSuot.Bench;

/// <summary><c>tree [sqlite|postgres]</c>: the country on a database of its own, measured; without a name on both.</summary>
internal static class Bench
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not ["tree", .. { Length: <= 1 } providers])
        {
            await Console.Error.WriteLineAsync("tree [sqlite|postgres]");
            return 2;
        }
        foreach (var provider in providers is [var one] ? [one] : (string[])["sqlite", "postgres"])
        {
            await using var site = new BenchSite(provider);
            await new TreeBenchmark(site, new Measures(Console.Out)).RunAsync(provider);
        }
        return 0;
    }
}
