using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace ThongSuot.Web.Api;

/// <summary>Versions as entity tags: <c>ETag: "3"</c> out, <c>If-Match: "3"</c> in.</summary>
internal static class Versions
{
    public static void Say(HttpContext http, int version) => Say(http, version.ToString(CultureInfo.InvariantCulture));

    public static void Say(HttpContext http, string version) => http.Response.Headers.ETag = $"\"{version}\"";

    /// <summary>The version a change is a change of.</summary>
    /// <exception cref="PreconditionMissingException">The request does not say.</exception>
    public static int Asked(HttpContext http) => int.TryParse(AskedText(http), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : throw new PreconditionMissingException();

    /// <summary>The same where versions are no numbers.</summary>
    /// <exception cref="PreconditionMissingException">The request does not say.</exception>
    public static string AskedText(HttpContext http) =>
        http.Request.GetTypedHeaders().IfMatch is [EntityTagHeaderValue { IsWeak: false } tag] && tag.Tag.Length > 2 ? tag.Tag.AsSpan().Trim('"').ToString() : throw new PreconditionMissingException();
}
