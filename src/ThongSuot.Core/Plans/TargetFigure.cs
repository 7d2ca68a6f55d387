using System.Globalization;

namespace ThongSuot.Core.Plans;

/// <summary>How much a duty asks for: "100%", "ít nhất 03 lớp", "không quá 5%".</summary>
/// <param name="Written">The number with its unit.</param>
/// <param name="Unit">"%", or the thing counted, folded.</param>
/// <param name="IsMost">The less the better.</param>
/// <param name="Around">Syllables before and behind it: of what it is said.</param>
internal sealed record TargetFigure(string Written, decimal Value, string Unit, bool IsMost, IReadOnlySet<string> Around)
{
    private const int Before = 6, Behind = 5, WordsBetween = 3;

    public static IReadOnlyList<TargetFigure> Of(DutyWords words, string text)
    {
        var found = new List<TargetFigure>();
        var tokens = words.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsNumber || i > 0 && !tokens[i].Begins && AlignmentWords.Labels.Contains(tokens[i - 1].Folded)) continue;
            // "40 - 45%": the lower end is what is promised.
            var last = i + 1 < tokens.Count && tokens[i + 1].IsNumber && text.AsSpan(tokens[i].End, tokens[i + 1].Start - tokens[i].End).Trim() is "-" or "–" ? i + 1 : i;
            if (ValueOf(tokens[i].Folded) is not { } value || UnitAt(words, last) is not { } unit) continue;
            var end = unit == "%" ? text.IndexOf('%', tokens[last].End) + 1 : tokens[last + unit.Split(' ').Length].End;
            found.Add(new(text[tokens[i].Start..end], value, unit, IsMostAt(words, i), Near(tokens, i, last)));
            i = last;
        }
        return found;

        static HashSet<string> Near(IReadOnlyList<Token> tokens, int first, int last) => [.. tokens.Take(first).TakeLast(Before).Concat(tokens.Skip(last + 1).Take(Behind)).Select(t => t.Folded).Where(t => !AlignmentWords.Stop.Contains(t))];
    }

    /// <summary>The figure of the other duty that speaks of the same; null when none does.</summary>
    public TargetFigure? Among(IReadOnlyList<TargetFigure> others) =>
        others.Where(o => o.Unit == Unit).OrderByDescending(o => o.Around.Count(Around.Contains)).FirstOrDefault();

    /// <summary>Does the other ask for less than this one?</summary>
    public bool IsMoreThan(TargetFigure other) => IsMost ? other.Value > Value : other.Value < Value;

    private static string? UnitAt(DutyWords words, int number)
    {
        if (words.Tokens[number].IsPercent) return "%";
        return words.Tokens.Count > number + 1 && !words.Tokens[number + 1].Begins ? AlignmentWords.Units.FirstOrDefault(u => words.SaysAt(number + 1, u)) : null;
    }

    private static bool IsMostAt(DutyWords words, int number)
    {
        for (var back = 1; back <= WordsBetween && number - back >= 0; back++)
            if (AlignmentWords.Most.Any(m => words.SaysAt(number - back, m))) return true;
        return false;
    }

    // "1.200" is a thousand, "95,5" has a part.
    private static decimal? ValueOf(string digits)
    {
        var plain = digits.Contains('.', StringComparison.Ordinal) && digits.Length - digits.LastIndexOf('.') == 4 ? digits.Replace(".", "", StringComparison.Ordinal) : digits;
        return decimal.TryParse(plain.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
