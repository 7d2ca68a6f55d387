using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using ThongSuot.Core.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Access;

/// <summary>What the session's cookie says: who, and which session. Everything else is read anew at every request.</summary>
internal sealed class PersonClaims : IUserClaimsPrincipalFactory<Person>
{
    private const string Session = "session", May = "may", Unread = "unread";

    public static Claim IdOf(long person) => new(ClaimTypes.NameIdentifier, person.ToString(CultureInfo.InvariantCulture));

    public Task<ClaimsPrincipal> CreateAsync(Person user) => Task.FromResult(Of([IdOf(user.Id), new Claim(ClaimTypes.Name, user.FullName)]));

    /// <summary>Of a session just opened.</summary>
    public static ClaimsPrincipal Of(long session) => Of([SessionClaim(session)]);

    /// <summary>The session of this request; null for who is not signed in, and for a program.</summary>
    public static long? SessionOf(ClaimsPrincipal? user) => long.TryParse(user?.FindFirstValue(Session), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>A session ends at once, on whatever machine: when its person ends it, on a new password, when the account is closed.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        // Styles and pictures are for everybody.
        if (context.Request.Path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase)) return;
        var queries = context.HttpContext.RequestServices.GetRequiredService<AccessQueries>();
        if (SessionOf(context.Principal) is not { } id || await queries.SessionAsync(id, context.HttpContext.RequestAborted) is not { } session)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        List<Claim> claims = [IdOf(session.PersonId), new Claim(ClaimTypes.Name, session.FullName), SessionClaim(id), new Claim(Unread, session.Unread.ToString(CultureInfo.InvariantCulture)), .. session.Permissions.Select(p => new Claim(May, p.ToString()))];
        if (session.Post is { } post) claims.Add(new Claim(AccountMenu.PostClaim, post));
        context.ReplacePrincipal(Of(claims));
    }

    /// <summary>How many notifications waited for the person when the request came.</summary>
    public static int UnreadOf(ClaimsPrincipal user) => int.TryParse(user.FindFirstValue(Unread), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private static Claim SessionClaim(long session) => new(Session, session.ToString(CultureInfo.InvariantCulture));

    private static ClaimsPrincipal Of(IEnumerable<Claim> claims) => new(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme));

    /// <summary>True for who is signed in and has the permission, if one is asked, somewhere: enough to show the way, not to open the door.</summary>
    public static bool MaySee(ClaimsPrincipal user, Permission? permission) => user.PersonId() is not null && (permission is null || user.HasClaim(May, permission.Value.ToString()));
}
