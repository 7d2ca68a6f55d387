using Microsoft.EntityFrameworkCore;

namespace ThongSuot.Core.Data;

/// <summary>Lets one node at a time do a job: every node's clock rings, and whoever holds the lock of that name works. A node that dies lets go of it with its connection.</summary>
public sealed class JobTurn(AppDbContext db)
{
    /// <summary>Does the work unless another node is at it; false when it was.</summary>
    public async Task<bool> TryAsync(string job, Func<Task> work, CancellationToken cancel = default)
    {
        // A file has one node, and the scheduler does not start a job that is still running.
        if (db is not PostgresDbContext)
        {
            await work();
            return true;
        }
        var key = AppDbContext.LockOf("job:" + job);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            if (!await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock({key}) AS \"Value\"").SingleAsync(cancel)) return false;
            try
            {
                await work();
                return true;
            }
            finally
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({key})", CancellationToken.None);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
