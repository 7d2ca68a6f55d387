using ThongSuot.Core.Data;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class DueQueriesTests
{
    private static readonly DateOnly Today = SmallProgramme.Today;

    [Theory, Databases]
    public async Task List_OfABody_GoesByTheLastDay_WithThoseThatHaveNoneAtTheEnd_PageByPage(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await SmallProgramme.IssueAsync(programme.Database, programme.Bodies.Province,
            TestDuty.For(null, programme.Bodies.AnHoa), TestDuty.For(Today.AddDays(5), programme.Bodies.AnHoa), TestDuty.For(Today.AddDays(-3), programme.Bodies.AnHoa), TestDuty.For(Today.AddDays(5), programme.Bodies.AnHoa));

        var days = new List<DateOnly?>();
        string? after = null;
        do
        {
            var page = await ListAsync(programme, new(), after, 2);
            days.AddRange(page.Items.Select(a => a.DueOn));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal([Today.AddDays(-3), Today.AddDays(5), Today.AddDays(5), SmallProgramme.Due, null], days);
        Assert.Equal(days.Take(2), (await ListAsync(programme, new(), "không phải con trỏ", 2)).Items.Select(a => a.DueOn));
    }

    [Theory, Databases]
    public async Task List_NarrowedByStateAndDays_GivesThoseAlone(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await SmallProgramme.IssueAsync(programme.Database, programme.Bodies.Province, TestDuty.For(Today.AddDays(-3), programme.Bodies.AnHoa));
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        async Task<DateOnly?[]> Days(DueFilter filter) => [.. (await ListAsync(programme, filter)).Items.Select(a => a.DueOn)];

        Assert.Equal([Today.AddDays(-3)], await Days(new()));
        Assert.Equal([SmallProgramme.Due], await Days(new([AssignmentState.Submitted])));
        Assert.Equal([Today.AddDays(-3), SmallProgramme.Due], await Days(new([AssignmentState.Submitted, AssignmentState.Waiting])));
        Assert.Equal([Today.AddDays(-3)], await Days(new([AssignmentState.Submitted, AssignmentState.Waiting], To: Today)));
        Assert.Equal([SmallProgramme.Due], await Days(new([AssignmentState.Submitted, AssignmentState.Waiting], From: Today)));
        Assert.Equal([Today.AddDays(-3)], await Days(new([AssignmentState.Submitted, AssignmentState.Waiting], IsOverdue: true)));
        Assert.Empty(await Days(new([AssignmentState.Declined])));
    }

    [Theory, Databases]
    public async Task List_HasPartsThatWereDelegatedToTheBody_AndNothingOfAProgrammeThatIsOver(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.Database.With<AssignmentService>(s => s.DelegateAsync(new(programme.AnHoa, [programme.Bodies.School]), SmallProgramme.By(programme.Officer)));

        Assert.Equal([(long?)programme.AnHoa], (await ListAsync(programme, new(), body: programme.Bodies.School)).Items.Select(a => a.ParentId));
        await programme.Database.With<ProgrammeService>(s => s.CloseAsync(programme.Id, null, TestDatabase.Doing("programme.close")));
        Assert.Empty((await ListAsync(programme, new(), body: programme.Bodies.School)).Items);
    }

    private static Task<Page<AssignmentRow>> ListAsync(SmallProgramme programme, DueFilter filter, string? after = null, int size = 50, long? body = null) =>
        programme.Database.With<DueQueries, Page<AssignmentRow>>(q => q.ListAsync(body ?? programme.Bodies.AnHoa, filter, after, size));
}
