using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using ThongSuot.Web.Hosting;

namespace ThongSuot.Web.Tests;

public sealed partial class TextsTests
{
    private static readonly TextCatalogue Catalogue = TextCatalogue.Load(typeof(TextCatalogue).Assembly);
    private static readonly string[] Projects = ["ThongSuot.Web", "ThongSuot.Core"];
    private static readonly string Sources = Path.Combine(RepositoryRoot(), "src");

    [Fact]
    public void Keys_UsedInPagesAndCode_AreDefined()
    {
        var undefined = Used().Where(use => use.Pattern is null && Catalogue.Find(use.Key) is null).Select(use => $"{use.File}: {use.Key}");
        Assert.Empty(undefined);
    }

    [Fact]
    public void Keys_Defined_AreUsed()
    {
        var used = Used().ToList();
        var literal = used.Select(use => use.Key).ToHashSet(StringComparer.Ordinal);
        var patterns = used.Where(use => use.Pattern is not null).Select(use => use.Pattern!).ToList();
        var unused = Catalogue.All.Select(text => text.Key).Where(key => !literal.Contains(key) && !patterns.Any(pattern => pattern.IsMatch(key))).ToList();
        Assert.Empty(unused);
    }

    [Fact]
    public void Texts_InBothLanguages_TakeTheSameArgumentsAndAreComposed()
    {
        Assert.NotEmpty(Catalogue.All);
        Assert.All(Catalogue.All, text =>
        {
            Assert.True(Places(text.Vietnamese).SetEquals(Places(text.English)), $"{text.Key}: the languages take different arguments.");
            Assert.True(text.Vietnamese.IsNormalized(NormalizationForm.FormC) && text.English.IsNormalized(NormalizationForm.FormC), $"{text.Key}: not composed (NFC).");
            Assert.Equal(text.Vietnamese.Trim(), text.Vietnamese);
            Assert.Equal(text.English.Trim(), text.English);
        });
    }

    [Fact]
    public void Pages_Never_HoldASentence()
    {
        var hard = Files("*.cshtml")
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (Place: $"{Path.GetFileName(file)}:{index + 1}", Line: line)))
            .Where(line => Vietnamese().IsMatch(line.Line) || Words().IsMatch(line.Line))
            .Select(line => $"{line.Place} {line.Line.Trim()}");
        Assert.Empty(hard);
    }

    [Theory]
    [InlineData("<p>Chưa có việc nào</p>", true)]
    [InlineData("<p>No work yet</p>", true)]
    [InlineData("<p>@T[\"home.title\"]</p>", false)]
    [InlineData("<td>82%</td>", false)]
    public void Pages_SearchForSentences_SeesThem(string line, bool seen) =>
        Assert.Equal(seen, Vietnamese().IsMatch(line) || Words().IsMatch(line));

    [Theory]
    [InlineData("home.title\tViệc của tôi")]
    [InlineData("home.title\tViệc của tôi\t ")]
    [InlineData("home.title\t\tMy work")]
    [InlineData("other.title\tViệc của tôi\tMy work")]
    [InlineData("home.title\tViệc của tôi\tMy work\nhome.title\tViệc của tôi\tMy work")]
    public void Read_LineThatIsNotAText_Fails(string lines) =>
        Assert.Throws<InvalidDataException>(() => new TextCatalogue().Read("home", new StringReader(lines)));

    [Fact]
    public void Read_CommentsAndTexts_KeepsTheTexts()
    {
        var catalogue = new TextCatalogue();
        catalogue.Read("home", new StringReader("# key\tvi\ten\n\nhome.title\tViệc của tôi\tMy work\n"));
        Assert.Equal("My work", Assert.Single(catalogue.All).English);
    }

    [Fact]
    public void Localizer_KeyThatIsNotDefined_ThrowsWhileWritingAndIsShownInProduction()
    {
        var strict = new TextLocalizer(Catalogue, TextLocalizer.Strictness.MissingKeyThrows, NullLogger<TextLocalizer>.Instance);
        Assert.Throws<KeyNotFoundException>(() => strict["home.nothing_like_it"]);
        Assert.Throws<KeyNotFoundException>(() => strict["home.nothing_like_it", 1]);

        var lenient = new TextLocalizer(Catalogue, TextLocalizer.Strictness.MissingKeyIsShown, NullLogger<TextLocalizer>.Instance);
        Assert.True(lenient["home.nothing_like_it"].ResourceNotFound);
        Assert.Equal("home.nothing_like_it", lenient["home.nothing_like_it", 1].Value);
    }

    [Theory]
    [InlineData("{0:N0} {0|body|bodies}", 1, "1 body")]
    [InlineData("{0:N0} {0|body|bodies}", 0, "0 bodies")]
    [InlineData("{0:N0} {0|body|bodies}", 3321, "3,321 bodies")]
    [InlineData("{0|item needs|items need} care", 1, "item needs care")]
    public void Fill_Number_ChoosesTheEnglishForm(string text, int number, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        Assert.Equal(expected, TextLocalizer.Fill(text, [number]));
    }

    private sealed record Use(string File, string Key, Regex? Pattern);

    /// <summary>
    /// Every literal that begins with the name of a text file, and every literal a localizer is asked for. A hole in an interpolated key
    /// (<c>$"error.{code}.title"</c>) stands for any one word.
    /// </summary>
    private static IEnumerable<Use> Used()
    {
        var modules = Catalogue.All.Select(text => text.Key.Split('.')[0]).Distinct().ToList();
        var literal = new Regex($"\"((?:{string.Join('|', modules)})\\.[a-z0-9_.{{}}A-Z-]+)\"", RegexOptions.CultureInvariant);
        foreach (var file in Files("*.cs").Concat(Files("*.cshtml")))
        {
            var content = File.ReadAllText(file);
            foreach (var key in literal.Matches(content).Concat(Asked().Matches(content)).Select(match => match.Groups[1].Value).Distinct())
                // A key that ends with a dot is the beginning of many.
                yield return new Use(Path.GetFileName(file), key, key.EndsWith('.') ? new Regex("^" + Regex.Escape(key), RegexOptions.CultureInvariant) : key.Contains('{', StringComparison.Ordinal)
                    ? new Regex("^" + Regex.Replace(Regex.Escape(key), @"\\\{[^}]*\}", "[^.]+") + "$", RegexOptions.CultureInvariant)
                    : null);
        }
    }

    private static HashSet<string> Places(string text) => Place().Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>What people wrote of the application; rules name their sentences in Core.</summary>
    private static IEnumerable<string> Files(string pattern) =>
        Projects
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Sources, project), pattern, SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(Sources, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "Migrations"));

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ThongSuot.slnx")))
                return folder.FullName;
        throw new InvalidOperationException("The tests must run within the repository.");
    }

    [GeneratedRegex(@"\b(?:T|texts|Texts)\[\$?""([^""]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{(\d)[:|}]", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]", RegexOptions.CultureInvariant)]
    private static partial Regex Vietnamese();

    /// <summary>Letters between two tags that no expression wrote.</summary>
    [GeneratedRegex(@"<[a-z][^<>]*>[^<>@{}()]*[A-Za-z]{2,}[^<>@{}()]*</", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
