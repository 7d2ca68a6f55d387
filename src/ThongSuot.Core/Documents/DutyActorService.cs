using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>Who is named by a duty.</summary>
/// <param name="Name">As printed; may be left out when the body is given.</param>
/// <param name="OrganizationId">The one body meant; null to have the name resolved on the day of issue.</param>
public sealed record ActorFields(DutyRole Role, string Name, long? OrganizationId = null);

/// <summary>Corrects whom a duty names and in which role, while nobody has decided on it. Versions are those of the duty.</summary>
public sealed class DutyActorService(AppDbContext db, ReviewTurn turn, OrganizationQueries organizations, Clock clock)
{
    public async Task<long> AddAsync(long dutyId, ActorFields fields, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var duty = await OpenAsync(dutyId, version, operation, cancel);
        var actor = new DutyActor(duty, fields.Role, await NameAsync(fields, cancel), fields.OrganizationId);
        await DemandNewAsync(actor, cancel);
        db.Add(actor);
        await db.SaveChangesAsync(cancel);
        work.Created(actor.Id);
        await work.CommitAsync(cancel);
        return actor.Id;
    }

    public async Task ChangeAsync(long actorId, ActorFields fields, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var actor = await FindAsync(actorId, cancel);
        await OpenAsync(actor.DutyId, version, operation, cancel);
        actor.Describe(fields.Role, await NameAsync(fields, cancel), fields.OrganizationId);
        await DemandNewAsync(actor, cancel);
        await work.CommitAsync(cancel);
    }

    /// <summary>Says which one body a name means; the name stays as printed.</summary>
    public async Task MeanAsync(long actorId, long organizationId, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var actor = await FindAsync(actorId, cancel);
        await OpenAsync(actor.DutyId, version, operation, cancel);
        actor.Describe(actor.Role, await NameAsync(new(actor.Role, actor.Name, organizationId), cancel), organizationId);
        await work.CommitAsync(cancel);
    }

    public async Task RemoveAsync(long actorId, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var actor = await FindAsync(actorId, cancel);
        await OpenAsync(actor.DutyId, version, operation, cancel);
        db.Remove(actor);
        await work.CommitAsync(cancel);
    }

    private async Task<DutyActor> FindAsync(long id, CancellationToken cancel) => await db.DutyActors.SingleOrDefaultAsync(a => a.Id == id, cancel) ?? throw new NotFoundException("actor", id);

    /// <summary>Whom a duty names is part of what its version counts.</summary>
    private async Task<Duty> OpenAsync(long dutyId, int? version, Operation operation, CancellationToken cancel)
    {
        var duty = await turn.OpenDutyAsync(dutyId, version, operation, cancel);
        db.Entry(duty).Property(d => d.Version).IsModified = true;
        return duty;
    }

    private async Task<string> NameAsync(ActorFields fields, CancellationToken cancel)
    {
        if (fields.OrganizationId is not { } id) return fields.Name;
        var name = (await organizations.NamesAsync([id], clock.Today, cancel)).GetValueOrDefault(id) ?? throw new NotFoundException("organization", id);
        return string.IsNullOrWhiteSpace(fields.Name) ? name : fields.Name;
    }

    private async Task DemandNewAsync(DutyActor actor, CancellationToken cancel)
    {
        var (dutyId, id, role, name) = (actor.DutyId, actor.Id, actor.Role, actor.Name);
        RuleException.When(await db.DutyActors.AnyAsync(a => a.DutyId == dutyId && a.Id != id && a.Role == role && a.Name == name, cancel), "rule.duty.actor-known", name);
    }
}
