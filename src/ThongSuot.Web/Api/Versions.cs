using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace ThongSuot.Web.Api;

/// <summary>Versions as entity tags: <c>ETag: "3"</c> out, <c>If-Match: "3"</c> in.</summary>
internal static class Versions
{
    public static void Say(HttpContext http, int version) => http.Response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>The version a change is a change of.</summary>
    /// <exception cref="PreconditionMissingException">The request does not say.</exception>
    public static int Asked(HttpContext http) =>
        http.Request.GetTypedHeaders().IfMatch is [EntityTagHeaderValue { IsWeak: false } tag] && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new PreconditionMissingException();
}
