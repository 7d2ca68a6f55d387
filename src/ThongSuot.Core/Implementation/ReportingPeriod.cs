namespace ThongSuot.Core.Implementation;

/// <summary>
/// A stretch of days for which a recurring duty is done once; its last day is the last day in time. State bodies do not report by calendar months (DOMAIN §3.9, Decree 09/2019): a month runs from the 15th to the 14th and
/// is called after the month it ends in, and so do quarters, half-years and years, which begin on 15 December. Others go by the calendar. A week begins on Monday.
/// </summary>
public readonly record struct ReportingPeriod(DateOnly From, DateOnly To)
{
    private const int FirstDay = 15;

    /// <summary>So many days must be left of the period in which a duty is given; else it begins with the next one.</summary>
    private const int LeastDays = 10, LeastDaysOfWeek = 3;

    /// <summary>Has a duty of this rhythm occurrences? What goes on all the time has none, and a day is too short to be answered for.</summary>
    public static bool Has(string? every) => every == "week" || MonthsOf(every) is not null;

    /// <summary>The period a day lies in.</summary>
    /// <param name="every">A rhythm that <see cref="Has"/> periods.</param>
    /// <param name="isState">By the periods of State bodies.</param>
    public static ReportingPeriod Of(string every, bool isState, DateOnly day)
    {
        if (every == "week")
        {
            var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
            return new(monday, monday.AddDays(6));
        }
        var months = MonthsOf(every) ?? throw new ArgumentOutOfRangeException(nameof(every), every, "No rhythm with periods.");
        // From the 15th on a day belongs to the next month.
        var (year, month) = isState && day.Day >= FirstDay ? (day.AddMonths(1).Year, day.AddMonths(1).Month) : (day.Year, day.Month);
        var first = new DateOnly(year, (month - 1) / months * months + 1, 1);
        var after = first.AddMonths(months);
        return isState ? new(first.AddMonths(-1).AddDays(FirstDay - 1), after.AddMonths(-1).AddDays(FirstDay - 2)) : new(first, after.AddDays(-1));
    }

    /// <summary>The periods that have begun by a day and are not given yet, one after the other: never any ahead.</summary>
    /// <param name="given">The day the duty was given.</param>
    /// <param name="last">The last day of the latest period that is given; null when none is.</param>
    public static IEnumerable<ReportingPeriod> Begun(string every, bool isState, DateOnly given, DateOnly? last, DateOnly today)
    {
        // What was entered long afterwards does not become due many times at once.
        var start = last?.AddDays(1) ?? (given > today.AddYears(-1) ? given : today.AddYears(-1));
        var period = Of(every, isState, start);
        if (last is not null ? period.From < start : period.To.DayNumber - start.DayNumber + 1 < (every == "week" ? LeastDaysOfWeek : LeastDays)) period = Of(every, isState, period.To.AddDays(1));
        for (; period.From <= today; period = Of(every, isState, period.To.AddDays(1))) yield return period;
    }

    private static int? MonthsOf(string? every) => every switch { "month" => 1, "quarter" => 3, "half-year" => 6, "year" => 12, _ => null };
}
