using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Organizations.Sheets;
using ThongSuot.Core.Shared;

namespace ThongSuot.Bench;

/// <summary>A body that has the programme, and who works there.</summary>
internal sealed record Holder(long Body, long Person);

/// <summary>A programme for the whole country: 57,000 bodies, somebody in post at each, thirty duties; some of it done, some late. The same every time.</summary>
internal sealed class CarryData(BenchSite site, Measures measures)
{
    public const int Bodies = 57_000, Duties = 30;
    private static readonly string[] Texts = ["Xây dựng kế hoạch thực hiện ở cấp mình", "Tổ chức hội nghị quán triệt", "Tuyên truyền trên trang thông tin điện tử", "Rà soát nhu cầu đào tạo nghề", "Báo cáo kết quả thực hiện"];
    private static readonly DateOnly Founded = new(2025, 7, 1);

    public IReadOnlyList<Holder> Holders { get; private set; } = [];
    public long ProgrammeId { get; private set; }
    public DateOnly Today { get; } = Clock.DayOf(DateTime.UtcNow);

    /// <summary>Makes it, or finds it made by an earlier run that was kept.</summary>
    public async Task BuildAsync()
    {
        var programmes = await site.With<AppDbContext, List<long>>(db => db.Programmes.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync());
        if (programmes.Count == 0)
        {
            await measures.OnceAsync("the units and 60,123 bodies", null, TreeAsync);
            await measures.OnceAsync("a person in post at each of 57,000 bodies", null, PeopleAsync);
        }
        Holders = await site.With<AppDbContext, List<Holder>>(db => (from post in db.Posts join held in db.Appointments on post.Id equals held.PostId where post.Role == Role.Officer orderby post.OrganizationId select new Holder(post.OrganizationId, held.PersonId)).ToListAsync());
        if (programmes.Count == 0)
        {
            ProgrammeId = await measures.OnceAsync("issue of 30 duties to 57,000 bodies at once", null, () => IssueAsync(Duties, null));
            await measures.OnceAsync("what has happened since", null, MixAsync);
        }
        else ProgrammeId = programmes[0];
    }

    /// <summary>Issues a programme of so many duties to all holders.</summary>
    public async Task<long> IssueAsync(int duties, IProgress<IssueProgress>? progress)
    {
        var (document, actors) = await DocumentAsync(duties);
        IReadOnlyList<long> bodies = [.. Holders.Select(h => h.Body)];
        return await site.With<IssueService, long>(s => s.IssueAsync(new(document, UnitSeeds.NationId, Chosen: actors.ToDictionary(a => a, _ => bodies), DespiteConflicts: true), Doing("programme.issue"), progress));
    }

    public static Operation Doing(string kind) => new(new Actor(null, "Đo tốc độ"), "cli", kind);

    private async Task<int> TreeAsync()
    {
        await site.With<UnitSeeds, bool>(s => s.LoadAsync());
        var units = await site.With<AppDbContext, IReadOnlyList<NationalUnit>>(db => NationalTree.UnitsAsync(db, Today));
        var report = await site.With<OrganizationSheet, SheetReport>(s => s.ImportAsync(NationalTree.Sheet(NationalTree.Bodies(units)), new(new(Founded, "Nghị quyết số 01/NQ-ĐL"), ImportMode.AllOrNothing), Doing("organization.import")));
        return report.HasErrors ? throw new InvalidOperationException($"Row {report.Findings.First(f => f.IsError)} was not taken.") : report.Changes.Count;
    }

    private Task<int> PeopleAsync() => site.With<AppDbContext, int>(async db =>
    {
        var bodies = await db.OrganizationProfiles.Where(p => p.ValidFrom <= Today && p.ValidTo > Today && !p.Kind.StartsWith("unit.")).OrderByDescending(p => p.OrganizationId).Select(p => p.OrganizationId).Take(Bodies).ToListAsync();
        await using var work = await db.BeginAsync(Doing("person.invite"));
        var (person, post) = (await db.TakeNumbersAsync(nameof(Person), bodies.Count), await db.TakeNumbersAsync(nameof(Post), bodies.Count));
        var people = bodies.Select((b, i) => string.Create(CultureInfo.InvariantCulture, $"can-bo-{b}@example.vn")).Select((email, i) => new Person { Id = person + i, FullName = $"Cán bộ {i}", Email = email, NormalizedEmail = email.ToUpperInvariant(), UserName = email, NormalizedUserName = email.ToUpperInvariant(), CreatedAt = work.At, ActivatedAt = work.At, SecurityStamp = email }).ToList();
        await BulkInsert.WriteAsync(db, people, default);
        await BulkInsert.WriteAsync(db, bodies.Select((b, i) => new Post(post + i, b, "Chuyên viên", Role.Officer)).ToList(), default);
        await BulkInsert.WriteAsync(db, bodies.Select((_, i) => new Appointment(person + i, post + i, Founded, null)).ToList(), default);
        await BulkInsert.LookAsync(db, ["People", "Posts", "Appointments"], default);
        await work.CommitAsync();
        return bodies.Count;
    });

    private Task<(long Document, IReadOnlyList<long> Actors)> DocumentAsync(int duties) => site.With<AppDbContext, (long, IReadOnlyList<long>)>(async db =>
    {
        await using var work = await db.BeginAsync(Doing("document.register"));
        var id = await db.TakeNumbersAsync(nameof(Document), 1);
        var document = new Document(id, Standing.Announced, new(UnitSeeds.NationId, "Chính phủ", "Kế hoạch", (int)(id % 1_000_000) + 1, "KH-CP", "2026", Founded, "Kế hoạch phát triển giáo dục nghề nghiệp trên cả nước"), Founded);
        document.Register(UnitSeeds.NationId, Direction.Outgoing);
        db.Add(document);
        var edition = new Edition(id, 1, new string('a', 64), "ke-hoach.docx", 1, work.At, null);
        edition.Finish("1");
        db.Add(edition);
        await db.SaveChangesAsync();
        var rows = Enumerable.Range(0, duties).Select(i => new Duty(id, edition.Id, i, new($"I/{i + 1}", $"{Texts[i % Texts.Length]} ({i + 1})", 0, 1, "Báo cáo", DueOn: Today.AddDays(10 * (i - duties / 2))), null)).ToList();
        rows.ForEach(d => d.Confirm());
        db.AddRange(rows);
        await db.SaveChangesAsync();
        var actors = rows.ConvertAll(d => new DutyActor(d, DutyRole.Lead, "các cơ quan, đơn vị, địa phương"));
        db.AddRange(actors);
        await work.CommitAsync();
        return (id, actors.ConvertAll(a => a.Id));
    });

    /// <summary>By a statement, not by 1.7 million steps of people; then the tallies are counted from scratch. Of what was due, most is accepted, some late, some still open; of the rest, some is begun.</summary>
    private Task<bool> MixAsync() => site.With<IServiceProvider, bool>(async services =>
    {
        var db = (AppDbContext)services.GetService(typeof(AppDbContext))!;
        using (await db.TurnAsync(default))
        {
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
            var today = Today;
            await db.Assignments.Where(a => a.DueOn < today).ExecuteUpdateAsync(s => s
                .SetProperty(a => a.State, a => a.Id * 7_919 % 100 < 75 ? AssignmentState.Accepted : a.Id * 7_919 % 100 < 80 ? AssignmentState.Submitted : a.Id * 7_919 % 100 < 84 ? AssignmentState.Returned : a.Id * 7_919 % 100 < 85 ? AssignmentState.Declined : AssignmentState.Working)
                .SetProperty(a => a.SubmittedOn, a => a.Id * 7_919 % 100 < 60 ? a.DueOn : a.Id * 7_919 % 100 < 80 ? today : null)
                .SetProperty(a => a.AcceptedOn, a => a.Id * 7_919 % 100 < 75 ? today : null)
                .SetProperty(a => a.IsOverdue, a => (a.Id * 7_919 % 100 >= 80 && a.Id * 7_919 % 100 < 84) || a.Id * 7_919 % 100 >= 85));
            await db.Assignments.Where(a => a.DueOn >= today).ExecuteUpdateAsync(s => s
                .SetProperty(a => a.State, a => a.Id * 7_919 % 100 < 8 ? AssignmentState.Accepted : a.Id * 7_919 % 100 < 12 ? AssignmentState.Submitted : a.Id * 7_919 % 100 < 50 ? AssignmentState.Working : AssignmentState.Waiting)
                .SetProperty(a => a.SubmittedOn, a => a.Id * 7_919 % 100 < 12 ? today : null)
                .SetProperty(a => a.AcceptedOn, a => a.Id * 7_919 % 100 < 8 ? today : null));
            await db.Database.ExecuteSqlRawAsync(db is PostgresDbContext ? "VACUUM ANALYZE \"Assignments\"" : "ANALYZE");
        }
        await ((TallyRecount)services.GetService(typeof(TallyRecount))!).RebuildAsync();
        return true;
    });
}
