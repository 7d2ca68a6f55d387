using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.Localization;

namespace ThongSuot.Web.Api;

/// <summary>
/// What nobody answers: an address that is none, or one that takes another method or another kind of body. Routing tells these apart by itself only where nothing catches the rest,
/// and here something must, lest a program be answered with a page.
/// </summary>
internal static class Nowhere
{
    public static ProblemHttpResult Answer(HttpContext http, EndpointDataSource endpoints, IStringLocalizer texts)
    {
        var here = endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<Said>() is not null && IsAt(e, http.Request.Path)).ToList();
        if (here.Count == 0) return ApiProblems.Problem(StatusCodes.Status404NotFound, "api.nowhere", texts["api.nowhere"]);
        var methods = here.SelectMany(MethodsOf).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        if (methods.Contains(http.Request.Method, StringComparer.OrdinalIgnoreCase))
        {
            var types = here.Where(e => MethodsOf(e).Contains(http.Request.Method, StringComparer.OrdinalIgnoreCase)).SelectMany(e => e.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? []);
            return ApiProblems.Problem(StatusCodes.Status415UnsupportedMediaType, "api.media-type", texts["api.media-type", string.Join(", ", types)]);
        }
        http.Response.Headers.Allow = string.Join(", ", methods);
        return ApiProblems.Problem(StatusCodes.Status405MethodNotAllowed, "api.method", texts["api.method", string.Join(", ", methods)]);
    }

    private static IReadOnlyList<string> MethodsOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    /// <summary>The address has the form of the route; the only constraint here is that ids are numbers.</summary>
    private static bool IsAt(RouteEndpoint endpoint, PathString path)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, values)
            && endpoint.RoutePattern.ParameterPolicies.Keys.All(name => long.TryParse(values[name]?.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));
    }
}
