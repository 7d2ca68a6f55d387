using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>How to reach a body: not dated, the present one counts.</summary>
public sealed class ContactModel(OrganizationService service, OrganizationQueries queries, Clock clock, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public ContactInput Input { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public OrganizationDetails Body { get; private set; } = null!;

    public sealed class ContactInput
    {
        [Display(Name = "organizations.field.address"), StringLength(300)]
        public string? Address { get; set; }

        [Display(Name = "organizations.field.phone"), StringLength(50), DataType(DataType.PhoneNumber)]
        public string? Phone { get; set; }

        [Display(Name = "organizations.field.email"), StringLength(200), EmailAddress]
        public string? Email { get; set; }

        [Display(Name = "organizations.field.website"), StringLength(300), RegularExpression(@"https?://\S+", ErrorMessage = "organizations.field.website.wrong")]
        public string? Website { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        var (contact, version) = (Body.Contact, Body.Version);
        (Input, Version) = (new() { Address = contact.Address, Phone = contact.Phone, Email = contact.Email, Website = contact.Website }, version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var contact = new Contact(Input.Address?.Trim(), Input.Email?.Trim(), Input.Phone?.Trim(), Input.Website?.Trim());
        if (!await this.TryAsync(() => service.SetContactAsync(id, contact, Version, HttpContext.Operation("organization.contact"), cancel))) return Page();
        this.Notify(NoticeKind.Success, texts["organizations.contact.done", Body.Naming.Name]);
        return RedirectToPage("/Organizations/Details", new { id });
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancel) => await queries.FindAsync(id, clock.Today, cancel) is { } body && (Body = body) is not null;
}
