using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>The text on the left, what was understood on the right: a person confirms, corrects or rejects each duty. Every answer is saved at once, so it can go on tomorrow, or with another person.</summary>
public sealed class ReviewModel(DocumentQueries queries, ReviewService reviews, DutyActorService actors, ResolvedActors resolved, IStringLocalizer texts) : PageModel
{
    /// <summary>Which duties are shown.</summary>
    public enum Part
    {
        All,
        Check,
        Due,
        Confirmed,
        Rejected,
    }

    [BindProperty(SupportsGet = true)]
    public Part Show { get; set; }

    public DocumentDetails Document { get; private set; } = null!;

    public IReadOnlyList<DutyRow> Duties { get; private set; } = [];

    /// <summary>Whom the names in duties that are still open mean.</summary>
    public IReadOnlyDictionary<string, Resolution> Meant { get; private set; } = new Dictionary<string, Resolution>();

    internal Printed Text { get; private set; } = null!;

    /// <summary>Nobody else reviews the document: the answers are at hand, and with the first of them this person has taken it up.</summary>
    public bool IsMine => MayConfirm && (Document.ReviewerId is null || Document.ReviewerId == User.PersonId());

    public bool MayConfirm { get; private set; }

    /// <summary>The duties shown, with their numbers among all.</summary>
    public IEnumerable<(DutyRow Duty, int Number)> Shown => Duties.Select((duty, i) => (duty, i + 1)).Where(d => Belongs(d.duty, Show));

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostTakeOverAsync(long id, CancellationToken cancel) =>
        DoAsync(id, null, "review", operation => reviews.TakeUpAsync(id, takeOver: true, operation, cancel), cancel);

    public Task<IActionResult> OnPostConfirmAsync(long id, long duty, int version, CancellationToken cancel) =>
        DoAsync(id, duty, "duty-confirm", operation => reviews.ConfirmAsync(duty, version, operation, cancel), cancel);

    public Task<IActionResult> OnPostRejectAsync(long id, long duty, int version, CancellationToken cancel) =>
        DoAsync(id, duty, "duty-reject", operation => reviews.RejectAsync(duty, version, operation, cancel), cancel);

    public Task<IActionResult> OnPostReopenAsync(long id, long duty, int version, CancellationToken cancel) =>
        DoAsync(id, duty, "duty-reopen", operation => reviews.ReopenAsync(duty, version, operation, cancel), cancel);

    public Task<IActionResult> OnPostMergeAsync(long id, long duty, int version, long before, int beforeVersion, CancellationToken cancel) =>
        DoAsync(id, before, "duty-merge", operation => reviews.MergeAsync(before, duty, beforeVersion, version, operation, cancel), cancel);

    /// <summary>Says which body a name means that names nobody known.</summary>
    public Task<IActionResult> OnPostMeanAsync(long id, long duty, int version, long actor, long body, CancellationToken cancel) =>
        DoAsync(id, duty, "actor-change", operation => actors.MeanAsync(actor, body, version, operation, cancel), cancel, stays: true);

    public Task<IActionResult> OnPostAllAsync(long id, CancellationToken cancel) =>
        DoAsync(id, null, "duty-confirm", operation => reviews.ConfirmAllAsync(id, operation, cancel), cancel);

    public async Task<IActionResult> OnPostFinishAsync(long id, int version, CancellationToken cancel)
    {
        if (!await this.TryAsync(() => reviews.ConfirmDocumentAsync(id, version, HttpContext.Operation("document.confirm"), cancel))) return await LoadAsync(id, cancel) ? Page() : NotFound();
        Duties = await queries.DutiesAsync(User.PersonId()!.Value, id, cancel);
        this.Notify(NoticeKind.Success, texts["documents.review.done", Count(Part.Confirmed)]);
        return RedirectToPage("/Documents/Details", new { id });
    }

    public int Count(Part part) => Duties.Count(d => Belongs(d, part));

    public bool IsToCheck(DutyRow duty) => duty.State == DutyState.Proposed && Doubts(duty).Count > 0;

    /// <summary>What a person should look at before saying that it is right.</summary>
    public IReadOnlyList<string> Doubts(DutyRow duty)
    {
        var doubts = new List<string>();
        if (duty.State == DutyState.Rejected) return doubts;
        if (duty.Actors.All(a => a.Role != DutyRole.Lead)) doubts.Add(texts["documents.review.lead_missing"]);
        foreach (var actor in duty.Actors)
            if (MeantBy(duty, actor) is { Unresolved.Count: > 0 }) doubts.Add(texts["documents.review.who_unclear", actor.Name]);
        return doubts;
    }

    /// <summary>Whom a name means; null when a person has said so, or nobody asks any more.</summary>
    public Resolution? MeantBy(DutyRow duty, ActorRow actor) => duty.State == DutyState.Proposed && actor.OrganizationId is null ? Meant.GetValueOrDefault(actor.Name) : null;

    /// <summary>The duty above, which this one can be joined to.</summary>
    public DutyRow? Before(DutyRow duty) => Duties.TakeWhile(d => d.Id != duty.Id).LastOrDefault(d => d.EditionId == duty.EditionId) is { State: DutyState.Proposed } before ? before : null;

    private bool Belongs(DutyRow duty, Part part) => part switch
    {
        Part.Check => IsToCheck(duty),
        Part.Due => duty.State != DutyState.Rejected && duty.Fields.DueWritten is not null,
        Part.Confirmed => duty.State == DutyState.Confirmed,
        Part.Rejected => duty.State == DutyState.Rejected,
        _ => true,
    };

    private async Task<IActionResult> DoAsync(long id, long? duty, string step, Func<Operation, Task> what, CancellationToken cancel, bool stays = false)
    {
        if (!await this.TryAsync(() => what(HttpContext.Operation("document." + step)))) return await LoadAsync(id, cancel) ? Page() : NotFound();
        // Back to where the person was, or to what comes next there.
        var next = stays ? duty : duty is null ? null : await NextAsync(id, duty.Value, cancel);
        return RedirectToPage("/Documents/Review", null, new { id, show = Show == Part.All ? (Part?)null : Show }, next is null ? null : $"d{next}");
    }

    private async Task<long?> NextAsync(long id, long duty, CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        Duties = await queries.DutiesAsync(person, id, cancel);
        if (Show == Part.Check) Meant = await resolved.FindAsync(person, id, openOnly: true, cancel);
        var shown = Shown.Select(s => s.Duty).ToList();
        var place = Duties.FirstOrDefault(d => d.Id == duty)?.Place ?? 0;
        return (shown.Find(d => d.Place > place && d.State == DutyState.Proposed) ?? shown.Find(d => d.Id == duty))?.Id;
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (await queries.FindAsync(person, id, cancel) is not { } document || document.Editions.LastOrDefault(e => e.State == ReadingState.Read) is not { } edition || await queries.ReadingAsync(person, edition.Id, cancel) is not { } read) return false;
        (Document, Duties) = (document, await queries.DutiesAsync(person, id, cancel));
        Meant = await resolved.FindAsync(person, id, openOnly: true, cancel);
        MayConfirm = document.KeeperId is { } keeper && await this.MayAsync(Permission.ConfirmDuties, keeper);
        Text = PrintedText.Of(read, Duties, texts["documents.review.duty"]);
        return true;
    }
}
