using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>Documents as read by a person: nothing comes from here that <see cref="DocumentAccess"/> does not let them read.</summary>
public sealed class DocumentQueries(AppDbContext db, DocumentAccess access, OrganizationQueries organizations, Clock clock)
{
    private const int MostLinks = 500;

    /// <summary>The register, what was issued last first. Without a standing asked for: what is on file.</summary>
    public async Task<Page<DocumentRow>> ListAsync(long personId, DocumentFilter filter, string? after = null, int size = Page<DocumentRow>.DefaultSize, CancellationToken cancel = default)
    {
        size = Math.Clamp(size, 1, Page<DocumentRow>.MaxSize);
        var documents = Filtered(db, filter.Standing is Standing.Cited or Standing.Announced ? await access.ReadableAsync(personId, cancel) : await access.OnFileAsync(personId, cancel), filter);
        if (ReadCursor(after) is var (day, last)) documents = documents.Where(d => d.ListedOn < day || d.ListedOn == day && d.Id < last);
        var rows = await documents.OrderByDescending(d => d.ListedOn).ThenByDescending(d => d.Id).Take(size + 1)
            .Select(d => new DocumentRow(d.Id, DocumentNumber.Write(d.Number, d.NumberTail, d.Symbol), d.Type, d.Subject, d.IssuerId, d.IssuerName, d.IssuedOn, d.ListedOn, d.Standing, d.Direction, d.Secrecy, d.Urgency, d.KeeperId, d.IsPreliminary,
                db.Editions.Where(e => e.DocumentId == d.Id).OrderByDescending(e => e.Ordinal).Select(e => (ReadingState?)e.State).FirstOrDefault(),
                db.Duties.Count(t => t.DocumentId == d.Id && t.State == DutyState.Proposed), db.Duties.Count(t => t.DocumentId == d.Id && t.State == DutyState.Confirmed), d.ConfirmedAt))
            .ToListAsync(cancel);
        var isLast = rows.Count <= size;
        if (!isLast) rows.RemoveAt(size);
        return new(rows, isLast ? null : Cursor(rows[^1]));
    }

    /// <summary>A document; null when it is not there or not for this person.</summary>
    public async Task<DocumentDetails?> FindAsync(long personId, long id, CancellationToken cancel = default)
    {
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } document
            || !await access.MayReadAsync(personId, new DocumentFacts(id, document.KeeperId, document.IssuerId, document.Secrecy, document.Standing), cancel)) return null;
        var editions = await db.Editions.Where(e => e.DocumentId == id).OrderBy(e => e.Ordinal)
            .Select(e => new EditionRow(e.Id, e.Ordinal, e.FileHash, e.FileName, e.Length, e.ReceivedAt, e.State, e.Failure, e.FailureInEnglish, e.ReaderVersion)).ToListAsync(cancel);
        var names = await organizations.NamesAsync([.. new[] { document.KeeperId, document.IssuerId }.OfType<long>().Distinct()], clock.Today, cancel);
        var reviewer = document.ReviewerId is { } reviewing ? await db.Users.Where(p => p.Id == reviewing).Select(p => p.FullName).SingleOrDefaultAsync(cancel) : null;
        var same = document.SameAsId is { } other ? await LinkAsync(personId, other, cancel) : null;
        return new(id, document.Head, document.Identifier, document.Standing, document.Direction, document.IsPreliminary, document.KeeperId, NameOf(document.KeeperId), NameOf(document.IssuerId), document.NotedOn, same,
            document.ReviewerId, reviewer, document.ConfirmedAt, document.Version, editions);

        string? NameOf(long? body) => body is { } known ? names.GetValueOrDefault(known) : null;
    }

    /// <summary>A document as others name it; null when it is not there or not for this person.</summary>
    public async Task<DocumentLink?> LinkAsync(long personId, long id, CancellationToken cancel = default) =>
        await Linked.For(db)(db, id, cancel) is { } found && await access.MayReadAsync(personId, found.Facts, cancel) ? found.Link : null;

    private static readonly Compiled<Func<AppDbContext, long, CancellationToken, Task<FoundLink?>>> Linked = new(() => EF.CompileAsyncQuery((AppDbContext db, long id, CancellationToken cancel) =>
        db.Documents.Where(d => d.Id == id).Select(d => new FoundLink(new DocumentLink(d.Id, DocumentNumber.Write(d.Number, d.NumberTail, d.Symbol), d.Type, d.Subject, d.IssuerName, d.IssuedOn, d.Standing),
            new DocumentFacts(d.Id, d.KeeperId, d.IssuerId, d.Secrecy, d.Standing))).SingleOrDefault()));

    private sealed record FoundLink(DocumentLink Link, DocumentFacts Facts);

    /// <summary>Text and reading of an edition; null when it is not read, or not for this person.</summary>
    public async Task<EditionReading?> ReadingAsync(long personId, long editionId, CancellationToken cancel = default)
    {
        var read = await db.EditionTexts.Where(t => t.EditionId == editionId).Join(db.Editions, t => t.EditionId, e => e.Id, (t, e) => new EditionReading(e.Id, e.DocumentId, t.Text, t.Reading)).SingleOrDefaultAsync(cancel);
        return read is not null && await access.MayReadAsync(personId, read.DocumentId, cancel) ? read : null;
    }

    /// <summary>The duties of a document in the order of its text, with whom they name; two queries.</summary>
    public async Task<IReadOnlyList<DutyRow>> DutiesAsync(long personId, long documentId, CancellationToken cancel = default)
    {
        if (!await access.MayReadAsync(personId, documentId, cancel)) return [];
        var duties = await db.Duties.AsNoTracking().Where(d => d.DocumentId == documentId).OrderBy(d => d.Place).ToListAsync(cancel);
        if (duties.Count == 0) return [];
        var actors = await db.DutyActors.AsNoTracking().Where(a => a.DocumentId == documentId).OrderBy(a => a.Id).ToListAsync(cancel);
        var names = await organizations.NamesAsync([.. actors.Select(a => a.OrganizationId).OfType<long>().Distinct()], clock.Today, cancel);
        var ofDuty = actors.ToLookup(a => a.DutyId, a => new ActorRow(a.Id, a.Role, a.Name, a.OrganizationId, a.OrganizationId is { } body ? names.GetValueOrDefault(body) : null));
        return [.. duties.Select(d => new DutyRow(d.Id, d.EditionId, d.Place, d.Fields, d.State, d.RuleId, d.Version, [.. ofDuty[d.Id]]))];
    }

    /// <summary>What a document cites and what cites it.</summary>
    public async Task<ReferenceLists> ReferencesAsync(long personId, long documentId, CancellationToken cancel = default)
    {
        if (!await access.MayReadAsync(personId, documentId, cancel)) return new([], []);
        var readable = await access.ReadableAsync(personId, cancel);
        var references = await db.References.AsNoTracking().Where(r => r.FromId == documentId || r.ToId == documentId).OrderBy(r => r.Start).ThenBy(r => r.Id).Take(2 * MostLinks).ToListAsync(cancel);
        var links = (await LinksAsync(readable, [.. references.Select(r => r.FromId == documentId ? r.ToId : r.FromId).Distinct()], cancel)).ToDictionary(l => l.Id);
        return new([.. Rows(references.Where(r => r.FromId == documentId), r => r.ToId)], [.. Rows(references.Where(r => r.ToId == documentId), r => r.FromId)]);

        IEnumerable<ReferenceRow> Rows(IEnumerable<DocumentReference> some, Func<DocumentReference, long> other) =>
            some.Where(r => links.ContainsKey(other(r))).Select(r => new ReferenceRow(r.Id, links[other(r)], r.Relation, r.Start, r.Length));
    }

    /// <summary>The types there are, for the filter.</summary>
    public async Task<IReadOnlyList<string>> TypesAsync(CancellationToken cancel = default) =>
        // From one type to the next along the index: one row a type, not every document.
        await db.Database.SqlQuery<string>($"""
            WITH RECURSIVE types (type) AS (SELECT MIN("Type") FROM "Documents" WHERE "Type" > '' UNION ALL SELECT (SELECT MIN("Type") FROM "Documents" WHERE "Type" > types.type) FROM types WHERE types.type IS NOT NULL)
            SELECT type AS "Value" FROM types WHERE type IS NOT NULL
            """).ToListAsync(cancel);

    internal static IQueryable<Document> Filtered(AppDbContext db, IQueryable<Document> documents, DocumentFilter filter)
    {
        if (filter.KeeperId is { } keeper) documents = documents.Where(d => d.KeeperId == keeper);
        if (filter.Standing is { } standing) documents = documents.Where(d => d.Standing == standing);
        else documents = documents.Where(d => d.KeeperId != null);
        if (filter.Type is { Length: > 0 } type) documents = documents.Where(d => d.Type == type);
        if (filter.Year is { } year and > 0 and < 9999)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            documents = documents.Where(d => d.ListedOn >= first && d.ListedOn <= last && d.IssuedOn != null);
        }
        if (filter.From is { } from) documents = documents.Where(d => d.ListedOn >= from && d.IssuedOn != null);
        if (filter.To is { } to) documents = documents.Where(d => d.ListedOn <= to && d.IssuedOn != null);
        if (filter.IssuerId is { } issuer) documents = documents.Where(d => d.IssuerId == issuer);
        if (filter.Direction is { } direction) documents = documents.Where(d => d.Direction == direction);
        if (filter.IsWaitingForReview) documents = documents.Where(d => (d.ConfirmedAt == null || db.Duties.Any(t => t.DocumentId == d.Id && t.State == DutyState.Proposed)) && db.Editions.Any(e => e.DocumentId == d.Id && e.State == ReadingState.Read));
        return WithWords(documents, filter.Text);
    }

    /// <summary>Those that have all these words in identifier, subject or issuer, typed with or without marks.</summary>
    internal static IQueryable<Document> WithWords(IQueryable<Document> documents, string? typed)
    {
        foreach (var word in NameFolding.Fold(typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) documents = documents.Where(d => d.Folded.Contains(word));
        return documents;
    }

    internal static async Task<IReadOnlyList<DocumentLink>> LinksAsync(IQueryable<Document> readable, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        return await readable.Where(d => EF.Parameter(ids).Contains(d.Id))
            .Select(d => new DocumentLink(d.Id, DocumentNumber.Write(d.Number, d.NumberTail, d.Symbol), d.Type, d.Subject, d.IssuerName, d.IssuedOn, d.Standing)).ToListAsync(cancel);
    }

    private static string Cursor(DocumentRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.ListedOn:yyyyMMdd}-{row.Id}");

    private static (DateOnly Day, long Id)? ReadCursor(string? cursor) =>
        cursor is { Length: > 9 } && cursor[8] == '-' && DateOnly.TryParseExact(cursor.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && long.TryParse(cursor.AsSpan(9), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (day, id) : null;
}
