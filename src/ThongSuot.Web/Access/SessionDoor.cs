using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;

namespace ThongSuot.Web.Access;

/// <summary>Opens a session in this browser, or keeps in mind who still owes a code.</summary>
public sealed class SessionDoor(AppDbContext db, IUserClaimsPrincipalFactory<Person> claims)
{
    /// <summary>Signs in; whatever session or half-finished sign-in was there before is gone.</summary>
    public async Task OpenAsync(HttpContext context, long personId)
    {
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, context.RequestAborted);
        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, await claims.CreateAsync(person));
    }

    public static Task AskCodeAsync(HttpContext context, long personId) => context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, personId.ToString(CultureInfo.InvariantCulture))], IdentityConstants.TwoFactorUserIdScheme)));

    /// <summary>Whose password was right and who owes a code; null when nobody does.</summary>
    public static async Task<long?> WhoOwesCodeAsync(HttpContext context)
    {
        var kept = await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return long.TryParse(kept.Principal?.FindFirstValue(ClaimTypes.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
