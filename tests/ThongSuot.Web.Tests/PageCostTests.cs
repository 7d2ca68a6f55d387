using ThongSuot.Core.Tests.Implementation;
using ThongSuot.Tests;
using ThongSuot.Web.Tests.Implementation;

namespace ThongSuot.Web.Tests;

/// <summary>Most of what a page costs is the questions it asks one after the other. Their number must not grow with what there is, nor unnoticed.</summary>
public sealed class PageCostTests
{
    public static TheoryData<string, int> Most => new()
    {
        { "/assignments/{assignment}", 6 },
        { "/programmes/{programme}", 14 },
        { "/programmes/{programme}/list", 3 },
        { "/documents", 3 },
        { "/documents/{document}", 9 },
        { "/", 13 },
    };

    [Theory, MemberData(nameof(Most))]
    public async Task Page_AsksNoMoreThan(string address, int most)
    {
        await using var site = await CarrySite.OpenAsync();
        site.Server.PreserveExecutionContext = true;
        var visitor = site.As(site.Scene.Leader);
        var document = await site.Scene.DocumentAsync(TestDuty.For(site.Scene.Today.AddDays(40), site.Scene.Bodies.AnHoa));
        var where = address.Replace("{assignment}", $"{await site.Scene.OfAsync(site.Scene.Bodies.AnHoa, CarryScene.Plan)}", StringComparison.Ordinal)
            .Replace("{programme}", $"{site.Scene.Programme}", StringComparison.Ordinal).Replace("{document}", $"{document}", StringComparison.Ordinal);
        await visitor.Open(where);

        var asked = await Questions.OfAsync(() => visitor.Open(where));

        Assert.True(asked.Count <= most, $"{asked.Count} questions:\n\n{string.Join("\n\n", asked)}");
    }
}
