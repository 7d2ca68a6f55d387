using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Notifications;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Notifications;

/// <summary>What I was told: what I have not read first.</summary>
public sealed class IndexModel(NotificationService notifications, IStringLocalizer texts) : PageModel
{
    public Page<NotificationRow> Rows { get; private set; } = new([], null);

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The latest that is shown and not read: up to it all can be marked, and nothing that nobody has seen.</summary>
    public long? LatestUnread => Rows.Items.FirstOrDefault(r => !r.IsRead)?.Id;

    private long Me => User.PersonId()!.Value;

    public async Task OnGetAsync() => Rows = await notifications.OfAsync(Me, After, cancel: HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostReadAsync([FromForm] long upTo)
    {
        await notifications.ReadAsync(Me, upTo, HttpContext.RequestAborted);
        this.Notify(NoticeKind.Success, texts["notifications.read.done"]);
        return RedirectToPage();
    }
}
