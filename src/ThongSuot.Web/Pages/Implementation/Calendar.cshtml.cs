using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Implementation;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>What is due when, at a body and below it: month by month, those without a date at the end. Printed, it hangs on a wall.</summary>
public sealed class CalendarModel(DashboardQueries boards, ProgrammeAccess access) : PageModel
{
    /// <summary>The body; where the person begins without.</summary>
    [BindProperty(SupportsGet = true)]
    public long? At { get; set; }

    public Dashboard Board { get; private set; } = null!;

    /// <summary>First days of months, null for no date, with the duties due in them that somebody here has.</summary>
    public IEnumerable<IGrouping<DateOnly?, DutyFigures>> Months => Board.Duties.Where(d => d.Total.Total > 0)
        .OrderBy(d => d.DueOn ?? DateOnly.MaxValue).ThenBy(d => d.Ordinal).GroupBy(d => d.DueOn is { } due ? new DateOnly(due.Year, due.Month, 1) : (DateOnly?)null);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return NotFound();
        var (board, refused) = await this.BoardAsync(boards, access, id, At, cancel);
        if (board is null) return refused!;
        Board = board;
        return Page();
    }
}
