using ThongSuot.TestKit.Databases;

namespace ThongSuot.Browser.Tests.Organizations;

/// <summary>The application over a small province of its own.</summary>
public sealed class LiveProvince : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private LiveSite _site = null!;

    public LiveSite Site => _site;

    public SmallProvince Bodies { get; private set; } = null!;

    public TestDatabase Database => _database;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync("sqlite");
        Bodies = await SmallProvince.BuildAsync(_database);
        _site = new LiveSite { Database = _database.Options };
        await _site.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _database.DisposeAsync();
    }
}
