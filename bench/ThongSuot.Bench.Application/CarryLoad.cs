using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Bench;

/// <summary>
/// Bodies hand in, 500 a second, whether or not the earlier ones are answered: a time counts from the moment it was meant to begin, so waiting in a queue counts. Boards are read meanwhile. The first minute does not
/// count: the runtime compiles what is used often to its best only after a while. Afterwards every accepted one must be there, and the tallies must be what a recount gives.
/// </summary>
internal sealed class CarryLoad(BenchSite site, Measures measures, CarryData data, IReadOnlyList<long> provinces, IReadOnlyList<long> communes)
{
    private const int PerSecond = 500, Hands = 32, BoardsPerSecond = 40;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(1);
    private const double Submission = 60, Board = 15, Behind = 1_000;

    public async Task RunAsync(string provider, TimeSpan lasting)
    {
        measures.Head(string.Create(CultureInfo.InvariantCulture, $"{PerSecond} submissions/s for {lasting.TotalMinutes:F1} minutes, boards read meanwhile, {provider}"));
        var (first, count) = ((int)(PerSecond * WarmUp.TotalSeconds), (int)(PerSecond * lasting.TotalSeconds));
        var all = await OpenAsync(first + count);
        await SubmitAsync(all[..first], []);
        var (work, submitted) = (all[first..], await CountAsync());
        using var over = new CancellationTokenSource();
        var (times, boards, behind) = (new ConcurrentBag<double>(), new List<double>(), new List<double>());
        var reading = Task.Run(() => ReadBoardsAsync(boards, over.Token));
        var watching = Task.Run(() => WatchAsync(behind, over.Token));
        var from = Stopwatch.GetTimestamp();
        var taken = await SubmitAsync(work, times);
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        await over.CancelAsync();
        await Task.WhenAll(reading, watching);

        measures.Line("submission, from when it was meant to begin", times, Submission);
        measures.Rate("submissions", taken / seconds, PerSecond * 0.99);
        measures.Line("board of nation, province or commune meanwhile", boards, Board);
        measures.Line("from an accepted change until the nation's board has it", behind, Behind);
        var lost = taken + behind.Count - (await CountAsync() - submitted);
        var wrong = await site.With<TallyRecount, int>(async t => (await t.CompareAsync()).Count);
        measures.Said($"{taken} of {work.Count} accepted, {lost} lost, {wrong} rows of the tallies unlike a recount");
        await measures.OnceAsync("  until all of it is in the chain of the history", null, async () =>
        {
            await site.QuietAsync();
            return true;
        });
        if (taken != work.Count || lost != 0 || wrong != 0) throw new InvalidOperationException("Something was lost.");
    }

    /// <summary>So many that can be handed in, spread over the country, with who does it.</summary>
    private Task<List<(long Id, long Person)>> OpenAsync(int count) => site.With<AppDbContext, List<(long, long)>>(async db =>
    {
        var people = data.Holders.ToDictionary(h => h.Body, h => h.Person);
        var open = await db.Assignments.Where(a => a.ProgrammeId == data.ProgrammeId).Where(Assignment.BeingDone).OrderBy(a => a.Id * 7_919 % 1_000_003).ThenBy(a => a.Id).Take(count + 100).Select(a => new { a.Id, a.OrganizationId }).ToListAsync();
        _probes = new(open.Skip(count).Select(a => (a.Id, people[a.OrganizationId])));
        return [.. open.Take(count).Select(a => (a.Id, people[a.OrganizationId]))];
    });

    private Queue<(long Id, long Person)> _probes = new();

    private Task<int> CountAsync() => site.With<AppDbContext, int>(db => db.Assignments.CountAsync(a => a.ProgrammeId == data.ProgrammeId && a.State == AssignmentState.Submitted));

    private async Task<int> SubmitAsync(List<(long Id, long Person)> work, ConcurrentBag<double> times)
    {
        var (queue, taken) = (Channel.CreateUnbounded<(long Id, long Person, long MeantAt)>(), 0);
        var hands = Enumerable.Range(0, Hands).Select(_ => Task.Run(async () =>
        {
            await foreach (var (id, person, meantAt) in queue.Reader.ReadAllAsync())
            {
                await MoveAsync(id, person);
                times.Add(Stopwatch.GetElapsedTime(meantAt).TotalMilliseconds);
                Interlocked.Increment(ref taken);
            }
        })).ToList();
        var from = Stopwatch.GetTimestamp();
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (var next = 0; next < work.Count;)
        {
            await clock.WaitForNextTickAsync();
            for (var due = (int)(Stopwatch.GetElapsedTime(from).TotalSeconds * PerSecond); next < Math.Min(due, work.Count); next++)
                queue.Writer.TryWrite((work[next].Id, work[next].Person, from + (long)((double)next / PerSecond * Stopwatch.Frequency)));
        }
        queue.Writer.Complete();
        await Task.WhenAll(hands);
        return taken;
    }

    private Task<long> MoveAsync(long id, long person) => site.With<AssignmentService, long>(s => s.MoveAsync(new(id, AssignmentMove.Submit, "Đã hoàn thành, gửi báo cáo."),
        new(new Actor(person, "Cán bộ"), "test", "assignment.move", Once: new RequestKey(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{id}"), "1"))));

    private async Task ReadBoardsAsync(List<double> times, CancellationToken over)
    {
        var read = 0;
        await EveryAsync(TimeSpan.FromSeconds(1.0 / BoardsPerSecond), async () =>
        {
            var body = (read++ % 10) switch { 0 => UnitSeeds.NationId, < 4 => provinces[read % provinces.Count], _ => communes[read % communes.Count] };
            var begun = Stopwatch.GetTimestamp();
            await site.With<DashboardQueries, int>(async q => (await q.FindAsync(data.ProgrammeId, body))!.Children.Count);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }, over);
    }

    /// <summary>Hands one in, and looks how long its change still waits to be in the tallies, which is all that boards read.</summary>
    private Task WatchAsync(List<double> behind, CancellationToken over) => EveryAsync(TimeSpan.FromSeconds(5), async () =>
    {
        if (!_probes.TryDequeue(out var probe)) return;
        await MoveAsync(probe.Id, probe.Person);
        var accepted = Stopwatch.GetTimestamp();
        var mark = await site.With<AppDbContext, long?>(db => db.TallyChanges.MaxAsync(c => (long?)c.Id));
        while (mark is not null && await site.With<AppDbContext, bool>(db => db.TallyChanges.AnyAsync(c => c.Id <= mark))) await Task.Delay(5, CancellationToken.None);
        behind.Add(Stopwatch.GetElapsedTime(accepted).TotalMilliseconds);
    }, over);

    private static async Task EveryAsync(TimeSpan period, Func<Task> what, CancellationToken over)
    {
        using var timer = new PeriodicTimer(period);
        try
        {
            while (await timer.WaitForNextTickAsync(over)) await what();
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The load is over.
        }
    }
}
