using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Plans;
using ThongSuot.Core.Tests.Implementation;
using ThongSuot.Tests;

namespace ThongSuot.Browser.Tests.Implementation;

public sealed class PlanPagesTests(Browser browser, LiveScene live) : IClassFixture<LiveScene>
{
    [Theory]
    [InlineData(1280, false, false)]
    [InlineData(360, false, false)]
    [InlineData(1280, true, true)]
    public async Task Pages_OfPlans_AreAccessibleAndFitTheWindow(int width, bool dark, bool english)
    {
        var (scene, at) = (live.Scene, new VisitOptions { Width = width, Dark = dark, English = english, Script = width != 360 });
        var upper = await scene.Database.With<AppDbContext, long>(db => db.Programmes.Where(p => p.Id == scene.Programme).Select(p => p.DocumentId).SingleAsync());
        var plan = await SmallProgramme.DocumentAsync(scene.Database, scene.Bodies.AnHoa, DutyState.Confirmed, upper, TestDuty.For(scene.Today.AddDays(8), scene.Bodies.AnHoa) with { Text = "Tổ chức hội nghị học tập, quán triệt cho cán bộ, đảng viên" },
            TestDuty.For(scene.Today.AddDays(20), scene.Bodies.AnHoa) with { Text = "Khuyến khích tuyên truyền trên đài truyền thanh và trang thông tin điện tử" });
        await scene.Database.With<AlignmentService>(s => s.CompareAsync(upper, plan, TestDatabase.Doing("plan.compare")));
        var clerk = await scene.Database.AddPersonAsync($"Văn Thư {width} {dark}", scene.Bodies.BinhLam, Role.Clerk);
        var (leader, below) = (await live.AsAsync(scene.Leader, at), await live.AsAsync(clerk, at));
        foreach (var (name, who, address) in new (string, VisitOptions, string)[]
        {
            ("plan-start", below, $"/documents/{upper}/plan?assignment={await scene.OfAsync(scene.Bodies.BinhLam, CarryScene.Plan)}"),
            ("plan-coverage", leader, $"/programmes/{scene.Programme}/plans"),
            ("plan-alignment", leader, $"/documents/{plan}/alignment/{upper}"),
            ("plan-rollup", leader, $"/programmes/{scene.Programme}/alignment"),
        })
        {
            await using var visit = await Visit.Start(browser, live.Site, who);
            await visit.Open(address);
            await visit.Picture(name, who);
            await visit.DoesNotScrollSideways();
            if (who.Script) await visit.HasNoAccessibilityFaults();
        }
    }
}
