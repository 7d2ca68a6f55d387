using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Implementation;
using ThongSuot.Tests;

namespace ThongSuot.Web.Tests.Implementation;

/// <summary>The application over the scene, on the day of the scene.</summary>
internal sealed class CarrySite : IAsyncDisposable
{
    private readonly Site _site;

    private CarrySite(CarryScene scene, Site site) => (Scene, _site) = (scene, site);

    public CarryScene Scene { get; }

    public static async Task<CarrySite> OpenAsync(string provider = "sqlite")
    {
        var scene = await CarryScene.BuildAsync(provider);
        return new(scene, new Site { Database = scene.Database.Options, IsNew = true, Instead = services => services.AddSingleton<TimeProvider>(scene.Database.Time) });
    }

    public Site Site => _site;

    public Microsoft.AspNetCore.TestHost.TestServer Server => _site.Server;

    public Visitor As(long person) => _site.Visit(person);

    public async Task<string> AddressAsync(long body, string duty) => $"/assignments/{await Scene.OfAsync(body, duty)}";

    /// <summary>The button with these words; the last of them, for a summary may say the same.</summary>
    public static IElement Button(IHtmlDocument page, string words) => page.QuerySelectorAll("main button").Last(b => b.TextContent.Trim() == words);

    public static bool HasButton(IHtmlDocument page, string words) => page.QuerySelectorAll("main button").Any(b => b.TextContent.Trim() == words);

    /// <summary>Presses, is led on, and reads the page it was led to.</summary>
    public static async Task<IHtmlDocument> Follow(Visitor visitor, IElement button, params (string, string)[] filled)
    {
        var answer = await visitor.Press(button, filled);
        Assert.True(answer.Headers.Location is not null, Mistakes(await Visitor.Read(answer)));
        return await visitor.Open(answer.Headers.Location.OriginalString);
    }

    /// <summary>Presses, and reads the page that answers at once.</summary>
    public static async Task<IHtmlDocument> Press(Visitor visitor, IElement button, params (string, string)[] filled) => await Visitor.Read(await visitor.Press(button, filled));

    public static string Mistakes(IHtmlDocument page) => string.Join(" | ", page.QuerySelectorAll(".ds-error-summary li").Select(e => e.TextContent.Trim()));

    public static string[] Texts(IParentNode page, string selector) => [.. page.QuerySelectorAll(selector).Select(e => Words(e))];

    public static string Words(IElement? element) => string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public async Task<AssignmentState> StateAsync(long body, string duty) => (await Scene.ReadAsync(await Scene.OfAsync(body, duty))).State;

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await Scene.DisposeAsync();
    }
}
