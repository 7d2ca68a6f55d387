using System.Diagnostics;
using System.Globalization;

namespace ThongSuot.Bench;

/// <summary>Readers in a process of their own, so that what they need for asking does not count as the application's: each reads one page after the other.</summary>
internal sealed class Readers : IDisposable
{
    /// <summary>The argument with which this program starts itself as the readers.</summary>
    public const string Argument = "readers";

    private const string Cookie = "THONGSUOT_BENCH_COOKIE";
    private readonly Process _process;

    public Readers(Uri address, string cookie, int count)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        // Started by "dotnet x.dll", the program is the first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(Readers).Assembly.Location);
        foreach (var argument in (string[])[Argument, address.ToString(), count.ToString(CultureInfo.InvariantCulture)]) start.ArgumentList.Add(argument);
        start.Environment[Cookie] = cookie;
        start.Environment["DOTNET_gcServer"] = "0";
        _process = Process.Start(start)!;
    }

    /// <summary>Reads the addresses round and round; the time of each reading in ms.</summary>
    public async Task<IReadOnlyCollection<double>> ReadAsync(IReadOnlyList<string> addresses, TimeSpan lasting)
    {
        await _process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{lasting.TotalSeconds} {string.Join(' ', addresses)}"));
        var answer = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The readers ended; what they met is said above.");
        return Array.ConvertAll(answer.Split(' '), t => double.Parse(t, CultureInfo.InvariantCulture));
    }

    /// <summary>What the process started by the constructor does.</summary>
    public static async Task<int> ServeAsync(Uri address, int count)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Add("Cookie", Environment.GetEnvironmentVariable(Cookie));
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            var (lasting, addresses, next) = (TimeSpan.FromSeconds(double.Parse(words[0], CultureInfo.InvariantCulture)), words[1..], 0);
            var from = Stopwatch.GetTimestamp();
            var times = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(OneAsync)));
            await Console.Out.WriteLineAsync(string.Join(' ', times.SelectMany(t => t).Select(t => t.ToString("F3", CultureInfo.InvariantCulture))));

            async Task<List<double>> OneAsync()
            {
                var mine = new List<double>();
                while (Stopwatch.GetElapsedTime(from) < lasting)
                {
                    var page = addresses[Interlocked.Increment(ref next) % addresses.Length];
                    var begun = Stopwatch.GetTimestamp();
                    using var answer = await http.GetAsync(new Uri(page, UriKind.Relative));
                    await answer.Content.CopyToAsync(Stream.Null);
                    mine.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                    if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{page}: {(int)answer.StatusCode}");
                }
                return mine;
            }
        }
        return 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
