using System.Globalization;
using ThongSuot.Core.Data;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations.Sheets;

/// <summary>Does what a plan says, inside one operation: new bodies all at once, changes of old ones each by the rule it has on a page. A change that a rule refuses is undone and becomes a finding of its row.</summary>
internal sealed class SheetRun(AppDbContext db, OrganizationTree tree, OrganizationService organizations, Basis basis, List<SheetFinding> findings)
{
    private const int Batch = 10_000;

    public List<SheetChange> Changes { get; } = [];

    public static SheetChange Creation(PlannedRow row) => new(row.Number, SheetAction.Create, null, row.Naming!.Name, null, null);

    /// <summary>True when the row says something else than the database.</summary>
    public static bool Differs(PlannedRow row) => Renames(row) || Moves(row).Any() || Contacts(row) || NewAliases(row).Any();

    public async Task DoAsync(Work work, IReadOnlyList<PlannedRow> created, IReadOnlyList<PlannedRow> changed, IProgress<SheetProgress>? progress, CancellationToken cancel)
    {
        var next = created.Count == 0 ? 0 : await db.TakeNumbersAsync(nameof(Organization), created.Count, cancel);
        foreach (var row in created) row.NewId = next++;
        var done = 0;
        foreach (var batch in created.Chunk(Batch))
        {
            await organizations.CreateInAsync(work, [.. batch.Select(Creating)], cancel);
            await db.AddAsync(work, [.. batch.SelectMany(r => r.Aliases.Select(a => new OrganizationAlias(r.NewId, a, AliasSource.Imported, r.Day(basis))))], cancel);
            Changes.AddRange(batch.Select(r => Creation(r) with { Id = r.NewId }));
            progress?.Report(new("create", done += batch.Length, created.Count));
        }
        for (var i = 0; i < changed.Count; i++)
        {
            var (row, before) = (changed[i], Changes.Count);
            try
            {
                await work.TryAsync(() => ChangeAsync(work, row, cancel), cancel);
            }
            catch (RuleException e)
            {
                Changes.RemoveRange(before, Changes.Count - before);
                findings.Add(new(e.Code, true, row.Number, null, e.Args));
            }
            if (i % 500 == 499) progress?.Report(new("change", i + 1, changed.Count));
        }
    }

    private CreateOrganizationOptions Creating(PlannedRow row) =>
        new(row.Naming!, row.Superiors.ToDictionary(s => s.Key, s => IdOf(s.Value)), basis with { EffectiveOn = row.Day(basis) }, row.Contact, row.NewId);

    private async Task ChangeAsync(Work work, PlannedRow row, CancellationToken cancel)
    {
        var (body, on) = (row.Existing!, basis with { EffectiveOn = row.Day(basis) });
        var organization = await tree.LivingAsync(body.Id, on.EffectiveOn, null, cancel);
        if (Renames(row))
        {
            await organizations.RenameInAsync(work, organization, new(body.Id, row.Naming!, on), cancel);
            Changes.Add(new(row.Number, SheetAction.Rename, body.Id, row.Naming!.Name, body.Naming.Name, row.Naming.Name));
        }
        foreach (var (line, superior) in Moves(row).ToList())
        {
            await organizations.MoveInAsync(work, organization, new(body.Id, line, IdOf(superior), on), cancel);
            Changes.Add(new(row.Number, SheetAction.Move, body.Id, row.Naming!.Name, body.Superiors.GetValueOrDefault(line)?.ToString(CultureInfo.InvariantCulture), IdOf(superior)?.ToString(CultureInfo.InvariantCulture) ?? SheetColumn.Root));
        }
        if (Contacts(row))
        {
            organization.SetContact(row.Contact);
            Changes.Add(new(row.Number, SheetAction.Contact, body.Id, row.Naming!.Name, null, null));
        }
        foreach (var alias in NewAliases(row).ToList())
        {
            db.Add(new OrganizationAlias(body.Id, alias, AliasSource.Imported, on.EffectiveOn));
            Changes.Add(new(row.Number, SheetAction.Alias, body.Id, row.Naming!.Name, null, alias));
        }
    }

    private static bool Renames(PlannedRow row) => Plain(row.Existing!.Naming) != Plain(row.Naming!);

    private static bool Contacts(PlannedRow row) => Plain(row.Existing!.Contact) != Plain(row.Contact);

    private static IEnumerable<KeyValuePair<Line, Superior>> Moves(PlannedRow row) =>
        row.Superiors.Where(s => s.Value.Row is not null || !row.Existing!.Superiors.TryGetValue(s.Key, out var now) || now != s.Value.Id);

    private static IEnumerable<string> NewAliases(PlannedRow row) => row.Aliases.Where(a => !row.Existing!.Aliases.Contains(NameFolding.Fold(a)));

    private static long? IdOf(Superior superior) => superior.Row?.Id ?? superior.Id;

    private static Naming Plain(Naming naming) => new(naming.Kind, SheetFields.Plain(naming.Name), SheetFields.Plain(naming.ShortName), SheetFields.Plain(naming.Code), SheetFields.Plain(naming.AgencyCode));

    private static Contact Plain(Contact contact) => new(SheetFields.Plain(contact.Address), SheetFields.Plain(contact.Email), SheetFields.Plain(contact.Phone), SheetFields.Plain(contact.Website));
}
