using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ThongSuot.Cli;

/// <summary>When two texts count as the same in scoring, and how values are printed there.</summary>
internal static class ScoreText
{
    /// <summary>Lower case, no diacritics, single spaces, letters a–z and digits only.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Decomposed(text))
        {
            var plain = c switch { 'đ' or 'ð' or 'Đ' or 'Ð' => 'd', _ => c };
            if (IsCombining(plain)) continue;
            plain = char.ToLowerInvariant(plain);
            if (char.IsAsciiLetterLower(plain) || char.IsAsciiDigit(plain)) folded.Append(plain);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>Capitals, one kind of hyphen, no blanks.</summary>
    public static string Identifier(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in Whole(text).Normalize(NormalizationForm.FormC).ToUpperInvariant())
        {
            if (char.IsWhiteSpace(c) || c is >= '\u001C' and <= '\u001F') continue;
            kept.Append(c is '\u2010' or '\u2011' or '\u2013' or '\u2014' or '\u2212' ? '-' : c);
        }
        return kept.ToString();
    }

    /// <summary>True when both fold to the same words, or share at least this part of all their words.</summary>
    public static bool Alike(string a, string b, double least = 0.8)
    {
        (a, b) = (Fold(a), Fold(b));
        if (a.Length == 0 || b.Length == 0 || a == b) return a == b;
        var x = a.Split(' ').ToHashSet(StringComparer.Ordinal);
        var y = b.Split(' ').ToHashSet(StringComparer.Ordinal);
        var both = x.Count(y.Contains);
        return both / (double)(x.Count + y.Count - both) >= least;
    }

    /// <summary>"II / 4 / a)" and "II/4/a" are one path; punctuation round a label does not count.</summary>
    public static string SectionPath(string text) => string.Join('/', text.Split('/').Select(part =>
        string.Concat(part.Where(c => char.IsAsciiLetterOrDigit(c) || c is 'Đ' or 'đ' or '.')).Trim('.').ToLowerInvariant()));

    /// <summary>The first chars, a pair of surrogates counting as one.</summary>
    public static string FirstChars(string text, int most) => string.Concat(text.EnumerateRunes().Take(most).Select(r => r.ToString()));

    /// <summary>A value as it is shown in differences: in quotes, or None.</summary>
    public static string Quoted(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? Quoted(text.GetString()!) : "None";

    public static string Quoted(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var shown = new StringBuilder().Append(quote);
        foreach (var c in text)
        {
            if (c == quote || c == '\\') shown.Append('\\').Append(c);
            else if (c is '\n') shown.Append("\\n");
            else if (c is '\t') shown.Append("\\t");
            else if (c is '\r') shown.Append("\\r");
            else if (c is '\u00A0') shown.Append("\\xa0");
            else shown.Append(c);
        }
        return shown.Append(quote).ToString();
    }

    /// <summary>Three decimals; a tie, possible only at sixteenths, goes to the even digit.</summary>
    public static string ThreeDigits(double value) =>
        (double.IsInteger(value * 16) ? Math.Round(value, 3, MidpointRounding.ToEven) : value).ToString("F3", CultureInfo.InvariantCulture);

    private static string Decomposed(string text) => Whole(text).Normalize(NormalizationForm.FormD);

    /// <summary>Without halves of surrogate pairs, which cannot be normalised.</summary>
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString()));

    // Marks that stand alone in canonical order (joiner, variation selectors) are not combining.
    private static bool IsCombining(char c) => c > '\u02FF' && c is not '\u034F' and not (>= '\uFE00' and <= '\uFE0F') && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;
}
