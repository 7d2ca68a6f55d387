using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Tests;
using ThongSuot.Web.Access;

namespace ThongSuot.Web.Tests.Access;

/// <summary>Every page and endpoint, for everybody: nobody, and each role at the body asked about and at a foreign one.</summary>
public sealed partial class PageAccessTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public void Endpoint_Each_HasARowInTheTable()
    {
        var open = Endpoints().Where(e => Gates(e).Any(gate => gate is null)).Select(e => e.RoutePattern.RawText).ToList();
        Assert.True(open.Count == 0, "Not in PageAccess, so nobody may open them: " + string.Join(", ", open));
    }

    [Fact]
    public void Endpoint_OpenedByAnAttribute_IsOpenInTheTableToo() =>
        Assert.All(Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null), e => Assert.All(Gates(e), gate => Assert.Equal(Gate.Anyone, gate)));

    [Fact]
    public void Row_Each_IsOfAnEndpoint()
    {
        var asked = Endpoints().SelectMany(e => MethodsOf(e).SelectMany(m => new[] { $"{m} {PatternOf(e)}", PatternOf(e) })).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Equal([], PageAccess.Rows.Except(asked, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Endpoint_Each_OpensToWhomTheTableSaysAndToNobodyElse()
    {
        var world = await WorldAsync();
        var wrong = new List<string>();
        foreach (var endpoint in Endpoints())
            foreach (var method in MethodsOf(endpoint))
                foreach (var visitor in world.Visitors)
                {
                    var gate = PageAccess.Find(endpoint.RoutePattern.RawText, method)!;
                    var opened = await OpensAsync(visitor.Client, method, AddressOf(endpoint, gate, world), endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0] ?? "application/json");
                    if (opened != May(gate, visitor)) wrong.Add($"{method} {PatternOf(endpoint)} as {visitor.Name}: {(opened ? "opened" : "closed")}");
                }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Address_WithoutAPage_IsNotFoundForStrangersToo() => await site.Stranger().Open("/no-such-page", HttpStatusCode.NotFound);

    [Fact]
    public async Task Person_AtTheirOwnDelegations_IsLetIn_AtAnothersIsNot()
    {
        var world = await WorldAsync();
        var officer = world.Visitors.First(v => v is { Role: Role.Officer, IsHome: true });
        await site.Visit(officer.Person).Open($"/people/{officer.Person}/delegate");
        await site.Visit(officer.Person).Open($"/people/{world.Person}/delegate", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task History_OfEverything_OpensAtTheTop_LeadsOthersToTheirOwnBody_OfAPersonAlsoToThatPerson()
    {
        var world = await WorldAsync();
        var (officer, auditor) = (world.Visitors.First(v => v is { Role: Role.Officer, IsHome: true }), world.Visitors.First(v => v is { Role: Role.Auditor, IsHome: true }));

        await site.Visit().Open("/history");
        var below = site.Visit(auditor.Person);
        await below.Open("/history", HttpStatusCode.Found);
        Assert.Equal($"/history/organization/{world.Home}", below.LastAnswer.Headers.Location?.OriginalString);
        await site.Visit(auditor.Person).Open($"/history/organization/{world.Foreign}", HttpStatusCode.Forbidden);
        await site.Visit(officer.Person).Open($"/history/person/{officer.Person}");
        await site.Visit(officer.Person).Open($"/history/person/{world.Person}", HttpStatusCode.Forbidden);
        await site.Visit(auditor.Person).Open($"/history/person/{world.Person}");
    }

    [Fact]
    public async Task Body_NamedInAForm_MustBeWithinReachToo()
    {
        var world = await WorldAsync();
        var here = world.Visitors.First(v => v is { Role: Role.Administrator, IsHome: true });
        var foreign = world.Foreign;
        Task<HttpStatusCode> Create(long? superior) => PutUnderAsync(here.Client, superior);

        Assert.Equal(HttpStatusCode.Created, await Create(world.Home));
        Assert.Equal(HttpStatusCode.Forbidden, await Create(foreign));
        Assert.Equal(HttpStatusCode.Forbidden, await Create(null));
    }

    private static async Task<HttpStatusCode> PutUnderAsync(HttpClient client, long? superior)
    {
        var body = new { naming = new { kind = "state.school", name = "Trường THCS An Hòa" }, superiors = new { Territory = superior }, basis = new { effectiveOn = "2025-09-01", document = "Quyết định số 5/QĐ-UBND" } };
        using var answer = await client.PostAsJsonAsync(new Uri("/api/v1/organizations/", UriKind.Relative), body, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>What the table means, said a second time.</summary>
    private static bool May(Gate gate, Somebody who) => gate.Kind switch
    {
        GateKind.Anyone => true,
        // None of them works at the top.
        GateKind.AtTop => false,
        GateKind.SignedIn => who.Role is not null,
        GateKind.May when gate.Parameter is null => who.Role is { } role && RoleTable.PermissionsOf(role).Contains(gate.Permission!.Value),
        GateKind.OfHistory => who is { Role: { } role, IsHome: true } && RoleTable.PermissionsOf(role).Contains(Permission.ReadHistory),
        GateKind.May => who is { Role: { } role, IsHome: true } && RoleTable.PermissionsOf(role).Contains(gate.Permission!.Value),
        _ => who is { Role: Role.Administrator, IsHome: true },
    };

    private static async Task<bool> OpensAsync(HttpClient client, string method, string address, string type)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        // An endpoint that takes JSON, or a sheet, is found only by who sends some.
        if (address.StartsWith("/api/", StringComparison.Ordinal) && method != "GET") request.Content = new StringContent("{}", Encoding.UTF8, type);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode < 500, $"{method} {address}: {answer.StatusCode}");
        var toSignIn = answer.Headers.Location?.ToString() is { } location && (location.Contains("/sign-in?returnUrl=%2F", StringComparison.Ordinal) || method != "GET" && location == "/sign-in");
        return answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized) && !toSignIn;
    }

    private static string AddressOf(RouteEndpoint endpoint, Gate gate, World world)
    {
        var asksForPerson = gate.Kind is GateKind.Managing or GateKind.ManagingOrSelf || PatternOf(endpoint).StartsWith("people/", StringComparison.Ordinal);
        var id = (asksForPerson ? world.Person : world.Home).ToString(CultureInfo.InvariantCulture);
        var address = "/" + Parameter().Replace(PatternOf(endpoint), match => match.Value switch
        {
            "{id:long}" or "{duty:long}" or "{upper:long}" => id,
            "{kind?}" or "{kind}" => "organization",
            "{id:long?}" => id,
            "{code:int}" => "404",
            "{*path:nonfile}" => "nothing",
            "{**path:file}" => "favicon.svg",
            "{appointment:long}" or "{delegation:long}" or "{alias:long}" or "{edition:long}" or "{evidence:long}" => "1",
            _ => "x",
        });
        return gate.Parameter is { } name && !PatternOf(endpoint).Contains($"{{{name}:", StringComparison.Ordinal) ? $"{address}?{name}={world.Home}" : address;
    }

    private IEnumerable<RouteEndpoint> Endpoints() => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !e.Metadata.OfType<ISuppressMatchingMetadata>().Any());

    private static IEnumerable<Gate?> Gates(RouteEndpoint endpoint) => MethodsOf(endpoint).Select(method => PageAccess.Find(endpoint.RoutePattern.RawText, method));

    private static string PatternOf(RouteEndpoint endpoint) => (endpoint.RoutePattern.RawText ?? "").TrimStart('/');

    /// <summary>A page takes what is asked and what is sent.</summary>
    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods: { Count: > 0 } methods } ? methods : ["GET", "POST"];

    private sealed record Somebody(string Name, HttpClient Client, long? Person = null, Role? Role = null, bool IsHome = false);

    private sealed record World(long Home, long Foreign, long Person, IReadOnlyList<Somebody> Visitors);

    /// <summary>A body with a person, one in each role there, and one in each role at a body that has nothing to do with it.</summary>
    private async Task<World> WorldAsync()
    {
        var administrator = await FirstPerson.SetUpAsync(site.Services);
        var province = (await site.With<AccessQueries, PersonDetails?>(q => q.FindAsync(administrator)))!.Posts[0].OrganizationId;
        var mark = Guid.NewGuid().ToString("N");
        Task<long> Body(string name) => site.With<OrganizationService, long>(s => s.CreateAsync(
            new(new Naming("unit.commune", $"{name} {mark}"), new Dictionary<Line, long?> { [Line.Territory] = province }, new Basis(new DateOnly(2021, 1, 1), "Nghị quyết số 02/NQ-HĐND")), FirstPerson.Doing("organization.create")));
        async Task<long> Person(string name, long body, Role role) => (await site.With<AccessService, Invited>(s => s.InviteAsync(
            new(name, $"{name}.{mark}@example.vn", new(body, "Chuyên viên", role, new DateOnly(2021, 1, 1))), FirstPerson.Doing("person.invite")))).PersonId;
        var (home, foreign) = (await Body("Xã An Hòa"), await Body("Xã Bình Lâm"));
        var visitors = new List<Somebody> { new("nobody", Client(null)) };
        foreach (var role in Enum.GetValues<Role>())
            foreach (var (at, isHome) in new[] { (home, true), (foreign, false) })
            {
                var person = await Person($"{role}{(isHome ? "here" : "there")}", at, role);
                visitors.Add(new($"{role} {(isHome ? "there" : "elsewhere")}", Client(await FirstPerson.SessionAsync(site.Services, person)), person, role, isHome));
            }
        return new(home, foreign, await Person("target", home, Role.Officer), visitors);
    }

    private HttpClient Client(string? session)
    {
        var client = site.Server.CreateClient();
        if (session is not null) client.DefaultRequestHeaders.Add("Cookie", $"session={session}");
        return client;
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
