using System.Collections.Concurrent;
using System.Diagnostics;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Tests.Organizations;

/// <summary>The country loaded once for all tests that only read it.</summary>
public sealed class SeededCountry : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<TestDatabase>>> _databases = new();

    public Task<TestDatabase> OnAsync(string provider) => _databases.GetOrAdd(provider, p => new(() => LoadAsync(p))).Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases.Values) await (await database.Value).DisposeAsync();
    }

    private static async Task<TestDatabase> LoadAsync(string provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var watch = Stopwatch.StartNew();
        await database.With<UnitSeeds>(async s => Assert.True(await s.LoadAsync()));
        TestContext.Current.SendDiagnosticMessage("Units on {0}: {1:F1} s", provider, watch.Elapsed.TotalSeconds);
        return database;
    }
}
