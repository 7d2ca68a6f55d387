using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Implementation;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class OverdueJobTests
{
    [Theory, Databases]
    public async Task Run_TheDayAfterTheLastOne_MarksWhatWasNotHandedIn_AndOnTheLastDayNothing(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        programme.Database.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await RunAsync(programme));

        programme.Database.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(2, await RunAsync(programme));
        Assert.Equal((false, true), ((await programme.ReadAsync(programme.AnHoa)).IsOverdue, (await programme.ReadAsync(programme.BinhLam)).IsOverdue));
        Assert.Equal(new Tallied { Waiting = 2, Submitted = 1, Overdue = 2 }, await programme.BelowAsync(programme.Bodies.Province));
    }

    [Theory, Databases]
    public async Task Run_Again_FindsNothing_AndAfterMissedNightsAllAtOnce(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        programme.Database.Time.Advance(TimeSpan.FromDays(90));

        Assert.Equal(3, await RunAsync(programme));
        Assert.Equal(0, await RunAsync(programme));

        Assert.Equal(3, (await programme.BelowAsync(programme.Bodies.Province)).Overdue);
        await programme.Database.With<AppDbContext>(async db => Assert.Equal(1, await db.History.CountAsync(e => e.SubjectKind == "programme" && e.Action == "overdue")));
    }

    [Theory, Databases]
    public async Task Run_WhatComesBackAfterTheLastDay_IsOverdueAtOnce_AndNoLongerWhenHandedIn(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        programme.Database.Time.Advance(TimeSpan.FromDays(31));

        await programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Return, "Thiếu minh chứng");
        Assert.Equal(1, (await programme.BelowAsync(programme.Bodies.Province)).Overdue);

        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        Assert.Equal(0, (await programme.BelowAsync(programme.Bodies.Province)).Overdue);
    }

    private static Task<int> RunAsync(SmallProgramme programme) => programme.Database.With<OverdueJob, int>(j => j.RunAsync());
}
