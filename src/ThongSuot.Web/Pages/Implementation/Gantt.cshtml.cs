using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Implementation;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>The duties of a programme along the days: a bar from the day they were given to their last day, with the share that is done and that is late. The table below says the same in words.</summary>
public sealed class GanttModel(DashboardQueries boards, ScheduleQueries schedules, ProgrammeAccess access, IStringLocalizer texts) : PageModel
{
    /// <summary>The body; where the person begins without.</summary>
    [BindProperty(SupportsGet = true)]
    public long? At { get; set; }

    public Dashboard Board { get; private set; } = null!;

    public Schedule Schedule { get; private set; } = null!;

    internal GanttPicture Picture { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return NotFound();
        var (board, refused) = await this.BoardAsync(boards, access, id, At, cancel);
        if (board is null) return refused!;
        (Board, Schedule) = (board, await schedules.OfAsync(board, cancel));
        Picture = GanttPicture.Of(Schedule, board.Day);
        return Page();
    }

    /// <summary>"3/12 xong, 2 quá hạn".</summary>
    internal string Figures(ScheduledDuty duty) => duty.Duty.Total is var t && t.Overdue > 0
        ? texts["implementation.gantt.figures.late", t.Done, t.Total, t.Overdue] : texts["implementation.gantt.figures", t.Done, t.Total];

    /// <summary>"30/9/2025"; for what has no last day the words of the document.</summary>
    internal string Until(ScheduledDuty duty) => duty.Duty.DueOn is { } due ? due.ToString("d", CultureInfo.CurrentCulture)
        : duty.Written is { Length: > 0 } written ? texts[$"implementation.timing.{duty.Timing}.written", written] : texts[$"implementation.timing.{duty.Timing}"];

    /// <summary>A length of the picture, as markup has it.</summary>
    internal static string N(double length) => length.ToString("0.#", CultureInfo.InvariantCulture);
}
