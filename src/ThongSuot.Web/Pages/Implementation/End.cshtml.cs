using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Implementation;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>The end of a programme: closed after its final review, or taken back with its basis.</summary>
public sealed class EndModel(ProgrammeService service, DashboardQueries boards, IStringLocalizer texts) : PageModel
{
    public sealed class CloseInput
    {
        [Display(Name = "implementation.field.summary"), StringLength(AssignmentEntry.LongestSentence), DataType(DataType.MultilineText)]
        public string? Sentence { get; set; }
    }

    public sealed class RecallInput
    {
        [Display(Name = "implementation.field.basis"), Required, StringLength(AssignmentEntry.LongestSentence), DataType(DataType.MultilineText)]
        public string? Sentence { get; set; }
    }

    [BindProperty]
    public CloseInput Close { get; set; } = new();

    [BindProperty]
    public RecallInput Recall { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public Dashboard Board { get; private set; } = null!;

    public bool IsRunning => Board.Programme.State == ProgrammeState.Running;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await RefusedAsync(id, cancel) is { } refused) return refused;
        Version = await boards.VersionAsync(id, cancel);
        return Page();
    }

    public Task<IActionResult> OnPostCloseAsync(long id, CancellationToken cancel) =>
        DoAsync(id, nameof(Close), () => service.CloseAsync(id, Version, HttpContext.Operation("programme.close", Close.Sentence), cancel), "implementation.end.close.done", cancel);

    public Task<IActionResult> OnPostRecallAsync(long id, CancellationToken cancel) =>
        DoAsync(id, nameof(Recall), () => service.RecallAsync(id, Version, HttpContext.Operation("programme.recall", Recall.Sentence), cancel), "implementation.end.recall.done", cancel);

    private async Task<IActionResult> DoAsync(long id, string form, Func<Task> what, string done, CancellationToken cancel)
    {
        if (await RefusedAsync(id, cancel) is { } refused) return refused;
        if (!this.IsWell(form) || !await this.TryAsync(what)) return Page();
        this.Notify(NoticeKind.Success, texts[done]);
        return RedirectToPage("/Implementation/Programme", new { id, at = Board.Programme.IssuerId });
    }

    private async Task<IActionResult?> RefusedAsync(long id, CancellationToken cancel)
    {
        if (await boards.HeadAsync(id, cancel) is not { } programme || await boards.FindAsync(id, programme.IssuerId, cancel) is not { } board) return NotFound();
        Board = board;
        return await this.MayAsync(Permission.IssueAssignments, programme.IssuerId) ? null : Forbid();
    }
}
