using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Plans;

/// <summary>One side of an alignment, as quoted.</summary>
/// <param name="DueOn">Above: the last day allowed to the body; below: the plan's own.</param>
public sealed record AlignedDuty(long Id, string Section, string Text, string? Deliverable, DateOnly? DueOn);

/// <param name="Person">Who confirmed it.</param>
public sealed record AlignmentRow(long Id, AlignedDuty Upper, AlignedDuty? Lower, AlignmentVerdict Verdict, AlignmentState State, int Likeness, IReadOnlyList<AlignmentReason> Reasons, string? Person, DateTime? DecidedAt, int Version);

/// <summary>A plan beside the document above it.</summary>
/// <param name="ComparedAt">Null when nobody has laid them side by side yet.</param>
/// <param name="LowerDuties">All the plan says, to choose from.</param>
/// <param name="Unconfirmed">Duties of the plan that nobody has confirmed yet.</param>
public sealed record AlignmentBoard(DocumentLink Upper, DocumentLink Lower, DateTime? ComparedAt, IReadOnlyList<AlignmentRow> Rows, IReadOnlyList<AlignedDuty> LowerDuties, int Unconfirmed, bool MayCompare, bool MayDecide);

/// <summary>How the plans below stand to one upper duty.</summary>
public sealed record DutyAlignment(long DutyId, int Ordinal, string Text, int Covered, int Later, int Weaker, int Missing);

/// <param name="Compared">Plans in force that were laid beside the document.</param>
/// <param name="Covering">Those of them that cover every duty.</param>
/// <param name="Unconfirmed">Answers that only the machine has given.</param>
public sealed record AlignmentRollup(int Compared, int Covering, int Unconfirmed, IReadOnlyList<DutyAlignment> Duties);

/// <summary>A plan in the list behind a number.</summary>
public sealed record AlignedPlan(long AlignmentId, long DocumentId, string Identifier, long? OrganizationId, string Organization, string? LowerText, AlignmentState State);

/// <summary>Plans beside what they answer, as read by a person.</summary>
public sealed class AlignmentQueries(AppDbContext db, DocumentAccess access, AccessCheck check, BindingDuties binding, OrganizationQueries organizations, Clock clock)
{
    /// <summary>Null when the person may not read one of the two, or the one does not answer the other.</summary>
    public async Task<AlignmentBoard?> FindAsync(long personId, long upperId, long documentId, CancellationToken cancel = default)
    {
        var links = await DocumentQueries.LinksAsync(await access.ReadableAsync(personId, cancel), [upperId, documentId], cancel);
        if (links.FirstOrDefault(l => l.Id == upperId) is not { } upper || links.FirstOrDefault(l => l.Id == documentId) is not { } lower) return null;
        if (!await db.References.AnyAsync(r => r.FromId == documentId && r.ToId == upperId && DocumentReference.Answering.Contains(r.Relation), cancel)) return null;
        var bodies = await db.Documents.Where(d => d.Id == upperId || d.Id == documentId).Select(d => new { d.Id, d.KeeperId, Body = d.IssuerId ?? d.KeeperId }).ToDictionaryAsync(d => d.Id, cancel);
        var lowerBody = bodies[documentId].Body;
        var allowed = lowerBody is { } body ? (await binding.OfAsync(upperId, body, cancel)).ToDictionary(b => b.Duty.Id, b => b.DueOn) : [];
        var own = await db.Duties.AsNoTracking().Where(d => d.DocumentId == documentId && d.State != DutyState.Rejected).OrderBy(d => d.Place).ThenBy(d => d.Id).ToListAsync(cancel);
        var lowers = own.ToDictionary(d => d.Id, d => Side(d, d.DueOn));
        var found = await (from alignment in db.Alignments
                           join duty in db.Duties on alignment.UpperDutyId equals duty.Id
                           join person in db.Users on alignment.PersonId equals (long?)person.Id into people
                           from person in people.DefaultIfEmpty()
                           where alignment.DocumentId == documentId && duty.DocumentId == upperId
                           orderby duty.Place, duty.Id
                           select new { Alignment = alignment, Duty = duty, person.FullName }).AsNoTracking().ToListAsync(cancel);
        var compared = await db.PlanComparisons.Where(c => c.UpperId == upperId && c.DocumentId == documentId).Select(c => (DateTime?)c.ComparedAt).SingleOrDefaultAsync(cancel);
        var mayDecide = bodies[upperId].Body is { } above && await check.MayAsync(personId, Permission.AcceptReports, above, cancel);
        return new(upper, lower, compared, [.. found.Select(f => new AlignmentRow(f.Alignment.Id, Side(f.Duty, allowed.TryGetValue(f.Duty.Id, out var due) ? due : f.Duty.DueOn), f.Alignment.LowerDutyId is { } id ? lowers.GetValueOrDefault(id) : null,
            f.Alignment.Verdict, f.Alignment.State, f.Alignment.Likeness, AlignmentReason.Read(f.Alignment.Reasons), f.FullName, f.Alignment.DecidedAt, f.Alignment.Version))],
            [.. own.Select(d => lowers[d.Id])], own.Count(d => d.State == DutyState.Proposed), mayDecide || bodies[documentId].KeeperId is { } keeper && await check.MayAsync(personId, Permission.ConfirmDuties, keeper, cancel), mayDecide);
    }

    /// <summary>The plans below that answer the document of a programme: how many cover all of it, and which duty is answered how.</summary>
    public async Task<AlignmentRollup> RollupAsync(long programmeId, CancellationToken cancel = default)
    {
        var (compared, alignments) = Of(programmeId);
        var (plans, covering) = (await compared.CountAsync(cancel), await compared.CountAsync(c => !alignments.Any(a => a.DocumentId == c.DocumentId && a.Verdict != AlignmentVerdict.Covered), cancel));
        var counts = await alignments.GroupBy(a => new { a.UpperDutyId, a.Verdict }).Select(g => new { g.Key.UpperDutyId, g.Key.Verdict, Count = g.Count() }).ToListAsync(cancel);
        var duties = await db.ProgrammeDuties.Where(d => d.ProgrammeId == programmeId && d.RecursOfId == null).OrderBy(d => d.Ordinal).Select(d => new { d.Id, d.DutyId, d.Ordinal, d.Text, d.Deliverable }).ToListAsync(cancel);
        return new(plans, covering, await alignments.CountAsync(a => a.State == AlignmentState.Proposed, cancel),
            [.. duties.Where(d => !PlanWords.AsksForPlan(d.Text, d.Deliverable)).Select(d => new DutyAlignment(d.Id, d.Ordinal, d.Text, Count(d.DutyId, AlignmentVerdict.Covered), Count(d.DutyId, AlignmentVerdict.Later), Count(d.DutyId, AlignmentVerdict.Weaker), Count(d.DutyId, AlignmentVerdict.Missing)))]);

        int Count(long duty, AlignmentVerdict verdict) => counts.Find(c => c.UpperDutyId == duty && c.Verdict == verdict)?.Count ?? 0;
    }

    /// <summary>The plans behind a number of the roll-up that the person may read, in the order they were entered.</summary>
    /// <param name="programmeDutyId">Duty of the programme.</param>
    public async Task<Page<AlignedPlan>> ListAsync(long personId, long programmeId, long programmeDutyId, AlignmentVerdict verdict, string? after = null, int size = Page<AlignedPlan>.DefaultSize, CancellationToken cancel = default)
    {
        size = Math.Clamp(size, 1, Page<AlignedPlan>.MaxSize);
        var duty = await db.ProgrammeDuties.Where(d => d.Id == programmeDutyId && d.ProgrammeId == programmeId).Select(d => (long?)d.DutyId).SingleOrDefaultAsync(cancel) ?? throw new NotFoundException("duty", programmeDutyId);
        var readable = await access.OnFileAsync(personId, cancel);
        var alignments = Of(programmeId).Alignments.Where(a => a.UpperDutyId == duty && a.Verdict == verdict && readable.Any(d => d.Id == a.DocumentId));
        if (long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var last)) alignments = alignments.Where(a => a.DocumentId > last);
        var found = await alignments.OrderBy(a => a.DocumentId).Take(size + 1).Join(db.Documents, a => a.DocumentId, d => d.Id, (a, d) => new
        {
            a.Id,
            a.DocumentId,
            a.State,
            Identifier = DocumentNumber.Write(d.Number, d.NumberTail, d.Symbol),
            Body = d.IssuerId ?? d.KeeperId,
            d.IssuerName,
            Lower = db.Duties.Where(t => t.Id == a.LowerDutyId).Select(t => t.Text).FirstOrDefault(),
        }).OrderBy(f => f.DocumentId).ToListAsync(cancel);
        var more = found.Count > size;
        if (more) found.RemoveAt(size);
        var names = await organizations.NamesAsync([.. found.Select(f => f.Body).OfType<long>().Distinct()], clock.Today, cancel);
        return new([.. found.Select(f => new AlignedPlan(f.Id, f.DocumentId, f.Identifier, f.Body, f.Body is { } body ? names.GetValueOrDefault(body, f.IssuerName) : f.IssuerName, f.Lower, f.State))], more ? found[^1].DocumentId.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Only plans in force count: drafts and what was recalled or replaced do not.</summary>
    private (IQueryable<PlanComparison> Compared, IQueryable<Alignment> Alignments) Of(long programmeId)
    {
        var upper = db.Programmes.Where(p => p.Id == programmeId).Select(p => p.DocumentId);
        var compared = db.PlanComparisons.Where(c => upper.Contains(c.UpperId) && db.Documents.Any(d => d.Id == c.DocumentId && d.Standing == Standing.Registered));
        return (compared, db.Alignments.Where(a => compared.Any(c => c.DocumentId == a.DocumentId && db.Duties.Any(d => d.Id == a.UpperDutyId && d.DocumentId == c.UpperId))));
    }

    private static AlignedDuty Side(Duty duty, DateOnly? dueOn) => new(duty.Id, duty.Section, duty.Text, duty.Deliverable, dueOn);
}
