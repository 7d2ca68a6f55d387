using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access;

public sealed class SignInModel(SignInService signIn, IServiceProvider services, IConfiguration configuration, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? Wanted { get; set; }

    /// <summary>The page that was wanted; only ever one of ours.</summary>
    public string ReturnUrl => Url.IsLocalUrl(Wanted) ? Wanted! : Url.Content("~/");

    /// <summary>The other system people may sign in by.</summary>
    public string? External => OpenIdConnectSetup.NameOf(configuration);

    public sealed class Form
    {
        [Display(Name = "access.field.email"), Required]
        public string Email { get; set; } = "";

        [Display(Name = "access.field.password"), Required, DataType(DataType.Password)]
        public string Password { get; set; } = "";
    }

    public IActionResult OnGet() => User.PersonId() is null ? Page() : LocalRedirect(ReturnUrl);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!services.GetRequiredService<SignInLimits>().Allows(HttpContext, Input.Email)) return StatusCode(StatusCodes.Status429TooManyRequests);
        if (!ModelState.IsValid) return Page();
        var answer = await signIn.CheckPasswordAsync(Input.Email, Input.Password, HttpContext.Operation("person.sign-in"), HttpContext.RequestAborted);
        switch (answer)
        {
            case { Outcome: SignInOutcome.SignedIn, PersonId: { } person }:
                await services.GetRequiredService<SessionDoor>().OpenAsync(HttpContext, person);
                return LocalRedirect(ReturnUrl);
            case { Outcome: SignInOutcome.CodeNeeded, PersonId: { } person }:
                await SessionDoor.AskCodeAsync(HttpContext, person);
                return RedirectToPage("/Access/SignInCode", new { returnUrl = ReturnUrl });
            default:
                ModelState.AddModelError("", texts["access.sign-in.refused", SignInPatience.FreeTries + 1]);
                return Page();
        }
    }
}
