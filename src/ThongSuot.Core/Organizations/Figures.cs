using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Organizations;

/// <summary>One step of who follows whom, as far as figures are concerned.</summary>
public readonly record struct Passing(DateOnly EffectiveOn, long PredecessorId, long SuccessorId, int ShareMillionths);

/// <summary>Whole figures kept per body, read as of another day: as it was becomes as it is, and the totals agree to the last unit.</summary>
public sealed class Figures(AppDbContext db)
{
    /// <summary>Passes figures kept on one day on to the bodies of a later one, along every succession in between.</summary>
    /// <param name="figures">Body → figure, none below zero.</param>
    public async Task<IReadOnlyDictionary<long, long>> RestateAsync(IReadOnlyDictionary<long, long> figures, DateOnly keptOn, DateOnly asOf, CancellationToken cancel = default)
    {
        var passings = await db.Successions.Where(s => s.EffectiveOn > keptOn && s.EffectiveOn <= asOf).OrderBy(s => s.EffectiveOn).ThenBy(s => s.Id)
            .Select(s => new Passing(s.EffectiveOn, s.PredecessorId, s.SuccessorId, s.ShareMillionths)).ToListAsync(cancel);
        return Restate(figures, passings);
    }

    /// <summary>The same over given steps. On one day all pass on what they had in the morning; what reaches a body that itself ends that day goes on at once.</summary>
    public static IReadOnlyDictionary<long, long> Restate(IReadOnlyDictionary<long, long> figures, IEnumerable<Passing> passings)
    {
        if (figures.FirstOrDefault(f => f.Value < 0) is { Value: < 0 } negative) throw new ArgumentOutOfRangeException(nameof(figures), negative.Value, $"The figure of {negative.Key} is below zero.");
        var now = figures.ToDictionary();
        foreach (var day in passings.GroupBy(p => p.EffectiveOn).OrderBy(d => d.Key))
        {
            var heirs = day.GroupBy(p => p.PredecessorId).ToDictionary(g => g.Key, g => g.ToList());
            var ending = heirs.Where(h => h.Value.Sum(p => (long)p.ShareMillionths) >= Succession.Whole).Select(h => h.Key).ToHashSet();
            var giving = heirs.Keys.Where(now.ContainsKey).ToHashSet();
            for (var round = 0; giving.Count > 0; round++)
            {
                if (round > heirs.Count) throw new InvalidOperationException($"Bodies that ended on {day.Key:yyyy-MM-dd} follow one another in a circle.");
                giving = Pass(now, giving, heirs, ending);
            }
        }
        return now;
    }

    /// <summary>Returns those that received something although they end on the day.</summary>
    private static HashSet<long> Pass(Dictionary<long, long> now, HashSet<long> giving, Dictionary<long, List<Passing>> heirs, HashSet<long> ending)
    {
        List<(long Id, long Amount)> received = [];
        foreach (var id in giving.Order())
        {
            now.Remove(id, out var amount);
            var rest = Math.Max(0, Succession.Whole - heirs[id].Sum(p => (long)p.ShareMillionths));
            (long Id, long Share)[] parts = [.. heirs[id].Select(p => (p.SuccessorId, (long)p.ShareMillionths)), .. rest > 0 ? [(id, rest)] : Array.Empty<(long, long)>()];
            received.AddRange(parts.Zip(Apportion(amount, [.. parts.Select(p => p.Share)]), (p, a) => (p.Id, a)));
        }
        foreach (var (id, amount) in received) now[id] = checked(now.GetValueOrDefault(id) + amount);
        return [.. received.Where(r => ending.Contains(r.Id)).Select(r => r.Id)];
    }

    /// <summary>Cuts an amount by shares into whole numbers that sum to it: each its whole part, what is left one by one to the largest remainders (Hamilton's method), the first of equals first.</summary>
    public static IReadOnlyList<long> Apportion(long amount, IReadOnlyList<long> shares)
    {
        var all = shares.Aggregate(Int128.Zero, (sum, share) => sum + share);
        if (amount < 0 || all <= 0 || shares.Any(s => s < 0)) throw new ArgumentOutOfRangeException(nameof(shares), "Only shares of something can be given, and nothing below zero.");
        var parts = shares.Select(s => (long)((Int128)amount * s / all)).ToArray();
        var left = (int)(amount - parts.Sum());
        foreach (var i in Enumerable.Range(0, shares.Count).OrderByDescending(i => (Int128)amount * shares[i] % all).Take(left)) parts[i]++;
        return parts;
    }
}
