using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using ThongSuot.Core.Data;

[assembly: AssemblyFixture(typeof(ThongSuot.Browser.Tests.Browser))]

namespace ThongSuot.Browser.Tests;

/// <summary>The application in this process, on Kestrel, on a free port of this machine, with a folder of its own for what it keeps.</summary>
public sealed class LiveSite : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("thongsuot-");

    public Uri Address { get; private set; } = null!;

    /// <summary>Where its data is; a new database in its folder without.</summary>
    public DatabaseOptions? Database { get; init; }

    public ValueTask InitializeAsync()
    {
        UseKestrel(port: 0);
        StartServer();
        Address = new UriBuilder(ClientOptions.BaseAddress) { Host = "127.0.0.1" }.Uri;
        return ValueTask.CompletedTask;
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
