using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>Another name, kind or code from a day on.</summary>
public sealed class RenameModel(OrganizationService service, OrganizationQueries queries, Clock clock, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public NamingInput Naming { get; set; } = new();

    [BindProperty]
    public BasisInput Basis { get; set; } = new();

    /// <summary>The version of the body the form was filled in for.</summary>
    [BindProperty]
    public int Version { get; set; }

    public OrganizationDetails Body { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        (Naming, Version) = (NamingInput.Of(Body.Naming), Body.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var options = new RenameOrganizationOptions(id, Naming.ToNaming(), Basis.ToBasis());
        if (!await this.TryAsync(() => service.RenameAsync(options, Version, HttpContext.Operation("organization.rename", Basis.LegalBasis), cancel), FormSteps.Fields)) return Page();
        this.Notify(NoticeKind.Success, texts["organizations.rename.done", Naming.Name!, Basis.EffectiveOn!]);
        return RedirectToPage("/Organizations/Details", new { id });
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancel) => await queries.FindAsync(id, clock.Today, cancel) is { } body && (Body = body) is not null;
}
