using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Web.Api;

namespace ThongSuot.Web.Tests.Api;

/// <summary>What the API says of itself, to machines and to people.</summary>
public sealed class DescriptionTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Document_DescribesEveryEndpointAndNothingElse_InTheLanguageAskedFor()
    {
        var (vietnamese, english) = (await DocumentAsync(null), await DocumentAsync("en"));

        var described = Operations(vietnamese).Select(o => o.Name).ToHashSet();
        var mapped = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(e => e.Metadata.GetMetadata<Said>()?.Key["api.".Length..]).OfType<string>().ToHashSet();
        Assert.Equal(mapped.Order(), described.Order());
        Assert.All(vietnamese.GetProperty("paths").EnumerateObject(), p => Assert.StartsWith("/api/v1/", p.Name, StringComparison.Ordinal));
        Assert.Equal(("Mời một người, kèm chức danh đầu tiên", "Invite a person, with a first post"), (Summary(vietnamese, "people.invite"), Summary(english, "people.invite")));
    }

    [Fact]
    public async Task Document_TellsOfVersionsKeysTokensAndWhoMay()
    {
        var document = await DocumentAsync("en");
        var operations = Operations(document).ToDictionary(o => o.Name, o => o.Operation);

        Assert.Contains("If-Match", Parameters(operations["people.change"]));
        Assert.DoesNotContain("If-Match", Parameters(operations["people.find"]));
        Assert.Contains("Idempotency-Key", Parameters(operations["organizations.create"]));
        Assert.Contains("manage access", operations["people.list"].GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString());
        Assert.Equal("string", document.GetProperty("components").GetProperty("schemas").GetProperty("PersonBody").GetProperty("properties").GetProperty("fullName").GetProperty("type").GetString());
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ShowsEveryOperationWithItsFields_ToStrangersToo_AndIsLinkedFromTheFoot()
    {
        var page = await site.Stranger().Open("/api");

        Assert.Equal(Operations(await DocumentAsync(null)).Count(), page.QuerySelectorAll("main details").Length);
        var invite = page.GetElementById("people.invite")!;
        Assert.Contains("POST /api/v1/people", invite.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("string", Cells(invite, "post.title")[1]);
        Assert.Equal("Administrator | Clerk | Leader | Officer | Monitor | Auditor", Cells(invite, "post.role")[1]);
        Assert.Equal(["post.to", "date", "không"], Cells(invite, "post.to"));
        Assert.Equal(["id", "integer", "có"], Cells(invite, "id"));
        Assert.Equal(["link", "string", "không"], Cells(invite, "link"));
        Assert.NotNull((await site.Visit().Open("/me")).QuerySelector("footer a[href='/api']"));
    }

    private static string[] Cells(IElement operation, string field) =>
        [.. operation.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == field).Children.Select(c => c.TextContent.Trim())];

    private async Task<JsonElement> DocumentAsync(string? language) => await Caller.Json(await new Caller(site.CreateClient()).GetAsync("openapi.json", language));

    private static IEnumerable<(string Name, JsonElement Operation)> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Select(o => (o.Value.GetProperty("operationId").GetString()!, o.Value));

    private static string? Summary(JsonElement document, string operation) => Operations(document).Single(o => o.Name == operation).Operation.GetProperty("summary").GetString();

    private static IEnumerable<string?> Parameters(JsonElement operation) => operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Select(p => p.GetProperty("name").GetString()) : [];
}
