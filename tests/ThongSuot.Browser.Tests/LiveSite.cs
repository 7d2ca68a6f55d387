using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Data;
using ThongSuot.Tests;

[assembly: AssemblyFixture(typeof(ThongSuot.Browser.Tests.Browser))]

namespace ThongSuot.Browser.Tests;

/// <summary>The application in this process, on Kestrel, on a free port of this machine, with a folder of its own for what it keeps.</summary>
public sealed class LiveSite : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("thongsuot-");

    /// <summary>True for a site that nobody has set up yet.</summary>
    public bool IsNew { get; init; }

    public Uri Address { get; private set; } = null!;

    /// <summary>Where its data is; a new database in its folder without.</summary>
    public DatabaseOptions? Database { get; init; }

    /// <summary>The cookie of a session of the first administrator; null on a new site.</summary>
    public string? Session { get; private set; }

    public async ValueTask InitializeAsync()
    {
        UseKestrel(port: 0);
        StartServer();
        // By name: passkeys are tied to a name, never to a number.
        Address = new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
        if (!IsNew) Session = await FirstPerson.SessionAsync(Services, await FirstPerson.SetUpAsync(Services));
    }

    /// <summary>Does something with a service of the application.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> what) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await what(scope.ServiceProvider.GetRequiredService<TService>());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development").UseSetting("Data:Folder", _folder.FullName);
        if (Database is { } database) builder.UseSetting("Database:Provider", database.Provider).UseSetting("Database:Connection", database.Connection);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_folder.Exists)
            _folder.Delete(recursive: true);
    }
}
