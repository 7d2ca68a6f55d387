using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Tests.Organizations;

/// <summary>Expressions of documents from the time of districts, against a small province of that time.</summary>
public sealed class OldGroupsTests
{
    private static readonly DateOnly Day = new(2024, 3, 5);

    [Theory, Databases]
    public async Task Resolve_ExpressionsOfTheTimeOfDistricts_GiveTheBodiesOfThatDay(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var nation = await AddAsync(database, "Việt Nam", "unit.nation", (Line.Territory, null));
        var province = await AddAsync(database, "Tỉnh Hà Đông Giang", "unit.province", (Line.Territory, nation));
        var (town, district, city) = (await AddAsync(database, "Thị xã Cẩm Đông", "unit.town", (Line.Territory, province)), await AddAsync(database, "Huyện Hòa Lạc", "unit.district", (Line.Territory, province)), await AddAsync(database, "Thành phố Minh Khai", "unit.provincial-city", (Line.Territory, province)));
        var (ward, commune) = (await AddAsync(database, "Phường Hải Tân", "unit.ward", (Line.Territory, town)), await AddAsync(database, "Xã An Hòa", "unit.commune", (Line.Territory, town)));
        var top = await AddAsync(database, "Tỉnh ủy Hà Đông Giang", "party.committee", (Line.Territory, province), (Line.Party, null));
        var committee = await AddAsync(database, "Thị ủy Cẩm Đông", "party.committee", (Line.Territory, town), (Line.Party, top));
        await AddAsync(database, "Huyện ủy Hòa Lạc", "party.committee", (Line.Territory, district), (Line.Party, top));
        await AddAsync(database, "Thành ủy Minh Khai", "party.committee", (Line.Territory, city), (Line.Party, top));
        await AddAsync(database, "Đảng ủy Công an tỉnh", "party.committee", (Line.Territory, province), (Line.Party, top));
        await AddAsync(database, "Ban Tuyên giáo Thị ủy", "party.advisory", (Line.Territory, town), (Line.Party, committee));
        await AddAsync(database, "Văn phòng Thị ủy", "party.office", (Line.Territory, town), (Line.Party, committee));
        var parish = await AddAsync(database, "Đảng bộ phường Hải Tân", "party.base", (Line.Territory, ward), (Line.Party, committee));
        await AddAsync(database, "Chi bộ Thanh tra thị xã", "party.base", (Line.Territory, town), (Line.Party, committee));
        await AddAsync(database, "Chi bộ Tổ dân phố 1 phường Hải Tân", "party.cell", (Line.Territory, ward), (Line.Party, parish));
        var government = await AddAsync(database, "Ủy ban nhân dân thị xã Cẩm Đông", "state.committee", (Line.Territory, town), (Line.State, null));
        await AddAsync(database, "Phòng Nội vụ thị xã Cẩm Đông", "state.division", (Line.Territory, town), (Line.State, government));
        await AddAsync(database, "Ủy ban nhân dân phường Hải Tân", "state.committee", (Line.Territory, ward), (Line.State, government));
        await AddAsync(database, "Ủy ban nhân dân xã An Hòa", "state.committee", (Line.Territory, commune), (Line.State, government));

        await ExpectAsync("các chi, đảng bộ trực thuộc Thị ủy", committee, "Chi bộ Thanh tra thị xã", "Đảng bộ phường Hải Tân");
        await ExpectAsync("các TCCS đảng trực thuộc Thị ủy", committee, "Chi bộ Thanh tra thị xã", "Đảng bộ phường Hải Tân");
        await ExpectAsync("các huyện ủy, thị ủy, thành ủy", top, "Huyện ủy Hòa Lạc", "Thành ủy Minh Khai", "Thị ủy Cẩm Đông");
        await ExpectAsync("huyện ủy, thị ủy, đảng ủy trực thuộc Tỉnh ủy (trừ Đảng ủy Công an tỉnh)", top, "Huyện ủy Hòa Lạc", "Thị ủy Cẩm Đông");
        await ExpectAsync("các cơ quan tham mưu, giúp việc Thị ủy", committee, "Ban Tuyên giáo Thị ủy", "Văn phòng Thị ủy");
        await ExpectAsync("các phòng, ban thị xã", committee, "Phòng Nội vụ thị xã Cẩm Đông");
        await ExpectAsync("UBND các xã, phường", government, "Ủy ban nhân dân phường Hải Tân", "Ủy ban nhân dân xã An Hòa");
        await ExpectAsync("Ủy ban nhân dân các huyện, thị xã, thành phố", top, "Ủy ban nhân dân thị xã Cẩm Đông");
        await ExpectAsync("Thị ủy", parish, "Thị ủy Cẩm Đông");

        async Task ExpectAsync(string expression, long issuer, params string[] expected)
        {
            var resolution = await database.With<GroupResolver, Resolution>(r => r.ResolveAsync(expression, issuer, Day));
            Assert.True(resolution.Unresolved.Count == 0, $"{expression}: {string.Join(", ", resolution.Unresolved.Select(u => u.Text))}");
            Assert.Equal(expected, resolution.Bodies.Select(b => b.Name).Order(StringComparer.Ordinal));
        }
    }

    private static Task<long> AddAsync(TestDatabase database, string name, string kind, params (Line Line, long? Superior)[] superiors) =>
        database.With<OrganizationService, long>(s => s.CreateAsync(new(new Naming(kind, name), superiors.ToDictionary(p => p.Line, p => p.Superior), SmallTree.Basis()), TestDatabase.Doing("organization.create")));
}
