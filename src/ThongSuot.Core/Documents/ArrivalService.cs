using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>A document that came to a body.</summary>
/// <param name="ReceivedOn">The day it came; numbers are counted in its year.</param>
/// <param name="Handling">Who is to handle it.</param>
public sealed record EnterArrivalOptions(long DocumentId, long OrganizationId, DateOnly ReceivedOn, string Handling = "");

/// <summary>Enters documents in the books of arrivals of bodies: one document, however many bodies it came to.</summary>
public sealed class ArrivalService(AppDbContext db, AccessCheck check, DocumentAccess access, Clock clock)
{
    /// <summary>Enters a document under the next number of the body's book for the year: from 1, without gaps or doubles, for a number is given back when the operation fails. Returns the number.</summary>
    public async Task<int> EnterAsync(EnterArrivalOptions options, Operation operation, CancellationToken cancel = default)
    {
        await check.DemandAsync(operation.By, Permission.RegisterDocuments, options.OrganizationId, cancel);
        await using var work = await db.BeginAsync(operation, cancel);
        var (id, body) = (options.DocumentId, options.OrganizationId);
        // What a person may not read is as if it were not there.
        if (operation.By.PersonId is { } person && !await access.MayReadAsync(person, id, cancel)) throw new NotFoundException("document", id);
        var document = await db.DocumentAsync(id, null, cancel);
        RuleException.When(document.KeeperId is null, "rule.document.not-on-file");
        RuleException.When(document.IssuerId == body || document.KeeperId == body && document.Direction == Direction.Outgoing, "rule.arrival.own");
        RuleException.When(options.ReceivedOn > clock.Today, "rule.arrival.future");
        RuleException.When(document.IssuedOn is { } issued && options.ReceivedOn < issued, "rule.arrival.before-issue", document.IssuedOn!);
        // Whoever enters the same one at the same time waits, and is told its number.
        await db.HoldAsync(string.Create(CultureInfo.InvariantCulture, $"arrivals:{body}"), cancel);
        if (await db.Arrivals.Where(a => a.DocumentId == id && a.OrganizationId == body).Select(a => new { a.Number, a.Year }).SingleOrDefaultAsync(cancel) is { } known) throw new RuleException("rule.arrival.known", known.Number, known.Year);
        var number = (int)await db.TakeNumbersAsync(string.Create(CultureInfo.InvariantCulture, $"arrival {body} {options.ReceivedOn.Year}"), 1, first: 1, cancel);
        var arrival = new Arrival(id, body, number, options.ReceivedOn, operation.By.PersonId, options.Handling);
        db.Add(arrival);
        await db.SaveChangesAsync(cancel);
        work.Created(arrival.Id);
        await work.CommitAsync(cancel);
        return number;
    }

    /// <summary>Says who is to handle what came.</summary>
    public async Task HandleAsync(long arrivalId, string handling, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var arrival = await db.Arrivals.SingleOrDefaultAsync(a => a.Id == arrivalId, cancel) ?? throw new NotFoundException("arrival", arrivalId);
        await check.DemandAsync(operation.By, Permission.RegisterDocuments, arrival.OrganizationId, cancel);
        if (version is { } seen && seen != arrival.Version) throw new StaleException("arrival", arrivalId);
        arrival.Handle(handling);
        await work.CommitAsync(cancel);
    }
}
