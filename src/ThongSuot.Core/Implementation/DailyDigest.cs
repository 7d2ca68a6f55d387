using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Notifications;

namespace ThongSuot.Core.Implementation;

/// <summary>
/// One notice a morning a person, and one letter unless they do not want it: how much is overdue, due today and due soon at their bodies, how much waits for their answer, and what below has been late
/// too long. What waits for an answer stands here and nowhere else: a leader of a province would be written to a thousand times a day otherwise, and home shows it at any time.
/// </summary>
internal sealed class DailyDigest(AppDbContext db)
{
    internal const string TextKey = "notice.digest";
    private const int SoonDays = 7, KeptDays = 30;

    /// <param name="escalated">What superiors hear of today.</param>
    /// <param name="manned">The bodies where somebody is in post.</param>
    public async Task SendAsync(Work work, IQueryable<AssignmentEntry> escalated, IReadOnlySet<long> manned, DateOnly today, CancellationToken cancel)
    {
        await ReplaceAsync(work.At, cancel);
        Dictionary<long, Told> people = [];
        var own = (await OwnAsync(today, cancel)).Where(o => manned.Contains(o.Key)).ToDictionary();
        foreach (var person in (await InPost.OfAsync(db, own.Keys, today, cancel)).DistinctBy(p => (p.PersonId, p.OrganizationId)))
        {
            var (told, body) = (ToldOf(person), own[person.OrganizationId]);
            (told.Overdue, told.Today, told.Soon) = (told.Overdue + body.Overdue, told.Today + body.Today, told.Soon + body.Soon);
        }
        var asked = await AskedAsync(cancel);
        foreach (var person in await LeadersAsync(asked.Keys)) ToldOf(person).Asked += asked[person.OrganizationId];
        await TellEscalatedAsync(await EscalatedAsync(escalated, cancel), RoleTable.With(Permission.AcceptReports));
        await TellEscalatedAsync(await WatchedAsync(escalated, cancel), [.. RoleTable.With(Permission.Report).Union(RoleTable.With(Permission.Inspect))]);

        var silent = (await db.Users.Where(p => p.WithoutDigestLetter).Select(p => p.Id).ToListAsync(cancel)).ToHashSet();
        List<Notification> notices = [.. people.OrderBy(p => p.Key).Select(p => p.Value.Notice(p.Key, work.At)).Select(n => silent.Contains(n.PersonId) ? n.WithoutLetter() : n)];
        await BulkInsert.WriteAsync(db, notices, cancel);
        work.Filled(nameof(AppDbContext.Notifications), notices.Count);

        async Task<IEnumerable<PersonInPost>> LeadersAsync(IEnumerable<long> bodies) =>
            (await InPost.WithAsync(db, bodies, RoleTable.With(Permission.AcceptReports), today, cancel)).DistinctBy(p => (p.PersonId, p.OrganizationId));

        async Task TellEscalatedAsync(ILookup<long, (long ProgrammeId, int Count)> bodies, IReadOnlyList<Role> roles)
        {
            foreach (var person in await InPost.WithAsync(db, bodies.Select(b => b.Key), roles, today, cancel))
                foreach (var (programme, count) in bodies[person.OrganizationId])
                    // Who leads the body that gave it and monitors it too hears of it once.
                    ToldOf(person).Escalated[(programme, person.OrganizationId)] = Math.Max(count, ToldOf(person).Escalated.GetValueOrDefault((programme, person.OrganizationId)));
        }

        Told ToldOf(PersonInPost person) => CollectionsMarshal.GetValueRefOrAddDefault(people, person.PersonId, out _) ??= new Told();
    }

    /// <summary>Yesterday's digest says nothing any more: nobody need read it, and it is not sent late when the mail server was away.</summary>
    private async Task ReplaceAsync(DateTime at, CancellationToken cancel)
    {
        var past = db.Notifications.Where(n => n.TextKey == TextKey);
        await past.Where(n => n.ReadAt == null).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, at), cancel);
        await past.Where(n => n.MailedAt == null).ExecuteUpdateAsync(s => s.SetProperty(n => n.MailedAt, at), cancel);
        var kept = at.AddDays(-KeptDays);
        await past.Where(n => n.CreatedAt < kept).ExecuteDeleteAsync(cancel);
    }

    private IQueryable<Programme> Running => db.Programmes.Where(p => p.State == ProgrammeState.Running);

    /// <summary>What bodies have to do themselves.</summary>
    private async Task<Dictionary<long, (int Overdue, int Today, int Soon)>> OwnAsync(DateOnly today, CancellationToken cancel)
    {
        var soon = today.AddDays(SoonDays);
        var rows = await db.Assignments.Where(Assignment.BeingDone).Where(a => a.DueOn <= soon && Running.Any(p => p.Id == a.ProgrammeId)).GroupBy(a => a.OrganizationId)
            .Select(g => new { Body = g.Key, Overdue = g.Count(a => a.DueOn < today), Today = g.Count(a => a.DueOn == today), Soon = g.Count(a => a.DueOn > today) }).ToListAsync(cancel);
        return rows.ToDictionary(r => r.Body, r => (r.Overdue, r.Today, r.Soon));
    }

    /// <summary>What bodies must answer: handed in, declined, or more time asked for.</summary>
    private async Task<Dictionary<long, int>> AskedAsync(CancellationToken cancel)
    {
        var asked = db.Assignments.Where(a => a.State == AssignmentState.Submitted || a.State == AssignmentState.Declined || a.ExtensionAsked != null);
        var given = await asked.Where(a => a.ParentId == null).Join(Running, a => a.ProgrammeId, p => p.Id, (a, p) => p.IssuerId).GroupBy(i => i).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var parts = await asked.Where(a => Running.Any(p => p.Id == a.ProgrammeId)).Join(db.Assignments, a => a.ParentId, p => (long?)p.Id, (a, p) => p.OrganizationId).GroupBy(o => o).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        return given.Concat(parts).GroupBy(g => g.Key).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
    }

    /// <summary>By the body that answers for it: the issuer, or the one that delegated.</summary>
    private async Task<ILookup<long, (long ProgrammeId, int Count)>> EscalatedAsync(IQueryable<AssignmentEntry> escalated, CancellationToken cancel)
    {
        var rows = await (from entry in escalated
                          join assignment in db.Assignments on entry.AssignmentId equals assignment.Id
                          join programme in db.Programmes on assignment.ProgrammeId equals programme.Id
                          join above in db.Assignments on assignment.ParentId equals (long?)above.Id into parents
                          from parent in parents.DefaultIfEmpty()
                          group entry by new { Body = (long?)parent.OrganizationId ?? programme.IssuerId, ProgrammeId = programme.Id } into body
                          select new { body.Key.Body, body.Key.ProgrammeId, Count = body.Count() }).ToListAsync(cancel);
        return rows.ToLookup(r => r.Body, r => (r.ProgrammeId, r.Count));
    }

    /// <summary>By the bodies that monitor the duty, their own work apart.</summary>
    private async Task<ILookup<long, (long ProgrammeId, int Count)>> WatchedAsync(IQueryable<AssignmentEntry> escalated, CancellationToken cancel)
    {
        var rows = await (from entry in escalated
                          join assignment in db.Assignments on entry.AssignmentId equals assignment.Id
                          join watch in db.Assignments on assignment.ProgrammeDutyId equals watch.ProgrammeDutyId
                          where watch.Role == DutyRole.Monitoring && watch.ParentId == null && watch.State != AssignmentState.Released && watch.OrganizationId != assignment.OrganizationId
                          group entry by new { watch.OrganizationId, watch.ProgrammeId } into body
                          select new { body.Key.OrganizationId, body.Key.ProgrammeId, Count = body.Count() }).ToListAsync(cancel);
        return rows.ToLookup(r => r.OrganizationId, r => (r.ProgrammeId, r.Count));
    }

    /// <summary>What one person is told.</summary>
    private sealed class Told
    {
        public int Overdue { get; set; }
        public int Today { get; set; }
        public int Soon { get; set; }
        public int Asked { get; set; }

        public Dictionary<(long ProgrammeId, long Body), int> Escalated { get; } = [];

        public Notification Notice(long personId, DateTime at) =>
            new(personId, TextKey, [.. new[] { Overdue, Today, Soon, Asked, Escalated.Values.Sum() }.Select(n => n.ToString(CultureInfo.InvariantCulture))], Link, at);

        /// <summary>Home; who has nothing there is led to what was escalated.</summary>
        private string Link => Overdue + Today + Soon + Asked > 0 ? "/"
            : Escalated.Keys.Select(k => k.ProgrammeId).Distinct().ToList() is [var only] ? string.Create(CultureInfo.InvariantCulture, $"/programmes/{only}/nudges?show=Escalated") : "/programmes";
    }
}
