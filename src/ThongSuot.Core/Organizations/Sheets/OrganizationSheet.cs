using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations.Sheets;

/// <summary>Organizations out to a sheet (.xlsx, .csv) and back in without loss. What is wrong is said row by row; a bad row never loses the good ones.</summary>
public sealed class OrganizationSheet(AppDbContext db, OrganizationTree tree, OrganizationService organizations)
{
    private static readonly string[] Needed = ["name", "kind"];

    /// <summary>Writes a body and all below it on a line, as they stand on a day, superiors first.</summary>
    public async Task ExportAsync(Stream to, SheetFormat format, long id, Line line, DateOnly asOf, CancellationToken cancel = default)
    {
        var link = await tree.LinkAsync(id, line, asOf, cancel);
        var ids = await OrganizationTree.Below(db.OrganizationLinks, line, link.Path).Where(l => l.ValidFrom <= asOf && l.ValidTo > asOf).OrderBy(l => l.Path).Select(l => l.ChildId).ToListAsync(cancel);
        var wanted = ids.ToHashSet();
        var bodies = await new SheetLookups(db, asOf).BodiesAsync(wanted, cancel);
        var aliases = (await db.OrganizationAliases.Where(a => EF.Parameter(wanted).Contains(a.OrganizationId) && a.ValidFrom <= asOf && a.ValidTo > asOf).OrderBy(a => a.Id).Select(a => new { a.OrganizationId, a.Name }).ToListAsync(cancel)).ToLookup(a => a.OrganizationId, a => a.Name);
        SheetWriter.Write(to, format, [.. SheetColumn.All.Select(c => c.Vietnamese)], ids.Select(i => Cells(bodies[i], string.Join("; ", aliases[i]))));
    }

    /// <summary>Reads a sheet and does, or only says, what it asks for.</summary>
    public async Task<SheetReport> ImportAsync(byte[] file, ImportSheetOptions options, Operation operation, IProgress<SheetProgress>? progress = null, CancellationToken cancel = default)
    {
        List<SheetFinding> findings = [];
        List<PlannedRow> rows;
        SheetFields fields;
        try
        {
            (rows, fields) = Read(file, findings, progress, cancel);
        }
        catch (SheetException e)
        {
            // What cannot be read to its end is not taken in part.
            return new(0, [], [.. findings, e.Finding], false);
        }
        var plan = new SheetPlan(rows, fields, options.Basis, findings);
        await plan.MakeAsync(new SheetLookups(db, options.Basis.EffectiveOn), tree, cancel);
        progress?.Report(new("plan", rows.Count, rows.Count));

        var run = new SheetRun(db, tree, organizations, options.Basis, findings);
        var stop = options.Mode == ImportMode.AllOrNothing && findings.Exists(f => f.IsError);
        var changed = plan.Changed.Where(SheetRun.Differs).ToList();
        // New bodies alone have been checked wholly; changes of old ones are tried and undone.
        if ((stop || options.Mode == ImportMode.DryRun) && changed.Count == 0) return new(rows.Count, [.. plan.Created.Select(SheetRun.Creation)], Sorted(findings), false);

        await using var work = await db.BeginAsync(operation, cancel);
        await run.DoAsync(work, plan.Created, changed, progress, cancel);
        var applied = options.Mode == ImportMode.GoodRows || options.Mode == ImportMode.AllOrNothing && !findings.Exists(f => f.IsError);
        if (applied)
        {
            work.Created(work.Operation.Id);
            await work.CommitAsync(cancel);
        }
        return new(rows.Count, run.Changes, Sorted(findings), applied, applied ? work.Operation.Id : null);
    }

    private static (List<PlannedRow>, SheetFields) Read(byte[] file, List<SheetFinding> findings, IProgress<SheetProgress>? progress, CancellationToken cancel)
    {
        List<PlannedRow> rows = [];
        SheetFields? fields = null;
        foreach (var row in SheetReader.Rows(file))
        {
            cancel.ThrowIfCancellationRequested();
            if (fields is null)
            {
                var columns = row.Cells.Select(c => SheetColumn.Find(Formula.Unguard(c))).ToList();
                for (var i = 0; i < columns.Count; i++)
                    if (columns[i] is null && row.Cells[i].Trim().Length > 0) findings.Add(new("sheet.head-unknown", false, row.Number, null, [row.Cells[i]]));
                fields = new(columns, findings);
                if (columns.OfType<SheetColumn>().GroupBy(c => c.Key).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new SheetException("sheet.head-twice", row.Number, twice.Key);
                if (Needed.FirstOrDefault(k => !fields.Has(k)) is { } missing) throw new SheetException("sheet.head-missing", row.Number, missing);
                continue;
            }
            rows.Add(fields.Read(row));
            if (rows.Count % 5_000 == 0) progress?.Report(new("read", rows.Count, 0));
        }
        return fields is null ? throw new SheetException("sheet.empty", 0) : (rows, fields);
    }

    private static IReadOnlyList<string?> Cells(ExistingBody body, string aliases)
    {
        string? On(Line line) => body.Superiors.TryGetValue(line, out var superior) ? superior?.ToString(CultureInfo.InvariantCulture) ?? SheetColumn.Root : null;
        return [body.Id.ToString(CultureInfo.InvariantCulture), body.Naming.Name, body.Naming.ShortName, body.Naming.Kind, body.Naming.Code, body.Naming.AgencyCode, On(Line.Territory), On(Line.Party), On(Line.State), On(Line.Front),
            aliases, body.Contact.Address, body.Contact.Email, body.Contact.Phone, body.Contact.Website, body.ValidFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
    }

    private static List<SheetFinding> Sorted(List<SheetFinding> findings) => [.. findings.OrderBy(f => f.Row)];
}
