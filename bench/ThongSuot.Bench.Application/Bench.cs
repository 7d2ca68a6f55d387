using System.Globalization;

namespace ThongSuot.Bench;

/// <summary><c>tree [sqlite|postgres]</c>: the country on a database of its own, measured. <c>carry [sqlite|postgres] [minutes] [keep]</c>: a programme for all of it, carried out for so many minutes; <c>pages</c> asks only for the pages of what was kept, or for those with such a name.</summary>
internal static class Bench
{
    public static async Task<int> Main(string[] args)
    {
        var keep = args.Contains("keep");
        string[] both = ["sqlite", "postgres"];
        switch (args.Where(a => a != "keep").ToArray())
        {
            case ["tree", .. { Length: <= 1 } which]:
                foreach (var provider in which is [var one] ? [one] : both)
                {
                    await using var site = new BenchSite(provider);
                    await new TreeBenchmark(site, new Measures(Console.Out)).RunAsync(provider);
                }
                return 0;
            case ["carry", .. { Length: <= 2 } which]:
                foreach (var provider in which is [var one, ..] ? [one] : both)
                {
                    await using var site = new BenchSite(provider, keep);
                    await new CarryBenchmark(site, new Measures(Console.Out)).RunAsync(provider, TimeSpan.FromMinutes(which is [_, var minutes] ? double.Parse(minutes, CultureInfo.InvariantCulture) : 10));
                }
                return 0;
            case ["pages", var provider, .. { Length: <= 1 } part]:
                await using (var site = new BenchSite(provider, keep: true)) await new CarryBenchmark(site, new Measures(Console.Out)).PagesAsync(provider, part is [var only] ? only : null);
                return 0;
            case [Readers.Argument, var address, var count]:
                return await Readers.ServeAsync(new Uri(address), int.Parse(count, CultureInfo.InvariantCulture));
            default:
                await Console.Error.WriteLineAsync("tree [sqlite|postgres]\ncarry [sqlite|postgres] [minutes of load] [keep]\npages sqlite|postgres [part of a name]");
                return 2;
        }
    }
}
