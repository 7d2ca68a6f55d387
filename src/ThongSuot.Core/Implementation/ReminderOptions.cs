using System.Globalization;

namespace ThongSuot.Core.Implementation;

/// <summary>When bodies are reminded of what they have to do, and when their superior is told. Settings <c>Reminders:*</c>; on the last day itself they are reminded always.</summary>
public sealed record ReminderOptions
{
    /// <summary>How many days before the last day, with commas between.</summary>
    public string Before { get; init; } = "7, 1";

    /// <summary>Every so many days after it; 0 for never.</summary>
    public int Every { get; init; } = 7;

    /// <summary>So many days after it the superior is told; 0 for never.</summary>
    public int EscalateAfter { get; init; } = 7;

    /// <exception cref="InvalidOperationException">It is no list of days.</exception>
    internal IReadOnlyList<int> DaysBefore => [.. Before.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(d =>
        int.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 365 ? days : throw new InvalidOperationException($"Reminders:Before has \"{d}\"; it can be days from 1 to 365 with commas between, such as \"7, 1\"."))];

    /// <summary>Refuses settings that say nothing.</summary>
    public ReminderOptions Checked() => DaysBefore.Count >= 0 && Every >= 0 && EscalateAfter >= 0 ? this : throw new InvalidOperationException("Reminders:Every and Reminders:EscalateAfter are numbers of days; 0 is never.");

    /// <summary>
    /// Is there a day for a reminder after <paramref name="since"/> and not after <paramref name="today"/>? After mornings that were missed several such days are one reminder.
    /// </summary>
    internal bool Calls(DateOnly due, DateOnly since, DateOnly today)
    {
        var late = today.DayNumber - due.DayNumber;
        if (DaysBefore.Append(0).Any(b => due.AddDays(-b) is var day && day > since && day <= today)) return true;
        // The last of the days after it that has come.
        return Every > 0 && late >= Every && due.AddDays(late - late % Every) > since;
    }
}
