using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access;

public sealed class ProfileModel(AccessQueries queries, AccountService accounts, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public sealed class Form
    {
        [Display(Name = "access.field.full-name"), Required, StringLength(200)]
        public string FullName { get; set; } = "";

        [Display(Name = "access.field.phone"), StringLength(30)]
        public string? Phone { get; set; }

        [Display(Name = "access.field.digest")]
        public bool DigestByMail { get; set; }
    }

    private long Me => User.PersonId()!.Value;

    public async Task OnGetAsync()
    {
        var person = await queries.FindAsync(Me, HttpContext.RequestAborted) ?? throw new NotFoundException("person", Me);
        Input = new Form { FullName = person.FullName, Phone = person.Phone, DigestByMail = person.DigestByMail };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || !await this.TryAsync(() => accounts.ChangeProfileAsync(Me, Input.FullName, Input.Phone, Input.DigestByMail, HttpContext.Operation("person.profile"), HttpContext.RequestAborted)))
            return Page();
        this.Notify(NoticeKind.Success, texts["access.saved"]);
        return RedirectToPage("/Access/Account");
    }
}
