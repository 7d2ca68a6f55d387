using Microsoft.Extensions.Localization;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>Reminders in words.</summary>
internal static class NudgeWords
{
    /// <summary>"trước hạn 7 ngày", "đúng ngày cuối", "quá hạn 14 ngày"; null for what has no last day.</summary>
    public static string? When(DateTime at, DateOnly? dueOn, IStringLocalizer texts)
    {
        if (dueOn is not { } due) return null;
        var left = due.DayNumber - Clock.DayOf(at).DayNumber;
        return left > 0 ? texts["nudges.when.before", left] : left == 0 ? texts["nudges.when.day"] : texts["nudges.when.after", -left];
    }

    /// <summary>The day an entry of an assignment speaks of.</summary>
    public static string? Until(EntryRow entry, IStringLocalizer texts) =>
        entry.Kind is EntryKind.Reminded or EntryKind.Escalated ? When(entry.At, entry.Until, texts) : entry.Until is { } until ? texts["implementation.until", until].Value : null;

    /// <summary>When the clock reminds and whom it tells, as it is set.</summary>
    public static string Rule(ReminderOptions options, IStringLocalizer texts)
    {
        List<string> said = [options.Before.Length > 0 ? texts["nudges.rule.before", options.Before] : texts["nudges.rule.day"]];
        if (options.Every > 0) said.Add(texts["nudges.rule.after", options.Every]);
        if (options.EscalateAfter > 0) said.Add(texts["nudges.rule.escalate", options.EscalateAfter]);
        return string.Join(' ', said);
    }
}
