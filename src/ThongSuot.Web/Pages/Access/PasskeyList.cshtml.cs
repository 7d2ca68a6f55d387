using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access;

public sealed class PasskeyListModel(AccountService accounts, AccessQueries queries, SignInManager<Person> manager, IServiceProvider services, IStringLocalizer texts) : PageModel
{
    [BindProperty, Display(Name = "access.field.passkey-name"), Required, StringLength(100)]
    public string Name { get; set; } = "";

    public IReadOnlyList<UserPasskeyRow> Rows { get; private set; } = [];

    private long Me => User.PersonId()!.Value;

    public async Task OnGetAsync() => Rows = await queries.PasskeysAsync(Me, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync([FromForm] string? credential)
    {
        if (ModelState.IsValid)
        {
            var proof = string.IsNullOrEmpty(credential) ? null : await Passkeys.TryAsync(() => manager.PerformPasskeyAttestationAsync(credential));
            if (proof is not { Succeeded: true }) ModelState.AddModelError("", texts["access.passkey.failed"]);
            else if (await this.TryAsync(() => accounts.AddPasskeyAsync(Me, proof.Passkey, Name, HttpContext.Operation("person.passkey-add"), HttpContext.RequestAborted)))
            {
                this.Notify(NoticeKind.Success, texts["access.passkeys.added", Name]);
                return RedirectToPage();
            }
        }
        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm] string id)
    {
        if (id.Length % 2 != 0 || !id.All(char.IsAsciiHexDigit)) return BadRequest();
        await accounts.RemovePasskeyAsync(Me, Convert.FromHexString(id), HttpContext.Operation("person.passkey-remove"), HttpContext.RequestAborted);
        await services.GetRequiredService<SessionDoor>().OpenAsync(HttpContext, Me);
        this.Notify(NoticeKind.Success, texts["access.passkeys.removed"]);
        return RedirectToPage();
    }
}
