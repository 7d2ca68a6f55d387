using System.Globalization;

namespace ThongSuot.Fuzz;

/// <summary>Counts of a campaign by format and outcome, with the slowest and the hungriest sample of each format.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<SeedKind, SortedDictionary<string, int>> _counts = [];
    private readonly Dictionary<SeedKind, (TimeSpan Took, int Index)> _slowest = [];
    private readonly Dictionary<SeedKind, (long Bytes, int Index)> _hungriest = [];

    public int Failures { get; private set; }

    public int Total => _counts.Values.Sum(c => c.Values.Sum());

    public void Add(Mutant mutant, Trial trial)
    {
        var kind = mutant.Seed.Kind;
        if (!_counts.TryGetValue(kind, out var outcomes)) _counts[kind] = outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        outcomes[trial.Outcome] = outcomes.GetValueOrDefault(trial.Outcome) + 1;
        if (trial.Failure is not null) Failures++;
        if (trial.Took > _slowest.GetValueOrDefault(kind).Took) _slowest[kind] = (trial.Took, mutant.Index);
        if (trial.Allocated > _hungriest.GetValueOrDefault(kind).Bytes) _hungriest[kind] = (trial.Allocated, mutant.Index);
    }

    public void Print(TextWriter to)
    {
        foreach (var (kind, outcomes) in _counts)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind,-5} {outcomes.Values.Sum(),8}  {string.Join(", ", outcomes.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Key} {o.Value}")))}"));
            var (took, slow) = _slowest.GetValueOrDefault(kind);
            var (bytes, hungry) = _hungriest.GetValueOrDefault(kind);
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      slowest {took.TotalMilliseconds:0} ms (sample {slow}), most allocated {bytes / 1048576.0:0.0} MB (sample {hungry})"));
        }
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"total {Total,8}  failures {Failures}"));
    }
}
