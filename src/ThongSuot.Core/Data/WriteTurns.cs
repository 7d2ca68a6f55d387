namespace ThongSuot.Core.Data;

/// <summary>
/// SQLite lets one connection write at a time, and others find out by waiting blindly. Here they queue instead, first come first served
/// (measured: connections left to themselves can wait for seconds, docs/decisions/0008).
/// </summary>
public sealed class WriteTurns : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Waits for the turn to write; dispose it to pass it on.</summary>
    public async Task<IDisposable> WaitAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        return new Turn(_one);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        private SemaphoreSlim? _held = one;
        public void Dispose() => Interlocked.Exchange(ref _held, null)?.Release();
    }
}
