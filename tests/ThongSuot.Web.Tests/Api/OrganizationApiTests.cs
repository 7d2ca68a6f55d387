using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ThongSuot.Tests;

namespace ThongSuot.Web.Tests.Api;

/// <summary>The interface for programs, used as one would: JSON in and out, versions, keys, problems.</summary>
public sealed class OrganizationApiTests(Site site) : IClassFixture<Site>
{
    private const string Organizations = "/api/v1/organizations";
    private readonly HttpClient _client = site.CreateClient();

    [Fact]
    public async Task Create_ThenRead_GivesWhatWasSentAndItsVersion()
    {
        var id = await CreateAsync("Xã Đồng Tâm");

        var answer = await _client.GetAsync($"{Organizations}/{id}");
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("\"0\"", answer.Headers.ETag?.Tag);
        Assert.Equal("Xã Đồng Tâm", body.GetProperty("naming").GetProperty("name").GetString());
        Assert.Contains("Đồng Tâm", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_SentTwiceWithOneKey_CreatesOnceAndAnswersAlike()
    {
        var key = Guid.NewGuid().ToString();
        var body = await BodyAsync("Xã Hai Lần");
        var (first, second) = (await PostAsync(body, key), await PostAsync(body, key));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        var id = await IdOf(first);
        Assert.Equal(id, await IdOf(second));
        Assert.NotEqual(id, await IdOf(await PostAsync(body, Guid.NewGuid().ToString())));
    }

    [Fact]
    public async Task Create_SentAtOnceWithOneKey_CreatesOnce()
    {
        var key = Guid.NewGuid().ToString();

        var body = await BodyAsync("Xã Cùng Lúc");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostAsync(body, key)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(IdOf))).Distinct());
    }

    [Fact]
    public async Task Create_WithAKeyUsedForAnotherRequest_IsRefused()
    {
        var key = Guid.NewGuid().ToString();
        await PostAsync(await BodyAsync("Xã Một"), key);

        await IsProblem(await PostAsync(await BodyAsync("Xã Khác"), key), HttpStatusCode.UnprocessableEntity, "api.key-reused");
    }

    [Fact]
    public async Task Change_WithoutTheVersion_AsksForIt_WithAnOldOne_IsRefused_WithThePresentOne_IsDone()
    {
        var id = await CreateAsync("Xã Phiên Bản");

        await IsProblem(await PutContactAsync(id, null, "0200 1"), HttpStatusCode.PreconditionRequired, "api.if-match-missing");
        Assert.Equal(HttpStatusCode.NoContent, (await PutContactAsync(id, "\"0\"", "0200 1")).StatusCode);
        await IsProblem(await PutContactAsync(id, "\"0\"", "0200 2"), HttpStatusCode.PreconditionFailed, "rule.stale");
        Assert.Equal(HttpStatusCode.NoContent, (await PutContactAsync(id, "\"1\"", "0200 2")).StatusCode);
    }

    [Fact]
    public async Task Create_ThatARuleRefuses_SaysWhichAndWhatToDo()
    {
        var refused = await PostAsync(new { naming = new { kind = "unit.commune", name = " " }, superiors = new { Territory = await HomeAsync() }, basis = Basis }, null);

        await IsProblem(refused, HttpStatusCode.UnprocessableEntity, "rule.organization.name-missing");
        Assert.Contains("Hãy ghi tên tổ chức.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"naming\":{},\"unknown\":1}")]
    [InlineData("[]")]
    public async Task Create_OfNonsense_IsABadRequestAndNoFault(string json)
    {
        using var content = new StringContent(json, new MediaTypeHeaderValue("application/json"));

        await IsProblem(await _client.PostAsync(Organizations, content), HttpStatusCode.BadRequest, "api.bad-request");
    }

    [Fact]
    public async Task Read_OfWhatIsNotThere_IsAProblemNotAPage()
    {
        await IsProblem(await _client.GetAsync($"{Organizations}/999999999"), HttpStatusCode.NotFound, "api.not-found");
        var nowhere = await _client.GetAsync("/api/v1/nowhere");
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (nowhere.StatusCode, nowhere.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task List_IsReadToTheEndByItsCursor()
    {
        var parent = await CreateAsync("Tỉnh Nhiều Xã", "unit.province");
        for (var i = 0; i < 5; i++) await CreateAsync($"Xã Thứ {i}", below: parent);
        List<string?> names = [];
        string? after = null;
        do
        {
            var page = await _client.GetFromJsonAsync<JsonElement>($"{Organizations}?parent={parent}&size=2{(after is null ? "" : $"&after={after}")}");
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        Assert.Equal(["Xã Thứ 0", "Xã Thứ 1", "Xã Thứ 2", "Xã Thứ 3", "Xã Thứ 4"], names);
    }

    [Fact]
    public async Task Description_ListsEveryWayOfTheTree()
    {
        var document = await _client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json");

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { Organizations, $"{Organizations}/merge", $"{Organizations}/{{id}}/move" }, document.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToHashSet());
    }

    private static readonly object Basis = new { effectiveOn = "2024-01-01", document = "Nghị quyết số 05/NQ-HĐND" };

    /// <summary>The province the administrator works at: what stands below it is within reach.</summary>
    private async Task<long> HomeAsync() =>
        (await _client.GetFromJsonAsync<JsonElement>(Organizations)).GetProperty("items").EnumerateArray().First(i => i.GetProperty("name").GetString() == FirstPerson.Organization).GetProperty("id").GetInt64();

    private async Task<object> BodyAsync(string name, string kind = "unit.commune", long? below = null) =>
        new { naming = new { kind, name }, superiors = new { Territory = below ?? await HomeAsync() }, basis = Basis };

    private async Task<long> CreateAsync(string name, string kind = "unit.commune", long? below = null) => await IdOf(await PostAsync(await BodyAsync(name, kind, below), null));

    private async Task<HttpResponseMessage> PostAsync(object body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Organizations) { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await _client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> PutContactAsync(long id, string? version, string phone)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Organizations}/{id}/contact") { Content = JsonContent.Create(new { phone }) };
        if (version is not null) request.Headers.IfMatch.Add(new EntityTagHeaderValue(version));
        return await _client.SendAsync(request);
    }

    private static async Task<long> IdOf(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();

    private static async Task IsProblem(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }
}
