using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ThongSuot.Web.Tests;

public sealed partial class AssetsTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task StyleAndScript_Always_AreFoundUnderFingerprintedAddresses(string environment)
    {
        await using var there = new Site { Environment = environment };
        var page = await there.Visit().Open("/");
        var addresses = page.QuerySelectorAll("link[rel=stylesheet], script").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ToList();
        Assert.Equal(2, addresses.Count);
        foreach (var address in addresses)
        {
            Assert.Matches(@"^/assets/app\.[a-z0-9]{10}\.(css|js)$", address);
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "gzip" } } };
            using var answer = await there.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        }
    }

    [Fact]
    public async Task StyleSheet_Always_TakesNothingFromElsewhereAndOnlySmallFonts()
    {
        var css = await Text("/assets/app.css");
        var addresses = Addresses().Matches(css).Select(match => match.Groups[1].Value.Trim('"', '\'')).Where(a => !a.StartsWith("data:", StringComparison.Ordinal)).ToList();

        Assert.Equal(6, addresses.Count);
        Assert.All(addresses, address => Assert.Matches(@"^\./fonts/be-vietnam-pro-(vietnamese|latin)-(400|500|600)-normal-[A-Z0-9]+\.woff2$", address));
        foreach (var address in addresses)
        {
            using var font = await Get("/assets/" + address[2..]);
            Assert.Contains("immutable", font.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.InRange(font.Content.Headers.ContentLength!.Value, 1, 24_000);
        }
    }

    [Theory]
    [InlineData("/assets/app.css", 20_000)]
    [InlineData("/assets/pictures.css", 2_000)]
    [InlineData("/assets/app.js", 2_000)]
    public async Task Bundle_Packed_StaysLightForAWeakNetwork(string address, int most) =>
        Assert.InRange(await Packed(address), 1, most);

    private async Task<long> Packed(string address)
    {
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await zip.WriteAsync(Encoding.UTF8.GetBytes(await Text(address)), TestContext.Current.CancellationToken);
        return packed.Length;
    }

    private async Task<string> Text(string address)
    {
        using var answer = await Get(address);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<HttpResponseMessage> Get(string address)
    {
        var answer = await site.CreateClient().GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex(@"url\(((?:""[^""]*""|[^)])*)\)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Addresses();
}
