using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Plans;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Plans;

/// <summary>How the plans below stand to a programme: how many cover all of it, and for each duty how many answer it, later, with less, or not at all.</summary>
public sealed class RollupModel(AlignmentQueries queries, DashboardQueries boards, ProgrammeAccess access) : PageModel
{
    /// <summary>Duty of the programme whose plans are listed.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Duty { get; set; }

    [BindProperty(SupportsGet = true)]
    public AlignmentVerdict? Verdict { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ProgrammeHead Programme { get; private set; } = null!;

    public AlignmentRollup Rollup { get; private set; } = null!;

    /// <summary>The duty whose plans are listed; null when no number was opened.</summary>
    public DutyAlignment? Listed { get; private set; }

    public Page<AlignedPlan> Plans { get; private set; } = new([], null);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!ModelState.IsValid || await boards.HeadAsync(id, cancel) is not { } programme) return NotFound();
        var person = User.PersonId()!.Value;
        if (!await access.MayReadAsync(person, programme, cancel)) return Forbid();
        (Programme, Rollup) = (programme, await queries.RollupAsync(id, cancel));
        if (Duty is not { } duty || Verdict is not { } verdict) return Page();
        Listed = Rollup.Duties.FirstOrDefault(d => d.DutyId == duty);
        if (Listed is null) return NotFound();
        Plans = await queries.ListAsync(person, id, duty, verdict, After, cancel: cancel);
        return Page();
    }

    public string Address(long duty, AlignmentVerdict verdict, string? after = null) => Url.Page("/Plans/Rollup", null, new { id = Programme.Id, duty, verdict, after }, null, null, "plans")!;
}
