using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>Other names people use for a body: add one, end one.</summary>
public sealed class AliasesModel(OrganizationService service, OrganizationQueries queries, Clock clock, IStringLocalizer texts) : PageModel
{
    private static readonly Dictionary<string, string> Fields = new() { ["rule.organization.name-missing"] = "Input.Name", ["rule.organization.alias-known"] = "Input.Name", ["rule.organization.not-living"] = "Input.From" };

    [BindProperty]
    public AliasInput Input { get; set; } = new();

    public OrganizationDetails Body { get; private set; } = null!;

    public sealed class AliasInput
    {
        [Display(Name = "organizations.alias.name"), Required, StringLength(500)]
        public string? Name { get; set; }

        [Display(Name = "organizations.alias.from"), Required]
        public DateOnly? From { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        Input.From = clock.Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (!ModelState.IsValid) return Page();
        if (!await this.TryAsync(() => service.AddAliasAsync(id, Input.Name!, AliasSource.Typed, Input.From!.Value, HttpContext.Operation("organization.alias"), cancel), Fields)) return Page();
        this.Notify(NoticeKind.Success, texts["organizations.alias.added", Input.Name!]);
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostEndAsync(long id, long alias, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || Body.Aliases.SingleOrDefault(a => a.Id == alias) is not { } known) return NotFound();
        this.SayNothingYet();
        if (!await this.TryAsync(() => service.EndAliasAsync(alias, clock.Today, HttpContext.Operation("organization.alias-end"), cancel))) return Page();
        this.Notify(NoticeKind.Success, texts["organizations.alias.ended", known.Name, clock.Today]);
        return RedirectToPage(new { id });
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancel) => await queries.FindAsync(id, clock.Today, cancel) is { } body && (Body = body) is not null;
}
