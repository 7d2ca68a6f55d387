using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Tests;

namespace ThongSuot.Bench;

/// <summary>The application over a new database that is gone afterwards: a file among the temporary ones, or a database on the server of <c>THONGSUOT_TEST_POSTGRES</c>.</summary>
internal sealed class BenchSite : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder;
    private readonly string? _server;
    private readonly string _name;
    private readonly bool _isKept;

    /// <param name="keep">Leaves the data for the next run, which begins with it.</param>
    public BenchSite(string provider, bool keep = false)
    {
        _server = provider switch
        {
            "sqlite" => null,
            "postgres" => Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES") ?? throw new InvalidOperationException("THONGSUOT_TEST_POSTGRES is not set: the connection string of a PostgreSQL server on which a database may be made."),
            _ => throw new InvalidOperationException($"\"{provider}\" is no database; it can be sqlite or postgres."),
        };
        (_isKept, _name) = (keep, keep ? "thongsuot_bench_kept" : $"thongsuot_bench_{Guid.NewGuid():N}");
        _folder = keep ? Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "thongsuot-bench-kept")) : Directory.CreateTempSubdirectory("thongsuot-bench-");
        UseKestrel(0);
    }

    /// <summary>Does something with a service in a scope of its own, as a request does.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> what) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await what(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Waits until all that was done is in the chain of the history, so that nothing goes on beside what is measured; letters, of which a country gets many, are not sent.</summary>
    public async Task QuietAsync()
    {
        await With<AppDbContext, int>(async db =>
        {
            using var turn = await db.TurnAsync(default);
            return await db.Notifications.Where(n => n.MailedAt == null).ExecuteUpdateAsync(s => s.SetProperty(n => n.MailedAt, DateTime.UtcNow));
        });
        while (await With<AppDbContext, bool>(db => db.History.AnyAsync(e => e.Position == null))) await Task.Delay(200);
    }

    /// <summary>Somebody signed in who may do everything everywhere.</summary>
    public async Task<HttpClient> VisitorAsync()
    {
        if (await With<AppDbContext, long?>(db => db.Users.Where(p => p.Email == FirstPerson.Email).Select(p => (long?)p.Id).SingleOrDefaultAsync()) is { } known) return await ClientAsync(known);
        var tops = await With<AppDbContext, List<long>>(db => db.OrganizationLinks.Where(l => l.ParentId == null).Select(l => l.ChildId).Distinct().ToListAsync());
        PostOptions Post(long body) => new(body, "Quản trị viên hệ thống", Role.Administrator, new DateOnly(2026, 1, 1));
        var invited = await With<AccessService, Invited>(s => s.InviteAsync(new(FirstPerson.Name, FirstPerson.Email, Post(tops[0])), FirstPerson.Doing("person.invite")));
        foreach (var body in tops.Skip(1)) await With<AccessService, long>(s => s.AppointAsync(new(invited.PersonId, Post(body)), FirstPerson.Doing("person.appoint")));
        var person = await With<AccountService, long>(s => s.AcceptAsync(invited.Token, FirstPerson.Password, FirstPerson.Doing("person.accept")));
        return await ClientAsync(person);
    }

    /// <summary>A browser in which the person is signed in.</summary>
    public async Task<HttpClient> ClientAsync(long person)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = Address, AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Cookie", await CookieAsync(person));
        return client;
    }

    /// <summary>So many readers, signed in as somebody who may do everything everywhere.</summary>
    public async Task<Readers> ReadersAsync(int count)
    {
        using (await VisitorAsync()) { }
        return new(Address, await CookieAsync(await With<AppDbContext, long>(db => db.Users.Where(p => p.Email == FirstPerson.Email).Select(p => p.Id).SingleAsync())), count);
    }

    private Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private async Task<string> CookieAsync(long person) => $"session={await FirstPerson.SessionAsync(Services, person)}";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production").UseContentRoot(AppContext.BaseDirectory).UseSetting("Data:Folder", _folder.FullName).UseSetting("Logging:LogLevel:Default", "Warning").UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", "None").UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Error");
        if (_server is null) return;
        if (!_isKept || !IsThere()) OnServer($"CREATE DATABASE {_name}");
        builder.UseSetting("Database:Provider", "postgres").UseSetting("Database:Connection", new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ToString());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_isKept) return;
        if (_server is not null) OnServer($"DROP DATABASE {_name} WITH (FORCE)");
        if (_folder.Exists) _folder.Delete(recursive: true);
    }

    private bool IsThere() => OnServer($"SELECT 1 FROM pg_database WHERE datname = '{_name}'") is not null;

    private object? OnServer(string command)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server) { Pooling = false }.ToString());
        connection.Open();
#pragma warning disable CA2100 // The name of the database is our own.
        using var doing = new NpgsqlCommand(command, connection);
#pragma warning restore CA2100
        return doing.ExecuteScalar();
    }
}
