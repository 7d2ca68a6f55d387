namespace ThongSuot.Web.Hosting;

/// <summary>Does one thing again and again as long as the application runs. A failure stops one round and none of the later ones: what was to be done waits unharmed, and the log says why.</summary>
internal abstract class Untiring(IServiceScopeFactory scopes) : BackgroundService
{
    private static readonly TimeSpan AfterAFailure = TimeSpan.FromSeconds(5);

    /// <summary>One round: does it, then waits for the next.</summary>
    protected abstract Task RunOnceAsync(IServiceProvider services, CancellationToken cancel);

    protected abstract void Failed(Exception e);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await RunOnceAsync(scope.ServiceProvider, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Said above.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Failed(e);
                await Task.Delay(AfterAFailure, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
