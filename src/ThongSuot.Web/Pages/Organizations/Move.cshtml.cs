using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>Puts a body, with all below it, under another superior on a line.</summary>
public sealed class MoveModel(OrganizationService service, OrganizationQueries queries, OrganizationFinder finder, ReorganizationPreview preview, Clock clock, IStringLocalizer texts) : PageModel
{
    [BindProperty, Display(Name = "organizations.field.line")]
    public Line Line { get; set; }

    [BindProperty]
    public BodyPicker Superior { get; set; } = new();

    [BindProperty, Display(Name = "organizations.move.as_root")]
    public bool AsRoot { get; set; }

    [BindProperty]
    public BasisInput Basis { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public OrganizationDetails Body { get; private set; } = null!;

    internal ConfirmView? Confirmation { get; private set; }

    internal PickerView SuperiorView => new(nameof(Superior), Superior, texts["organizations.move.superior"], null, false, Day, Body.Id);

    private DateOnly Day => Basis.EffectiveOn ?? clock.Today;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        (Line, Version) = (Body.Places.Count > 0 ? Body.Places[0].Line : Line.Territory, Body.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, string? step, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (!await this.LookUpAsync(step, finder, Day, id, cancel, (nameof(Superior), Superior, false))) return Page();
        if (!AsRoot && Superior.Id is null) this.Demand(nameof(Superior), texts["organizations.move.superior.missing"]);
        if (AsRoot && Superior.Id is not null) this.Demand(nameof(Superior), texts["organizations.move.superior.either"]);
        await this.ReachAsync(nameof(Superior), [Superior.Id], cancel);
        if (!ModelState.IsValid) return Page();
        if (step != FormSteps.Do)
        {
            Confirmation = new(await SentencesAsync(cancel), texts["organizations.move.confirm"]);
            return Page();
        }
        await this.DemandAsync(Permission.ManageOrganizations, [Superior.Id]);
        var options = new MoveOrganizationOptions(id, Line, Superior.Id, Basis.ToBasis());
        if (!await this.TryAsync(() => service.MoveAsync(options, Version, HttpContext.Operation("organization.move", Basis.LegalBasis), cancel), FormSteps.Fields)) return Page();
        this.Notify(NoticeKind.Success, texts["organizations.move.done", Body.Naming.Name, Basis.EffectiveOn!]);
        return RedirectToPage("/Organizations/Details", new { id });
    }

    private async Task<List<string>> SentencesAsync(CancellationToken cancel)
    {
        var (line, day) = (texts[$"organizations.line.{Line}"].Value, Basis.EffectiveOn!.Value);
        var (name, below) = (Body.Naming.Name, (await preview.BelowAsync([Body.Id], day, Line, cancel))[0].Below);
        var before = (await queries.FindAsync(Body.Id, day, cancel))!.Places.FirstOrDefault(p => p.Line == Line);
        var sentences = new List<string>
        {
            AsRoot ? texts["organizations.move.will.root", name, line, day] : texts["organizations.move.will", name, Superior.Chosen[0].Name, line, day],
            before is null ? texts["organizations.move.before.none", line] : before.Trail.Count == 0 ? texts["organizations.move.before.root", line] : texts["organizations.move.before", before.Trail[^1].Name],
        };
        sentences.Add(below == 0 ? texts["organizations.move.below.none"] : texts["organizations.move.below", below]);
        return sentences;
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancel) => await queries.FindAsync(id, clock.Today, cancel) is { } body && (Body = body) is not null;
}
