using System.Globalization;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Implementation;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>A cell of the heat map: its word, and the shade that says the same.</summary>
/// <param name="Late">Something in it is overdue: the cell leads to that.</param>
internal readonly record struct HeatCell(string Shade, string Word, string? More = null, bool Late = false);

/// <summary>Numbers of a board in words.</summary>
internal static class BoardWords
{
    // From this share of what is overdue on, a cell is red; below it is amber.
    public const int LateOneIn = 10;

    /// <summary>"86,4%"; a dash while there is nothing to speak of.</summary>
    public static string Rate(OnTimeRate rate, IStringLocalizer texts) => rate.Share is { } share ? share.ToString("P1", CultureInfo.CurrentCulture) : texts["implementation.rate.none"];

    /// <summary>The shades of a rate, the best first; the last is for what has none yet.</summary>
    public static readonly string[] RateShades = ["4", "3", "2", "1", "none"];

    /// <summary>The shade of a rate: nine in ten or more, three in four, half, less. The number always stands beside it.</summary>
    public static string Shade(OnTimeRate rate) => rate.Share switch
    {
        null => "none",
        >= .9 => "4",
        >= .75 => "3",
        >= .5 => "2",
        _ => "1",
    };

    /// <param name="days">By how many days the body's own assignment is late.</param>
    public static HeatCell Cell(DutyFigures duty, Tallied t, int? days, DateOnly today, IStringLocalizer texts)
    {
        if (t.Total == 0) return new("none", texts["implementation.heat.none"]);
        var isPast = duty.DueOn < today;
        if (t.Total == 1)
        {
            if (t.Overdue > 0) return new("late", days is { } late and > 0 ? texts["implementation.heat.late-days", late] : texts["implementation.heat.late"], t.Returned > 0 ? texts["implementation.heat.returned"].Value : null, true);
            if (t.DoneLate > 0) return new("done", texts["implementation.heat.done-late"]);
            if (t.DoneInTime > 0) return new("done", texts["implementation.heat.done"]);
            if (t.Returned > 0) return new("ask", texts["implementation.heat.returned"]);
            if (t.Declined > 0) return new("ask", texts["implementation.heat.declined"]);
            if (t.Submitted > 0) return new("far", texts["implementation.heat.submitted"]);
            if (t.Working > 0) return new("some", texts["implementation.heat.working"]);
            return new("later", duty.DueOn is null || isPast ? texts["implementation.heat.waiting"] : texts["implementation.heat.later"]);
        }
        var share = Percent(t.Done, t.Total);
        if (t.Overdue > 0) return new(t.Overdue * LateOneIn >= t.Total ? "late" : "ask", share, texts["implementation.heat.overdue", t.Overdue], true);
        var asked = t.Returned + t.Declined;
        if (asked > 0) return new("ask", share, texts["implementation.heat.asked", asked]);
        if (t.Done == t.Total) return new("done", texts["implementation.heat.done"]);
        if (t.Done == 0 && t.Submitted == 0 && duty.DueOn is not null && !isPast) return new("later", texts["implementation.heat.later"]);
        return new(t.Done * 2 >= t.Total ? "far" : "some", share, t.Submitted > 0 ? texts["implementation.heat.to-accept", t.Submitted].Value : null);
    }

    // Never 100% while one is missing, never 0% when one is done.
    private static string Percent(int done, int total)
    {
        var share = (int)Math.Round(100.0 * done / total, MidpointRounding.AwayFromZero);
        return ((done == 0 ? 0 : done == total ? 100 : Math.Clamp(share, 1, 99)) / 100.0).ToString("P0", CultureInfo.CurrentCulture);
    }
}
