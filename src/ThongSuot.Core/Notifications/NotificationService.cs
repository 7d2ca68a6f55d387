using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Notifications;

/// <summary>A notification as shown.</summary>
public sealed record NotificationRow(long Id, string TextKey, string[] Arguments, string? Link, DateTime CreatedAt, bool IsRead);

/// <summary>Tells people things, and remembers what they have read.</summary>
public sealed partial class NotificationService(AppDbContext db, IMailer mailer, INotificationText texts, Clock clock, ILogger<NotificationService> log)
{
    private const int Batch = 100;

    /// <summary>Tells somebody something, within the operation under way: undone with it.</summary>
    public void Tell(Work work, long personId, string textKey, string[] arguments, string? link = null) =>
        db.Add(new Notification(personId, textKey, arguments, link, work.At));

    /// <summary>The latest first, before the id given.</summary>
    public async Task<IReadOnlyList<NotificationRow>> OfAsync(long personId, long? before = null, int size = Page<NotificationRow>.DefaultSize, CancellationToken cancel = default) =>
        await db.Notifications.Where(n => n.PersonId == personId && (before == null || n.Id < before)).OrderByDescending(n => n.Id).Take(Math.Clamp(size, 1, Page<NotificationRow>.MaxSize))
            .Select(n => new NotificationRow(n.Id, n.TextKey, n.Arguments, n.Link, n.CreatedAt, n.ReadAt != null)).ToListAsync(cancel);

    public Task<int> UnreadAsync(long personId, CancellationToken cancel = default) =>
        db.Notifications.CountAsync(n => n.PersonId == personId && n.ReadAt == null, cancel);

    /// <summary>Marks all up to and with an id as read. Reading is no change of record, so it leaves no history.</summary>
    public Task ReadAsync(long personId, long upTo, CancellationToken cancel = default)
    {
        var now = clock.Now;
        return db.Notifications.Where(n => n.PersonId == personId && n.Id <= upTo && n.ReadAt == null).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, now), cancel);
    }

    /// <summary>
    /// Job: sends what has not been sent. What cannot be sent is tried again the next time; what was sent is marked one by one, so that a stop in the middle repeats at most one.
    /// Returns how many were sent.
    /// </summary>
    public async Task<int> MailAsync(CancellationToken cancel = default)
    {
        var (sent, last) = (0, 0L);
        while (true)
        {
            var from = last;
            var waiting = await db.Notifications.Where(n => n.MailedAt == null && n.Id > from).OrderBy(n => n.Id).Take(Batch)
                .Join(db.Users, n => n.PersonId, p => p.Id, (n, p) => new { Notification = n, p.Email, p.FullName, p.IsActive }).AsNoTracking().ToListAsync(cancel);
            foreach (var one in waiting)
            {
                last = one.Notification.Id;
                try
                {
                    if (one is { Email: not null, IsActive: true }) await mailer.SendAsync(texts.Mail(one.Notification, one.FullName, one.Email), cancel);
                }
                catch (MailException e)
                {
                    NotSent(log, one.Notification.Id, e);
                    continue;
                }
                var now = clock.Now;
                await db.Notifications.Where(n => n.Id == one.Notification.Id).ExecuteUpdateAsync(s => s.SetProperty(n => n.MailedAt, now), CancellationToken.None);
                sent++;
            }
            if (waiting.Count < Batch) return sent;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Notification {Id} could not be sent by e-mail; it will be tried again")]
    private static partial void NotSent(ILogger log, long id, Exception e);
}

/// <summary>Makes a letter of a notification; the sentences belong to the application around.</summary>
public interface INotificationText
{
    Letter Mail(Notification notification, string fullName, string address);
}
