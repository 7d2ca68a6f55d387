using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Plans;
using ThongSuot.Web.Pages.Implementation;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Plans;

/// <summary>A plan beside the document it answers, duty by duty, both quoted: what the machine proposes is confirmed or changed by a person on the side above.</summary>
public sealed class AlignmentModel(AlignmentQueries queries, AlignmentService service, IStringLocalizer texts) : PageModel
{
    /// <summary>Which duties are shown.</summary>
    public enum Part
    {
        All,
        /// <summary>Not covered.</summary>
        Wanting,
        /// <summary>Only the machine has answered.</summary>
        Open,
    }

    [BindProperty(SupportsGet = true)]
    public Part Show { get; set; }

    public AlignmentBoard Board { get; private set; } = null!;

    public IEnumerable<(AlignmentRow Row, int Number)> Shown => Board.Rows.Select((row, i) => (row, i + 1)).Where(r => Belongs(r.row, Show));

    public int Count(Part part) => Board.Rows.Count(r => Belongs(r, part));

    public async Task<IActionResult> OnGetAsync(long id, long upper, CancellationToken cancel) => ModelState.IsValid && await LoadAsync(id, upper, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCompareAsync(long id, long upper, CancellationToken cancel)
    {
        if (await this.TryOnceAsync(() => service.CompareAsync(upper, id, HttpContext.Operation("plan.compare"), cancel)))
        {
            this.Notify(NoticeKind.Success, texts["plans.align.compared"]);
            return RedirectToPage(new { id, upper });
        }
        return await LoadAsync(id, upper, cancel) ? Page() : NotFound();
    }

    /// <param name="lower">The duty of the plan that answers; empty when none does.</param>
    public async Task<IActionResult> OnPostDecideAsync(long id, long upper, long alignment, AlignmentVerdict verdict, long? lower, int version, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return NotFound();
        var done = await this.TryOnceAsync(() => service.DecideAsync(new(alignment, verdict, lower, version), this.OperationOnce("plan.align"), cancel));
        if (!await LoadAsync(id, upper, cancel)) return NotFound();
        if (!done) return Page();
        // On to the next that waits, so that the keyboard need not go back.
        var next = Board.Rows.SkipWhile(r => r.Id != alignment).Skip(1).FirstOrDefault(r => r.State == AlignmentState.Proposed)?.Id ?? alignment;
        return RedirectToPage("/Plans/Alignment", null, new { id, upper, show = Show == Part.All ? (Part?)null : Show }, $"a{next}");
    }

    private static bool Belongs(AlignmentRow row, Part part) => part switch
    {
        Part.Wanting => row.Verdict != AlignmentVerdict.Covered,
        Part.Open => row.State == AlignmentState.Proposed,
        _ => true,
    };

    private async Task<bool> LoadAsync(long id, long upper, CancellationToken cancel)
    {
        if (await queries.FindAsync(User.PersonId()!.Value, upper, id, cancel) is not { } board) return false;
        Board = board;
        return true;
    }
}
