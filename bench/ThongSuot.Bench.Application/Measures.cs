using System.Diagnostics;
using System.Globalization;

namespace ThongSuot.Bench;

/// <summary>Times of things done, against what was asked; a line each as soon as it is known. The least is what other work on the machine disturbs least.</summary>
internal sealed class Measures(TextWriter to)
{
    /// <summary>How much of the beginning does not count: code is compiled when it is first used.</summary>
    private const int WarmUp = 3;

    public void Head(string title)
    {
        to.WriteLine();
        to.WriteLine(title);
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-62}{"times",6}{"least ms",10}{"p50 ms",10}{"p95 ms",10}{"max ms",10}{"asked",10}"));
    }

    /// <summary>Does something once.</summary>
    public async Task<T> OnceAsync<T>(string what, double? asked, Func<Task<T>> doing)
    {
        var from = Stopwatch.GetTimestamp();
        var done = await doing();
        Line(what, [Stopwatch.GetElapsedTime(from).TotalMilliseconds], asked);
        return done;
    }

    /// <summary>Does something with each of the cases.</summary>
    public async Task EachAsync<T>(string what, double? asked, IReadOnlyList<T> cases, Func<T, Task> doing)
    {
        foreach (var one in cases.Take(WarmUp)) await doing(one);
        var times = new List<double>();
        foreach (var one in cases)
        {
            var from = Stopwatch.GetTimestamp();
            await doing(one);
            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        Line(what, times, asked);
    }

    /// <summary>Without a warm-up: for what cannot be done twice.</summary>
    public void Line(string what, IReadOnlyCollection<double> times, double? asked)
    {
        var sorted = times.Order().ToList();
        double At(double part) => sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(part * sorted.Count) - 1)];
        var verdict = asked is not { } most ? "" : string.Create(CultureInfo.InvariantCulture, $"{most,10:F0}{(At(0.95) <= most ? "" : "  over")}");
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-62}{sorted.Count,6}{sorted[0],10:F1}{At(0.5),10:F1}{At(0.95),10:F1}{sorted[^1],10:F1}{verdict}"));
    }

    /// <summary>So many a second, and how many at least were asked.</summary>
    public void Rate(string what, double perSecond, double asked) =>
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-62}{perSecond,6:F0}/s{"",38}{asked,10:F0}{(perSecond >= asked ? "" : "  under")}"));

    /// <summary>What the system says the process holds, in MB.</summary>
    public void Memory(string what, double asked)
    {
        using var process = Process.GetCurrentProcess();
        var now = process.WorkingSet64 / 1e6;
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-62}{now,6:F0} MB{"",37}{asked,10:F0}{(now <= asked ? "" : "  over")}   (highest {process.PeakWorkingSet64 / 1e6:F0})"));
    }

    public void Said(string line) => to.WriteLine(line);
}
