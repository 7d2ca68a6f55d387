using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Tests.Documents;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class CascadeTests
{
    [Theory, Databases]
    public async Task Cascade_ShowsWhatIsAnsweredAboveAndWhatAnswersBelowByLevels(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var programme = await place.ReadAsync(new Paper { Identifier = "41-CTr/TU", IssuedOn = new(2023, 11, 20), Superior = "", Issuer = "TỈNH ỦY VĨNH GIANG", Type = "CHƯƠNG TRÌNH HÀNH ĐỘNG", Opening = "Thực hiện Chỉ thị số 21-CT/TW ngày 04/5/2023 của Ban Bí thư, Tỉnh ủy yêu cầu:" }, place.Province);
        var plan = await place.ReadAsync(new Paper());
        var beside = await place.ReadAsync(new Paper { Issuer = "HUYỆN ỦY SÔNG LAM" }, place.Neighbour);
        await place.ReadAsync(new Paper { Identifier = "03-HD/BTGHU", Issuer = "BAN TUYÊN GIÁO", Type = "HƯỚNG DẪN", IssuedOn = new(2024, 4, 2), Opening = "Thực hiện Kế hoạch số 27-KH/HU ngày 05/3/2024 của Huyện ủy Đồng Mây, Ban Tuyên giáo hướng dẫn như sau:" });
        // In passing only: no step of the cascade.
        await place.ReadAsync(new Paper { Identifier = "99-KH/HU", IssuedOn = new(2024, 9, 9), Opening = "Xem thêm Kế hoạch số 27-KH/HU ngày 05/3/2024 của Huyện ủy Đồng Mây." });

        var rows = Rows(await place.With<CascadeQueries, Cascade?>(q => q.FindAsync(place.Clerk, plan)));

        Assert.Equal([("21-CT/TW", -2, CascadeState.Cited), ("41-CTr/TU", -1, CascadeState.Issued), ("27-KH/HU", 0, CascadeState.Issued), ("03-HD/BTGHU", 1, CascadeState.Issued)], rows.Select(r => (r.Row.Document!.Identifier, r.Level, r.Row.State)));
        Assert.Equal(["", "21-CT/TW", "41-CTr/TU", "27-KH/HU"], rows.Select(r => string.Join(", ", r.Row.Answers.Select(a => a.Identifier))));
        // From the programme both districts are seen by whom both belong to.
        var leader = await place.Database.AddPersonAsync("Ngô Văn Tùng", place.Province, Role.Leader);
        Assert.Equal([plan, beside], Rows(await place.With<CascadeQueries, Cascade?>(q => q.FindAsync(leader, programme))).Where(r => r.Level == 1).Select(r => r.Row.Document!.Id).Order());
        Assert.DoesNotContain(beside, Rows(await place.With<CascadeQueries, Cascade?>(q => q.FindAsync(place.Clerk, programme))).Select(r => r.Row.Document!.Id));
    }

    [Theory, Databases]
    public async Task Cascade_OfDocumentsThatRestOnEachOther_Ends(string provider)
    {
        await using var place = await RegisterPlace.BuildAsync(provider);
        var first = await place.ReadAsync(new Paper { Opening = "Thực hiện Kế hoạch số 28-KH/HU ngày 05/3/2024 của Huyện ủy Đồng Mây, Huyện ủy yêu cầu:" });
        var second = await place.ReadAsync(new Paper { Identifier = "28-KH/HU", Opening = "Thực hiện Kế hoạch số 27-KH/HU ngày 05/3/2024 của Huyện ủy Đồng Mây, Huyện ủy yêu cầu:" });

        var rows = Rows(await place.With<CascadeQueries, Cascade?>(q => q.FindAsync(place.Clerk, first)));

        Assert.Equal([first, second], rows.Select(r => r.Row.Document!.Id).Order());
        Assert.Equal([(first, second), (second, first)], rows.SelectMany(r => r.Row.Answers.Select(a => (r.Row.Document!.Id, a.Id))).Order());
    }

    [Theory, Databases]
    public async Task Owed_PlanThatIsMissingLateOrIssuedLate_IsToldApartBodyByBody(string provider)
    {
        await using var scene = await Owing.BuildAsync(provider);
        var (shown, late) = (await PlanAsync(scene, scene.Bodies.AnHoa), await PlanAsync(scene, scene.Bodies.BinhLam, scene.Document, SmallProgramme.Today.AddDays(31)));
        await scene.Database.With<AssignmentService>(s => s.AddEvidenceAsync(new(scene.AnHoa, [new("Kế hoạch của xã", DocumentId: shown)]), SmallProgramme.By(scene.Officer)));

        var before = await LevelAsync(scene, scene.Leader);
        Assert.Equal([(scene.Bodies.CamDong, CascadeState.Missing, (long?)null), (scene.Bodies.BinhLam, CascadeState.IssuedLate, late), (scene.Bodies.AnHoa, CascadeState.Issued, shown)], before.First.Select(r => (r.OrganizationId!.Value, r.State, r.Document?.Id)));
        Assert.Equal((SmallProgramme.Due, "Phường Cẩm Đông"), (before.First[0].DueOn!.Value, before.First[0].Body));

        scene.Database.Time.Advance(TimeSpan.FromDays(40));
        Assert.Equal(CascadeState.Late, (await LevelAsync(scene, scene.Leader)).First[0].State);
    }

    [Theory, Databases]
    public async Task Owed_DutyWhoseDeliverableIsNoDocument_AsksForNoAnswer(string provider)
    {
        await using var scene = await Owing.BuildAsync(provider, "Báo cáo");

        Assert.Equal([0], (await scene.Database.With<CascadeQueries, Cascade?>(q => q.FindAsync(scene.Leader, scene.Document)))!.Levels.Select(l => l.Level));
    }

    [Theory]
    [InlineData("Kế hoạch của cấp mình", true)]
    [InlineData("chương trình hành động", true)]
    [InlineData("Nghị quyết", true)]
    [InlineData("Báo cáo kết quả thực hiện kế hoạch", false)]
    [InlineData("Kế hoạchx", false)]
    [InlineData(null, false)]
    public void IsAnswer_TellsADocumentOfOnesOwnFromOtherDeliverables(string? deliverable, bool isAnswer) => Assert.Equal(isAnswer, OwedAnswers.IsAnswer(deliverable));

    [Theory, Databases]
    public async Task Owed_AnswerOutOfSight_IsNoOmissionAndIsNotShown(string provider)
    {
        await using var scene = await Owing.BuildAsync(provider);
        await PlanAsync(scene, scene.Bodies.BinhLam, scene.Document);

        var seen = (await LevelAsync(scene, scene.Officer)).First.Single(r => r.OrganizationId == scene.Bodies.BinhLam);

        Assert.Equal((CascadeState.Issued, null), (seen.State, seen.Document));
        Assert.NotNull((await LevelAsync(scene, scene.Leader)).First.Single(r => r.OrganizationId == scene.Bodies.BinhLam).Document);
    }

    [Theory, Databases]
    public async Task Owed_ByWhomTheReaderMayNotKnow_IsNotSaid(string provider)
    {
        await using var scene = await Owing.BuildAsync(provider);
        var elsewhere = await scene.Database.AddAsync("Tỉnh Sông Mây", "unit.province", null);
        var outsider = await scene.Database.AddPersonAsync("Đỗ Văn Ngoại", elsewhere, Role.Leader);

        Assert.Null(await scene.Database.With<CascadeQueries, Cascade?>(q => q.FindAsync(outsider, scene.Document)));
        Assert.Null(await scene.Database.With<CascadeQueries, (IReadOnlyList<CascadeRow>, int)?>(q => q.ListAsync(outsider, scene.Document, 1)));
        Assert.Empty((await scene.Database.With<OwedAnswers, (IReadOnlyList<OwedAnswer> Answers, bool)>(o => o.FindAsync(outsider, [scene.Document]))).Answers);
        Assert.Equal(3, (await scene.Database.With<OwedAnswers, (IReadOnlyList<OwedAnswer> Answers, bool)>(o => o.FindAsync(scene.Officer, [scene.Document]))).Answers.Count);
    }

    [Theory, Databases]
    public async Task Level_LongerThanWhatIsShown_IsCountedAndListedInFull(string provider)
    {
        await using var scene = await Owing.BuildAsync(provider);

        var level = (await scene.Database.With<CascadeQueries, Cascade?>(q => q.FindAsync(scene.Leader, scene.Document, shown: 2)))!.Levels[^1];
        Assert.Equal((3, 3, 2), (level.Count, level.Counts[CascadeState.Missing], level.First.Count));
        var all = (await scene.Database.With<CascadeQueries, (IReadOnlyList<CascadeRow> Rows, int Count)?>(q => q.ListAsync(scene.Leader, scene.Document, 1, CascadeState.Missing, skip: 1, size: 1)))!.Value;
        Assert.Equal((3, level.First[1].OrganizationId), (all.Count, Assert.Single(all.Rows).OrganizationId));
        Assert.Equal(0, (await scene.Database.With<CascadeQueries, (IReadOnlyList<CascadeRow> Rows, int Count)?>(q => q.ListAsync(scene.Leader, scene.Document, 1, CascadeState.Late)))!.Value.Count);
    }

    [Theory, Databases]
    public async Task Readable_OfManyProgrammes_IsTheSameAsOfEach(string provider)
    {
        await using var scene = await Owing.BuildAsync(provider);
        var elsewhere = await scene.Database.AddAsync("Tỉnh Sông Mây", "unit.province", null);
        var foreign = await SmallProgramme.IssueAsync(scene.Database, elsewhere, TestDuty.For(SmallProgramme.Due, elsewhere));
        var outsider = await scene.Database.AddPersonAsync("Đỗ Văn Ngoại", elsewhere, Role.Officer);
        var pupil = await scene.Database.AddPersonAsync("Vũ Thị Hoa", scene.Bodies.School);
        await scene.Database.With<TallyKeeper>(k => k.FoldAsync());

        foreach (var person in new[] { scene.Leader, scene.Officer, outsider, pupil })
            foreach (var programme in new[] { scene.Programme, foreign })
                Assert.Equal(await MayReadAsync(scene, person, programme), (await scene.Database.With<ProgrammeAccess, IReadOnlySet<long>>(a => a.ReadableAsync(person, [scene.Programme, foreign]))).Contains(programme));
    }

    private static async Task<bool> MayReadAsync(Owing scene, long person, long programme)
    {
        var head = (await scene.Database.With<DashboardQueries, ProgrammeHead?>(q => q.HeadAsync(programme)))!;
        return await scene.Database.With<ProgrammeAccess, bool>(a => a.MayReadAsync(person, head));
    }

    private static List<(int Level, CascadeRow Row)> Rows(Cascade? cascade) => [.. cascade!.Levels.SelectMany(l => l.First.Select(r => (l.Level, r)))];

    private static async Task<CascadeLevel> LevelAsync(Owing scene, long person) => (await scene.Database.With<CascadeQueries, Cascade?>(q => q.FindAsync(person, scene.Document)))!.Levels.Single(l => l.Level == 1);

    private static async Task<long> PlanAsync(Owing scene, long body, long? answers = null, DateOnly? on = null)
    {
        var id = await SmallProgramme.DocumentAsync(scene.Database, body, DutyState.Proposed, answers, TestDuty.For(null, body));
        if (on is { } day)
            await scene.Database.With<AppDbContext>(async db =>
            {
                await using var work = await db.BeginAsync(TestDatabase.Doing("document.head"));
                var document = await db.Documents.SingleAsync(d => d.Id == id);
                document.Describe(document.Head with { IssuedOn = day });
                await work.CommitAsync();
            });
        return id;
    }

    /// <summary>A province that asked its three communes for a plan of their own.</summary>
    private sealed record Owing(TestDatabase Database, SmallProvince Bodies, long Leader, long Officer, long Document, long Programme, long AnHoa) : IAsyncDisposable
    {
        public static async Task<Owing> BuildAsync(string provider, string deliverable = "Kế hoạch của cấp mình")
        {
            var database = await TestDatabase.CreateAsync(provider);
            var bodies = await SmallProvince.BuildAsync(database);
            var (leader, officer) = (await database.AddPersonAsync("Lê Văn Minh", bodies.Province, Role.Leader), await database.AddPersonAsync("Phạm Thị Bình", bodies.AnHoa));
            var programme = await SmallProgramme.IssueAsync(database, bodies.Province, TestDuty.For(SmallProgramme.Due, bodies.AnHoa, bodies.BinhLam, bodies.CamDong) with { Deliverable = deliverable });
            var document = await database.With<AppDbContext, long>(async db => (await db.Programmes.SingleAsync(p => p.Id == programme)).DocumentId);
            return new(database, bodies, leader, officer, document, programme, await SmallProgramme.OfAsync(database, programme, bodies.AnHoa));
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
