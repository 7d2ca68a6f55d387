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
public sealed class OrganizationService(AppDbContext db, OrganizationTree tree, IEnumerable<IFollowTree> followers)
{
    public async Task<long> CreateAsync(CreateOrganizationOptions options, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var ids = await CreateInAsync(work, [options], cancel);
        work.Created(ids[0]);
        await work.CommitAsync(cancel);
        return ids[0];
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
        await MoveInAsync(work, await tree.LivingAsync(options.Id, options.Basis.EffectiveOn, version, cancel), options, cancel);
        await followers.FollowAsync(work, options.Basis.EffectiveOn, cancel);
        await work.CommitAsync(cancel);
    }

    public async Task AbolishAsync(AbolishOrganizationOptions options, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        await tree.FindAsync(options.Id, version, cancel);
        await AbolishInAsync(work, [options], cancel);
        await followers.FollowAsync(work, options.Basis.EffectiveOn, cancel);
        await work.CommitAsync(cancel);
    }

    /// <summary>Returns the id of the alias.</summary>
    public async Task<long> AddAliasAsync(long id, string name, AliasSource source, DateOnly from, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        await tree.LivingAsync(id, from, null, cancel);
        var alias = new OrganizationAlias(id, name, source, from);
        RuleException.When(await db.OrganizationAliases.AnyAsync(a => a.OrganizationId == id && a.Folded == alias.Folded && a.ValidTo > from, cancel), "rule.organization.alias-known", alias.Name);
        db.Add(alias);
        await db.SaveChangesAsync(cancel);
        work.Created(alias.Id);
        await work.CommitAsync(cancel);
        return alias.Id;
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

    /// <summary>Creates bodies, superiors before those below them. Returns their ids in the order given.</summary>
    internal async Task<IReadOnlyList<long>> CreateInAsync(Work work, IReadOnlyList<CreateOrganizationOptions> options, CancellationToken cancel)
    {
        RuleException.When(options.Any(o => o.Superiors.Count == 0), "rule.organization.line-missing");
        var without = options.Count(o => o.SeedId is null);
        var next = without == 0 ? 0 : await db.TakeNumbersAsync(nameof(Organization), without, cancel);
        var ids = options.Select(o => o.SeedId ?? next++).ToList();
        var there = await tree.LinksAsync([.. options.SelectMany(o => o.Superiors.Values).OfType<long>()], cancel);
        Dictionary<(long, Line), OrganizationLink> founded = [];
        List<object> organizations = [], profiles = [], links = [], events = [];
        for (var i = 0; i < options.Count; i++)
        {
            var (id, one, day) = (ids[i], options[i], options[i].Basis.EffectiveOn);
            var organization = new Organization(id, day);
            if (one.Contact is { } contact) organization.SetContact(contact);
            organizations.Add(organization);
            profiles.Add(new OrganizationProfile(id, one.Naming, day));
            events.Add(new OrganizationEvent(EventKind.Create, id, one.Basis, work.Operation.Id));
            foreach (var (line, superior) in one.Superiors)
            {
                var above = superior is { } superiorId ? founded.GetValueOrDefault((superiorId, line)) ?? there[(superiorId, line)].SingleOrDefault(l => l.HoldsOn(day)) ?? throw new RuleException("rule.organization.not-on-line", superiorId, line, day) : null;
                RuleException.When(above is not null && !above.HoldsOn(day), "rule.organization.not-on-line", superior!, line, day);
                links.Add(founded[(id, line)] = new OrganizationLink(id, above, line, day));
            }
        }
        await db.AddAsync(work, [.. organizations, .. profiles, .. links, .. events], cancel);
        return ids;
    }

    internal async Task MoveInAsync(Work work, Organization organization, MoveOrganizationOptions options, CancellationToken cancel)
    {
        var below = await tree.MoveAsync(options.Id, options.Line, options.SuperiorId, options.Basis.EffectiveOn, cancel);
        db.Add(new OrganizationEvent(EventKind.Move, options.Id, options.Basis, work.Operation.Id));
        db.Entry(organization).Property(o => o.Version).IsModified = true;
        work.Record(organization.Subject, "moved", new { options.Line, options.SuperiorId, options.Basis.EffectiveOn, Below = below });
    }

    /// <summary>Abolishes bodies on one day.</summary>
    internal async Task AbolishInAsync(Work work, IReadOnlyList<AbolishOrganizationOptions> options, CancellationToken cancel)
    {
        var day = options[0].Basis.EffectiveOn;
        if (options.Any(o => o.Basis.EffectiveOn != day)) throw new ArgumentException("Of one day only.", nameof(options));
        var ids = options.Select(o => o.Id).ToList();
        var bodies = await tree.FindAsync([.. ids, .. options.SelectMany(o => o.SuccessorIds)], cancel);
        RuleException.When(options.Any(o => o.SuccessorIds.Contains(o.Id)), "rule.organization.own-successor");
        foreach (var body in bodies.Values) RuleException.When(!body.LivesOn(day), "rule.organization.not-living", body.Id, day);
        RuleException.When((await tree.WithBelowAsync(ids, day, cancel)).Count > 0, "rule.organization.has-below");
        var events = options.Select(o => new OrganizationEvent(EventKind.Abolish, o.Id, o.Basis, work.Operation.Id)).ToList();
        await db.AddAsync(work, events, cancel);
        await tree.EndAsync(work, [.. ids.Select(i => bodies[i])], day, cancel);
        await db.AddAsync(work, [.. options.Zip(events).SelectMany(e => Shares.Equal(e.First.SuccessorIds).Select(s => new Succession(e.Second.Id, e.First.Id, s.Id, day, s.Millionths)))], cancel);
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
