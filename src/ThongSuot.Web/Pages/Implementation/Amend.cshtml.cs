using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Documents.Recognition;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>The duties of a programme beside those of the document that replaces or amends its own; what is ticked is done.</summary>
public sealed class AmendModel(AmendmentService service, AmendmentPlanner planner, ChangedGrounds grounds, DashboardQueries boards, DocumentQueries documents, IStringLocalizer texts) : PageModel
{
    /// <summary>The later document; the latest there is without.</summary>
    [BindProperty(SupportsGet = true)]
    public long? By { get; set; }

    [BindProperty]
    public int Version { get; set; }

    /// <summary>Ticked: pairs, as <see cref="KeyOf"/> names them.</summary>
    [BindProperty]
    public List<string> Yes { get; set; } = [];

    public ProgrammeHead Programme { get; private set; } = null!;

    /// <summary>Documents that change the programme's.</summary>
    public IReadOnlyList<(DocumentLink Document, RelationKind Relation)> Changes { get; private set; } = [];

    public Amendment? Amendment { get; private set; }

    /// <summary>Plans that answer the earlier document.</summary>
    public IReadOnlyList<DocumentLink> Below { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } refused) return refused;
        // At first everything that can be done is ticked: the person unticks.
        if (Amendment is { } amendment) (Version, Yes) = (amendment.Version, [.. amendment.Duties.Where(d => d.CanApply).Select(KeyOf)]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } refused) return refused;
        if (Amendment is not { } amendment || By is not { } by) return NotFound();
        var ticked = amendment.Duties.Where(d => Yes.Contains(KeyOf(d))).Select(d => d.Pair).ToList();
        var options = new AmendOptions(id, by, ticked.Where(p => p.Was is not null && p.Is is not null).ToDictionary(p => p.Was!.Id, p => p.Is!.Id),
            [.. ticked.Where(p => p.Was is null).Select(p => p.Is!.Id)], [.. ticked.Where(p => p.Is is null).Select(p => p.Was!.Id)], Version);
        // Something was ticked that is no longer proposed: what the person saw has changed.
        if (ticked.Count < Yes.Count) ModelState.AddModelError("", texts["rule.amendment.changed"]);
        if (!ModelState.IsValid || !await this.TryOnceAsync(() => service.ApplyAsync(options, this.OperationOnce("programme.amend"), cancel))) return Page();
        this.Notify(NoticeKind.Success, texts["implementation.amend.done", Called(amendment.Is)]);
        return RedirectToPage("/Implementation/Programme", new { id, at = Programme.IssuerId });
    }

    public static string KeyOf(AmendedDuty duty) => $"{duty.Pair.Was?.Id}-{duty.Pair.Is?.Id}";

    public static string Called(DocumentLink document) => document.Identifier.Length > 0 ? $"{document.Type} {document.Identifier}".Trim() : document.Subject;

    /// <summary>"khác ở: câu chữ, hạn".</summary>
    public string Differs(DutyPair pair) => texts["implementation.amend.differs", string.Join(", ", Enum.GetValues<DutyDifferences>().Where(d => d != DutyDifferences.None && pair.Differences.HasFlag(d)).Select(d => texts[$"implementation.amend.differences.{d}"].Value))];

    public string Do(AmendedDuty duty) => duty.Pair.Change switch
    {
        DutyChange.New => texts["implementation.amend.do.New", duty.Added],
        DutyChange.Gone => texts["implementation.amend.do.Gone", duty.Open],
        var change => texts[$"implementation.amend.do.{change}"],
    };

    private async Task<IActionResult?> LoadAsync(long id, CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (await boards.HeadAsync(id, cancel) is not { } programme) return NotFound();
        Programme = programme;
        if (!await this.MayAsync(Permission.IssueAssignments, programme.IssuerId)) return Forbid();
        Changes = await grounds.ChangedByAsync(person, programme.DocumentId, cancel);
        By ??= Changes.Select(c => (long?)c.Document.Id).FirstOrDefault();
        if (By is not { } by) return null;
        if (await documents.FindAsync(person, by, cancel) is null) return NotFound();
        if (!await this.TryAsync(async () => Amendment = await planner.PreviewAsync(id, by, cancel))) return NotFound();
        Below = await grounds.PlansBelowAsync(person, Amendment!.Was.Id, cancel);
        return null;
    }
}
