using Microsoft.AspNetCore.Http.HttpResults;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Search;
using ThongSuot.Core.Shared;

namespace ThongSuot.Web.Api;

/// <summary>The one search box.</summary>
internal static class SearchEndpoints
{
    private const int LongestWords = 200;

    /// <param name="Kind">What it is, such as <c>organization</c>.</param>
    /// <param name="Name">The name that has the words.</param>
    /// <param name="Use">What that name is to the thing: its name, an alias, a former name.</param>
    /// <param name="Organization">What tells a body from others of the name; null for other things.</param>
    public sealed record HitAnswer(string Kind, long Id, string Name, NameUse Use, FoundOrganization? Organization);

    public static void MapSearch(this IEndpointRouteBuilder api) => api.MapGet("/search", FindAsync).WithTags("Search").Says("api.search.find");

    private static async Task<Ok<Page<HitAnswer>>> FindAsync(string q, SearchQueries search, OrganizationFinder finder, Clock clock, CancellationToken cancel, string? kind = null, string? after = null, int size = 20)
    {
        var words = q.Trim();
        if (words.Length > LongestWords) words = words[..LongestWords];
        RuleException.When(kind is not null && OrganizationKind.Find(kind) is null, "rule.organization.kind-unknown", kind ?? "");
        var page = await search.FindAsync(kind is null ? new(words) : new(words, "organization", kind), after, size, cancel);
        var bodies = (await finder.DescribeAsync([.. page.Items.Where(h => h.Subject.Kind == "organization").Select(h => h.Subject.Id)], clock.Today, cancel)).ToDictionary(b => b.Id);
        return TypedResults.Ok(new Page<HitAnswer>(
            [.. page.Items.Select(h => new HitAnswer(h.Subject.Kind, h.Subject.Id, h.Name, h.Use, h.Subject.Kind == "organization" ? bodies.GetValueOrDefault(h.Subject.Id) : null))], page.Next));
    }
}
