using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;
using ThongSuot.Core.Tests.Implementation;

namespace ThongSuot.Tests;

/// <summary>
/// A province that gave three communes four duties some days ago. The plan was due: An Hòa's is accepted, Bình Lâm's is late, Cẩm Đông's came back. The conference is due soon: An Hòa handed it in, Bình Lâm works at it.
/// </summary>
internal sealed record CarryScene(TestDatabase Database, SmallProvince Bodies, long Leader, long Clerk, long AnHoaOfficer, long BinhLamOfficer, long Outsider, long Programme, DateOnly Today) : IAsyncDisposable
{
    public const string Plan = "Ban hành kế hoạch thực hiện ở cấp mình", Conference = "Tổ chức hội nghị quán triệt, học tập", Outreach = "Tuyên truyền trên trang thông tin điện tử và đài truyền thanh", Report = "Báo cáo kết quả thực hiện";

    /// <param name="now">The instant of the scene; that of the database without.</param>
    public static async Task<CarryScene> BuildAsync(string provider = "sqlite", DateTimeOffset? now = null)
    {
        var database = await TestDatabase.CreateAsync(provider);
        if (now is { } given) database.Time.SetUtcNow(given);
        var today = Clock.DayOf(database.Time.GetUtcNow().UtcDateTime);
        var bodies = await SmallProvince.BuildAsync(database);
        var elsewhere = await database.AddAsync("Tỉnh Sông Mây", "unit.province", null);
        Task<long> Person(string name, long body, Role role = Role.Officer) => database.AddPersonAsync(name, body, role);
        var (leader, clerk) = (await Person("Lê Văn Minh", bodies.Province, Role.Leader), await Person("Võ Thị Thu", bodies.Province, Role.Clerk));
        var (first, second, third) = (await Person("Phạm Thị Bình", bodies.AnHoa), await Person("Trần Văn Cường", bodies.BinhLam), await Person("Ngô Thị Dung", bodies.CamDong));
        var outsider = await Person("Đỗ Văn Ngoại", elsewhere, Role.Leader);
        long[] communes = [bodies.AnHoa, bodies.BinhLam, bodies.CamDong];
        TestDuty Duty(string text, int days, string? deliverable = null, params long[] leads) => TestDuty.For(today.AddDays(days), leads) with { Text = text, Deliverable = deliverable };
        var programme = await SmallProgramme.IssueAsync(database, bodies.Province, Duty(Plan, -12, "Kế hoạch", communes), Duty(Conference, 5, "Hội nghị", communes), Duty(Outreach, 30, null, bodies.AnHoa, bodies.CamDong), Duty(Report, 60, "Báo cáo", communes));
        var scene = new CarryScene(database, bodies, leader, clerk, first, second, outsider, programme, today);

        await scene.MoveAsync(first, bodies.AnHoa, Plan, AssignmentMove.Submit);
        await scene.MoveAsync(leader, bodies.AnHoa, Plan, AssignmentMove.Accept);
        await scene.MoveAsync(third, bodies.CamDong, Plan, AssignmentMove.Submit);
        await scene.MoveAsync(leader, bodies.CamDong, Plan, AssignmentMove.Return, "Kế hoạch chưa nêu kinh phí.");
        await scene.MoveAsync(first, bodies.AnHoa, Conference, AssignmentMove.Submit);
        await scene.MoveAsync(second, bodies.BinhLam, Conference, AssignmentMove.Acknowledge);
        await scene.FoldAsync();
        return scene;
    }

    public async Task MoveAsync(long by, long body, string duty, AssignmentMove move, string? sentence = null)
    {
        var id = await OfAsync(body, duty);
        await Database.With<AssignmentService>(s => s.MoveAsync(new(id, move, sentence), SmallProgramme.By(by)));
    }

    /// <summary>The assignment of a body for a duty.</summary>
    public Task<long> OfAsync(long body, string duty) => Database.With<AppDbContext, long>(db =>
        db.Assignments.Where(a => a.ProgrammeId == Programme && a.OrganizationId == body && a.ParentId == null && db.ProgrammeDuties.Any(d => d.Id == a.ProgrammeDutyId && d.Text == duty)).Select(a => a.Id).SingleAsync());

    /// <summary>A person of the scene, by name.</summary>
    public Task<long> PersonAsync(string name) => Database.With<AppDbContext, long>(db => db.Users.Where(p => p.FullName == name).Select(p => p.Id).SingleAsync());

    public Task<Assignment> ReadAsync(long id) => Database.With<AppDbContext, Assignment>(db => db.Assignments.AsNoTracking().SingleAsync(a => a.Id == id));

    public Task FoldAsync() => Database.With<TallyKeeper>(k => k.FoldAsync());

    /// <summary>A document of the province whose duties are confirmed and not given yet.</summary>
    public Task<long> DocumentAsync(params TestDuty[] duties) => SmallProgramme.DocumentAsync(Database, Bodies.Province, DutyState.Confirmed, null, duties);

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
