using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Web.Hosting;

/// <summary>With <c>--demo</c>: a fictional province, its bodies and people, a programme under way, and an account of each role to look round with.</summary>
internal static class Demonstration
{
    public static async Task LoadDemonstrationAsync(this WebApplication app, string[] args)
    {
        if (!args.Contains("--demo", StringComparer.Ordinal)) return;
        await using var scope = app.Services.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<IStringLocalizer>();
        await scope.ServiceProvider.GetRequiredService<DemoData>().LoadAsync(app.Lifetime.ApplicationStopping);
        var loaded = await scope.ServiceProvider.GetRequiredService<DemoPeople>().LoadAsync(app.Lifetime.ApplicationStopping);
        await scope.ServiceProvider.GetRequiredService<DemoWork>().LoadAsync(app.Lifetime.ApplicationStopping);
        if (loaded is null)
        {
            Console.WriteLine(texts["shell.demo.there"]);
            return;
        }
        Console.WriteLine(texts["shell.demo.loaded", loaded.Password]);
        foreach (var account in loaded.Accounts) Console.WriteLine($"  {account.Email,-38} {texts[$"access.role.{account.Role}"]} · {account.FullName}, {account.Title}, {account.Organization}");
    }
}
