using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Tests;

namespace ThongSuot.Web.Tests.Api;

/// <summary>A program that calls the API in somebody's name: with a token, or as the administrator who is signed in.</summary>
internal sealed class Caller(HttpClient client)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The administrator of everything.</summary>
    public static Caller Of(Site site) => new(site.CreateClient());

    /// <summary>A person, by a token.</summary>
    public static async Task<Caller> OfAsync(Site site, long person, TokenScope scope = TokenScope.Write)
    {
        var token = await site.With<TokenService, string>(s => s.CreateTokenAsync(new(person, "Kiểm thử", scope, Today(site).AddDays(30)), FirstPerson.Doing("person.token")));
        var client = site.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return new(client);
    }

    /// <summary>The day it is for the site.</summary>
    private static DateOnly Today(Site site) => Clock.DayOf(site.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, object? body = null, string? version = null, string? key = null, string? language = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + address) { Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body)) };
        if (version is not null) request.Headers.IfMatch.Add(new EntityTagHeaderValue(version));
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (language is not null) request.Headers.AcceptLanguage.ParseAdd(language);
        return await client.SendAsync(request, Cancel);
    }

    public Task<HttpResponseMessage> GetAsync(string address, string? language = null) => SendAsync(HttpMethod.Get, address, language: language);

    public Task<HttpResponseMessage> PostAsync(string address, object? body = null, string? version = null, string? key = null) => SendAsync(HttpMethod.Post, address, body, version, key);

    /// <summary>Sends a file, as a form does.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string address, string name, byte[] content, string? key = null)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        return await PostAsync(address, form, key: key);
    }

    public Task<HttpResponseMessage> DeleteAsync(string address) => SendAsync(HttpMethod.Delete, address);

    public Task<HttpResponseMessage> PutAsync(string address, object body, string? version = null) => SendAsync(HttpMethod.Put, address, body, version);

    /// <summary>Reads what must be there.</summary>
    public async Task<JsonElement> ReadAsync(string address) => await Json(await GetAsync(address));

    /// <summary>The version a change must name.</summary>
    public async Task<string> VersionAsync(string address) => (await GetAsync(address)).Headers.ETag!.Tag;

    public static async Task<JsonElement> Json(HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Cancel)}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    public static async Task<long> IdOf(HttpResponseMessage answer) => (await Json(answer, HttpStatusCode.Created)).GetProperty("id").GetInt64();

    /// <summary>Changed, and nothing to tell.</summary>
    public static async Task IsDone(HttpResponseMessage answer) => Assert.True(answer.StatusCode == HttpStatusCode.NoContent, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Cancel)}");

    /// <summary>A problem with a code and a sentence; returns the sentence.</summary>
    public static async Task<string> IsProblem(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem.GetProperty("detail").GetString()!;
    }

    /// <summary>Refused at the door, before anything was looked at.</summary>
    public static Task IsForbidden(HttpResponseMessage answer) => IsProblem(answer, HttpStatusCode.Forbidden, "api.forbidden");

    /// <summary>A list read to its end by its cursor.</summary>
    public async Task<IReadOnlyList<JsonElement>> AllAsync(string address)
    {
        List<JsonElement> all = [];
        string? after = null;
        do
        {
            var page = await ReadAsync(address + (after is null ? "" : $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={after}"));
            all.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        return all;
    }

    public static async Task<long> BodyAsync(Site site, string name, string kind = "unit.commune", long? below = null)
    {
        var home = below ?? await HomeAsync(site);
        return await site.With<OrganizationService, long>(s => s.CreateAsync(
            new(new Naming(kind, name), new Dictionary<Line, long?> { [Line.Territory] = home }, new Basis(new DateOnly(2021, 1, 1), "Nghị quyết số 02/NQ-HĐND")), FirstPerson.Doing("organization.create")));
    }

    /// <summary>The province at the top, where the administrator works.</summary>
    public static async Task<long> HomeAsync(Site site)
    {
        var administrator = await FirstPerson.SetUpAsync(site.Services);
        return (await site.With<AccessQueries, PersonDetails?>(q => q.FindAsync(administrator)))!.Posts[0].OrganizationId;
    }

    /// <summary>Somebody with an open account in a role at a body.</summary>
    public static async Task<long> PersonAsync(Site site, string name, long body, Role role)
    {
        var invited = await site.With<AccessService, Invited>(s => s.InviteAsync(new(name, $"{Guid.NewGuid():N}@example.vn", new(body, "Chuyên viên", role, new DateOnly(2021, 1, 1))), FirstPerson.Doing("person.invite")));
        return await site.With<AccountService, long>(s => s.AcceptAsync(invited.Token, FirstPerson.Password, FirstPerson.Doing("person.accept")));
    }
}
