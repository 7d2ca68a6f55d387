using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Hosting;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>Before the confirmed duties of a document are given out: who would get what, what is unclear, what stands in the way. One button does it.</summary>
public sealed class IssueModel(IssueService service, DocumentQueries documents, AccessCheck check, OrganizationFinder finder, Clock clock, IStringLocalizer texts) : PageModel
{
    public const string Do = "do";

    [BindProperty, Display(Name = "implementation.issuer")]
    public long? Issuer { get; set; }

    [BindProperty, Display(Name = "implementation.line")]
    public Line Line { get; set; }

    [BindProperty, Display(Name = "implementation.field.title"), StringLength(ThongSuot.Core.Documents.Document.LongestSubject)]
    public string? Title { get; set; }

    [BindProperty, Display(Name = "implementation.field.day")]
    public DateOnly? On { get; set; }

    /// <summary>The person has seen what should be thought about.</summary>
    [BindProperty]
    public bool Agreed { get; set; }

    public DocumentDetails Document { get; private set; } = null!;

    /// <summary>The bodies in whose name the person may give duties.</summary>
    public IReadOnlyList<FoundOrganization> Issuers { get; private set; } = [];

    /// <summary>Null when a rule refuses it altogether.</summary>
    public IssuePreview? Preview { get; private set; }

    internal IReadOnlyList<IssueChoice> Choices { get; private set; } = [];

    public bool CanIssue => Preview is { CanIssue: true };

    /// <summary>Conflicts of one kind, each sentence once, with the duties it is about.</summary>
    internal IEnumerable<(string Sentence, IReadOnlyList<int> Duties, IReadOnlyList<ResolvedBody> Bodies)> Conflicts(bool blocking) => Preview is null ? [] :
        Preview.Conflicts.Select(c => (Conflict: c, Ordinal: 0)).Concat(Preview.Duties.SelectMany(d => d.Conflicts.Select(c => (Conflict: c, d.Ordinal)))).Where(c => c.Conflict.IsBlocking == blocking)
            .GroupBy(c => (c.Conflict.Kind, Sentence: texts[c.Conflict.Reason.Key, [.. c.Conflict.Reason.Args]].Value)).OrderBy(g => g.Key.Kind)
            .Select(g => (g.Key.Sentence, (IReadOnlyList<int>)[.. g.Select(c => c.Ordinal).Where(o => o > 0)], g.First().Conflict.Bodies));

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await RefusedAsync(id, cancel) is { } refused) return refused;
        await PreviewAsync(id, new(), cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, string? step, CancellationToken cancel)
    {
        if (await RefusedAsync(id, cancel) is { } refused) return refused;
        var choices = IssueChoices.Of(Request.Form);
        await PreviewAsync(id, choices, cancel);
        if (step != Do || !ModelState.IsValid || Preview is null) return Page();
        var minds = Conflicts(blocking: false).Any();
        if (minds && !Agreed) ModelState.AddModelError(nameof(Agreed), texts["implementation.issue.agree.missing"]);
        if (!ModelState.IsValid) return Page();
        var operation = this.OperationOnce(IssueService.Kind);
        if (Preview is { CanIssue: true } large && operation.Once is { } once && HttpContext.RequestServices.GetRequiredService<IssueRuns>() is var runs && large.Assignments > runs.AtOnceUpTo)
        {
            // Longer than a browser should wait: it goes on without.
            runs.Start(OptionsOf(id, choices) with { DespiteConflicts = Agreed }, operation);
            return RedirectToPage("/Implementation/Issuing", new { id, key = once.Key });
        }
        var programme = 0L;
        if (!await this.TryOnceAsync(async () => programme = await service.IssueAsync(OptionsOf(id, choices) with { DespiteConflicts = Agreed }, operation, cancel: cancel))) return Page();
        this.Notify(NoticeKind.Success, texts["implementation.issue.done", Preview.Duties.Count, Preview.Bodies]);
        return RedirectToPage("/Implementation/Programme", new { id = programme, at = Issuer });
    }

    private async Task PreviewAsync(long id, IssueChoices choices, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return;
        await this.TryAsync(async () => Preview = await service.PreviewAsync(OptionsOf(id, choices), cancel));
        if (Preview is null) return;
        Choices = await choices.InAsync(Preview, finder, cancel);
        Title ??= Preview.Title;
    }

    private IssueOptions OptionsOf(long id, IssueChoices choices) => new(id, Issuer!.Value, Line, On, Title, Chosen: choices.Chosen);

    /// <summary>Finds the document and in whose name it can be issued; the answer when that is nobody's.</summary>
    private async Task<IActionResult?> RefusedAsync(long id, CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (await documents.FindAsync(person, id, cancel) is not { } document) return NotFound();
        Document = document;
        var may = new List<long>();
        // The issuer of the document first, then who keeps it, then wherever the person may.
        foreach (var body in new[] { document.Head.IssuerId, document.KeeperId }.OfType<long>().Distinct())
            if (await check.MayAsync(person, Permission.IssueAssignments, body, cancel)) may.Add(body);
        Issuers = await finder.DescribeAsync([.. may.Union(await check.PlacesAsync(person, Permission.IssueAssignments, cancel))], clock.Today, cancel);
        if (Issuers.Count == 0) return Forbid();
        Issuer ??= Issuers[0].Id;
        return Issuers.Any(i => i.Id == Issuer) ? null : Forbid();
    }
}
