using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Access;

/// <summary>What the pages of the account need beside pages.</summary>
internal static class AccessEndpoints
{
    public static void MapAccess(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/sign-out", SignOutAsync);
        endpoints.MapGet("/sign-in/external", External);
        endpoints.MapGet("/me/codes/picture", PictureAsync);
        endpoints.MapPost("/me/passkeys/options", NewPasskeyAsync);
        endpoints.MapPost("/sign-in/passkey/options", AskPasskeyAsync);
    }

    // A field of the form is asked for, so that the framework asks for the form's token.
    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, SessionDoor door, [FromForm] string? returnUrl)
    {
        await door.CloseAsync(context);
        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl! : "~/sign-in");
    }

    // Asked by a link, not a form: the content security policy lets no form lead out of the application.
    private static Results<ChallengeHttpResult, NotFound> External(IConfiguration configuration, string? returnUrl)
    {
        if (OpenIdConnectSetup.NameOf(configuration) is null) return TypedResults.NotFound();
        var back = QueryString.Create("returnUrl", RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl! : "/");
        return TypedResults.Challenge(new AuthenticationProperties { RedirectUri = "/sign-in/external/done" + back }, [OpenIdConnectSetup.Scheme]);
    }

    /// <summary>The key as a picture for a telephone to read. Only while it is being set up: afterwards nobody sees it again.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> PictureAsync(HttpContext context, AppDbContext db, UserManager<Person> people)
    {
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == context.User.PersonId(), context.RequestAborted);
        if (person.TwoFactorEnabled || await people.GetAuthenticatorKeyAsync(person) is not { } key) return TypedResults.NotFound();
        using var code = QRCodeGenerator.GenerateQrCode(AuthenticatorLink.Of(person.Email!, key), QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(picture.GetGraphic(6), "image/png");
    }

    private static async Task<Results<ContentHttpResult, BadRequest>> NewPasskeyAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<Person> signIn, AppDbContext db)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return TypedResults.BadRequest();
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == context.User.PersonId(), context.RequestAborted);
        var options = await signIn.MakePasskeyCreationOptionsAsync(new() { Id = person.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Name = person.Email!, DisplayName = person.FullName });
        return TypedResults.Content(options, "application/json");
    }

    /// <summary>For anybody at the door: the browser offers the passkeys it has, so nothing is told of who has which.</summary>
    private static async Task<Results<ContentHttpResult, BadRequest, StatusCodeHttpResult>> AskPasskeyAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<Person> signIn, SignInLimits limits)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return TypedResults.BadRequest();
        if (!limits.Allows(context)) return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        return TypedResults.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");
    }
}

/// <summary>The address by which authenticator applications take over a key.</summary>
internal static class AuthenticatorLink
{
    private const string Issuer = "Thông Suốt";

    public static string Of(string account, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString(Issuer)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(Issuer)}&digits=6&period=30";

    /// <summary>The key in groups of four, as people read it to one another.</summary>
    public static string Readable(string key) => string.Join(' ', key.Chunk(4).Select(group => new string(group)));
}
