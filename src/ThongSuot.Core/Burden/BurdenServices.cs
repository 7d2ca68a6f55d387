using Microsoft.Extensions.DependencyInjection;

namespace ThongSuot.Core.Burden;

public static class BurdenServices
{
    /// <summary>What each body is asked for.</summary>
    public static IServiceCollection AddBurden(this IServiceCollection services)
    {
        services.AddScoped<BurdenQueries>();
        return services;
    }
}
