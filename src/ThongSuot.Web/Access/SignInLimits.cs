using System.Threading.RateLimiting;

namespace ThongSuot.Web.Access;

/// <summary>
/// How many passwords, codes and links may be tried in a minute: from one address (an office comes from one address, so not too few), and for one account, wherever from.
/// Beside it every account makes who guesses wait longer and longer (<see cref="Core.Access.SignInPatience"/>); this keeps the guessing itself from costing much.
/// </summary>
internal sealed class SignInLimits : IDisposable
{
    private const int FromOneAddress = 60, ForOneAccount = 20;
    private readonly PartitionedRateLimiter<string> _addresses = Limiter(FromOneAddress), _accounts = Limiter(ForOneAccount);

    /// <summary>True when one more try is free.</summary>
    public bool Allows(HttpContext context, string? account = null)
    {
        using var address = _addresses.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "–");
        if (!address.IsAcquired) return false;
        if (account is null) return true;
        using var one = _accounts.AttemptAcquire(account.Trim().ToUpperInvariant());
        return one.IsAcquired;
    }

    public void Dispose()
    {
        _addresses.Dispose();
        _accounts.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int perMinute) => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetSlidingWindowLimiter(key,
        _ => new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));
}
