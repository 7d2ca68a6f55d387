using System.Globalization;

namespace ThongSuot.Browser.Tests.Organizations;

/// <summary>Every page about organizations, seen by axe and on a phone.</summary>
public sealed class OrganizationPagesTests(Browser browser, LiveProvince site) : IClassFixture<LiveProvince>
{
    /// <summary>Addresses; {0} stands for a commune, {1} for its province.</summary>
    private static readonly string[] Pages =
    [
        "/organizations", "/organizations?below={1}", "/organizations?below={1}&asOf=2021-06-30", "/organizations?below={1}&name=khong", "/organizations/{0}", "/organizations/{1}", "/organizations/create?below={1}",
        "/organizations/{0}/rename", "/organizations/{0}/move", "/organizations/{0}/merge", "/organizations/{0}/split", "/organizations/{0}/abolish", "/organizations/{0}/contact", "/organizations/{0}/aliases",
        "/organizations/import", "/organizations/resolve", "/organizations/create", "/history", "/history/organization/{0}", "/search?q=an+hoa",
    ];

    public static TheoryData<string> All => [.. Pages];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Page_InEitherColourOnDeskAndPhone_IsAccessibleAndFits(string address)
    {
        foreach (var options in new[] { new VisitOptions(), VisitOptions.Phone, VisitOptions.Phone with { Dark = true } })
        {
            await using var visit = await Visit.Start(browser, site.Site, options);
            await visit.Open(string.Format(CultureInfo.InvariantCulture, address, site.Bodies.AnHoa, site.Bodies.Province));
            await visit.HasNoAccessibilityFaults();
            await visit.DoesNotScrollSideways();
            await visit.Picture(address, options);
        }
    }

    [Fact]
    public async Task Page_InEnglishOnAPhone_FitsToo()
    {
        await using var visit = await Visit.Start(browser, site.Site, VisitOptions.Phone with { English = true });
        foreach (var page in Pages)
        {
            await visit.Open(string.Format(CultureInfo.InvariantCulture, page, site.Bodies.AnHoa, site.Bodies.Province));
            await visit.DoesNotScrollSideways();
        }
    }
}
