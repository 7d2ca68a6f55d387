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
    [InlineData("{\"naming\":{\"kind\":\"unit.commune\",\"name\":\"Xã\\u0000\"},\"superiors\":{\"Territory\":1},\"basis\":{\"effectiveOn\":\"2024-01-01\",\"document\":\"Số 5\"}}")]
    [InlineData("{\"naming\":{\"kind\":\"unit.commune\",\"name\":\"Xã\"},\"superiors\":{\"Territory\":1},\"basis\":{\"effectiveOn\":\"01/01/2024\",\"document\":\"Số 5\"}}")]
    public async Task Create_OfNonsense_IsABadRequestAndNoFault(string json)
    {
        using var content = new StringContent(json, new MediaTypeHeaderValue("application/json"));

        await IsProblem(await _client.PostAsync(Organizations, content), HttpStatusCode.BadRequest, "api.bad-request");
    }

    [Fact]
    public async Task Merge_OfNothings_IsABadRequestThatSaysWhere()
    {
        using var content = new StringContent("{\"predecessors\":[null],\"basis\":{\"effectiveOn\":\"2024-01-01\",\"document\":\"Số 5\"}}", new MediaTypeHeaderValue("application/json"));

        var refused = await _client.PostAsync($"{Organizations}/merge", content);

        Assert.Contains("predecessors", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await IsProblem(refused, HttpStatusCode.BadRequest, "api.bad-request");
    }

    [Fact]
    public async Task Create_WithANameBeyondMeasure_IsRefused_WithTheLongestOne_IsDone()
    {
        await IsProblem(await PostAsync(await BodyAsync(new string('x', 501)), null), HttpStatusCode.UnprocessableEntity, "rule.organization.long");
        Assert.NotEqual(0, await CreateAsync(new string('x', 500)));
    }

    [Fact]
    public async Task Alias_IsAddedOnce_EndedOfTheVersionSeen_AndOfItsOwnBodyOnly()
    {
        var (caller, id, other) = (Caller.Of(site), await CreateAsync("Xã Nhiều Tên"), await CreateAsync("Xã Ít Tên"));
        var (body, key) = (new { name = "Xã Hai Tên" }, Guid.NewGuid().ToString());

        var alias = await Caller.IdOf(await caller.PostAsync($"organizations/{id}/aliases", body, key: key));
        Assert.Equal(alias, await Caller.IdOf(await caller.PostAsync($"organizations/{id}/aliases", body, key: key)));
        await Caller.IsProblem(await caller.PostAsync($"organizations/{id}/aliases", body), HttpStatusCode.UnprocessableEntity, "rule.organization.alias-known");

        var version = await caller.VersionAsync($"organizations/{id}");
        await Caller.IsProblem(await caller.PostAsync($"organizations/{id}/aliases/{alias}/end"), HttpStatusCode.PreconditionRequired, "api.if-match-missing");
        await Caller.IsProblem(await caller.PostAsync($"organizations/{id}/aliases/{alias}/end", null, "\"77\""), HttpStatusCode.PreconditionFailed, "rule.stale");
        await Caller.IsProblem(await caller.PostAsync($"organizations/{other}/aliases/{alias}/end", null, version), HttpStatusCode.NotFound, "api.not-found");
        await Caller.IsDone(await caller.PostAsync($"organizations/{id}/aliases/{alias}/end", null, version));
        Assert.Empty((await caller.ReadAsync($"organizations/{id}")).GetProperty("aliases").EnumerateArray());
    }

    [Fact]
    public async Task List_NarrowedByAName_FindsItWithoutMarks()
    {
        var parent = await CreateAsync("Tỉnh Lọc Tên", "unit.province");
        await CreateAsync("Xã Ổn Định", below: parent);
        await CreateAsync("Xã Khác", below: parent);

        Assert.Equal(["Xã Ổn Định"], (await Caller.Of(site).AllAsync($"organizations?parent={parent}&name=on+dinh")).Select(o => o.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Read_OfWhatIsNotThere_IsAProblemNotAPage()
    {
        await IsProblem(await _client.GetAsync($"{Organizations}/999999999"), HttpStatusCode.NotFound, "api.not-found");
        await IsProblem(await _client.GetAsync("/api/v1/nowhere"), HttpStatusCode.NotFound, "api.nowhere");
        await IsProblem(await _client.GetAsync($"{Organizations}/abc"), HttpStatusCode.NotFound, "api.nowhere");
    }

    [Fact]
    public async Task Address_AskedInTheWrongWay_SaysWhichIsRight()
    {
        var wrongMethod = await _client.DeleteAsync(Organizations);
        Assert.Equal(["GET", "POST"], wrongMethod.Content.Headers.Allow);
        await IsProblem(wrongMethod, HttpStatusCode.MethodNotAllowed, "api.method");

        using var text = new StringContent("name", new MediaTypeHeaderValue("text/plain"));
        await IsProblem(await _client.PostAsync(Organizations, text), HttpStatusCode.UnsupportedMediaType, "api.media-type");
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
