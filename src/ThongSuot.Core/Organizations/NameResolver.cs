using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

/// <summary>Finds the one body that a name in a document means: by its name, short name, alias or agency code, completed by where the issuer stands.</summary>
public sealed class NameResolver(AppDbContext db, OrganizationService organizations)
{
    private const int LongestName = 500, MostScanned = 60_000;

    // Names are kept in full; documents shorten these.
    private static readonly (string Short, string Full)[] Shortened =
    [
        ("ubnd", "uy ban nhan dan"), ("hdnd", "hoi dong nhan dan"), ("ubmttq", "uy ban mat tran to quoc"), ("mttq", "mat tran to quoc"), ("ubkt", "uy ban kiem tra"), ("gddt", "giao duc va dao tao"), ("gd&dt", "giao duc va dao tao"),
        ("tncs", "thanh nien cong san"), ("gdnn", "giao duc nghe nghiep"), ("bch", "ban chap hanh"), ("btv", "ban thuong vu"),
    ];

    /// <summary>Resolves a name in the documents of an issuer on a day.</summary>
    public async Task<Resolution> ResolveAsync(string name, long issuerId, DateOnly asOf, CancellationToken cancel = default)
    {
        var where = await Whereabouts.OfAsync(db, issuerId, asOf, cancel);
        var (found, missing) = await ResolveAsync(name, where, asOf, cancel);
        return found is null ? Resolution.Nothing with { Unresolved = [missing!] } : Resolution.Nothing with { Bodies = [found] };
    }

    /// <summary>A person said that the name means this body: remembered as another name of it, from the day of the document on.</summary>
    public Task<long> ConfirmAliasAsync(string name, long organizationId, DateOnly from, Operation operation, CancellationToken cancel = default) =>
        organizations.AddAliasAsync(organizationId, name, AliasSource.Confirmed, from, operation, cancel);

    internal async Task<(ResolvedBody? Found, UnresolvedName? Missing)> ResolveAsync(string name, Whereabouts where, DateOnly day, CancellationToken cancel)
    {
        name = name.Trim(' ', '.', ',', ';', ':');
        if (name.Length is 0 or > LongestName) return (null, new(name, Reason.Of("resolve.unknown", name, day), []));
        var folded = NameFolding.Fold(name);
        // What stands above the issuer and begins so: "Đảng ủy" in the document of a cell is the committee it belongs to.
        var candidates = await CandidatesAsync(name, folded, where, day, cancel);
        if (candidates.Count == 0 && where.Above.Select(a => a.Body).Prepend(where.Self).FirstOrDefault(b => b.Folded == folded || b.Folded.StartsWith(folded + " ", StringComparison.Ordinal) && GroupWord.Find(name) is not null) is { } above)
            return (new(above.Id, above.Name, above.Kind, Reason.Of("resolve.above", name, above.Name, day)), null);
        if (candidates.Count == 0) return (null, new(name, Reason.Of("resolve.unknown", name, day), await NearestAsync(name, where, day, cancel)));
        // Of several with one name the one nearest to the issuer: the longest way they have in common from the root.
        var near = candidates.Max(c => InCommon(c.Path, where.Self.Path));
        var best = candidates.Where(c => InCommon(c.Path, where.Self.Path) == near).DistinctBy(c => c.Id).ToList();
        // A person has said which of them the name means.
        if (best.Count > 1 && candidates.Where(c => c.Key == "resolve.alias" && best.Exists(b => b.Id == c.Id)).DistinctBy(c => c.Id).ToList() is [var confirmed]) best = [confirmed];
        if (best.Count > 1) return (null, new(name, Reason.Of("resolve.several", name, best.Count, day), [.. best.Take(5).Select(b => new NearName(b.Id, b.Name, 1))]));
        return (new(best[0].Id, best[0].Name, best[0].Kind, Reason.Of(best[0].Key, name, best[0].Name, day)), null);
    }

    private async Task<List<Candidate>> CandidatesAsync(string name, string folded, Whereabouts where, DateOnly day, CancellationToken cancel)
    {
        List<string> written = [folded, InFull(folded)], completed = [.. written.SelectMany(w => where.Units.SelectMany(u => Completed(w, u)))];
        var exact = await LivingAsync(day, p => written.Contains(p.Folded), "resolve.name", cancel);
        if (exact.Count == 0) exact = await LivingAsync(day, p => completed.Contains(p.Folded), "resolve.context", cancel);
        var aliases = await db.OrganizationAliases.Where(a => (written.Contains(a.Folded) || completed.Contains(a.Folded)) && a.ValidFrom <= day && a.ValidTo > day).Select(a => a.OrganizationId).ToListAsync(cancel);
        exact.AddRange(await LivingAsync(day, p => aliases.Contains(p.OrganizationId), "resolve.alias", cancel));
        exact.AddRange(await LivingAsync(day, p => p.ShortName == name, "resolve.short-name", cancel));
        exact.AddRange(await LivingAsync(day, p => p.AgencyCode == name, "resolve.agency-code", cancel));
        return exact;
    }

    private async Task<List<Candidate>> LivingAsync(DateOnly day, System.Linq.Expressions.Expression<Func<OrganizationProfile, bool>> which, string key, CancellationToken cancel)
    {
        var found = await db.OrganizationProfiles.AsNoTracking().Where(p => p.ValidFrom <= day && p.ValidTo > day).Where(which).OrderBy(p => p.OrganizationId).Take(Page<Candidate>.MaxSize)
            .Select(p => new { p.OrganizationId, p.Kind, p.Name, Path = db.OrganizationLinks.Where(l => l.ChildId == p.OrganizationId && l.Line == Line.Territory && l.ValidFrom <= day && l.ValidTo > day).Select(l => l.Path).FirstOrDefault() }).ToListAsync(cancel);
        return [.. found.Select(f => new Candidate(f.OrganizationId, f.Kind, f.Name, f.Path ?? "/", key))];
    }

    /// <summary>The names nearest to one that is unknown, among the bodies of the issuer's province (of the country for a central issuer).</summary>
    internal async Task<IReadOnlyList<NearName>> NearestAsync(string name, Whereabouts where, DateOnly day, CancellationToken cancel)
    {
        var nearest = new NearestNames(name);
        var province = where.Units.LastOrDefault(u => u.Kind != "unit.nation") ?? where.Nation;
        var links = province is null ? db.OrganizationLinks : OrganizationTree.Below(db.OrganizationLinks, Line.Territory, province.Path);
        var names = links.Where(l => l.ValidFrom <= day && l.ValidTo > day).Join(db.OrganizationProfiles.Where(p => p.ValidFrom <= day && p.ValidTo > day), l => l.ChildId, p => p.OrganizationId, (l, p) => new { p.OrganizationId, p.Name, p.Folded });
        await foreach (var known in names.OrderBy(n => n.OrganizationId).Take(MostScanned).AsAsyncEnumerable().WithCancellation(cancel)) nearest.Try(known.OrganizationId, known.Name, known.Folded);
        return nearest.Best;
    }

    /// <summary>The name with the place that documents leave out: "Tỉnh ủy" → "Tỉnh ủy Vân Giang", "UBND xã" → "Ủy ban nhân dân xã An Hòa".</summary>
    private static IEnumerable<string> Completed(string folded, Body unit)
    {
        var blank = unit.Folded.IndexOf(' ', StringComparison.Ordinal);
        foreach (var word in (ReadOnlySpan<string>)["thanh pho", "thi xa", "thi tran", "dac khu"])
            if (unit.Folded.StartsWith(word + " ", StringComparison.Ordinal)) blank = word.Length;
        if (blank <= 0) return [];
        var (type, place) = (unit.Folded[..blank], unit.Folded[(blank + 1)..]);
        return folded.EndsWith(" " + type, StringComparison.Ordinal) || folded == type ? [$"{folded} {place}"] : [$"{folded} {place}", $"{folded} {type} {place}"];
    }

    private static string InFull(string folded)
    {
        var words = folded.Split(' ').Select(w => Shortened.FirstOrDefault(s => s.Short == w) is { Full: { } full } ? full : w);
        var full = string.Join(' ', words);
        return full.Contains("mat tran to quoc", StringComparison.Ordinal) && !full.Contains("to quoc viet nam", StringComparison.Ordinal) ? full.Replace("mat tran to quoc", "mat tran to quoc viet nam", StringComparison.Ordinal) : full;
    }

    private static int InCommon(string path, string other)
    {
        var steps = 0;
        for (var i = 0; i < Math.Min(path.Length, other.Length) && path[i] == other[i]; i++)
            if (path[i] == '/') steps++;
        return steps;
    }

    private sealed record Candidate(long Id, string Kind, string Name, string Path, string Key);
}
