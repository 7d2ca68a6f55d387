using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access;

/// <summary>Delegations with the person whose page they stand on.</summary>
public sealed record DelegationsView(long PersonId, IReadOnlyList<DelegationRow> Rows);

/// <summary>The own account: who I am, which posts I hold, who acts for whom, how I sign in, and who tried to.</summary>
public sealed class AccountModel(AccessQueries queries, AccountService accounts, AccessService access, Clock clock, IStringLocalizer texts) : PageModel
{
    public PersonDetails Person { get; private set; } = null!;
    public IReadOnlyList<SignInRow> SignIns { get; private set; } = [];
    public int Passkeys { get; private set; }
    public int Tokens { get; private set; }

    private long Me => User.PersonId()!.Value;

    public async Task OnGetAsync()
    {
        var cancel = HttpContext.RequestAborted;
        Person = await queries.FindAsync(Me, cancel) ?? throw new NotFoundException("person", Me);
        SignIns = await queries.SignInsAsync(Me, cancel: cancel);
        Passkeys = (await queries.PasskeysAsync(Me, cancel)).Count;
        Tokens = (await queries.TokensAsync(Me, cancel)).Count(t => !t.IsRevoked && t.ExpiresOn > clock.Today);
    }

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        await accounts.SignOutEverywhereAsync(Me, HttpContext.Operation("person.sign-out-everywhere"), HttpContext.RequestAborted);
        this.Notify(NoticeKind.Success, texts["access.me.sessions.ended"]);
        return RedirectToPage("/Access/SignIn");
    }

    public async Task<IActionResult> OnPostRevokeAsync(long delegation)
    {
        if (await this.TryAsync(() => access.RevokeDelegationAsync(delegation, HttpContext.Operation("person.delegation-revoke"), HttpContext.RequestAborted)))
            this.Notify(NoticeKind.Success, texts["access.delegation.revoked"]);
        return RedirectToPage();
    }
}
