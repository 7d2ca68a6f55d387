using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Hosting;
using ThongSuot.Web.Shell;
using Conflict = ThongSuot.Core.Implementation.Conflict;

namespace ThongSuot.Web.Api;

/// <summary>Confirmed duties of a document given to bodies: looked at before, and done; what takes long goes on in the background (<see cref="IssueRuns"/>), can be followed and stopped.</summary>
internal static class IssueEndpoints
{
    // As on the page: a set of thousands is corrected in the words of the duty.
    private const int MostOffered = 200;

    /// <param name="IssuerId">The body that gives them.</param>
    /// <param name="Day">The day whose tree decides who must do it; today without.</param>
    /// <param name="Title">The subject of the document without.</param>
    /// <param name="DutyIds">Only these; all that are confirmed without.</param>
    /// <param name="Chosen">Which bodies an actor means, by its id; an empty list leaves it out.</param>
    /// <param name="DespiteConflicts">A person has seen what should be thought about.</param>
    public sealed record IssueBody(long IssuerId, Line Line = Line.Territory, DateOnly? Day = null, string? Title = null, IReadOnlyList<long>? DutyIds = null, Dictionary<long, IReadOnlyList<long>>? Chosen = null, bool DespiteConflicts = false);

    /// <param name="IsBlocking">It cannot be issued like that.</param>
    /// <param name="Bodies">How many bodies it is about.</param>
    public sealed record ConflictAnswer(ConflictKind Kind, bool IsBlocking, string Text, int Bodies);
    public sealed record OfferedBody(long Id, string Name);

    /// <param name="Bodies">How many bodies it means.</param>
    /// <param name="Offered">Where somebody must say which are meant: what to choose from.</param>
    public sealed record ActorAnswer(long ActorId, DutyRole Role, string Name, int Bodies, bool NeedsChoice, IReadOnlyList<OfferedBody> Offered, IReadOnlyList<NameEndpoints.UnresolvedAnswer> Unresolved);
    public sealed record DutyToIssueAnswer(long DutyId, int Ordinal, string Text, DateOnly? DueOn, int Bodies, IReadOnlyList<ActorAnswer> Actors, IReadOnlyList<ConflictAnswer> Conflicts);
    public sealed record IssuePreviewAnswer(string Title, DateOnly Day, bool CanIssue, int Assignments, int Bodies, IReadOnlyList<ConflictAnswer> Conflicts, IReadOnlyList<DutyToIssueAnswer> Duties);

    /// <summary>How an issue in the background stands.</summary>
    public enum IssueStage { Running, Done, Refused, Cancelled, Failed, Lost }

    /// <param name="Done">Assignments written; null while it is found out who gets what, and when another node does it.</param>
    /// <param name="Text">Why nothing came of it.</param>
    public sealed record IssueRunAnswer(IssueStage Stage, int? Done, int? Total, long? ProgrammeId, string? Text);

    public static void MapIssues(this IEndpointRouteBuilder api)
    {
        var document = api.MapGroup("/documents/{id:long}/issue").WithTags("Programmes");
        document.MapPost("/preview", PreviewAsync).WithMetadata(new ReadsOnly()).Says("api.programmes.preview");
        document.MapPost("/", IssueAsync).AsksKey().Says("api.programmes.issue");
        document.MapGet("/{key}", async (long id, string key, IssueService service, IssueRuns runs, DocumentQueries documents, IStringLocalizer texts, HttpContext http) =>
        {
            await DocumentEndpoints.DetailsAsync(id, documents, http);
            return TypedResults.Ok(await StandsAsync(id, key, service, runs, texts, http));
        }).Says("api.programmes.run");
        document.MapDelete("/{key}", async (long id, string key, IssueService service, IssueRuns runs, DocumentQueries documents, IStringLocalizer texts, HttpContext http) =>
        {
            await DocumentEndpoints.DetailsAsync(id, documents, http);
            if (runs.Find(http.User.PersonId()!.Value, key) is { State: IssueState.Running } run && run.Options.DocumentId == id) run.Cancel();
            return TypedResults.Ok(await StandsAsync(id, key, service, runs, texts, http));
        }).Says("api.programmes.stop");
    }

    private static async Task<Ok<IssuePreviewAnswer>> PreviewAsync(long id, IssueBody body, IssueService service, DocumentQueries documents, AccessCheck check, IStringLocalizer texts, HttpContext http)
    {
        await DemandAsync(id, body, documents, check, http);
        var preview = await service.PreviewAsync(OptionsOf(id, body), http.RequestAborted);
        return TypedResults.Ok(new IssuePreviewAnswer(preview.Title, preview.Day, preview.CanIssue, preview.Assignments, preview.Bodies, Said(preview.Conflicts, texts),
            [.. preview.Duties.Select(d => new DutyToIssueAnswer(d.DutyId, d.Ordinal, d.Text, d.DueOn, d.Given.Count, [.. d.Actors.Select(a => Answer(a, texts))], Said(d.Conflicts, texts)))]));
    }

    private static async Task<Results<CreatedAtRoute<CreatedAnswer>, AcceptedAtRoute<IssueRunAnswer>>> IssueAsync(long id, IssueBody body, IssueService service, IssueRuns runs, DocumentQueries documents, AccessCheck check, Idempotency once, HttpContext http)
    {
        await DemandAsync(id, body, documents, check, http);
        var (options, person, cancel) = (OptionsOf(id, body), http.User.PersonId()!.Value, http.RequestAborted);
        string? key = null;
        var programme = await once.CreateAsync(http, IssueService.Kind, new { id, body }, async o =>
        {
            // What runs is known by its key; without one it is given one.
            var asked = o.Once ?? new RequestKey(Guid.NewGuid().ToString("N"), "");
            if (runs.Find(person, asked.Key) is { } begun)
            {
                if (begun.RequestHash != asked.Hash) throw new RepeatedException();
                key = asked.Key;
                return 0;
            }
            var preview = await service.PreviewAsync(options, cancel);
            if (preview.Assignments <= runs.AtOnceUpTo || !preview.CanIssue || !options.DespiteConflicts && preview.AllConflicts.Any()) return await service.IssueAsync(options, o, cancel: cancel);
            key = asked.Key;
            runs.Start(options, o with { Once = asked });
            return 0;
        });
        return key is null ? TypedResults.CreatedAtRoute(new CreatedAnswer(programme), "api.programmes.find", new { id = programme })
            : TypedResults.AcceptedAtRoute(new IssueRunAnswer(IssueStage.Running, null, null, null, null), "api.programmes.run", new { id, key });
    }

    private static async Task<IssueRunAnswer> StandsAsync(long id, string key, IssueService service, IssueRuns runs, IStringLocalizer texts, HttpContext http)
    {
        var (person, cancel) = (http.User.PersonId()!.Value, http.RequestAborted);
        var run = runs.Find(person, key) is { } found && found.Options.DocumentId == id ? found : null;
        if ((run is { State: IssueState.Done } ? run.ProgrammeId : await service.FindAsync(person, key, cancel)) is { } programme) return new(IssueStage.Done, null, null, programme, null);
        return run switch
        {
            { State: IssueState.Running } => new(IssueStage.Running, run.Progress?.Done, run.Progress?.Total, null, null),
            null when await service.IsRunningAsync(id, cancel) => new(IssueStage.Running, null, null, null, null),
            { State: IssueState.Refused, Refusal: { } refusal } => Ended(IssueStage.Refused, texts[refusal.Code, [.. refusal.Args]]),
            { State: IssueState.Cancelled } => Ended(IssueStage.Cancelled, texts["implementation.issuing.cancelled"]),
            { State: IssueState.Failed } => Ended(IssueStage.Failed, texts["implementation.issuing.failed"]),
            _ => Ended(IssueStage.Lost, texts["implementation.issuing.lost"]),
        };

        static IssueRunAnswer Ended(IssueStage stage, string text) => new(stage, null, null, null, text);
    }

    /// <summary>The document must be for the caller, who must be allowed to issue in the name of the body.</summary>
    private static async Task DemandAsync(long id, IssueBody body, DocumentQueries documents, AccessCheck check, HttpContext http)
    {
        await DocumentEndpoints.DetailsAsync(id, documents, http);
        await check.DemandAsync(http.Operation(IssueService.Kind).By, Permission.IssueAssignments, body.IssuerId, http.RequestAborted);
    }

    private static IssueOptions OptionsOf(long id, IssueBody body) => new(id, body.IssuerId, body.Line, body.Day, body.Title, body.DutyIds, body.Chosen, body.DespiteConflicts);

    private static IReadOnlyList<ConflictAnswer> Said(IReadOnlyList<Conflict> conflicts, IStringLocalizer texts) => [.. conflicts.Select(c => new ConflictAnswer(c.Kind, c.IsBlocking, texts[c.Reason.Key, [.. c.Reason.Args]], c.Bodies.Count))];

    private static ActorAnswer Answer(ActorPreview actor, IStringLocalizer texts) => new(actor.ActorId, actor.Role, actor.Name, actor.Bodies.Count, actor.NeedsChoice,
        actor.NeedsChoice ? [.. actor.Bodies.Take(MostOffered).Select(b => new OfferedBody(b.Id, b.Name))] : [], [.. actor.Unresolved.Select(u => NameEndpoints.Answer(u, texts))]);
}
