using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("I/1 I/2 II/1", 1)]
    [InlineData("II/1/a II/1/b II/2/a", 2)]
    // Each alone at the second depth: one group is more than as many as duties.
    [InlineData("II/1 II/2 II/3", 1)]
    // Articles have nothing above them.
    [InlineData("1 2 3", 1)]
    [InlineData("", 1)]
    public void Depth_IsTheFirstAtWhichDutiesFallIntoGroups(string sections, int depth) => Assert.Equal(depth, Schedule.DepthOf(sections.Split(' ')));

    [Theory, Databases]
    public async Task Schedule_PutsDutiesInTheGroupsOfTheirText_AndTellsADayFromAHorizonAndARecurringOne(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        var bodies = programme.Bodies;
        var id = await SmallProgramme.IssueAsync(programme.Database, bodies.Province, TestDuty.For(SmallProgramme.Due, bodies.AnHoa), TestDuty.For(null, bodies.AnHoa), TestDuty.For(null, bodies.BinhLam), TestDuty.For(null, bodies.BinhLam));
        const string Text = "I. MỤC TIÊU\nMột việc.\nII. NHIỆM VỤ\nHai việc.";
        await programme.Database.With<AppDbContext>(async db =>
        {
            await using var work = await db.BeginAsync(TestDatabase.Doing("document.correct"));
            var duties = await db.Duties.Where(d => db.ProgrammeDuties.Any(p => p.ProgrammeId == id && p.DutyId == d.Id)).OrderBy(d => d.Place).ToListAsync();
            duties[0].Describe(duties[0].Fields with { Section = "I/1" });
            duties[1].Describe(duties[1].Fields with { Section = "II/1", DueKind = DeadlineKind.Horizon, DueWritten = "đến năm 2030" });
            duties[2].Describe(duties[2].Fields with { Section = "II/2", DueKind = DeadlineKind.Recurring, Every = "quarter" });
            duties[3].Describe(duties[3].Fields with { Section = "II/3" });
            db.Add(new EditionText(duties[0].EditionId, Text, """{"tree":[{"path":"","span":[0,45]},{"path":"I","span":[0,21]},{"path":"II","span":[22,45]}]}"""));
            await work.CommitAsync();
        });
        await programme.Database.With<TallyKeeper>(k => k.FoldAsync());

        var schedule = await OfAsync(programme.Database, id, bodies.Province);

        Assert.Equal((SmallProgramme.Today, SmallProgramme.Due), (schedule.From, schedule.Until));
        Assert.Equal([("I", "I. MỤC TIÊU"), ("II", "II. NHIỆM VỤ")], schedule.Groups.Select(g => (g.Path, g.Heading)));
        Assert.Equal([DutyTiming.Dated, DutyTiming.Horizon, DutyTiming.Recurring, DutyTiming.Open], schedule.Groups.SelectMany(g => g.Duties).Select(d => d.Timing));
        // What nobody there has is not on its schedule.
        Assert.Equal(1, (await OfAsync(programme.Database, id, bodies.BinhLam)).Groups.Count);
        Assert.Equal(DutyTiming.Dated, Assert.Single(Assert.Single((await OfAsync(programme.Database, programme.Id, bodies.Province)).Groups).Duties).Timing);
    }

    private static Task<Schedule> OfAsync(TestDatabase database, long programme, long body) => database.With<IServiceProvider, Schedule>(async services =>
    {
        var board = await ((DashboardQueries)services.GetService(typeof(DashboardQueries))!).FindAsync(programme, body);
        return await ((ScheduleQueries)services.GetService(typeof(ScheduleQueries))!).OfAsync(board!);
    });
}
