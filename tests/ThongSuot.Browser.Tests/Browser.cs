using System.Globalization;
using Microsoft.Playwright;

namespace ThongSuot.Browser.Tests;

/// <summary>
/// One Chromium for the whole run, where it is installed (Debian: <c>apt install chromium</c>; another place by THONGSUOT_CHROMIUM).
/// Where it is not, tests are skipped and say so; in CI they fail.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string Program = Environment.GetEnvironmentVariable("THONGSUOT_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>No sandbox of its own (the tests may run as root in a container), and nothing asked of the network but our pages.</summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
            return;
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Arguments });
    }

    public IBrowser Chromium
    {
        get
        {
            if (_chromium is not null)
                return _chromium;
            var sentence = string.Create(CultureInfo.InvariantCulture, $"Chromium is not at {Program}: install it (apt install chromium) or name it in THONGSUOT_CHROMIUM.");
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail(sentence);
            Assert.Skip(sentence);
            throw new InvalidOperationException(sentence);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _playwright?.Dispose();
    }
}
