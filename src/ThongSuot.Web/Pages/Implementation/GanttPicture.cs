using ThongSuot.Core.Implementation;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>Where everything of a schedule stands in its picture. Lengths are units of its view box.</summary>
internal sealed class GanttPicture
{
    public const int Width = 980, Labels = 330, Figures = 150, Top = 26, Row = 24, Thick = 14;
    private const int Plot = Width - Labels - Figures, MostMarks = 60, MostTicks = 12, LongestLabel = 46, LongestHeading = 120;
    private static readonly int[] TickMonths = [1, 2, 3, 6, 12, 24, 60, 120];

    private readonly DateOnly _first, _last;

    private GanttPicture(DateOnly first, DateOnly last) => (_first, _last) = (first, last);

    public int Height { get; private set; }

    public IReadOnlyList<(double X, DateOnly Month)> Ticks { get; private set; } = [];

    /// <summary>Null when the day of the figures lies outside.</summary>
    public double? Today { get; private set; }

    public IReadOnlyList<(double Y, string Text)> Headings { get; private set; } = [];

    public IReadOnlyList<Bar> Bars { get; private set; } = [];

    /// <param name="Y">Upper edge of the bar.</param>
    /// <param name="Done">Width of the share that is done, from the left.</param>
    /// <param name="Late">Width of the share that is overdue, right of the one that is done.</param>
    /// <param name="Marks">Where a recurring one comes round.</param>
    public sealed record Bar(ScheduledDuty Duty, double X, double Y, double Length, double Done, double Late, IReadOnlyList<double> Marks, string Label)
    {
        public double End => X + Length;
        public double Middle => Y + Thick / 2.0;
    }

    public static GanttPicture Of(Schedule schedule, DateOnly today)
    {
        // From the first of the month in which they were given to the end of the one in which the last is due, and today in it.
        var from = new[] { schedule.From, today }.Min();
        var until = new[] { schedule.Until ?? schedule.From.AddYears(1), today }.Max();
        var picture = new GanttPicture(new(from.Year, from.Month, 1), new DateOnly(until.Year, until.Month, 1).AddMonths(1));
        picture.Draw(schedule);
        picture.Today = picture.At(today);
        return picture;
    }

    private void Draw(Schedule schedule)
    {
        var (headings, bars, y) = (new List<(double, string)>(), new List<Bar>(), (double)Top);
        foreach (var group in schedule.Groups)
        {
            if (schedule.Groups.Count > 1 || group.Heading.Length > 0)
            {
                headings.Add((y + Row - 8, Cut(group.Heading.Length > 0 ? group.Heading : group.Path, LongestHeading)));
                y += Row;
            }
            foreach (var duty in group.Duties)
            {
                bars.Add(BarOf(duty, schedule.From, y + (Row - Thick) / 2.0));
                y += Row;
            }
        }
        (Headings, Bars, Height) = (headings, bars, (int)Math.Ceiling(y) + 6);
        var months = (_last.Year - _first.Year) * 12 + _last.Month - _first.Month;
        var step = TickMonths.First(m => months / m <= MostTicks || m == TickMonths[^1]);
        Ticks = [.. Enumerable.Range(0, months + 1).Where(m => m % step == 0).Select(m => _first.AddMonths(m)).Where(d => d < _last).Select(d => (At(d), d))];
    }

    private Bar BarOf(ScheduledDuty duty, DateOnly from, double y)
    {
        const double Shortest = 3;
        var (x, end) = (At(from), duty.Duty.DueOn is { } due ? At(due.AddDays(1)) : Labels + Plot);
        // What was due before it was given is a short bar on its day.
        if (end < x + Shortest) x = Math.Max(Labels, end - Shortest);
        var length = Math.Max(Shortest, end - x);
        var total = duty.Duty.Total;
        double Share(int part) => total.Total == 0 ? 0 : length * part / total.Total;
        return new(duty, x, y, length, Share(total.Done), Share(total.Overdue), duty.Timing == DutyTiming.Recurring ? Marks(duty.Every, from) : [], Cut($"{duty.Duty.Ordinal}. {duty.Duty.Text}", LongestLabel));
    }

    private List<double> Marks(string? every, DateOnly from)
    {
        Func<DateOnly, DateOnly> next = every switch
        {
            "year" => d => d.AddYears(1),
            "half-year" => d => d.AddMonths(6),
            "quarter" => d => d.AddMonths(3),
            "week" => d => d.AddDays(7),
            _ => d => d.AddMonths(1),
        };
        var marks = new List<double>();
        // One that never rests, or comes round too often to be seen, has none: the bar says it.
        if (every is null or "continuous") return marks;
        for (var day = next(from); day < _last && marks.Count <= MostMarks; day = next(day)) marks.Add(At(day));
        return marks.Count > MostMarks ? [] : marks;
    }

    private double At(DateOnly day) => Math.Round(Labels + (double)Plot * Math.Clamp(day.DayNumber - _first.DayNumber, 0, _last.DayNumber - _first.DayNumber) / (_last.DayNumber - _first.DayNumber), 1);

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var end = text.LastIndexOf(' ', longest - 1);
        return string.Concat(text.AsSpan(0, end > 0 ? end : longest - 1), "…");
    }
}
