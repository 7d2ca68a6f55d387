using ThongSuot.Core.Organizations;
using ThongSuot.Tests;

namespace ThongSuot.Web.Tests.Organizations;

public sealed class BulkHistoryTests
{
    [Fact]
    public async Task History_OfBodiesLoadedTogether_IsInWordsAsThatOfOne()
    {
        await using var site = new Site { IsNew = true };
        await site.With<DemoData, bool>(demo => demo.LoadAsync());
        var person = await FirstPerson.SetUpAsync(site.Services);

        var page = await site.Visit(person).Open($"/history/organization/{DemoData.ProvinceId}");

        Assert.Contains("Tỉnh Vân Giang", page.QuerySelectorAll(".change dd").Select(d => d.TextContent.Trim()), StringComparer.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll(".change dt"), d => d.TextContent.Contains('.', StringComparison.Ordinal));
    }
}
