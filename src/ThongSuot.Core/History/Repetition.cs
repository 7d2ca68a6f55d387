using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.History;

/// <summary>What came of a request that arrives again.</summary>
internal static class Repetition
{
    /// <summary>Does something once: when the request was carried out before, its result is given again. Another question under the same key is refused.</summary>
    /// <exception cref="RepeatedException">The key was used for another question.</exception>
    public static async Task<long> OnceAsync(this AppDbContext db, Operation operation, Func<Task<long>> what, CancellationToken cancel)
    {
        try
        {
            return await what();
        }
        catch (RepeatedException e) when (operation.Once is not null)
        {
            var (person, key) = (operation.By.PersonId, operation.Once.Key);
            var before = await db.Operations.AsNoTracking().SingleOrDefaultAsync(o => o.ActorId == person && o.RequestKey == key, cancel);
            return before is { ResultId: { } result } && before.RequestHash == operation.Once.Hash ? result : throw new RepeatedException(e);
        }
    }
}
