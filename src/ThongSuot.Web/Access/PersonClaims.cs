using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using ThongSuot.Core.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Access;

/// <summary>What the session's cookie says: who, and which stamp the account had. Everything else is read anew at every request.</summary>
internal sealed class PersonClaims : IUserClaimsPrincipalFactory<Person>
{
    private const string Stamp = "stamp", May = "may";

    public static Claim IdOf(long person) => new(ClaimTypes.NameIdentifier, person.ToString(CultureInfo.InvariantCulture));

    public Task<ClaimsPrincipal> CreateAsync(Person user) =>
        Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity([IdOf(user.Id), new Claim(ClaimTypes.Name, user.FullName), new Claim(Stamp, user.SecurityStamp ?? "")], IdentityConstants.ApplicationScheme)));

    /// <summary>A session ends with the stamp it began with: on a new password, on "sign out everywhere", when the account is closed. At once, on whatever machine.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        // Styles and pictures are for everybody.
        if (context.Request.Path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase)) return;
        var queries = context.HttpContext.RequestServices.GetRequiredService<AccessQueries>();
        var (person, stamp) = (context.Principal?.PersonId(), context.Principal?.FindFirstValue(Stamp));
        var session = person is { } id ? await queries.SessionAsync(id, context.HttpContext.RequestAborted) : null;
        if (session is null || session.Stamp != stamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        List<Claim> claims = [IdOf(person!.Value), new Claim(ClaimTypes.Name, session.FullName), new Claim(Stamp, session.Stamp), .. session.Permissions.Select(p => new Claim(May, p.ToString()))];
        if (session.Post is { } post) claims.Add(new Claim(AccountMenu.PostClaim, post));
        context.ReplacePrincipal(new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme)));
    }

    /// <summary>True for who is signed in and has the permission, if one is asked, somewhere: enough to show the way, not to open the door.</summary>
    public static bool MaySee(ClaimsPrincipal user, Permission? permission) => user.PersonId() is not null && (permission is null || user.HasClaim(May, permission.Value.ToString()));
}
