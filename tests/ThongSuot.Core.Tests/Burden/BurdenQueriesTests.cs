using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Burden;
using ThongSuot.Core.Data;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations.Sheets;
using ThongSuot.Core.Shared;
using ThongSuot.Core.Tests.Implementation;

namespace ThongSuot.Core.Tests.Burden;

public sealed class BurdenQueriesTests
{
    private static readonly DateOnly Due = SmallProgramme.Today.AddDays(30);

    [Theory, Databases]
    public async Task Find_CountsWhatIsOpen_ByKindProgrammeAndMonth_AndFindsWhatIsAskedTwice(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider);

        var ledger = (await scene.FindAsync(scene.Bodies.AnHoa))!;

        Assert.Equal(new AskedCounts(Report: 2, Document: 1, Figure: 0, Session: 1, Message: 0, Other: 0), ledger.Counts);
        Assert.Equal([(scene.First, 3), (scene.Second, 1)], ledger.Programmes.Select(p => (p.ProgrammeId, p.Counts.All)));
        Assert.Equal(["Tỉnh Vân Giang"], ledger.Programmes.Select(p => p.Issuer).Distinct());
        Assert.Equal([(new DateOnly(2025, 10, 1), 2), (new DateOnly(2025, 11, 1), 1), (null, 1)], ledger.Months.Select(m => (m.First, m.Counts.All)));
        Assert.Equal([Scene.Report, Scene.SameReport], Assert.Single(ledger.Alike).Duties.Select(d => d.Text));
        Assert.Equal((4, false, 0, 1), (ledger.Asked.Count, ledger.IsCut, ledger.Overdue, ledger.Issuers));
    }

    [Theory, Databases]
    public async Task Find_LeavesOutWhatIsDone_AndProgrammesThatHaveEnded(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider);
        await scene.Database.With<ProgrammeService>(s => s.CloseAsync(scene.Second, null, TestDatabase.Doing("programme.close")));
        var plan = await scene.Database.With<AppDbContext, long>(db => db.Assignments.Where(a => a.OrganizationId == scene.Bodies.AnHoa && db.ProgrammeDuties.Any(d => d.Id == a.ProgrammeDutyId && d.Text == Scene.Plan)).Select(a => a.Id).SingleAsync());
        foreach (var move in new[] { AssignmentMove.Submit, AssignmentMove.Accept }) await scene.Database.With<AssignmentService>(s => s.MoveAsync(new(plan, move), TestDatabase.Doing("assignment.move")));

        var ledger = (await scene.FindAsync(scene.Bodies.AnHoa))!;

        Assert.Equal([Scene.Report, Scene.Meeting], ledger.Asked.Select(a => a.Text));
        Assert.Empty(ledger.Alike);
        Assert.Null(await scene.FindAsync(999_999));
    }

    [Theory, Databases]
    public async Task Find_ARecurringDuty_CountsOnceForItsPeriod(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider);
        await SmallProgramme.IssueAsync(scene.Database, scene.Bodies.Province, TestDuty.For(null, scene.Bodies.CamDong) with { Text = "Báo cáo tình hình", Every = "month" });
        Assert.Equal(1, (await scene.FindAsync(scene.Bodies.CamDong))!.Counts.All);
        scene.Database.Time.Advance(TimeSpan.FromDays(5));
        await scene.Database.With<OccurrenceJob>(j => j.RunAsync());

        var ledger = (await scene.FindAsync(scene.Bodies.CamDong))!;

        Assert.Equal("Báo cáo tình hình (01/10/2025–31/10/2025)", Assert.Single(ledger.Asked).Text);
        Assert.Equal(1, (await scene.BelowAsync()).Page.Items.Single(b => b.OrganizationId == scene.Bodies.CamDong).Counts.All);
    }

    [Theory, Databases]
    public async Task Below_SumsThoseDirectlyBelow_AndGoesOnByCursor(string provider)
    {
        await using var scene = await Scene.BuildAsync(provider);

        var all = await scene.BelowAsync();
        var first = await scene.BelowAsync(size: 1);
        var second = await scene.BelowAsync(first.Page.Next, 1);

        Assert.Equal([("Xã An Hòa", 4), ("Xã Bình Lâm", 2)], all.Page.Items.Select(b => (b.Name, b.Counts.All)));
        Assert.Equal((2, 6, 4), (all.Bodies, all.Total.All, all.Total.Report));
        Assert.Equal(["Xã An Hòa", "Xã Bình Lâm"], first.Page.Items.Concat(second.Page.Items).Select(b => b.Name));
        // The sum is of all, whatever is shown.
        Assert.Equal((6, null), (second.Total.All, second.Page.Next));
        Assert.Equal(0, (await scene.BelowAsync(of: scene.Bodies.AnHoa)).Bodies);
    }

    [Theory]
    [InlineData("Báo cáo số liệu lao động", null, AskedKind.Report)]
    [InlineData("Tổ chức hội nghị và báo cáo kết quả", null, AskedKind.Session)]
    [InlineData("Tổ chức thực hiện", "Kế hoạch của Ủy ban nhân dân xã", AskedKind.Document)]
    [InlineData("Rà soát nhu cầu, gửi báo cáo", null, AskedKind.Figure)]
    [InlineData("Tuyên truyền sâu rộng", null, AskedKind.Message)]
    [InlineData("Bố trí kinh phí", null, AskedKind.Other)]
    public async Task Find_TellsWhatIsWanted_ByTheWordThatStandsFirst(string text, string? deliverable, AskedKind kind)
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var bodies = await SmallProvince.BuildAsync(database);
        await SmallProgramme.IssueAsync(database, bodies.Province, TestDuty.For(Due, bodies.AnHoa) with { Text = text, Deliverable = deliverable });

        Assert.Equal(kind, (await database.With<BurdenQueries, Ledger?>(q => q.FindAsync(bodies.AnHoa)))!.Asked.Single().Kind);
    }

    [Fact]
    public async Task Sheet_HasARowForEachDuty_AndOneNumberForThoseAlike()
    {
        await using var scene = await Scene.BuildAsync("sqlite");
        using var stream = new MemoryStream();

        BurdenSheet.Write(stream, SheetFormat.Csv, (await scene.FindAsync(scene.Bodies.AnHoa))!);

        var rows = System.Text.Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, rows.Length);
        Assert.Equal(2, rows.Count(r => r.EndsWith(",I/1,1,28/9/2025", StringComparison.Ordinal)));
        Assert.Equal(2, rows.Count(r => r.EndsWith(",I/1,,28/9/2025", StringComparison.Ordinal)));
    }

    /// <summary>Two documents of the province ask An Hòa; both also ask Bình Lâm for the report.</summary>
    private sealed record Scene(TestDatabase Database, SmallProvince Bodies, long First, long Second) : IAsyncDisposable
    {
        public const string Plan = "Ban hành kế hoạch thực hiện", Report = "Báo cáo kết quả đào tạo nghề cho lao động nông thôn", SameReport = "Gửi báo cáo kết quả đào tạo nghề cho lao động nông thôn", Meeting = "Tổ chức hội nghị quán triệt";

        public static async Task<Scene> BuildAsync(string provider)
        {
            var database = await TestDatabase.CreateAsync(provider);
            var bodies = await SmallProvince.BuildAsync(database);
            TestDuty Duty(string text, DateOnly? due, params long[] leads) => TestDuty.For(due, leads) with { Text = text };
            var first = await SmallProgramme.IssueAsync(database, bodies.Province, Duty(Plan, Due, bodies.AnHoa), Duty(Report, Due, bodies.AnHoa, bodies.BinhLam), Duty(Meeting, null, bodies.AnHoa));
            var second = await SmallProgramme.IssueAsync(database, bodies.Province, Duty(SameReport, Due.AddDays(10), bodies.AnHoa), Duty(SameReport, Due.AddDays(10), bodies.BinhLam));
            return new(database, bodies, first, second);
        }

        public Task<Ledger?> FindAsync(long body) => Database.With<BurdenQueries, Ledger?>(q => q.FindAsync(body));

        public Task<Below> BelowAsync(string? after = null, int size = Page<BurdenBelow>.DefaultSize, long? of = null) => Database.With<BurdenQueries, Below>(q => q.BelowAsync(of ?? Bodies.Province, after, size));

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
