using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using ThongSuot.Tests;

namespace ThongSuot.Web.Tests.Access;

/// <summary>Sign-in by another system, which here is an answer of this test.</summary>
public sealed class ExternalSignInTests
{
    [Fact]
    public async Task External_WhoseVerifiedAddressIsKnown_IsSignedInAtThePageThatWasWanted()
    {
        await using var site = SiteWith(new Provider(FirstPerson.Email, isVerified: true));
        site.Visit();
        var visitor = site.Stranger();

        await ThereAndBackAsync(visitor, "/me/tokens");

        Assert.Equal("/me/tokens", visitor.LastAnswer.Headers.Location!.ToString());
        Assert.Equal("Khóa cho phần mềm (API)", (await visitor.Open("/me/tokens")).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData(FirstPerson.Email, false)]
    [InlineData("nguoi.la@example.vn", true)]
    public async Task External_UnverifiedOrUnknown_IsToldWhyAndStaysOutside(string email, bool isVerified)
    {
        await using var site = SiteWith(new Provider(email, isVerified));
        site.Visit();
        var visitor = site.Stranger();

        await ThereAndBackAsync(visitor, "/me");

        Assert.Equal("Chưa đăng nhập được", (await Visitor.Read(visitor.LastAnswer)).QuerySelector("h1")!.TextContent);
        await visitor.Open("/me", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task External_AnswerThatWasNotAskedFor_IsToldWhy()
    {
        await using var site = SiteWith(new Provider(FirstPerson.Email, isVerified: true));
        site.Visit();
        var visitor = site.Stranger();

        await visitor.Open("/sign-in/external/callback?code=x&state=y", HttpStatusCode.Redirect);

        Assert.Equal("Chưa đăng nhập được", (await visitor.Open(visitor.LastAnswer.Headers.Location!.ToString())).QuerySelector("h1")!.TextContent);
        await visitor.Open("/me", HttpStatusCode.Redirect);
    }

    private static async Task ThereAndBackAsync(Visitor visitor, string wanted)
    {
        await visitor.Open("/sign-in/external?returnUrl=" + Uri.EscapeDataString(wanted), HttpStatusCode.Redirect);
        var asked = visitor.LastAnswer.Headers.Location!;
        Assert.Equal("id.vangiang.example.vn", asked.Host);
        var query = QueryHelpers.ParseQuery(asked.Query);
        Assert.Equal("S256", query["code_challenge_method"].ToString());
        // The code the other system gives out carries the nonce to the token it will be changed for.
        await visitor.Open($"/sign-in/external/callback?code={query["nonce"]}&state={Uri.EscapeDataString(query["state"].ToString())}", HttpStatusCode.Redirect);
        var done = visitor.LastAnswer.Headers.Location!.ToString();
        Assert.StartsWith("/sign-in/external/done", done, StringComparison.Ordinal);
        await visitor.Follow(done);
    }

    private static Site SiteWith(Provider provider) => new()
    {
        Settings = new Dictionary<string, string> { ["OpenIdConnect:Authority"] = Provider.Issuer, ["OpenIdConnect:ClientId"] = Provider.Client, ["OpenIdConnect:ClientSecret"] = "bí mật" },
        Instead = services => services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, options =>
        {
            options.Configuration = new OpenIdConnectConfiguration { Issuer = Provider.Issuer, AuthorizationEndpoint = Provider.Issuer + "/authorize", TokenEndpoint = Provider.Issuer + "/token" };
            options.Configuration.SigningKeys.Add(provider.Key);
            options.Backchannel = new HttpClient(provider);
        }),
    };

    /// <summary>The other system's end: changes any code for a token about one person.</summary>
    private sealed class Provider(string email, bool isVerified) : HttpMessageHandler
    {
        public const string Issuer = "https://id.vangiang.example.vn", Client = "thongsuot";

        public SymmetricSecurityKey Key { get; } = new(RandomNumberGenerator.GetBytes(32));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var form = QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellationToken));
            var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = Client,
                Expires = DateTime.UtcNow.AddMinutes(5),
                Claims = new Dictionary<string, object> { ["sub"] = "sub-1", ["email"] = email, ["email_verified"] = isVerified, ["nonce"] = form["code"].ToString() },
                SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.HmacSha256),
            });
            var answer = JsonSerializer.Serialize(new { access_token = "a", token_type = "Bearer", id_token = token });
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "application/json") };
        }
    }
}
