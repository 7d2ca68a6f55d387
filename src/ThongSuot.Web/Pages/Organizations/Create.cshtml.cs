using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>A new body, in its places on the lines.</summary>
public sealed class CreateModel(OrganizationService service, SetupService beginnings, OrganizationFinder finder, Clock clock, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public NamingInput Naming { get; set; } = new();

    [BindProperty]
    public PlaceInput[] Places { get; set; } = [.. Enum.GetValues<Line>().Select(_ => new PlaceInput())];

    [BindProperty]
    public BasisInput Basis { get; set; } = new();

    /// <summary>The post that who creates a body without superior takes there.</summary>
    [BindProperty]
    public FounderInput Founder { get; set; } = new();

    private DateOnly Day => Basis.EffectiveOn ?? clock.Today;

    /// <summary>Under whom the body stands on one line; neither a superior nor the top means: not on this line.</summary>
    public sealed class PlaceInput
    {
        public BodyPicker Superior { get; set; } = new();

        [Display(Name = "organizations.create.as_root")]
        public bool AsRoot { get; set; }

        public bool IsUsed => AsRoot || Superior.Ids.Count > 0 || !string.IsNullOrWhiteSpace(Superior.Words);
    }

    public sealed class FounderInput
    {
        [Display(Name = "access.field.title"), StringLength(200)]
        public string? Title { get; set; }

        /// <summary>Null: no post is taken.</summary>
        [Display(Name = "access.field.role")]
        public Role? Role { get; set; }
    }

    /// <summary>No superior is chosen: nobody's reach comes down to the body.</summary>
    public bool IsRoot => Array.TrueForAll(Places, p => p.Superior.Id is null);

    internal PickerView ViewOf(Line line) => new(Name(line), Places[(int)line].Superior, texts["organizations.create.superior"], null, false, Day, null);

    public async Task OnGetAsync(long? below, Line line = Line.Territory, CancellationToken cancel = default)
    {
        if (below is { } superior) await Places[(int)line].Superior.ChooseAsync(finder, superior, clock.Today, cancel);
        else Places[(int)line].AsRoot = true;
        Founder = new() { Title = texts["access.setup.post"], Role = Role.Administrator };
    }

    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken cancel)
    {
        if (Places.Length != Enum.GetValues<Line>().Length) return BadRequest();
        if (!await this.LookUpAsync(step, finder, Day, null, cancel, [.. Enum.GetValues<Line>().Select(l => (Name(l), Places[(int)l].Superior, false))])) return Page();
        foreach (var line in Enum.GetValues<Line>())
        {
            if (Places[(int)line] is { AsRoot: true, Superior.Id: not null }) this.Demand(Name(line), texts["organizations.move.superior.either"]);
            if (Places[(int)line].IsUsed) await this.ReachAsync(Name(line), [Places[(int)line].Superior.Id], cancel);
        }
        if (!IsRoot) this.Ignore(nameof(Founder));
        else if (Founder.Role is not null && string.IsNullOrWhiteSpace(Founder.Title)) ModelState.AddModelError("Founder.Title", texts["rule.access.title-missing"]);
        if (!Array.Exists(Places, p => p.IsUsed)) ModelState.AddModelError("", texts["rule.organization.line-missing"]);
        if (!ModelState.IsValid) return Page();

        var superiors = Enum.GetValues<Line>().Where(l => Places[(int)l].IsUsed).ToDictionary(l => l, l => Places[(int)l].Superior.Id);
        await this.DemandAsync(Permission.ManageOrganizations, superiors.Values);
        var (options, id) = (new CreateOrganizationOptions(Naming.ToNaming(), superiors, Basis.ToBasis()), 0L);
        if (!await this.TryAsync(async () => id = await CreateAsync(options, HttpContext.Operation("organization.create", Basis.LegalBasis), cancel), FormSteps.Fields)) return Page();
        this.Notify(NoticeKind.Success, texts["organizations.create.done", Naming.Name!, Basis.EffectiveOn!]);
        return RedirectToPage("/Organizations/Details", new { id });
    }

    private Task<long> CreateAsync(CreateOrganizationOptions options, Operation operation, CancellationToken cancel) => IsRoot && Founder.Role is { } role
        ? beginnings.CreateRootAsync(options, new(Founder.Title!, role), operation, cancel)
        : service.CreateAsync(options, operation, cancel);

    private static string Name(Line line) => $"Places[{(int)line}].Superior";
}
