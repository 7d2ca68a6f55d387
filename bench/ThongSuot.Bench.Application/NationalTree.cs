using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Bench;

/// <summary>A territorial unit that bodies stand in.</summary>
/// <param name="SuperiorId">The unit above; null for the nation.</param>
internal sealed record NationalUnit(long Id, string Kind, string Name, long? SuperiorId);

/// <summary>A body to be created.</summary>
/// <param name="Key">Names it within the tree.</param>
/// <param name="Superiors">Key of its superior on each line, or id of the unit; null at the top of a line.</param>
internal sealed record NationalBody(string Key, string Kind, string Name, string? AgencyCode, string? Alias, IReadOnlyDictionary<Line, string?> Superiors);

/// <summary>
/// A political system of the country's size: to the units of <c>seeds/units</c> come 16 bodies a commune and 205 a province, by <c>national-tree.tsv</c>. The same units
/// always give the same bodies in the same order, superiors first.
/// </summary>
internal static class NationalTree
{
    private static readonly Model[] Models = [.. Read()];
    private static readonly string[] Types = ["Tỉnh ", "Thành phố ", "Xã ", "Phường ", "Đặc khu "];

    public static IEnumerable<NationalBody> Bodies(IReadOnlyCollection<NationalUnit> units)
    {
        var byId = units.ToDictionary(u => u.Id);
        foreach (var unit in units.OrderBy(LevelOf).ThenBy(u => u.Id))
            foreach (var model in Models.Where(m => m.Level == LevelOf(unit)))
                for (var n = 1; n <= model.Times; n++)
                    yield return Body(unit, unit.SuperiorId is { } above ? byId[above] : null, model, n);
    }

    /// <summary>The territorial units of a day.</summary>
    public static async Task<IReadOnlyList<NationalUnit>> UnitsAsync(AppDbContext db, DateOnly day) =>
        await db.OrganizationLinks.Where(l => l.Line == Line.Territory && l.ValidFrom <= day && l.ValidTo > day)
            .Join(db.OrganizationProfiles.Where(p => p.ValidFrom <= day && p.ValidTo > day && p.Kind.StartsWith("unit.")), l => l.ChildId, p => p.OrganizationId, (l, p) => new NationalUnit(l.ChildId, p.Kind, p.Name, l.ParentId)).ToListAsync();

    /// <summary>The bodies as a sheet to be imported.</summary>
    public static byte[] Sheet(IEnumerable<NationalBody> bodies)
    {
        var sheet = new StringBuilder("id,name,kind,agency_code,territory,party,state,front,aliases\n");
        foreach (var body in bodies)
        {
            string On(Line line) => body.Superiors.TryGetValue(line, out var superior) ? superior ?? "gốc" : "";
            sheet.AppendJoin(',', new[] { body.Key, body.Name, body.Kind, body.AgencyCode, On(Line.Territory), On(Line.Party), On(Line.State), On(Line.Front), body.Alias }.Select(v => $"\"{v}\"")).Append('\n');
        }
        return Encoding.UTF8.GetBytes(sheet.ToString());
    }

    private static NationalBody Body(NationalUnit unit, NationalUnit? above, Model model, int n)
    {
        var place = Types.FirstOrDefault(t => unit.Name.StartsWith(t, StringComparison.Ordinal)) is { } type ? unit.Name[type.Length..] : unit.Name;
        string? Written(string pattern) => pattern.Length == 0 ? null : pattern.Replace("{unit}", $"{char.ToLower(unit.Name[0], CultureInfo.InvariantCulture)}{unit.Name[1..]}", StringComparison.Ordinal)
            .Replace("{place}", place, StringComparison.Ordinal).Replace("{n}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var superior = model.Superior switch
        {
            "-" => null,
            var key when key.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 => KeyOf(above!.Id, key[(slash + 1)..], 1),
            var key => KeyOf(unit.Id, key, 1),
        };
        return new(KeyOf(unit.Id, model.Key, n), model.Kind, Written(model.Name)!, model.Code.Length == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{model.Code}.{unit.Id}"), Written(model.Alias),
            new Dictionary<Line, string?> { [Line.Territory] = unit.Id.ToString(CultureInfo.InvariantCulture), [model.Line] = superior });
    }

    private static string KeyOf(long unit, string key, int n) => string.Create(CultureInfo.InvariantCulture, $"b{unit}.{key}.{n}");

    private static Level LevelOf(NationalUnit unit) => unit.Kind switch
    {
        "unit.nation" => Level.Nation,
        "unit.province" or "unit.city" => Level.Province,
        _ => Level.Commune,
    };

    private static IEnumerable<Model> Read()
    {
        using var stream = typeof(NationalTree).Assembly.GetManifestResourceStream("national-tree.tsv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Split('\t') is [var level, var key, var kind, var on, var superior, var name, var times, var alias, var code])
                yield return new(Enum.Parse<Level>(level, ignoreCase: true), key, kind, Enum.Parse<Line>(on), superior, name, int.Parse(times, CultureInfo.InvariantCulture), alias, code);
    }

    private enum Level
    {
        Nation,
        Province,
        Commune,
    }

    private sealed record Model(Level Level, string Key, string Kind, Line Line, string Superior, string Name, int Times, string Alias, string Code);
}
