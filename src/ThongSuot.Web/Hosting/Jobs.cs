using System.Globalization;
using Quartz;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Notifications;
using ThongSuot.Core.Shared;

namespace ThongSuot.Web.Hosting;

/// <summary>What is done by the clock. The work itself is in Core; here is only when.</summary>
internal static class Jobs
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddScoped<JobTurn>();
        services.AddQuartz(quartz =>
        {
            quartz.ScheduleJob<MailJob>(trigger => trigger.WithIdentity("mail").WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever()));
            // Whoever brings a document waits for it.
            quartz.ScheduleJob<ReadingJob>(trigger => trigger.WithIdentity("reading").WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(1)).RepeatForever()));
            quartz.ScheduleJob<IntakeJob>(trigger => trigger.WithIdentity("intake").WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(30)).RepeatForever()));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    /// <summary>Settings <c>Mail:*</c>; see <see cref="MailOptions"/>.</summary>
    public static void AddNotifications(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var given = configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();
        var options = given with { Folder = Path.GetFullPath(given.Folder, Storage.Folder(configuration, environment)) };
        services.AddSingleton(options);
        services.AddSingleton<IMailer>(s => options.Host is { Length: > 0 } host ? new SmtpMailer(host, options, s.GetRequiredService<Clock>()) : new FolderMailer(options, s.GetRequiredService<Clock>()));
        services.AddSingleton<INotificationText, NotificationText>();
        services.AddScoped<NotificationService>();
    }

    [DisallowConcurrentExecution]
    private sealed class MailJob(NotificationService notifications, JobTurn turn) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await turn.TryAsync("mail", () => notifications.MailAsync(cancellationToken), cancellationToken);
    }

    [DisallowConcurrentExecution]
    private sealed class ReadingJob(ReadingService reading, JobTurn turn) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await turn.TryAsync("reading", () => reading.ReadAllWaitingAsync(cancellationToken), cancellationToken);
    }

    [DisallowConcurrentExecution]
    private sealed class IntakeJob(IntakeService intake, IntakeOptions options, JobTurn turn) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            if (options.Folder is not null) await turn.TryAsync("intake", () => intake.RunAsync(cancellationToken), cancellationToken);
        }
    }

    /// <summary>A letter says it in both languages: nobody knows here which one its reader chose.</summary>
    private sealed class NotificationText(TextCatalogue texts, IConfiguration configuration) : INotificationText
    {
        private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN"), English = CultureInfo.GetCultureInfo("en-GB");

        public Letter Mail(Notification notification, string fullName, string address)
        {
            var text = texts.Find(notification.TextKey) ?? throw new KeyNotFoundException($"No text is defined for \"{notification.TextKey}\".");
            var (vietnamese, english) = (string.Format(Vietnamese, text.Vietnamese, [.. notification.Arguments]), string.Format(English, text.English, [.. notification.Arguments]));
            // Mail leaves the application, so its links need the address people reach it by.
            // By way of its own address, so that who comes by the letter has read it.
            var link = notification.Link is not null && configuration["Application:Address"] is { Length: > 0 } root ? string.Create(CultureInfo.InvariantCulture, $"\n\n{root.TrimEnd('/')}/notifications/{notification.Id}") : "";
            return new Letter(fullName, address, $"[Thông Suốt] {vietnamese}", $"{vietnamese}{link}\n\n--\n{english}\n");
        }
    }
}
