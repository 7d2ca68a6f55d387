using ThongSuot.Core.Organizations;

namespace ThongSuot.TestKit.Databases;

/// <summary>A province of three communes with a school and a clinic, and its people's committees: enough for every page to have something to show.</summary>
public sealed record SmallProvince(long Province, long AnHoa, long BinhLam, long CamDong, long School, long Clinic)
{
    /// <param name="province">The province, when it is there already.</param>
    public static async Task<SmallProvince> BuildAsync(TestDatabase database, long? province = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        var above = province ?? await database.AddAsync("Tỉnh Vân Giang", "unit.province", null);
        var provincial = await AddAsync("Ủy ban nhân dân tỉnh Vân Giang", "state.committee", new() { [Line.Territory] = above, [Line.State] = null });
        var communes = new List<long>();
        foreach (var name in new[] { "Xã An Hòa", "Xã Bình Lâm", "Phường Cẩm Đông" })
        {
            communes.Add(await database.AddAsync(name, name.StartsWith("Xã", StringComparison.Ordinal) ? "unit.commune" : "unit.ward", above));
            await AddAsync($"Ủy ban nhân dân {char.ToLowerInvariant(name[0])}{name[1..]}", "state.committee", new() { [Line.Territory] = communes[^1], [Line.State] = provincial });
        }
        return new(above, communes[0], communes[1], communes[2],
            await database.AddAsync("Trường THCS An Hòa", "state.school", communes[0]), await database.AddAsync("Trạm Y tế xã Bình Lâm", "state.public-unit", communes[1]));

        Task<long> AddAsync(string name, string kind, Dictionary<Line, long?> superiors) =>
            database.With<OrganizationService, long>(s => s.CreateAsync(new(new Naming(kind, name), superiors, SmallTree.Basis()), TestDatabase.Doing("organization.create")));
    }
}
