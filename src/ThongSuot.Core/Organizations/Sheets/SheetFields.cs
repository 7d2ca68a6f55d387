using System.Globalization;

namespace ThongSuot.Core.Organizations.Sheets;

/// <summary>Where a row puts its body on a line: at the top, below a body that is there, or below one of another row.</summary>
internal readonly record struct Superior(long? Id, PlannedRow? Row);

/// <summary>A row on its way to being done.</summary>
internal sealed class PlannedRow(int number, string key)
{
    public int Number { get; } = number;
    public string Key { get; } = key;
    public Naming? Naming { get; set; }
    public IReadOnlyDictionary<Line, string> SuperiorTexts { get; init; } = new Dictionary<Line, string>();
    public Dictionary<Line, Superior> Superiors { get; } = [];
    public Contact Contact { get; set; } = new();
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public DateOnly? From { get; set; }
    public ExistingBody? Existing { get; set; }
    public bool IsBad { get; set; }

    /// <summary>The id a new body is given when it is created.</summary>
    public long NewId { get; set; }

    public long Id => Existing?.Id ?? NewId;

    public DateOnly Day(Basis basis) => From is { } own && own != Existing?.ValidFrom ? own : basis.EffectiveOn;
}

/// <summary>A body as it stands in the database on the day of the import.</summary>
internal sealed record ExistingBody(long Id, Naming Naming, DateOnly ValidFrom, Contact Contact, IReadOnlyDictionary<Line, long?> Superiors, IReadOnlySet<string> Aliases);

/// <summary>Reads the cells of a row; what is wrong becomes a finding with its column.</summary>
internal sealed class SheetFields(IReadOnlyList<SheetColumn?> columns, List<SheetFinding> findings)
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    public bool Has(string key) => columns.Any(c => c?.Key == key);

    /// <summary>What the sheet has no column for stays as it is; an empty cell of a column that it has takes the value away.</summary>
    public void Complete(PlannedRow row)
    {
        if (row.Existing is not { } body || row.Naming is not { } naming) return;
        string? Keep(string key, string? given, string? now) => Has(key) ? given : now;
        row.Naming = new(naming.Kind, naming.Name, Keep("short_name", naming.ShortName, body.Naming.ShortName), Keep("code", naming.Code, body.Naming.Code), Keep("agency_code", naming.AgencyCode, body.Naming.AgencyCode));
        row.Contact = new(Keep("address", row.Contact.Address, body.Contact.Address), Keep("email", row.Contact.Email, body.Contact.Email), Keep("phone", row.Contact.Phone, body.Contact.Phone), Keep("website", row.Contact.Website, body.Contact.Website));
    }

    /// <summary>A value as it is compared: outer blanks do not count, nor how a line ends.</summary>
    public static string Plain(string? value) => value is null ? "" : value.ReplaceLineEndings("\n").Trim();

    public PlannedRow Read(SheetRow cells)
    {
        Dictionary<string, string> values = [];
        var bad = false;
        for (var i = 0; i < Math.Min(columns.Count, cells.Cells.Count); i++)
        {
            if (columns[i] is not { } column) continue;
            var value = Plain(Formula.Unguard(cells.Cells[i]));
            if (value.Length == 0) continue;
            if (value.Length > column.Longest) bad |= Error("sheet.too-long", column.Key, column.Longest);
            else if (value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))) bad |= Error("sheet.control-characters", column.Key);
            else values[column.Key] = value;
        }
        var lines = Enum.GetValues<Line>().Select(l => (Line: l, Text: values.GetValueOrDefault(SheetColumn.Of(l).Key))).Where(l => l.Text is not null).ToDictionary(l => l.Line, l => l.Text!);
        var row = new PlannedRow(cells.Number, values.GetValueOrDefault("id", ""))
        {
            SuperiorTexts = lines,
            Aliases = [.. values.GetValueOrDefault("aliases", "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).DistinctBy(NameFolding.Fold)],
            Contact = new(values.GetValueOrDefault("address"), values.GetValueOrDefault("email"), values.GetValueOrDefault("phone"), values.GetValueOrDefault("website")),
        };
        if (values.GetValueOrDefault("email") is { } email && !IsAddress(email)) bad |= Error("sheet.email-invalid", "email", email);
        if (values.GetValueOrDefault("valid_from") is { } from)
        {
            if (DateOf(from) is { } day) row.From = day;
            else bad |= Error("sheet.date-invalid", "valid_from", from);
        }
        var kind = values.GetValueOrDefault("kind");
        if (kind is null) bad |= Error("sheet.kind-missing", "kind");
        else if (KindOf(kind) is not { } known) bad |= Error("sheet.kind-unknown", "kind", kind);
        else if (!values.TryGetValue("name", out var name)) bad |= bad || Error("sheet.name-missing", "name");
        else row.Naming = new(known.Code, name, values.GetValueOrDefault("short_name"), values.GetValueOrDefault("code"), values.GetValueOrDefault("agency_code"));
        row.IsBad = bad;
        return row;

        bool Error(string code, string column, params object[] args)
        {
            findings.Add(new(code, true, cells.Number, column, args));
            return true;
        }
    }

    private static OrganizationKind? KindOf(string text) => OrganizationKind.Find(text) ?? OrganizationKind.All.FirstOrDefault(k => NameFolding.Fold(k.Vietnamese) == NameFolding.Fold(text) || NameFolding.Fold(k.English) == NameFolding.Fold(text));

    // A workbook keeps a day as the number of days since 30 December 1899.
    private static DateOnly? DateOf(string text)
    {
        if (DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days is > 1 and < 100_000 ? DateOnly.FromDateTime(DateTime.FromOADate(days)) : null;
    }

    private static bool IsAddress(string email) => email.IndexOf('@', StringComparison.Ordinal) is var at && at > 0 && at == email.LastIndexOf('@') && at < email.Length - 1 && !email.Any(char.IsWhiteSpace);
}
