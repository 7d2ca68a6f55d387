using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Web.Hosting;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>How far an issue is that goes on in the background. The page asks again by itself; it may be left and come back to.</summary>
public sealed class IssuingModel : PageModel
{
    private const string Every = "2";

    private readonly IssueService _service;
    private readonly DocumentQueries _documents;
    private readonly IStringLocalizer _texts;
    private readonly IssueRuns _runs;

    public IssuingModel(IServiceProvider services)
    {
        _service = services.GetRequiredService<IssueService>();
        _documents = services.GetRequiredService<DocumentQueries>();
        _texts = services.GetRequiredService<IStringLocalizer>();
        _runs = services.GetRequiredService<IssueRuns>();
    }

    public DocumentDetails Document { get; private set; } = null!;

    /// <summary>It runs, here or on another node.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Only the node that does it can say how far it is, and stop it.</summary>
    public bool IsHere { get; private set; }

    /// <summary>Null while it is found out who gets what.</summary>
    public IssueProgress? Progress { get; private set; }

    /// <summary>What became of it.</summary>
    public string Sentence { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(long id, string key, CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (await _documents.FindAsync(person, id, cancel) is not { } document) return NotFound();
        Document = document;
        var run = _runs.Find(person, key);
        if ((run is { State: IssueState.Done } ? run.ProgrammeId : await _service.FindAsync(person, key, cancel)) is { } programme)
        {
            this.Notify(NoticeKind.Success, _texts["implementation.issuing.done"]);
            return RedirectToPage("/Implementation/Programme", new { id = programme });
        }
        IsHere = run is { State: IssueState.Running };
        IsRunning = IsHere || run is null && await _service.IsRunningAsync(id, cancel);
        Progress = run?.Progress;
        if (IsRunning) Response.Headers["Refresh"] = Every;
        else
            Sentence = run switch
            {
                { State: IssueState.Refused, Refusal: { } refusal } => _texts[refusal.Code, [.. refusal.Args]],
                { State: IssueState.Cancelled } => _texts["implementation.issuing.cancelled"],
                { State: IssueState.Failed } => _texts["implementation.issuing.failed"],
                _ => _texts["implementation.issuing.lost"],
            };
        return Page();
    }

    public IActionResult OnPostCancel(long id, string key)
    {
        if (_runs.Find(User.PersonId()!.Value, key) is { State: IssueState.Running } run) run.Cancel();
        return RedirectToPage(new { id, key });
    }
}
