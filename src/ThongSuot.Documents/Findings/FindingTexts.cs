using System.Collections.Frozen;
using System.Globalization;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Findings;

/// <summary>Sentences for finding codes, from findings.tsv (columns: code, Vietnamese, English; {0} stands for the first argument).</summary>
public static class FindingTexts
{
    private static readonly FrozenDictionary<string, (string Vi, string En)> Texts =
        DataTable.Rows("Findings/findings.tsv").ToFrozenDictionary(r => r[0], r => (r[1], r[2]), StringComparer.Ordinal);

    /// <summary>All codes that have a sentence.</summary>
    public static IEnumerable<string> Codes => Texts.Keys;

    /// <summary>The sentence in Vietnamese, or in English when <paramref name="culture"/> is English; the bare code when it is unknown.</summary>
    public static string Sentence(Finding finding, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(culture);
        if (!Texts.TryGetValue(finding.Code, out var text)) return finding.Code;
        var pattern = culture.TwoLetterISOLanguageName == "en" ? text.En : text.Vi;
        return string.Format(culture, pattern, [.. finding.Arguments]);
    }
}
