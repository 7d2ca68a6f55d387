using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ThongSuot.Core.Access;
using ThongSuot.Web.Api;

namespace ThongSuot.Web.Access;

/// <summary>A program shows a personal access token: <c>Authorization: Bearer ts_…</c> (RFC 6750). Only for the interface for programs; pages are for people.</summary>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenService tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";
    private const string Bearer = "Bearer ", ScopeClaim = "scope";

    /// <summary>True when the request carries what looks like a token.</summary>
    public static bool IsShown(HttpRequest request) => request.Headers.Authorization is [{ } value] && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    /// <summary>A token for reading changes nothing; who signed in by hand is bound by no scope.</summary>
    public static bool ScopeAllows(HttpContext http) =>
        http.User.FindFirstValue(ScopeClaim) is not { } scope || scope == nameof(TokenScope.Write) || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
        || http.GetEndpoint()?.Metadata.GetMetadata<ReadsOnly>() is not null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsShown(Request)) return AuthenticateResult.NoResult();
        var secret = Request.Headers.Authorization[0]![Bearer.Length..].Trim();
        if (await tokens.FindAsync(secret, Context.Connection.RemoteIpAddress?.ToString() ?? "–", Context.RequestAborted) is not { } bearer) return AuthenticateResult.Fail("The token is not valid.");
        var identity = new ClaimsIdentity(
            [PersonClaims.IdOf(bearer.PersonId), new Claim(ClaimTypes.Name, bearer.FullName), new Claim(ScopeClaim, bearer.Scope.ToString())], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return ApiProblems.AnswerAsync(Context, StatusCodes.Status401Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => ApiProblems.AnswerAsync(Context, StatusCodes.Status403Forbidden);
}
