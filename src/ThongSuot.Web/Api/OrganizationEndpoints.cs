using Microsoft.AspNetCore.Http.HttpResults;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>The organisation tree. Every reading takes <c>asOf</c>, a day; without it, today.</summary>
internal static class OrganizationEndpoints
{
    public sealed record CreateBody(Naming Naming, Dictionary<Line, long?> Superiors, Basis Basis, Contact? Contact = null);
    public sealed record RenameBody(Naming Naming, Basis Basis);
    public sealed record MoveBody(Line Line, long? SuperiorId, Basis Basis);
    public sealed record AbolishBody(IReadOnlyList<long> SuccessorIds, Basis Basis);
    public sealed record MergeBody(IReadOnlyList<Predecessor> Predecessors, Basis Basis, long? IntoId = null, CreateBody? Founded = null);
    public sealed record SplitBody(IReadOnlyList<SplitPartBody> Parts, bool Continues, Basis Basis, Dictionary<long, int>? Below = null);
    public sealed record SplitPartBody(int ShareMillionths, long? IntoId = null, CreateBody? Founded = null);
    public sealed record AliasBody(string Name, DateOnly? From = null);

    public static void MapOrganizations(this IEndpointRouteBuilder api)
    {
        var organizations = api.MapGroup("/organizations").WithTags("Organizations");
        organizations.MapGet("/", BelowAsync).Says("api.organizations.list");
        organizations.MapGet("/kinds", () => TypedResults.Ok(OrganizationKind.All)).Says("api.organizations.kinds");
        organizations.MapGet("/{id:long}", FindAsync).Says("api.organizations.find");
        organizations.MapGet("/{id:long}/counts", CountAsync).Says("api.organizations.counts");
        organizations.MapGet("/{id:long}/events", EventsAsync).Says("api.organizations.events");
        organizations.MapPost("/", CreateAsync).AsksKey().Says("api.organizations.create");
        organizations.MapPost("/merge", MergeAsync).AsksKey().Says("api.organizations.merge");
        organizations.MapPost("/{id:long}/split", SplitAsync).AsksVersion().Says("api.organizations.split");
        organizations.MapPost("/{id:long}/rename", RenameAsync).AsksVersion().Says("api.organizations.rename");
        organizations.MapPost("/{id:long}/move", MoveAsync).AsksVersion().Says("api.organizations.move");
        organizations.MapPost("/{id:long}/abolish", AbolishAsync).AsksVersion().Says("api.organizations.abolish");
        organizations.MapPost("/{id:long}/aliases", AddAliasAsync).AsksKey().Says("api.organizations.alias");
        organizations.MapPost("/{id:long}/aliases/{alias:long}/end", EndAliasAsync).AsksVersion().Says("api.organizations.end-alias");
        organizations.MapPut("/{id:long}/contact", SetContactAsync).AsksVersion().Says("api.organizations.contact");
    }

    private static async Task<Ok<Page<OrganizationRow>>> BelowAsync(OrganizationQueries queries, Clock clock, CancellationToken cancel, long? parent = null, Line line = Line.Territory, DateOnly? asOf = null, string? name = null, string? after = null, int size = Page<OrganizationRow>.DefaultSize) =>
        TypedResults.Ok(await queries.BelowAsync(parent, line, asOf ?? clock.Today, after, size, name, cancel));

    private static async Task<Ok<OrganizationDetails>> FindAsync(long id, OrganizationQueries queries, Clock clock, HttpContext http, DateOnly? asOf = null)
    {
        var found = await queries.FindAsync(id, asOf ?? clock.Today, http.RequestAborted) ?? throw new NotFoundException("organization", id);
        Versions.Say(http, found.Version);
        return TypedResults.Ok(found);
    }

    private static async Task<Ok<IReadOnlyDictionary<string, int>>> CountAsync(long id, OrganizationQueries queries, Clock clock, CancellationToken cancel, Line line = Line.Territory, DateOnly? asOf = null) =>
        TypedResults.Ok(await queries.CountBelowAsync(id, line, asOf ?? clock.Today, cancel));

    private static async Task<Ok<IReadOnlyList<EventRow>>> EventsAsync(long id, OrganizationQueries queries, CancellationToken cancel) => TypedResults.Ok(await queries.EventsAsync(id, cancel));

    private static async Task<CreatedAtRoute<CreatedAnswer>> CreateAsync(CreateBody body, OrganizationService service, AccessCheck check, Idempotency once, HttpContext http)
    {
        await DemandAsync(check, http, body.Superiors.Values);
        return At(await once.CreateAsync(http, "organization.create", body, o => service.CreateAsync(OptionsOf(body), o, http.RequestAborted)));
    }

    private static async Task<CreatedAtRoute<CreatedAnswer>> MergeAsync(MergeBody body, ReorganizationService service, AccessCheck check, Idempotency once, HttpContext http)
    {
        await DemandAsync(check, http, [.. body.Predecessors.Select(p => (long?)p.Id), .. Given(body.IntoId), .. Above(body.Founded)]);
        return At(await once.CreateAsync(http, "organization.merge", body, o => service.MergeAsync(new(body.Predecessors, body.IntoId, body.Founded is { } f ? OptionsOf(f) : null, body.Basis), o, http.RequestAborted)));
    }

    private static async Task<Ok<IReadOnlyList<long>>> SplitAsync(long id, SplitBody body, ReorganizationService service, AccessCheck check, HttpContext http)
    {
        await DemandAsync(check, http, body.Parts.SelectMany(p => Given(p.IntoId).Concat(Above(p.Founded))));
        return TypedResults.Ok(await service.SplitAsync(new(id, [.. body.Parts.Select(p => new SplitPart(p.IntoId, p.Founded is { } f ? OptionsOf(f) : null, p.ShareMillionths))], body.Continues, body.Below ?? [], body.Basis),
            Versions.Asked(http), http.Operation("organization.split"), http.RequestAborted));
    }

    private static async Task<NoContent> RenameAsync(long id, RenameBody body, OrganizationService service, HttpContext http)
    {
        await service.RenameAsync(new(id, body.Naming, body.Basis), Versions.Asked(http), http.Operation("organization.rename"), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> MoveAsync(long id, MoveBody body, OrganizationService service, AccessCheck check, HttpContext http)
    {
        await DemandAsync(check, http, [body.SuperiorId]);
        await service.MoveAsync(new(id, body.Line, body.SuperiorId, body.Basis), Versions.Asked(http), http.Operation("organization.move"), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> AbolishAsync(long id, AbolishBody body, OrganizationService service, HttpContext http)
    {
        await service.AbolishAsync(new(id, body.SuccessorIds, body.Basis), Versions.Asked(http), http.Operation("organization.abolish"), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<CreatedAtRoute<CreatedAnswer>> AddAliasAsync(long id, AliasBody body, OrganizationService service, Idempotency once, Clock clock, HttpContext http)
    {
        var alias = await once.CreateAsync(http, "organization.alias", new { id, body }, o => service.AddAliasAsync(id, body.Name, AliasSource.Typed, body.From ?? clock.Today, o, http.RequestAborted));
        return TypedResults.CreatedAtRoute(new CreatedAnswer(alias), "api.organizations.find", new { id });
    }

    private static async Task<NoContent> EndAliasAsync(long id, long alias, OrganizationService service, OrganizationQueries queries, Clock clock, HttpContext http)
    {
        var body = await queries.FindAsync(id, clock.Today, http.RequestAborted) ?? throw new NotFoundException("organization", id);
        if (Versions.Asked(http) != body.Version) throw new StaleException("organization", id);
        if (body.Aliases.All(a => a.Id != alias)) throw new NotFoundException("alias", alias);
        await service.EndAliasAsync(alias, clock.Today, http.Operation("organization.alias-end"), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SetContactAsync(long id, Contact body, OrganizationService service, HttpContext http)
    {
        await service.SetContactAsync(id, body, Versions.Asked(http), http.Operation("organization.contact"), http.RequestAborted);
        return TypedResults.NoContent();
    }

    /// <summary>The body in the address is the gate's matter; those in the request are asked for here: nobody puts anything where they have no say.</summary>
    private static Task DemandAsync(AccessCheck check, HttpContext http, IEnumerable<long?> bodies) =>
        check.DemandAsync(http.Operation("organization.check").By, Permission.ManageOrganizations, bodies, http.RequestAborted);

    private static long?[] Given(long? id) => id is null ? [] : [id];

    private static long?[] Above(CreateBody? founded) => founded is null ? [] : [.. founded.Superiors.Values];

    private static CreateOrganizationOptions OptionsOf(CreateBody body) => new(body.Naming, body.Superiors, body.Basis, body.Contact);

    private static CreatedAtRoute<CreatedAnswer> At(long id) => TypedResults.CreatedAtRoute(new CreatedAnswer(id), "api.organizations.find", new { id });
}
