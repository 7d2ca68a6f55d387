using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access.People;

public sealed class EditModel(AccessService access, AccessQueries queries, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name => Input.FullName;

    public sealed class Form
    {
        [Display(Name = "access.field.full-name"), Required, StringLength(200)]
        public string FullName { get; set; } = "";

        [Display(Name = "access.field.email"), Required, EmailAddress]
        public string Email { get; set; } = "";
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await queries.FindAsync(Id, HttpContext.RequestAborted) is not { } person) return NotFound();
        Input = new Form { FullName = person.FullName, Email = person.Email };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || !await this.TryAsync(() => access.ChangePersonAsync(new(Id, Input.FullName, Input.Email), HttpContext.Operation("person.edit"), HttpContext.RequestAborted))) return Page();
        this.Notify(NoticeKind.Success, texts["access.saved"]);
        return RedirectToPage("/Access/People/Details", new { Id });
    }
}
