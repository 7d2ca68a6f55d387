using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Access;
using ThongSuot.Web.Hosting;
using ThongSuot.Web.Pages.Organizations;

namespace ThongSuot.Web.Pages.History;

/// <summary>What the history holds, in words. A part that has no words yet is shown as it is stored: nothing of the history is ever left out for want of a text.</summary>
public sealed class HistoryWords(IStringLocalizer texts, TextCatalogue catalogue, AppDbContext db, OrganizationQueries queries, Clock clock)
{
    // Kept by the application for itself; nobody decided them.
    private static readonly HashSet<string> Inner = new(StringComparer.Ordinal) { "Id", "ChildId", "PersonId", "PostId", "Path", "TokenHash", "Hash", "Prefix", "LastCodeStep", "CreatedById", "Folded", "Version", "OperationId", "ConcurrencyStamp", "NormalizedUserName", "NormalizedEmail",
        "DocumentId", "EditionId", "DutyId", "Place", "QuoteStart", "QuoteLength", "Start", "Key", "ListedOn", "NotedOn", "Ordinal", "RuleId", "Tries", "AnswersId", "UpperDutyId", "LowerDutyId", "Reasons" };
    private static readonly HashSet<string> Bodies = new(StringComparer.Ordinal) { "ParentId", "SuperiorId", "PredecessorId", "SuccessorId", "OrganizationId", "IssuerId", "KeeperId", "PassedFromId" };
    private static readonly HashSet<string> People = new(StringComparer.Ordinal) { "FromId", "ToId", "ReviewerId", "ReceivedById" };
    // Of documents these lead to other documents.
    private static readonly HashSet<string> Documents = new(StringComparer.Ordinal) { "FromId", "ToId", "SameAsId" };
    private const string Never = "9999-12-31", DocumentKind = ReadableHistory.DocumentKind;
    private readonly Dictionary<Subject, string> _names = [];
    private readonly Dictionary<string, int> _order = catalogue.All.Select((text, place) => (text.Key, place)).Where(t => t.Key.Split('.') is ["history", "field", _]).ToDictionary(t => t.Key, t => t.place);

    public sealed record Field(string Name, string? Old, string? New);

    /// <summary>Reads the names of everything that will be spoken of.</summary>
    public async Task LoadAsync(IEnumerable<EntryRow> entries, IReadOnlyCollection<Subject> subjects, CancellationToken cancel)
    {
        var changes = entries.SelectMany(e => e.Fields.Select(Plain).Where(f => e.Subject.Kind != DocumentKind || !Documents.Contains(f.Name))).ToList();
        var bodies = subjects.Where(s => s.Kind == "organization").Select(s => s.Id).Concat(Ids(changes, Bodies)).Distinct().ToList();
        foreach (var (id, name) in await queries.NamesAsync(bodies, clock.Today, cancel)) _names[Organization.SubjectOf(id)] = name;
        var people = subjects.Where(s => s.Kind == "person").Select(s => s.Id).Concat(Ids(changes, People)).Distinct().ToList();
        if (people.Count == 0) return;
        foreach (var person in await db.Users.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.FullName }).ToListAsync(cancel)) _names[Person.SubjectOf(person.Id)] = person.FullName;
    }

    public string Name(Subject subject) => _names.GetValueOrDefault(subject) ?? $"{Said($"history.subject.{subject.Kind}", subject.Kind)} {subject.Id.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What an operation was about: the one thing it changed, or the first of several.</summary>
    public string? About(OperationRow row)
    {
        if (row.Entries.Count == 0) return null;
        var name = Name(row.Entries[0].Subject);
        return row.IsAboutOne ? name : texts["history.about.others", name];
    }

    public static string? Address(Subject subject, IUrlHelper url) => subject.Kind == "organization" ? url.Page("/Organizations/Details", new { id = subject.Id }) : null;

    /// <summary>The kinds of operation there are words for.</summary>
    public IReadOnlyList<SelectListItem> Kinds() =>
        [.. catalogue.All.Where(t => t.Key.Split('.') is ["history", "kind", _]).Select(t => new SelectListItem(texts[t.Key], t.Key.Split('.')[2].Replace('_', '.')))];

    public string Kind(string kind)
    {
        var key = kind.Replace('.', '_');
        return Said($"history.kind.{key}", kind);
    }

    public string Action(string action)
    {
        var key = action.Replace('.', '_');
        return Said($"history.action.{key}", action);
    }

    public string Origin(string origin) => Said($"history.origin.{origin}", origin);

    /// <summary>In the order of the texts, so that names come before days; what begins without an end says nothing of its end.</summary>
    public IReadOnlyList<Field> Fields(EntryRow entry) =>
        [.. entry.Fields.Select(Plain).Where(f => !Inner.Contains(f.Name) && (f.Name != "FromId" || entry.Subject.Kind != DocumentKind) && (f.Name != "OrganizationId" || entry.Subject.Kind != "organization") && !(f.Old is null && f.New is { ValueKind: JsonValueKind.String } day && day.GetString() == Never)).OrderBy(f => _order.GetValueOrDefault($"history.field.{f.Name}", int.MaxValue)).Select(f => new Field(Label(entry.Subject, f.Name), Value(entry.Subject, f.Name, f.Old), Value(entry.Subject, f.Name, f.New))).Where(f => f.Old is not null || f.New is not null).Distinct()];

    private string Label(Subject of, string field) => of.Kind == DocumentKind && field == "ToId" ? texts["history.field.Cited"] : Said($"history.field.{field}", field);

    /// <summary>Bulk work names the entity before the field.</summary>
    private static FieldChange Plain(FieldChange change) => change with { Name = change.Name[(change.Name.LastIndexOf('.') + 1)..] };

    private static IEnumerable<long> Ids(IEnumerable<FieldChange> changes, HashSet<string> fields) =>
        changes.Where(f => fields.Contains(f.Name)).SelectMany(f => new[] { f.Old, f.New }).OfType<JsonElement>().Where(v => v.ValueKind == JsonValueKind.Number).Select(v => v.GetInt64());

    private string? Value(Subject of, string field, JsonElement? value) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => texts["history.yes"],
        { ValueKind: JsonValueKind.False } => texts["history.no"],
        { ValueKind: JsonValueKind.Number } number when of.Kind == DocumentKind && Documents.Contains(field) => Name(new(DocumentKind, number.GetInt64())),
        { ValueKind: JsonValueKind.Number } number when Bodies.Contains(field) => Name(Organization.SubjectOf(number.GetInt64())),
        { ValueKind: JsonValueKind.Number } number when People.Contains(field) => Name(Person.SubjectOf(number.GetInt64())),
        { ValueKind: JsonValueKind.Number } number when field == "Line" => texts[$"organizations.line.{(Line)number.GetInt32()}"],
        { ValueKind: JsonValueKind.Number } number when field == "ShareMillionths" => (number.GetInt64() / 1_000_000m).ToString("0.##%", CultureInfo.CurrentCulture),
        { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out var whole) ? whole.ToString("N0", CultureInfo.CurrentCulture) : number.GetRawText(),
        { ValueKind: JsonValueKind.String } text => Text(field, text.GetString()!),
        { } other => other.GetRawText(),
    };

    private string Text(string field, string text)
    {
        if (field == "Kind" && OrganizationKind.Find(text) is not null) return OrganizationWords.Kind(text);
        if (field == "Kind" && Enum.TryParse<EventKind>(text, out var kind)) return texts[$"organizations.event.{kind}"];
        if (field == "Role") return Said($"access.role.{text}", text);
        if (field == "Line" && Enum.TryParse<Line>(text, out var line)) return texts[$"organizations.line.{line}"];
        if (field == "Source" && Enum.TryParse<AliasSource>(text, out var source)) return texts[$"organizations.alias.source.{source}"];
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day)) return day == Day.Never ? texts["history.never"] : day.ToString("d", CultureInfo.CurrentCulture);
        if (DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)) return Clock.InVietNam(at).ToString("g", CultureInfo.CurrentCulture);
        return text;
    }

    private string Said(string key, string otherwise) => catalogue.Find(key) is null ? otherwise : texts[key];
}
