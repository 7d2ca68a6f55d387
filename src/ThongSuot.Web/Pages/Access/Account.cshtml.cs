using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access;

/// <summary>Delegations with the person whose page they stand on.</summary>
public sealed record DelegationsView(long PersonId, IReadOnlyList<DelegationRow> Rows);

/// <summary>The own account: who I am, which posts I hold, who acts for whom, how I sign in, and who tried to.</summary>
public sealed class AccountModel(AccessQueries queries, SessionService sessions, AccessService access, Clock clock, IStringLocalizer texts) : PageModel
{
    public PersonDetails Person { get; private set; } = null!;
    public IReadOnlyList<SignInRow> SignIns { get; private set; } = [];
    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];
    public int Passkeys { get; private set; }
    public int Tokens { get; private set; }

    /// <summary>The session of this browser.</summary>
    public long? Here => PersonClaims.SessionOf(User);

    private long Me => User.PersonId()!.Value;

    public async Task OnGetAsync()
    {
        var cancel = HttpContext.RequestAborted;
        Person = await queries.FindAsync(Me, cancel) ?? throw new NotFoundException("person", Me);
        SignIns = await queries.SignInsAsync(Me, cancel: cancel);
        Sessions = await sessions.OfAsync(Me, cancel);
        Passkeys = (await queries.PasskeysAsync(Me, cancel)).Count;
        Tokens = (await queries.TokensAsync(Me, cancel)).Count(t => !t.IsRevoked && t.ExpiresOn > clock.Today);
    }

    public async Task<IActionResult> OnPostEndAsync([FromForm] long session)
    {
        if (await this.TryAsync(() => sessions.EndAsync(Me, session, HttpContext.Operation("person.session-end"), HttpContext.RequestAborted)))
            this.Notify(NoticeKind.Success, texts["access.sessions.ended"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostOthersAsync()
    {
        var ended = Here is { } here ? await sessions.EndOthersAsync(Me, here, HttpContext.Operation("person.session-end"), HttpContext.RequestAborted) : 0;
        this.Notify(NoticeKind.Success, texts["access.sessions.ended.others", ended]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRevokeAsync(long delegation)
    {
        if (await this.TryAsync(() => access.RevokeDelegationAsync(delegation, HttpContext.Operation("person.delegation-revoke"), HttpContext.RequestAborted)))
            this.Notify(NoticeKind.Success, texts["access.delegation.revoked"]);
        return RedirectToPage();
    }
}
