using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>Enters a document in a body's book of arrivals; what is entered already can be given to somebody to handle.</summary>
public sealed class ArriveModel(DocumentQueries queries, ArrivalQueries arrivals, ArrivalService service, AccessCheck check, OrganizationFinder finder, Clock clock, IStringLocalizer texts) : PageModel
{
    public sealed class Form
    {
        public int Version { get; set; }

        [Display(Name = "documents.arrivals.on")]
        public DateOnly? ReceivedOn { get; set; }

        [Display(Name = "documents.arrivals.handling"), StringLength(Arrival.LongestHandling), DataType(DataType.MultilineText)]
        public string? Handling { get; set; }
    }

    private static readonly Dictionary<string, string> Fields = new()
    {
        ["rule.arrival.future"] = "Input.ReceivedOn",
        ["rule.arrival.before-issue"] = "Input.ReceivedOn",
        ["rule.arrival.handling-long"] = "Input.Handling",
    };

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>In whose book; the first body whose register the person keeps without.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "documents.arrivals.book")]
    public long? At { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string DocumentName { get; private set; } = "";

    public IReadOnlyList<FoundOrganization> Books { get; private set; } = [];

    /// <summary>The line, when the body has the document in its book.</summary>
    public ArrivalRow? Known { get; private set; }

    public string Book => Books.FirstOrDefault(b => b.Id == At)?.Name ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is { } refused) return refused;
        Input = new() { Version = Known?.Version ?? 0, ReceivedOn = Known?.ReceivedOn ?? clock.Today, Handling = Known?.Handling };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is { } refused) return refused;
        if (Known is null && Input.ReceivedOn is null && ModelState.IsValid) ModelState.AddModelError("Input.ReceivedOn", texts["documents.arrivals.on.missing"]);
        if (!ModelState.IsValid) return Page();
        if (Known is { } known)
        {
            if (!await this.TryAsync(() => service.HandleAsync(known.Id, Input.Handling ?? "", Input.Version, HttpContext.Operation("document.handle"), cancel), Fields)) return Page();
            this.Notify(NoticeKind.Success, texts["documents.arrivals.handled"]);
        }
        else
        {
            var number = 0;
            if (!await this.TryAsync(async () => number = await service.EnterAsync(new(Id, At!.Value, Input.ReceivedOn!.Value, Input.Handling ?? ""), HttpContext.Operation("document.arrive"), cancel), Fields)) return Page();
            this.Notify(NoticeKind.Success, texts["documents.arrivals.entered", number, Input.ReceivedOn!.Value.Year, Book]);
        }
        return RedirectToPage("/Documents/Details", new { id = Id });
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (await queries.FindAsync(person, Id, cancel) is not { KeeperId: not null } document) return NotFound();
        var places = await check.PlacesAsync(person, Permission.RegisterDocuments, cancel);
        At ??= places.FirstOrDefault(p => p != document.KeeperId, places.Count > 0 ? places[0] : 0);
        if (!await this.MayAsync(Permission.RegisterDocuments, At.Value)) return Forbid();
        DocumentName = DocumentWords.Name(document.Identifier, document.Head.Subject);
        Books = await finder.DescribeAsync([.. places.Append(At.Value).Distinct()], clock.Today, cancel);
        Known = await arrivals.FindAsync(person, Id, At.Value, cancel);
        return null;
    }
}
