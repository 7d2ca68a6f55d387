using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

/// <summary>
/// The administrative units of the country: as they were on 30 June 2025, then the reorganisation of 1 July 2025 as events by the rules of any other (seeds/SOURCES.md).
/// Ids are fixed, so that loading again changes nothing.
/// </summary>
public sealed class UnitSeeds(AppDbContext db, OrganizationTree tree, OrganizationService organizations, ReorganizationService reorganizations)
{
    public const long NationId = 1;

    /// <summary>The day the country went from three levels of local government to two.</summary>
    public static readonly DateOnly ReorganisedOn = new(2025, 7, 1);

    /// <summary>The nation, root of all ground.</summary>
    internal static readonly CreateOrganizationOptions Nation = new(new Naming("unit.nation", "Cộng hòa xã hội chủ nghĩa Việt Nam"), new Dictionary<Line, long?> { [Line.Territory] = null }, new Basis(Day.Always, Before), SeedId: NationId);

    private const string Provinces = "Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội về việc sắp xếp đơn vị hành chính cấp tỉnh";
    private const string Districts = "Nghị quyết số 203/2025/QH15 ngày 16/6/2025 của Quốc hội sửa đổi, bổ sung một số điều của Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam";
    private const string Before = "Danh mục đơn vị hành chính trước ngày 01/7/2025";

    /// <summary>Loads what is not there yet; returns whether anything was.</summary>
    public async Task<bool> LoadAsync(CancellationToken cancel = default)
    {
        var before = Units("units/before-2025-07-01.csv");
        var after = Units("units/after-2025-07-01.csv");
        var founded = after.Select(u => u.Id).Except(before.Select(u => u.Id)).ToHashSet();
        if (await db.Organizations.AnyAsync(o => o.Id == founded.First(), cancel)) return false;
        // The nation may be there already, from the demonstration or from the first start.
        var ids = before.Select(u => u.Id).ToHashSet();
        var there = (await db.Organizations.Where(o => EF.Parameter(ids).Contains(o.Id)).Select(o => o.Id).ToListAsync(cancel)).ToHashSet();
        if (there.Count < before.Count) await CreateAsync([.. before.Where(u => !there.Contains(u.Id))], cancel);
        await ReorganiseAsync(new Reorganisation(before.ToDictionary(u => u.Id), after.ToDictionary(u => u.Id), founded), cancel);
        return true;
    }

    private async Task CreateAsync(IReadOnlyList<Unit> units, CancellationToken cancel)
    {
        await using var work = await db.BeginAsync(new Operation(Actor.System, "seed", "organization.seed", Before), cancel);
        await organizations.CreateInAsync(work, [.. units.Select(u => u.Founding(new Basis(Day.Always, Before, "Ngày thành lập không có trong danh mục.")))], cancel);
        await work.CommitAsync(cancel);
    }

    private async Task ReorganiseAsync(Reorganisation change, CancellationToken cancel)
    {
        await using var work = await db.BeginAsync(new Operation(Actor.System, "seed", "organization.seed", $"{Provinces}; {Districts}"), cancel);
        await reorganizations.MergeInAsync(work, [.. change.Mergers()], cancel);
        foreach (var (id, superior, basis) in change.Moves())
            await organizations.MoveInAsync(work, await tree.LivingAsync(id, ReorganisedOn, null, cancel), new(id, Line.Territory, superior, basis), cancel);
        foreach (var (id, naming, basis) in change.Renamings())
            await organizations.RenameInAsync(work, await tree.LivingAsync(id, ReorganisedOn, null, cancel), new(id, naming, basis), cancel);
        await organizations.AbolishInAsync(work, [.. change.Abolitions()], cancel);
        await work.CommitAsync(cancel);
    }

    private static List<Unit> Units(string file) => [.. SeedFile.Rows(file).Select(r => new Unit(r.Number("id"), new Naming(r.Text("kind"), r.Text("name"), Code: r.Optional("code")), r.OptionalNumber("superior")))];

    private sealed record Unit(long Id, Naming Naming, long? Superior)
    {
        public CreateOrganizationOptions Founding(Basis basis) => new(Naming, new Dictionary<Line, long?> { [Line.Territory] = Superior }, basis, SeedId: Id);
    }

    /// <summary>What the tables say, as events.</summary>
    private sealed class Reorganisation(IReadOnlyDictionary<long, Unit> before, IReadOnlyDictionary<long, Unit> after, IReadOnlySet<long> founded)
    {
        // A piece of land without people takes no figures and no duties along: it is only noted.
        private readonly ILookup<bool, (long Predecessor, long Successor, string Part)> _pieces =
            SeedFile.Rows("units/succession-2025-07-01.csv").Select(r => (r.Number("predecessor"), r.Number("successor"), r.Text("part"))).ToLookup(p => p.Item3 == "land");
        private readonly Dictionary<long, string> _resolutions = SeedFile.Rows("units/resolutions-2025.csv").Select(r => (Province: r.Number("province"), Document: r.Text("document"))).ToDictionary(r => r.Province, r => r.Document);

        public IEnumerable<MergeOrganizationsOptions> Mergers()
        {
            var land = _pieces[true].ToLookup(p => p.Successor, p => before[p.Predecessor].Naming.Name);
            var shares = _pieces[false].GroupBy(p => p.Predecessor).SelectMany(g => Shares.Equal([.. g.Select(p => p.Successor)]).Select(s => (Predecessor: g.Key, Successor: s.Id, s.Millionths))).ToList();
            var goOn = shares.Where(s => s.Predecessor == s.Successor).Select(s => s.Predecessor).ToHashSet();
            foreach (var into in shares.Where(s => s.Predecessor != s.Successor).GroupBy(s => s.Successor).OrderBy(g => g.Key))
            {
                var parts = into.Where(s => s.Millionths < Succession.Whole).Select(s => before[s.Predecessor].Naming.Name).ToList();
                string?[] notes =
                [
                    parts.Count > 0 ? $"Nhận một phần của {string.Join(", ", parts)}: tỷ lệ chưa được công bố, tạm tính các phần bằng nhau." : null,
                    land.Contains(into.Key) ? $"Nhận thêm một phần diện tích, không kèm dân số, của {string.Join(", ", land[into.Key])}." : null,
                ];
                yield return new([.. into.Select(s => new Predecessor(s.Predecessor, s.Millionths, goOn.Contains(s.Predecessor)))], founded.Contains(into.Key) ? null : into.Key,
                    founded.Contains(into.Key) ? after[into.Key].Founding(BasisFor(into.Key)) : null, BasisFor(into.Key, notes));
            }
        }

        public IEnumerable<(long Id, long? Superior, Basis Basis)> Moves() =>
            after.Values.Where(u => !founded.Contains(u.Id) && before[u.Id].Superior != u.Superior).Select(u => (u.Id, u.Superior, BasisFor(u.Id)));

        public IEnumerable<(long Id, Naming Naming, Basis Basis)> Renamings() =>
            after.Values.Where(u => !founded.Contains(u.Id) && before[u.Id].Naming != u.Naming).Select(u => (u.Id, u.Naming, BasisFor(u.Id)));

        /// <summary>Districts end; what was theirs passes to the communes on their ground.</summary>
        public IEnumerable<AbolishOrganizationOptions> Abolitions()
        {
            var ended = _pieces[false].Select(p => p.Predecessor).ToHashSet();
            var successors = _pieces[false].ToLookup(p => before[p.Predecessor].Superior, p => p.Successor);
            return before.Keys.Where(id => !after.ContainsKey(id) && !ended.Contains(id))
                .Select(id => new AbolishOrganizationOptions(id, [.. successors[id].Distinct().Order()], new Basis(ReorganisedOn, Districts, "Kết thúc hoạt động của đơn vị hành chính cấp huyện; tạm tính các phần của các xã, phường kế tục bằng nhau.")));
        }

        private Basis BasisFor(long id, params string?[] notes)
        {
            var note = string.Join(' ', notes.OfType<string>());
            return new(ReorganisedOn, after[id].Superior == NationId ? Provinces : _resolutions[after[id].Superior!.Value], note.Length > 0 ? note : null);
        }
    }
}
