using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Plans;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Access;
using ThongSuot.Web.Pages.Implementation;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Plans;

/// <summary>A body answers a document with its own plan: begins a draft from it, seeing beforehand what would be in it, or takes a document that it has issued already.</summary>
public sealed class StartModel(PlanService plans, DocumentQueries documents, AssignmentDetailsQuery assignments, ProgrammeAccess programmes, AccessCheck check, OrganizationQueries organizations, Clock clock, IStringLocalizer texts) : PageModel
{
    private const int MostOwn = 20;

    /// <summary>The assignment whose deliverable the plan is; null when the person comes from the document.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Assignment { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "plans.start.body")]
    public long? Body { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "plans.start.days"), Range(0, PlanService.MostDaysBefore)]
    public int? Days { get; set; }

    /// <summary>Words of the own document looked for.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "documents.filter"), StringLength(200)]
    public string? Q { get; set; }

    public DocumentDetails Upper { get; private set; } = null!;

    public string BodyName { get; private set; } = "";

    /// <summary>The bodies the person may register documents for, when there is a choice.</summary>
    public IReadOnlyList<OrganizationStep> Places { get; private set; } = [];

    public IReadOnlyList<PlanLine> Lines { get; private set; } = [];

    /// <summary>What the body has issued, to be linked to the assignment.</summary>
    public IReadOnlyList<DocumentRow> Own { get; private set; } = [];

    public bool MayStart { get; private set; }

    public bool MayLink { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel) => await LoadAsync(id, cancel) ?? Page();

    public async Task<IActionResult> OnPostStartAsync(long id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } refused) return refused;
        var draft = 0L;
        if (!ModelState.IsValid || !await this.TryOnceAsync(async () => draft = await plans.StartAsync(new(id, Body!.Value, Assignment, Days!.Value), this.OperationOnce("plan.start"), cancel), new Dictionary<string, string> { ["rule.plan.days"] = nameof(Days) })) return Page();
        this.Notify(NoticeKind.Success, texts["plans.start.done", Lines.Count]);
        return RedirectToPage("/Documents/Details", new { id = draft });
    }

    public async Task<IActionResult> OnPostLinkAsync(long id, long? chosen, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } refused) return refused;
        if (Assignment is not { } assignment || !MayLink) return Forbid();
        if (chosen is null) ModelState.AddModelError("chosen", texts["plans.link.none"]);
        if (!ModelState.IsValid || !await this.TryOnceAsync(() => plans.LinkAsync(new(assignment, chosen!.Value), this.OperationOnce("plan.link"), cancel))) return Page();
        this.Notify(NoticeKind.Success, texts["plans.link.done"]);
        return RedirectToPage("/Implementation/Assignment", new { id = assignment });
    }

    /// <summary>The answer when it is not there, or not for this person.</summary>
    private async Task<IActionResult?> LoadAsync(long id, CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (await documents.FindAsync(person, id, cancel) is not { KeeperId: not null } upper) return NotFound();
        (Upper, Days) = (upper, Days ?? PlanService.UsualDaysBefore);
        if (Assignment is { } assignment)
        {
            var details = await assignments.FindAsync(assignment, person, cancel);
            if (!await programmes.MayReadAsync(person, details, cancel)) return Forbid();
            if (details.Duty.DocumentId != id) return NotFound();
            (Body, MayLink) = (details.Row.OrganizationId, details.MayAddEvidence);
        }
        else
        {
            var places = await check.PlacesAsync(person, Permission.RegisterDocuments, cancel);
            var names = await organizations.NamesAsync([.. places], clock.Today, cancel);
            Places = [.. places.Select(p => new OrganizationStep(p, names.GetValueOrDefault(p, "")))];
            Body ??= places.Count > 0 ? places[0] : null;
        }
        MayStart = Body is { } at && await this.MayAsync(Permission.RegisterDocuments, at);
        if (Body is not { } body || !MayStart && !MayLink) return Forbid();
        BodyName = (await organizations.NamesAsync([body], clock.Today, cancel)).GetValueOrDefault(body, "");
        if (MayStart && ModelState.IsValid) Lines = await plans.PreviewAsync(new(id, body, Assignment, Days.Value), person, cancel);
        if (MayLink) Own = [.. (await documents.ListAsync(person, new(Q, body, Standing: Standing.Registered, Direction: Direction.Outgoing), size: MostOwn, cancel: cancel)).Items.Where(d => d.Id != id)];
        return null;
    }
}
