using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Data;

/// <summary>
/// What every page asks and what seldom changes (names and places of bodies, who is in which post), kept in memory. A number in the database goes up in every operation that changes any of it, on whatever node; what is
/// known holds for one number, which is asked once a request. See decision 0020.
/// </summary>
internal sealed class Ground(AppDbContext db, GroundMemory memory, Clock clock)
{
    /// <summary>The series whose next number tells the state.</summary>
    internal const string Series = "Ground";

    private static readonly FrozenSet<Type> Types = new[] { typeof(Organization), typeof(OrganizationProfile), typeof(OrganizationLink), typeof(Post), typeof(Appointment), typeof(Delegation) }.ToFrozenSet();
    private const int MostAtOnce = 2_000;
    private (Moment At, long Number)? _asked;

    /// <summary>The values of the keys: those known, and the others by one reading.</summary>
    /// <param name="read">Reads the values of keys that are not known yet.</param>
    /// <param name="none">The value of keys for which nothing is read; they get none when it is not given.</param>
    public async Task<IReadOnlyDictionary<TKey, TValue>> OfAsync<TKey, TValue>(Shelf<TKey, TValue> shelf, IReadOnlyCollection<TKey> keys, Func<IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> read, TValue? none, CancellationToken cancel) where TKey : notnull where TValue : class
    {
        if (keys.Count == 0) return new Dictionary<TKey, TValue>();
        // What an operation under way has changed is for nobody else to know.
        if (db.ChangedGround) return await read(keys);
        var known = (await KnownAsync(cancel)).Of(shelf);
        var (found, missing) = (new Dictionary<TKey, TValue>(keys.Count), new List<TKey>());
        foreach (var key in keys)
            if (known.TryGetValue(key, out var value)) found[key] = value;
            else missing.Add(key);
        if (missing.Count == 0) return found;
        var fresh = await read(missing);
        // Whoever needs a whole country at once does not come back for it: memory is for pages.
        var isKept = missing.Count <= MostAtOnce;
        foreach (var key in missing)
        {
            if ((fresh.GetValueOrDefault(key) ?? none) is not { } value) continue;
            found[key] = value;
            if (isKept) known[key] = value;
        }
        return found;
    }

    /// <summary>The value of one key, which is read when it is not known; null is not kept, for it may be there the next time.</summary>
    public async ValueTask<TValue> OfAsync<TKey, TValue>(Shelf<TKey, TValue> shelf, TKey key, Func<Task<TValue>> read, CancellationToken cancel) where TKey : notnull
    {
        if (db.ChangedGround) return await read();
        var known = (await KnownAsync(cancel)).Of(shelf);
        if (known.TryGetValue(key, out var value)) return value;
        value = await read();
        if (value is not null) known[key] = value;
        return value;
    }

    /// <summary>Says what the number is, where it was read together with something else.</summary>
    public void Is(long number) => _asked = (Now, number);

    /// <summary>A query of the number, to be put into another.</summary>
    public static IQueryable<long> NumberOf(AppDbContext db) => db.Counters.Where(c => c.Series == Series).Select(c => c.Next);

    private async ValueTask<GroundMemory.Known> KnownAsync(CancellationToken cancel)
    {
        if (_asked is not { } asked || asked.At != Now) _asked = asked = (Now, await NumberOf(db).FirstOrDefaultAsync(cancel));
        return memory.At(asked.Number, clock.Today);
    }

    /// <summary>How long a number holds: for one use of a context, which comes from a pool, and to the begin or end of an operation; whoever waited for its turn to write may find another state than before.</summary>
    private readonly record struct Moment(int Lease, int Changes);

    private Moment Now => new(db.ContextId.Lease, db.Changes);

    /// <summary>Is this a change of what is kept here? Of a person only the name and whether the account is open are.</summary>
    public static bool IsChangedBy(EntityEntry entry) => Types.Contains(entry.Metadata.ClrType)
        || entry is { Entity: Person, State: EntityState.Modified } && (entry.Property(nameof(Person.FullName)).IsModified || entry.Property(nameof(Person.IsActive)).IsModified);

    public static bool IsOf(Type type) => Types.Contains(type);
}

/// <summary>One kind of what is kept: values by their keys.</summary>
internal sealed class Shelf<TKey, TValue> where TKey : notnull;

/// <summary>What this process knows, of one number and one day.</summary>
public sealed class GroundMemory
{
    private Known _known = new(-1, DateOnly.MinValue);

    internal Known At(long number, DateOnly day)
    {
        var known = Volatile.Read(ref _known);
        if (known.Number == number && known.Day == day) return known;
        var fresh = new Known(number, day);
        // Who still reads an older state keeps what it finds to itself.
        if (number < known.Number || day < known.Day) return fresh;
        return Interlocked.CompareExchange(ref _known, fresh, known) == known ? fresh : At(number, day);
    }

    internal sealed class Known(long number, DateOnly day)
    {
        private readonly ConcurrentDictionary<object, object> _shelves = new();

        public long Number => number;
        public DateOnly Day => day;

        public ConcurrentDictionary<TKey, TValue> Of<TKey, TValue>(Shelf<TKey, TValue> shelf) where TKey : notnull => (ConcurrentDictionary<TKey, TValue>)_shelves.GetOrAdd(shelf, static _ => new ConcurrentDictionary<TKey, TValue>());
    }
}
