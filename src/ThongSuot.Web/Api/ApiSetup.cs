using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.OpenApi;
using ThongSuot.Web.Hosting;

namespace ThongSuot.Web.Api;

/// <summary>
/// <c>/api/v1</c>: JSON in and out, problem details (RFC 9457) for every error, lists by cursor, <c>If-Match</c> on changes, <c>Idempotency-Key</c> on creations. Described at
/// <c>/api/v1/openapi.json</c>.
/// </summary>
internal static class ApiSetup
{
    public const string Prefix = "/api/v1";

    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            // What a record needs must be there, or the request is wrong.
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.RespectRequiredConstructorParameters = true;
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        services.AddProblemDetails();
        services.AddExceptionHandler<ApiProblems>();
        services.AddScoped<Idempotency>();
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Thông Suốt",
                Version = "v1",
                Description = "Errors are problem details with a `code`. Lists give `items` and, where there is more, `next`: the `after` of the next request. Changes need `If-Match` with the version last seen. Creations take an `Idempotency-Key`: the same key gives the same answer and never a second creation.",
            };
            return Task.CompletedTask;
        }));
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Prefix).WithMetadata(new ApiMark()).DisableAntiforgery();
        api.MapOrganizations();
        app.MapOpenApi(Prefix + "/openapi.json").AllowAnonymous();
        // A name under the prefix that nobody knows is answered like every other mistake of a program, not with a page.
        api.MapFallback(() => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound)).ExcludeFromDescription();
    }

    /// <summary>On every endpoint of the API.</summary>
    public sealed class ApiMark;
}
