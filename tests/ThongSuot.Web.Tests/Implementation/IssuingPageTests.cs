using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThongSuot.Core.Data;
using ThongSuot.Core.Tests.Implementation;
using ThongSuot.Tests;
using ThongSuot.Web.Hosting;
using static ThongSuot.Web.Tests.Implementation.CarrySite;

namespace ThongSuot.Web.Tests.Implementation;

public sealed class IssuingPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, Databases]
    public async Task Issue_OfMany_GoesOnWithoutTheBrowser_AndLeadsToTheBoard(string provider)
    {
        await using var scene = await CarryScene.BuildAsync(provider);
        await using var site = SiteOf(scene);
        var leader = site.Visit(scene.Leader);
        var document = await scene.DocumentAsync(TestDuty.For(scene.Today.AddDays(40), scene.Bodies.AnHoa, scene.Bodies.BinhLam));
        var page = await leader.Open($"/documents/{document}/issue");

        var answer = await leader.Press(Button(page, "Giao 1 nhiệm vụ cho 2 đơn vị"));
        var address = answer.Headers.Location!.OriginalString;
        Assert.StartsWith($"/documents/{document}/issue/", address, StringComparison.Ordinal);
        while ((answer = await leader.Follow(address)).StatusCode == HttpStatusCode.OK) await Task.Delay(50, Cancel);

        Assert.StartsWith("Tỉnh Vân Giang: thực hiện", Words((await leader.Open(answer.Headers.Location!.OriginalString)).QuerySelector("h1")), StringComparison.Ordinal);
        Assert.Equal(2, await scene.Database.With<AppDbContext, int>(db => db.Assignments.CountAsync(a => db.Programmes.Any(p => p.Id == a.ProgrammeId && p.DocumentId == document))));
        // After a restart, and on another node, its address still leads there.
        await using var other = SiteOf(scene);
        Assert.Equal(HttpStatusCode.Redirect, (await other.Visit(scene.Leader).Follow(address)).StatusCode);
    }

    [Theory, Databases]
    public async Task Issue_ThatIsStopped_GivesNothingOut_AndSaysSo(string provider)
    {
        await using var scene = await CarryScene.BuildAsync(provider);
        await using var site = SiteOf(scene);
        var leader = site.Visit(scene.Leader);
        var document = await scene.DocumentAsync(TestDuty.For(scene.Today.AddDays(40), scene.Bodies.AnHoa, scene.Bodies.BinhLam));
        var page = await leader.Open($"/documents/{document}/issue");
        await using (await HoldAsync(scene, site, document))
        {
            var address = (await leader.Press(Button(page, "Giao 1 nhiệm vụ cho 2 đơn vị"))).Headers.Location!.OriginalString;
            page = await leader.Open(address);
            Assert.Equal("2", leader.LastAnswer.Headers.GetValues("Refresh").Single());
            Assert.StartsWith("Đang giao việc theo", Words(page.QuerySelector("h1")), StringComparison.Ordinal);

            page = await Follow(leader, Button(page, "Dừng, không giao nữa"));
            while (page.QuerySelector(".issuing") is not null)
            {
                await Task.Delay(50, Cancel);
                page = await leader.Open(address);
            }
        }

        Assert.EndsWith("Đã dừng theo yêu cầu. Chưa có việc nào được giao.", Words(page.QuerySelector("main .ds-alert")), StringComparison.Ordinal);
        Assert.False(leader.LastAnswer.Headers.Contains("Refresh"));
        Assert.False(await scene.Database.With<AppDbContext, bool>(db => db.Programmes.AnyAsync(p => p.DocumentId == document)));
        Assert.Contains("Giao 1 nhiệm vụ cho 2 đơn vị", Texts(await leader.Open(page.QuerySelector("main p .ds-button")!.GetAttribute("href")!), "main button"));
    }

    [Fact]
    public async Task Issue_ThatNobodyKnowsAnyMore_SaysThatNothingWasGivenOut()
    {
        await using var scene = await CarryScene.BuildAsync();
        await using var site = SiteOf(scene);
        var document = await scene.DocumentAsync(TestDuty.For(scene.Today.AddDays(40), scene.Bodies.AnHoa));

        var page = await site.Visit(scene.Leader).Open($"/documents/{document}/issue/khong-con");

        Assert.Contains("Lượt giao này đã dừng trước khi xong", Words(page.QuerySelector("main .ds-alert")), StringComparison.Ordinal);
        await site.Visit(scene.AnHoaOfficer).Open($"/documents/{document}/issue/khong-con", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Issue_OfFew_IsDoneAtOnce()
    {
        await using var site = await OpenAsync();
        var leader = site.As(site.Scene.Leader);
        var document = await site.Scene.DocumentAsync(TestDuty.For(site.Scene.Today.AddDays(40), site.Scene.Bodies.AnHoa));

        var answer = await leader.Press(Button(await leader.Open($"/documents/{document}/issue"), "Giao 1 nhiệm vụ cho 1 đơn vị"));

        Assert.StartsWith("/programmes/", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>A site on which every issue goes on in the background.</summary>
    internal static Site SiteOf(CarryScene scene) => new()
    {
        Database = scene.Database.Options,
        IsNew = true,
        Instead = services => services.AddSingleton<TimeProvider>(scene.Database.Time).AddSingleton(s => new IssueRuns(s.GetRequiredService<IServiceScopeFactory>(), scene.Database.Time, s.GetRequiredService<ILogger<IssueRuns>>()) { AtOnceUpTo = 0 }),
    };

    /// <summary>Keeps the issue of a document waiting: the turn to write, or the lock of the document.</summary>
    internal static async Task<IAsyncDisposable> HoldAsync(CarryScene scene, Site site, long document)
    {
        if (scene.Database.Options.Provider == "sqlite") return new Held(await site.Services.GetRequiredService<WriteTurns>().WaitAsync(Cancel));
        var scope = scene.Database.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var work = await db.BeginAsync(TestDatabase.Doing("test.hold"), Cancel);
        await db.HoldAsync($"issue:{document}", Cancel);
        return new Held(scope, work);
    }

    private sealed class Held(IDisposable what, IAsyncDisposable? first = null) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (first is not null) await first.DisposeAsync();
            what.Dispose();
        }
    }
}
