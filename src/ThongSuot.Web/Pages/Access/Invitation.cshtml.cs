using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ThongSuot.Core.Access;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access;

/// <summary>A person sets a password by the link an administrator gave, and is signed in, or asked for the code of a second factor set before.</summary>
[ResponseCache(Location = ResponseCacheLocation.None, NoStore = true)]
public sealed class InvitationModel(AccountService accounts, IServiceProvider services, IOptions<AccessOptions> options, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Null when the link does not serve.</summary>
    public OpenInvitation? Open { get; private set; }

    public int PasswordLength => options.Value.PasswordLengthAlone;

    public sealed class Form
    {
        [Display(Name = "access.field.password"), Required, DataType(DataType.Password)]
        public string Password { get; set; } = "";

        [Display(Name = "access.field.password-again"), Required, DataType(DataType.Password), Compare(nameof(Password))]
        public string Again { get; set; } = "";
    }

    public async Task<IActionResult> OnGetAsync(string token)
    {
        if (!services.GetRequiredService<SignInLimits>().Allows(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);
        return await ShowAsync(token);
    }

    public async Task<IActionResult> OnPostAsync(string token)
    {
        if (!services.GetRequiredService<SignInLimits>().Allows(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);
        long person = 0;
        if (!ModelState.IsValid || !await this.TryAsync(async () => person = await accounts.AcceptAsync(token, Input.Password, HttpContext.Operation("person.accept"), HttpContext.RequestAborted)))
            return await ShowAsync(token);
        if ((await services.GetRequiredService<AccessQueries>().FindAsync(person, HttpContext.RequestAborted))!.AsksCodes)
        {
            await SessionDoor.AskCodeAsync(HttpContext, person);
            return RedirectToPage("/Access/SignInCode");
        }
        await services.GetRequiredService<SessionDoor>().OpenAsync(HttpContext, person);
        this.Notify(NoticeKind.Success, texts["access.invitation.done"]);
        return LocalRedirect("~/");
    }

    private async Task<IActionResult> ShowAsync(string token)
    {
        Open = await accounts.FindInvitationAsync(token, HttpContext.RequestAborted);
        if (Open is null) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
