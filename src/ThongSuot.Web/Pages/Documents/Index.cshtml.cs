using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>The register: what this person may read, what was issued last first.</summary>
public sealed class IndexModel(DocumentQueries queries, GoldExport gold, AccessCheck check, Clock clock) : PageModel
{
    /// <summary>What of it is shown.</summary>
    public enum Part
    {
        OnFile,
        ToReview,
        Incoming,
        Outgoing,
        Cited,
        Announced,
    }

    [BindProperty(SupportsGet = true)]
    public Part Show { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "documents.filter"), StringLength(200)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "documents.field.type"), StringLength(100)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "documents.field.year"), Range(1900, 2200)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<DocumentRow> Rows { get; private set; } = null!;

    public IReadOnlyList<string> Types { get; private set; } = [];

    public bool MayUpload { get; private set; }

    public bool MayConfirm { get; private set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || Type is not null || Year is not null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        MayUpload = await check.MayAnywhereAsync(person, Permission.RegisterDocuments, cancel);
        MayConfirm = await check.MayAnywhereAsync(person, Permission.ConfirmDuties, cancel);
        Types = await queries.TypesAsync(cancel);
        var filter = new DocumentFilter(
            Standing: Show switch { Part.Cited => Standing.Cited, Part.Announced => Standing.Announced, _ => null },
            Direction: Show switch { Part.Incoming => Direction.Incoming, Part.Outgoing => Direction.Outgoing, _ => null },
            IsWaitingForReview: Show == Part.ToReview);
        if (ModelState.IsValid) filter = filter with { Text = Q, Type = Type, Year = Year };
        Rows = await queries.ListAsync(person, filter, After, cancel: cancel);
    }

    /// <summary>All that was confirmed where the person confirms duties, with the originals, written as it is read.</summary>
    public async Task<IActionResult> OnGetGoldAsync(CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (!await check.MayAnywhereAsync(person, Permission.ConfirmDuties, cancel)) return Forbid();
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"thongsuot-gold-{clock.Today:yyyy-MM-dd}.zip\"");
        // A zip ends its entries by writing at once, which the body itself refuses and its writer does not.
        await using var body = Response.BodyWriter.AsStream();
        await gold.WriteAllAsync(person, body, cancel);
        return new EmptyResult();
    }

    /// <summary>This page with something else chosen.</summary>
    public string Address(Part? show = null, bool unfiltered = false, string? after = null) =>
        Url.Page("/Documents/Index", new { show = show ?? Show, q = unfiltered ? null : Q, type = unfiltered ? null : Type, year = unfiltered ? null : Year, after })!;
}
