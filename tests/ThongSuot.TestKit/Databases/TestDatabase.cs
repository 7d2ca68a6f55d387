using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;

namespace ThongSuot.TestKit.Databases;

/// <summary>A database of its own for one test, copied from a migrated one, with the services of Core over it. Time stands still until the test moves it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();
    private readonly ServiceProvider _services;
    private readonly Func<Task> _drop;

    private TestDatabase(DatabaseOptions options, Action<IServiceCollection>? more, Func<Task> drop)
    {
        (Options, _drop) = (options, drop);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        services.AddDatabase(options);
        // Many rounds keep guessers busy, and tests too.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
        more?.Invoke(services);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public static string? PostgresServer { get; } = Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES");
    public static bool IsCi { get; } = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Where the database is, for a program that opens it by itself.</summary>
    public DatabaseOptions Options { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2025, 9, 28, 7, 5, 0, TimeSpan.Zero));

    /// <summary>A person working at a desk.</summary>
    public static Operation Doing(string kind, string? reason = null) => new(new Actor(null, "Kiểm thử"), "test", kind, reason);

    public static async Task<TestDatabase> CreateAsync(string provider, Action<IServiceCollection>? more = null)
    {
        var template = await Templates.GetOrAdd(provider, p => new(() => p == "postgres" ? PostgresTemplateAsync() : SqliteTemplateAsync())).Value;
        var name = $"thongsuot_{Guid.NewGuid():N}";
        if (provider == "postgres")
        {
            await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {template}");
            return new(new("postgres", ConnectionTo(name)), more, () => OnServerAsync($"DROP DATABASE {name} WITH (FORCE)"));
        }
        var file = Path.Combine(Path.GetTempPath(), name + ".db");
        File.Copy(template, file);
        return new(new("sqlite", $"Data Source={file};Pooling=False"), more, () =>
        {
            foreach (var end in (ReadOnlySpan<string>)["", "-wal", "-shm"]) File.Delete(file + end);
            return Task.CompletedTask;
        });
    }

    /// <summary>Another web node over the same database, with a memory of its own.</summary>
    public TestDatabase AnotherNode() => new(Options, null, () => Task.CompletedTask);

    /// <summary>A scope with its own context, as a request has.</summary>
    public AsyncServiceScope Scope() => _services.CreateAsyncScope();

    /// <summary>Does something with a service in a scope of its own.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> what) where TService : notnull
    {
        await using var scope = Scope();
        return await what(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <inheritdoc cref="With{TService, T}(Func{TService, Task{T}})"/>
    public async Task With<TService>(Func<TService, Task> what) where TService : notnull
    {
        await using var scope = Scope();
        await what(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _drop();
    }

    private static async Task<string> SqliteTemplateAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"thongsuot_template_{Guid.NewGuid():N}.db");
        await MigrateAsync(new("sqlite", $"Data Source={file};Pooling=False"));
        // Everything into the one file, so that a copy of it is whole.
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }

    private static async Task<string> PostgresTemplateAsync()
    {
        var name = $"thongsuot_template_{Guid.NewGuid():N}";
        await OnServerAsync($"CREATE DATABASE {name}");
        await MigrateAsync(new("postgres", ConnectionTo(name)));
        NpgsqlConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => OnServerAsync($"DROP DATABASE {name} WITH (FORCE)").GetAwaiter().GetResult();
        return name;
    }

    private static async Task MigrateAsync(DatabaseOptions options)
    {
        await using var services = new ServiceCollection().AddLogging().AddDatabase(options).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().MigrateAsync();
    }

    private static string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(Server()) { Database = database, Pooling = true, MaxPoolSize = 20 }.ToString();

    private static async Task OnServerAsync(string command)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server()) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var doing = new NpgsqlCommand(command, connection);
        await doing.ExecuteNonQueryAsync();
    }

    private static string Server() => PostgresServer ?? throw new InvalidOperationException("THONGSUOT_TEST_POSTGRES is not set; CI needs a PostgreSQL server (.ci/run starts one).");
}
