using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>Ends a body that has nothing below it.</summary>
public sealed class AbolishModel(OrganizationService service, OrganizationQueries queries, OrganizationFinder finder, ReorganizationPreview preview, Clock clock, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public BodyPicker Successors { get; set; } = new();

    [BindProperty]
    public BasisInput Basis { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public OrganizationDetails Body { get; private set; } = null!;

    /// <summary>Bodies directly below, which must go elsewhere first.</summary>
    public int Below { get; private set; }

    internal ConfirmView? Confirmation { get; private set; }

    internal PickerView SuccessorsView => new(nameof(Successors), Successors, texts["organizations.abolish.successors"], texts["organizations.abolish.successors.hint"], true, Day, Body.Id);

    private DateOnly Day => Basis.EffectiveOn ?? clock.Today;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        Version = Body.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, string? step, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (!await this.LookUpAsync(step, finder, Day, id, cancel, (nameof(Successors), Successors, true))) return Page();
        if (Below > 0) ModelState.AddModelError("", texts["rule.organization.has-below"]);
        await this.ReachAsync(nameof(Successors), [.. Successors.Ids], cancel);
        if (!ModelState.IsValid) return Page();
        if (step != FormSteps.Do)
        {
            Confirmation = new(Sentences(), texts["organizations.abolish.confirm", Body.Naming.Name]);
            return Page();
        }
        var options = new AbolishOrganizationOptions(id, Successors.Ids, Basis.ToBasis());
        if (!await this.TryAsync(() => service.AbolishAsync(options, Version, HttpContext.Operation("organization.abolish", Basis.LegalBasis), cancel), FormSteps.Fields)) return Page();
        this.Notify(NoticeKind.Success, texts["organizations.abolish.done", Body.Naming.Name, Basis.EffectiveOn!]);
        return RedirectToPage("/Organizations/Details", new { id });
    }

    private List<string> Sentences()
    {
        var names = string.Join(", ", Successors.Chosen.Select(s => s.Name));
        return
        [
            texts["organizations.abolish.will.end", Body.Naming.Name, Basis.EffectiveOn!],
            Successors.Chosen.Count switch
            {
                0 => texts["organizations.abolish.will.none"],
                1 => texts["organizations.abolish.will.one", names],
                var count => texts["organizations.abolish.will.many", count, names],
            },
        ];
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancel)
    {
        if (await queries.FindAsync(id, clock.Today, cancel) is not { } body) return false;
        Body = body;
        Below = (await preview.BelowAsync([id], Day, cancel: cancel))[0].Directly;
        return true;
    }
}
