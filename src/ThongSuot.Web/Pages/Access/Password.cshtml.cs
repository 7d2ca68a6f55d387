using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ThongSuot.Core.Access;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access;

public sealed class PasswordModel(AccountService accounts, IServiceProvider services, IOptions<AccessOptions> options, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public int PasswordLength => options.Value.PasswordLengthAlone;

    public sealed class Form
    {
        [Display(Name = "access.field.password-present"), Required, DataType(DataType.Password)]
        public string Present { get; set; } = "";

        [Display(Name = "access.field.password-new"), Required, DataType(DataType.Password)]
        public string Next { get; set; } = "";

        [Display(Name = "access.field.password-again"), Required, DataType(DataType.Password), Compare(nameof(Next))]
        public string Again { get; set; } = "";
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var me = User.PersonId()!.Value;
        if (!services.GetRequiredService<SignInLimits>().Allows(HttpContext, AccountKeys.Of(me))) return StatusCode(StatusCodes.Status429TooManyRequests);
        if (!ModelState.IsValid || !await this.TryAsync(() => accounts.ChangePasswordAsync(me, Input.Present, Input.Next, HttpContext.Operation("person.password"), HttpContext.RequestAborted)))
            return Page();
        // All sessions ended; this one begins anew.
        await services.GetRequiredService<SessionDoor>().OpenAsync(HttpContext, me);
        this.Notify(NoticeKind.Success, texts["access.me.password.changed"]);
        return RedirectToPage("/Access/Account");
    }
}
