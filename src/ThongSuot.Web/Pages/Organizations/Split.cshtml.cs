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

/// <summary>Splits a body into parts, new or there already; it ends, or lives on with the rest.</summary>
public sealed class SplitModel(ReorganizationService service, OrganizationQueries queries, OrganizationFinder finder, Clock clock, IStringLocalizer texts) : PageModel
{
    private const string More = "more", Less = "less";
    private const int MostParts = 9;

    [BindProperty]
    public List<SplitPartInput> Parts { get; set; } = [];

    [BindProperty, Display(Name = "organizations.split.continues")]
    public bool Continues { get; set; }

    /// <summary>Body directly below → index of the part that takes it over; null leaves it to the first part, or where it is.</summary>
    [BindProperty]
    public Dictionary<long, int?> Below { get; set; } = [];

    [BindProperty]
    public BasisInput Basis { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public OrganizationDetails Body { get; private set; } = null!;

    /// <summary>Those directly below, on any line.</summary>
    public IReadOnlyList<OrganizationRow> Children { get; private set; } = [];

    internal ConfirmView? Confirmation { get; private set; }

    public bool CanAdd => Parts.Count < MostParts;

    private DateOnly Day => Basis.EffectiveOn ?? clock.Today;

    internal PickerView ViewOf(int part) => new($"Parts[{part}].Into", Parts[part].Into, texts["organizations.split.existing"], null, false, Day, Body.Id);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        (Version, Parts) = (Body.Version, [NewPart(50), NewPart(50)]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, string? step, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || Parts.Count is 0 or > MostParts) return NotFound();
        if (step == Less && Parts.Count > 1) Parts.RemoveAt(Parts.Count - 1);
        if (step == More && CanAdd) Parts.Add(NewPart(null));
        var settled = await this.LookUpAsync(step is More or Less ? FormSteps.Edit : step, finder, Day, id, cancel, [.. Parts.Select((p, i) => ($"Parts[{i}].Into", p.Into, false))]);
        for (var i = 0; i < Parts.Count; i++)
            if (Parts[i].Into.Id is not null) this.Ignore($"Parts[{i}].Naming");
        for (var i = 0; settled && i < Parts.Count; i++) await this.ReachAsync($"Parts[{i}].Into", [.. Parts[i].Into.Ids], cancel);
        if (!settled || !ModelState.IsValid) return Page();

        var parts = Parts.Select(p => new SplitPart(p.Into.Id, p.Into.Id is null ? new(p.Naming.ToNaming(), Body.Places.ToDictionary(l => l.Line, l => l.SuperiorId), Basis.ToBasis()) : null, p.ShareMillionths)).ToList();
        var whole = parts.Sum(p => (long)p.ShareMillionths);
        if (Continues ? whole >= Succession.Whole : whole != Succession.Whole) ModelState.AddModelError("Parts[0].Percent", texts["rule.organization.split-shares"]);
        if (!ModelState.IsValid) return Page();
        if (step != FormSteps.Do)
        {
            Confirmation = new(Sentences(), texts["organizations.split.confirm", Parts.Count]);
            return Page();
        }
        await this.DemandAsync(Permission.ManageOrganizations, parts.SelectMany(p => p.IntoId is { } heir ? [heir] : p.Founded!.Superiors.Values.AsEnumerable()));
        var children = Below.Where(b => b.Value is not null && Children.Any(c => c.Id == b.Key)).ToDictionary(b => b.Key, b => b.Value!.Value);
        var options = new SplitOrganizationOptions(id, parts, Continues, children, Basis.ToBasis());
        if (!await this.TryAsync(() => service.SplitAsync(options, Version, HttpContext.Operation("organization.split", Basis.LegalBasis), cancel), FormSteps.Fields)) return Page();
        this.Notify(NoticeKind.Success, texts["organizations.split.done", Body.Naming.Name, Parts.Count, Basis.EffectiveOn!]);
        return RedirectToPage("/Organizations/Details", new { id });
    }

    private List<string> Sentences()
    {
        var day = Basis.EffectiveOn!.Value;
        var sentences = new List<string> { texts[Continues ? "organizations.split.will.continue" : "organizations.split.will.end", Body.Naming.Name, day] };
        for (var i = 0; i < Parts.Count; i++)
        {
            var (part, taken) = (Parts[i], Children.Count(c => (Below.GetValueOrDefault(c.Id) ?? (Continues ? -1 : 0)) == i));
            sentences.Add(part.Into.Id is null
                ? texts["organizations.split.will.found", part.Naming.Name!, OrganizationWords.Kind(part.Naming.Kind!), part.Percent!, taken]
                : texts["organizations.split.will.into", part.Into.Chosen[0].Name, part.Percent!, taken]);
        }
        return sentences;
    }

    private SplitPartInput NewPart(decimal? percent) => new() { Naming = new() { Kind = Body.Naming.Kind }, Percent = percent };

    private async Task<bool> LoadAsync(long id, CancellationToken cancel)
    {
        if (await queries.FindAsync(id, clock.Today, cancel) is not { } body) return false;
        Body = body;
        var children = new List<OrganizationRow>();
        foreach (var place in body.Places) children.AddRange((await queries.BelowAsync(id, place.Line, Day, size: Page<OrganizationRow>.MaxSize, cancel: cancel)).Items);
        Children = [.. children.DistinctBy(c => c.Id)];
        return true;
    }
}
