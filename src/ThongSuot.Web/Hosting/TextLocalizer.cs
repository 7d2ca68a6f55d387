using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace ThongSuot.Web.Hosting;

/// <summary>
/// Serves <see cref="TextCatalogue"/> as the framework's localizer. A text takes arguments (<c>{0}</c>, <c>{0:N0}</c>) in the reader's
/// culture, and a choice by number where English needs one: <c>{0:N0} {0|body|bodies}</c>.
/// </summary>
public sealed partial class TextLocalizer(TextCatalogue catalogue, TextLocalizer.Strictness strictness, ILogger<TextLocalizer> logger) : IStringLocalizer
{
    public enum Strictness { MissingKeyThrows, MissingKeyIsShown }

    public LocalizedString this[string name]
    {
        get
        {
            var text = Find(name);
            return new LocalizedString(name, text ?? name, resourceNotFound: text is null);
        }
    }

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var text = Find(name);
            return text is null
                ? new LocalizedString(name, name, resourceNotFound: true)
                : new LocalizedString(name, Fill(text, arguments));
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        catalogue.All.Select(text => new LocalizedString(text.Key, InReadersLanguage(text)));

    internal static string Fill(string text, object[] arguments)
    {
        // Vietnamese nouns have no plural; English has one for everything but 1.
        var chosen = !text.Contains('|', StringComparison.Ordinal) ? text : Choice().Replace(text, match =>
        {
            var place = int.Parse(match.Groups["place"].ValueSpan, CultureInfo.InvariantCulture);
            var one = Convert.ToDecimal(arguments[place], CultureInfo.InvariantCulture) == 1;
            return match.Groups[one ? "one" : "many"].Value;
        });
        return string.Format(CultureInfo.CurrentCulture, chosen, arguments);
    }

    private string? Find(string key)
    {
        if (catalogue.Find(key) is { } text)
            return InReadersLanguage(text);
        if (strictness == Strictness.MissingKeyThrows)
            throw new KeyNotFoundException($"No text is defined for \"{key}\": add it to Texts/{key.Split('.')[0]}.tsv.");
        LogMissing(key);
        return null;
    }

    private static string InReadersLanguage(TextCatalogue.Text text) => Languages.Current == Languages.English ? text.English : text.Vietnamese;

    [GeneratedRegex(@"\{(?<place>\d)\|(?<one>[^|{}]*)\|(?<many>[^|{}]*)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Choice();

    [LoggerMessage(Level = LogLevel.Error, Message = "No text is defined for {Key}")]
    private partial void LogMissing(string key);
}

/// <summary>The framework asks by type; all of the application's texts are in one catalogue.</summary>
internal sealed class TextLocalizerFactory(TextLocalizer localizer) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => localizer;

    public IStringLocalizer Create(string baseName, string location) => localizer;
}

internal static class TextsExtensions
{
    public static void AddTexts(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton(TextCatalogue.Load(typeof(TextCatalogue).Assembly));
        services.AddSingleton(provider => new TextLocalizer(
            provider.GetRequiredService<TextCatalogue>(),
            // A reader is better served by a key than by no page; whoever writes the page must notice.
            environment.IsProduction() ? TextLocalizer.Strictness.MissingKeyIsShown : TextLocalizer.Strictness.MissingKeyThrows,
            provider.GetRequiredService<ILogger<TextLocalizer>>()));
        services.AddSingleton<IStringLocalizer>(provider => provider.GetRequiredService<TextLocalizer>());
        services.AddSingleton<IStringLocalizerFactory, TextLocalizerFactory>();
    }
}
