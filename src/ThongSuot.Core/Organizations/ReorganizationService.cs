using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

/// <summary>A body that goes into another, wholly or in part.</summary>
/// <param name="ShareMillionths">The part of its duties and figures that passes.</param>
/// <param name="Continues">True when it lives on with the rest.</param>
public sealed record Predecessor(long Id, int ShareMillionths = Succession.Whole, bool Continues = false);

/// <param name="IntoId">The body that takes the others in: one of them, or a third; null when a new one is founded.</param>
/// <param name="Founded">The new body; null when <paramref name="IntoId"/> is given.</param>
public sealed record MergeOrganizationsOptions(IReadOnlyList<Predecessor> Predecessors, long? IntoId, CreateOrganizationOptions? Founded, Basis Basis);

/// <summary>One part of a body that is split.</summary>
/// <param name="IntoId">A body that is there already; null when one is founded.</param>
public sealed record SplitPart(long? IntoId, CreateOrganizationOptions? Founded, int ShareMillionths);

/// <param name="Continues">True when the body lives on beside the parts taken from it.</param>
/// <param name="Below">Which part takes over which of the bodies directly below (body id → index of the part); those not named go to the first part, or stay when the body lives on.</param>
public sealed record SplitOrganizationOptions(long Id, IReadOnlyList<SplitPart> Parts, bool Continues, IReadOnlyDictionary<long, int> Below, Basis Basis);

/// <summary>Mergers and splits: bodies end or begin, what stood below them passes on, and the succession is written down.</summary>
public sealed class ReorganizationService(AppDbContext db, OrganizationTree tree, OrganizationService organizations, IEnumerable<IFollowTree> followers)
{
    /// <summary>Returns the id of the body that came out of it.</summary>
    public async Task<long> MergeAsync(MergeOrganizationsOptions options, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var into = await MergeInAsync(work, [options], cancel);
        await followers.FollowAsync(work, options.Basis.EffectiveOn, cancel);
        work.Created(into[0]);
        await work.CommitAsync(cancel);
        return into[0];
    }

    /// <summary>Returns the ids of the parts, in their order.</summary>
    public async Task<IReadOnlyList<long>> SplitAsync(SplitOrganizationOptions options, int? version, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var day = options.Basis.EffectiveOn;
        var organization = await tree.LivingAsync(options.Id, day, version, cancel);
        var passed = options.Parts.Sum(p => (long)p.ShareMillionths);
        RuleException.When(options.Parts.Count == 0 || options.Parts.Any(p => p.ShareMillionths <= 0), "rule.organization.split-parts");
        RuleException.When(options.Continues ? passed >= Succession.Whole : passed != Succession.Whole, "rule.organization.split-shares");
        RuleException.When(options.Below.Values.Any(i => i < 0 || i >= options.Parts.Count), "rule.organization.split-parts");

        var parts = await IntoAsync(work, [.. options.Parts.Select(p => (p.IntoId, p.Founded, options.Basis))], cancel);
        foreach (var (child, part) in options.Below)
            foreach (var line in await db.OrganizationLinks.Where(l => l.ChildId == child && l.ParentId == options.Id && l.ValidFrom <= day && l.ValidTo > day).Select(l => l.Line).ToListAsync(cancel))
                work.Record(Organization.SubjectOf(child), "moved", new { Line = line.ToString(), SuperiorId = parts[part], day, Below = await tree.MoveAsync(child, line, parts[part], day, cancel) });
        var done = new OrganizationEvent(EventKind.Split, options.Id, options.Basis, work.Operation.Id);
        db.Add(done);
        if (!options.Continues)
        {
            await tree.MoveBelowAsync(options.Id, parts[0], day, cancel);
            await tree.EndAsync(work, [await tree.FindAsync(options.Id, null, cancel)], day, cancel);
        }
        else db.Entry(organization).Property(o => o.Version).IsModified = true;
        await db.SaveChangesAsync(cancel);
        for (var i = 0; i < parts.Count; i++) db.Add(new Succession(done.Id, options.Id, parts[i], day, options.Parts[i].ShareMillionths));
        await followers.FollowAsync(work, day, cancel);
        await work.CommitAsync(cancel);
        return parts;
    }

    /// <summary>Mergers of one day, all at once: a handful of statements for any number. Returns the ids of the bodies that came out of them.</summary>
    internal async Task<IReadOnlyList<long>> MergeInAsync(Work work, IReadOnlyList<MergeOrganizationsOptions> mergers, CancellationToken cancel)
    {
        var day = mergers[0].Basis.EffectiveOn;
        if (mergers.Any(m => m.Basis.EffectiveOn != day)) throw new ArgumentException("Of one day only.", nameof(mergers));
        var absorbed = mergers.Select(Absorbed).ToList();
        var bodies = await tree.FindAsync([.. absorbed.SelectMany(a => a).Select(p => p.Id)], cancel);
        // One that goes into several on the same day is ended by the first of these mergers.
        foreach (var predecessor in absorbed.SelectMany(a => a))
            RuleException.When(bodies[predecessor.Id] is var body && !body.LivesOn(day) && !(body.AbolishedOn == day && predecessor.ShareMillionths < Succession.Whole), "rule.organization.not-living", predecessor.Id, day);

        var into = await IntoAsync(work, [.. mergers.Select(m => (m.IntoId, m.Founded, m.Basis))], cancel);
        var events = mergers.Zip(into).Select(m => new OrganizationEvent(EventKind.Merge, m.Second, m.First.Basis, work.Operation.Id)).ToList();
        await db.AddAsync(work, events, cancel);
        Dictionary<long, long> heirs = [];
        for (var i = 0; i < into.Count; i++)
            foreach (var predecessor in absorbed[i].Where(p => !p.Continues && bodies[p.Id].LivesOn(day))) heirs.TryAdd(predecessor.Id, into[i]);
        await PassOnAsync(work, bodies, heirs, day, cancel);
        await db.AddAsync(work, [.. absorbed.SelectMany((a, i) => a.Select(p => new Succession(events[i].Id, p.Id, into[i], day, p.ShareMillionths)))], cancel);
        var ids = bodies.Keys.ToHashSet();
        var passed = db.Successions.Where(s => EF.Parameter(ids).Contains(s.PredecessorId) && s.EffectiveOn == day).GroupBy(s => s.PredecessorId).Select(g => g.Sum(s => (long)s.ShareMillionths));
        RuleException.When(await passed.AnyAsync(p => p > Succession.Whole, cancel), "rule.organization.split-shares");
        return into;
    }

    private static List<Predecessor> Absorbed(MergeOrganizationsOptions options)
    {
        var absorbed = options.Predecessors.Where(p => p.Id != options.IntoId).ToList();
        RuleException.When(absorbed.Count == 0, "rule.organization.merge-one");
        RuleException.When(options.Predecessors.DistinctBy(p => p.Id).Count() != options.Predecessors.Count, "rule.organization.merge-twice");
        RuleException.When(absorbed.Any(p => p.ShareMillionths is <= 0 or > Succession.Whole || p.Continues && p.ShareMillionths == Succession.Whole), "rule.organization.split-shares");
        return absorbed;
    }

    /// <summary>Ends bodies; what stood below each passes to its heir. Those with nothing below end first, so that nothing is moved only to end where it came.</summary>
    private async Task PassOnAsync(Work work, IReadOnlyDictionary<long, Organization> bodies, Dictionary<long, long> heirs, DateOnly day, CancellationToken cancel)
    {
        var above = await tree.WithBelowAsync(heirs.Keys, day, cancel);
        await tree.EndAsync(work, [.. heirs.Keys.Where(id => !above.Contains(id)).Select(id => bodies[id])], day, cancel);
        await db.SaveChangesAsync(cancel);
        foreach (var id in heirs.Keys.Where(above.Contains))
            if (await tree.MoveBelowAsync(id, heirs[id], day, cancel) is var moved and > 0) work.Record(Organization.SubjectOf(id), "moved-below", new { SuperiorId = heirs[id], day, Below = moved });
        await tree.EndAsync(work, [.. heirs.Keys.Where(above.Contains).Select(id => bodies[id])], day, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<IReadOnlyList<long>> IntoAsync(Work work, IReadOnlyList<(long? IntoId, CreateOrganizationOptions? Founded, Basis Basis)> into, CancellationToken cancel)
    {
        RuleException.When(into.Any(i => i.IntoId is null == i.Founded is null), "rule.organization.merge-into");
        var there = await tree.FindAsync([.. into.Select(i => i.IntoId).OfType<long>()], cancel);
        foreach (var (id, _, basis) in into.Where(i => i.IntoId is not null)) RuleException.When(!there[id!.Value].LivesOn(basis.EffectiveOn), "rule.organization.not-living", id.Value, basis.EffectiveOn);
        var founded = new Queue<long>(await organizations.CreateInAsync(work, [.. into.Where(i => i.Founded is not null).Select(i => i.Founded! with { Basis = i.Basis })], cancel));
        return [.. into.Select(i => i.IntoId ?? founded.Dequeue())];
    }
}
