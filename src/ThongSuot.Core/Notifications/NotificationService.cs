using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Notifications;

/// <summary>A notification as shown.</summary>
public sealed record NotificationRow(long Id, string TextKey, string[] Arguments, string? Link, DateTime CreatedAt, bool IsRead);

/// <summary>What people were told (<see cref="Work.Tell"/>), and what of it they have read.</summary>
public sealed partial class NotificationService(AppDbContext db, IMailer mailer, INotificationText texts, Clock clock, ILogger<NotificationService> log)
{
    private const int Batch = 100;
    private const char ReadMark = 'r', UnreadMark = 'u';

    /// <summary>Those not read, then those read; the latest first in each.</summary>
    public async Task<Page<NotificationRow>> OfAsync(long personId, string? after = null, int size = Page<NotificationRow>.DefaultSize, CancellationToken cancel = default)
    {
        size = Math.Clamp(size, 1, Page<NotificationRow>.MaxSize);
        var (isRead, before) = CursorOf(after);
        List<NotificationRow> rows = [];
        if (!isRead) rows.AddRange(await StretchAsync(n => n.PersonId == personId && n.ReadAt == null && n.Id < before, size + 1, cancel));
        if (rows.Count <= size)
        {
            var from = isRead ? before : long.MaxValue;
            rows.AddRange(await StretchAsync(n => n.PersonId == personId && n.ReadAt != null && n.Id < from, size + 1 - rows.Count, cancel));
        }
        if (rows.Count <= size) return new(rows, null);
        rows.RemoveAt(size);
        return new(rows, string.Create(CultureInfo.InvariantCulture, $"{(rows[^1].IsRead ? ReadMark : UnreadMark)}{rows[^1].Id}"));
    }

    /// <summary>How many are not read: asked for every page, so one question to an index.</summary>
    public Task<int> UnreadAsync(long personId, CancellationToken cancel = default) =>
        db.Notifications.CountAsync(n => n.PersonId == personId && n.ReadAt == null, cancel);

    /// <summary>Opens one: it is read from now on. Reading is no change of record, so it leaves no history.</summary>
    public async Task<NotificationRow?> OpenAsync(long personId, long id, CancellationToken cancel = default)
    {
        var found = (await StretchAsync(n => n.PersonId == personId && n.Id == id, 1, cancel)).SingleOrDefault();
        if (found is { IsRead: false }) await MarkAsync(n => n.PersonId == personId && n.Id == id, cancel);
        return found;
    }

    /// <summary>Marks all up to and with an id as read: what came after the list was shown stays unread.</summary>
    public Task ReadAsync(long personId, long upTo, CancellationToken cancel = default) => MarkAsync(n => n.PersonId == personId && n.Id <= upTo, cancel);

    private Task<List<NotificationRow>> StretchAsync(Expression<Func<Notification, bool>> which, int count, CancellationToken cancel) =>
        db.Notifications.Where(which).OrderByDescending(n => n.Id).Take(count).Select(n => new NotificationRow(n.Id, n.TextKey, n.Arguments, n.Link, n.CreatedAt, n.ReadAt != null)).ToListAsync(cancel);

    private Task<int> MarkAsync(Expression<Func<Notification, bool>> which, CancellationToken cancel)
    {
        var now = clock.Now;
        return db.Notifications.Where(which).Where(n => n.ReadAt == null).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, now), cancel);
    }

    /// <summary>Nonsense reads as the beginning.</summary>
    private static (bool IsRead, long Before) CursorOf(string? after) =>
        after is [ReadMark or UnreadMark, .. var id] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? (after[0] == ReadMark, before) : (false, long.MaxValue);

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
