using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>The tree, one level at a time: the roots of a line, or what stands directly below a body.</summary>
public sealed class IndexModel(OrganizationQueries queries, AccessCheck check, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Line Line { get; set; } = Line.Territory;

    /// <summary>The body whose level is shown; the roots without it.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Below { get; set; }

    /// <summary>Part of the names to be shown.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "organizations.filter"), StringLength(200)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "organizations.as_of")]
    public DateOnly? AsOf { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public AsOf On { get; private set; } = null!;

    public OrganizationDetails? Body { get; private set; }

    /// <summary>From the root down to the superior of the body shown.</summary>
    public IReadOnlyList<OrganizationStep> Trail => Body?.Places.FirstOrDefault(p => p.Line == Line)?.Trail ?? [];

    public Page<OrganizationRow> Rows { get; private set; } = null!;

    /// <summary>Bodies can be added here, and lists of them imported somewhere.</summary>
    public bool CanAdd { get; private set; }

    public bool CanImport { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        On = Shell.AsOf.Of(AsOf, clock);
        if (Below is { } id && (Body = await queries.FindAsync(id, On.Day, cancel)) is null) return NotFound();
        if (On.IsToday && User.PersonId() is { } person)
        {
            CanImport = await check.MayAtTopAsync(person, Permission.ManageOrganizations, cancel);
            CanAdd = Below is { } at ? Body!.AbolishedOn is null && await check.MayAsync(person, Permission.ManageOrganizations, at, cancel) : CanImport;
        }
        Rows = await queries.BelowAsync(Below, Line, On.Day, After, name: ModelState.IsValid ? Name : null, cancel: cancel);
        return Page();
    }

    /// <summary>This page with something else chosen; the day stays.</summary>
    public string Address(Line? line = null, long? below = null, string? name = null, string? after = null) =>
        Url.Page("/Organizations/Index", new { line = line ?? Line, below, name, after, asOf = On.InAddress })!;
}
