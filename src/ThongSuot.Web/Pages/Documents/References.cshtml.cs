using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Documents.Recognition;
using ThongSuot.Web.Access;
using ThongSuot.Web.Pages.Organizations;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>What a document cites, put right by hand: a relation changed, a reference added or taken away, a note of a cited document matched with the one on file.</summary>
public sealed class ReferencesModel(DocumentQueries queries, ReferenceService references, IStringLocalizer texts) : PageModel
{
    private const int MostOffered = 10;

    public sealed class Form
    {
        [Display(Name = "documents.references.number"), Required, StringLength(100)]
        public string? Number { get; set; }

        [Display(Name = "documents.field.issued")]
        public DateOnly? IssuedOn { get; set; }

        [Display(Name = "documents.edit.issuer_name"), StringLength(Document.LongestName)]
        public string? IssuerName { get; set; }

        [Display(Name = "documents.references.relation")]
        public RelationKind Relation { get; set; } = RelationKind.Implements;
    }

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>Words of the document that is looked for.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "documents.references.words"), StringLength(200)]
    public string? Q { get; set; }

    /// <summary>The cited document that is to be matched; a reference is added without.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Note { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string DocumentName { get; private set; } = "";

    public IReadOnlyList<ReferenceRow> Rows { get; private set; } = [];

    public ReferenceRow? Matching => Rows.FirstOrDefault(r => r.Document.Id == Note && r.Document.Standing is Standing.Cited or Standing.Announced);

    public IReadOnlyList<DocumentRow> Offered { get; private set; } = [];

    public IEnumerable<SelectListItem> Relations(RelationKind chosen) => Enum.GetValues<RelationKind>().Select(r => new SelectListItem(texts[$"documents.relation.{r}"], r.ToString(), r == chosen));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is { } refused) return refused;
        this.Ignore(nameof(Input));
        return Page();
    }

    public Task<IActionResult> OnPostRelateAsync(long reference, RelationKind relation, CancellationToken cancel) =>
        DoAsync("relate", operation => references.RelateAsync(Own(reference), relation, operation, cancel), cancel);

    public Task<IActionResult> OnPostRemoveAsync(long reference, CancellationToken cancel) =>
        DoAsync("unrelate", operation => references.RemoveAsync(Own(reference), operation, cancel), cancel);

    public Task<IActionResult> OnPostAddAsync(long to, RelationKind relation, CancellationToken cancel) =>
        DoAsync("relate", operation => references.AddAsync(Id, to, relation, operation, cancel), cancel);

    public Task<IActionResult> OnPostMatchAsync(long to, CancellationToken cancel) =>
        DoAsync("match", operation => references.MatchAsync(Matching?.Document.Id ?? throw new ThongSuot.Core.Shared.NotFoundException("document", Note ?? 0), to, operation, cancel), cancel);

    public async Task<IActionResult> OnPostCiteAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is { } refused) return refused;
        if (!ModelState.IsValid) return Page();
        return await TryAsync("relate", operation => references.CiteAsync(Id, Input.Number!, Input.IssuedOn, Input.IssuerName ?? "", Input.Relation, operation, cancel));
    }

    /// <summary>The reference must be one of this document.</summary>
    private long Own(long reference) => Rows.Any(r => r.Id == reference) ? reference : throw new ThongSuot.Core.Shared.NotFoundException("reference", reference);

    private async Task<IActionResult> DoAsync(string step, Func<Operation, Task> what, CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is { } refused) return refused;
        this.Ignore(nameof(Input));
        return await TryAsync(step, what);
    }

    private async Task<IActionResult> TryAsync(string step, Func<Operation, Task> what)
    {
        if (!await this.TryAsync(() => what(HttpContext.Operation("document." + step)), Fields)) return Page();
        this.Notify(NoticeKind.Success, texts["documents.references.saved"]);
        return RedirectToPage(new { Id, q = (string?)null, note = (long?)null });
    }

    private static readonly Dictionary<string, string> Fields = new() { ["rule.document.cited-number"] = "Input.Number" };

    private async Task<IActionResult?> LoadAsync(CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (await queries.FindAsync(person, Id, cancel) is not { KeeperId: { } keeper } document) return NotFound();
        if (!await this.MayAsync(Permission.RegisterDocuments, keeper)) return Forbid();
        DocumentName = DocumentWords.Name(document.Identifier, document.Head.Subject);
        Rows = (await queries.ReferencesAsync(person, Id, cancel)).To;
        if (Note is not null && Matching is null) return NotFound();
        Q ??= Matching?.Document.Identifier;
        if (!string.IsNullOrWhiteSpace(Q) && Q.Length <= 200) Offered = [.. (await queries.ListAsync(person, new(Q), size: MostOffered + 1, cancel: cancel)).Items.Where(d => d.Id != Id).Take(MostOffered)];
        return null;
    }
}
