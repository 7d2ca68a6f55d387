using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Plans;

/// <summary>A body's own plan, begun from the document it answers.</summary>
/// <param name="AssignmentId">The assignment whose deliverable it will be; null when it is begun from the document alone.</param>
/// <param name="DaysBefore">How many days before the superior's dates its own are proposed.</param>
public sealed record StartPlanOptions(long UpperId, long BodyId, long? AssignmentId = null, int DaysBefore = PlanService.UsualDaysBefore);

/// <summary>A duty of the upper document, as it would go into the body's own plan.</summary>
/// <param name="UpperDueOn">The last day allowed to the body.</param>
public sealed record PlanLine(string Section, string Text, string? Deliverable, DateOnly? UpperDueOn, DateOnly? OwnDueOn);

/// <summary>A plan that is in the register already, as the deliverable of an assignment.</summary>
public sealed record LinkPlanOptions(long AssignmentId, long DocumentId);

/// <summary>Each level answers with its own plan (DOMAIN §3.5): begins it from the upper one, or takes one that was issued.</summary>
public sealed class PlanService(AppDbContext db, AccessCheck check, DocumentAccess documents, BindingDuties binding, OrganizationQueries organizations, FileStore files, DocumentIndex index, Clock clock)
{
    /// <summary>The level below needs as many days to pass a duty on.</summary>
    public const int UsualDaysBefore = IssueConflicts.DaysToPassOn;

    public const int MostDaysBefore = 365;

    /// <summary>What a draft would begin with: the duties that bind the body, and the dates proposed. Empty when nothing binds it, or the person may not read the document.</summary>
    public async Task<IReadOnlyList<PlanLine>> PreviewAsync(StartPlanOptions options, long personId, CancellationToken cancel = default) => await documents.MayReadAsync(personId, options.UpperId, cancel)
        ? [.. (await binding.OfAsync(options.UpperId, options.BodyId, cancel)).Select(d => new PlanLine(d.Duty.Section, d.Duty.Text, d.Duty.Deliverable, d.DueOn, PlanDraft.FieldsOf(d, options.DaysBefore, clock.Today).DueOn))] : [];

    /// <summary>Begins a draft whose duties are those of the upper document that bind the body, each to be reviewed, with earlier dates proposed and the body itself in the lead. A body that has a draft already gets that one. Returns the id of the document.</summary>
    public Task<long> StartAsync(StartPlanOptions options, Operation operation, CancellationToken cancel = default) => db.OnceAsync(operation, async () =>
    {
        RuleException.When(options.DaysBefore is < 0 or > MostDaysBefore, "rule.plan.days", MostDaysBefore);
        await check.DemandAsync(operation.By, Permission.RegisterDocuments, options.BodyId, cancel);
        if (operation.By.PersonId is { } person && !await documents.MayReadAsync(person, options.UpperId, cancel)) throw new NotFoundException("document", options.UpperId);
        var upper = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == options.UpperId, cancel) ?? throw new NotFoundException("document", options.UpperId);
        RuleException.When(upper.Standing != Standing.Registered, "rule.plan.upper-not-registered");
        var duties = await binding.OfAsync(options.UpperId, options.BodyId, cancel);
        RuleException.When(duties.Count == 0, "rule.plan.nothing");
        var body = (await organizations.NamesAsync([options.BodyId], clock.Today, cancel)).GetValueOrDefault(options.BodyId) ?? throw new NotFoundException("organization", options.BodyId);
        var draft = PlanDraft.Write(upper, body, duties, options.DaysBefore, clock.Today);
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(draft.Text));
        var file = await files.PutAsync(text, cancel);

        await using var work = await db.BeginAsync(operation, cancel);
        // Two who begin at once begin one.
        await db.HoldAsync(string.Create(CultureInfo.InvariantCulture, $"plan:{options.UpperId}:{options.BodyId}"), cancel);
        var id = await db.Documents.Where(d => d.Standing == Standing.Draft && d.KeeperId == options.BodyId && db.References.Any(r => r.FromId == d.Id && r.ToId == options.UpperId)).Select(d => (long?)d.Id).FirstOrDefaultAsync(cancel)
            ?? await EnterAsync(work, options, body, draft, file, cancel);
        if (options.AssignmentId is { } assignment) await ShowAsync(work, await CaseAsync(assignment, options.UpperId, options.BodyId, cancel), id, draft.Subject, cancel);
        work.Created(id);
        await work.CommitAsync(cancel);
        return id;
    }, cancel);

    /// <summary>Says that a document the body has issued is the plan an assignment asks for, and that it answers the document the assignment comes from. Returns the id of the assignment.</summary>
    public Task<long> LinkAsync(LinkPlanOptions options, Operation operation, CancellationToken cancel = default) => db.OnceAsync(operation, async () =>
    {
        var found = await AssignmentCase.FindAsync(db, options.AssignmentId, cancel);
        var body = found.Assignment.OrganizationId;
        await check.DemandAsync(operation.By, Permission.Report, body, cancel);
        var upper = await db.Programmes.Where(p => p.Id == found.Assignment.ProgrammeId).Select(p => p.DocumentId).SingleAsync(cancel);
        var plan = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == options.DocumentId, cancel) ?? throw new NotFoundException("document", options.DocumentId);
        if (operation.By.PersonId is { } person && !await documents.MayReadAsync(person, plan.Id, cancel)) throw new NotFoundException("document", plan.Id);
        RuleException.When(plan.Standing != Standing.Registered || plan.Id == upper || plan.KeeperId != body && plan.IssuerId != body, "rule.plan.not-own");
        await using var work = await db.BeginAsync(operation, cancel);
        await ShowAsync(work, found, plan.Id, plan.Identifier.Length > 0 ? $"{plan.Type} {plan.Identifier}".Trim() : plan.Subject, cancel);
        if (await db.References.SingleOrDefaultAsync(r => r.FromId == plan.Id && r.ToId == upper, cancel) is not { } reference) db.Add(new DocumentReference(plan.Id, upper, RelationKind.Implements, 0, 0));
        else if (!DocumentReference.Answering.Contains(reference.Relation)) reference.Relate(RelationKind.Implements);
        work.Created(options.AssignmentId);
        await work.CommitAsync(cancel);
        return options.AssignmentId;
    }, cancel);

    private async Task<long> EnterAsync(Work work, StartPlanOptions options, string body, PlanDraft draft, StoredFile file, CancellationToken cancel)
    {
        var head = new DocumentHead(options.BodyId, body, "Kế hoạch", null, "", "", null, draft.Subject);
        var document = new Document(await db.TakeNumbersAsync(nameof(Document), 1, cancel), Standing.Draft, head, clock.Today);
        document.Register(options.BodyId, Direction.Outgoing);
        document.StandAs(Standing.Draft);
        document.Vouch();
        db.Add(document);
        await db.SaveChangesAsync(cancel);
        var edition = new Edition(document.Id, 1, file.Hash, "du-thao-ke-hoach.txt", file.Length, work.At, work.Operation.ActorId);
        edition.Finish(draft.ReaderVersion);
        db.Add(edition);
        await db.SaveChangesAsync(cancel);
        db.Add(new EditionText(edition.Id, draft.Text, draft.Reading));
        db.Add(new DocumentReference(document.Id, options.UpperId, RelationKind.Implements, draft.Citation.Start, draft.Citation.Length));
        var duties = draft.Duties.Select((d, i) => (d.Upper, Duty: new Duty(document.Id, edition.Id, (i + 1) * Duty.Gap, d.Fields, ruleId: null))).ToList();
        foreach (var (upper, duty) in duties) duty.Answer(upper.Duty.Id);
        await db.AddAsync(work, [.. duties.Select(d => d.Duty)], cancel);
        // Who does what within the body, it says itself; that it answers for all of them is certain.
        await db.AddAsync(work, [.. duties.Select(d => new DutyActor(d.Duty, DutyRole.Lead, body, options.BodyId))], cancel);
        await index.PutAsync(document, cancel);
        return document.Id;
    }

    private async Task<AssignmentCase> CaseAsync(long id, long upperId, long bodyId, CancellationToken cancel)
    {
        var found = await AssignmentCase.FindAsync(db, id, cancel);
        RuleException.When(found.Assignment.OrganizationId != bodyId || !await db.Programmes.AnyAsync(p => p.Id == found.Assignment.ProgrammeId && p.DocumentId == upperId, cancel), "rule.plan.other-assignment");
        return found;
    }

    /// <summary>The plan as evidence of the assignment, once.</summary>
    private async Task ShowAsync(Work work, AssignmentCase found, long documentId, string title, CancellationToken cancel)
    {
        found.Check(null);
        RuleException.When(found.Assignment.State is AssignmentState.Released or AssignmentState.Declined, "rule.evidence.closed");
        var id = found.Assignment.Id;
        if (await db.Evidence.AnyAsync(e => e.AssignmentId == id && e.DocumentId == documentId, cancel)) return;
        db.Add(new Evidence(id, title.Length <= Document.LongestName ? title : title[..Document.LongestName], work.At, work.Operation.ActorId).OfDocument(documentId));
    }
}
