using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Notifications;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Notifications;

/// <summary>Leads to what a notification is about; it counts as read from then on. A link like any other, so that it opens in a new tab too.</summary>
public sealed class OpenModel(NotificationService notifications) : PageModel
{
    public async Task<IActionResult> OnGetAsync(long id) =>
        await notifications.OpenAsync(User.PersonId()!.Value, id, HttpContext.RequestAborted) is not { } opened ? NotFound()
        : opened.Link is { } link ? LocalRedirect("~" + link) : RedirectToPage("/Notifications/Index");
}
