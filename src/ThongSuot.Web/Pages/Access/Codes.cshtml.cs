using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access;

/// <summary>The second factor: one-time codes of an authenticator application. Key and recovery codes are shown once and kept by no browser.</summary>
[ResponseCache(Location = ResponseCacheLocation.None, NoStore = true)]
public sealed class CodesModel(AccountService accounts, AccessQueries queries, IServiceProvider services, IStringLocalizer texts) : PageModel
{
    [BindProperty, Display(Name = "access.field.code"), Required]
    public string Code { get; set; } = "";

    [BindProperty, Display(Name = "access.field.password"), Required, DataType(DataType.Password)]
    public string Password { get; set; } = "";

    /// <summary>The key while it is being set up; null when codes are asked already.</summary>
    public string? Key { get; private set; }

    /// <summary>Just made, and shown this once.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    /// <summary>Recovery codes not used yet.</summary>
    public int Left { get; private set; }

    private long Me => User.PersonId()!.Value;

    public async Task<IActionResult> OnGetAsync()
    {
        var person = await queries.FindAsync(Me, HttpContext.RequestAborted) ?? throw new NotFoundException("person", Me);
        if (!person.HasPassword) return RedirectToPage("/Access/Account");
        if (person.AsksCodes) Left = await accounts.CountRecoveryCodesAsync(Me, HttpContext.RequestAborted);
        else Key = AuthenticatorLink.Readable(await accounts.PrepareCodesAsync(Me, HttpContext.Operation("person.codes-prepare"), HttpContext.RequestAborted));
        return Page();
    }

    public Task<IActionResult> OnPostConfirmAsync() => DoAsync(nameof(Code), async () =>
    {
        NewCodes = await accounts.ConfirmCodesAsync(Me, Code, HttpContext.Operation("person.codes-start"), HttpContext.RequestAborted);
        return Page();
    });

    public Task<IActionResult> OnPostRenewAsync() => DoAsync(nameof(Password), async () =>
    {
        NewCodes = await accounts.RenewRecoveryCodesAsync(Me, Password, HttpContext.Operation("person.codes-renew"), HttpContext.RequestAborted);
        return Page();
    });

    public Task<IActionResult> OnPostStopAsync() => DoAsync(nameof(Password), async () =>
    {
        await accounts.StopCodesAsync(Me, Password, HttpContext.Operation("person.codes-stop"), HttpContext.RequestAborted);
        this.Notify(NoticeKind.Success, texts["access.codes.stopped"]);
        return RedirectToPage("/Access/Account");
    });

    /// <summary>Of the two fields each button asks for one.</summary>
    private async Task<IActionResult> DoAsync(string asked, Func<Task<IActionResult>> what)
    {
        if (!services.GetRequiredService<SignInLimits>().Allows(HttpContext, AccountKeys.Of(Me))) return StatusCode(StatusCodes.Status429TooManyRequests);
        ModelState.Remove(asked == nameof(Code) ? nameof(Password) : nameof(Code));
        IActionResult? answer = null;
        if (ModelState.IsValid && await this.TryAsync(async () => answer = await what()))
        {
            // Turning a factor on or off ends other sessions; this one goes on.
            await services.GetRequiredService<SessionDoor>().OpenAsync(HttpContext, Me);
            return answer!;
        }
        return await OnGetAsync();
    }
}
