using Microsoft.AspNetCore.Http.HttpResults;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>What was done, the latest first; and the chain that holds it.</summary>
internal static class HistoryEndpoints
{
    public static void MapHistory(this IEndpointRouteBuilder api)
    {
        var history = api.MapGroup("/history").WithTags("History");
        history.MapGet("/", ReadAsync).Says("api.history.list");
        history.MapGet("/{kind}/{id:long}", ReadOfAsync).Says("api.history.of");
        history.MapGet("/chain", async (HistoryVerifier verifier, CancellationToken cancel) => TypedResults.Ok(await verifier.StateAsync(cancel))).Says("api.history.chain");
        history.MapGet("/chain/proof", async (HistoryVerifier verifier, CancellationToken cancel) => TypedResults.Ok(await verifier.VerifyAsync(cancel: cancel))).Says("api.history.proof");
    }

    private static async Task<Ok<Page<OperationRow>>> ReadAsync(ReadableHistory queries, HttpContext http, CancellationToken cancel, long? person = null, string? who = null, string? what = null, DateOnly? from = null, DateOnly? to = null, string? after = null, int size = 20) =>
        TypedResults.Ok(await queries.ReadAsync(http.User.PersonId()!.Value, new(null, person, who?.Trim(), what, from, to), after, size, cancel));

    private static async Task<Ok<Page<OperationRow>>> ReadOfAsync(string kind, long id, ReadableHistory queries, HttpContext http, CancellationToken cancel, long? person = null, string? who = null, string? what = null, DateOnly? from = null, DateOnly? to = null, string? after = null, int size = 20) =>
        TypedResults.Ok(await queries.ReadAsync(http.User.PersonId()!.Value, new(new(kind, id), person, who?.Trim(), what, from, to), after, size, cancel));
}
