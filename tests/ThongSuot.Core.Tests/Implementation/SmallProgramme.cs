using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using Actor = ThongSuot.Core.History.Actor;
using RelationKind = ThongSuot.Documents.Recognition.RelationKind;

namespace ThongSuot.Core.Tests.Implementation;

/// <summary>A duty for a test: who has it, by when.</summary>
internal sealed record TestDuty(string Text, DateOnly? DueOn, params (DutyRole Role, string Name, long? BodyId)[] Actors)
{
    public string? Deliverable { get; init; }

    /// <summary>Its rhythm, when it recurs.</summary>
    public string? Every { get; init; }

    public static TestDuty For(DateOnly? dueOn, params long[] leads) => new("Ban hành kế hoạch", dueOn, [.. leads.Select(l => (DutyRole.Lead, "tổ chức", (long?)l))]);
}

/// <summary>A province that has issued a programme to its three communes: a leader of the province, an officer of each of two communes.</summary>
internal sealed record SmallProgramme(TestDatabase Database, SmallProvince Bodies, long Leader, long Officer, long OtherOfficer, long Id, long AnHoa, long BinhLam) : IAsyncDisposable
{
    /// <summary>The day the database begins on.</summary>
    public static readonly DateOnly Today = new(2025, 9, 28);

    public static readonly DateOnly Due = Today.AddDays(30);

    public static async Task<SmallProgramme> BuildAsync(string provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        var (leader, officer, other) = (await database.AddPersonAsync("Lê Văn Minh", bodies.Province, Role.Leader), await database.AddPersonAsync("Phạm Thị Bình", bodies.AnHoa), await database.AddPersonAsync("Trần Văn Cường", bodies.BinhLam));
        var id = await IssueAsync(database, bodies.Province, TestDuty.For(Due, bodies.AnHoa, bodies.BinhLam, bodies.CamDong));
        var (first, second) = (await OfAsync(database, id, bodies.AnHoa), await OfAsync(database, id, bodies.BinhLam));
        return new(database, bodies, leader, officer, other, id, first, second);
    }

    /// <summary>Somebody does something.</summary>
    public static Operation By(long person, string kind = "assignment.move", string? key = null) => new(new Actor(person, "Người làm"), "test", kind, Once: key is null ? null : new RequestKey(key, "dấu"));

    public Task MoveAsync(long by, long id, AssignmentMove move, string? sentence = null, int? version = null, string? key = null) =>
        Database.With<AssignmentService>(s => s.MoveAsync(new(id, move, sentence, Version: version), By(by, key: key)));

    public Task<Assignment> ReadAsync(long id) => Database.With<AppDbContext, Assignment>(db => db.Assignments.AsNoTracking().SingleAsync(a => a.Id == id));

    public Task<List<AssignmentEntry>> EntriesAsync(long id) => Database.With<AppDbContext, List<AssignmentEntry>>(db => db.AssignmentEntries.AsNoTracking().Where(e => e.AssignmentId == id).OrderBy(e => e.Id).ToListAsync());

    /// <summary>Folds, and reads how many stand where strictly below a body.</summary>
    public async Task<Tallied> BelowAsync(long body)
    {
        await Database.With<TallyKeeper>(k => k.FoldAsync());
        return await Database.With<DashboardQueries, Tallied>(async q => (await q.FindAsync(Id, body))!.Below);
    }

    public static Task<long> OfAsync(TestDatabase database, long programme, long body) =>
        database.With<AppDbContext, long>(db => db.Assignments.Where(a => a.ProgrammeId == programme && a.OrganizationId == body).Select(a => a.Id).SingleAsync());

    /// <summary>Issues a document of these duties, in the name of the system, whatever the conflicts.</summary>
    public static async Task<long> IssueAsync(TestDatabase database, long issuer, params TestDuty[] duties)
    {
        var document = await DocumentAsync(database, issuer, duties);
        return await database.With<IssueService, long>(s => s.IssueAsync(new(document, issuer, DespiteConflicts: true), TestDatabase.Doing("programme.issue")));
    }

    /// <summary>A registered document whose duties are confirmed; returns its id.</summary>
    public static Task<long> DocumentAsync(TestDatabase database, long issuer, params TestDuty[] duties) => DocumentAsync(database, issuer, DutyState.Confirmed, null, duties);

    public static Task<long> DocumentAsync(TestDatabase database, long issuer, DutyState state, long? implements, params TestDuty[] duties) => database.With<AppDbContext, long>(async db =>
    {
        await using var work = await db.BeginAsync(TestDatabase.Doing("document.register"));
        var id = await db.TakeNumbersAsync(nameof(Document), 1);
        var document = new Document(id, Standing.Announced, new(issuer, "Tỉnh ủy", "Kế hoạch", 1 + (int)(id % 100_000), "KH/TU", "2020-2025", SmallTree.Founded, "Kế hoạch phát triển giáo dục nghề nghiệp"), SmallTree.Founded);
        document.Register(issuer, Direction.Outgoing);
        db.Add(document);
        var edition = new Edition(id, 1, new string('a', 64), "ke-hoach.docx", 1, work.At, null);
        edition.Finish("1");
        db.Add(edition);
        await db.SaveChangesAsync();
        foreach (var (duty, place) in duties.Select((d, i) => (d, i)))
        {
            var row = new Duty(id, edition.Id, place, new("I/1", duty.Text, 0, 1, duty.Deliverable, DueOn: duty.DueOn, Every: duty.Every), null);
            if (state == DutyState.Confirmed) row.Confirm();
            db.Add(row);
            await db.SaveChangesAsync();
            foreach (var actor in duty.Actors) db.Add(new DutyActor(row, actor.Role, actor.Name, actor.BodyId));
        }
        if (implements is { } upper) db.Add(new DocumentReference(id, upper, RelationKind.Implements, 0, 1));
        await work.CommitAsync();
        return id;
    });

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
