using System.Collections.Concurrent;
using ThongSuot.Core.History;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;

namespace ThongSuot.Web.Hosting;

/// <summary>How an issue in the background stands.</summary>
internal enum IssueState { Running, Done, Refused, Cancelled, Failed }

/// <summary>One issue in the background. It is one transaction: until it is done nothing of it is there, whatever ends it.</summary>
internal sealed class IssueRun(RequestKey once, long personId, IssueOptions options, TimeProvider time) : IProgress<IssueProgress>, IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly long _begun = time.GetTimestamp();
    private volatile Tuple<int, int>? _progress;

    public string Key => once.Key;

    /// <summary>What was asked under the key.</summary>
    public string RequestHash => once.Hash;

    public long PersonId => personId;
    public IssueOptions Options => options;
    public IssueState State { get; private set; }
    public long? ProgrammeId { get; private set; }

    /// <summary>Why a rule refused it.</summary>
    public RuleException? Refusal { get; private set; }

    /// <summary>Null while it is found out who gets what.</summary>
    public IssueProgress? Progress => _progress is { } p ? new(p.Item1, p.Item2) : null;

    public TimeSpan Age => time.GetElapsedTime(_begun);

    public CancellationToken Token => _cancel.Token;

    public void Report(IssueProgress value) => _progress = new(value.Done, value.Total);

    public void Cancel() => _cancel.Cancel();

    public void End(IssueState state, long? programmeId = null, RuleException? refusal = null) => (ProgrammeId, Refusal, State) = (programmeId, refusal, state);

    public void Dispose() => _cancel.Dispose();
}

/// <summary>
/// Issues that take longer than a browser should wait: they go on when it leaves, show how far they are, and can be cancelled. Kept in memory only, by the node that does it: what came of one that nobody here
/// knows any more is told by the database (<see cref="IssueService.FindAsync"/>).
/// </summary>
internal sealed partial class IssueRuns(IServiceScopeFactory scopes, TimeProvider time, ILogger<IssueRuns> log) : IHostedService
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<(long PersonId, string Key), IssueRun> _runs = new();
    private readonly ConcurrentDictionary<IssueRun, Task> _tasks = new();

    /// <summary>Up to so many assignments the browser waits: it takes a moment.</summary>
    public int AtOnceUpTo { get; init; } = 2_000;

    /// <summary>Begins it; one that runs under this key already goes on.</summary>
    public void Start(IssueOptions options, Operation operation)
    {
        var (person, key) = (operation.By.PersonId!.Value, operation.Once!.Key);
        foreach (var (old, past) in _runs.Where(r => r.Value.State != IssueState.Running && r.Value.Age > Remembered).ToList())
            if (_runs.TryRemove(old, out _)) past.Dispose();
        var run = new IssueRun(operation.Once, person, options, time);
        if (!_runs.TryAdd((person, key), run))
        {
            run.Dispose();
            return;
        }
        _tasks[run] = Task.Run(() => RunAsync(run, operation));
    }

    /// <summary>Null when this node knows of none, or it is another person's.</summary>
    public IssueRun? Find(long personId, string key) => _runs.GetValueOrDefault((personId, key));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What runs is undone: it can be issued again.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var run in _runs.Values.Where(r => r.State == IssueState.Running)) run.Cancel();
        await Task.WhenAll(_tasks.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(IssueRun run, Operation operation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var programme = await scope.ServiceProvider.GetRequiredService<IssueService>().IssueAsync(run.Options, operation, run, run.Token);
            run.End(IssueState.Done, programme);
        }
        catch (OperationCanceledException) when (run.Token.IsCancellationRequested)
        {
            run.End(IssueState.Cancelled);
        }
        catch (RuleException e)
        {
            run.End(IssueState.Refused, refusal: e);
        }
#pragma warning disable CA1031 // Nobody waits for it: the page and the log say that it failed.
        catch (Exception e)
#pragma warning restore CA1031
        {
            IssueFailed(log, run.Options.DocumentId, e);
            // A database that is asked to stop may say so in its own words.
            run.End(run.Token.IsCancellationRequested ? IssueState.Cancelled : IssueState.Failed);
        }
        finally
        {
            _tasks.TryRemove(run, out _);
        }
    }

    [LoggerMessage(LogLevel.Error, "The duties of document {Document} could not be issued")]
    private static partial void IssueFailed(ILogger log, long document, Exception e);
}
