using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

/// <summary>Who starts, and for which body.</summary>
public sealed record SetupOptions(string FullName, string Email, string Password, string Title, Naming Organization, Line Line, Basis Basis);

/// <summary>The post that who creates a body at the top takes there.</summary>
public sealed record FounderPost(string Title, Role Role);

/// <summary>Where everything begins: the first administrator with the first body, and any later body that has no superior.</summary>
public sealed class SetupService(AppDbContext db, AccessService access, AccountService accounts, OrganizationService organizations, Clock clock)
{
    /// <summary>True until somebody has an account.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken cancel = default) => !await db.Users.AnyAsync(cancel);

    /// <summary>Returns the administrator. Of two who start at once one is refused.</summary>
    public async Task<long> CreateFirstAsync(SetupOptions options, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation with { By = new Actor(null, PersonRules.Name(options.FullName)) }, cancel);
        await db.HoldAsync("setup", cancel);
        RuleException.When(!await IsNeededAsync(cancel), "rule.access.set-up-already");
        var organization = (await organizations.CreateInAsync(work, [new CreateOrganizationOptions(options.Organization, new Dictionary<Line, long?> { [options.Line] = null }, options.Basis)], cancel))[0];
        await db.SaveChangesAsync(cancel);
        var person = await access.AddInAsync(work, new InviteOptions(options.FullName, options.Email, new PostOptions(organization, options.Title, Role.Administrator, clock.Today)), cancel);
        person.ActivatedAt = work.At;
        await accounts.SetPasswordInAsync(person, options.Password, hasSecondFactor: false, cancel);
        await work.CommitAsync(cancel);
        return person.Id;
    }

    /// <summary>Creates a body that stands below no other, where nobody's reach would come down to, and gives who creates it a post there: one operation, so that nobody is locked out.</summary>
    public async Task<long> CreateRootAsync(CreateOrganizationOptions options, FounderPost post, Operation operation, CancellationToken cancel = default)
    {
        if (operation.By.PersonId is not { } person) throw new ArgumentException("A post is held by a person.", nameof(operation));
        if (options.Superiors.Values.Any(superior => superior is not null)) throw new ArgumentException("The body has a superior.", nameof(options));
        await using var work = await db.BeginAsync(operation, cancel);
        var organization = (await organizations.CreateInAsync(work, [options], cancel))[0];
        work.Created(organization);
        await db.SaveChangesAsync(cancel);
        var from = options.Basis.EffectiveOn > clock.Today ? options.Basis.EffectiveOn : clock.Today;
        await access.AppointInAsync(person, new PostOptions(organization, post.Title, post.Role, from), cancel);
        await work.CommitAsync(cancel);
        return organization;
    }
}
