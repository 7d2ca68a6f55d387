using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ThongSuot.Web.Shell;

/// <summary>PostgreSQL stores no text with U+0000 in it, and nobody types one: what holds it is refused before a page looks at it, as the API does.</summary>
internal sealed class NullFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (IsIn(context.HttpContext)) context.Result = new BadRequestResult();
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }

    private static bool IsIn(HttpContext http)
    {
        if (IsIn(http.Request.QueryString)) return true;
        // A form that is refused already may not be looked at, and one that could not be read is none; why is told where its fields are.
        if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }) return false;
        return http.Features.Get<IFormFeature>()?.Form is { } form && (form.Any(f => IsIn(f.Key) || f.Value.Any(IsIn)) || form.Files.Any(f => IsIn(f.FileName)));
    }

    public static bool IsIn(QueryString address) => address.Value?.Contains("%00", StringComparison.Ordinal) == true;

    public static bool IsIn(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
