using Microsoft.Extensions.DependencyInjection;

namespace ThongSuot.Core.Plans;

public static class PlanServices
{
    /// <summary>Plans of the levels below: begun, counted, laid beside what they answer.</summary>
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        services.AddScoped<BindingDuties>();
        services.AddScoped<PlanService>();
        services.AddScoped<PlanCoverageQueries>();
        services.AddScoped<AlignmentService>();
        services.AddScoped<AlignmentQueries>();
        return services;
    }
}
