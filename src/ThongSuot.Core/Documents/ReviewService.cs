using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>A duty that the reader did not see, from a stretch of the text.</summary>
public sealed record AddDutyOptions(long EditionId, int Start, int Length);

/// <summary>A person goes through what the reader proposed of a document: only what is confirmed here counts (DOMAIN §3.7). Every step is saved at once, so a review can be left for days and another person can go on.</summary>
public sealed class ReviewService(AppDbContext db, ReviewTurn turn, Standings standings)
{
    /// <summary>Takes up the review of a document.</summary>
    /// <param name="takeOver">From the person who has it; without it that is refused with their name.</param>
    public async Task TakeUpAsync(long documentId, bool takeOver, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var document = await turn.AllowedAsync(documentId, null, operation, cancel);
        if (!takeOver && document.ReviewerId is { } other && other != operation.By.PersonId) throw new RuleException("rule.document.review-taken", await turn.NameAsync(other, cancel));
        document.TakeUp(operation.By.PersonId);
        await work.CommitAsync(cancel);
    }

    /// <summary>Lets another person take up the review.</summary>
    public async Task LeaveAsync(long documentId, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        (await turn.DocumentAsync(documentId, null, operation, cancel)).TakeUp(null);
        await work.CommitAsync(cancel);
    }

    public async Task EditAsync(long dutyId, DutyFields fields, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var duty = await turn.OpenDutyAsync(dutyId, version, operation, cancel);
        DemandWithin(await TextAsync(duty.EditionId, cancel), fields.QuoteStart, fields.QuoteLength);
        duty.Describe(fields);
        await work.CommitAsync(cancel);
    }

    /// <summary>Makes two duties of one, where its quotation is cut; both keep deadline, deliverable and bodies, to be corrected. Returns the id of the second.</summary>
    /// <param name="offset">Characters of the quotation that stay with the first.</param>
    public async Task<long> SplitAsync(long dutyId, int offset, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var duty = await turn.OpenDutyAsync(dutyId, version, operation, cancel);
        RuleException.When(offset <= 0 || offset >= duty.QuoteLength, "rule.duty.split-place");
        var text = await TextAsync(duty.EditionId, cancel);
        var (first, second) = (Trimmed(text, duty.QuoteStart, offset), Trimmed(text, duty.QuoteStart + offset, duty.QuoteLength - offset));
        RuleException.When(first.Length == 0 || second.Length == 0, "rule.duty.split-place");
        var rest = new Duty(duty.DocumentId, duty.EditionId, await PlaceAfterAsync(duty, cancel), Quoting(duty.Fields, text, second), duty.RuleId);
        rest.Answer(duty.AnswersId);
        duty.Describe(Quoting(duty.Fields, text, first));
        db.Add(rest);
        await db.SaveChangesAsync(cancel);
        foreach (var actor in await ActorsAsync(duty.Id, cancel)) db.Add(new DutyActor(rest, actor.Role, actor.Name, actor.OrganizationId));
        work.Created(rest.Id);
        await work.CommitAsync(cancel);
        return rest.Id;
    }

    /// <summary>Makes one duty of two neighbours; the one that stands first keeps its id, and its word where both say something.</summary>
    public async Task<long> MergeAsync(long dutyId, long otherId, int? version, int? otherVersion, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var (duty, other) = (await turn.OpenDutyAsync(dutyId, version, operation, cancel), await turn.OpenDutyAsync(otherId, otherVersion, operation, cancel));
        var (first, second) = duty.Place < other.Place ? (duty, other) : (other, duty);
        RuleException.When(first.Id == second.Id || first.EditionId != second.EditionId || await db.Duties.AnyAsync(d => d.DocumentId == first.DocumentId && d.Place > first.Place && d.Place < second.Place, cancel), "rule.duty.merge-neighbours");
        var (a, b) = (first.Fields, second.Fields);
        var (start, end) = (Math.Min(a.QuoteStart, b.QuoteStart), Math.Max(a.QuoteStart + a.QuoteLength, b.QuoteStart + b.QuoteLength));
        var due = a.DueWritten is null ? b : a;
        first.Describe(a with
        {
            Text = $"{a.Text} {b.Text}",
            QuoteStart = start,
            QuoteLength = end - start,
            Deliverable = a.Deliverable ?? b.Deliverable,
            DueWritten = due.DueWritten,
            DueKind = due.DueKind,
            DueOn = due.DueOn,
            Every = due.Every,
            IsRequest = a.IsRequest && b.IsRequest,
            ReportTo = a.ReportTo ?? b.ReportTo,
            ReportThrough = a.ReportThrough ?? b.ReportThrough,
        });
        first.Answer(first.AnswersId ?? second.AnswersId);
        var named = (await ActorsAsync(first.Id, cancel)).Select(n => (n.Role, n.Name)).ToHashSet();
        foreach (var actor in await ActorsAsync(second.Id, cancel))
        {
            if (named.Add((actor.Role, actor.Name))) db.Add(new DutyActor(first, actor.Role, actor.Name, actor.OrganizationId));
            db.Remove(actor);
        }
        // Who is named goes before the duty.
        await db.SaveChangesAsync(cancel);
        db.Remove(second);
        await work.CommitAsync(cancel);
        return first.Id;
    }

    /// <summary>Adds a duty from a stretch of the text. Returns its id.</summary>
    public async Task<long> AddAsync(AddDutyOptions options, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Id == options.EditionId, cancel) ?? throw new NotFoundException("edition", options.EditionId);
        await turn.DocumentAsync(edition.DocumentId, null, operation, cancel);
        var read = await db.EditionTexts.SingleOrDefaultAsync(t => t.EditionId == edition.Id, cancel) ?? throw new RuleException("rule.document.still-read");
        DemandWithin(read.Text, options.Start, options.Length);
        var quote = Trimmed(read.Text, options.Start, options.Length);
        RuleException.When(quote.Length == 0, "rule.duty.text-missing");
        var before = await db.Duties.Where(d => d.DocumentId == edition.DocumentId && (d.EditionId < edition.Id || d.EditionId == edition.Id && d.QuoteStart <= quote.Start)).OrderByDescending(d => d.Place).FirstOrDefaultAsync(cancel);
        var place = before is not null ? await PlaceAfterAsync(before, cancel)
            : (await db.Duties.Where(d => d.DocumentId == edition.DocumentId).MinAsync(d => (long?)d.Place, cancel) ?? 2 * Duty.Gap) - Duty.Gap;
        var duty = new Duty(edition.DocumentId, edition.Id, place, Quoting(new(StoredReading.SectionAt(read.Reading, quote.Start), "", 0, 0), read.Text, quote), ruleId: null);
        db.Add(duty);
        await db.SaveChangesAsync(cancel);
        work.Created(duty.Id);
        await work.CommitAsync(cancel);
        return duty.Id;
    }

    /// <summary>Says that it is a duty.</summary>
    public Task ConfirmAsync(long dutyId, int? version, Operation operation, CancellationToken cancel = default) => DecideAsync(dutyId, d => d.Confirm(), version, operation, cancel);

    /// <summary>Says that it is none; it stays to be seen.</summary>
    public Task RejectAsync(long dutyId, int? version, Operation operation, CancellationToken cancel = default) => DecideAsync(dutyId, d => d.Reject(), version, operation, cancel);

    /// <summary>Takes back a decision, as long as no programme has been issued of the duty.</summary>
    public async Task ReopenAsync(long dutyId, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var duty = await turn.DutyAsync(dutyId, version, operation, cancel);
        RuleException.When(duty.State == DutyState.Proposed, "rule.duty.open-already");
        RuleException.When(await db.ProgrammeDuties.AnyAsync(p => p.DutyId == dutyId, cancel), "rule.duty.issued");
        duty.Reopen();
        await work.CommitAsync(cancel);
    }

    /// <summary>Says of all duties nobody has decided on that they are duties. Returns how many these were.</summary>
    public async Task<int> ConfirmAllAsync(long documentId, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        await turn.DocumentAsync(documentId, null, operation, cancel);
        var open = await db.Duties.Where(d => d.DocumentId == documentId && d.State == DutyState.Proposed).ToListAsync(cancel);
        foreach (var duty in open) duty.Confirm();
        await work.CommitAsync(cancel);
        return open.Count;
    }

    /// <summary>Ends the review: all is decided and right, head included. What the document replaces or ends is so from now on.</summary>
    public async Task ConfirmDocumentAsync(long documentId, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var document = await turn.DocumentAsync(documentId, version, operation, cancel);
        RuleException.When(document.SameAsId is not null, "rule.document.same-undecided");
        RuleException.When(await db.Editions.AnyAsync(e => e.DocumentId == documentId && (e.State == ReadingState.Waiting || e.State == ReadingState.Reading), cancel), "rule.document.still-read");
        var open = await db.Duties.CountAsync(d => d.DocumentId == documentId && d.State == DutyState.Proposed, cancel);
        RuleException.When(open > 0, "rule.document.duties-open", open);
        document.Confirm(work.At);
        await db.SaveChangesAsync(cancel);
        await standings.ReviewOnesChangedByAsync(documentId, cancel);
        await work.CommitAsync(cancel);
    }

    private async Task DecideAsync(long dutyId, Action<Duty> decide, int? version, Operation operation, CancellationToken cancel)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        decide(await turn.OpenDutyAsync(dutyId, version, operation, cancel));
        await work.CommitAsync(cancel);
    }

    /// <summary>Counted here: databases count characters in other ways.</summary>
    private static void DemandWithin(string text, int start, int length) => RuleException.When(start < 0 || length <= 0 || start >= text.Length || length > text.Length - start, "rule.duty.quote-outside");

    private Task<string> TextAsync(long editionId, CancellationToken cancel) => db.EditionTexts.Where(t => t.EditionId == editionId).Select(t => t.Text).SingleAsync(cancel);

    private Task<List<DutyActor>> ActorsAsync(long dutyId, CancellationToken cancel) => db.DutyActors.Where(a => a.DutyId == dutyId).OrderBy(a => a.Id).ToListAsync(cancel);

    /// <summary>A place between a duty and the next; when there is none left, all are put apart again.</summary>
    private async Task<long> PlaceAfterAsync(Duty duty, CancellationToken cancel)
    {
        var next = await db.Duties.Where(d => d.DocumentId == duty.DocumentId && d.Place > duty.Place).MinAsync(d => (long?)d.Place, cancel) ?? duty.Place + 2 * Duty.Gap;
        if (next - duty.Place >= 2) return duty.Place + (next - duty.Place) / 2;
        var (all, place) = (await db.Duties.Where(d => d.DocumentId == duty.DocumentId).OrderBy(d => d.Place).ToListAsync(cancel), 0L);
        foreach (var one in all) one.PlaceAt(place += Duty.Gap);
        return duty.Place + Duty.Gap / 2;
    }

    private static DutyFields Quoting(DutyFields fields, string text, (int Start, int Length) quote) =>
        fields with { Text = text.Substring(quote.Start, quote.Length).Replace('\n', ' ').Replace('\t', ' '), QuoteStart = quote.Start, QuoteLength = quote.Length };

    private static (int Start, int Length) Trimmed(string text, int start, int length)
    {
        while (length > 0 && char.IsWhiteSpace(text[start])) (start, length) = (start + 1, length - 1);
        while (length > 0 && char.IsWhiteSpace(text[start + length - 1])) length--;
        return (start, length);
    }
}
