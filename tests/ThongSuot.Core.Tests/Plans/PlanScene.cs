using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Plans;
using ThongSuot.Core.Shared;
using ThongSuot.Core.Tests.Implementation;
using Document = ThongSuot.Core.Documents.Document;
using ReaderOptions = ThongSuot.Documents.ReaderOptions;

namespace ThongSuot.Core.Tests.Plans;

/// <summary>A province that asks its communes for plans of their own and for three things more, with people on both sides and a store of files.</summary>
internal sealed record PlanScene(TestDatabase Database, SmallProvince Bodies, string Folder, long Leader, long Clerk, long Officer, long OtherClerk, long Programme, long Upper) : IAsyncDisposable
{
    public const string Plan = "Xây dựng kế hoạch ở cấp mình", Conference = "Tổ chức hội nghị quán triệt nghị quyết cho 100% đảng viên trước ngày 21/10/2025", Classes = "Mở ít nhất 03 lớp dạy nghề cho lao động nông thôn", Outreach = "Tuyên truyền thường xuyên trên hệ thống truyền thanh";

    public static readonly DateOnly Today = SmallProgramme.Today, ConferenceDue = new(2025, 10, 20), ClassesDue = new(2025, 10, 4);

    public static async Task<PlanScene> BuildAsync(string provider)
    {
        var folder = Directory.CreateTempSubdirectory("thongsuot-plans-").FullName;
        var database = await TestDatabase.CreateAsync(provider, services => services.AddSingleton(new FileStoreOptions(folder)).AddSingleton(ReaderOptions.Default));
        var bodies = await SmallProvince.BuildAsync(database);
        long[] communes = [bodies.AnHoa, bodies.BinhLam, bodies.CamDong];
        var programme = await SmallProgramme.IssueAsync(database, bodies.Province, Duty(Plan, SmallProgramme.Due, communes) with { Deliverable = "Kế hoạch" }, Duty(Conference, ConferenceDue, communes) with { Deliverable = "Hội nghị" },
            Duty(Classes, ClassesDue, bodies.AnHoa, bodies.BinhLam), Duty(Outreach, null, communes));
        var upper = await database.With<AppDbContext, long>(async db =>
        {
            await using var work = await db.BeginAsync(TestDatabase.Doing("document.confirm"));
            var document = await db.Documents.SingleAsync(d => d.Id == db.Programmes.Single(p => p.Id == programme).DocumentId);
            document.Confirm(work.At);
            var conference = await db.Duties.SingleAsync(d => d.Text == Conference);
            conference.Describe(conference.Fields with { DueWritten = "trước ngày 21/10/2025" });
            await work.CommitAsync();
            return document.Id;
        });
        return new(database, bodies, folder, await database.AddPersonAsync("Lê Văn Minh", bodies.Province, Role.Leader), await database.AddPersonAsync("Võ Thị Thu", bodies.AnHoa, Role.Clerk), await database.AddPersonAsync("Phạm Thị Bình", bodies.AnHoa),
            await database.AddPersonAsync("Trần Văn Cường", bodies.BinhLam, Role.Clerk), programme, upper);
    }

    public Task<long> StartAsync(long? by = null, long? assignment = null, int days = 10, long? body = null, string? key = null) =>
        Database.With<PlanService, long>(s => s.StartAsync(new(Upper, body ?? Bodies.AnHoa, assignment, days), SmallProgramme.By(by ?? Clerk, "plan.start", key)));

    public Task<long> AssignmentAsync(long body, string duty) => Database.With<AppDbContext, long>(db =>
        db.Assignments.Where(a => a.ProgrammeId == Programme && a.OrganizationId == body && db.ProgrammeDuties.Any(d => d.Id == a.ProgrammeDutyId && d.Text == duty)).Select(a => a.Id).SingleAsync());

    public Task<long> PlanDutyAsync() => Database.With<AppDbContext, long>(db => db.ProgrammeDuties.Where(d => d.ProgrammeId == Programme && d.Text == Plan).Select(d => d.Id).SingleAsync());

    /// <summary>A plan of a commune that is in force: these duties, confirmed, by these days.</summary>
    public Task<long> IssuedAsync(long body, params (string Text, DateOnly? DueOn)[] duties) => Database.With<AppDbContext, long>(async db =>
    {
        var id = await SmallProgramme.DocumentAsync(Database, body, DutyState.Confirmed, Upper, [.. duties.Select(d => Duty(d.Text, d.DueOn, body))]);
        await using var work = await db.BeginAsync(TestDatabase.Doing("document.confirm"));
        (await db.Documents.SingleAsync(d => d.Id == id)).Confirm(work.At);
        await work.CommitAsync();
        return id;
    });

    public Task<Document> DocumentAsync(long id) => Database.With<AppDbContext, Document>(db => db.Documents.AsNoTracking().SingleAsync(d => d.Id == id));

    public async Task<AlignmentBoard> BoardAsync(long plan, long? by = null) => (await Database.With<AlignmentQueries, AlignmentBoard?>(q => q.FindAsync(by ?? Leader, Upper, plan)))!;

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static TestDuty Duty(string text, DateOnly? due, params long[] leads) => TestDuty.For(due, leads) with { Text = text };
}
