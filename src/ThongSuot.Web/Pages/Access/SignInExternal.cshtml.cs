using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Access;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access;

/// <summary>Back from the other system: signed in, or told why not.</summary>
public sealed class SignInExternalModel(SignInService signIn, SessionDoor door, IConfiguration configuration) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromQuery] string? returnUrl)
    {
        if (OpenIdConnectSetup.NameOf(configuration) is not { } name) return NotFound();
        var identity = await OpenIdConnectSetup.WhoAsync(HttpContext, name);
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        var answer = identity is null ? SignInAnswer.Refused : await signIn.AcceptExternalAsync(identity, HttpContext.Operation("person.sign-in"), HttpContext.RequestAborted);
        if (answer.PersonId is not { } person) return Page();
        await door.OpenAsync(HttpContext, person);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "~/");
    }
}
