using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Web.Access;

namespace ThongSuot.Tests;

/// <summary>Somebody to open pages as: the first administrator, of the fictional province, made once for a site.</summary>
internal static class FirstPerson
{
    public const string Name = "Trần Thị Lan Hương", Email = "lan.huong@vangiang.example.vn", Password = "gió mùa đông bắc thổi qua bến", Organization = "Tỉnh Vân Giang";

    public static Operation Doing(string kind) => new(new Actor(null, "Kiểm thử"), "test", kind);

    /// <summary>Sets the site up, unless that was done, and returns the administrator.</summary>
    public static async Task<long> SetUpAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var setup = scope.ServiceProvider.GetRequiredService<SetupService>();
        if (!await setup.IsNeededAsync())
            return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Users.Where(p => p.Email == Email).Select(p => p.Id).SingleAsync();
        var tops = await scope.ServiceProvider.GetRequiredService<AppDbContext>().OrganizationLinks.Where(l => l.ParentId == null).Select(l => l.ChildId).Distinct().OrderBy(id => id).ToListAsync();
        if (tops.Count > 0) return await AppointAsync(scope.ServiceProvider, tops);
        return await setup.CreateFirstAsync(
            new SetupOptions(Name, Email, Password, "Quản trị viên hệ thống", new Naming("unit.province", Organization), Line.Territory, new Basis(new DateOnly(2020, 1, 1), "Nghị quyết số 01/NQ-HĐND")), Doing("person.setup"));
    }

    /// <summary>Where the bodies are there already, the administrator holds a post at each of those that stand at the top.</summary>
    private static async Task<long> AppointAsync(IServiceProvider services, List<long> bodies)
    {
        var access = services.GetRequiredService<AccessService>();
        PostOptions Post(long body) => new(body, "Quản trị viên hệ thống", Role.Administrator, new DateOnly(2025, 1, 1));
        var invited = await access.InviteAsync(new(Name, Email, Post(bodies[0])), Doing("person.invite"));
        foreach (var body in bodies.Skip(1)) await access.AppointAsync(new(invited.PersonId, Post(body)), Doing("person.appoint"));
        return await services.GetRequiredService<AccountService>().AcceptAsync(invited.Token, Password, Doing("person.accept"));
    }

    /// <summary>The value of the cookie a browser would have after the person signed in.</summary>
    public static async Task<string> SessionAsync(IServiceProvider services, long person)
    {
        await using var scope = services.CreateAsyncScope();
        var session = await scope.ServiceProvider.GetRequiredService<SessionService>().OpenAsync(person, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36", Doing("person.session"));
        var principal = PersonClaims.Of(session);
        var cookies = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = DateTimeOffset.UtcNow;
        return cookies.TicketDataFormat.Protect(new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, IdentityConstants.ApplicationScheme));
    }
}
