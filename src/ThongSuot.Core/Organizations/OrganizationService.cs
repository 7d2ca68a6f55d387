using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

/// <summary>A new body.</summary>
/// <param name="Superiors">Under whom it stands on each line; a line with null makes it a root there.</param>
public sealed record CreateOrganizationOptions(Naming Naming, IReadOnlyDictionary<Line, long?> Superiors, Basis Basis, Contact? Contact = null, long? SeedId = null);

public sealed record RenameOrganizationOptions(long Id, Naming Naming, Basis Basis);

/// <param name="SuperiorId">The new superior on the line; null makes it a root there.</param>
public sealed record MoveOrganizationOptions(long Id, Line Line, long? SuperiorId, Basis Basis);

/// <param name="SuccessorIds">Who takes over duties and figures, in equal parts; may be empty.</param>
public sealed record AbolishOrganizationOptions(long Id, IReadOnlyList<long> SuccessorIds, Basis Basis);

/// <summary>What happens to bodies and to what they are called; mergers and splits are in <see cref="ReorganizationService"/>.</summary>
public sealed class OrganizationService(AppDbContext db, OrganizationTree tree)
{
    public async Task<long> CreateAsync(CreateOrganizationOptions options, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var id = await CreateInAsync(work, options, cancel);
        work.Created(id);
        await work.CommitAsync(cancel);
        return id;
    }

    public async Task RenameAsync(RenameOrganizationOptions options, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var organization = await tree.LivingAsync(options.Id, options.Basis.EffectiveOn, version, cancel);
        await RenameInAsync(work, organization, options, cancel);
        await work.CommitAsync(cancel);
    }

    public async Task MoveAsync(MoveOrganizationOptions options, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var organization = await tree.LivingAsync(options.Id, options.Basis.EffectiveOn, version, cancel);
        var below = await tree.MoveAsync(options.Id, options.Line, options.SuperiorId, options.Basis.EffectiveOn, cancel);
        db.Add(new OrganizationEvent(EventKind.Move, options.Id, options.Basis, work.Operation.Id));
        db.Entry(organization).Property(o => o.Version).IsModified = true;
        work.Record(organization.Subject, "moved", new { options.Line, options.SuperiorId, options.Basis.EffectiveOn, Below = below });
        await work.CommitAsync(cancel);
    }

    public async Task AbolishAsync(AbolishOrganizationOptions options, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var day = options.Basis.EffectiveOn;
        var organization = await tree.LivingAsync(options.Id, day, version, cancel);
        RuleException.When(await tree.HasBelowAsync(options.Id, day, cancel), "rule.organization.has-below");
        RuleException.When(options.SuccessorIds.Contains(options.Id), "rule.organization.own-successor");
        foreach (var successor in options.SuccessorIds) await tree.LivingAsync(successor, day, null, cancel);
        var done = new OrganizationEvent(EventKind.Abolish, options.Id, options.Basis, work.Operation.Id);
        db.Add(done);
        await tree.EndAsync([organization], day, cancel);
        await db.SaveChangesAsync(cancel);
        foreach (var (successor, share) in Shares.Equal(options.SuccessorIds)) db.Add(new Succession(done.Id, options.Id, successor, day, share));
        await work.CommitAsync(cancel);
    }

    public async Task AddAliasAsync(long id, string name, AliasSource source, DateOnly from, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        await tree.LivingAsync(id, from, null, cancel);
        var alias = new OrganizationAlias(id, name, source, from);
        RuleException.When(await db.OrganizationAliases.AnyAsync(a => a.OrganizationId == id && a.Folded == alias.Folded && a.ValidTo > from, cancel), "rule.organization.alias-known", alias.Name);
        db.Add(alias);
        await work.CommitAsync(cancel);
    }

    public async Task EndAliasAsync(long aliasId, DateOnly on, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var alias = await db.OrganizationAliases.SingleOrDefaultAsync(a => a.Id == aliasId, cancel) ?? throw new NotFoundException("alias", aliasId);
        alias.EndOn(on);
        await work.CommitAsync(cancel);
    }

    public async Task SetContactAsync(long id, Contact contact, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var organization = await tree.FindAsync(id, version, cancel);
        organization.SetContact(contact);
        await work.CommitAsync(cancel);
    }

    internal async Task<long> CreateInAsync(Work work, CreateOrganizationOptions options, CancellationToken cancel)
    {
        var day = options.Basis.EffectiveOn;
        RuleException.When(options.Superiors.Count == 0, "rule.organization.line-missing");
        var id = options.SeedId ?? await db.TakeNumbersAsync(nameof(Organization), 1, cancel);
        var organization = new Organization(id, day);
        if (options.Contact is { } contact) organization.SetContact(contact);
        db.Add(organization);
        db.Add(new OrganizationProfile(id, options.Naming, day));
        foreach (var (line, superior) in options.Superiors)
            db.Add(new OrganizationLink(id, superior is { } above ? await tree.LinkAsync(above, line, day, cancel) : null, line, day));
        db.Add(new OrganizationEvent(EventKind.Create, id, options.Basis, work.Operation.Id));
        return id;
    }

    internal async Task RenameInAsync(Work work, Organization organization, RenameOrganizationOptions options, CancellationToken cancel)
    {
        var day = options.Basis.EffectiveOn;
        var profiles = await db.OrganizationProfiles.Where(p => p.OrganizationId == options.Id && p.ValidTo > day).ToListAsync(cancel);
        RuleException.When(profiles.Any(p => p.ValidFrom > day), "rule.organization.later-change", day);
        var before = profiles.Single();
        RuleException.When(before.Naming == options.Naming, "rule.organization.name-same");
        if (before.ValidFrom == day) db.Remove(before);
        else before.EndOn(day);
        // The old row must be out of the way of the index before the new one comes.
        if (before.ValidFrom == day) await db.SaveChangesAsync(cancel);
        db.Add(new OrganizationProfile(options.Id, options.Naming, day));
        db.Add(new OrganizationEvent(EventKind.Rename, options.Id, options.Basis, work.Operation.Id));
        db.Entry(organization).Property(o => o.Version).IsModified = true;
    }
}
