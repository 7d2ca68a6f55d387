using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.TestKit.Databases;

namespace ThongSuot.Web.Tests.Organizations;

/// <summary>The application over a small province, and a visitor to it.</summary>
internal sealed class OrganizationSite : IAsyncDisposable
{
    private readonly Site _site;

    private OrganizationSite(TestDatabase database, Site site, Visitor visitor, SmallProvince bodies) => (Database, _site, Visitor, Bodies) = (database, site, visitor, bodies);

    public TestDatabase Database { get; }

    public SmallProvince Bodies { get; }

    public Visitor Visitor { get; }

    public static async Task<OrganizationSite> OpenAsync(string provider = "sqlite")
    {
        var database = await TestDatabase.CreateAsync(provider);
        var site = new Site { Database = database.Options };
        // The first visit sets the site up: an administrator, and the province.
        var visitor = site.Visit();
        var province = await database.With<OrganizationQueries, Page<OrganizationRow>>(q => q.BelowAsync(null, Line.Territory, SmallTree.Founded));
        return new(database, site, visitor, await SmallProvince.BuildAsync(database, province.Items.Single().Id));
    }

    /// <summary>Somebody else who visits.</summary>
    public Visitor VisitAs(long person) => _site.Visit(person);

    /// <summary>The form of the page.</summary>
    public static IHtmlFormElement Form(IHtmlDocument page) => (IHtmlFormElement)page.QuerySelector("main form[method=post]")!;

    /// <summary>A button of the page by the step it asks for.</summary>
    public static IElement Step(IHtmlDocument page, string step) => page.QuerySelectorAll($"main button[name=step][value={step}]")[^1];

    /// <summary>Presses, and reads the page that answers at once.</summary>
    public async Task<IHtmlDocument> Press(IElement button, params (string, string)[] filled) => await Visitor.Read(await Visitor.Press(button, filled));

    /// <summary>Presses, is led on, and reads the page it was led to.</summary>
    public async Task<IHtmlDocument> Follow(IElement button, params (string, string)[] filled)
    {
        var answer = await Visitor.Press(button, filled);
        Assert.True(answer.Headers.Location is not null, Mistakes(await Visitor.Read(answer)));
        return await Visitor.Open(answer.Headers.Location.OriginalString);
    }

    public static string Mistakes(IHtmlDocument page) => string.Join(" | ", page.QuerySelectorAll(".ds-error-summary li").Select(e => e.TextContent.Trim()));

    /// <summary>What a field holds.</summary>
    public static string? Value(IHtmlDocument page, string id) => page.GetElementById(id) switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => null,
    };

    /// <summary>The sentence beside a field.</summary>
    public static string? Error(IHtmlDocument page, string id) => page.GetElementById($"{id}-error")?.TextContent.Trim();

    public static string[] Texts(IHtmlDocument page, string selector) => [.. page.QuerySelectorAll(selector).Select(e => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await Database.DisposeAsync();
    }
}
