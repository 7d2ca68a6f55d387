using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Documents;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class DemoWorkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("thongsuot-demo-").FullName;

    [Theory, Databases]
    public async Task Load_Demonstration_HasAProgrammeUnderWayAndADocumentToReview(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, services =>
        {
            services.AddSingleton(new FileStoreOptions(_folder));
            services.AddSingleton(ReaderOptions.Default with { Tesseract = null, LibreOffice = null, PdfToPpm = null });
        });
        await database.With<DemoData>(d => d.LoadAsync());
        var accounts = await database.With<DemoPeople, DemoAccounts?>(p => p.LoadAsync());
        Assert.Equal(Enum.GetValues<Role>(), accounts!.Accounts.Select(a => a.Role));

        Assert.True(await database.With<DemoWork, bool>(w => w.LoadAsync()));

        var programme = await database.With<AppDbContext, Programme>(db => db.Programmes.SingleAsync());
        Assert.Equal("Đào tạo nghề cho lao động nông thôn trên địa bàn tỉnh Vân Giang", programme.Title);
        var assignments = await database.With<AppDbContext, List<Assignment>>(db => db.Assignments.ToListAsync());
        // Two duties of the twelve communes, one of one ward, one of a department with two that help, one of a department.
        Assert.Equal(12 + 12 + 1 + 3 + 1, assignments.Count);
        Assert.Equal(2, assignments.Count(a => a.IsOverdue));
        Assert.Equal([1, 3, 4], new[] { AssignmentState.Returned, AssignmentState.Submitted, AssignmentState.Accepted }.Select(s => assignments.Count(a => a.State == s)));
        var tallied = await database.With<DashboardQueries, Tallied>(async q => (await q.FindAsync(programme.Id, DemoWork.IssuerId))!.Below);
        Assert.Equal(0, await database.With<AppDbContext, int>(db => db.TallyChanges.CountAsync()));
        Assert.Equal(new Tallied(14, 7, 3, 1, 0, 4, 0, 2), tallied);
        Assert.Equal(2, await database.With<AppDbContext, int>(db => db.Documents.CountAsync(d => d.ConfirmedAt != null)));
        Assert.Equal(1, await database.With<AppDbContext, int>(db => db.Editions.CountAsync(e => e.State == ReadingState.Waiting)));

        Assert.False(await database.With<DemoWork, bool>(w => w.LoadAsync()));
        Assert.Equal(assignments.Count, await database.With<AppDbContext, int>(db => db.Assignments.CountAsync()));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
