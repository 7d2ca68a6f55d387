namespace ThongSuot.Core.Shared;

/// <summary>The one source of time. Instants are UTC; days are those of Viet Nam, which has kept UTC+7 without summer time since 1975, so no time zone data is needed.</summary>
public sealed class Clock(TimeProvider time)
{
    private static readonly TimeSpan VietNam = TimeSpan.FromHours(7);

    /// <summary>Now, UTC, cut to whole milliseconds: both databases keep at least that, so a stored instant reads back equal.</summary>
    public DateTime Now
    {
        get
        {
            var now = time.GetUtcNow().UtcDateTime;
            return new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        }
    }

    /// <summary>Today in Viet Nam.</summary>
    public DateOnly Today => DayOf(time.GetUtcNow().UtcDateTime);

    /// <summary>What clocks in Viet Nam show at a UTC instant.</summary>
    public static DateTime LocalOf(DateTime utc) => utc + VietNam;

    /// <summary>The day in Viet Nam at a UTC instant.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(utc + VietNam);

    /// <summary>The UTC instant at which a day begins in Viet Nam.</summary>
    public static DateTime StartOf(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - VietNam;

    /// <summary>What clocks in Viet Nam show at a UTC instant.</summary>
    public static DateTime InVietNam(DateTime utc) => DateTime.SpecifyKind(utc + VietNam, DateTimeKind.Unspecified);
}
