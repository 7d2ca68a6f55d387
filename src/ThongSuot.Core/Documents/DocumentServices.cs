using Microsoft.Extensions.DependencyInjection;

namespace ThongSuot.Core.Documents;

public static class DocumentServices
{
    /// <summary>The register, reading and review of documents. Needs <see cref="FileStoreOptions"/>, <see cref="IntakeOptions"/> and <see cref="ThongSuot.Documents.ReaderOptions"/>, which the host gives with its folders.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton<FileStore>();
        services.AddScoped<DocumentAccess>();
        services.AddScoped<DocumentKeys>();
        services.AddScoped<DocumentIndex>();
        services.AddScoped<DocumentSearch>();
        services.AddScoped<Standings>();
        services.AddScoped<CitedDocuments>();
        services.AddScoped<Proposals>();
        services.AddScoped<RegisterService>();
        services.AddScoped<ReferenceService>();
        services.AddScoped<ReadingService>();
        services.AddScoped<ReviewTurn>();
        services.AddScoped<ReviewService>();
        services.AddScoped<DutyActorService>();
        services.AddScoped<DocumentQueries>();
        services.AddScoped<ChangedGrounds>();
        services.AddScoped<ResolvedActors>();
        services.AddScoped<GoldExport>();
        services.AddScoped<ArrivalService>();
        services.AddScoped<ArrivalQueries>();
        services.AddScoped<IntakeService>();
        return services;
    }
}
