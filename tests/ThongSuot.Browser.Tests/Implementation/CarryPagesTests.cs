using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Tests.Implementation;
using ThongSuot.Tests;

namespace ThongSuot.Browser.Tests.Implementation;

/// <summary>The scene, served in the time of the machine.</summary>
public sealed class LiveScene : IAsyncLifetime
{
    internal CarryScene Scene { get; private set; } = null!;

    internal LiveSite Site { get; private set; } = null!;

    /// <summary>A document with something unclear and something to think about.</summary>
    public long Document { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Scene = await CarryScene.BuildAsync(now: DateTimeOffset.UtcNow);
        Document = await Scene.DocumentAsync(TestDuty.For(Scene.Today.AddDays(40), Scene.Bodies.AnHoa, Scene.Bodies.BinhLam) with { Deliverable = "Kế hoạch" },
            new TestDuty("Tuyên truyền tới đoàn viên, hội viên", Scene.Today.AddDays(-2), (DutyRole.Lead, "Xã An Hoà Thượng", null), (DutyRole.Cooperating, "Phường Cẩm Đông", Scene.Bodies.CamDong)));
        await Scene.Database.With<ReminderService>(async s => await s.RemindAsync(new(await Scene.OfAsync(Scene.Bodies.BinhLam, CarryScene.Conference), "Đề nghị gửi kế hoạch hội nghị trước giờ họp giao ban."), SmallProgramme.By(Scene.Leader)));
        Site = new LiveSite { Database = Scene.Database.Options, IsNew = true };
        await Site.InitializeAsync();
    }

    internal async Task<VisitOptions> AsAsync(long person, VisitOptions? options = null) => (options ?? new VisitOptions()) with { Session = await FirstPerson.SessionAsync(Site.Services, person) };

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Scene.DisposeAsync();
    }
}

public sealed class CarryPagesTests(Browser browser, LiveScene live) : IClassFixture<LiveScene>
{
    [Theory]
    [InlineData(1280, false, false)]
    [InlineData(360, false, false)]
    [InlineData(1280, true, true)]
    public async Task Pages_OfImplementation_AreAccessibleAndFitTheWindow(int width, bool dark, bool english)
    {
        var (scene, at) = (live.Scene, new VisitOptions { Width = width, Dark = dark, English = english, Script = width != 360 });
        var (leader, officer) = (await live.AsAsync(scene.Leader, at), await live.AsAsync(scene.BinhLamOfficer, at));
        foreach (var (name, who, address) in new (string, VisitOptions, string)[]
        {
            ("home-leader", leader, "/"),
            ("home-officer", officer, "/"),
            ("assignment-officer", officer, $"/assignments/{await scene.OfAsync(scene.Bodies.BinhLam, CarryScene.Plan)}"),
            ("assignment-leader", leader, $"/assignments/{await scene.OfAsync(scene.Bodies.AnHoa, CarryScene.Conference)}"),
            ("assignment-returned", leader, $"/assignments/{await scene.OfAsync(scene.Bodies.CamDong, CarryScene.Plan)}"),
            ("delegate", officer, $"/assignments/{await scene.OfAsync(scene.Bodies.BinhLam, CarryScene.Conference)}/delegate"),
            ("issue", leader, $"/documents/{live.Document}/issue"),
            ("programmes", leader, "/programmes"),
            ("board", leader, $"/programmes/{scene.Programme}"),
            ("board-commune", officer, $"/programmes/{scene.Programme}"),
            ("calendar", leader, $"/programmes/{scene.Programme}/calendar"),
            ("nudges", leader, $"/programmes/{scene.Programme}/nudges"),
            ("nudges-nobody", leader, $"/programmes/{scene.Programme}/nudges?show=Nobody"),
            ("list", leader, $"/programmes/{scene.Programme}/list?late=true"),
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
