using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Implementation;

public static class ImplementationServices
{
    /// <summary>Programmes, assignments and what is counted of them.</summary>
    public static IServiceCollection AddImplementation(this IServiceCollection services)
    {
        services.AddScoped<IssuePlanner>();
        services.AddScoped<IssueService>();
        services.AddScoped<AssignmentService>();
        services.AddScoped<ProgrammeService>();
        services.AddScoped<AmendmentPlanner>();
        services.AddScoped<AmendmentService>();
        services.AddScoped<AssignmentSuccession>();
        services.AddScoped<IFollowTree>(s => s.GetRequiredService<AssignmentSuccession>());
        services.AddScoped<TallyKeeper>();
        services.AddScoped<TallyRecount>();
        services.AddScoped<OccurrenceJob>();
        services.AddScoped<OverdueJob>();
        services.AddScoped<DemoWork>();
        services.TryAddSingleton(new ReminderOptions());
        services.AddScoped<ReminderJob>();
        services.AddScoped<ReminderService>();
        services.AddScoped<NudgeQueries>();
        services.AddScoped<DashboardQueries>();
        services.AddScoped<BlockerQueries>();
        services.AddScoped<AssignmentSheet>();
        services.AddScoped<ScheduleQueries>();
        services.AddScoped<MapQueries>();
        services.AddScoped<AssignmentQueries>();
        services.AddScoped<AssignmentDetailsQuery>();
        services.AddScoped<HomeQueries>();
        services.AddScoped<DueQueries>();
        services.AddScoped<ProgrammeAccess>();
        services.AddScoped<OwedAnswers>();
        services.AddScoped<CascadeQueries>();
        services.AddScoped<Lateness>();
        return services;
    }
}
