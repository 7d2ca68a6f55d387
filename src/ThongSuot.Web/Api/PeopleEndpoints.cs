using Microsoft.AspNetCore.Http.HttpResults;
using ThongSuot.Core.Access;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>People, the posts they hold and whom they act for. As everywhere, <c>to</c> is the first day that something no longer holds.</summary>
internal static class PeopleEndpoints
{
    public sealed record PostBody(long OrganizationId, string Title, Role Role, DateOnly From, DateOnly? To = null);
    public sealed record InviteBody(string FullName, string Email, PostBody Post);
    public sealed record PersonBody(string FullName, string Email);
    public sealed record CloseBody(string Reason);
    public sealed record EndBody(DateOnly To);
    public sealed record DelegateBody(string ToEmail, long OrganizationId, Role Role, DateOnly From, DateOnly To, string Reason);

    /// <param name="Link">Where the person takes up the account; told once, and not again when the request is repeated.</param>
    public sealed record InvitedAnswer(long Id, string? Link, DateTime? ExpiresAt);

    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("People");
        api.MapGet("/me", MeAsync).WithTags("People").Says("api.people.me");
        people.MapGet("/", ListAsync).Says("api.people.list");
        people.MapGet("/{id:long}", FindAsync).Says("api.people.find");
        people.MapPost("/", InviteAsync).AsksKey().Says("api.people.invite");
        people.MapPut("/{id:long}", ChangeAsync).AsksVersion().Says("api.people.change");
        people.MapPost("/{id:long}/invitation", InviteAgainAsync).AsksVersion().Says("api.people.invite-again");
        people.MapPost("/{id:long}/close", CloseAsync).AsksVersion().Says("api.people.close");
        people.MapPost("/{id:long}/reopen", ReopenAsync).AsksVersion().Says("api.people.reopen");
        people.MapPost("/{id:long}/appointments", AppointAsync).AsksKey().Says("api.people.appoint");
        people.MapPost("/{id:long}/appointments/{appointment:long}/end", EndAppointmentAsync).AsksVersion().Says("api.people.end-appointment");
        people.MapPost("/{id:long}/delegations", DelegateAsync).AsksKey().Says("api.people.delegate");
        people.MapPost("/{id:long}/delegations/{delegation:long}/end", EndDelegationAsync).AsksVersion().Says("api.people.end-delegation");
    }

    private static Task<Ok<PersonDetails>> MeAsync(AccessQueries queries, HttpContext http) => FindAsync(http.User.PersonId()!.Value, queries, http);

    private static async Task<Ok<Page<PersonRow>>> ListAsync(AccessQueries queries, AccessCheck check, HttpContext http, long? organization = null, string? q = null, string? after = null, int size = Page<PersonRow>.DefaultSize)
    {
        var cancel = http.RequestAborted;
        if (organization is { } id && !await check.IsKnownAsync(id, cancel)) throw new NotFoundException("organization", id);
        var under = organization is { } at ? [at] : await check.PlacesAsync(http.User.PersonId()!.Value, Permission.ManageAccess, cancel);
        return TypedResults.Ok(await queries.PeopleAsync(new(under, q), after, size, cancel));
    }

    private static async Task<Ok<PersonDetails>> FindAsync(long id, AccessQueries queries, HttpContext http)
    {
        var found = await DetailsAsync(id, queries, http);
        Versions.Say(http, found.Version);
        return TypedResults.Ok(found);
    }

    private static async Task<CreatedAtRoute<InvitedAnswer>> InviteAsync(InviteBody body, AccessService access, Idempotency once, LinkGenerator links, HttpContext http)
    {
        Invited? invited = null;
        var id = await once.CreateAsync(http, "person.invite", body, async o => (invited = await access.InviteAsync(new(body.FullName, body.Email, OptionsOf(body.Post)), o, http.RequestAborted)).PersonId);
        return TypedResults.CreatedAtRoute(Answer(id, invited, links, http), "api.people.find", new { id });
    }

    private static async Task<Ok<InvitedAnswer>> InviteAgainAsync(long id, AccessService access, LinkGenerator links, HttpContext http) =>
        TypedResults.Ok(Answer(id, await access.InviteAgainAsync(id, Seen(http, "person.invite-again"), http.RequestAborted), links, http));

    private static async Task<NoContent> ChangeAsync(long id, PersonBody body, AccessService access, HttpContext http)
    {
        await access.ChangePersonAsync(new(id, body.FullName, body.Email), Seen(http, "person.edit"), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> CloseAsync(long id, CloseBody body, AccessService access, HttpContext http)
    {
        RuleException.When(string.IsNullOrWhiteSpace(body.Reason), "rule.access.reason-missing");
        await access.CloseAccountAsync(id, Seen(http, "person.close", body.Reason), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ReopenAsync(long id, AccessService access, HttpContext http)
    {
        await access.ReopenAccountAsync(id, Seen(http, "person.reopen"), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<CreatedAtRoute<CreatedAnswer>> AppointAsync(long id, PostBody body, AccessService access, Idempotency once, HttpContext http) =>
        At(id, await once.CreateAsync(http, "person.appoint", new { id, body }, o => access.AppointAsync(new(id, OptionsOf(body)), o, http.RequestAborted)));

    private static async Task<NoContent> EndAppointmentAsync(long id, long appointment, EndBody body, AccessService access, AccessQueries queries, HttpContext http)
    {
        if ((await DetailsAsync(id, queries, http)).Posts.All(p => p.AppointmentId != appointment)) throw new NotFoundException("appointment", appointment);
        await access.EndAppointmentAsync(appointment, body.To, Seen(http, "person.end"), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<CreatedAtRoute<CreatedAnswer>> DelegateAsync(long id, DelegateBody body, AccessService access, AccessQueries queries, Idempotency once, HttpContext http)
    {
        var to = await queries.FindByEmailAsync(body.ToEmail, http.RequestAborted) ?? throw new RuleException("access.delegate.unknown", body.ToEmail);
        return At(id, await once.CreateAsync(http, "person.delegate", new { id, body }, o => access.DelegateAsync(new(id, to, body.OrganizationId, body.Role, body.From, body.To, body.Reason), o with { Reason = body.Reason }, http.RequestAborted)));
    }

    private static async Task<NoContent> EndDelegationAsync(long id, long delegation, AccessService access, AccessQueries queries, HttpContext http)
    {
        if ((await DetailsAsync(id, queries, http)).Delegations.All(d => d.Id != delegation || d.FromId != id)) throw new NotFoundException("delegation", delegation);
        await access.RevokeDelegationAsync(delegation, Seen(http, "person.delegation-revoke"), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<PersonDetails> DetailsAsync(long id, AccessQueries queries, HttpContext http) => await queries.FindAsync(id, http.RequestAborted) ?? throw new NotFoundException("person", id);

    private static Operation Seen(HttpContext http, string kind, string? reason = null) => http.Operation(kind, reason) with { Seen = Versions.AskedText(http) };

    private static PostOptions OptionsOf(PostBody post) => new(post.OrganizationId, post.Title, post.Role, post.From, post.To);

    private static InvitedAnswer Answer(long id, Invited? invited, LinkGenerator links, HttpContext http) =>
        new(id, invited is null ? null : links.GetUriByPage(http, "/Access/Invitation", values: new { token = invited.Token }), invited?.ExpiresAt);

    private static CreatedAtRoute<CreatedAnswer> At(long person, long id) => TypedResults.CreatedAtRoute(new CreatedAnswer(id), "api.people.find", new { id = person });
}
