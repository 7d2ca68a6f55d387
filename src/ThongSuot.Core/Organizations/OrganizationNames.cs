using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Search;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

/// <summary>The names by which organizations are found: present and former ones, short ones, other ones, codes.</summary>
internal static class OrganizationNames
{
    public static SearchSource Source { get; } = new("organization", EntriesAsync,
        (db, after, count, cancel) => db.Organizations.Where(o => o.Id > after).OrderBy(o => o.Id).Select(o => o.Id).Take(count).ToListAsync(cancel));

    private static async Task<List<SearchEntry>> EntriesAsync(AppDbContext db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var ended = (await db.Organizations.Where(o => EF.Parameter(ids).Contains(o.Id) && o.AbolishedOn != Day.Never).Select(o => o.Id).ToListAsync(cancel)).ToHashSet();
        var profiles = await db.OrganizationProfiles.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.OrganizationId)).OrderByDescending(p => p.ValidFrom).ToListAsync(cancel);
        var aliases = (await db.OrganizationAliases.Where(a => EF.Parameter(ids).Contains(a.OrganizationId)).Select(a => new { a.OrganizationId, a.Name }).ToListAsync(cancel)).ToLookup(a => a.OrganizationId, a => a.Name);
        var entries = new List<SearchEntry>();
        foreach (var ofOne in profiles.GroupBy(p => p.OrganizationId))
        {
            var latest = ofOne.First();
            var names = new List<(string? Name, NameUse Use)> { (latest.Name, NameUse.Name), (latest.ShortName, NameUse.ShortName), (latest.Code, NameUse.Code), (latest.AgencyCode, NameUse.Code) };
            names.AddRange(aliases[ofOne.Key].Select(a => ((string?)a, NameUse.Alias)));
            names.AddRange(ofOne.Skip(1).SelectMany(p => new[] { (p.Name, NameUse.FormerName), (p.ShortName, NameUse.FormerName), (p.Code, NameUse.FormerName) }));
            entries.AddRange(names.Where(n => !string.IsNullOrWhiteSpace(n.Name)).DistinctBy(n => NameFolding.Fold(n.Name!))
                .Select(n => new SearchEntry(Organization.SubjectOf(ofOne.Key), n.Name!, n.Use, latest.Kind, ended.Contains(ofOne.Key))));
        }
        return entries;
    }
}
