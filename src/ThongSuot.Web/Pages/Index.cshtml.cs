using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages;

/// <summary>What waits for a person, the most urgent first; a leader also sees who is late in each running programme.</summary>
public sealed class IndexModel(HomeQueries home, DashboardQueries boards, ArrivalQueries arrivals, AccessCheck check) : PageModel
{
    private const int ListSize = 50, ProgrammesShown = 8;

    /// <summary>One part in full; all parts with their first rows without.</summary>
    [BindProperty(SupportsGet = true)]
    public HomeKind? Part { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    public Home Home { get; private set; } = null!;

    /// <summary>The part asked for, in full.</summary>
    public IReadOnlyList<AssignmentRow> Rows { get; private set; } = [];

    /// <summary>The running programmes at the bodies the person leads.</summary>
    public IReadOnlyList<LedProgramme> Led { get; private set; } = [];

    /// <summary>Documents that came with duties and are in no book of arrivals yet.</summary>
    public IReadOnlyList<ToEnter> ToEnter { get; private set; } = [];

    public sealed record LedProgramme(long OrganizationId, string Organization, ProgrammeRow Row);

    /// <summary>In the order of urgency.</summary>
    public IEnumerable<(HomeKind Kind, HomePart Part)> Parts =>
        [(HomeKind.Late, Home.Late), (HomeKind.Returned, Home.Returned), (HomeKind.DueSoon, Home.DueSoon), (HomeKind.New, Home.New), (HomeKind.ToAccept, Home.ToAccept), (HomeKind.ToDecide, Home.ToDecide), (HomeKind.Other, Home.Other)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        Skip = ModelState.IsValid ? Math.Clamp(Skip, 0, HomeQueries.CountedAtMost) : 0;
        Home = await home.FindAsync(person, cancel);
        if (Part is { } part) Rows = await home.ListAsync(person, part, Skip, ListSize, cancel);
        else (Led, ToEnter) = (await LedAsync(person, cancel), await arrivals.ToEnterAsync(person, cancel: cancel));
        return Page();
    }

    /// <summary>Where the part goes on; null at its end.</summary>
    public string? Next => Parts.Single(p => p.Kind == Part).Part.Count > Skip + ListSize ? Url.Page("/Index", new { part = Part, skip = Skip + ListSize }) : null;

    private async Task<IReadOnlyList<LedProgramme>> LedAsync(long person, CancellationToken cancel)
    {
        var places = await check.PlacesAsync(person, Permission.AcceptReports, cancel);
        var names = Home.Bodies.ToDictionary(b => b.Id, b => b.Name);
        var led = new List<LedProgramme>();
        foreach (var place in places)
            led.AddRange((await boards.ProgrammesAsync(place, size: ProgrammesShown, cancel: cancel)).Items.Where(r => r.Programme.State == ProgrammeState.Running && r.Figures.Total > 0).Select(r => new LedProgramme(place, names.GetValueOrDefault(place, ""), r)));
        return [.. led.OrderByDescending(l => l.Row.Figures.Overdue).ThenByDescending(l => l.Row.Programme.Id)];
    }
}
