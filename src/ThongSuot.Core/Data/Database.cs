using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using ThongSuot.Core.Access;
using ThongSuot.Core.Burden;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Plans;
using ThongSuot.Core.Organizations.Sheets;
using ThongSuot.Core.Search;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Data;

/// <summary>Which database: <c>Database:Provider</c> is <c>sqlite</c> (the default, a file) or <c>postgres</c>; <c>Database:Connection</c> says where.</summary>
public sealed record DatabaseOptions(string Provider, string Connection)
{
    public bool IsPostgres => Provider switch
    {
        "sqlite" => false,
        "postgres" => true,
        _ => throw new InvalidOperationException($"Database:Provider is \"{Provider}\"; it can be sqlite or postgres."),
    };
}

public static class Database
{
    private const int MostPrepared = 200;

    /// <summary>Adds <see cref="AppDbContext"/>, one a scope; taken from a pool, for making one costs as much as a question.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, DatabaseOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Clock>();
        services.AddSingleton<WriteTurns>();
        services.AddSingleton<SealingBell>();
        services.AddSingleton<GroundMemory>();
        services.AddSingleton<AppDbServices>();
        services.AddScoped<HistorySealer>();
        services.AddScoped<HistoryVerifier>();
        services.AddScoped<OrganizationTree>();
        services.AddScoped<OrganizationService>();
        services.AddScoped<ReorganizationService>();
        services.AddScoped<OrganizationQueries>();
        services.AddScoped<OrganizationFinder>();
        services.AddScoped<OrganizationCounts>();
        services.AddScoped<ReorganizationPreview>();
        services.AddScoped<HistoryQueries>();
        services.AddScoped<SearchQueries>();
        services.AddMemoryCache();
        services.AddScoped<UnitSeeds>();
        services.AddScoped<DemoData>();
        services.AddScoped<Figures>();
        services.AddScoped<NameResolver>();
        services.AddScoped<GroupResolver>();
        services.AddScoped<OrganizationSheet>();
        services.AddAccess();
        services.AddDocuments();
        services.AddImplementation();
        services.AddPlans();
        services.AddBurden();
        if (options.IsPostgres)
        {
            // A page asks the same dozen questions each time: the server plans them once, unless the connection string says otherwise.
            var prepared = new NpgsqlConnectionStringBuilder(options.Connection);
            if (prepared.MaxAutoPrepare == 0) prepared.MaxAutoPrepare = MostPrepared;
            // Nothing is set for a session here, and the locks of jobs are given back by themselves: to put every connection back to its beginning would be seven statements before each question.
            prepared.NoResetOnClose = true;
            var connection = prepared.ToString();
            services.AddDbContextPool<PostgresDbContext>(o => o.UseNpgsql(connection, p => p.MigrationsHistoryTable("Migrations")));
            services.AddScoped<AppDbContext>(s => s.GetRequiredService<PostgresDbContext>());
        }
        else
        {
            var connection = new SqliteConnectionStringBuilder(options.Connection) { ForeignKeys = true, DefaultTimeout = 30 }.ToString();
            services.AddDbContextPool<SqliteDbContext>(o => o.UseSqlite(connection, p => p.MigrationsHistoryTable("Migrations")));
            services.AddScoped<AppDbContext>(s => s.GetRequiredService<SqliteDbContext>());
        }
        return services;
    }

    /// <summary>Creates the database or brings it up to date.</summary>
    public static async Task MigrateAsync(this AppDbContext db, CancellationToken cancel = default)
    {
        if (db is SqliteDbContext && new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource is { Length: > 0 } file && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            Directory.CreateDirectory(folder);
        await db.Database.MigrateAsync(cancel);
        // Readers and a writer at once; kept in the file, so set once.
        if (db is SqliteDbContext) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancel);
    }

    /// <summary>What the framework's own tables and the context need to know when a migration is written, as <see cref="AccessServices.AddAccess"/> says it at work.</summary>
    internal static IServiceProvider DesignProvider() => new ServiceCollection().Configure<IdentityOptions>(AccessServices.UseSchema)
        .AddSingleton(new AppDbServices(new Clock(TimeProvider.System), new WriteTurns(), new SealingBell(), new GroundMemory())).BuildServiceProvider();
}
