using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ThongSuot.Web.Pages;

/// <summary>
/// Says what went wrong and what to do next, never how: what happened inside goes to the log, under the reference shown here.
/// Answers any method, since a form that failed is answered by this page too; and needs no database.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
[ResponseCache(Location = ResponseCacheLocation.None, NoStore = true)]
public sealed class ErrorModel : PageModel
{
    /// <summary>The answers there are sentences for (Texts/error.tsv); any other is told as the nearest of them.</summary>
    private static readonly int[] Told = [400, 403, 404, 429, 500, 503];

    public int Code { get; private set; }

    public string? Reference { get; private set; }

    /// <summary>While the database is being prepared it is worth asking again, by a press or by the page's script.</summary>
    public int? RetryAfterSeconds => Code == StatusCodes.Status503ServiceUnavailable ? 3 : null;

    public override void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var asked = int.Parse((string)context.RouteData.Values["code"]!, CultureInfo.InvariantCulture);
        Code = Told.Contains(asked) ? asked : asked is >= 400 and < 500 ? StatusCodes.Status400BadRequest : StatusCodes.Status500InternalServerError;

        // Somebody who typed the address gets the page with the answer it tells of, and no other.
        var reExecuted = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!reExecuted)
        {
            Code = asked == Code ? Code : StatusCodes.Status404NotFound;
            Response.StatusCode = Code;
        }

        if (Code == StatusCodes.Status500InternalServerError && reExecuted)
            Reference = HttpContext.TraceIdentifier;
        if (RetryAfterSeconds is { } seconds)
            Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }
}
