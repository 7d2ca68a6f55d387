using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>The list of a picker.</summary>
/// <param name="Name">The picker's property.</param>
internal sealed record OffersView(string Name, bool Many, IReadOnlyList<FoundOrganization> Chosen, IReadOnlyList<FoundOrganization> Offered, string? Searched);

/// <summary>The list of a picker by itself, for the script that fills it in while a person types.</summary>
public sealed class OfferedModel(OrganizationFinder finder, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true), Required, StringLength(200)]
    public string Words { get; set; } = "";

    [BindProperty(SupportsGet = true), Required, RegularExpression(@"^[A-Za-z0-9.\[\]]{1,60}$")]
    public string Name { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public bool Many { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Except { get; set; }

    [BindProperty(SupportsGet = true)]
    public List<long> Ids { get; set; } = [];

    internal OffersView Offers { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid) return BadRequest();
        var picker = new BodyPicker { Words = Words, Ids = Ids };
        await picker.SettleAsync(finder, Day ?? clock.Today, Many, Except, cancel);
        Offers = new(Name, Many, picker.Chosen, picker.Offered, picker.Searched);
        return Page();
    }
}
