using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using ThongSuot.Core.Access;

namespace ThongSuot.Web.Access;

/// <summary>Sign-in by another system that people are known to already: settings <c>OpenIdConnect:Authority</c>, <c>ClientId</c>, <c>ClientSecret</c>, <c>Name</c> (what the button says).</summary>
internal static class OpenIdConnectSetup
{
    public const string Scheme = OpenIdConnectDefaults.AuthenticationScheme;
    private const string Section = "OpenIdConnect", DefaultName = "OpenID Connect";

    /// <summary>What the other system is called; null when there is none.</summary>
    public static string? NameOf(IConfiguration configuration) => configuration[$"{Section}:Authority"] is { Length: > 0 } ? configuration[$"{Section}:Name"] ?? DefaultName : null;

    public static void AddOpenIdConnectIfConfigured(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        if (NameOf(configuration) is not { } name) return;
        var settings = configuration.GetSection(Section);
        authentication.AddOpenIdConnect(Scheme, name, o =>
        {
            o.Authority = settings["Authority"];
            o.ClientId = settings["ClientId"] ?? throw new InvalidOperationException($"{Section}:ClientId is missing: the name under which {o.Authority} knows this application.");
            o.ClientSecret = settings["ClientSecret"];
            o.SignInScheme = IdentityConstants.ExternalScheme;
            o.CallbackPath = "/sign-in/external/callback";
            o.ResponseType = "code";
            // The answer comes as an address, not as a form from elsewhere: so the cookies of the way there can stay with us (Lax).
            o.ResponseMode = "query";
            foreach (var cookie in (ReadOnlySpan<CookieBuilder>)[o.CorrelationCookie, o.NonceCookie]) (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            o.UsePkce = true;
            o.MapInboundClaims = false;
            o.Scope.Clear();
            foreach (var scope in (ReadOnlySpan<string>)["openid", "profile", "email"]) o.Scope.Add(scope);
            o.GetClaimsFromUserInfoEndpoint = true;
            o.ClaimActions.MapJsonKey("email_verified", "email_verified");
            o.SaveTokens = false;
            // Whatever goes wrong over there ends on our sign-in page, which says so.
            o.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect(context.Request.PathBase + "/sign-in/external/done");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>Whom the other system vouches for; null when it does not.</summary>
    public static async Task<ExternalIdentity?> WhoAsync(HttpContext context, string name)
    {
        var answer = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (answer.Principal?.FindFirstValue("sub") is not { Length: > 0 } key) return null;
        var verified = string.Equals(answer.Principal.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        return new ExternalIdentity(Scheme, name, key, answer.Principal.FindFirstValue("email"), verified);
    }
}
