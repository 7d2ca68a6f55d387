using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>One assignment with all that was said about it, and what the person who looks may do.</summary>
/// <param name="AnsweringBodyId">The body that accepts what is handed in.</param>
/// <param name="PassedFrom">Name of the body that had it before a reorganisation.</param>
/// <param name="Moves">The moves its state and the person's posts allow.</param>
/// <param name="BeforeSubmitting">What is still missing; none of it forbids to submit.</param>
public sealed record AssignmentDetails(AssignmentRow Row, ProgrammeHead Programme, DutyText Duty, long AnsweringBodyId, string AnsweringBody, AssignmentRow? Parent, IReadOnlyList<AssignmentRow> Parts, IReadOnlyList<EntryRow> Entries, IReadOnlyList<EvidenceRow> Evidence,
    string? PassedFrom, IReadOnlyList<AssignmentMove> Moves, bool MayAskExtension, bool MayAnswerExtension, bool MayDelegate, bool MayAddEvidence, IReadOnlyList<Reason> BeforeSubmitting);

/// <summary>The duty of the document it comes from.</summary>
public sealed record DutyText(long Id, long DocumentId, string Section, string Text, string? Deliverable, string? DueWritten, string? Every);

public sealed record EntryRow(long Id, EntryKind Kind, DateTime At, long? PersonId, string? Person, int? Percent, string? Sentence, DateOnly? Until);

/// <param name="Standing">Of the document, when it is one: a draft is nothing yet.</param>
public sealed record EvidenceRow(long Id, string Title, string? FileHash, string? FileName, long? Length, string? Address, long? DocumentId, Standing? Standing, DateTime AddedAt, string? Person);

/// <summary>An assignment as its page shows it.</summary>
public sealed class AssignmentDetailsQuery(AppDbContext db, AccessCheck access, AssignmentQueries assignments)
{
    /// <param name="personId">Who looks; null for the public, who may do nothing.</param>
    /// <exception cref="NotFoundException">There is none with this id.</exception>
    public async Task<AssignmentDetails> FindAsync(long id, long? personId, CancellationToken cancel = default)
    {
        var read = await One.For(db)(db, id, cancel) ?? throw new NotFoundException("assignment", id);
        var (assignment, answering) = (read.Assignment, read.ParentBodyId ?? read.Head.IssuerId);
        var (all, names) = await assignments.RowsAsync(await AssignmentQueries.Family.For(db)(db, id, assignment.ParentId).ToListAsync(cancel), [answering, .. assignment.PassedFromId is { } before ? [before] : Array.Empty<long>()], cancel);
        var rows = all.ToDictionary(r => r.Id);
        var (entries, evidence) = (await Entries.For(db)(db, id).ToListAsync(cancel), await EvidenceOf.For(db)(db, id).ToListAsync(cancel));
        var parts = all.Where(r => r.ParentId == id).OrderBy(r => r.Organization, StringComparer.Ordinal).ThenBy(r => r.Id).ToList();
        var (implements, accepts, issues) = (await MayAsync(Permission.Report, assignment.OrganizationId), await MayAsync(Permission.AcceptReports, answering), await MayAsync(Permission.IssueAssignments, answering));
        var runs = read.Head.State == ProgrammeState.Running;
        var isBeingDone = runs && assignment.IsBeingDone;
        return new(rows[id], read.Head, read.Text, answering, names.GetValueOrDefault(answering, ""), assignment.ParentId is { } p ? rows[p] : null, parts, entries, evidence, assignment.PassedFromId is { } from ? names.GetValueOrDefault(from, "") : null,
            [.. Enum.GetValues<AssignmentMove>().Where(m => runs && Assignment.Next(assignment.State, m) is not null && Has(AssignmentCase.NeededFor(m)))],
            implements && assignment.DueOn is not null && runs && assignment.MayBeExtended, issues && runs && assignment.ExtensionAsked is not null, implements && isBeingDone,
            implements && runs && assignment.State is not (AssignmentState.Released or AssignmentState.Declined), [.. Missing()]);

        async Task<bool> MayAsync(Permission permission, long body) => personId is { } person && await access.MayAsync(person, permission, body, cancel);

        bool Has(Permission permission) => permission switch
        {
            Permission.Report => implements,
            Permission.AcceptReports => accepts,
            _ => issues,
        };

        IEnumerable<Reason> Missing()
        {
            if (!isBeingDone) yield break;
            if (parts.Count(r => r.State is not (AssignmentState.Accepted or AssignmentState.Released)) is var open and > 0) yield return Reason.Of("missing.parts", open);
            if (evidence.Count > 0 && evidence.All(e => e.Standing == Standing.Draft)) yield return Reason.Of("missing.plan-issued");
            if (evidence.Count == 0 && read.Text.Deliverable is { } deliverable) yield return Reason.Of("missing.evidence", deliverable);
        }
    }

    private sealed record Read(Assignment Assignment, long? ParentBodyId, ProgrammeHead Head, DutyText Text);

    private static readonly Compiled<Func<AppDbContext, long, CancellationToken, Task<Read?>>> One = new(() => EF.CompileAsyncQuery((AppDbContext db, long id, CancellationToken cancel) =>
        (from one in db.Assignments.AsNoTracking()
         join given in db.ProgrammeDuties on one.ProgrammeDutyId equals given.Id
         join programme in db.Programmes on one.ProgrammeId equals programme.Id
         join duties in db.Duties on given.DutyId equals duties.Id
         join above in db.Assignments on one.ParentId equals (long?)above.Id into parents
         from parent in parents.DefaultIfEmpty()
         where one.Id == id
         select new Read(one, (long?)parent.OrganizationId, new ProgrammeHead(programme.Id, programme.Title, programme.DocumentId, programme.IssuerId, programme.Line, programme.IssuedOn, programme.State),
             new DutyText(duties.Id, duties.DocumentId, duties.Section, duties.Text, given.Deliverable, duties.DueWritten, duties.Every))).SingleOrDefault()));

    private static readonly Compiled<Func<AppDbContext, long, IAsyncEnumerable<EntryRow>>> Entries = new(() => EF.CompileAsyncQuery((AppDbContext db, long id) =>
        from entry in db.AssignmentEntries
        join person in db.Users on entry.PersonId equals (long?)person.Id into people
        from person in people.DefaultIfEmpty()
        where entry.AssignmentId == id
        orderby entry.Id descending
        select new EntryRow(entry.Id, entry.Kind, entry.At, entry.PersonId, person.FullName, entry.Percent, entry.Sentence, entry.Until)));

    private static readonly Compiled<Func<AppDbContext, long, IAsyncEnumerable<EvidenceRow>>> EvidenceOf = new(() => EF.CompileAsyncQuery((AppDbContext db, long id) =>
        from one in db.Evidence
        join person in db.Users on one.PersonId equals (long?)person.Id into people
        from person in people.DefaultIfEmpty()
        where one.AssignmentId == id
        orderby one.Id
        select new EvidenceRow(one.Id, one.Title, one.FileHash, one.FileName, one.Length, one.Address, one.DocumentId, db.Documents.Where(d => d.Id == one.DocumentId).Select(d => (Standing?)d.Standing).FirstOrDefault(), one.AddedAt, person.FullName)));
}
