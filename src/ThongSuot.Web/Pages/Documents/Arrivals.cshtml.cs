using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Pages.Organizations;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>The book of arrivals of a body, the latest number first; what the body was given and has not entered stands above it.</summary>
public sealed class ArrivalsModel(ArrivalQueries arrivals, AccessCheck check, OrganizationFinder finder, Clock clock) : PageModel
{
    private const int MostOffered = 20;

    /// <summary>Whose book; that of the first body the person works for without.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "documents.arrivals.book")]
    public long? At { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "documents.filter"), StringLength(200)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "documents.arrivals.year"), Range(1900, 2200)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "documents.arrivals.from")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "documents.search.to")]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The bodies whose books the person may open from here.</summary>
    public IReadOnlyList<FoundOrganization> Books { get; private set; } = [];

    public Page<ArrivalRow> Rows { get; private set; } = new([], null);

    public IReadOnlyList<ToEnter> Offered { get; private set; } = [];

    public bool MayRegister { get; private set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || Year is not null || From is not null || To is not null;

    public string Book => Books.FirstOrDefault(b => b.Id == At)?.Name ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        var places = await check.PlacesAsync(person, Permission.ReadSubtree, cancel);
        At ??= places.Count > 0 ? places[0] : null;
        if (At is not { } at) return Page();
        var filter = new ArrivalFilter(at);
        if (ModelState.IsValid) filter = filter with { Text = Q, Year = Year, From = From, To = To };
        if (await arrivals.ListAsync(person, filter, After, cancel: cancel) is not { } rows) return Forbid();
        Rows = rows;
        Books = await finder.DescribeAsync([.. places.Append(at).Distinct()], clock.Today, cancel);
        MayRegister = await check.MayAsync(person, Permission.RegisterDocuments, at, cancel);
        if (After is null && !IsFiltered) Offered = [.. (await arrivals.ToEnterAsync(person, MostOffered, cancel)).Where(o => o.OrganizationId == at)];
        return Page();
    }

    public string Address(string? after = null, bool unfiltered = false) =>
        unfiltered ? Url.Page("/Documents/Arrivals", new { at = At, q = (string?)null, year = (int?)null, from = (string?)null, to = (string?)null, after = (string?)null })!
            : Url.Page("/Documents/Arrivals", new { at = At, q = Q, year = Year, from = From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), to = To?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), after })!;
}
