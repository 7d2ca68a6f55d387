using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ThongSuot.Browser.Tests;

/// <summary>How a person comes: the width of the window, the device's colours, with or without script.</summary>
public sealed record VisitOptions
{
    public int Width { get; init; } = 1280;
    public int Height { get; init; } = 900;
    public bool Dark { get; init; }
    public bool Script { get; init; } = true;
    public bool English { get; init; }

    /// <summary>The cookie of another person's session than the administrator's.</summary>
    public string? Session { get; init; }

    /// <summary>Comes as nobody; otherwise as the administrator, signed in.</summary>
    public bool Stranger { get; init; }

    public static readonly VisitOptions Phone = new() { Width = 360, Height = 740 };
}

/// <summary>A visitor's own window, cookies and all. Whatever the page complains of in the console fails the test at the end.</summary>
public sealed partial class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Visit(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.RequestFailed += (_, request) => Note(request.Failure != "net::ERR_ABORTED", $"{request.Url}: {request.Failure}");
    }

    public IPage Page { get; }

    public static async Task<Visit> Start(Browser browser, LiveSite site, VisitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(browser);
        ArgumentNullException.ThrowIfNull(site);
        var address = site.Address;
        options ??= new VisitOptions();
        var context = await browser.Chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = options.Width, Height = options.Height },
            ColorScheme = options.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = options.Script,
        });
        context.SetDefaultTimeout(15_000);
        if (options.English)
            await context.AddCookiesAsync([new Cookie { Name = "language", Value = "en", Url = address.ToString() }]);
        if (!options.Stranger && (options.Session ?? site.Session) is { } session)
            await context.AddCookiesAsync([new Cookie { Name = "session", Value = session, Url = address.ToString(), HttpOnly = true }]);
        return new Visit(context, await context.NewPageAsync());
    }

    public async Task<Visit> Open(string address)
    {
        await Page.GotoAsync(address);
        return this;
    }

    /// <summary>Nothing serious and nothing lesser either: WCAG 2.2 A and AA and the common good practices.</summary>
    public async Task HasNoAccessibilityFaults()
    {
        var result = await Page.RunAxe(new AxeRunOptions());
        Assert.Empty(result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id} ({rule.Impact}): {node.Html}")).ToList());
    }

    /// <summary>Goes to an element as somebody without a mouse does; fails when the way is longer than any page.</summary>
    public async Task TabTo(ILocator element)
    {
        await Assertions.Expect(element).ToBeVisibleAsync();
        for (var i = 0; i < 120; i++)
        {
            if (await IsFocused(element))
                return;
            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"No way by the Tab key leads to {element} on {Page.Url}.");
    }

    /// <summary>A picture of the whole page into the folder THONGSUOT_PICTURES names, for who wants to look.</summary>
    public async Task Picture(string name, VisitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Environment.GetEnvironmentVariable("THONGSUOT_PICTURES") is not { Length: > 0 } folder)
            return;
        var file = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c == '-' ? c : '_')).Trim('_');
        await Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(folder, $"{file}-{options.Width}{(options.Dark ? "-dark" : "")}.png") });
    }

    public static Task<bool> IsFocused(ILocator element) => element.EvaluateAsync<bool>("element => element === document.activeElement");

    public async Task DoesNotScrollSideways()
    {
        var (wide, window) = (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await Page.EvaluateAsync<int>("document.documentElement.clientWidth"));
        Assert.True(wide <= window, $"{Page.Url} is {wide} pixels wide in a window of {window}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_complaints);
    }

    private void Note(bool counts, string complaint)
    {
        // A page that says "not found" with status 404 is no fault of the page.
        if (counts && !NotFound().IsMatch(complaint))
            _complaints.Add(complaint);
    }

    [GeneratedRegex(@"responded with a status of [45]\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex NotFound();
}
