using Microsoft.AspNetCore.Http.HttpResults;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>What comes into a register: files, read in the background, heads put right, numbers.</summary>
internal static class RegisterEndpoints
{
    /// <param name="Id">The new document; null when the file was there already.</param>
    /// <param name="Twins">Documents within reach that have the same file.</param>
    public sealed record ReceivedAnswer(long? Id, IReadOnlyList<Twin> Twins);

    /// <param name="Symbol">"KH/TU", "KH-UBND".</param>
    /// <param name="Series">Year or term; what the symbol and the day say without.</param>
    public sealed record NumberBody(string Type, string Symbol, DateOnly IssuedOn, string? Series = null);
    public sealed record NumberAnswer(int Number);

    public static void MapRegister(this IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup("/documents").WithTags("Documents");
        documents.MapPost("/", ReceiveAsync).TakesFile().AsksKey().Says("api.documents.receive");
        documents.MapGet("/progress", async (ReadingService reading, Clock clock, HttpContext http) => TypedResults.Ok(await reading.ProgressAsync(http.User.PersonId()!.Value, Clock.StartOf(clock.Today), http.RequestAborted))).Says("api.documents.progress");
        documents.MapPost("/{id:long}/editions/{edition:long}/read-again", ReadAgainAsync).Says("api.documents.read-again");
        documents.MapPut("/{id:long}/head", CorrectAsync).AsksVersion().Says("api.documents.head");
        documents.MapPost("/{id:long}/number", NumberAsync).AsksVersion().Says("api.documents.number");
    }

    private static async Task<Results<CreatedAtRoute<ReceivedAnswer>, Ok<ReceivedAnswer>>> ReceiveAsync(IFormFile file, long keeper, RegisterService register, Idempotency once, HttpContext http, Direction direction = Direction.Incoming, Secrecy secrecy = Secrecy.None)
    {
        var (cancel, name) = (http.RequestAborted, Uploads.NameOf(file));
        Received? received = null;
        var id = await once.CreateAsync(http, "document.receive", new { keeper, direction, secrecy, name, file = await Uploads.HashAsync(file, cancel) }, async o =>
        {
            await using var content = file.OpenReadStream();
            received = (await register.ReceiveAsync(new(keeper, direction, [new(name, content)], secrecy), o, cancel))[0];
            return received.DocumentId ?? 0;
        });
        if (received is { Refusal: { } refusal }) throw refusal;
        return received is { DocumentId: null } ? TypedResults.Ok(new ReceivedAnswer(null, received.Twins)) : TypedResults.CreatedAtRoute(new ReceivedAnswer(id, received?.Twins ?? []), "api.documents.find", new { id });
    }

    private static async Task<NoContent> ReadAgainAsync(long id, long edition, ReadingService reading, DocumentQueries queries, HttpContext http)
    {
        if ((await DocumentEndpoints.DetailsAsync(id, queries, http)).Editions.All(e => e.Id != edition)) throw new NotFoundException("edition", edition);
        await reading.RetryAsync(edition, http.Operation("document.read-again"), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> CorrectAsync(long id, DocumentHead body, RegisterService register, DocumentQueries queries, HttpContext http)
    {
        await DocumentEndpoints.DetailsAsync(id, queries, http);
        await register.CorrectHeadAsync(id, body, Versions.Asked(http), http.Operation("document.head"), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<NumberAnswer>> NumberAsync(long id, NumberBody body, RegisterService register, DocumentQueries queries, HttpContext http)
    {
        await DocumentEndpoints.DetailsAsync(id, queries, http);
        return TypedResults.Ok(new NumberAnswer(await register.IssueNumberAsync(new(id, body.Type, body.Symbol, body.IssuedOn, body.Series), Versions.Asked(http), http.Operation("document.number"), http.RequestAborted)));
    }
}
