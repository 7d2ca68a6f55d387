using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>Which lines of a book are looked for.</summary>
/// <param name="Text">Words of identifier, subject or issuer, with or without marks; all of them must be there.</param>
/// <param name="Year">The year the numbers are counted in.</param>
public sealed record ArrivalFilter(long OrganizationId, string? Text = null, int? Year = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>A line of a book.</summary>
public sealed record ArrivalRow(long Id, int Year, int Number, DateOnly ReceivedOn, long OrganizationId, string Handling, int Version, DocumentLink Document);

/// <summary>A document that a body was given duties of and has not entered.</summary>
public sealed record ToEnter(long OrganizationId, string Organization, DocumentLink Document);

/// <summary>Books of arrivals as read by a person: nothing of a document comes from here that they may not read.</summary>
public sealed class ArrivalQueries(AppDbContext db, AccessCheck check, DocumentAccess access, OrganizationQueries organizations, Clock clock)
{
    /// <summary>A body's book, the latest number first; null when the person works neither there nor above.</summary>
    public async Task<Page<ArrivalRow>?> ListAsync(long personId, ArrivalFilter filter, string? after = null, int size = Page<ArrivalRow>.DefaultSize, CancellationToken cancel = default)
    {
        if (!await check.MayAsync(personId, Permission.ReadSubtree, filter.OrganizationId, cancel)) return null;
        size = Math.Clamp(size, 1, Page<ArrivalRow>.MaxSize);
        var arrivals = db.Arrivals.Where(a => a.OrganizationId == filter.OrganizationId);
        if (filter.Year is { } year) arrivals = arrivals.Where(a => a.Year == year);
        if (filter.From is { } from) arrivals = arrivals.Where(a => a.ReceivedOn >= from);
        if (filter.To is { } to) arrivals = arrivals.Where(a => a.ReceivedOn <= to);
        if (ReadCursor(after) is var (lastYear, last)) arrivals = arrivals.Where(a => a.Year < lastYear || a.Year == lastYear && a.Number < last);
        var documents = DocumentQueries.WithWords(await access.OnFileAsync(personId, cancel), filter.Text);
        var rows = await Rows(arrivals, documents).Take(size + 1).ToListAsync(cancel);
        var isLast = rows.Count <= size;
        if (!isLast) rows.RemoveAt(size);
        return new(rows, isLast ? null : string.Create(CultureInfo.InvariantCulture, $"{rows[^1].Year}-{rows[^1].Number}"));
    }

    /// <summary>The line of a document in a body's book; null when there is none, or it is not for this person.</summary>
    public async Task<ArrivalRow?> FindAsync(long personId, long documentId, long organizationId, CancellationToken cancel = default) =>
        await check.MayAsync(personId, Permission.ReadSubtree, organizationId, cancel) && await access.MayReadAsync(personId, documentId, cancel)
            ? await Rows(db.Arrivals.Where(a => a.DocumentId == documentId && a.OrganizationId == organizationId), OnFile).SingleOrDefaultAsync(cancel) : null;

    /// <summary>Where a document came to among the bodies the person works for.</summary>
    public async Task<IReadOnlyList<(ArrivalRow Row, string Organization)>> OfDocumentAsync(long personId, long documentId, CancellationToken cancel = default)
    {
        var places = await check.PlacesAsync(personId, Permission.ReadSubtree, cancel);
        if (places.Count == 0 || !await access.MayReadAsync(personId, documentId, cancel)) return [];
        var rows = await Rows(db.Arrivals.Where(a => a.DocumentId == documentId && EF.Parameter(places).Contains(a.OrganizationId)), OnFile).ToListAsync(cancel);
        var names = await organizations.NamesAsync([.. rows.Select(r => r.OrganizationId)], clock.Today, cancel);
        return [.. rows.Select(r => (r, names.GetValueOrDefault(r.OrganizationId, "")))];
    }

    /// <summary>Documents that the bodies whose book the person keeps were given duties of and have not entered, the latest first: offered, for the system does not know when a paper came.</summary>
    public async Task<IReadOnlyList<ToEnter>> ToEnterAsync(long personId, int most = 5, CancellationToken cancel = default)
    {
        var places = await check.PlacesAsync(personId, Permission.RegisterDocuments, cancel);
        if (places.Count == 0) return [];
        var documents = await access.OnFileAsync(personId, cancel);
        var given = await (from programme in db.Programmes
                           join document in documents on programme.DocumentId equals document.Id
                           from body in db.Organizations.Where(o => EF.Parameter(places).Contains(o.Id))
                           where document.Standing == Standing.Registered && document.IssuerId != body.Id && document.KeeperId != body.Id && db.Assignments.Any(a => a.ProgrammeId == programme.Id && a.OrganizationId == body.Id)
                               && !db.Arrivals.Any(a => a.DocumentId == document.Id && a.OrganizationId == body.Id)
                           orderby programme.IssuedOn descending, programme.Id descending, body.Id
                           select new { Body = body.Id, Document = document.Id }).Take(4 * most).ToListAsync(cancel);
        var offered = given.Distinct().Take(most).ToList();
        var links = (await DocumentQueries.LinksAsync(documents, [.. offered.Select(g => g.Document).Distinct()], cancel)).ToDictionary(l => l.Id);
        var names = await organizations.NamesAsync([.. offered.Select(g => g.Body).Distinct()], clock.Today, cancel);
        return [.. offered.Select(g => new ToEnter(g.Body, names.GetValueOrDefault(g.Body, ""), links[g.Document]))];
    }

    private IQueryable<Document> OnFile => db.Documents.Where(d => d.KeeperId != null);

    private static IQueryable<ArrivalRow> Rows(IQueryable<Arrival> arrivals, IQueryable<Document> documents) =>
        from a in arrivals
        join d in documents on a.DocumentId equals d.Id
        orderby a.Year descending, a.Number descending, a.OrganizationId
        select new ArrivalRow(a.Id, a.Year, a.Number, a.ReceivedOn, a.OrganizationId, a.Handling, a.Version, new DocumentLink(d.Id, DocumentNumber.Write(d.Number, d.NumberTail, d.Symbol), d.Type, d.Subject, d.IssuerName, d.IssuedOn, d.Standing));

    private static (int Year, int Number)? ReadCursor(string? cursor) =>
        cursor?.Split('-') is [var year, var number] && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? (y, n) : null;
}
