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

/// <summary>What comes out of a merger.</summary>
public enum MergeInto
{
    /// <summary>A new body in the place of the one the form is about.</summary>
    New,
    /// <summary>The one the form is about takes the others in.</summary>
    This,
    /// <summary>A body chosen takes all of them in.</summary>
    Other,
}

/// <summary>Merges a body with others into a new one, into itself or into a third.</summary>
public sealed class MergeModel(ReorganizationService service, OrganizationQueries queries, OrganizationFinder finder, ReorganizationPreview preview, Clock clock, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public BodyPicker Others { get; set; } = new();

    [BindProperty, Display(Name = "organizations.merge.into")]
    public MergeInto Into { get; set; }

    [BindProperty]
    public NamingInput Naming { get; set; } = new();

    [BindProperty]
    public BodyPicker Target { get; set; } = new();

    [BindProperty]
    public BasisInput Basis { get; set; } = new();

    public OrganizationDetails Body { get; private set; } = null!;

    internal ConfirmView? Confirmation { get; private set; }

    internal PickerView OthersView => new(nameof(Others), Others, texts["organizations.merge.others", Body.Naming.Name], texts["organizations.merge.others.hint"], true, Day, Body.Id);

    internal PickerView TargetView => new(nameof(Target), Target, texts["organizations.merge.target"], null, false, Day, Body.Id);

    private DateOnly Day => Basis.EffectiveOn ?? clock.Today;

    private long? IntoId => Into switch { MergeInto.This => Body.Id, MergeInto.Other => Target.Id, _ => null };

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        Naming = new() { Kind = Body.Naming.Kind };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, string? step, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (Into != MergeInto.Other) Target = new();
        if (!await this.LookUpAsync(step, finder, Day, id, cancel, (nameof(Others), Others, true), (nameof(Target), Target, false))) return Page();
        if (Into != MergeInto.New) this.Ignore(nameof(Naming));
        if (Into != MergeInto.Other && Others.Ids.Count == 0) this.Demand(nameof(Others), texts["rule.organization.merge-one"]);
        if (Into == MergeInto.Other && Target.Id is null) this.Demand(nameof(Target), texts["organizations.merge.target.missing"]);
        await this.ReachAsync(nameof(Others), [.. Others.Ids], cancel);
        if (Into == MergeInto.Other) await this.ReachAsync(nameof(Target), [.. Target.Ids], cancel);
        if (!ModelState.IsValid) return Page();
        if (step != FormSteps.Do)
        {
            var ending = Ending();
            Confirmation = new(await SentencesAsync(ending, cancel), texts["organizations.merge.confirm", ending.Count]);
            return Page();
        }
        var founded = Into == MergeInto.New ? new CreateOrganizationOptions(Naming.ToNaming(), Body.Places.ToDictionary(p => p.Line, p => p.SuperiorId), Basis.ToBasis()) : null;
        await this.DemandAsync(Permission.ManageOrganizations, [.. Others.Ids, .. IntoId is { } heir ? new long?[] { heir } : [], .. founded?.Superiors.Values ?? Enumerable.Empty<long?>()]);
        var (options, into) = (new MergeOrganizationsOptions([.. Others.Ids.Prepend(id).Select(i => new Predecessor(i))], IntoId, founded, Basis.ToBasis()), 0L);
        if (!await this.TryAsync(async () => into = await service.MergeAsync(options, HttpContext.Operation("organization.merge", Basis.LegalBasis), cancel), FormSteps.Fields)) return Page();
        this.Notify(NoticeKind.Success, texts["organizations.merge.done", Ending().Count, IntoName, Basis.EffectiveOn!]);
        return RedirectToPage("/Organizations/Details", new { id = into });
    }

    private string IntoName => Into switch { MergeInto.This => Body.Naming.Name, MergeInto.Other => Target.Chosen[0].Name, _ => Naming.Name! };

    private List<(long Id, string Name, string Kind)> Ending() =>
        [.. Others.Chosen.Select(o => (o.Id, o.Name, o.Kind)).Prepend((Body.Id, Body.Naming.Name, Body.Naming.Kind)).Where(o => o.Item1 != IntoId)];

    private async Task<List<string>> SentencesAsync(List<(long Id, string Name, string Kind)> ending, CancellationToken cancel)
    {
        var day = Basis.EffectiveOn!.Value;
        var below = (await preview.BelowAsync([.. ending.Select(e => e.Id)], day, cancel: cancel)).Sum(b => b.Below);
        return
        [
            texts["organizations.merge.will.end", OrganizationWords.Count(ending.Select(e => e.Kind), texts), day, string.Join(", ", ending.Select(e => e.Name))],
            Into == MergeInto.New ? texts["organizations.merge.will.found", IntoName, OrganizationWords.Kind(Naming.Kind!)] : texts["organizations.merge.will.keep", IntoName],
            below == 0 ? texts["organizations.merge.will.below.none"] : texts["organizations.merge.will.below", below, IntoName],
            texts["organizations.merge.will.pass", IntoName],
        ];
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancel) => await queries.FindAsync(id, clock.Today, cancel) is { } body && (Body = body) is not null;
}
