using Microsoft.Extensions.Localization;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>
/// <c>/api/v1</c>: JSON in and out, problem details (RFC 9457) for every error, lists by cursor, <c>If-Match</c> on changes, <c>Idempotency-Key</c> on creations. Described at
/// <c>/api/v1/openapi.json</c>, and for people at <c>/api</c>.
/// </summary>
internal static class ApiSetup
{
    public const string Prefix = "/api/v1", Document = "v1";

    public static bool IsAsked(HttpContext http) => http.Request.Path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase);

    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => ApiJson.Set(options.SerializerOptions));
        // What does not fit is told in words (ApiProblems), wherever the application runs.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddProblemDetails();
        services.AddExceptionHandler<ApiProblems>();
        services.AddScoped<Idempotency>();
        services.AddSingleton<ApiDescription>();
        services.AddOpenApi(Document, options =>
        {
            // Forms and pages have addresses too; they are for people.
            options.ShouldInclude = endpoint => endpoint.ActionDescriptor.EndpointMetadata.OfType<ApiMark>().Any();
            options.AddDocumentTransformer((document, context, _) => context.ApplicationServices.GetRequiredService<ApiDescription>().DescribeAsync(document));
            options.AddOperationTransformer((operation, context, _) => context.ApplicationServices.GetRequiredService<ApiDescription>().DescribeAsync(operation, context));
            options.AddSchemaTransformer((schema, context, _) => ApiDescription.DescribeAsync(schema, context));
        });
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Prefix).WithMetadata(new ApiMark()).DisableAntiforgery().AddEndpointFilter(GuardAsync);
        api.MapOrganizations();
        api.MapSheets();
        api.MapPeople();
        api.MapHistory();
        api.MapNames();
        api.MapSearch();
        api.MapNotifications();
        api.MapDocuments();
        api.MapRegister();
        api.MapReviews();
        api.MapIssues();
        api.MapProgrammes();
        api.MapAssignments();
        api.MapSteps();
        app.MapOpenApi(Prefix + "/openapi.json").AllowAnonymous();
        // A name under the prefix that nobody knows is answered like every other mistake of a program, not with a page.
        api.MapFallback(Nowhere.Answer).ExcludeFromDescription();
    }

    private static ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        // As in bodies (ApiJson): no database takes it.
        if (NullFilter.IsIn(http.Request.QueryString)) throw new BadHttpRequestException("The address holds U+0000.");
        // Files come as forms send them, and a form of another site must not act for who is signed in here.
        if (!HttpMethods.IsGet(http.Request.Method) && !TokenAuthentication.IsShown(http.Request) && !IsFromHere(http.Request))
            return ValueTask.FromResult<object?>(ApiProblems.Problem(StatusCodes.Status403Forbidden, "api.foreign-origin", http.RequestServices.GetRequiredService<IStringLocalizer>()["api.foreign-origin"]));
        // What is told to one is stored for nobody.
        http.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    /// <summary>A browser names the site whose page asks; a program names none.</summary>
    private static bool IsFromHere(HttpRequest request) =>
        request.Headers.Origin is [] || Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>On every endpoint of the API.</summary>
    public sealed class ApiMark;
}
