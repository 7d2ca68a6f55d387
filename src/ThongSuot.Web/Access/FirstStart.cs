using ThongSuot.Core.Access;
using ThongSuot.Web.Api;

namespace ThongSuot.Web.Access;

/// <summary>Until there is an account, every page leads to the one that makes the first.</summary>
internal sealed class FirstStart
{
    private static readonly string[] Open = ["/setup", "/language", "/theme", "/error", "/assets", "/health", "/favicon.svg", "/styleguide"];

    /// <summary>Once somebody has an account there is no way back, so the database is not asked again.</summary>
    private volatile bool _isOver;

    public static void Use(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var start = context.RequestServices.GetRequiredService<FirstStart>();
        if (Open.Any(o => context.Request.Path.StartsWithSegments(o, StringComparison.OrdinalIgnoreCase)) || await start.IsOverAsync(context))
            await next(context);
        else if (context.Request.Path.StartsWithSegments(ApiSetup.Prefix, StringComparison.OrdinalIgnoreCase))
            await TypedResults.Problem(statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
        else
            context.Response.Redirect(context.Request.PathBase + "/setup");
    });

    private async ValueTask<bool> IsOverAsync(HttpContext context) =>
        _isOver || (_isOver = !await context.RequestServices.GetRequiredService<SetupService>().IsNeededAsync(context.RequestAborted));
}
