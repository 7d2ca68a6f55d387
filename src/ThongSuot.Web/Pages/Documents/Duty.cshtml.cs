using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Pages.Organizations;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>Corrects one proposed duty: what it says, by when, whom it names; or cuts it in two.</summary>
public sealed class DutyModel(DocumentQueries queries, ReviewService reviews, DutyActorService actors, OrganizationFinder finder, Clock clock, IStringLocalizer texts) : PageModel
{
    private const int CutContext = 40, MostCuts = 12;

    public sealed class Form
    {
        public int Version { get; set; }

        [Display(Name = "documents.duty.text"), Required, StringLength(ThongSuot.Core.Documents.Duty.LongestText)]
        public string? Text { get; set; }

        [Display(Name = "documents.field.deliverable"), StringLength(ThongSuot.Core.Documents.Duty.LongestDeliverable)]
        public string? Deliverable { get; set; }

        [Display(Name = "documents.duty.due_written"), StringLength(ThongSuot.Core.Documents.Duty.LongestWritten)]
        public string? DueWritten { get; set; }

        [Display(Name = "documents.duty.due_on")]
        public DateOnly? DueOn { get; set; }
    }

    public sealed class ActorForm
    {
        [Display(Name = "documents.duty.actor.role")]
        public DutyRole Role { get; set; }

        [Display(Name = "documents.duty.actor.name"), StringLength(500)]
        public string? Name { get; set; }
    }

    /// <summary>A place where the quotation may be cut.</summary>
    public sealed record Cut(int At, string Before, string After);

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public long Duty { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public ActorForm Actor { get; set; } = new();

    [BindProperty]
    public BodyPicker Body { get; set; } = new();

    public DutyRow Row { get; private set; } = null!;

    public int Number { get; private set; }

    public string DocumentName { get; private set; } = "";

    public string Quotation { get; private set; } = "";

    public IReadOnlyList<Cut> Cuts { get; private set; } = [];

    public string Back => Url.Page("/Documents/Review", null, new { id = Id }, null, null, $"d{Duty}")!;

    internal PickerView BodyView => new(nameof(Body), Body, texts["documents.duty.actor.body"], texts["documents.duty.actor.body.hint"], false, clock.Today, null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        Input.Version = Row.Version;
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool confirm, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        this.Ignore(nameof(Actor));
        this.Ignore(nameof(Body));
        if (!ModelState.IsValid) return Page();
        var fields = Row.Fields with { Text = Input.Text!, Deliverable = Input.Deliverable, DueWritten = Input.DueWritten, DueOn = Input.DueOn };
        if (!await this.TryAsync(() => reviews.EditAsync(Duty, fields, Input.Version, Operation("duty-edit"), cancel))) return Page();
        if (confirm && !await this.TryAsync(() => reviews.ConfirmAsync(Duty, null, Operation("duty-confirm"), cancel))) return Page();
        return Redirect(Back);
    }

    public async Task<IActionResult> OnPostAddActorAsync(string? step, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        this.Ignore(nameof(Input));
        Fill();
        if (!await this.LookUpAsync(step, finder, clock.Today, null, cancel, (nameof(Body), Body, false)) || !ModelState.IsValid) return Page();
        return await DoAsync(() => actors.AddAsync(Duty, new(Actor.Role, Actor.Name ?? "", Body.Id), Input.Version, Operation("actor-add"), cancel));
    }

    public async Task<IActionResult> OnPostRemoveActorAsync(long actor, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        this.SayNothingYet();
        Fill();
        return await DoAsync(() => actors.RemoveAsync(actor, Input.Version, Operation("actor-remove"), cancel));
    }

    public async Task<IActionResult> OnPostSplitAsync(int at, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        this.SayNothingYet();
        Fill();
        if (!await this.TryAsync(() => reviews.SplitAsync(Duty, at, Input.Version, Operation("duty-split"), cancel))) return Page();
        return Redirect(Back);
    }

    private Operation Operation(string step) => HttpContext.Operation("document." + step);

    private async Task<IActionResult> DoAsync(Func<Task> what) => await this.TryAsync(what) ? RedirectToPage(new { Id, Duty }) : Page();

    /// <summary>The other form of the page shows what is stored.</summary>
    private void Fill()
    {
        var fields = Row.Fields;
        Input = new() { Version = Input.Version, Text = fields.Text, Deliverable = fields.Deliverable, DueWritten = fields.DueWritten, DueOn = fields.DueOn };
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (await queries.FindAsync(person, Id, cancel) is not { } document) return false;
        var duties = await queries.DutiesAsync(person, Id, cancel);
        Number = duties.TakeWhile(d => d.Id != Duty).Count() + 1;
        if (Number > duties.Count || await queries.ReadingAsync(person, duties[Number - 1].EditionId, cancel) is not { } read) return false;
        (Row, DocumentName) = (duties[Number - 1], DocumentWords.Name(document.Identifier, document.Head.Subject));
        Quotation = read.Text.Substring(Row.Fields.QuoteStart, Row.Fields.QuoteLength);
        Cuts = [.. Places(Quotation).Take(MostCuts)];
        return true;
    }

    /// <summary>Behind every sentence, clause and line.</summary>
    private static IEnumerable<Cut> Places(string quotation)
    {
        for (var at = 1; at < quotation.Length - 1; at++)
            if (quotation[at] == '\n' || quotation[at - 1] is ';' or '.' or ',' && quotation[at] == ' ')
                yield return new(at, (at > CutContext ? "…" : "") + quotation[Math.Max(0, at - CutContext)..at], quotation[at..Math.Min(quotation.Length, at + CutContext)].Trim() + (at + CutContext < quotation.Length ? "…" : ""));
    }
}
