using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>One assignment: what must be done, how it stands, and the forms of what the person may do now. Evidence is in the other half of the class.</summary>
[RequestSizeLimit(MaxRequest), RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
public sealed partial class AssignmentModel(AssignmentService service, ReminderService reminders, AssignmentDetailsQuery query, ProgrammeAccess access, AccessCheck check, DocumentQueries documents, FileStore files, Clock clock, IStringLocalizer texts) : PageModel
{
    private const long MaxRequest = 210L << 20;

    /// <summary>Which field of a form a refusal is about.</summary>
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["rule.assignment.reason-missing"] = "Sentence",
        ["rule.reminder.sentence-missing"] = "Sentence",
        ["rule.assignment.sentence-too-long"] = "Sentence",
        ["rule.assignment.percent"] = "Percent",
        ["rule.assignment.extension-earlier"] = "Until",
        ["rule.assignment.later-than-above"] = "Until",
        ["rule.evidence.address"] = "Address",
        ["rule.document.file-empty"] = "File",
        ["rule.document.file-large"] = "File",
    };

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public ReportInput Report { get; set; } = new();

    [BindProperty]
    public RemarkInput Submit { get; set; } = new();

    [BindProperty]
    public ReasonInput Decline { get; set; } = new();

    [BindProperty]
    public RemarkInput Accept { get; set; } = new();

    [BindProperty]
    public ReasonInput Return { get; set; } = new();

    [BindProperty]
    public RemarkInput Insist { get; set; } = new();

    [BindProperty]
    public RemarkInput Release { get; set; } = new();

    [BindProperty]
    public ExtensionInput Extension { get; set; } = new();

    [BindProperty]
    public GrantInput Grant { get; set; } = new();

    [BindProperty]
    public ReasonInput Refuse { get; set; } = new();

    public AssignmentDetails Details { get; private set; } = null!;

    /// <summary>The document it comes from; null when this person may not read it.</summary>
    public DocumentLink? Document { get; private set; }

    public DateOnly Day => clock.Today;

    /// <summary>The person works above the body that must do it, and would act in its stead.</summary>
    public bool IsFromAbove { get; private set; }

    public bool May(AssignmentMove move) => Details.Moves.Contains(move);

    /// <summary>Is there anything the person may do on the side of the body that must do it?</summary>
    public bool MayWork => May(AssignmentMove.Report) || May(AssignmentMove.Submit) || May(AssignmentMove.Decline) || Details.MayAddEvidence || Details.MayAskExtension || Details.MayDelegate;

    /// <summary>The last entry of a kind: why it was returned, declined.</summary>
    public EntryRow? Last(EntryKind kind) => Details.Entries.FirstOrDefault(e => e.Kind == kind);

    public Task<IActionResult> OnGetAsync(long id, CancellationToken cancel) => ShowAsync(id, cancel);

    public async Task<IActionResult> OnPostMoveAsync(long id, AssignmentMove move, CancellationToken cancel)
    {
        var (prefix, sentence, percent) = move switch
        {
            AssignmentMove.Report => (nameof(Report), Report.Sentence, Report.Percent),
            AssignmentMove.Submit => (nameof(Submit), Submit.Sentence, null),
            AssignmentMove.Decline => (nameof(Decline), Decline.Sentence, null),
            AssignmentMove.Accept => (nameof(Accept), Accept.Sentence, null),
            AssignmentMove.Return => (nameof(Return), Return.Sentence, null),
            AssignmentMove.Insist => (nameof(Insist), Insist.Sentence, null),
            AssignmentMove.Release => (nameof(Release), Release.Sentence, null),
            _ => (nameof(Version), null, (int?)null),
        };
        return await DoAsync(id, prefix, $"implementation.did.{move}", () => service.MoveAsync(new(id, move, sentence, percent, Version), this.OperationOnce($"assignment.{move.ToString().ToLowerInvariant()}"), cancel), cancel);
    }

    public Task<IActionResult> OnPostExtensionAsync(long id, CancellationToken cancel) =>
        DoAsync(id, nameof(Extension), "implementation.did.extension", () => service.AskExtensionAsync(new(id, Extension.Until!.Value, Extension.Sentence!, Version), this.OperationOnce("assignment.extension-ask"), cancel), cancel);

    public Task<IActionResult> OnPostGrantAsync(long id, CancellationToken cancel) =>
        DoAsync(id, nameof(Grant), "implementation.did.grant", () => service.AnswerExtensionAsync(new(id, Grant.Until!.Value, Grant.Sentence, Version), this.OperationOnce("assignment.extension-answer"), cancel), cancel);

    public Task<IActionResult> OnPostRefuseAsync(long id, CancellationToken cancel) =>
        DoAsync(id, nameof(Refuse), "implementation.did.refuse", () => service.AnswerExtensionAsync(new(id, null, Refuse.Sentence, Version), this.OperationOnce("assignment.extension-answer"), cancel), cancel);

    /// <summary>Does it when its form is filled in well, says so on the page reloaded; shows the page with what is wrong otherwise.</summary>
    private async Task<IActionResult> DoAsync(long id, string prefix, string done, Func<Task> what, CancellationToken cancel)
    {
        var fields = Fields.ToDictionary(f => f.Key, f => $"{prefix}.{f.Value}");
        if (!this.IsWell(prefix) || !await this.TryOnceAsync(what, fields)) return await ShowAsync(id, cancel);
        this.Notify(NoticeKind.Success, texts[done]);
        return RedirectToPage("/Implementation/Assignment", new { id });
    }

    private async Task<IActionResult> ShowAsync(long id, CancellationToken cancel)
    {
        if (await RefusedAsync(id, cancel) is { } refused) return refused;
        Document = await documents.LinkAsync(User.PersonId()!.Value, Details.Duty.DocumentId, cancel);
        IsFromAbove = !(await check.PlacesAsync(User.PersonId()!.Value, Permission.Report, cancel)).Contains(Details.Row.OrganizationId);
        MayRemind = await FindMayRemindAsync(User.PersonId()!.Value, cancel);
        Grant.Until ??= Details.Row.ExtensionAsked;
        Report.Percent ??= Details.Row.Percent;
        return Page();
    }

    /// <summary>Reads the assignment; the answer when there is none, or it is not for this person.</summary>
    private async Task<IActionResult?> RefusedAsync(long id, CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        Details = await query.FindAsync(id, person, cancel);
        return await access.MayReadAsync(person, Details, cancel) ? null : Forbid();
    }
}
