using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>
/// Who may read which document: the one place that says so. An open one is read by whose posts stand at, above or below the body that keeps it or issued it, and by whose body has a duty of it or has it in its
/// book of arrivals; a secret one only by who registers documents or confirms duties at its keeper or above, or at a body that has it in its book (Law on Protection of State Secrets 2018), and so is a draft, which
/// nobody has issued yet. One that is only cited is known to the readers of what cites it.
/// </summary>
public sealed class DocumentAccess(AppDbContext db, AccessCheck check, Clock clock)
{
    private readonly Dictionary<(long PersonId, long DocumentId), bool> _known = [];
    private (int Changes, DateOnly Day) _readAt;

    /// <summary>The documents a person may read today; a query to be put into others.</summary>
    public async Task<IQueryable<Document>> ReadableAsync(long personId, CancellationToken cancel = default)
    {
        var kept = await OnFileAsync(personId, cancel);
        return db.Documents.Where(d => kept.Any(k => k.Id == d.Id) || d.KeeperId == null && db.References.Any(r => r.ToId == d.Id && kept.Any(k => k.Id == r.FromId)));
    }

    /// <summary>Those of them that are on file: a simpler question, for lists.</summary>
    public async Task<IQueryable<Document>> OnFileAsync(long personId, CancellationToken cancel = default)
    {
        var today = clock.Today;
        var places = await check.PlacesAsync(personId, Permission.ReadSubtree, cancel);
        var offices = (await check.PlacesAsync(personId, Permission.ConfirmDuties, cancel)).Union(await check.PlacesAsync(personId, Permission.RegisterDocuments, cancel)).ToList();
        // What lies below is told by its path.
        var above = (await check.PlacesAndAboveAsync(personId, cancel)).Select(i => (long?)i).ToList();
        List<string> steps = [.. places.Select(StepOf)], secret = [.. offices.Select(StepOf)];
        var links = db.OrganizationLinks.Where(l => l.ValidFrom <= today && l.ValidTo > today || db.Organizations.Any(o => o.Id == l.ChildId && o.AbolishedOn <= today && o.AbolishedOn == l.ValidTo));
        var arrived = db.Arrivals.Where(a => EF.Parameter(places).Contains(a.OrganizationId)).Select(a => a.DocumentId);
        var arrivedAtOffice = db.Arrivals.Where(a => EF.Parameter(offices).Contains(a.OrganizationId)).Select(a => a.DocumentId);
        var given = db.Programmes.Where(p => db.Assignments.Any(a => EF.Parameter(places).Contains(a.OrganizationId) && a.ProgrammeId == p.Id)).Select(p => p.DocumentId);
#pragma warning disable CA1307 // Becomes an expression of the database.
        return db.Documents.Where(d => d.KeeperId != null && (d.Secrecy == Secrecy.None && d.Standing != Standing.Draft
            ? EF.Parameter(above).Contains(d.KeeperId) || EF.Parameter(above).Contains(d.IssuerId) || given.Contains(d.Id) || arrived.Contains(d.Id)
                || links.Any(l => (l.ChildId == d.KeeperId || l.ChildId == d.IssuerId) && EF.Parameter(steps).Any(s => l.Path.Contains(s)))
            : arrivedAtOffice.Contains(d.Id) || links.Any(l => l.ChildId == d.KeeperId && EF.Parameter(secret).Any(s => l.Path.Contains(s)))));
#pragma warning restore CA1307
    }

    /// <summary>Those on file whose duties a person may confirm: kept where the person does so, or below.</summary>
    public async Task<IQueryable<Document>> ConfirmableAsync(long personId, CancellationToken cancel = default)
    {
        var (today, steps) = (clock.Today, (await check.PlacesAsync(personId, Permission.ConfirmDuties, cancel)).Select(StepOf).ToList());
#pragma warning disable CA1307 // Becomes an expression of the database.
        return db.Documents.Where(d => d.KeeperId != null && db.OrganizationLinks.Any(l => l.ChildId == d.KeeperId
            && (l.ValidFrom <= today && l.ValidTo > today || db.Organizations.Any(o => o.Id == l.ChildId && o.AbolishedOn <= today && o.AbolishedOn == l.ValidTo)) && EF.Parameter(steps).Any(s => l.Path.Contains(s))));
#pragma warning restore CA1307
    }

    /// <summary>The same of one document, told by what is known of the person; asked again within a request it is remembered.</summary>
    public async Task<bool> MayReadAsync(long personId, long documentId, CancellationToken cancel = default)
    {
        ForgetWhatIsOld();
        return _known.TryGetValue((personId, documentId), out var known) ? known
            : await db.Documents.Where(d => d.Id == documentId).Select(d => new DocumentFacts(d.Id, d.KeeperId, d.IssuerId, d.Secrecy, d.Standing)).SingleOrDefaultAsync(cancel) is { } document && await MayReadAsync(personId, document, cancel);
    }

    /// <summary>The same where what decides it has been read already.</summary>
    internal async Task<bool> MayReadAsync(long personId, DocumentFacts document, CancellationToken cancel)
    {
        ForgetWhatIsOld();
        return _known[(personId, document.Id)] = await FindOutAsync(personId, document, cancel);
    }

    private void ForgetWhatIsOld()
    {
        var now = (db.Changes, clock.Today);
        if (_readAt != now) _known.Clear();
        _readAt = now;
    }

    private async Task<bool> FindOutAsync(long personId, DocumentFacts document, CancellationToken cancel)
    {
        var documentId = document.Id;
        if (document.KeeperId is not { } keeper)
        {
            var kept = await OnFileAsync(personId, cancel);
            return await db.References.AnyAsync(r => r.ToId == documentId && kept.Any(k => k.Id == r.FromId), cancel);
        }
        if (document.Secrecy == Secrecy.None && document.Standing != Standing.Draft)
        {
            var above = await check.PlacesAndAboveAsync(personId, cancel);
            if (above.Contains(keeper) || document.IssuerId is { } issuer && (above.Contains(issuer) || await check.MayAsync(personId, Permission.ReadSubtree, issuer, cancel)) || await check.MayAsync(personId, Permission.ReadSubtree, keeper, cancel)) return true;
            var places = await check.PlacesAsync(personId, Permission.ReadSubtree, cancel);
            return await db.Arrivals.AnyAsync(a => a.DocumentId == documentId && EF.Parameter(places).Contains(a.OrganizationId), cancel)
                || await db.Programmes.AnyAsync(p => p.DocumentId == documentId && db.Assignments.Any(a => a.ProgrammeId == p.Id && EF.Parameter(places).Contains(a.OrganizationId)), cancel);
        }
        if (await check.MayAsync(personId, Permission.ConfirmDuties, keeper, cancel) || await check.MayAsync(personId, Permission.RegisterDocuments, keeper, cancel)) return true;
        var offices = (await check.PlacesAsync(personId, Permission.ConfirmDuties, cancel)).Union(await check.PlacesAsync(personId, Permission.RegisterDocuments, cancel)).ToList();
        return await db.Arrivals.AnyAsync(a => a.DocumentId == documentId && EF.Parameter(offices).Contains(a.OrganizationId), cancel);
    }

    private static string StepOf(long id) => string.Create(CultureInfo.InvariantCulture, $"/{id}/");
}

/// <summary>What of a document decides who may read it.</summary>
internal sealed record DocumentFacts(long Id, long? KeeperId, long? IssuerId, Secrecy Secrecy, Standing Standing);
