using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

public static class AccessServices
{
    /// <summary>People, their accounts and what they may do. Needs data protection, which the host sets up with a place for its keys.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>();
        services.AddSingleton<PasswordRules>();
        services.AddScoped<IPasswordValidator<Person>, PasswordValidator>();
        services.AddScoped<IPasswordHasher<Person>, PasswordHashing>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordHashing.Iterations);
        services.AddScoped<IUserStore<Person>, PersonStore>();
        services.AddIdentityCore<Person>(o =>
        {
            UseSchema(o);
            o.User.RequireUniqueEmail = true;
            // An address is a name; PersonRules says what it must be like.
            o.User.AllowedUserNameCharacters = "";
        });
        services.AddScoped<AccessCheck>();
        services.AddScoped<AccessService>();
        services.AddScoped<AccountService>();
        services.AddScoped<SignInService>();
        services.AddScoped<SessionService>();
        services.AddScoped<SetupService>();
        services.AddScoped<TokenService>();
        services.AddScoped<AccessQueries>();
        services.AddScoped<DemoPeople>();
        return services;
    }

    /// <summary>Passkeys came with the third version of the framework's tables.</summary>
    internal static void UseSchema(IdentityOptions options) => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    /// <summary>What the framework refuses after our own rules were kept is a fault, or somebody else was quicker.</summary>
    internal static void Ensure(this IdentityResult result)
    {
        if (result.Succeeded) return;
        var codes = string.Join(", ", result.Errors.Select(e => e.Code));
        RuleException.When(result.Errors.Any(e => e.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)), "rule.access.email-known");
        RuleException.When(result.Errors.Any(e => e.Code is nameof(IdentityErrorDescriber.LoginAlreadyAssociated)), "rule.access.external-known");
        throw new InvalidOperationException($"The account could not be changed: {codes}.");
    }
}
