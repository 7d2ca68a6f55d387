using System.Diagnostics;
using System.Globalization;
using ThongSuot.Fuzz;

const string Usage = "dotnet run -c Release --project tests/ThongSuot.Fuzz -- [--count N] [--seed S] [--first I] [--jobs J] [--limit SECONDS] [--keep DIR] [--trace FILE] [--only INDEX] [FOLDER…] | --growth KILOBYTES";

var (count, seed, first, jobs, limit, keep) = (10_000, 1, 0, Environment.ProcessorCount, 10, (string?)null);
var trace = Path.Combine(Path.GetTempPath(), "thongsuot-fuzz.trace");
var folders = new List<string>();
for (var i = 0; i < args.Length; i++)
{
    if (!args[i].StartsWith("--", StringComparison.Ordinal)) folders.Add(args[i]);
    else if (args[i] == "--keep" && i + 1 < args.Length) keep = args[++i];
    else if (args[i] == "--trace" && i + 1 < args.Length) trace = args[++i];
    else if (i + 1 < args.Length && int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var value) && value >= 0)
    {
        switch (args[i++])
        {
            case "--count": count = value; break;
            case "--seed": seed = value; break;
            case "--first": first = value; break;
            case "--jobs": jobs = Math.Max(1, value); break;
            case "--limit": limit = value; break;
            case "--growth": return Growth.Run(value, 2.5, Console.Out) == 0 ? 0 : 1;
            case "--only": (first, count, jobs) = (value, 1, 1); break;
            default: return Wrong();
        }
    }
    else return Wrong();
}

using var trail = new Trail(trace);
var clock = Stopwatch.StartNew();
var campaign = new Campaign(Seeds.Load(folders), seed, first, count, TimeSpan.FromSeconds(limit), keep, trail);
campaign.Run(jobs);
campaign.Tally.Print(Console.Out);
using var self = Process.GetCurrentProcess();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0} s, {self.TotalProcessorTime.TotalSeconds:0} s of processor, peak memory {self.PeakWorkingSet64 / 1048576} MB"));
return campaign.Tally.Failures == 0 ? 0 : 1;

static int Wrong()
{
    Console.Error.WriteLine(Usage);
    return 2;
}
