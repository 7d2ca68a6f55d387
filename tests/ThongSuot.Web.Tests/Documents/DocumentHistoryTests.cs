using System.Net;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Tests;

namespace ThongSuot.Web.Tests.Documents;

public sealed class DocumentHistoryTests
{
    private const string Subject = "phương án sắp xếp chưa công bố";

    [Theory]
    [InlineData(Secrecy.Secret, false)]
    [InlineData(Secrecy.None, true)]
    public async Task History_OfADocument_SaysWhatIsWrittenInItOnlyToItsReaders(Secrecy secrecy, bool isRead)
    {
        await using var site = new Site();
        var auditor = site.Visit();
        var id = await RegisterAsync(site, secrecy);

        Assert.Equal(isRead, (await auditor.Open("/history")).QuerySelector("main")!.TextContent.Contains(Subject, StringComparison.Ordinal));
        using var answer = System.Text.Json.JsonDocument.Parse(await (await auditor.Follow("/api/v1/history")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var written = answer.RootElement.GetProperty("items").EnumerateArray().SelectMany(o => o.GetProperty("entries").EnumerateArray()).SelectMany(e => e.GetProperty("fields").EnumerateArray()).Select(f => f.GetProperty("new").ToString());
        Assert.Equal(isRead, written.Contains(Subject));
        await auditor.Open($"/history/document/{id}", isRead ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task History_OfASecretDocument_IsReadByWhoIsChargedWithIt()
    {
        await using var site = new Site();
        var leader = site.Visit();
        var id = await RegisterAsync(site, Secrecy.Secret);
        await DocumentSite.AppointAsync(site, FirstPerson.Email, await DocumentSite.ProvinceAsync(site), Role.Leader);

        Assert.Contains(Subject, (await leader.Open($"/history/document/{id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<long> RegisterAsync(Site site, Secrecy secrecy)
    {
        var province = await DocumentSite.ProvinceAsync(site);
        return await site.With<RegisterService, long>(r => r.RegisterAsync(new(province, Direction.Outgoing, new DocumentHead(province, "Tỉnh ủy", "Kế hoạch", 7, "KH/TU", "2020-2025", new DateOnly(2024, 1, 15), Subject, secrecy)), FirstPerson.Doing("document.register")));
    }
}
