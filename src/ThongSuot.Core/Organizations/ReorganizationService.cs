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
public sealed class ReorganizationService(AppDbContext db, OrganizationTree tree, OrganizationService organizations)
{
    /// <summary>Returns the id of the body that came out of it.</summary>
    public async Task<long> MergeAsync(MergeOrganizationsOptions options, Operation operation, CancellationToken cancel = default)
    {
        await using var work = await db.BeginAsync(operation, cancel);
        var id = await MergeInAsync(work, options, cancel);
        work.Created(id);
        await work.CommitAsync(cancel);
        return id;
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

        var parts = new List<long>();
        foreach (var part in options.Parts) parts.Add(await IntoAsync(work, part.IntoId, part.Founded, options.Basis, cancel));
        await db.SaveChangesAsync(cancel);
        foreach (var (child, part) in options.Below)
            foreach (var line in await db.OrganizationLinks.Where(l => l.ChildId == child && l.ParentId == options.Id && l.ValidFrom <= day && l.ValidTo > day).Select(l => l.Line).ToListAsync(cancel))
                work.Record(Organization.SubjectOf(child), "moved", new { Line = line.ToString(), SuperiorId = parts[part], day, Below = await tree.MoveAsync(child, line, parts[part], day, cancel) });
        var done = new OrganizationEvent(EventKind.Split, options.Id, options.Basis, work.Operation.Id);
        db.Add(done);
        if (!options.Continues)
        {
            await tree.MoveBelowAsync(options.Id, parts[0], day, cancel);
            await tree.EndAsync([await tree.FindAsync(options.Id, null, cancel)], day, cancel);
        }
        else db.Entry(organization).Property(o => o.Version).IsModified = true;
        await db.SaveChangesAsync(cancel);
        for (var i = 0; i < parts.Count; i++) db.Add(new Succession(done.Id, options.Id, parts[i], day, options.Parts[i].ShareMillionths));
        await work.CommitAsync(cancel);
        return parts;
    }

    internal async Task<long> MergeInAsync(Work work, MergeOrganizationsOptions options, CancellationToken cancel)
    {
        var day = options.Basis.EffectiveOn;
        var absorbed = options.Predecessors.Where(p => p.Id != options.IntoId).ToList();
        RuleException.When(absorbed.Count == 0, "rule.organization.merge-one");
        RuleException.When(options.Predecessors.DistinctBy(p => p.Id).Count() != options.Predecessors.Count, "rule.organization.merge-twice");
        RuleException.When(absorbed.Any(p => p.ShareMillionths is <= 0 or > Succession.Whole || p.Continues && p.ShareMillionths == Succession.Whole), "rule.organization.split-shares");
        var ids = absorbed.Select(p => p.Id).ToList();
        var bodies = await db.Organizations.Where(o => ids.Contains(o.Id)).ToListAsync(cancel);
        foreach (var predecessor in absorbed)
        {
            var body = bodies.SingleOrDefault(b => b.Id == predecessor.Id) ?? throw new NotFoundException("organization", predecessor.Id);
            // One that goes into several on the same day is ended by the first of these mergers.
            RuleException.When(!body.LivesOn(day) && !(body.AbolishedOn == day && predecessor.ShareMillionths < Succession.Whole), "rule.organization.not-living", predecessor.Id, day);
        }

        var into = await IntoAsync(work, options.IntoId, options.Founded, options.Basis, cancel);
        await db.SaveChangesAsync(cancel);
        var done = new OrganizationEvent(EventKind.Merge, into, options.Basis, work.Operation.Id);
        db.Add(done);
        var ending = bodies.Where(b => b.LivesOn(day) && !absorbed.Single(p => p.Id == b.Id).Continues).ToList();
        foreach (var body in ending)
            if (await tree.MoveBelowAsync(body.Id, into, day, cancel) is var moved and > 0) work.Record(body.Subject, "moved-below", new { SuperiorId = into, day, Below = moved });
        await tree.EndAsync(ending, day, cancel);
        await db.SaveChangesAsync(cancel);
        foreach (var predecessor in absorbed) db.Add(new Succession(done.Id, predecessor.Id, into, day, predecessor.ShareMillionths));
        await db.SaveChangesAsync(cancel);
        var passed = await db.Successions.Where(s => ids.Contains(s.PredecessorId) && s.EffectiveOn == day).GroupBy(s => s.PredecessorId).Select(g => g.Sum(s => (long)s.ShareMillionths)).ToListAsync(cancel);
        RuleException.When(passed.Any(p => p > Succession.Whole), "rule.organization.split-shares");
        return into;
    }

    private async Task<long> IntoAsync(Work work, long? intoId, CreateOrganizationOptions? founded, Basis basis, CancellationToken cancel)
    {
        RuleException.When(intoId is null == founded is null, "rule.organization.merge-into");
        if (founded is not null) return await organizations.CreateInAsync(work, founded with { Basis = basis }, cancel);
        await tree.LivingAsync(intoId!.Value, basis.EffectiveOn, null, cancel);
        return intoId.Value;
    }
}
