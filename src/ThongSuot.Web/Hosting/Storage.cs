using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;
using ThongSuot.Documents;
using ThongSuot.Web.Pages.Organizations;

namespace ThongSuot.Web.Hosting;

/// <summary>The database, and what is kept beside it.</summary>
internal static partial class Storage
{
    /// <summary>The folder for everything the application keeps in files: <c>Data:Folder</c>, or <c>data</c> beside the application.</summary>
    public static string Folder(IConfiguration configuration, IHostEnvironment environment) =>
        Path.GetFullPath(configuration["Data:Folder"] ?? "data", environment.ContentRootPath);

    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var provider = builder.Configuration["Database:Provider"] ?? "sqlite";
        var connection = builder.Configuration["Database:Connection"]
            ?? (provider == "sqlite" ? $"Data Source={Path.Combine(Folder(builder.Configuration, builder.Environment), "thongsuot.db")}" : throw new InvalidOperationException("Database:Connection is missing: the connection string of the PostgreSQL server, such as \"Host=…;Database=thongsuot;Username=…;Password=…\"."));
        builder.Services.AddDatabase(new DatabaseOptions(provider, connection));
        builder.Services.AddSingleton(new FileStoreOptions(Path.Combine(Folder(builder.Configuration, builder.Environment), "files")));
        var intake = builder.Configuration.GetSection("Intake").Get<IntakeOptions>() ?? new IntakeOptions();
        builder.Services.AddSingleton(intake with { Folder = intake.Folder is { Length: > 0 } folder ? Path.GetFullPath(folder, Folder(builder.Configuration, builder.Environment)) : null });
        // The trial starts with the first PDF, and ends with the application.
        builder.Services.AddSingleton(_ => PdfTrial.Of(typeof(Storage).Assembly));
        builder.Services.AddSingleton(services => ReaderOptions.Default with { PdfTrial = services.GetRequiredService<PdfTrial>() });
        builder.Services.AddHostedService<Sealing>();
        var imports = Path.Combine(Folder(builder.Configuration, builder.Environment), "imports");
        builder.Services.AddSingleton(services => new ImportFiles(imports, services.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Creates the database or brings it up to date, before anybody is let in.</summary>
    public static async Task PrepareStorageAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().MigrateAsync(app.Lifetime.ApplicationStopping);
        scope.ServiceProvider.GetRequiredService<FileStore>().ClearBrokenOff(scope.ServiceProvider.GetRequiredService<Clock>().Now.AddDays(-1));
    }

    /// <summary>Puts what was done into the chain of the history, right after it was done.</summary>
    private sealed partial class Sealing(IServiceScopeFactory scopes, SealingBell bell, ILogger<Sealing> log) : Untiring(scopes)
    {
        // Another node may have gone down between a commit and its sealing.
        private static readonly TimeSpan AtLeastEvery = TimeSpan.FromMinutes(1);

        protected override async Task RunOnceAsync(IServiceProvider services, CancellationToken cancel)
        {
            await services.GetRequiredService<HistorySealer>().SealAsync(cancel);
            await bell.WaitAsync(AtLeastEvery, cancel);
        }

        protected override void Failed(Exception e) => SealingFailed(log, e);

        [LoggerMessage(LogLevel.Error, "The history could not be sealed; it will be tried again")]
        private static partial void SealingFailed(ILogger log, Exception e);
    }
}
