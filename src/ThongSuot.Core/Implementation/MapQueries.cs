using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>Where on the map of provinces a body is.</summary>
public sealed class MapQueries(AppDbContext db, Clock clock)
{
    /// <summary>Codes of provinces, by body: of the body itself, or of the province it stands in (a provincial committee). Who stands in none is missing.</summary>
    public async Task<IReadOnlyDictionary<long, string>> ProvincesAsync(IReadOnlyCollection<long> bodies, CancellationToken cancel = default)
    {
        var (ids, today) = (bodies.ToHashSet(), clock.Today);
        var codes = await CodesAsync(ids, cancel);
        var others = ids.Where(i => !codes.ContainsKey(i)).ToHashSet();
        var places = await db.OrganizationLinks.Where(l => EF.Parameter(others).Contains(l.ChildId) && l.Line == Line.Territory && l.ParentId != null && l.ValidFrom <= today && l.ValidTo > today)
            .Select(l => new { l.ChildId, ParentId = l.ParentId!.Value }).ToListAsync(cancel);
        var above = await CodesAsync([.. places.Select(p => p.ParentId)], cancel);
        foreach (var place in places)
            if (above.TryGetValue(place.ParentId, out var code)) codes[place.ChildId] = code;
        return codes;
    }

    private async Task<Dictionary<long, string>> CodesAsync(HashSet<long> ids, CancellationToken cancel)
    {
        var today = clock.Today;
        var found = ids.Count == 0 ? [] : await db.OrganizationProfiles.Where(p => EF.Parameter(ids).Contains(p.OrganizationId) && p.Code != null && p.ValidFrom <= today && p.ValidTo > today).Select(p => new { p.OrganizationId, Code = p.Code! }).ToListAsync(cancel);
        return found.Where(f => ProvinceShapes.All.ContainsKey(f.Code)).ToDictionary(f => f.OrganizationId, f => f.Code);
    }
}
