using Microsoft.AspNetCore.Mvc;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Pages.Documents;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>What proves that it was done: files, addresses, registered documents.</summary>
public sealed partial class AssignmentModel
{
    private const int MostOffered = 10;

    [BindProperty]
    public FileInput Upload { get; set; } = new();

    [BindProperty]
    public AddressInput Link { get; set; } = new();

    [BindProperty]
    public DocumentInput Registered { get; set; } = new();

    /// <summary>The documents that fit the words typed, when there are several.</summary>
    public IReadOnlyList<DocumentRow> Offered { get; private set; } = [];

    /// <summary>A file as it came.</summary>
    public async Task<IActionResult> OnGetFileAsync(long id, long evidence, CancellationToken cancel)
    {
        if (await RefusedAsync(id, cancel) is { } refused) return refused;
        if (Details.Evidence.FirstOrDefault(e => e.Id == evidence) is not { FileHash: { } hash } file || !files.Exists(hash)) return NotFound();
        // Never shown by the browser: it comes from outside, and a page of its own must not speak for us.
        return File(files.OpenRead(hash), "application/octet-stream", file.FileName);
    }

    public async Task<IActionResult> OnPostFileAsync(long id, CancellationToken cancel)
    {
        if (await RefusedAsync(id, cancel) is { } refused) return refused;
        // Nothing is kept of who may not add anything.
        if (!Details.MayAddEvidence) return Forbid();
        return await DoAsync(id, nameof(Upload), "implementation.did.evidence", async () =>
        {
            await using var content = Upload.File!.OpenReadStream();
            var (stored, name) = (await files.PutAsync(content, cancel), Path.GetFileName(Upload.File.FileName));
            await AddAsync(id, new(Titled(Upload.Title, name), new EvidenceFile(stored.Hash, name, stored.Length)), cancel);
        }, cancel);
    }

    public Task<IActionResult> OnPostLinkAsync(long id, CancellationToken cancel) => DoAsync(id, nameof(Link), "implementation.did.evidence", () =>
    {
        var written = Link.Address!.Trim();
        RuleException.When(!Uri.TryCreate(written, UriKind.Absolute, out var address), "rule.evidence.address");
        return AddAsync(id, new(Titled(Link.Title, written), Address: address), cancel);
    }, cancel);

    public async Task<IActionResult> OnPostDocumentAsync(long id, CancellationToken cancel)
    {
        if (!this.IsWell(nameof(Registered))) return await ShowAsync(id, cancel);
        var found = (await documents.ListAsync(User.PersonId()!.Value, new DocumentFilter(Registered.Words), size: MostOffered, cancel: cancel)).Items;
        var words = NameFolding.Fold(Registered.Words!);
        var chosen = Registered.Id is { } picked ? found.FirstOrDefault(d => d.Id == picked) : found.Count == 1 ? found[0] : found.Where(d => NameFolding.Fold(d.Identifier) == words).ToList() is [var exact] ? exact : null;
        if (chosen is null)
        {
            Offered = found;
            ModelState.AddModelError($"{nameof(Registered)}.{nameof(Registered.Words)}", texts[found.Count == 0 ? "implementation.document.none" : "implementation.document.several"]);
            return await ShowAsync(id, cancel);
        }
        return await DoAsync(id, nameof(Registered), "implementation.did.evidence", () => AddAsync(id, new(Titled(null, DocumentWords.Name(chosen.Identifier, chosen.Subject)), DocumentId: chosen.Id), cancel), cancel);
    }

    private Task<long> AddAsync(long id, EvidenceOptions evidence, CancellationToken cancel) => service.AddEvidenceAsync(new(id, [evidence]), this.OperationOnce("assignment.evidence"), cancel);

    private static string Titled(string? given, string otherwise) => (string.IsNullOrWhiteSpace(given) ? otherwise : given.Trim()) is var title && title.Length > LongestTitle ? title[..LongestTitle] : title;

    private const int LongestTitle = ThongSuot.Core.Documents.Document.LongestName;
}
