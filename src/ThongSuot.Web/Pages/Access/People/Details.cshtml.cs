using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access.People;

/// <summary>A person as who manages access sees them.</summary>
[ResponseCache(Location = ResponseCacheLocation.None, NoStore = true)]
public sealed class DetailsModel(AccessService access, AccessQueries queries, AccessCheck check, OrganizationQueries organizations, InvitationMail mail, Clock clock, IStringLocalizer texts) : PageModel
{
    /// <summary>Where the token of a fresh invitation waits for the next page; the cookie it travels in is enciphered.</summary>
    public const string LinkKey = "invitation";

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty, Display(Name = "access.field.reason"), Required, StringLength(1000)]
    public string Reason { get; set; } = "";

    [BindProperty]
    public EndForm End { get; set; } = new();

    public PersonDetails Person { get; private set; } = null!;

    /// <summary>The link to be given to the person; there only right after it was made.</summary>
    public string? Link { get; private set; }

    public DateTime Now => clock.Now;

    /// <summary>Posts that can be ended.</summary>
    public IEnumerable<SelectListItem> Ending =>
        Person.Posts.Where(p => p.To is null || p.To > clock.Today).Select(p => new SelectListItem($"{p.Title}, {p.Organization}", p.AppointmentId.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Bodies at which the viewer may give this person a post: those within reach themselves; for one below, its own page leads here.</summary>
    public IReadOnlyDictionary<long, string> Bodies { get; private set; } = new Dictionary<long, string>();

    public sealed class EndForm
    {
        [Display(Name = "access.field.appointment"), Required]
        public long? Appointment { get; set; }

        [Display(Name = "access.field.last-day"), Required]
        public DateOnly? LastDay { get; set; }
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await queries.FindAsync(Id, HttpContext.RequestAborted) is not { } person) return NotFound();
        Person = person;
        var reach = await check.PlacesAsync(User.PersonId()!.Value, Permission.ManageAccess, HttpContext.RequestAborted);
        Bodies = await organizations.NamesAsync([.. reach.Concat(person.Posts.Select(p => p.OrganizationId)).Distinct()], clock.Today, HttpContext.RequestAborted);
        if (TempData[LinkKey] is string token) Link = mail.AddressOf(HttpContext, token);
        return Page();
    }

    public Task<IActionResult> OnPostAgainAsync() => DoAsync(null, null, async () =>
    {
        var invited = await access.InviteAgainAsync(Id, HttpContext.Operation("person.invite-again"), HttpContext.RequestAborted);
        await this.GiveAsync(mail, invited, (await queries.FindAsync(Id, HttpContext.RequestAborted))!.Email, texts);
    });

    public Task<IActionResult> OnPostWithdrawAsync() => DoAsync(null, null, async () =>
    {
        await access.WithdrawInvitationAsync(Id, HttpContext.Operation("person.invite-withdraw"), HttpContext.RequestAborted);
        this.Notify(NoticeKind.Success, texts["access.invite.withdrawn", (await queries.FindAsync(Id, HttpContext.RequestAborted))!.FullName]);
    });

    public Task<IActionResult> OnPostCloseAsync() =>
        DoAsync(nameof(Reason), "access.person.closed", () => access.CloseAccountAsync(Id, HttpContext.Operation("person.close", Reason), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostReopenAsync() =>
        DoAsync(null, "access.person.reopened", () => access.ReopenAccountAsync(Id, HttpContext.Operation("person.reopen"), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostEndAsync() => DoAsync(nameof(End), "access.person.ended", () =>
        access.EndAppointmentAsync(End.Appointment!.Value, End.LastDay!.Value.AddDays(1), HttpContext.Operation("person.end"), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostRevokeAsync([FromForm] long delegation) =>
        DoAsync(null, "access.delegation.revoked", () => access.RevokeDelegationAsync(delegation, HttpContext.Operation("person.delegation-revoke"), HttpContext.RequestAborted));

    /// <summary>Each button of the page asks for its own fields only.</summary>
    private async Task<IActionResult> DoAsync(string? asked, string? said, Func<Task> what)
    {
        foreach (var field in ModelState.Keys.Where(k => asked is null || k != asked && !k.StartsWith(asked + ".", StringComparison.Ordinal)).ToList()) ModelState.Remove(field);
        if (!ModelState.IsValid || !await this.TryAsync(what)) return await OnGetAsync();
        if (said is not null) this.Notify(NoticeKind.Success, texts[said]);
        return RedirectToPage(new { Id });
    }
}

internal static class Giving
{
    /// <summary>Mails the link, says whether that went well, and keeps it for the next page.</summary>
    public static async Task GiveAsync(this PageModel page, InvitationMail mail, Invited invited, string email, IStringLocalizer texts)
    {
        page.TempData[DetailsModel.LinkKey] = invited.Token;
        if (await mail.SendAsync(page.HttpContext, invited)) page.Notify(NoticeKind.Success, texts["access.invite.mailed", email]);
        else page.Notify(NoticeKind.Warning, texts["access.invite.not-mailed", email]);
    }
}
