using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Access;

/// <summary>People as the framework stores them; the keys of one-time codes and the recovery codes are enciphered, for both would let a reader of the database in.</summary>
internal sealed class PersonStore(AppDbContext db, IDataProtectionProvider protection, IdentityErrorDescriber? describer = null) : UserOnlyStore<Person, AppDbContext, long>(db, describer)
{
    private readonly IDataProtector _protector = protection.CreateProtector("ThongSuot.Access.UserTokens");

    public override Task SetTokenAsync(Person user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(Person user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } kept ? _protector.Unprotect(kept) : null;
}
