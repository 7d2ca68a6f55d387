using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>A document: its head, its text, its duties, what it cites and what cites it.</summary>
public sealed class DetailsModel(DocumentQueries queries, ChangedGrounds grounds, ReadingService reading, FileStore files, GoldExport gold, ArrivalQueries arrivals, AccessCheck check, IStringLocalizer texts) : PageModel
{
    public DocumentDetails Document { get; private set; } = null!;

    public ReferenceLists References { get; private set; } = null!;

    public IReadOnlyList<DutyRow> Duties { get; private set; } = [];

    /// <summary>What it answers and no longer stands as it did.</summary>
    public IReadOnlyList<ChangedGround> Grounds { get; private set; } = [];

    internal Printed? Text { get; private set; }

    /// <summary>Where it stands in the books of arrivals of the bodies the person works for.</summary>
    public IReadOnlyList<(ArrivalRow Row, string Organization)> Arrivals { get; private set; } = [];

    /// <summary>A body whose register the person keeps may have received it.</summary>
    public bool MayEnter { get; private set; }

    public bool MayConfirm { get; private set; }

    public bool MayRegister { get; private set; }

    /// <summary>It is confirmed, has duties, and this person may give them to bodies.</summary>
    public bool MayIssue { get; private set; }

    /// <summary>It is in force elsewhere, and this person may register a plan of their own body that answers it.</summary>
    public bool MayPlan { get; private set; }

    /// <summary>Documents on file that this one answers: the two can be laid side by side.</summary>
    public IReadOnlyList<DocumentLink> Answered { get; private set; } = [];

    /// <summary>The link to the history leads somewhere.</summary>
    public bool MayReadHistory { get; private set; }

    public EditionRow? Latest => Document.Editions.Count > 0 ? Document.Editions[^1] : null;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (await queries.FindAsync(person, id, cancel) is not { } document) return NotFound();
        Document = document;
        References = await queries.ReferencesAsync(person, id, cancel);
        Grounds = await grounds.OfAsync(person, id, cancel);
        Duties = [.. (await queries.DutiesAsync(person, id, cancel)).Where(d => d.State != DutyState.Rejected)];
        if (document.KeeperId is not null && Duties.Count > 0) Answered = [.. References.To.Where(r => DocumentReference.Answering.Contains(r.Relation) && r.Document.Standing is not (Standing.Cited or Standing.Announced)).Select(r => r.Document)];
        MayReadHistory = await check.MayAnywhereAsync(person, Permission.ReadHistory, cancel);
        Arrivals = await arrivals.OfDocumentAsync(person, id, cancel);
        var places = await check.PlacesAsync(person, Permission.RegisterDocuments, cancel);
        MayEnter = document.KeeperId is not null && places.Any(p => p != document.Head.IssuerId && (p != document.KeeperId || document.Direction == Direction.Incoming) && Arrivals.All(a => a.Row.OrganizationId != p));
        if (document.KeeperId is { } keeper)
        {
            (MayConfirm, MayRegister) = (await this.MayAsync(Permission.ConfirmDuties, keeper), await this.MayAsync(Permission.RegisterDocuments, keeper));
            MayPlan = !MayRegister && document.Standing == Standing.Registered && Duties.Any(d => d.State == DutyState.Confirmed) && await check.MayAnywhereAsync(person, Permission.RegisterDocuments, cancel);
            MayIssue = document.ConfirmedAt is not null && Duties.Any(d => d.State == DutyState.Confirmed) && await this.MayAsync(Permission.IssueAssignments, keeper);
        }
        if (Latest is { State: ReadingState.Read } edition && await queries.ReadingAsync(person, edition.Id, cancel) is { } read) Text = PrintedText.Of(read, Duties, texts["documents.review.duty"]);
        return Page();
    }

    /// <summary>The file as it came.</summary>
    public async Task<IActionResult> OnGetFileAsync(long id, long edition, CancellationToken cancel)
    {
        if (await queries.FindAsync(User.PersonId()!.Value, id, cancel) is not { } document || document.Editions.FirstOrDefault(e => e.Id == edition) is not { } file || !files.Exists(file.FileHash)) return NotFound();
        // Never shown by the browser: it comes from outside, and a page of its own must not speak for us.
        return File(files.OpenRead(file.FileHash), "application/octet-stream", file.FileName);
    }

    /// <summary>What people confirmed of it, as labels the reader is measured by; beside the original under the same name.</summary>
    public async Task<IActionResult> OnGetGoldAsync(long id, CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (await queries.FindAsync(person, id, cancel) is not { KeeperId: { } keeper, ConfirmedAt: not null } document) return NotFound();
        if (!await this.MayAsync(Permission.ConfirmDuties, keeper)) return Forbid();
        var edition = await gold.EditionAsync(id, cancel);
        if (document.Editions.FirstOrDefault(e => e.Id == edition) is not { } original) return NotFound();
        var labels = new MemoryStream();
        await gold.WriteAsync(person, id, labels, cancel);
        labels.Position = 0;
        return File(labels, "application/json", Path.GetFileNameWithoutExtension(original.FileName) + ".gold.json");
    }

    public async Task<IActionResult> OnPostAgainAsync(long id, long edition, CancellationToken cancel)
    {
        if (await this.TryAsync(() => reading.RetryAsync(edition, HttpContext.Operation("document.read-again"), cancel))) this.Notify(NoticeKind.Success, texts["documents.again.done"]);
        return RedirectToPage(new { id });
    }
}
