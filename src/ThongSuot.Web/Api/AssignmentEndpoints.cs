using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>What bodies have to do: lists, one with all that was said about it, and what proves it. The steps are in <see cref="StepEndpoints"/>.</summary>
internal static class AssignmentEndpoints
{
    private const int LongestTitle = Document.LongestName;
    private const string Octets = "application/octet-stream";

    /// <param name="AnsweringBodyId">The body that accepts what is handed in.</param>
    /// <param name="Moves">What its state and the caller's posts allow.</param>
    /// <param name="BeforeSubmitting">What is still missing; none of it forbids to submit.</param>
    public sealed record AssignmentAnswer(AssignmentRow Assignment, ProgrammeHead Programme, DutyText Duty, long AnsweringBodyId, string AnsweringBody, AssignmentRow? Parent, IReadOnlyList<AssignmentRow> Parts, IReadOnlyList<EntryRow> Entries,
        IReadOnlyList<EvidenceRow> Evidence, string? PassedFrom, IReadOnlyList<AssignmentMove> Moves, bool MayAskExtension, bool MayAnswerExtension, bool MayDelegate, bool MayAddEvidence, IReadOnlyList<NameEndpoints.ReasonAnswer> BeforeSubmitting);

    public sealed record LinkBody(string Address, string? Title = null);
    public sealed record DocumentEvidenceBody(long DocumentId, string? Title = null);

    public static void MapAssignments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me/work", async (HomeQueries home, HttpContext http) => TypedResults.Ok(await home.FindAsync(Caller(http), http.RequestAborted))).WithTags("Assignments").Says("api.assignments.home");
        var assignments = api.MapGroup("/assignments").WithTags("Assignments");
        assignments.MapGet("/", ListAsync).Says("api.assignments.list");
        assignments.MapGet("/{id:long}", FindAsync).Says("api.assignments.find");
        assignments.MapGet("/{id:long}/evidence/{evidence:long}/file", FileAsync).Produces(StatusCodes.Status200OK, contentType: Octets).Says("api.assignments.file");
        assignments.MapPost("/{id:long}/evidence", AddFileAsync).TakesFile().AsksKey().Says("api.assignments.add-file");
        assignments.MapPost("/{id:long}/evidence/link", AddLinkAsync).AsksKey().Says("api.assignments.add-link");
        assignments.MapPost("/{id:long}/evidence/document", AddDocumentAsync).AsksKey().Says("api.assignments.add-document");
    }

    private static async Task<Ok<Page<AssignmentRow>>> ListAsync(long at, DueQueries due, AccessCheck check, HttpContext http, AssignmentState[]? state = null, DateOnly? from = null, DateOnly? to = null, bool late = false, string? after = null, int size = Page<AssignmentRow>.DefaultSize)
    {
        if (!await check.IsKnownAsync(at, http.RequestAborted)) throw new NotFoundException("organization", at);
        return TypedResults.Ok(await due.ListAsync(at, new(state, from, to, late), after, size, http.RequestAborted));
    }

    private static async Task<Ok<AssignmentAnswer>> FindAsync(long id, AssignmentDetailsQuery query, ProgrammeAccess access, IStringLocalizer texts, HttpContext http)
    {
        var found = await DetailsAsync(id, query, access, http);
        Versions.Say(http, found.Row.Version);
        return TypedResults.Ok(new AssignmentAnswer(found.Row, found.Programme, found.Duty, found.AnsweringBodyId, found.AnsweringBody, found.Parent, found.Parts, found.Entries, found.Evidence, found.PassedFrom, found.Moves,
            found.MayAskExtension, found.MayAnswerExtension, found.MayDelegate, found.MayAddEvidence, [.. found.BeforeSubmitting.Select(r => NameEndpoints.Answer(r, texts))]));
    }

    private static async Task<FileStreamHttpResult> FileAsync(long id, long evidence, AssignmentDetailsQuery query, ProgrammeAccess access, FileStore files, HttpContext http)
    {
        var details = await DetailsAsync(id, query, access, http);
        if (details.Evidence.FirstOrDefault(e => e.Id == evidence) is not { FileHash: { } hash } file || !files.Exists(hash)) throw new NotFoundException("evidence", evidence);
        return TypedResults.File(files.OpenRead(hash), Octets, file.FileName);
    }

    private static async Task<CreatedAtRoute> AddFileAsync(long id, IFormFile file, AssignmentService service, AssignmentDetailsQuery query, ProgrammeAccess access, FileStore files, Idempotency once, HttpContext http, string? title = null)
    {
        // Nothing is kept of who may not add anything.
        await DemandAddingAsync(id, query, access, http);
        var (cancel, name) = (http.RequestAborted, Uploads.NameOf(file));
        await once.CreateAsync(http, "assignment.evidence", new { id, title, name, file = await Uploads.HashAsync(file, cancel) }, async o =>
        {
            await using var content = file.OpenReadStream();
            var stored = await files.PutAsync(content, cancel);
            return await service.AddEvidenceAsync(new(id, [new(Titled(title, name), new EvidenceFile(stored.Hash, name, stored.Length))]), o, cancel);
        });
        return At(id);
    }

    private static async Task<CreatedAtRoute> AddLinkAsync(long id, LinkBody body, AssignmentService service, AssignmentDetailsQuery query, ProgrammeAccess access, Idempotency once, HttpContext http)
    {
        await DemandAddingAsync(id, query, access, http);
        RuleException.When(!Uri.TryCreate(body.Address.Trim(), UriKind.Absolute, out var address), "rule.evidence.address");
        await once.CreateAsync(http, "assignment.evidence", new { id, body }, o => service.AddEvidenceAsync(new(id, [new(Titled(body.Title, body.Address), Address: address)]), o, http.RequestAborted));
        return At(id);
    }

    private static async Task<CreatedAtRoute> AddDocumentAsync(long id, DocumentEvidenceBody body, AssignmentService service, AssignmentDetailsQuery query, ProgrammeAccess access, DocumentQueries documents, Idempotency once, HttpContext http)
    {
        await DemandAddingAsync(id, query, access, http);
        var document = await documents.FindAsync(Caller(http), body.DocumentId, http.RequestAborted) is { KeeperId: not null } found ? found : throw new NotFoundException("document", body.DocumentId);
        var name = Pages.Documents.DocumentWords.Name(document.Identifier, document.Head.Subject);
        await once.CreateAsync(http, "assignment.evidence", new { id, body }, o => service.AddEvidenceAsync(new(id, [new(Titled(body.Title, name), DocumentId: body.DocumentId)]), o, http.RequestAborted));
        return At(id);
    }

    private static async Task DemandAddingAsync(long id, AssignmentDetailsQuery query, ProgrammeAccess access, HttpContext http)
    {
        if (await DetailsAsync(id, query, access, http) is { MayAddEvidence: false } found) throw new DeniedException(Permission.Report, found.Row.OrganizationId);
    }

    private static async Task<AssignmentDetails> DetailsAsync(long id, AssignmentDetailsQuery query, ProgrammeAccess access, HttpContext http)
    {
        var found = await query.FindAsync(id, Caller(http), http.RequestAborted);
        return await access.MayReadAsync(Caller(http), found, http.RequestAborted) ? found : throw new DeniedException(Permission.ReadSubtree, found.Row.OrganizationId);
    }

    private static string Titled(string? given, string otherwise)
    {
        var title = (string.IsNullOrWhiteSpace(given) ? otherwise : given).Trim();
        return title.Length > LongestTitle ? title[..LongestTitle] : title;
    }

    private static long Caller(HttpContext http) => http.User.PersonId()!.Value;

    private static CreatedAtRoute At(long id) => TypedResults.CreatedAtRoute("api.assignments.find", new { id });
}
