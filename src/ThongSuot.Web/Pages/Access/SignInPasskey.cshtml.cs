using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access;

/// <summary>Takes what the browser says of a passkey.</summary>
public sealed class SignInPasskeyModel(SignInManager<Person> manager, SignInService signIn, IServiceProvider services, IStringLocalizer texts) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Access/SignIn");

    public async Task<IActionResult> OnPostAsync([FromForm] string? credential, [FromForm] string? returnUrl)
    {
        if (!services.GetRequiredService<SignInLimits>().Allows(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);
        var proof = string.IsNullOrEmpty(credential) ? null : await Passkeys.TryAsync(() => manager.PerformPasskeyAssertionAsync(credential));
        var answer = proof is { Succeeded: true } ? await signIn.AcceptPasskeyAsync(proof.User.Id, proof.Passkey, HttpContext.Operation("person.sign-in"), HttpContext.RequestAborted) : SignInAnswer.Refused;
        if (answer.PersonId is { } person)
        {
            await services.GetRequiredService<SessionDoor>().OpenAsync(HttpContext, person);
            return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "~/");
        }
        ModelState.AddModelError("", texts["access.passkey.refused"]);
        return Page();
    }
}
