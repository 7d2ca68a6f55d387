using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

/// <summary>The bodies of the demonstration: a fictional province with its communes, on all lines, from <c>seeds/demo</c>. Ids are fixed, so that loading again changes nothing.</summary>
public sealed class DemoData(AppDbContext db, OrganizationService organizations)
{
    public const long ProvinceId = 900_004;

    private const string Root = "-";

    /// <summary>Loads it; returns false when it is there already.</summary>
    public async Task<bool> LoadAsync(CancellationToken cancel = default)
    {
        if (await db.Organizations.AnyAsync(o => o.Id == ProvinceId, cancel)) return false;
        List<CreateOrganizationOptions> bodies = await db.Organizations.AnyAsync(o => o.Id == UnitSeeds.NationId, cancel) ? [] : [UnitSeeds.Nation];
        List<OrganizationAlias> aliases = [];
        foreach (var row in SeedFile.Rows("demo/organizations.csv"))
        {
            var (id, from) = (row.Number("id"), DateOnly.ParseExact(row.Text("from"), "yyyy-MM-dd", CultureInfo.InvariantCulture));
            Dictionary<Line, long?> superiors = [];
            foreach (var line in Enum.GetValues<Line>())
                if (row.Optional(line.ToString().ToLowerInvariant()) is { } superior) superiors[line] = superior == Root ? null : long.Parse(superior, CultureInfo.InvariantCulture);
            bodies.Add(new(new Naming(row.Text("kind"), row.Text("name"), row.Optional("short_name"), row.Optional("code"), row.Optional("agency_code")), superiors, new Basis(from, "Dữ liệu trình diễn"),
                new Contact(row.Optional("address"), row.Optional("email"), row.Optional("phone"), row.Optional("website")), id));
            aliases.AddRange(row.Text("aliases").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(a => new OrganizationAlias(id, a, AliasSource.Imported, from)));
        }
        await using var work = await db.BeginAsync(new Operation(Actor.System, "seed", "organization.demo", "Dữ liệu trình diễn: tỉnh, xã, phường và người đều hư cấu."), cancel);
        await organizations.CreateInAsync(work, bodies, cancel);
        await db.AddAsync(work, aliases, cancel);
        await work.CommitAsync(cancel);
        return true;
    }
}
