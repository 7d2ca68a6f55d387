using System.Text.RegularExpressions;
using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Findings;

namespace ThongSuot.Documents.Tests;

/// <summary>Holds the pages of docs/ to the code: every rule and finding the code emits is described, and every example shows its rule.</summary>
public sealed partial class DocsTests
{
    private const string LineBreak = " ⏎ ";

    private const string Head = """
        ỦY BAN NHÂN DÂN                         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        TỈNH VĨNH GIANG                              Độc lập - Tự do - Hạnh phúc

        Số: 40/KH-UBND                           Vĩnh Giang, ngày 10 tháng 02 năm 2024

        KẾ HOẠCH
        Phát triển giáo dục nghề nghiệp

        I. NHIỆM VỤ
        """;

    /// <summary>Literals of the shape of an id that are none.</summary>
    private static readonly string[] NoIds = ["UTF-8"];

    private static readonly List<(string Id, string Example)> Described = [.. RowsOf(ReadDocs("reading-rules.md"))];

    public static TheoryData<string, string> Examples =>
        [.. Described.Where(r => r.Example.StartsWith('`')).Select(r => (r.Id, r.Example.Trim('`').Replace(LineBreak, "\n", StringComparison.Ordinal)))];

    [Fact]
    public void EveryIdTheCodeEmits_StandsInReadingRules() => Assert.Empty(Missing(SourceIds()));

    [Fact]
    public void IdThatNoPageDescribes_IsFoundMissing() =>
        Assert.Equal(["DL-NEVER"], Missing(IdsIn("""private const string Never = "DL-NEVER", Before = "DL-BEFORE";""")));

    [Fact]
    public void IdInAComment_IsNotEmitted() => Assert.Empty(IdsIn("""    /// <summary>"DL-NEVER", "KH-UBND".</summary>"""));

    [Fact]
    public void EveryIdOfReadingRules_IsEmittedByTheCode()
    {
        var emitted = SourceIds().ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(Described);
        Assert.DoesNotContain(Described, r => !emitted.Contains(r.Id));
    }

    [Fact]
    public void EveryFindingCode_HasASentenceAndViceVersa()
    {
        var emitted = SourceIds().Where(id => id.StartsWith("TS-", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(emitted.Order(StringComparer.Ordinal), FindingTexts.Codes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void ExampleOfARule_GivesThatRule(string id, string example) => Assert.Contains(id, RulesIn(example));

    [Fact]
    public void ExampleWithoutADate_GivesNoDeadline() => Assert.DoesNotContain(RulesIn("Sở Nội vụ rà soát biên chế."), id => id.StartsWith("DL-", StringComparison.Ordinal));

    [Fact]
    public void EveryLinkOfTheDocumentation_LeadsToAFile()
    {
        string[] pages = [Path.Combine(Repository.Root, "README.md"), Path.Combine(Repository.Root, "CONTRIBUTING.md"), .. Directory.EnumerateFiles(Docs, "*.md", SearchOption.AllDirectories)];
        var broken = from page in pages
                     from Match link in Link().Matches(File.ReadAllText(page))
                     let target = link.Groups[1].Value
                     where !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
                     select $"{Path.GetFileName(page)}: {target}";
        Assert.Empty(broken);
    }

    private static string Docs => Path.Combine(Repository.Root, "docs");

    private static string ReadDocs(string page) => File.ReadAllText(Path.Combine(Docs, page));

    private static IEnumerable<string> Missing(IEnumerable<string> ids) => ids.Except(Described.Select(r => r.Id), StringComparer.Ordinal);

    private static IEnumerable<string> SourceIds() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => IdsIn(File.ReadAllText(f))).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> IdsIn(string code) =>
        from line in code.Split('\n')
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
        from Match literal in Literal().Matches(line)
        let id = literal.Groups[1].Value
        where !NoIds.Contains(id, StringComparer.Ordinal)
        select id;

    /// <summary>The rows of tables that begin with an id in backquotes: "| `DL-BY` | what | example | source |".</summary>
    private static IEnumerable<(string Id, string Example)> RowsOf(string page) =>
        from line in page.Split('\n')
        where line.StartsWith("| `", StringComparison.Ordinal)
        let cells = line.Trim('|', '\r').Split('|', StringSplitOptions.TrimEntries)
        let id = cells[0].Trim('`')
        where IdShape().IsMatch(id)
        select (id, cells.Length > 2 ? cells[2] : "");

    /// <summary>The rules seen at work in a plan whose first task is the example.</summary>
    private static List<string> RulesIn(string example)
    {
        var document = DocumentReader.ReadText($"{Head}\n1. {example}\n", cancel: TestContext.Current.CancellationToken);
        return
        [
            .. document.References.Select(r => r.RuleId), .. document.Abbreviations.Select(a => a.RuleId), .. document.Announced.Select(a => a.RuleId),
            .. document.Targets.Select(t => t.RuleId), .. document.Duties.SelectMany(RulesOf),
        ];
    }

    private static IEnumerable<string> RulesOf(Duty duty) =>
    [
        duty.RuleId, duty.Deliverable?.RuleId ?? "", duty.Route?.RuleId ?? "", .. duty.Deadlines.Select(d => d.RuleId),
        .. new[] { duty.Lead, duty.Cooperating, duty.Advising, duty.Monitoring, duty.Delegated }.SelectMany(role => role).Select(actor => actor.RuleId),
    ];

    [GeneratedRegex("\"([A-Z]{2,5}(?:-[A-Z0-9]+)+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("^[A-Z]{2,5}(?:-[A-Z0-9]+)+$")]
    private static partial Regex IdShape();

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")]
    private static partial Regex Link();
}
