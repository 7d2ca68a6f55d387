using ThongSuot.Core.Implementation;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class ReminderOptionsTests
{
    private static readonly DateOnly Today = new(2025, 9, 28);

    /// <param name="left">Days from today to the last day; negative when it has passed.</param>
    /// <param name="missed">Mornings that were missed before this one.</param>
    [Theory]
    [InlineData(8, 0, false)]
    [InlineData(7, 0, true)]
    [InlineData(6, 0, false)]
    [InlineData(1, 0, true)]
    [InlineData(0, 0, true)]
    [InlineData(-1, 0, false)]
    [InlineData(-6, 0, false)]
    [InlineData(-7, 0, true)]
    [InlineData(-8, 0, false)]
    [InlineData(-14, 0, true)]
    [InlineData(6, 1, true)]
    [InlineData(5, 1, false)]
    [InlineData(8, 9, false)]
    [InlineData(-1, 1, true)]
    [InlineData(-2, 1, false)]
    [InlineData(-8, 1, true)]
    [InlineData(-13, 5, false)]
    [InlineData(-13, 6, true)]
    public void Calls_OnItsDays_AndOnceForThoseThatWereMissed(int left, int missed, bool calls) =>
        Assert.Equal(calls, new ReminderOptions().Calls(Today.AddDays(left), Today.AddDays(-1 - missed), Today));

    [Fact]
    public void Calls_WithOtherSettings_FollowsThem_AndNeverAfterwardsWhenEveryIsZero()
    {
        var options = new ReminderOptions { Before = "14", Every = 0 }.Checked();
        bool On(int left) => options.Calls(Today.AddDays(left), Today.AddDays(-1), Today);

        Assert.Equal((true, false, true, false), (On(14), On(7), On(0), On(-7)));
    }

    [Theory]
    [InlineData("7, một")]
    [InlineData("0")]
    [InlineData("-7")]
    public void Checked_DaysThatAreNone_AreRefusedByName(string before) =>
        Assert.Contains("Reminders:Before", Assert.Throws<InvalidOperationException>(() => new ReminderOptions { Before = before }.Checked()).Message, StringComparison.Ordinal);
}
