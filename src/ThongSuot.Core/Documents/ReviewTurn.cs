using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>Who may change what in a review just now: who confirms duties at the keeper, one person at a time. Whoever begins has taken it up.</summary>
public sealed class ReviewTurn(AppDbContext db, AccessCheck check)
{
    /// <summary>The document, to be reviewed by who asks.</summary>
    internal async Task<Document> DocumentAsync(long id, int? version, Operation operation, CancellationToken cancel)
    {
        var document = await AllowedAsync(id, version, operation, cancel);
        if (document.ReviewerId is { } other && operation.By.PersonId is { } me && other != me) throw new RuleException("rule.document.review-taken", await NameAsync(other, cancel));
        if (document.ReviewerId is null && operation.By.PersonId is { } taking) document.TakeUp(taking);
        return document;
    }

    /// <summary>A duty that nobody has decided on, to be changed by who asks.</summary>
    internal async Task<Duty> OpenDutyAsync(long id, int? version, Operation operation, CancellationToken cancel)
    {
        var duty = await DutyAsync(id, version, operation, cancel);
        RuleException.When(duty.State != DutyState.Proposed, "rule.duty.decided");
        return duty;
    }

    internal async Task<Duty> DutyAsync(long id, int? version, Operation operation, CancellationToken cancel)
    {
        var duty = await db.Duties.SingleOrDefaultAsync(d => d.Id == id, cancel) ?? throw new NotFoundException("duty", id);
        await DocumentAsync(duty.DocumentId, null, operation, cancel);
        return version is { } seen && seen != duty.Version ? throw new StaleException("duty", id) : duty;
    }

    /// <summary>The document, whoever reviews it.</summary>
    internal async Task<Document> AllowedAsync(long id, int? version, Operation operation, CancellationToken cancel)
    {
        var document = await db.DocumentAsync(id, version, cancel);
        await check.DemandAsync(operation.By, Permission.ConfirmDuties, document.KeeperId ?? throw new RuleException("rule.document.not-on-file"), cancel);
        return document;
    }

    internal Task<string> NameAsync(long personId, CancellationToken cancel) => db.Users.Where(p => p.Id == personId).Select(p => p.FullName).SingleAsync(cancel);
}
