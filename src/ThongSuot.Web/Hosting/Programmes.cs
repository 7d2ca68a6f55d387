using Quartz;
using ThongSuot.Core.Data;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Plans;

namespace ThongSuot.Web.Hosting;

/// <summary>What keeps programmes up to date by itself: the tallies within a moment, the overdue and the changes of the tree after midnight, reminders in the morning.</summary>
internal static partial class Programmes
{
    public static void AddProgrammes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton((configuration.GetSection("Reminders").Get<ReminderOptions>() ?? new ReminderOptions()).Checked());
        services.AddHostedService<Tallying>();
        services.AddSingleton<IssueRuns>();
        services.AddHostedService(s => s.GetRequiredService<IssueRuns>());
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<NightJob>(job => job.WithIdentity("night").StoreDurably());
            // 0:01 in Viet Nam, which is UTC+7 all year; and at the start, for a night that was missed.
            quartz.AddTrigger(trigger => trigger.ForJob("night").WithIdentity("night").WithCronSchedule("0 1 17 * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));
            quartz.AddTrigger(trigger => trigger.ForJob("night").WithIdentity("night at the start").StartNow());
            // Who has confirmed a plan may look at once how it stands to the superior's.
            quartz.ScheduleJob<AlignmentJob>(trigger => trigger.WithIdentity("alignment").WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(20)).RepeatForever()));
            quartz.AddJob<MorningJob>(job => job.WithIdentity("morning").StoreDurably());
            // Seven in Viet Nam; at the start, for a morning that was missed, and then it waits for seven by itself.
            quartz.AddTrigger(trigger => trigger.ForJob("morning").WithIdentity("morning").WithCronSchedule("0 0 0 * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));
            quartz.AddTrigger(trigger => trigger.ForJob("morning").WithIdentity("morning at the start").StartNow());
        });
    }

    [DisallowConcurrentExecution]
    private sealed class NightJob(AssignmentSuccession succession, OccurrenceJob occurrences, OverdueJob overdue, JobTurn turn) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await turn.TryAsync("night", async () =>
        {
            await succession.RunAsync(cancellationToken);
            await occurrences.RunAsync(cancellationToken);
            await overdue.RunAsync(cancellationToken);
        }, cancellationToken);
    }

    [DisallowConcurrentExecution]
    private sealed class AlignmentJob(AlignmentService alignment, JobTurn turn) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await turn.TryAsync("alignment", async () =>
        {
            while (await alignment.CompareWaitingAsync(cancellationToken) > 0) { }
        }, cancellationToken);
    }

    [DisallowConcurrentExecution]
    private sealed class MorningJob(ReminderJob reminders, JobTurn turn) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await turn.TryAsync("morning", () => reminders.RunAsync(cancellationToken), cancellationToken);
    }

    private sealed partial class Tallying(IServiceScopeFactory scopes, ILogger<Tallying> log) : Untiring(scopes)
    {
        private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

        protected override async Task RunOnceAsync(IServiceProvider services, CancellationToken cancel)
        {
            await services.GetRequiredService<TallyKeeper>().FoldAsync(cancel);
            await Task.Delay(Every, cancel);
        }

        protected override void Failed(Exception e) => FoldingFailed(log, e);

        [LoggerMessage(LogLevel.Error, "The tallies could not be brought up to date; it will be tried again")]
        private static partial void FoldingFailed(ILogger log, Exception e);
    }
}
