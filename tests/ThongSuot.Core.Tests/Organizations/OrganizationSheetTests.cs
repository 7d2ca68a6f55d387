using System.Text;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Organizations.Sheets;
using ThongSuot.Core.Search;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Organizations;

public sealed class OrganizationSheetTests
{
    private static readonly DateOnly Day = new(2025, 9, 28);
    private const string Head = "id,name,kind,territory,party,state,short_name,code,agency_code,aliases,email,valid_from";

    [Theory, Databases]
    public async Task Import_NewBodies_AreCreatedBelowOneAnotherByKeyCodeAndName(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var report = await ImportAsync(database, $"""
            {Head}
            Q,Việt Nam,unit.nation,gốc,,,,,,,,1945-09-02
            T,Tỉnh Vân Giang,Tỉnh,Q,,,,99,,,,01/01/1997
            ,Xã An Hòa,Xã,99,,,,99001,,An Hoà xã; Xã Hòa,,1/7/2025
            U,Ủy ban nhân dân xã An Hòa,state.committee,Xã An Hòa,,gốc,UBND,,H99.31,,ubnd@vangiang.example,
            """);

        Assert.Empty(report.Findings);
        Assert.True(report.Applied);
        Assert.Equal([SheetAction.Create, SheetAction.Create, SheetAction.Create, SheetAction.Create], report.Changes.Select(c => c.Action));
        var id = report.Changes.Single(c => c.Name.StartsWith("Ủy ban", StringComparison.Ordinal)).Id!.Value;
        Assert.Equal(["Việt Nam", "Tỉnh Vân Giang", "Xã An Hòa"], await database.TrailAsync(id, Day));
        Assert.Empty(await database.TrailAsync(id, Day, Line.State));
        var commune = await database.With<OrganizationQueries, OrganizationDetails?>(q => q.FindAsync(report.Changes.Single(c => c.Name == "Xã An Hòa").Id!.Value, Day));
        Assert.Equal((new DateOnly(2025, 7, 1), "unit.commune", "99001"), (commune!.EstablishedOn, commune.Naming.Kind, commune.Naming.Code));
        Assert.Equal(["An Hoà xã", "Xã Hòa"], commune.Aliases.Select(a => a.Name));
    }

    [Theory, Databases]
    public async Task Import_DryRun_SaysWhatItWouldDoAndDoesNothing(string provider)
    {
        await using var database = await DemoProvince.LoadAsync(provider);
        var department = await IdAsync(database, "Sở Nội vụ");
        var before = await CountsAsync(database);

        var report = await ImportAsync(database, $"""
            {Head}
            {department},Sở Nội vụ và Lao động,state.department,,,,SNVLĐ,,H99.07,,,
            N,Trung tâm mới,state.public-unit,{DemoData.ProvinceId},,{department},,,,,,
            """, ImportMode.DryRun);

        Assert.False(report.Applied);
        Assert.Equal([SheetAction.Create, SheetAction.Rename], report.Changes.Select(c => c.Action).Order());
        Assert.Equal("Sở Nội vụ", report.Changes.Single(c => c.Action == SheetAction.Rename).Before);
        Assert.Equal(before, await CountsAsync(database));
    }

    [Theory, Databases]
    public async Task Import_EmptyCell_TakesTheValueAwayAndAMissingColumnLeavesIt(string provider)
    {
        await using var database = await DemoProvince.LoadAsync(provider);
        var department = await IdAsync(database, "Sở Giáo dục và Đào tạo");

        var report = await ImportAsync(database, $"id,name,kind,phone\n{department},Sở Giáo dục và Đào tạo,state.department,\n");

        Assert.Equal([SheetAction.Contact], report.Changes.Select(c => c.Action));
        var now = await database.With<OrganizationQueries, OrganizationDetails?>(q => q.FindAsync(department, Day));
        Assert.Equal((null, "sogddt@vangiang.example", "SGDĐT", "H99.08"), (now!.Contact.Phone, now.Contact.Email, now.Naming.ShortName, now.Naming.AgencyCode));
    }

    [Theory, Databases]
    public async Task Import_ManyBodies_AreFoundAtOnceByTheirNames(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var rows = string.Join('\n', Enumerable.Range(0, 1_200).Select(i => $",Trường Tiểu học số {i},state.school,T"));

        var report = await ImportAsync(database, $"id,name,kind,territory\nT,Tỉnh Vân Giang,unit.province,gốc\n{rows}");

        Assert.Equal(1_201, report.Changes.Count);
        var hits = await database.With<SearchQueries, Page<SearchHit>>(q => q.FindAsync(new SearchQuestion("tieu hoc so 1199")));
        Assert.Equal(["Trường Tiểu học số 1199"], hits.Items.Select(h => h.Name));
    }

    // What is wrong · row · column · code.
    public static TheoryData<string, string, string?, string> Wrong => new()
    {
        { "1,,unit.province,gốc", "sheet.name-missing", "name", "no name" },
        { "1,Tỉnh A,,gốc", "sheet.kind-missing", "kind", "no kind" },
        { "1,Tỉnh A,lâu đài,gốc", "sheet.kind-unknown", "kind", "a kind there is not" },
        { "1,Tỉnh A,unit.province,", "sheet.line-missing", null, "on no line" },
        { "1,Tỉnh A,unit.province,Nước nào", "sheet.superior-unknown", "territory", "below nobody" },
        { "1,Tỉnh A,unit.province,gốc,,,,,,,không phải thư,", "sheet.email-invalid", "email", "no address" },
        { "1,Tỉnh A,unit.province,gốc,,,,,,,,31/2/2025", "sheet.date-invalid", "valid_from", "no day" },
        { "1,Tỉnh A,unit.province,1", "sheet.superior-circle", null, "below itself" },
        { "G,Tỉnh A,unit.province,gốc", "sheet.key-twice", "id", "the key of another" },
        { "1,Tỉnh Tốt,unit.province,gốc", "sheet.row-twice", "name", "a row again" },
        { "1,Sở A,state.department,gốc,,G", "sheet.superior-not-on-line", "state", "below one who is not on the line" },
        { "1,Tỉnh Đã Có,unit.province,gốc", "sheet.exists-already", "name", "a body that is there" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task Import_BadRow_IsNamedAndDoesNotLoseTheGood(string row, string code, string? column, string what)
    {
        foreach (var provider in Providers())
        {
            await using var database = await TestDatabase.CreateAsync(provider);
            await database.AddAsync("Tỉnh Đã Có", "unit.province", null);
            var sheet = $"{Head}\nG,Tỉnh Tốt,unit.province,gốc\n{row}\nC,Xã Con,unit.commune,1\nD,Xã Tốt,unit.commune,G\n";

            var refused = await ImportAsync(database, sheet, ImportMode.AllOrNothing);
            var taken = await ImportAsync(database, sheet, ImportMode.GoodRows);

            var finding = refused.Findings.First(f => f.IsError);
            Assert.True((code, 3, column) == (finding.Code, finding.Row, finding.Column), $"{what}: {finding}");
            Assert.False(refused.Applied);
            Assert.True(taken.Applied);
            Assert.Contains("Tỉnh Tốt", taken.Changes.Select(c => c.Name));
            Assert.Contains("Xã Tốt", taken.Changes.Select(c => c.Name));
            Assert.Equal(taken.Changes.Count + 1, (await CountsAsync(database)).Bodies);
        }
    }

    [Theory, Databases]
    public async Task Import_RowsDeeperThanAPathHolds_AreNamedAndTheUpperOnesTaken(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var rows = string.Concat(Enumerable.Range(1, 60).Select(i => $"K{i},Bậc {i},other,K{i - 1}\n"));

        var report = await ImportAsync(database, $"id,name,kind,territory\nK0,Bậc 0,other,gốc\n{rows}", ImportMode.GoodRows);

        Assert.True(report.Applied);
        Assert.Equal(61, report.Changes.Count + report.Findings.Count);
        Assert.InRange(report.Changes.Count, 30, 45);
        Assert.Equal("sheet.too-deep", report.Findings[0].Code);
        Assert.All(report.Findings, f => Assert.True(f.IsError));
    }

    [Theory, Databases]
    public async Task Import_NamesThatDifferByAToneOnly_AreTwoBodiesAndEachFindsItsOwn(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync("Xã Sơn Hà", "unit.commune", null);

        var report = await ImportAsync(database, "name,kind,territory\nXã Sơn Hạ,unit.commune,gốc\nTrường Trên,state.school,Xã Sơn Hà\nTrường Dưới,state.school,xã sơn hạ\n");

        Assert.Empty(report.Findings);
        Assert.Equal("Xã Sơn Hà", (await database.TrailAsync(await IdAsync(database, "Trường Trên"), Day))[^1]);
        Assert.Equal("Xã Sơn Hạ", (await database.TrailAsync(await IdAsync(database, "Trường Dưới"), Day))[^1]);
        var unclear = await ImportAsync(database, "name,kind,territory\nTrường Giữa,state.school,Xa Son Ha\n", ImportMode.GoodRows);
        Assert.Equal("sheet.superior-ambiguous", Assert.Single(unclear.Findings).Code);
    }

    [Theory, Databases]
    public async Task Import_ToneWrittenOnAnotherLetter_IsTheSameBody(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync("Xã An Hòa", "unit.commune", null);

        var report = await ImportAsync(database, "name,kind,territory\nXÃ AN HOÀ,unit.commune,gốc\n", ImportMode.GoodRows);

        Assert.Equal("sheet.exists-already", Assert.Single(report.Findings).Code);
    }

    [Theory, Databases]
    public async Task Import_RowBelowABadOne_IsBadToo(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var report = await ImportAsync(database, $"{Head}\nT,,unit.province,gốc\nX,Xã Con,unit.commune,T\nY,Thôn,other,X\n", ImportMode.GoodRows);

        Assert.Equal([(2, "sheet.name-missing"), (3, "sheet.superior-bad"), (4, "sheet.superior-bad")], report.Findings.Select(f => (f.Row, f.Code)));
        Assert.Empty(report.Changes);
    }

    [Theory, Databases]
    public async Task Import_ChangeThatARuleRefuses_BecomesAFindingOfItsRow(string provider)
    {
        await using var database = await DemoProvince.LoadAsync(provider);
        var (party, office, department) = (await IdAsync(database, "Tỉnh ủy Vân Giang"), await IdAsync(database, "Văn phòng Tỉnh ủy"), await IdAsync(database, "Sở Nội vụ"));

        var report = await ImportAsync(database, $"""
            id,name,kind,party,short_name,agency_code
            {party},Tỉnh ủy Vân Giang,party.committee,{office},TU,A99
            {department},Sở Nội vụ Vân Giang,state.department,,SNV,H99.07
            """, ImportMode.GoodRows);

        Assert.Equal([(2, "rule.organization.cycle")], report.Findings.Select(f => (f.Row, f.Code)));
        Assert.Equal([(3, SheetAction.Rename, (long?)department)], report.Changes.Select(c => (c.Row, c.Action, c.Id)));
        Assert.Equal("Sở Nội vụ Vân Giang", (await database.With<OrganizationQueries, OrganizationDetails?>(q => q.FindAsync(department, Day)))!.Naming.Name);
        Assert.Equal("Sở Nội vụ", (await database.With<OrganizationQueries, OrganizationDetails?>(q => q.FindAsync(department, Day.AddDays(-1))))!.Naming.Name);
        Assert.Single(await database.TrailAsync(party, Day, Line.Party));
    }

    [Theory, Databases]
    public async Task Import_ChangeOfABody_MovesAndRenamesFromTheDayOn(string provider)
    {
        await using var database = await DemoProvince.LoadAsync(provider);
        var (school, commune) = (await IdAsync(database, "Trường Tiểu học An Hòa"), await IdAsync(database, "Xã Bình Lâm"));

        var report = await ImportAsync(database, $"id;name;kind;territory;aliases\n{school};Trường Tiểu học An Hòa;state.school;Xã Bình Lâm;Tiểu học Bình Lâm\n");

        Assert.Equal([SheetAction.Move, SheetAction.Alias], report.Changes.Select(c => c.Action));
        Assert.Equal("Xã Bình Lâm", (await database.TrailAsync(school, Day))[^1]);
        Assert.Equal("Xã An Hòa", (await database.TrailAsync(school, Day.AddDays(-1)))[^1]);
        Assert.Contains(commune, (await database.With<OrganizationQueries, OrganizationDetails?>(q => q.FindAsync(school, Day)))!.Places.Select(p => p.SuperiorId ?? 0));
    }

    [Theory]
    [InlineData("", "sheet.empty")]
    [InlineData("PK tệp hỏng", "sheet.not-readable")]
    [InlineData("name,kind\n\"mở mà không đóng,x\n", "sheet.csv-broken")]
    [InlineData("Tên,Cấp\nA,B\n", "sheet.head-missing")]
    [InlineData("name,Tên,kind\nA,B,C\n", "sheet.head-twice")]
    public async Task Import_FileThatIsNoSheet_SaysSo(string text, string code)
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");

        var report = await ImportAsync(database, text);

        Assert.Equal(code, report.Findings.Single(f => f.IsError).Code);
        Assert.False(report.Applied);
    }

    [Fact]
    public async Task Import_TextInALegacyEncoding_SaysSo()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");

        var report = await database.With<OrganizationSheet, SheetReport>(s => s.ImportAsync([.. "name,kind\nS"u8, 0xF4, (byte)'\n'], new(SmallTree.Basis(Day), ImportMode.DryRun), TestDatabase.Doing("organization.import")));

        Assert.Equal("sheet.encoding", report.Findings.Single().Code);
    }

    [Fact]
    public async Task Import_Cancelled_LeavesNothing()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        using var cancel = new CancellationTokenSource();
        var progress = new Cancelling(cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.With<OrganizationSheet>(s => s.ImportAsync(Bytes($"{Head}\nG,Tỉnh Tốt,unit.province,gốc\n"), new(SmallTree.Basis(Day), ImportMode.AllOrNothing), TestDatabase.Doing("organization.import"), progress, cancel.Token)));

        Assert.Equal(0, (await CountsAsync(database)).Bodies);
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<SheetProgress>
    {
        public void Report(SheetProgress value) => source.Cancel();
    }

    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    internal static Task<SheetReport> ImportAsync(TestDatabase database, string sheet, ImportMode mode = ImportMode.AllOrNothing) =>
        database.With<OrganizationSheet, SheetReport>(s => s.ImportAsync(Bytes(sheet), new(SmallTree.Basis(Day), mode), TestDatabase.Doing("organization.import")));

    private static IEnumerable<string> Providers() => TestDatabase.PostgresServer is null && !TestDatabase.IsCi ? ["sqlite"] : ["sqlite", "postgres"];

    private static Task<long> IdAsync(TestDatabase database, string name) => database.With<AppDbContext, long>(db => db.OrganizationProfiles.Where(p => p.Name == name).Select(p => p.OrganizationId).SingleAsync());

    private static Task<(int Bodies, int Profiles, int History)> CountsAsync(TestDatabase database) =>
        database.With<AppDbContext, (int, int, int)>(async db => (await db.Organizations.CountAsync(), await db.OrganizationProfiles.CountAsync(), await db.History.CountAsync()));
}
