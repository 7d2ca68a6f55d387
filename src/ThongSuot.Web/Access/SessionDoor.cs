using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using ThongSuot.Core.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Access;

/// <summary>Opens a session in this browser, or keeps in mind who still owes a code.</summary>
public sealed class SessionDoor(SessionService sessions)
{
    /// <summary>Signs in; whatever session or half-finished sign-in was there before is gone.</summary>
    public async Task OpenAsync(HttpContext context, long personId)
    {
        await EndAsync(context);
        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        var session = await sessions.OpenAsync(personId, context.Request.Headers.UserAgent, context.Operation("person.session"), context.RequestAborted);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, PersonClaims.Of(session));
    }

    /// <summary>Signs out of this browser: the cookie goes, and serves no more wherever a copy of it may be.</summary>
    public async Task CloseAsync(HttpContext context)
    {
        await EndAsync(context);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private Task EndAsync(HttpContext context) => context.User.PersonId() is { } person && PersonClaims.SessionOf(context.User) is { } id
        ? sessions.LeaveAsync(person, id, context.Operation("person.sign-out"), context.RequestAborted) : Task.CompletedTask;

    public static Task AskCodeAsync(HttpContext context, long personId) => context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, personId.ToString(CultureInfo.InvariantCulture))], IdentityConstants.TwoFactorUserIdScheme)));

    /// <summary>Whose password was right and who owes a code; null when nobody does.</summary>
    public static async Task<long?> WhoOwesCodeAsync(HttpContext context)
    {
        var kept = await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return long.TryParse(kept.Principal?.FindFirstValue(ClaimTypes.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
