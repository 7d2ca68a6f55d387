using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace ThongSuot.Web.Shell;

/// <summary>Addresses that stand in every row of a table, written out: fifty of them by the framework's way cost as much as a question to the database. A test holds them to the pages.</summary>
internal static class Addresses
{
    public static string Assignment(this IUrlHelper url, long id) => Of(url, $"/assignments/{id}");

    public static string Document(this IUrlHelper url, long id) => Of(url, $"/documents/{id}");

    public static string Review(this IUrlHelper url, long id) => Of(url, $"/documents/{id}/review");

    private static string Of(IUrlHelper url, FormattableString path) => url.ActionContext.HttpContext.Request.PathBase + path.ToString(CultureInfo.InvariantCulture);
}
