using Microsoft.AspNetCore.Http.HttpResults;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>What the reader proposed of a document, decided on: only what is confirmed counts. Whoever decides first has taken the review up.</summary>
internal static class ReviewEndpoints
{
    /// <param name="Count">How many duties were confirmed.</param>
    public sealed record ConfirmedAnswer(int Count);

    public static void MapReviews(this IEndpointRouteBuilder api)
    {
        var document = api.MapGroup("/documents/{id:long}").WithTags("Documents");
        Decision("confirm", (reviews, duty, version, operation, cancel) => reviews.ConfirmAsync(duty, version, operation, cancel)).Says("api.documents.duty-confirm");
        Decision("reject", (reviews, duty, version, operation, cancel) => reviews.RejectAsync(duty, version, operation, cancel)).Says("api.documents.duty-reject");
        Decision("reopen", (reviews, duty, version, operation, cancel) => reviews.ReopenAsync(duty, version, operation, cancel)).Says("api.documents.duty-reopen");
        document.MapPost("/duties/confirm", ConfirmAllAsync).AsksVersion().Says("api.documents.duties-confirm");
        document.MapPost("/confirm", ConfirmAsync).AsksVersion().Says("api.documents.confirm");

        RouteHandlerBuilder Decision(string step, Func<ReviewService, long, int, Operation, CancellationToken, Task> decide) =>
            document.MapPost("/duties/{duty:long}/" + step, async (long id, long duty, ReviewService reviews, DocumentQueries queries, HttpContext http) =>
            {
                await DocumentEndpoints.DetailsAsync(id, queries, http);
                if ((await queries.DutiesAsync(http.User.PersonId()!.Value, id, http.RequestAborted)).All(d => d.Id != duty)) throw new NotFoundException("duty", duty);
                await decide(reviews, duty, Versions.Asked(http), http.Operation("document.duty-" + step), http.RequestAborted);
                return TypedResults.NoContent();
            }).AsksVersion();
    }

    private static async Task<Ok<ConfirmedAnswer>> ConfirmAllAsync(long id, ReviewService reviews, DocumentQueries queries, HttpContext http)
    {
        if ((await DocumentEndpoints.DetailsAsync(id, queries, http)).Version != Versions.Asked(http)) throw new StaleException("document", id);
        return TypedResults.Ok(new ConfirmedAnswer(await reviews.ConfirmAllAsync(id, http.Operation("document.duty-confirm"), http.RequestAborted)));
    }

    private static async Task<NoContent> ConfirmAsync(long id, ReviewService reviews, DocumentQueries queries, HttpContext http)
    {
        await DocumentEndpoints.DetailsAsync(id, queries, http);
        await reviews.ConfirmDocumentAsync(id, Versions.Asked(http), http.Operation("document.confirm"), http.RequestAborted);
        return TypedResults.NoContent();
    }
}
