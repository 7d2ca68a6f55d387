using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>Whom a document means: sets of bodies, and names.</summary>
internal static class NameEndpoints
{
    private const int MostParts = 50, LongestPart = 500;

    /// <summary>A set of bodies as the reader writes it into its JSON (<c>leadGroups</c>).</summary>
    public sealed record GroupBody(string Name, IReadOnlyList<string> Kinds, string? Parent, IReadOnlyList<string> Levels, IReadOnlyList<string> Exceptions, bool Related);

    /// <param name="SeenFrom">The body whose document it is.</param>
    /// <param name="Group">As read; or else <paramref name="Expression"/>.</param>
    /// <param name="Expression">As written, such as "các sở, ban, ngành".</param>
    public sealed record ResolveBody(long SeenFrom, GroupBody? Group = null, string? Expression = null, DateOnly? AsOf = null);

    /// <param name="From">The day of the document.</param>
    public sealed record ConfirmBody(string Name, long OrganizationId, DateOnly From);

    public sealed record ReasonAnswer(string Code, string Text);
    public sealed record BodyAnswer(long Id, string Name, string Kind, ReasonAnswer Reason);
    public sealed record UnresolvedAnswer(string Name, ReasonAnswer Reason, IReadOnlyList<NearName> Nearest);
    public sealed record ResolutionAnswer(IReadOnlyList<BodyAnswer> Bodies, IReadOnlyList<BodyAnswer> Excluded, IReadOnlyList<UnresolvedAnswer> Unresolved, bool NeedsChoice);

    public static void MapNames(this IEndpointRouteBuilder api)
    {
        api.MapPost("/groups/resolve", ResolveGroupAsync).WithTags("Names").WithMetadata(new ReadsOnly()).Says("api.groups.resolve");
        api.MapGet("/names/resolve", ResolveNameAsync).WithTags("Names").Says("api.names.resolve");
        api.MapPost("/names/confirm", ConfirmAsync).WithTags("Names").AsksKey().Says("api.names.confirm");
    }

    private static async Task<Ok<ResolutionAnswer>> ResolveGroupAsync(ResolveBody body, GroupResolver resolver, Clock clock, IStringLocalizer texts, CancellationToken cancel)
    {
        RuleException.When(body.Group is null == string.IsNullOrWhiteSpace(body.Expression), "api.group.one");
        var day = body.AsOf ?? clock.Today;
        var resolution = body.Group is { } group
            ? await resolver.ResolveAsync(group.Name, Read(group), body.SeenFrom, day, cancel)
            : await resolver.ResolveAsync(body.Expression!, body.SeenFrom, day, cancel);
        return TypedResults.Ok(Answer(resolution, texts));
    }

    private static async Task<Ok<ResolutionAnswer>> ResolveNameAsync(string name, long seenFrom, NameResolver resolver, Clock clock, IStringLocalizer texts, CancellationToken cancel, DateOnly? asOf = null) =>
        TypedResults.Ok(Answer(await resolver.ResolveAsync(name, seenFrom, asOf ?? clock.Today, cancel), texts));

    private static async Task<CreatedAtRoute<CreatedAnswer>> ConfirmAsync(ConfirmBody body, NameResolver resolver, AccessCheck check, Idempotency once, HttpContext http)
    {
        await check.DemandAsync(http.Operation("organization.check").By, Permission.ManageOrganizations, body.OrganizationId, http.RequestAborted);
        var alias = await once.CreateAsync(http, "organization.alias", body, o => resolver.ConfirmAliasAsync(body.Name, body.OrganizationId, body.From, o, http.RequestAborted));
        return TypedResults.CreatedAtRoute(new CreatedAnswer(alias), "api.organizations.find", new { id = body.OrganizationId });
    }

    /// <summary>Each part may ask the database: a request is held to what a sentence can hold.</summary>
    private static GroupExpression Read(GroupBody group)
    {
        string[] parts = [.. group.Kinds, .. group.Levels, .. group.Exceptions, group.Parent ?? ""];
        RuleException.When(parts.Length > MostParts || parts.Any(p => p.Length > LongestPart), "api.group.long", MostParts, LongestPart);
        return new(group.Kinds, group.Parent, group.Levels, group.Exceptions, group.Related);
    }

    private static ResolutionAnswer Answer(Resolution resolution, IStringLocalizer texts)
    {
        BodyAnswer Body(ResolvedBody body) => new(body.Id, body.Name, body.Kind, Answer(body.Reason, texts));
        return new([.. resolution.Bodies.Select(Body)], [.. resolution.Excluded.Select(Body)], [.. resolution.Unresolved.Select(u => Answer(u, texts))], resolution.NeedsChoice);
    }

    internal static ReasonAnswer Answer(Reason reason, IStringLocalizer texts) => new(reason.Key, texts[reason.Key, [.. reason.Args]]);

    internal static UnresolvedAnswer Answer(UnresolvedName name, IStringLocalizer texts) => new(name.Text, Answer(name.Reason, texts), name.Nearest);
}
