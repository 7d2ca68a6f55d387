using System.Globalization;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Recognition;
using Calendar = Ical.Net.Calendar;

namespace ThongSuot.Documents.Export;

/// <summary>
/// Writes the duties that have a date as a calendar (RFC 5545): an all-day event on the last good day, recalled three days before. Events and not
/// to-dos, since every calendar shows them. The same document gives the same bytes, and an event keeps its UID when the document is read again.
/// </summary>
public static class IcsExport
{
    /// <summary>Writes the calendar as UTF-8; the stream stays open.</summary>
    public static void Write(Document document, Stream to)
    {
        ArgumentNullException.ThrowIfNull(document);
        var title = Wording.Title(document.Header);
        var calendar = new Calendar { ProductId = "-//Thong Suot//Thong Suot//VI", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", title);
        var stamp = new CalDateTime((document.Header.Date?.Value ?? new DateOnly(2000, 1, 1)).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var key = Key(document);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var duty in document.Duties)
        {
            if (duty.Deadline is not { } deadline || (deadline.LastGoodDay ?? deadline.Due) is not { } day || day == DateOnly.MaxValue) continue;
            var uid = $"{key}.{Uri.EscapeDataString(duty.Id)}";
            for (var n = 2; !taken.Add(uid); n++) uid = $"{key}.{Uri.EscapeDataString(duty.Id)}.{n}";
            calendar.Events.Add(Event(duty, deadline, day, title, uid + "@thong-suot", stamp));
        }
        to.Write(Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar) ?? ""));
    }

    private static CalendarEvent Event(Duty duty, Deadline deadline, DateOnly day, string title, string uid, CalDateTime stamp)
    {
        var made = new CalendarEvent
        {
            Uid = uid,
            DtStamp = stamp,
            Start = new CalDateTime(day),
            End = new CalDateTime(day.AddDays(1)),
            Summary = $"Hạn {Wording.Date(day)}: {Short(XmlText.Clean(duty.Text))}",
            Description = XmlText.Clean(Description(duty, deadline, day, title)),
            Transparency = TransparencyType.Transparent,
            Categories = [Wording.Of(deadline.Kind)],
        };
        // The day begins at midnight: eight in the morning three days before.
        made.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = made.Summary, Trigger = new Trigger(new Duration(days: -2, hours: -16)) });
        if (Rule(deadline.Every, day) is { } rule) made.RecurrenceRule = rule;
        return made;
    }

    private static RecurrenceRule? Rule(string? every, DateOnly day)
    {
        var rule = every switch
        {
            "year" => new RecurrenceRule(FrequencyType.Yearly, 1),
            "half-year" => new RecurrenceRule(FrequencyType.Monthly, 6),
            "quarter" => new RecurrenceRule(FrequencyType.Monthly, 3),
            "month" => new RecurrenceRule(FrequencyType.Monthly, 1),
            "week" => new RecurrenceRule(FrequencyType.Weekly, 1),
            "day" => new RecurrenceRule(FrequencyType.Daily, 1),
            _ => null,
        };
        // The last day of one month falls on the last day of the others: 30 June, 31 December.
        if (rule is { Frequency: FrequencyType.Monthly } && day.AddDays(1).Day == 1) rule.ByMonthDay = [-1];
        return rule;
    }

    private static string Description(Duty duty, Deadline deadline, DateOnly day, string title)
    {
        var text = new StringBuilder().Append('“').Append(duty.Text).Append("”\n\n");
        Bodies("role.lead", duty.Lead);
        Bodies("role.cooperating", duty.Cooperating);
        if (duty.Deliverable is { } deliverable) text.Append("Sản phẩm: ").Append(deliverable.Value).Append('\n');
        text.Append("Thời hạn ghi trong văn bản: ").Append(deadline.Written).Append(" (hạn cuối ").Append(Wording.Date(day)).Append("; ").Append(Wording.Of(deadline.Kind)).Append(")\n");
        text.Append("Nguồn: ").Append(title);
        if (duty.Section.Length > 0) text.Append(duty.Section.StartsWith("PL", StringComparison.Ordinal) ? ", " : ", mục ").Append(Wording.Section(duty.Section));
        return text.ToString();

        void Bodies(string role, IReadOnlyList<Actor> bodies)
        {
            if (bodies.Count > 0) text.Append(Wording.Of(role)).Append(": ").AppendJoin(", ", bodies.Select(b => b.Name)).Append('\n');
        }
    }

    private static string Short(string text)
    {
        if (text.Length <= 100) return text;
        var cut = text.LastIndexOf(' ', 100);
        return text[..(cut > 60 ? cut : 99)] + "…";
    }

    /// <summary>Issuer, identifier and date name a document; a blank number leaves only its bytes.</summary>
    private static string Key(Document document) => document.Header is { Identifier: { } identifier, Date: { } date }
        ? $"{Slug.Of(document.Header.Issuer?.Value)}.{Slug.Of(identifier.Value)}.{date.Value.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}"
        : document.Source.Sha256[..Math.Min(32, document.Source.Sha256.Length)];
}
