using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access;

/// <summary>Tokens by which programs work in this person's name. A token is shown on the answer that made it, and never again.</summary>
[ResponseCache(Location = ResponseCacheLocation.None, NoStore = true)]
public sealed class TokensModel(TokenService tokens, AccessQueries queries, Clock clock, IStringLocalizer texts) : PageModel
{
    private const int UsualDays = 90;

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<TokenRow> Rows { get; private set; } = [];
    public string? Secret { get; private set; }

    public sealed class Form
    {
        [Display(Name = "access.field.token-name"), Required, StringLength(100)]
        public string Name { get; set; } = "";

        [Display(Name = "access.field.scope"), Required]
        public TokenScope? Scope { get; set; } = TokenScope.Read;

        /// <summary>The last day, as people say it.</summary>
        [Display(Name = "access.field.until"), Required]
        public DateOnly? Until { get; set; }
    }

    private long Me => User.PersonId()!.Value;

    public async Task OnGetAsync()
    {
        Input.Until ??= clock.Today.AddDays(UsualDays);
        Rows = await queries.TokensAsync(Me, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid)
            await this.TryAsync(async () => Secret = await tokens.CreateTokenAsync(new(Me, Input.Name, Input.Scope!.Value, Input.Until!.Value.AddDays(1)), HttpContext.Operation("person.token"), HttpContext.RequestAborted));
        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync([FromForm] long token)
    {
        if (await this.TryAsync(() => tokens.RevokeTokenAsync(Me, token, HttpContext.Operation("person.token-revoke"), HttpContext.RequestAborted)))
            this.Notify(NoticeKind.Success, texts["access.tokens.revoked-now"]);
        return RedirectToPage();
    }
}
