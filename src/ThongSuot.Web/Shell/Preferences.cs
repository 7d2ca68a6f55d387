using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ThongSuot.Web.Hosting;

namespace ThongSuot.Web.Shell;

/// <summary>Language and colours, kept in cookies: chosen before signing in, and again by nobody.</summary>
internal static class Preferences
{
    public const string ThemeCookie = "theme";
    private const string FollowDevice = "auto";
    private static readonly string[] Themes = [FollowDevice, "light", "dark"];

    public static string Theme(HttpContext context) =>
        context.Request.Cookies[ThemeCookie] is { } chosen && Themes.Contains(chosen) ? chosen : FollowDevice;

    public static void MapPreferences(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/language", SetLanguage).AllowAnonymous();
        endpoints.MapPost("/theme", SetTheme).AllowAnonymous();
    }

    private static Results<RedirectHttpResult, BadRequest> SetLanguage(HttpContext context, [FromForm] string? value, [FromForm] string? returnUrl)
    {
        if (!Languages.IsKnown(value))
            return TypedResults.BadRequest();
        Remember(context, Languages.Cookie, value!);
        return Back(returnUrl);
    }

    private static Results<RedirectHttpResult, BadRequest> SetTheme(HttpContext context, [FromForm] string? value, [FromForm] string? returnUrl)
    {
        if (value is null || !Themes.Contains(value))
            return TypedResults.BadRequest();
        Remember(context, ThemeCookie, value);
        return Back(returnUrl);
    }

    private static void Remember(HttpContext context, string cookie, string value) =>
        context.Response.Cookies.Append(cookie, value, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });

    /// <summary>Back to the page the switch stood on, and only to a page of ours.</summary>
    private static RedirectHttpResult Back(string? returnUrl) =>
        TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl! : "~/");
}
