using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

[assembly: AssemblyFixture(typeof(ThongSuot.Browser.Tests.Browser))]

namespace ThongSuot.Browser.Tests;

/// <summary>The application in this process, on Kestrel, on a free port of this machine.</summary>
public sealed class LiveSite : WebApplicationFactory<Program>, IAsyncLifetime
{
    public Uri Address { get; private set; } = null!;

    public ValueTask InitializeAsync()
    {
        UseKestrel(port: 0);
        StartServer();
        Address = new UriBuilder(ClientOptions.BaseAddress) { Host = "127.0.0.1" }.Uri;
        return ValueTask.CompletedTask;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseEnvironment("Development");
}
