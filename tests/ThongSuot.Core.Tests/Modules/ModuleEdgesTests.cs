using System.Text.RegularExpressions;
using ThongSuot.TestKit;

namespace ThongSuot.Core.Tests.Modules;

/// <summary>Which module of Core knows which: the one table. Everything may use Data, Shared and History; Data knows all, for the one context holds them.</summary>
public sealed partial class ModuleEdgesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Access"] = ["Organizations"],
        ["Documents"] = ["Organizations", "Access", "Search"],
        ["History"] = [],
        ["Implementation"] = ["Documents", "Organizations", "Access", "Notifications"],
        ["Notifications"] = ["Access"],
        // Bodies are put into the index and looked up there; the index does not know what it holds.
        ["Organizations"] = ["Search"],
        ["Plans"] = ["Implementation", "Documents", "Organizations", "Access"],
        ["Search"] = [],
        ["Shared"] = [],
    };

    private static readonly string[] Common = ["Data", "Shared", "History"];

    [Fact]
    public void Modules_KnowOnlyWhatTheTableSays()
    {
        var core = Path.Combine(Samples.Folder, "..", "src", "ThongSuot.Core");
        var modules = Directory.GetDirectories(core).Select(Path.GetFileName).Where(m => m is not ("bin" or "obj" or "Data")).Order(StringComparer.Ordinal).ToList();
        var edges = modules.SelectMany(module => Directory.GetFiles(Path.Combine(core, module!), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Using().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .Where(other => other != module && !(module != "Shared" && Common.Contains(other))).Distinct().Select(other => $"{module} → {other}")).ToList();

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), modules);
        Assert.Empty(edges.Except(Allowed.SelectMany(a => a.Value.Select(other => $"{a.Key} → {other}"))));
    }

    [GeneratedRegex(@"ThongSuot\.Core\.([A-Z][A-Za-z]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Using();
}
