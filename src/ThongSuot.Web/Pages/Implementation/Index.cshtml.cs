using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Access;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>The programmes that a body has issued, or has something to do in, it or any below it.</summary>
public sealed class IndexModel(DashboardQueries boards, AccessCheck check, OrganizationQueries organizations, Clock clock) : PageModel
{
    /// <summary>The body whose programmes are shown; the first the person works for without.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "implementation.at")]
    public long? At { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The bodies the person works for.</summary>
    public IReadOnlyList<OrganizationStep> Places { get; private set; } = [];

    public string Name { get; private set; } = "";

    public Page<ProgrammeRow> Rows { get; private set; } = new([], null);

    public DateOnly Day { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        Day = clock.Today;
        var places = await check.PlacesAsync(person, Permission.ReadSubtree, cancel);
        var names = await organizations.NamesAsync([.. places], Day, cancel);
        Places = [.. places.Where(names.ContainsKey).Select(p => new OrganizationStep(p, names[p]))];
        if (!ModelState.IsValid) return NotFound();
        if ((At ?? Places.Select(p => (long?)p.Id).FirstOrDefault()) is not { } at) return Page();
        At = at;
        // A body below the own ones may be asked for by its address.
        if (!places.Contains(at) && !await check.IsKnownAsync(at, cancel)) return NotFound();
        if (!await check.MayAsync(person, Permission.ReadSubtree, at, cancel)) return Forbid();
        Name = names.GetValueOrDefault(at) ?? (await organizations.NamesAsync([at], Day, cancel)).GetValueOrDefault(at, "");
        Rows = await boards.ProgrammesAsync(at, After, cancel: cancel);
        return Page();
    }
}
