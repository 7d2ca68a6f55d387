using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Implementation;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>How an assignment stands, in the words in use: trong hạn / quá hạn × đã hoàn thành / chưa hoàn thành (DOMAIN §3.9), and the step it is at.</summary>
internal static class AssignmentWords
{
    private const int LongestHeading = 110;

    /// <summary>"Chưa hoàn thành, quá hạn 12 ngày".</summary>
    public static string Standing(AssignmentRow row, IStringLocalizer texts) => row.State switch
    {
        AssignmentState.Released => texts["implementation.standing.released"],
        AssignmentState.Accepted => row.DaysLate > 0 ? texts["implementation.standing.done-late", row.DaysLate] : texts["implementation.standing.done-in-time"],
        _ => row.DaysLate > 0 ? texts["implementation.standing.open-late", row.DaysLate] : texts["implementation.standing.open-in-time"],
    };

    /// <summary>"30/9/2025 · còn 2 ngày", "30/9/2025 · quá hạn 12 ngày".</summary>
    public static string Due(AssignmentRow row, DateOnly today, IStringLocalizer texts)
    {
        if (row.DueOn is not { } due) return texts["implementation.due.none"];
        if (row.State is AssignmentState.Released or AssignmentState.Accepted or AssignmentState.Submitted) return due.ToString("d", CultureInfo.CurrentCulture);
        var days = due.DayNumber - today.DayNumber;
        return row.DaysLate > 0 ? texts["implementation.due.late", due, row.DaysLate] : days == 0 ? texts["implementation.due.today", due] : days > 0 ? texts["implementation.due.left", due, days] : due.ToString("d", CultureInfo.CurrentCulture);
    }

    /// <summary>The beginning of a duty, for headings and trails: up to a word's end.</summary>
    public static string Short(string text)
    {
        if (text.Length <= LongestHeading) return text;
        var end = text.LastIndexOf(' ', LongestHeading);
        return string.Concat(text.AsSpan(0, end > 0 ? end : LongestHeading), "…");
    }

    /// <summary>The step it is at, as a tag, and that more time is asked for.</summary>
    public static IHtmlContent Step(AssignmentRow row, IStringLocalizer texts)
    {
        var tags = new HtmlContentBuilder().AppendTag(Color(row), texts[$"implementation.state.{row.State}"]);
        return row.ExtensionAsked is { } until ? tags.AppendTag("warning", texts["implementation.extension.asked", until]) : tags;
    }

    /// <summary>Colour of the step; the word beside it says the same.</summary>
    private static string Color(AssignmentRow row) => row switch
    {
        { State: AssignmentState.Accepted } => "success",
        { IsOverdue: true } => "danger",
        { State: AssignmentState.Returned or AssignmentState.Declined } => "warning",
        { State: AssignmentState.Submitted } => "info",
        _ => "neutral",
    };
}
