using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Pages.Organizations;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>Gives parts of an assignment to bodies below: those directly below are listed, others are looked up by name.</summary>
public sealed class DelegateModel(AssignmentService service, AssignmentDetailsQuery query, ProgrammeAccess access, OrganizationQueries organizations, OrganizationFinder finder, Clock clock, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public int Version { get; set; }

    /// <summary>Those directly below that were ticked.</summary>
    [BindProperty]
    public List<long> Bodies { get; set; } = [];

    [BindProperty]
    public BodyPicker Others { get; set; } = new();

    [BindProperty, Display(Name = "implementation.field.part-due")]
    public DateOnly? DueOn { get; set; }

    [BindProperty, Display(Name = "implementation.field.part-sentence"), StringLength(AssignmentEntry.LongestSentence), DataType(DataType.MultilineText)]
    public string? Sentence { get; set; }

    public AssignmentDetails Details { get; private set; } = null!;

    /// <summary>Those directly below that have no part of it yet.</summary>
    public IReadOnlyList<OrganizationRow> Below { get; private set; } = [];

    internal PickerView OthersView => new(nameof(Others), Others, texts["implementation.delegate.others"], texts["implementation.delegate.others.hint"], true, clock.Today, Details.Row.OrganizationId);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await RefusedAsync(id, cancel) is { } refused) return refused;
        (Version, DueOn) = (Details.Row.Version, Details.Row.DueOn);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, string? step, CancellationToken cancel)
    {
        if (await RefusedAsync(id, cancel) is { } refused) return refused;
        if (!await this.LookUpAsync(step, finder, clock.Today, Details.Row.OrganizationId, cancel, (nameof(Others), Others, true)) || !ModelState.IsValid) return Page();
        var fields = new Dictionary<string, string>
        {
            ["rule.assignment.later-than-above"] = nameof(DueOn),
            ["rule.assignment.delegate-past"] = nameof(DueOn),
            ["rule.assignment.delegate-not-below"] = "Others.Words",
            ["rule.assignment.sentence-too-long"] = nameof(Sentence),
        };
        List<long> all = [.. Bodies, .. Others.Ids];
        if (!await this.TryOnceAsync(() => service.DelegateAsync(new(id, all, DueOn, Sentence, Version), this.OperationOnce("assignment.delegate"), cancel), fields)) return Page();
        this.Notify(NoticeKind.Success, texts["implementation.did.delegate", all.Distinct().Count()]);
        return RedirectToPage("/Implementation/Assignment", new { id });
    }

    private async Task<IActionResult?> RefusedAsync(long id, CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        Details = await query.FindAsync(id, person, cancel);
        if (!await access.MayReadAsync(person, Details, cancel) || !Details.MayDelegate) return Forbid();
        var have = Details.Parts.Where(p => p.State != AssignmentState.Released).Select(p => p.OrganizationId).ToHashSet();
        Below = [.. (await organizations.BelowAsync(Details.Row.OrganizationId, Details.Programme.Line, clock.Today, size: Page<OrganizationRow>.MaxSize, cancel: cancel)).Items.Where(b => !have.Contains(b.Id))];
        return null;
    }
}
