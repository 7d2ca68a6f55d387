using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>Notes that the issuer took a document back, or that this was noted by mistake.</summary>
public sealed class RecallModel(DocumentQueries documents, ChangedGrounds grounds, DashboardQueries boards, ProgrammeAccess access, AmendmentService service, RegisterService register, IStringLocalizer texts) : PageModel
{
    [BindProperty, Display(Name = "implementation.field.basis"), Required, StringLength(AssignmentEntry.LongestSentence), DataType(DataType.MultilineText)]
    public string? Basis { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public DocumentDetails Document { get; private set; } = null!;

    /// <summary>As far as the person may see them.</summary>
    public IReadOnlyList<ProgrammeHead> Programmes { get; private set; } = [];

    public IReadOnlyList<DocumentLink> Below { get; private set; } = [];

    public bool IsRecalled => Document.Standing == Standing.Recalled;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await RefusedAsync(id, cancel) is { } refused) return refused;
        Version = Document.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        if (await RefusedAsync(id, cancel) is { } refused) return refused;
        var done = new RecalledDocument(0, 0);
        if (!ModelState.IsValid || !await this.TryAsync(async () => done = await service.RecallAsync(id, Version, HttpContext.Operation("document.recall", Basis), cancel))) return Page();
        this.Notify(NoticeKind.Success, texts["documents.recall.done", done.Ended].Value + (done.Left > 0 ? " " + texts["documents.recall.left", done.Left].Value : ""));
        return RedirectToPage("/Documents/Details", new { id });
    }

    public async Task<IActionResult> OnPostRestoreAsync(long id, CancellationToken cancel)
    {
        if (await RefusedAsync(id, cancel) is { } refused) return refused;
        if (!ModelState.IsValid || !await this.TryAsync(() => register.RestoreAsync(id, Version, HttpContext.Operation("document.restore", Basis), cancel))) return Page();
        this.Notify(NoticeKind.Success, texts["documents.recall.restore.done"]);
        return RedirectToPage("/Documents/Details", new { id });
    }

    private async Task<IActionResult?> RefusedAsync(long id, CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (await documents.FindAsync(person, id, cancel) is not { KeeperId: { } keeper } document) return NotFound();
        Document = document;
        if (!await this.MayAsync(Permission.RegisterDocuments, keeper)) return Forbid();
        var programmes = new List<ProgrammeHead>();
        foreach (var programme in await boards.RunningOfAsync(id, cancel))
            if (await access.MayReadAsync(person, programme.Id, cancel)) programmes.Add(programme);
        (Programmes, Below) = (programmes, await grounds.PlansBelowAsync(person, id, cancel));
        return null;
    }
}
