using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using ThongSuot.Core.Access;
using ThongSuot.Web.Api;
using ThongSuot.Web.Hosting;

namespace ThongSuot.Web.Access;

/// <summary>Sign-in, sessions, and the door of every page.</summary>
internal static class AccessSetup
{
    /// <summary>A working day: whoever leaves the machine is out the next morning.</summary>
    private static readonly TimeSpan Unused = TimeSpan.FromHours(12), SecondStep = TimeSpan.FromMinutes(10);

    public static void AddWebAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<AccessOptions>(builder.Configuration.GetSection("Access"));
        // Beside the data, and shared by all web nodes: by these keys cookies and the keys of one-time codes are enciphered.
        services.AddDataProtection().SetApplicationName("ThongSuot")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(Storage.Folder(builder.Configuration, builder.Environment), "keys")));
        services.AddSingleton<FirstStart>();
        services.AddSingleton<SignInLimits>();
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, PersonClaims>();
        services.AddHttpContextAccessor();
        new IdentityBuilder(typeof(Person), services).AddSignInManager();
        services.AddScoped<SessionDoor>();
        services.AddScoped<InvitationMail>();

        var authentication = services.AddAuthentication(Choice);
        authentication.AddPolicyScheme(Choice, null, o => o.ForwardDefaultSelector = context => ApiSetup.IsAsked(context) && TokenAuthentication.IsShown(context.Request) ? TokenAuthentication.Name : IdentityConstants.ApplicationScheme);
        authentication.AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null);
        authentication.AddIdentityCookies();
        SetCookie(services, builder.Environment, IdentityConstants.ApplicationScheme, "session", Unused);
        SetCookie(services, builder.Environment, IdentityConstants.TwoFactorUserIdScheme, "second-step", SecondStep);
        SetCookie(services, builder.Environment, IdentityConstants.ExternalScheme, "external", SecondStep);
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, o =>
        {
            o.LoginPath = "/sign-in";
            o.ReturnUrlParameter = "returnUrl";
            o.SlidingExpiration = true;
            o.Events.OnValidatePrincipal = PersonClaims.ValidateAsync;
            o.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
            o.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        });
        services.Configure<AntiforgeryOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        authentication.AddOpenIdConnectIfConfigured(builder.Configuration);

        services.Configure<MvcOptions>(o => o.Filters.Add<RefusalFilter>());
        services.AddScoped<IAuthorizationHandler, TableGate>();
        services.AddScoped<ReadableHistory>();
        var table = new AuthorizationPolicyBuilder().AddRequirements(new TableRequirement()).Build();
        services.AddAuthorizationBuilder().SetFallbackPolicy(table).SetDefaultPolicy(table);
        // A passkey is opened by a finger, a face or a number: then it is two factors in one.
        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "preferred"));
    }

    private const string Choice = "choice";

    /// <summary>A page leads to the sign-in page; a program is told the status, and so is who is signed in but may not.</summary>
    private static async Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (ApiSetup.IsAsked(context.HttpContext)) await ApiProblems.AnswerAsync(context.HttpContext, status);
        else if (status == StatusCodes.Status403Forbidden) context.Response.StatusCode = status;
        // A form that was sent cannot be sent again after signing in: to the beginning.
        else context.Response.Redirect(HttpMethods.IsGet(context.Request.Method) ? context.RedirectUri : context.Request.PathBase + "/sign-in");
    }

    private static void SetCookie(IServiceCollection services, IHostEnvironment environment, string scheme, string name, TimeSpan lasts) => services.Configure<CookieAuthenticationOptions>(scheme, o =>
    {
        o.Cookie.Name = name;
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        o.ExpireTimeSpan = lasts;
    });
}
