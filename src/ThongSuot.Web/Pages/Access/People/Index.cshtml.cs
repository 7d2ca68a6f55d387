using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access.People;

/// <summary>Who works at a body and below it; without one, wherever the person manages access.</summary>
public sealed class IndexModel(AccessQueries queries, AccessCheck check, OrganizationQueries organizations, Clock clock) : PageModel
{
    public OrganizationDetails? Organization { get; private set; }
    public IReadOnlyList<OrganizationStep> Trail { get; private set; } = [];
    public IReadOnlyList<OrganizationStep> Below { get; private set; } = [];
    public string? MoreBelow { get; private set; }
    public Page<PersonRow> People { get; private set; } = new([], null);
    public IReadOnlyList<InvitationRow> Invitations { get; private set; } = [];
    public string Words { get; private set; } = "";
    public string? After { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery] long? organization, [FromQuery(Name = "q")] string? words, [FromQuery] string? after, [FromQuery] string? below)
    {
        var cancel = HttpContext.RequestAborted;
        (Words, After) = ((words ?? "").Trim(), after);
        var reach = await check.PlacesAsync(User.PersonId()!.Value, Permission.ManageAccess, cancel);
        if (organization is { } id)
        {
            Organization = await organizations.FindAsync(id, clock.Today, cancel);
            if (Organization is null) return NotFound();
            await ShowAroundAsync(Organization, reach, below);
        }
        else
        {
            Below = [.. (await organizations.NamesAsync(reach, clock.Today, cancel)).Select(n => new OrganizationStep(n.Key, n.Value))];
        }
        var places = organization is { } at ? [at] : reach;
        People = await queries.PeopleAsync(new PeopleFilter(places, Words), after, cancel: cancel);
        // Beside the beginning of the list, not beside every page of it.
        if (Words.Length == 0 && after is null) Invitations = await queries.InvitationsAsync(places, cancel: cancel);
        return Page();
    }

    public string? Address(string? after) => Url.Page("/Access/People/Index", new { organization = Organization?.Id, q = Words.Length > 0 ? Words : null, after });

    /// <summary>The way down along the line the body stands on first, and the way up as far as the person's reach.</summary>
    private async Task ShowAroundAsync(OrganizationDetails organization, IReadOnlyList<long> reach, string? below)
    {
        if (organization.Places is not [var place, ..]) return;
        Trail = [.. place.Trail.SkipWhile(step => !reach.Contains(step.Id))];
        var page = await organizations.BelowAsync(organization.Id, place.Line, clock.Today, below, cancel: HttpContext.RequestAborted);
        (Below, MoreBelow) = ([.. page.Items.Select(r => new OrganizationStep(r.Id, r.Name))], page.Next);
    }
}
