namespace ThongSuot.Browser.Tests.Api;

/// <summary>The page for who writes programs, under the same content security policy as every page.</summary>
public sealed class ReferenceTests(Browser browser, LiveSite site) : IClassFixture<LiveSite>
{
    [Theory]
    [InlineData(360, false)]
    [InlineData(1280, true)]
    public async Task Page_WithOperationsOpen_IsAccessibleAndFits(int width, bool dark)
    {
        var options = new VisitOptions { Width = width, Dark = dark };
        await using var visit = await Visit.Start(browser, site, options);
        await visit.Open("/api");
        // All alike: one of each group is enough to look at, but the widest address may stand anywhere.
        await visit.Page.EvaluateAsync("document.querySelectorAll('main section details:first-of-type').forEach(one => one.open = true)");
        await visit.HasNoAccessibilityFaults();
        await visit.Picture("api", options);
        await visit.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(one => one.open = true)");
        await visit.DoesNotScrollSideways();
    }
}
