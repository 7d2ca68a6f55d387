using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class AssignmentTests
{
    private static readonly DateOnly Due = new(2025, 9, 30);

    /// <summary>Every move there is, as drawn in docs/application.md; what is not here is refused.</summary>
    private static readonly Dictionary<(AssignmentState, AssignmentMove), AssignmentState> Drawn = new()
    {
        [(AssignmentState.Waiting, AssignmentMove.Acknowledge)] = AssignmentState.Working,
        [(AssignmentState.Waiting, AssignmentMove.Report)] = AssignmentState.Working,
        [(AssignmentState.Waiting, AssignmentMove.Submit)] = AssignmentState.Submitted,
        [(AssignmentState.Waiting, AssignmentMove.Decline)] = AssignmentState.Declined,
        [(AssignmentState.Waiting, AssignmentMove.Recall)] = AssignmentState.Released,
        [(AssignmentState.Working, AssignmentMove.Report)] = AssignmentState.Working,
        [(AssignmentState.Working, AssignmentMove.Submit)] = AssignmentState.Submitted,
        [(AssignmentState.Working, AssignmentMove.Decline)] = AssignmentState.Declined,
        [(AssignmentState.Working, AssignmentMove.Recall)] = AssignmentState.Released,
        [(AssignmentState.Submitted, AssignmentMove.Accept)] = AssignmentState.Accepted,
        [(AssignmentState.Submitted, AssignmentMove.Return)] = AssignmentState.Returned,
        [(AssignmentState.Submitted, AssignmentMove.Recall)] = AssignmentState.Released,
        [(AssignmentState.Returned, AssignmentMove.Report)] = AssignmentState.Working,
        [(AssignmentState.Returned, AssignmentMove.Submit)] = AssignmentState.Submitted,
        [(AssignmentState.Returned, AssignmentMove.Recall)] = AssignmentState.Released,
        [(AssignmentState.Declined, AssignmentMove.Insist)] = AssignmentState.Waiting,
        [(AssignmentState.Declined, AssignmentMove.Release)] = AssignmentState.Released,
        [(AssignmentState.Declined, AssignmentMove.Recall)] = AssignmentState.Released,
    };

    [Fact]
    public void Next_EveryStateAndMove_IsAsDrawn()
    {
        foreach (var state in Enum.GetValues<AssignmentState>())
            foreach (var move in Enum.GetValues<AssignmentMove>())
                Assert.Equal(Drawn.TryGetValue((state, move), out var next) ? next : null, Assignment.Next(state, move));
    }

    [Theory]
    [InlineData(0, null, Count.Working, false)]
    [InlineData(1, null, Count.Working, true)]
    [InlineData(0, 0, Count.DoneInTime, false)]
    [InlineData(9, 0, Count.DoneInTime, false)]
    [InlineData(9, 1, Count.DoneLate, false)]
    public void CountedAs_ByTheDayOfSubmission_TheLastDayBelongsToIt(int days, int? submittedAfter, Count column, bool isOverdue)
    {
        var assignment = Given(Due);
        if (submittedAfter is { } after) assignment.Move(AssignmentMove.Submit, Due.AddDays(after));
        assignment.Move(submittedAfter is null ? AssignmentMove.Acknowledge : AssignmentMove.Accept, Due.AddDays(days));

        Assert.Equal((column, isOverdue), (assignment.CountedAs!.Value, assignment.IsOverdue));
    }

    [Fact]
    public void CountedAs_WithoutALastDay_IsNeverLate()
    {
        var assignment = Given(null);
        assignment.Move(AssignmentMove.Submit, Due.AddYears(5));
        assignment.Move(AssignmentMove.Accept, Due.AddYears(6));

        Assert.Equal(Count.DoneInTime, assignment.CountedAs);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(100, true)]
    [InlineData(-1, false)]
    [InlineData(101, false)]
    public void Report_ProgressFromNothingToAll_AndNoOther(int percent, bool allowed)
    {
        var assignment = Given(Due);
        if (allowed) assignment.Move(AssignmentMove.Report, Due, percent);
        else Assert.Equal("rule.assignment.percent", Assert.Throws<RuleException>(() => assignment.Move(AssignmentMove.Report, Due, percent)).Code);

        Assert.Equal(allowed ? percent : 0, assignment.Percent);
    }

    private static Assignment Given(DateOnly? due)
    {
        var duty = new Duty(1, 1, 1, new("I/1", "Báo cáo", 0, 1, DueOn: due), null);
        return new(new ProgrammeDuty(1, 1, 1, duty), 5, "/1/5/", DutyRole.Lead, Due.AddDays(-30));
    }
}
