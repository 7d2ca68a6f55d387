using ThongSuot.Core.Organizations;
using CsCheck;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Tests.Organizations;

/// <summary>Expressions of the trade against the fictional province. Issuers: TU = Tỉnh ủy, UB = the province's people's committee, XA = the Party committee of Xã An Hòa, UX = its people's committee, TW = the Central Committee.</summary>
public sealed class GroupResolverTests(DemoProvince province) : IClassFixture<DemoProvince>
{
    private static readonly DateOnly Day = new(2025, 9, 28);

    private static readonly Dictionary<string, string> Issuers = new()
    {
        ["TU"] = "Tỉnh ủy Vân Giang",
        ["UB"] = "Ủy ban nhân dân tỉnh Vân Giang",
        ["XA"] = "Đảng ủy xã An Hòa",
        ["UX"] = "Ủy ban nhân dân xã An Hòa",
        ["TW"] = "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam",
        ["BTG"] = "Ban Tuyên giáo và Dân vận Tỉnh ủy",
    };

    // Expression, issuer, how many, one that is in it, one that is not, key of the reason.
    public static TheoryData<string, string, int, string, string, string> Sets => new()
    {
        { "các sở, ban, ngành tỉnh", "UB", 16, "Sở Nội vụ", "Tỉnh ủy Vân Giang", "resolve.own" },
        { "các sở, ban, ngành", "UB", 16, "Công an tỉnh Vân Giang", "Công an xã An Hòa", "resolve.own" },
        { "các sở", "UB", 10, "Sở Y tế", "Thanh tra tỉnh Vân Giang", "resolve.own" },
        { "Thủ trưởng các sở, ban, ngành, đoàn thể tỉnh", "TU", 21, "Tỉnh Đoàn Vân Giang", "Hội Nông dân xã An Hòa", "resolve.own" },
        { "các sở, ban, ngành cấp tỉnh có liên quan", "UX", 16, "Sở Tài chính", "Phòng Kinh tế xã An Hòa", "resolve.of-units" },
        { "các sở, ngành tỉnh", "UX", 16, "Sở Tài chính", "Phòng Kinh tế xã An Hòa", "resolve.own" },
        { "UBND các xã, phường", "UB", 12, "Ủy ban nhân dân phường Hải Tân", "Ủy ban nhân dân tỉnh Vân Giang", "resolve.of-units" },
        { "Ủy ban nhân dân các xã", "UB", 8, "Ủy ban nhân dân xã An Hòa", "Ủy ban nhân dân phường Hải Tân", "resolve.of-units" },
        { "Chủ tịch UBND các xã, phường, đặc khu", "TU", 12, "Ủy ban nhân dân xã Bình Lâm", "Xã Bình Lâm", "resolve.of-units" },
        { "Ủy ban nhân dân cấp xã", "UB", 12, "Ủy ban nhân dân xã An Hòa", "Ủy ban nhân dân tỉnh Vân Giang", "resolve.of-units" },
        { "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", "TW", 1, "Ủy ban nhân dân tỉnh Vân Giang", "Ủy ban nhân dân xã An Hòa", "resolve.of-units" },
        { "các xã, phường", "UB", 12, "Phường Cẩm Đông", "Ủy ban nhân dân phường Cẩm Đông", "resolve.units" },
        { "các địa phương", "UB", 12, "Xã An Hòa", "Tỉnh Vân Giang", "resolve.units" },
        { "các đảng ủy trực thuộc Tỉnh ủy", "TU", 16, "Đảng ủy Công an tỉnh", "Ban Tổ chức Tỉnh ủy", "resolve.below" },
        { "Đảng ủy các xã, phường", "TU", 12, "Đảng ủy xã An Hòa", "Đảng ủy Công an tỉnh", "resolve.of-units" },
        { "các cấp ủy trực thuộc Tỉnh ủy", "BTG", 16, "Đảng ủy xã An Hòa", "Ban Nội chính Tỉnh ủy", "resolve.below" },
        { "các chi, đảng bộ trực thuộc Đảng ủy", "XA", 3, "Chi bộ Công an xã An Hòa", "Đảng ủy xã An Hòa", "resolve.below" },
        { "các chi bộ trực thuộc", "XA", 3, "Chi bộ Thôn 1 xã An Hòa", "Chi bộ Trường Trung học cơ sở Cẩm Đông", "resolve.below" },
        { "các cơ quan tham mưu, giúp việc Tỉnh ủy", "TU", 5, "Ủy ban Kiểm tra Tỉnh ủy", "Sở Nội vụ", "resolve.below" },
        { "các ban đảng, Văn phòng Tỉnh ủy", "TU", 4, "Văn phòng Tỉnh ủy", "Văn phòng Ủy ban nhân dân tỉnh", "resolve.below" },
        { "các cơ quan tham mưu, giúp việc Tỉnh ủy", "UB", 5, "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Văn phòng Đảng ủy xã An Hòa", "resolve.below" },
        { "các tổ chức chính trị - xã hội tỉnh", "TU", 5, "Hội Cựu chiến binh tỉnh Vân Giang", "Hội Khuyến học tỉnh Vân Giang", "resolve.own" },
        { "các hội quần chúng", "UB", 2, "Hội Khuyến học tỉnh Vân Giang", "Hội Nông dân tỉnh Vân Giang", "resolve.own" },
        { "các phòng chuyên môn", "UX", 2, "Phòng Kinh tế xã An Hòa", "Phòng Văn hóa - Xã hội phường Cẩm Đông", "resolve.own" },
        { "các trường cao đẳng, trung cấp trên địa bàn tỉnh", "UB", 4, "Trường Cao đẳng Y tế Vân Giang", "Trường Chính trị tỉnh Vân Giang", "resolve.ground" },
        { "các cơ sở giáo dục nghề nghiệp", "UB", 6, "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên Hòa Lạc", "Trường Trung học cơ sở An Hòa", "resolve.ground" },
        { "các cơ sở giáo dục nghề nghiệp trực thuộc Sở Giáo dục và Đào tạo", "UB", 4, "Trường Trung cấp Du lịch và Dịch vụ Hải Tân", "Trường Cao đẳng Y tế Vân Giang", "resolve.below" },
        { "Ủy ban MTTQ các xã, phường", "TU", 12, "Ủy ban Mặt trận Tổ quốc Việt Nam xã An Hòa", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Vân Giang", "resolve.of-units" },
        { "các cơ quan, đơn vị trực thuộc", "XA", 6, "Văn phòng Đảng ủy xã An Hòa", "Ủy ban nhân dân xã An Hòa", "resolve.below" },
        { "UBND các xã, phường (trừ xã An Hòa, phường Hải Tân)", "UB", 10, "Ủy ban nhân dân xã Bình Lâm", "Ủy ban nhân dân phường Hải Tân", "resolve.of-units" },
        { "các sở, ban, ngành tỉnh (trừ Sở Y tế, Công an tỉnh)", "UB", 14, "Sở Nội vụ", "Công an tỉnh Vân Giang", "resolve.own" },
        { "UBND các xã, phường, không bao gồm các phường", "UB", 8, "Ủy ban nhân dân xã An Hòa", "Ủy ban nhân dân phường Hải Tân", "resolve.of-units" },
    };

    [Theory, MemberData(nameof(Sets))]
    public async Task Resolve_Set_GivesItsBodiesAndWhy(string expression, string issuer, int count, string member, string stranger, string reason)
    {
        foreach (var provider in Providers())
        {
            var resolution = await ResolveAsync(provider, expression, issuer);

            Assert.Empty(resolution.Unresolved.Select(u => u.Text));
            Assert.True(count == resolution.Bodies.Count, $"{resolution.Bodies.Count}: {string.Join(" | ", resolution.Bodies.Select(b => b.Name))}");
            var found = Assert.Single(resolution.Bodies, b => b.Name == member);
            Assert.DoesNotContain(resolution.Bodies, b => b.Name == stranger);
            if (expression.StartsWith("các ban đảng", StringComparison.Ordinal)) Assert.StartsWith("resolve.", found.Reason.Key, StringComparison.Ordinal);
            else Assert.Equal(reason, found.Reason.Key);
            Assert.Contains(Day, found.Reason.Args);
        }
    }

    public static TheoryData<string, string, string, string> Names => new()
    {
        { "Sở Nội vụ", "UB", "Sở Nội vụ", "resolve.name" },
        { "SỞ NỘI VỤ", "TU", "Sở Nội vụ", "resolve.name" },
        { "Tỉnh ủy", "XA", "Tỉnh ủy Vân Giang", "resolve.context" },
        { "UBND tỉnh", "UX", "Ủy ban nhân dân tỉnh Vân Giang", "resolve.context" },
        { "UBND xã", "XA", "Ủy ban nhân dân xã An Hòa", "resolve.context" },
        { "UBND xã Bình Lâm", "UB", "Ủy ban nhân dân xã Bình Lâm", "resolve.name" },
        { "Đảng ủy", "UX", "Đảng ủy xã An Hòa", "resolve.context" },
        { "Ủy ban MTTQ tỉnh", "TU", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Vân Giang", "resolve.context" },
        { "Công an xã", "XA", "Công an xã An Hòa", "resolve.context" },
        { "Sở GD&ĐT", "UB", "Sở Giáo dục và Đào tạo", "resolve.name" },
        { "Ban Tuyên giáo Tỉnh ủy", "TU", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "resolve.alias" },
        { "SGDĐT", "UB", "Sở Giáo dục và Đào tạo", "resolve.short-name" },
        { "H99.08", "UB", "Sở Giáo dục và Đào tạo", "resolve.agency-code" },
        { "Hội Nông dân tỉnh", "TU", "Hội Nông dân tỉnh Vân Giang", "resolve.context" },
    };

    [Theory, MemberData(nameof(Names))]
    public async Task Resolve_OneBody_IsFoundAsTheIssuerMeansIt(string name, string issuer, string expected, string reason)
    {
        foreach (var provider in Providers())
        {
            var resolution = await ResolveAsync(provider, name, issuer);

            Assert.Equal([(expected, reason)], resolution.Bodies.Select(b => (b.Name, b.Reason.Key)));
        }
    }

    [Theory, Databases]
    public async Task Resolve_UnknownName_ListsTheNearest(string provider)
    {
        var resolution = await ResolveAsync(provider, "Sở Văn hóa, Thể thao, Du lịch", "UB");

        Assert.Empty(resolution.Bodies);
        var unresolved = Assert.Single(resolution.Unresolved);
        Assert.Equal("Sở Văn hóa, Thể thao và Du lịch", unresolved.Nearest[0].Name);
        Assert.InRange(unresolved.Nearest.Count, 1, 5);
        Assert.Equal(unresolved.Nearest.OrderByDescending(n => n.Likeness), unresolved.Nearest);
    }

    [Theory, Databases]
    public async Task Resolve_UnknownException_IsListedAndTakesNothingOut(string provider)
    {
        var resolution = await ResolveAsync(provider, "UBND các xã, phường (trừ xã An Hoà Tây)", "UB");

        Assert.Equal(12, resolution.Bodies.Count);
        Assert.Equal(("xã An Hoà Tây", "resolve.except-unknown"), (resolution.Unresolved[0].Text, resolution.Unresolved[0].Reason.Key));
    }

    [Theory, Databases]
    public async Task Resolve_Exceptions_AreKeptWithTheirReason(string provider)
    {
        var resolution = await ResolveAsync(provider, "UBND các xã, phường (trừ xã An Hòa)", "UB");

        Assert.Equal([("Ủy ban nhân dân xã An Hòa", "resolve.except")], resolution.Excluded.Select(b => (b.Name, b.Reason.Key)));
    }

    [Theory, Databases]
    public async Task Resolve_Related_LeavesTheChoiceToAPerson(string provider)
    {
        Assert.True((await ResolveAsync(provider, "các sở, ngành liên quan", "UB")).NeedsChoice);
        Assert.False((await ResolveAsync(provider, "các sở, ngành", "UB")).NeedsChoice);
    }

    [Theory, Databases]
    public async Task Resolve_BeforeTheCommunesWereThere_FindsNone(string provider)
    {
        var resolution = await ResolveAsync(provider, "UBND các xã, phường", "UB", new DateOnly(2025, 6, 30));

        Assert.Empty(resolution.Bodies);
        Assert.NotEmpty(resolution.Unresolved);
    }

    [Theory, Databases]
    public async Task Resolve_VillagesThatAreNoBodies_AreNotTakenForBoards(string provider)
    {
        var resolution = await ResolveAsync(provider, "các thôn, bản", "UB");

        Assert.Empty(resolution.Bodies);
        Assert.Equal(["thôn", "bản"], resolution.Unresolved.Select(u => u.Text));
    }

    [Theory, Databases]
    public async Task ConfirmAlias_OfAnUnknownName_IsRemembered(string provider)
    {
        await using var database = await DemoProvince.LoadAsync(provider);
        var department = (await ResolveAsync(database, "Sở Giáo dục và Đào tạo", "UB", Day)).Bodies[0].Id;
        Assert.Empty((await ResolveAsync(database, "Ngành Giáo dục tỉnh nhà", "UB", Day)).Bodies);

        await database.With<NameResolver>(r => r.ConfirmAliasAsync("Ngành Giáo dục tỉnh nhà", department, Day, TestDatabase.Doing("organization.alias")));

        Assert.Equal([(department, "resolve.alias")], (await ResolveAsync(database, "ngành giáo dục tỉnh nhà", "UB", Day)).Bodies.Select(b => (b.Id, b.Reason.Key)));
        Assert.Empty((await ResolveAsync(database, "Ngành Giáo dục tỉnh nhà", "UB", Day.AddDays(-1))).Bodies);
    }

    [Theory, Databases]
    public async Task ConfirmAlias_OfOneOfSeveralOfThatName_DecidesAmongThem(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var province = await SmallProvince.BuildAsync(database);
        var (first, second) = (await database.AddAsync("Trường THCS Hoa Sen", "state.school", province.AnHoa), await database.AddAsync("Trường THCS Hoa Sen", "state.school", province.BinhLam));
        Task<Resolution> Ask() => database.With<GroupResolver, Resolution>(r => r.ResolveAsync("Trường THCS Hoa Sen", province.Province, Day));
        Assert.Equal("resolve.several", Assert.Single((await Ask()).Unresolved).Reason.Key);
        Assert.Equal([first, second], (await Ask()).Unresolved[0].Nearest.Select(n => n.Id).Order());

        await database.With<NameResolver>(r => r.ConfirmAliasAsync("Trường THCS Hoa Sen", second, Day, TestDatabase.Doing("organization.alias")));

        Assert.Equal((second, "resolve.alias"), Assert.Single((await Ask()).Bodies) is var found ? (found.Id, found.Reason.Key) : default);
        // Seen from the other commune, the nearer one is meant as before.
        Assert.Equal(first, (await database.With<GroupResolver, Resolution>(r => r.ResolveAsync("Trường THCS Hoa Sen", province.AnHoa, Day))).Bodies.Single().Id);
    }

    [Fact]
    public void NearestNames_AnyTexts_StayWithinNoughtAndOne() => Gen.Select(Gen.String, Gen.String.Array[0, 12]).Sample((text, known) =>
    {
        var nearest = new NearestNames(text);
        for (var i = 0; i < known.Length; i++) nearest.Try(i, known[i], NameFolding.Fold(known[i]));

        Assert.All(nearest.Best, n => Assert.InRange(n.Likeness, 0.35, 1));
        Assert.True(nearest.Best.Count <= 5 && nearest.Best.DistinctBy(n => n.Id).Count() == nearest.Best.Count);
    });

    [Fact]
    public async Task Resolve_AnyWords_NamesEachBodyOnceOrSaysWhatIsUnclear()
    {
        var database = await province.OnAsync("sqlite");
        string[] words = ["các", "sở", "ban", ",", "và", "UBND", "xã", "phường", "trực thuộc", "Tỉnh ủy", "(trừ", ")", "liên quan", "cấp xã", "của", "tỉnh", "Trung ương", "Đảng ủy", "Sở Y tế", "An Hòa", "đơn vị", "%", "'"];
        List<string> texts = [];
        Gen.OneOf(Gen.String, Gen.Int[0, words.Length - 1].Select(i => words[i]).Array[1, 10].Select(w => string.Join(' ', w))).Sample(t => texts.Add(t), iter: 120, threads: 1);

        foreach (var text in texts)
        {
            var resolution = await ResolveAsync(database, text, texts.Count % 2 == 0 ? "TU" : "UX", Day);

            Assert.Equal(resolution.Bodies.Count, resolution.Bodies.DistinctBy(b => b.Id).Count());
            Assert.All(resolution.Bodies, b => Assert.DoesNotContain(resolution.Excluded, e => e.Id == b.Id));
            Assert.True(resolution.Bodies.Count + resolution.Excluded.Count + resolution.Unresolved.Count > 0, text);
        }
    }

    private static IEnumerable<string> Providers() => TestDatabase.PostgresServer is null && !TestDatabase.IsCi ? ["sqlite"] : ["sqlite", "postgres"];

    private async Task<Resolution> ResolveAsync(string provider, string expression, string issuer, DateOnly? day = null) => await ResolveAsync(await province.OnAsync(provider), expression, issuer, day ?? Day);

    private static async Task<Resolution> ResolveAsync(TestDatabase database, string expression, string issuer, DateOnly day)
    {
        var id = SeedFile.Rows("demo/organizations.csv").Where(r => r.Text("name") == Issuers[issuer]).Select(r => r.Number("id")).Single();
        return await database.With<GroupResolver, Resolution>(r => r.ResolveAsync(expression, id, day));
    }
}
