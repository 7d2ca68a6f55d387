using System.Collections.Concurrent;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Tests.Organizations;

/// <summary>The fictional province loaded once for all tests that only read it.</summary>
public sealed class DemoProvince : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<TestDatabase>>> _databases = new();

    public Task<TestDatabase> OnAsync(string provider) => _databases.GetOrAdd(provider, p => new(() => LoadAsync(p))).Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases.Values) await (await database.Value).DisposeAsync();
    }

    internal static async Task<TestDatabase> LoadAsync(string provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await database.With<DemoData>(async d => Assert.True(await d.LoadAsync()));
        return database;
    }
}
