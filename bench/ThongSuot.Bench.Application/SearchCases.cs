using ThongSuot.Core.Organizations;

namespace ThongSuot.Bench;

/// <summary>What people type into the search box, by the way they type it.</summary>
internal static class SearchCases
{
    private const int Each = 120;
    private static readonly string[] Heads = ["Ủy ban nhân dân", "Trường Tiểu học", "Đảng ủy", "Công an", "Trạm Y tế", "Phòng Kinh tế"];

    /// <summary>Names of bodies as they are written.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<NationalUnit> units) =>
        [.. units.Where((_, i) => i % (units.Count / Each) == 0).Take(Each).Select((u, i) => i % 4 == 0 ? u.Name : $"{Heads[i % Heads.Length]} {u.Name}")];

    public static IEnumerable<(string What, IReadOnlyList<string> Words)> Of(IReadOnlyList<NationalUnit> units)
    {
        var names = Names(units);
        yield return ("names as they are written", names);
        yield return ("without marks", [.. names.Select(NameFolding.Fold)]);
        yield return ("the beginning of a name, while it is typed", [.. names.SelectMany(n => new[] { n[..Math.Min(n.Length, 4)], n[..(n.Length / 2)], n[..^1] }).Select(n => n.Trim())]);
        yield return ("words out of order: the place, then the kind", [.. names.Select(n => n.Split(' ')).Where(w => w.Length > 3).Select(w => string.Join(' ', w[^2..].Concat(w[..^2])))]);
        yield return ("some of the words, backwards", [.. names.Select(n => string.Join(' ', NameFolding.Fold(n).Split(' ').Where((_, i) => i % 2 == 0).Reverse()))]);
        yield return ("common words alone, in and out of order", ["uy ban", "ban uy", "nhan dan", "dan nhan", "xa", "truong", "hoc truong", "te tram y", "phong kinh te", "kinh phong", "uy ban nhan dan xa", "xa nhan dan uy ban", "dang uy", "uy dang", "phuong cong an", "tieu hoc", "tan an", "an tan"]);
        yield return ("words that no name has together", ["xa uy ban khong co", "truong sa mac", "tram vu tru phuong", "hoi dong bien ca", "xyz", "an hoi xa truong tieu"]);
        yield return ("codes", [.. units.Where((_, i) => i % 50 == 0).Select(u => $"h.{u.Id}")]);
    }
}
