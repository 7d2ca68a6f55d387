using System.Text.Json;
using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Export;

/// <summary>One duty in the JSON output.</summary>
internal static class DutyJson
{
    public static void Write(Utf8JsonWriter json, Duty duty)
    {
        var counts = duty.Deadline;
        json.WriteStartObject();
        json.WriteString("id", duty.Id);
        json.WriteString("section", duty.Section);
        json.WriteString("text", duty.Text);
        json.WriteSpan("quote", duty.Quote);
        json.WriteStrings("lead", duty.Lead.Select(a => a.Name));
        json.WriteStrings("cooperating", duty.Cooperating.Select(a => a.Name));
        json.WriteStrings("advising", duty.Advising.Select(a => a.Name));
        json.WriteStrings("monitoring", duty.Monitoring.Select(a => a.Name));
        json.WriteStrings("delegated", duty.Delegated.Select(a => a.Name));
        json.WriteDate("due", counts?.Due);
        json.WriteString("dueKind", counts is null ? null : JsonValues.Name(counts.Kind));
        json.WriteDate("lastGoodDay", counts?.LastGoodDay);
        WriteDeadlines(json, duty.Deadlines);
        json.WriteString("deliverable", duty.Deliverable?.Value);
        WriteRoute(json, duty.Route);
        json.WriteBoolean("isRequest", duty.IsRequest);
        WriteGroups(json, duty.Lead);
        WriteActors(json, duty);
        json.WriteString("ruleId", duty.RuleId);
        json.WriteEndObject();
    }

    private static void WriteDeadlines(Utf8JsonWriter json, IReadOnlyList<Deadline> deadlines)
    {
        json.WriteStartArray("deadlines");
        foreach (var deadline in deadlines)
        {
            json.WriteStartObject();
            json.WriteString("written", deadline.Written);
            json.WriteName("kind", deadline.Kind);
            json.WriteDate("due", deadline.Due);
            json.WriteDate("lastGoodDay", deadline.LastGoodDay);
            json.WriteString("every", deadline.Every);
            json.WriteNumberOrNull("horizonYear", deadline.HorizonYear);
            json.WriteSpan("span", deadline.Span);
            json.WriteString("ruleId", deadline.RuleId);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteRoute(Utf8JsonWriter json, ReportRoute? route)
    {
        if (route is null)
        {
            json.WriteNull("route");
            return;
        }
        json.WriteStartObject("route");
        json.WriteString("to", route.To);
        json.WriteString("through", route.Through);
        json.WriteSpan("span", route.Span);
        json.WriteString("ruleId", route.RuleId);
        json.WriteEndObject();
    }

    /// <summary>The leads that name a set of bodies, with the structure of the expression.</summary>
    private static void WriteGroups(Utf8JsonWriter json, IReadOnlyList<Actor> lead)
    {
        json.WriteStartArray("leadGroups");
        foreach (var actor in lead.Where(a => a.Group is not null)) WriteGroup(json, actor);
        json.WriteEndArray();
    }

    /// <summary>Every body with its role and where it stands in the text.</summary>
    private static void WriteActors(Utf8JsonWriter json, Duty duty)
    {
        json.WriteStartArray("actors");
        Role("lead", duty.Lead);
        Role("cooperating", duty.Cooperating);
        Role("advising", duty.Advising);
        Role("monitoring", duty.Monitoring);
        Role("delegated", duty.Delegated);
        json.WriteEndArray();

        void Role(string role, IReadOnlyList<Actor> actors)
        {
            foreach (var actor in actors)
            {
                json.WriteStartObject();
                json.WriteString("role", role);
                json.WriteString("name", actor.Name);
                json.WriteSpan("span", actor.Span);
                json.WriteString("ruleId", actor.RuleId);
                json.WriteEndObject();
            }
        }
    }

    private static void WriteGroup(Utf8JsonWriter json, Actor actor)
    {
        var group = actor.Group!;
        json.WriteStartObject();
        json.WriteString("name", actor.Name);
        json.WriteStrings("kinds", group.Kinds);
        json.WriteString("parent", group.Parent);
        json.WriteStrings("levels", group.Levels);
        json.WriteStrings("exceptions", group.Exceptions);
        json.WriteBoolean("related", group.Related);
        json.WriteEndObject();
    }
}
