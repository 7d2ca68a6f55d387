using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Implementation;

/// <summary>What is known of the bodies and dates of an issue, read once for all duties, and what it means for each.</summary>
internal sealed class IssueConflicts
{
    /// <summary>Fewer days than these, and a body has no time to pass its duty on below.</summary>
    internal const int DaysToPassOn = 10;

    private readonly DateOnly _day, _today;
    private readonly Dictionary<long, string> _paths;
    private readonly HashSet<long> _notLiving, _withBelow, _manned;
    private readonly Dictionary<long, DateOnly> _ends;
    private readonly Dictionary<long, string> _issued;
    private readonly (DateOnly Day, string Document)? _superior;

    private IssueConflicts(DateOnly day, DateOnly today, Dictionary<long, string> paths, HashSet<long> notLiving, HashSet<long> withBelow, HashSet<long> manned, Dictionary<long, DateOnly> ends, Dictionary<long, string> issued, (DateOnly, string)? superior) =>
        (_day, _today, _paths, _notLiving, _withBelow, _manned, _ends, _issued, _superior) = (day, today, paths, notLiving, withBelow, manned, ends, issued, superior);

    /// <summary>Where each body stands.</summary>
    public IReadOnlyDictionary<long, string> Paths => _paths;

    public bool CanHave(long bodyId) => !_notLiving.Contains(bodyId) && _paths.ContainsKey(bodyId);

    public static async Task<IssueConflicts> ReadAsync(AppDbContext db, Document document, IssueOptions options, DateOnly day, HashSet<long> bodies, DateOnly today, CancellationToken cancel)
    {
        var ending = await db.Organizations.Where(o => EF.Parameter(bodies).Contains(o.Id) && (o.AbolishedOn < Day.Never || o.EstablishedOn > day)).Select(o => new { o.Id, o.EstablishedOn, o.AbolishedOn }).ToListAsync(cancel);
        var links = db.OrganizationLinks.Where(l => EF.Parameter(bodies).Contains(l.ChildId) && l.ValidFrom <= day && l.ValidTo > day);
        var paths = await links.Where(l => l.Line == options.Line).ToDictionaryAsync(l => l.ChildId, l => l.Path, cancel);
        // A body that is not on the line stands where it stands on the first line it has.
        if (paths.Count < bodies.Count)
            foreach (var link in await links.Where(l => l.Line != options.Line).OrderBy(l => l.Line).Select(l => new { l.ChildId, l.Path }).ToListAsync(cancel)) paths.TryAdd(link.ChildId, link.Path);
        var above = bodies.Select(b => (long?)b).ToHashSet();
        var withBelow = await db.OrganizationLinks.Where(l => EF.Parameter(above).Contains(l.ParentId) && l.ValidFrom <= day && l.ValidTo > day).Select(l => l.ParentId!.Value).Distinct().ToListAsync(cancel);
        var manned = await (from post in db.Posts
                            join appointment in db.Appointments on post.Id equals appointment.PostId
                            join person in db.Users on appointment.PersonId equals person.Id
                            where EF.Parameter(bodies).Contains(post.OrganizationId) && appointment.ValidFrom <= day && appointment.ValidTo > day && person.IsActive
                            select post.OrganizationId).Distinct().ToListAsync(cancel);
        var issued = await (from given in db.ProgrammeDuties
                            join programme in db.Programmes on given.ProgrammeId equals programme.Id
                            where programme.DocumentId == document.Id && programme.IssuerId == options.IssuerId && programme.State == ProgrammeState.Running
                            select new { given.DutyId, programme.Title }).ToListAsync(cancel);
        return new(day, today, paths, [.. ending.Where(e => e.EstablishedOn > day || e.AbolishedOn <= day).Select(e => e.Id)], [.. withBelow], [.. manned],
            ending.Where(e => e.AbolishedOn < Day.Never).ToDictionary(e => e.Id, e => e.AbolishedOn), issued.DistinctBy(i => i.DutyId).ToDictionary(i => i.DutyId, i => i.Title), await SuperiorAsync(db, document.Id, options.IssuerId, cancel));
    }

    /// <summary>The latest day that the documents this one answers give the issuer; null when there is none, or one of their duties has no date.</summary>
    private static async Task<(DateOnly, string)?> SuperiorAsync(AppDbContext db, long documentId, long issuerId, CancellationToken cancel)
    {
        var asked = await (from reference in db.References
                           join programme in db.Programmes on reference.ToId equals programme.DocumentId
                           join assignment in db.Assignments on programme.Id equals assignment.ProgrammeId
                           join upper in db.Documents on reference.ToId equals upper.Id
                           where reference.FromId == documentId && DocumentReference.Answering.Contains(reference.Relation) && assignment.OrganizationId == issuerId && assignment.State != AssignmentState.Released
                           select new { assignment.DueOn, Upper = upper }).AsNoTracking().ToListAsync(cancel);
        return asked.Count == 0 || asked.Exists(a => a.DueOn is null) ? null : asked.OrderByDescending(a => a.DueOn).Select(a => (a.DueOn!.Value, a.Upper.Identifier)).First();
    }

    public IReadOnlyList<Conflict> Of(Duty duty, IReadOnlyList<ActorPreview> actors, IReadOnlyList<GivenBody> given)
    {
        List<Conflict> all = [];
        var named = actors.SelectMany(a => a.Bodies).DistinctBy(b => b.Id).ToList();
        if (_issued.TryGetValue(duty.Id, out var title)) Block(ConflictKind.IssuedAlready, "conflict.issued-already", title);
        foreach (var actor in actors.Where(a => a.NeedsChoice)) Block(ConflictKind.ToChoose, "conflict.to-choose", actor.Name);
        foreach (var name in actors.SelectMany(a => a.Unresolved)) Mind(ConflictKind.Unresolved, [], "conflict.unresolved", name.Text);
        MindBodies(ConflictKind.NotLiving, [.. named.Where(b => _notLiving.Contains(b.Id))], "conflict.not-living", _day);
        MindBodies(ConflictKind.NoPlace, [.. named.Where(b => !_notLiving.Contains(b.Id) && !_paths.ContainsKey(b.Id))], "conflict.no-place", _day);
        if (given.Count == 0)
        {
            Block(ConflictKind.Nobody, "conflict.nobody");
            return all;
        }
        MindBodies(ConflictKind.NobodyInPost, [.. given.Where(g => !_manned.Contains(g.Body.Id)).Select(g => g.Body)], "conflict.nobody-in-post", _day);
        if (duty.DueOn is not { } due) return all;
        MindBodies(ConflictKind.EndsBefore, [.. given.Where(g => _ends.TryGetValue(g.Body.Id, out var end) && end <= due).Select(g => g.Body)], "conflict.ends-before", due);
        if (due < _today) Mind(ConflictKind.DeadlinePast, [], "conflict.deadline-past", due);
        // The day itself is the first one to work on, and the last one the last.
        else if (due.DayNumber - _day.DayNumber < DaysToPassOn) MindBodies(ConflictKind.TooLittleTime, [.. given.Where(g => _withBelow.Contains(g.Body.Id)).Select(g => g.Body)], "conflict.too-little-time", due, DaysToPassOn);
        if (_superior is var (last, document) && due > last) Mind(ConflictKind.LaterThanSuperior, [], "conflict.later-than-superior", due, last, document);
        return all;

        void Block(ConflictKind kind, string key, params object[] args) => all.Add(new(kind, true, new(key, args), []));
        void Mind(ConflictKind kind, IReadOnlyList<ResolvedBody> bodies, string key, params object[] args) => all.Add(new(kind, false, new(key, args), bodies));
        void MindBodies(ConflictKind kind, IReadOnlyList<ResolvedBody> bodies, string key, params object[] args)
        {
            if (bodies.Count > 0) Mind(kind, bodies, key, [bodies.Count, .. args]);
        }
    }
}
