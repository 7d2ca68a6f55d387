using System.Globalization;
using ThongSuot.Core.Implementation;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class ReportingPeriodTests
{
    [Theory]
    // State bodies: Decree 09/2019.
    [InlineData("month", true, "2025-12-14", "2025-11-15", "2025-12-14")]
    [InlineData("month", true, "2025-12-15", "2025-12-15", "2026-01-14")]
    [InlineData("month", true, "2026-01-01", "2025-12-15", "2026-01-14")]
    [InlineData("month", true, "2024-02-29", "2024-02-15", "2024-03-14")]
    [InlineData("month", true, "2026-01-31", "2026-01-15", "2026-02-14")]
    [InlineData("quarter", true, "2025-12-14", "2025-09-15", "2025-12-14")]
    [InlineData("quarter", true, "2025-12-15", "2025-12-15", "2026-03-14")]
    [InlineData("quarter", true, "2026-03-15", "2026-03-15", "2026-06-14")]
    [InlineData("half-year", true, "2025-12-15", "2025-12-15", "2026-06-14")]
    [InlineData("half-year", true, "2026-06-14", "2025-12-15", "2026-06-14")]
    [InlineData("half-year", true, "2026-06-15", "2026-06-15", "2026-12-14")]
    [InlineData("year", true, "2025-12-14", "2024-12-15", "2025-12-14")]
    [InlineData("year", true, "2025-12-15", "2025-12-15", "2026-12-14")]
    [InlineData("year", true, "2026-01-01", "2025-12-15", "2026-12-14")]
    // All others: the calendar.
    [InlineData("month", false, "2025-12-15", "2025-12-01", "2025-12-31")]
    [InlineData("month", false, "2024-02-10", "2024-02-01", "2024-02-29")]
    [InlineData("quarter", false, "2025-12-31", "2025-10-01", "2025-12-31")]
    [InlineData("half-year", false, "2025-07-01", "2025-07-01", "2025-12-31")]
    [InlineData("year", false, "2025-12-31", "2025-01-01", "2025-12-31")]
    [InlineData("year", false, "2026-01-01", "2026-01-01", "2026-12-31")]
    // A week is one for all, over the end of the year too.
    [InlineData("week", true, "2026-01-01", "2025-12-29", "2026-01-04")]
    [InlineData("week", false, "2026-01-04", "2025-12-29", "2026-01-04")]
    [InlineData("week", false, "2026-01-05", "2026-01-05", "2026-01-11")]
    public void Of_ADay_IsThePeriodItLiesIn(string every, bool isState, string day, string from, string to) =>
        Assert.Equal(new(D(from), D(to)), ReportingPeriod.Of(every, isState, D(day)));

    [Theory]
    [InlineData("year", true)]
    [InlineData("half-year", true)]
    [InlineData("quarter", true)]
    [InlineData("month", true)]
    [InlineData("week", true)]
    [InlineData("continuous", false)]
    [InlineData("day", false)]
    [InlineData(null, false)]
    public void Has_ForWhatGoesOnAllTheTime_IsFalse(string? every, bool has) => Assert.Equal(has, ReportingPeriod.Has(every));

    [Theory]
    [InlineData("week")]
    [InlineData("month")]
    [InlineData("quarter")]
    [InlineData("half-year")]
    [InlineData("year")]
    public void Of_EveryDayOfTenYears_LiesInOnePeriod_AndPeriodsFollowWithoutGap(string every)
    {
        foreach (var isState in new[] { true, false })
        {
            var before = ReportingPeriod.Of(every, isState, D("2019-12-31"));
            for (var day = D("2020-01-01"); day < D("2030-01-01"); day = day.AddDays(1))
            {
                var period = ReportingPeriod.Of(every, isState, day);
                Assert.InRange(day, period.From, period.To);
                Assert.True(period == before || period.From == before.To.AddDays(1), $"{every} {day}: {before} → {period}");
                before = period;
            }
        }
    }

    [Theory]
    // Ten days are left: it counts; nine: it begins with the next one.
    [InlineData("month", "2026-01-05", "2026-01-14", "2026-01-14")]
    [InlineData("month", "2026-01-06", "2026-01-14", null)]
    [InlineData("year", "2025-12-10", "2025-12-16", "2026-12-14")]
    [InlineData("week", "2026-01-02", "2026-01-02", "2026-01-04")]
    [InlineData("week", "2026-01-03", "2026-01-04", null)]
    public void Begun_ThePeriodInWhichItIsGiven_CountsWhenThereIsTimeLeft(string every, string given, string today, string? firstDue) =>
        Assert.Equal(firstDue is null ? [] : [D(firstDue)], ReportingPeriod.Begun(every, true, D(given), null, D(today)).Select(p => p.To));

    [Fact]
    public void Begun_EnteredYearsLater_GoesBackOneYearOnly() =>
        Assert.Equal(["2025", "2026"], ReportingPeriod.Begun("year", false, D("2019-05-01"), null, D("2026-05-01")).Select(p => p.To.Year.ToString(CultureInfo.InvariantCulture)));

    [Fact]
    public void Begun_WhenTheRhythmChanges_GoesOnWithTheFirstWholePeriodOfTheNewOne() =>
        Assert.Equal([new(D("2026-04-01"), D("2026-06-30"))], ReportingPeriod.Begun("quarter", false, D("2025-01-01"), D("2026-01-31"), D("2026-04-02")));

    /// <summary>However nights are missed, each period comes once.</summary>
    [Fact]
    public void Begun_OnAnyNights_GivesNoPeriodTwice_AndMissesNone()
    {
        var chance = new Random(20_261_126);
        foreach (var every in new[] { "week", "month", "quarter", "half-year", "year" })
            for (var round = 0; round < 40; round++)
            {
                var (isState, given) = (round % 2 == 0, D("2024-01-01").AddDays(chance.Next(700)));
                var (all, today) = (new List<ReportingPeriod>(), given);
                while (today < D("2028-01-01"))
                {
                    all.AddRange(ReportingPeriod.Begun(every, isState, given, all.Count == 0 ? null : all[^1].To, today));
                    today = today.AddDays(1 + chance.Next(1 + chance.Next(90)));
                }
                Assert.NotEmpty(all);
                Assert.InRange(all[0].From.DayNumber - given.DayNumber, all[0].From.DayNumber - all[0].To.DayNumber, 10);
                Assert.All(all.Skip(1).Zip(all), p => Assert.Equal(p.Second.To.AddDays(1), p.First.From));
                Assert.True(all[^1].From <= today);
            }
    }

    private static DateOnly D(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
