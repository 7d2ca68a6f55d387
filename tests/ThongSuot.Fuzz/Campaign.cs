using System.Globalization;

namespace ThongSuot.Fuzz;

/// <summary>Many mutated samples, read one after another by a few threads.</summary>
internal sealed class Campaign(IReadOnlyList<Seed> seeds, int number, int first, int count, TimeSpan limit, string? keep, Trail? trail = null)
{
    // As small as the smallest default stack of the platforms .NET runs on: unbounded recursion shows.
    private const int StackBytes = 1 << 20;

    private readonly Lock _lock = new();
    private int _next = first;
    private int _workers;
    private readonly int _end = first + count;

    public Tally Tally { get; } = new();

    public void Run(int jobs)
    {
        var workers = Enumerable.Range(0, jobs).Select(_ => Start()).ToList();
        while (workers.Exists(w => !w.Done))
        {
            Thread.Sleep(100);
            for (var i = 0; i < workers.Count; i++)
            {
                if (workers[i].Overdue(limit) is not { } stuck) continue;
                // A thread cannot be stopped from outside: it is left behind, and another goes on.
                workers[i].Done = true;
                workers[i] = Start();
                Fail(stuck, "hang", $"not read after {limit.TotalSeconds} s");
            }
        }
    }

    private Worker Start()
    {
        var worker = new Worker(_workers++);
        new Thread(() => Work(worker), StackBytes) { IsBackground = true }.Start();
        return worker;
    }

    private void Work(Worker worker)
    {
        while (!worker.Done && Interlocked.Increment(ref _next) - 1 is var index && index < _end)
        {
            var mutant = Mutant.Make(seeds, number, index);
            worker.Begin(mutant);
            trail?.Begin(worker.Place, number, index);
            var trial = Trial.Of(mutant.Bytes, index);
            if (worker.Done) return;
            worker.End();
            lock (_lock) Tally.Add(mutant, trial);
            if (trial.Failure is { } failure) Fail(mutant, trial.Outcome, failure);
        }
        worker.Done = true;
    }

    private void Fail(Mutant mutant, string outcome, string failure)
    {
        lock (_lock)
        {
            if (outcome == "hang") Tally.Add(mutant, new Trial(outcome, failure, limit, 0));
            Console.Error.WriteLine($"--seed {number} --only {mutant.Index} ({mutant.Seed.Name}): {outcome}: {failure}");
            if (keep is null) return;
            Directory.CreateDirectory(keep);
            File.WriteAllBytes(Path.Combine(keep, string.Create(CultureInfo.InvariantCulture, $"{number}-{mutant.Index}-{outcome.Replace(' ', '-')}.{mutant.Seed.Kind}")), mutant.Bytes);
        }
    }

    private sealed class Worker(int place)
    {
        private long _since;
        private volatile Mutant? _mutant;
        private volatile bool _done;

        /// <summary>Its line in the trace.</summary>
        public int Place => place;

        public bool Done { get => _done; set => _done = value; }

        public void Begin(Mutant mutant)
        {
            Volatile.Write(ref _since, Environment.TickCount64);
            _mutant = mutant;
        }

        public void End() => _mutant = null;

        public Mutant? Overdue(TimeSpan limit) => !_done && _mutant is { } mutant && Environment.TickCount64 - Volatile.Read(ref _since) > limit.TotalMilliseconds ? mutant : null;
    }
}
