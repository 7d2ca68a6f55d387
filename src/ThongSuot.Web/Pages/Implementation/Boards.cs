using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Implementation;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>The board that several pages show in their own way.</summary>
internal static class Boards
{
    /// <summary>The board of a programme at a body (where the person begins without one), or the answer when there is none or it is not for this person.</summary>
    public static async Task<(Dashboard? Board, IActionResult? Refused)> BoardAsync(this PageModel page, DashboardQueries boards, ProgrammeAccess access, long id, long? at, CancellationToken cancel)
    {
        var person = page.User.PersonId()!.Value;
        if (await boards.HeadAsync(id, cancel) is not { } head) return (null, page.NotFound());
        if (!await access.MayReadAsync(person, head, cancel)) return (null, page.Forbid());
        return await boards.FindAsync(id, at ?? await access.StartAsync(person, head, cancel), cancel) is { } board ? (board, null) : (null, page.NotFound());
    }
}
