using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class DashboardQueriesTests
{
    private static readonly DateOnly Today = SmallProgramme.Today, Due = SmallProgramme.Due;

    [Theory, Databases]
    public async Task Find_AtTheTop_ShowsEveryChildWithItsOwnAndAllBelow_ByDutyAndInAll(string provider)
    {
        await using var programme = await TwoDutiesAsync(provider);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);

        var at = await AtAsync(programme, programme.Bodies.Province);

        Assert.Equal(["Phường Cẩm Đông", "Ủy ban nhân dân tỉnh Vân Giang", "Xã An Hòa", "Xã Bình Lâm"], at.Children.Select(c => c.Name).Order(StringComparer.Ordinal).OrderBy(n => n[0] == 'P' ? 0 : n[0] == 'Ủ' ? 1 : 2));
        var anHoa = at.Children.Single(c => c.Name == "Xã An Hòa");
        var cells = (await programme.Database.With<DashboardQueries, IReadOnlyDictionary<long, IReadOnlyDictionary<long, Tallied>>>(q => q.CellsAsync(at.Programme.Id, [anHoa.OrganizationId])))[anHoa.OrganizationId];
        Assert.Equal(new Tallied { Submitted = 1, Waiting = 1 }, anHoa.Total);
        Assert.Equal(new Tallied { Submitted = 1 }, cells[at.Duties[0].Id]);
        Assert.Equal(new Tallied { Waiting = 1 }, cells[at.Duties[1].Id]);
        Assert.Equal([new Tallied { Submitted = 1, Waiting = 1 }, new Tallied { Waiting = 2 }], at.Duties.Select(d => d.Total));
        Assert.Equal((4, 0, 4), (at.Total.Total, at.Own.Total, at.Below.Total));
        Assert.Equal(at.Below, Tallied.Sum(at.Children.Select(c => c.Total)));
    }

    [Theory, Databases]
    public async Task Find_AtACommune_ShowsItsOwnBesideWhatIsBelow_AndNothingOfAnUnknownProgramme(string provider)
    {
        await using var programme = await TwoDutiesAsync(provider);

        var at = await AtAsync(programme, programme.Bodies.AnHoa);

        Assert.Equal((1, 1), (at.Own.Waiting, at.Below.Waiting));
        Assert.Equal("Trường THCS An Hòa", Assert.Single(at.Children, c => c.Total.Total > 0).Name);
        Assert.Null(await programme.Database.With<DashboardQueries, Dashboard?>(q => q.FindAsync(programme.Id + 1, programme.Bodies.AnHoa)));
        Assert.Null(await programme.Database.With<DashboardQueries, Dashboard?>(q => q.FindAsync(programme.Id, 5)));
    }

    [Theory, Databases]
    public async Task Rate_CountsWhatIsDoneAndWhatIsOverdue_AndSaysNothingWhileThereIsNeither(string provider)
    {
        await using var programme = await TwoDutiesAsync(provider);
        Assert.Null((await AtAsync(programme, programme.Bodies.Province)).Total.RateOn(Today).Share);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        await programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Accept);
        programme.Database.Time.Advance(TimeSpan.FromDays(31));
        await programme.Database.With<OverdueJob>(j => j.RunAsync());

        var at = await AtAsync(programme, programme.Bodies.Province);

        Assert.Equal(new OnTimeRate(1, 2, Today.AddDays(31)), at.Total.RateOn(at.Day));
        Assert.Equal(0.5, at.Total.RateOn(at.Day).Share);
    }

    [Theory, Databases]
    public async Task Late_NamesWhoIsLateAtWhatByHowManyDaysAndWhoIsInPost_LongestFirst(string provider)
    {
        await using var programme = await TwoDutiesAsync(provider);
        programme.Database.Time.Advance(TimeSpan.FromDays(100));
        await programme.Database.With<OverdueJob>(j => j.RunAsync());

        var late = await programme.Database.With<AssignmentQueries, Page<AssignmentRow>>(q => q.LateAsync(programme.Id, programme.Bodies.Province, size: 1));
        var rest = await programme.Database.With<AssignmentQueries, Page<AssignmentRow>>(q => q.LateAsync(programme.Id, programme.Bodies.Province, late.Next, 10));

        var first = Assert.Single(late.Items);
        Assert.Equal(("Xã An Hòa", 70, "Phạm Thị Bình", 1), (first.Organization, first.DaysLate, first.InPost.Single().FullName, first.Ordinal));
        Assert.Equal([70, 40, 40], rest.Items.Select(r => r.DaysLate));
        Assert.Null(rest.Next);
        Assert.Equal(["Trường THCS An Hòa"], (await programme.Database.With<AssignmentQueries, Page<AssignmentRow>>(q => q.LateAsync(programme.Id, programme.Bodies.School))).Items.Select(r => r.Organization));
    }

    [Theory, Databases]
    public async Task List_BehindEveryNumberOfTheDashboard_HasThatManyRows_PageByPage(string provider)
    {
        await using var programme = await TwoDutiesAsync(provider);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        await programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Accept);
        await programme.MoveAsync(programme.OtherOfficer, programme.BinhLam, AssignmentMove.Decline, "Không thuộc thẩm quyền");
        programme.Database.Time.Advance(TimeSpan.FromDays(70));
        await programme.Database.With<OverdueJob>(j => j.RunAsync());
        var top = await AtAsync(programme, programme.Bodies.Province);

        var cells = await programme.Database.With<DashboardQueries, IReadOnlyDictionary<long, IReadOnlyDictionary<long, Tallied>>>(q => q.CellsAsync(programme.Id, [.. top.Children.Select(c => c.OrganizationId)]));
        foreach (var child in top.Children)
        {
            Assert.Equal(child.Total, Tallied.Sum(cells[child.OrganizationId].Values));
            Assert.Equal(child.Total.Total, await CountAsync(programme, new(programme.Id, At: child.OrganizationId)));
            Assert.Equal(child.Total.Overdue, await CountAsync(programme, new(programme.Id, At: child.OrganizationId, IsOverdue: true)));
            foreach (var column in Enum.GetValues<Count>())
            {
                Assert.Equal(child.Total.Of(column), await CountAsync(programme, new(programme.Id, At: child.OrganizationId, As: column)));
                foreach (var duty in top.Duties) Assert.Equal(cells[child.OrganizationId].GetValueOrDefault(duty.Id).Of(column), await CountAsync(programme, new(programme.Id, At: child.OrganizationId, DutyId: duty.Id, As: column)));
            }
        }
        Assert.Equal((1, 1, 2, 2), (top.Total.DoneInTime, top.Total.Declined, top.Total.Waiting, top.Total.Overdue));
    }

    [Theory, Databases]
    public async Task Programmes_OfABody_AreThoseItIssuedOrHasToDoWith_TheLatestFirst(string provider)
    {
        await using var programme = await TwoDutiesAsync(provider);
        var second = await SmallProgramme.IssueAsync(programme.Database, programme.Bodies.AnHoa, TestDuty.For(null, programme.Bodies.School));
        await programme.Database.With<TallyKeeper>(k => k.FoldAsync());
        Task<long[]> OfAsync(long body) => programme.Database.With<DashboardQueries, long[]>(async q => [.. (await q.ProgrammesAsync(body)).Items.Select(r => r.Programme.Id)]);

        Assert.Equal([second, programme.Id], (await OfAsync(programme.Bodies.School)).Where(id => id >= programme.Id));
        Assert.Equal([second, programme.Id], (await OfAsync(programme.Bodies.Province)).Where(id => id >= programme.Id));
        Assert.Equal([programme.Id], (await OfAsync(programme.Bodies.BinhLam)).Where(id => id >= programme.Id));
        Assert.Empty(await OfAsync(await programme.Database.AddAsync("Tỉnh Bắc", "unit.province", null)));
    }

    [Theory, Databases]
    public async Task Home_ShowsEachBodyWhatWaits_AndTheIssuerWhatItMustAnswer(string provider)
    {
        await using var programme = await TwoDutiesAsync(provider);
        Assert.Equal((1, 0, 0, 0), Counts(await HomeAsync(programme, programme.Officer)));
        programme.Database.Time.Advance(TimeSpan.FromDays(20));
        Assert.Equal((0, 1, 0, 0), Counts(await HomeAsync(programme, programme.Officer)));
        programme.Database.Time.Advance(TimeSpan.FromDays(11));
        await programme.Database.With<OverdueJob>(j => j.RunAsync());
        Assert.Equal((0, 0, 1, 0), Counts(await HomeAsync(programme, programme.Officer)));

        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        await programme.MoveAsync(programme.OtherOfficer, programme.BinhLam, AssignmentMove.Decline, "Không thuộc thẩm quyền");

        var leader = await HomeAsync(programme, programme.Leader);
        Assert.Equal([programme.AnHoa], leader.ToAccept.First.Select(r => r.Id));
        Assert.Equal([programme.BinhLam], leader.ToDecide.First.Select(r => r.Id));
        Assert.Equal("Tỉnh Vân Giang", Assert.Single(leader.Bodies).Name);
        Assert.Empty((await HomeAsync(programme, programme.Officer)).ToAccept.First);
        await programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Return, "Thiếu");
        Assert.Equal([programme.AnHoa], (await programme.Database.With<HomeQueries, IReadOnlyList<AssignmentRow>>(q => q.ListAsync(programme.Officer, HomeKind.Late))).Select(r => r.Id));

        static (int New, int Soon, int Late, int Returned) Counts(Home home) => (home.New.Count, home.DueSoon.Count, home.Late.Count, home.Returned.Count);
    }

    [Theory, Databases]
    public async Task Details_OfferEachSideItsMoves_AndSayWhatIsMissingBeforeSubmitting(string provider)
    {
        await using var programme = await TwoDutiesAsync(provider);
        await programme.Database.With<AssignmentService>(s => s.DelegateAsync(new(programme.AnHoa, [programme.Bodies.School]), SmallProgramme.By(programme.Officer)));

        var officer = await DetailsAsync(programme.Officer);
        Assert.Equal([AssignmentMove.Report, AssignmentMove.Submit, AssignmentMove.Decline], officer.Moves);
        Assert.Equal((true, false, true, true), (officer.MayAskExtension, officer.MayAnswerExtension, officer.MayDelegate, officer.MayAddEvidence));
        Assert.Equal(["missing.parts"], officer.BeforeSubmitting.Select(m => m.Key));
        Assert.Equal("Trường THCS An Hòa", Assert.Single(officer.Parts).Organization);
        Assert.Equal(EntryKind.Delegated, Assert.Single(officer.Entries).Kind);
        Assert.Empty((await DetailsAsync(programme.OtherOfficer)).Moves);
        Assert.Empty((await DetailsAsync(null)).Moves);

        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        Assert.Equal([AssignmentMove.Accept, AssignmentMove.Return, AssignmentMove.Recall], (await DetailsAsync(programme.Leader)).Moves);
        Assert.Empty((await DetailsAsync(programme.Officer)).Moves);

        Task<AssignmentDetails> DetailsAsync(long? person) => programme.Database.With<AssignmentDetailsQuery, AssignmentDetails>(q => q.FindAsync(programme.AnHoa, person));
    }

    /// <summary>A duty of two communes, and one thirty days later of one of them with its school; both issued together.</summary>
    private static async Task<SmallProgramme> TwoDutiesAsync(string provider)
    {
        var built = await SmallProgramme.BuildAsync(provider);
        var id = await SmallProgramme.IssueAsync(built.Database, built.Bodies.Province, TestDuty.For(Due, built.Bodies.AnHoa, built.Bodies.BinhLam), TestDuty.For(Due.AddDays(30), built.Bodies.School, built.Bodies.Clinic));
        // The first programme is over, so that only the second is seen at home.
        await built.Database.With<AppDbContext>(db => db.Programmes.Where(p => p.Id == built.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, ProgrammeState.Closed)));
        return built with { Id = id, AnHoa = await SmallProgramme.OfAsync(built.Database, id, built.Bodies.AnHoa), BinhLam = await SmallProgramme.OfAsync(built.Database, id, built.Bodies.BinhLam) };
    }

    private static async Task<Dashboard> AtAsync(SmallProgramme programme, long body)
    {
        await programme.Database.With<TallyKeeper>(k => k.FoldAsync());
        return (await programme.Database.With<DashboardQueries, Dashboard?>(q => q.FindAsync(programme.Id, body)))!;
    }

    private static Task<Home> HomeAsync(SmallProgramme programme, long person) => programme.Database.With<HomeQueries, Home>(q => q.FindAsync(person));

    private static Task<int> CountAsync(SmallProgramme programme, AssignmentFilter filter) => programme.Database.With<AssignmentQueries, int>(async q =>
    {
        var (all, next) = (new HashSet<long>(), (string?)null);
        do
        {
            var page = await q.ListAsync(filter, next, 1);
            Assert.All(page.Items, r => Assert.True(all.Add(r.Id)));
            next = page.Next;
        }
        while (next is not null);
        return all.Count;
    });
}
