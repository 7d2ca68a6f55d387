using Microsoft.EntityFrameworkCore;
using ThongSuot.Browser.Tests.Implementation;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Tests.Implementation;

namespace ThongSuot.Browser.Tests.Documents;

public sealed class DocumentPagesTests(Browser browser, LiveScene live) : IClassFixture<LiveScene>
{
    [Theory]
    [InlineData(1280, false, false)]
    [InlineData(360, false, false)]
    [InlineData(1280, true, true)]
    public async Task Pages_OfDocuments_AreAccessibleAndFitTheWindow(int width, bool dark, bool english)
    {
        var (scene, at) = (live.Scene, new VisitOptions { Width = width, Dark = dark, English = english, Script = width != 360 });
        var document = await scene.Database.With<AppDbContext, long>(db => db.Programmes.Where(p => p.Id == scene.Programme).Select(p => p.DocumentId).SingleAsync());
        await SmallProgramme.DocumentAsync(scene.Database, scene.Bodies.BinhLam, DutyState.Proposed, document, TestDuty.For(null, scene.Bodies.BinhLam));
        var keeper = await scene.Database.AddPersonAsync(width == 360 ? "Hồ Thị Mai" : dark ? "Hồ Thị Đào" : "Hồ Thị Lan", scene.Bodies.AnHoa, Role.Clerk);
        var entered = await live.Scene.DocumentAsync(TestDuty.For(scene.Today.AddDays(40), scene.Bodies.AnHoa));
        await scene.Database.With<ArrivalService, int>(a => a.EnterAsync(new(entered, scene.Bodies.AnHoa, scene.Today, "Giao Văn phòng tham mưu"), SmallProgramme.By(keeper, "document.arrive")));
        var (leader, clerk, commune) = (await live.AsAsync(scene.Leader, at), await live.AsAsync(scene.Clerk, at), await live.AsAsync(keeper, at));
        foreach (var (name, who, address) in new (string, VisitOptions, string)[]
        {
            ("cascade", leader, $"/documents/{document}/cascade"),
            ("cascade-level", leader, $"/documents/{document}/cascade?level=1"),
            ("search-documents", leader, "/documents/search?year=2020"),
            ("search-nothing", leader, "/documents/search"),
            ("references", clerk, $"/documents/{document}/references?q=ke+hoach"),
            ("arrivals", commune, "/documents/arrivals"),
            ("arrive", commune, $"/documents/{document}/arrive"),
            ("home-clerk", commune, "/"),
            ("document", clerk, $"/documents/{document}"),
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
