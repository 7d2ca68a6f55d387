using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.History;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access;

/// <summary>The second step of a sign-in. Who comes here without the first is sent to it.</summary>
public abstract class SecondStepModel(IServiceProvider services, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? Wanted { get; set; }

    public string ReturnUrl => Url.IsLocalUrl(Wanted) ? Wanted! : Url.Content("~/");

    protected abstract string RefusedKey { get; }

    public async Task<IActionResult> OnGetAsync() => await SessionDoor.WhoOwesCodeAsync(HttpContext) is null ? RedirectToPage("/Access/SignIn") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await SessionDoor.WhoOwesCodeAsync(HttpContext) is not { } person) return RedirectToPage("/Access/SignIn");
        if (!services.GetRequiredService<SignInLimits>().Allows(HttpContext, AccountKeys.Of(person))) return StatusCode(StatusCodes.Status429TooManyRequests);
        if (!ModelState.IsValid) return Page();
        var answer = await CheckAsync(services.GetRequiredService<SignInService>(), person, HttpContext.Operation("person.sign-in"), HttpContext.RequestAborted);
        if (answer.Outcome is SignInOutcome.SignedIn)
        {
            await services.GetRequiredService<SessionDoor>().OpenAsync(HttpContext, person);
            return LocalRedirect(ReturnUrl);
        }
        ModelState.AddModelError("", texts[RefusedKey]);
        return Page();
    }

    protected abstract Task<SignInAnswer> CheckAsync(SignInService signIn, long person, Operation operation, CancellationToken cancel);
}

public sealed class SignInCodeModel(IServiceProvider services, IStringLocalizer texts) : SecondStepModel(services, texts)
{
    [BindProperty, Display(Name = "access.field.code"), Required]
    public string Code { get; set; } = "";

    protected override string RefusedKey => "access.code.refused";

    protected override Task<SignInAnswer> CheckAsync(SignInService signIn, long person, Operation operation, CancellationToken cancel) => signIn.CheckCodeAsync(person, Code, operation, cancel);
}
