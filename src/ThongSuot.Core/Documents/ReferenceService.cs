using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Documents;

/// <summary>What documents are to one another, as a person says it.</summary>
public sealed class ReferenceService(AppDbContext db, AccessCheck check, DocumentAccess access, CitedDocuments cited, Standings standings, DocumentIndex index)
{
    /// <summary>Says that what was only cited or announced is a document on file: the citations within the person's reach lead to it.</summary>
    public async Task MatchAsync(long noteId, long documentId, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        // What a person may not read is as if it were not there.
        if (operation.By.PersonId is { } reader)
            foreach (var id in new[] { noteId, documentId })
                if (!await access.MayReadAsync(reader, id, cancel)) throw new NotFoundException("document", id);
        var (note, document) = (await db.DocumentAsync(noteId, null, cancel), await db.DocumentAsync(documentId, null, cancel));
        RuleException.When(document.KeeperId is null, "rule.document.not-on-file");
        var keepers = await db.References.Where(r => r.ToId == noteId).Join(db.Documents, r => r.FromId, d => d.Id, (r, d) => d.KeeperId).Distinct().ToListAsync(cancel);
        var within = new HashSet<long>();
        foreach (var keeper in keepers.OfType<long>())
            if (operation.By.PersonId is not { } person || await check.MayAsync(person, Permission.RegisterDocuments, keeper, cancel)) within.Add(keeper);
        if (note.KeeperId is null && within.Count == 0) await DemandAsync(document, operation, cancel);
        await cited.MeanAsync(note, document, within, cancel);
        await standings.ReviewAsync([documentId], cancel);
        await work.CommitAsync(cancel);
    }

    /// <summary>Says how a document stands to one it cites.</summary>
    public async Task RelateAsync(long referenceId, RelationKind relation, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var reference = await FindAsync(referenceId, operation, cancel);
        reference.Relate(relation);
        await db.SaveChangesAsync(cancel);
        await standings.ReviewAsync([reference.ToId], cancel);
        await work.CommitAsync(cancel);
    }

    /// <summary>Notes that a document cites another which the reader did not see. Returns the id of the reference.</summary>
    public async Task<long> AddAsync(long fromId, long toId, RelationKind relation, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        await DemandAsync(await db.DocumentAsync(fromId, null, cancel), operation, cancel);
        // What a person may not read is as if it were not there.
        if (operation.By.PersonId is { } person && !await access.MayReadAsync(person, toId, cancel)) throw new NotFoundException("document", toId);
        await db.DocumentAsync(toId, null, cancel);
        RuleException.When(fromId == toId, "rule.document.match-self");
        RuleException.When(await db.References.AnyAsync(r => r.FromId == fromId && r.ToId == toId, cancel), "rule.document.reference-known");
        var reference = new DocumentReference(fromId, toId, relation, 0, 0);
        db.Add(reference);
        await db.SaveChangesAsync(cancel);
        await standings.ReviewAsync([toId], cancel);
        work.Created(reference.Id);
        await work.CommitAsync(cancel);
        return reference.Id;
    }

    /// <summary>Notes that a document cites another by number and day, which may not be on file: it leads to the one that is meant, or to a note of it that waits for it. Returns the id of the reference.</summary>
    public async Task<long> CiteAsync(long fromId, string identifier, DateOnly? issuedOn, string issuerName, RelationKind relation, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        await DemandAsync(await db.DocumentAsync(fromId, null, cancel), operation, cancel);
        var number = DocumentNumber.Read(identifier) ?? throw new RuleException("rule.document.cited-number");
        var meant = await cited.FindOrNoteAsync(new(null, issuerName, "", number.Number, number.Symbol, NumberSeries.Of(number.Symbol, issuedOn), issuedOn, "", NumberTail: number.Tail), fromId, cancel);
        await db.SaveChangesAsync(cancel);
        RuleException.When(await db.References.AnyAsync(r => r.FromId == fromId && r.ToId == meant.Id, cancel), "rule.document.reference-known");
        var reference = new DocumentReference(fromId, meant.Id, relation, 0, 0, number.ToString(), issuedOn);
        db.Add(reference);
        await db.SaveChangesAsync(cancel);
        await standings.ReviewAsync([meant.Id], cancel);
        work.Created(reference.Id);
        await work.CommitAsync(cancel);
        return reference.Id;
    }

    /// <summary>Takes away a citation that is none.</summary>
    public async Task RemoveAsync(long referenceId, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var reference = await FindAsync(referenceId, operation, cancel);
        db.Remove(reference);
        await db.SaveChangesAsync(cancel);
        await standings.ReviewAsync([reference.ToId], cancel);
        await work.CommitAsync(cancel);
    }

    /// <summary>Says that a document is another copy of the one that has its number (<see cref="Document.SameAsId"/>): its files become editions of that one, and what was proposed of it is gone.</summary>
    public async Task JoinAsync(long copyId, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var copy = await db.DocumentAsync(copyId, version, cancel);
        var whole = await db.DocumentAsync(copy.SameAsId ?? throw new RuleException("rule.document.join-none"), null, cancel);
        await DemandAsync(copy, operation, cancel);
        await DemandAsync(whole, operation, cancel);
        RuleException.When(copy.ConfirmedAt is not null || await db.Duties.AnyAsync(d => d.DocumentId == copyId && d.State == DutyState.Confirmed, cancel), "rule.document.join-confirmed");
        // A line of a book is never taken out, so one body cannot have the two under two numbers.
        RuleException.When(await db.Arrivals.AnyAsync(a => a.DocumentId == copyId && db.Arrivals.Any(o => o.DocumentId == whole.Id && o.OrganizationId == a.OrganizationId), cancel), "rule.document.join-arrived");
        foreach (var arrival in await db.Arrivals.Where(a => a.DocumentId == copyId).ToListAsync(cancel)) arrival.MoveTo(whole.Id);
        var known = (await db.References.Where(r => r.ToId == whole.Id).Select(r => r.FromId).ToListAsync(cancel)).ToHashSet();
        foreach (var reference in await db.References.Where(r => r.ToId == copyId).ToListAsync(cancel))
            if (reference.FromId != whole.Id && known.Add(reference.FromId)) reference.LeadTo(whole.Id);
            else db.Remove(reference);
        db.RemoveRange(await db.References.Where(r => r.FromId == copyId).ToListAsync(cancel));
        db.RemoveRange(await db.DutyActors.Where(a => a.DocumentId == copyId).ToListAsync(cancel));
        await db.SaveChangesAsync(cancel);
        db.RemoveRange(await db.Duties.Where(d => d.DocumentId == copyId).ToListAsync(cancel));
        var last = await db.Editions.Where(e => e.DocumentId == whole.Id).MaxAsync(e => (int?)e.Ordinal, cancel) ?? 0;
        foreach (var edition in await db.Editions.Where(e => e.DocumentId == copyId).OrderBy(e => e.Ordinal).ToListAsync(cancel)) edition.MoveTo(whole.Id, ++last);
        await db.SaveChangesAsync(cancel);
        db.Remove(copy);
        await index.RemoveAsync(copyId, cancel);
        await index.PutAsync(whole, cancel);
        await work.CommitAsync(cancel);
    }

    private async Task<DocumentReference> FindAsync(long id, Operation operation, CancellationToken cancel)
    {
        var reference = await db.References.SingleOrDefaultAsync(r => r.Id == id, cancel) ?? throw new NotFoundException("reference", id);
        await DemandAsync(await db.DocumentAsync(reference.FromId, null, cancel), operation, cancel);
        return reference;
    }

    private Task DemandAsync(Document document, Operation operation, CancellationToken cancel) =>
        check.DemandAsync(operation.By, Permission.RegisterDocuments, document.KeeperId ?? throw new RuleException("rule.document.not-on-file"), cancel);
}
