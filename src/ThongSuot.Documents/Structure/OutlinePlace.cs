using System.Globalization;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <summary>Where a label belongs among the provisions still open, and what it really says where a scan or a lost number falsified it.</summary>
/// <param name="Depth">Number of open provisions that stay open above it.</param>
/// <param name="Label">The label, mended where needed.</param>
/// <param name="Value">Its place in the series, 1-based.</param>
/// <param name="Missing">The label that an unlabelled line before it must have lost, or null.</param>
internal readonly record struct OutlinePlace(int Depth, Style Style, string Label, int Value, string? Missing)
{
    /// <summary>Điểm are lettered in the Vietnamese alphabet (NĐ 30/2020 PL I, II.6): đ after d, no f, j, w, z.</summary>
    private const string Alphabet = "abcdđeghiklmnopqrstuvxy";

    public static OutlinePlace Find(List<Open> open, Label label, bool trusted)
    {
        var style = StyleOf(label);
        var value = ValueOf(label);
        var at = FindLast(open, style);
        // "8)" among letters: the scan's g; "(1)" stays what it is.
        if (!trusted && at < 0 && label.Kind is LabelKind.Number && label.Closing == ')' && LastLetter(open) is var letters and >= 0)
        {
            var next = open[letters].Value + 1;
            if (next <= Alphabet.Length && LooksLike(label.Text, Alphabet[next - 1])) return new OutlinePlace(letters, open[letters].Style, Alphabet[next - 1].ToString(), next, null);
        }
        // "II." among numbers 10, 12: the scan's 11, unless section II is due.
        if (!trusted && label.Kind is LabelKind.Roman && (at < 0 || open[at].Value + 1 != value) && FindNumber(open) is var numbers and >= 0 && at < numbers && label.Text.AsSpan().IndexOfAnyExcept('I') < 0)
        {
            var ones = int.Parse(new string('1', Math.Min(4, label.Text.Length)), CultureInfo.InvariantCulture);
            if (open[numbers].Value + 1 == ones && ones > 1) return new OutlinePlace(numbers, open[numbers].Style, ones.ToString(CultureInfo.InvariantCulture), ones, null);
        }
        if (label.Text == "?")
        {
            var due = at >= 0 ? open[at].Value + 1 : 1;
            return new OutlinePlace(at >= 0 ? at : open.Count, style, Alphabet[Math.Min(due, Alphabet.Length) - 1].ToString(), due, null);
        }
        if (label.Kind is LabelKind.Number && style.Parts > 1) return Dotted(open, label, style, value, trusted);
        if (at >= 0)
        {
            var last = open[at].Value;
            if (!trusted && value <= last && Mend(label, last + 1) is { } mended) return new OutlinePlace(at, style, mended, last + 1, null);
            if (label.Kind is LabelKind.Letter && value == last + 2 && Alphabet[value - 1] == 'đ' && last == 3) return new OutlinePlace(at, style, "d", 4, null);
            // The same style deeper down: "1." … "1." below a bullet or a letter starts a new series there.
            if (value == 1 && last >= 1 && at < open.Count - 1 && label.Kind is LabelKind.Number or LabelKind.Letter && !open[^1].Node.Kind.Equals(NodeKind.Bullet))
                return new OutlinePlace(open.Count, style, label.Text, 1, null);
            return new OutlinePlace(at, style, label.Text, value, null);
        }
        // A word label stands above everything lower than it: Phần > Chương > Mục > Điều.
        var depth = open.Count;
        if (label.Kind <= LabelKind.Article && !(label.Kind is LabelKind.Part && label.Text.Length == 1 && open.Exists(o => o.Style.Kind is LabelKind.Roman)))
        {
            depth = open.FindIndex(o => o.Style.Kind > label.Kind);
            if (depth < 0) depth = open.Count;
        }
        else if (label.Kind is LabelKind.Roman or LabelKind.Capital)
        {
            depth = open.FindIndex(o => o.Style.Kind > label.Kind);
            if (depth < 0) depth = open.Count;
        }
        else if (label.Kind is LabelKind.Number)
        {
            // The same numbers with other punctuation ("1." then "2-") go on in their series.
            var alike = open.FindLastIndex(o => o.Style.Kind == label.Kind && o.Style.Parts == 1 && o.Value + 1 == value);
            if (alike >= 0) return new OutlinePlace(alike, open[alike].Style, label.Text, value, null);
        }
        while (depth > 0 && open[depth - 1].Node.Kind is NodeKind.Bullet) depth--;
        var missing = value == 2 && !trusted && label.Kind is LabelKind.Number or LabelKind.Letter ? label.Kind is LabelKind.Number ? "1" : "a" : null;
        return new OutlinePlace(depth, style, label.Text, value, missing);
    }

    /// <summary>False for a comma in place of a label's point ("5, Đối với …") unless the number is the next of an open series.</summary>
    public static bool Believes(List<Open> open, Label label) => label.Closing != ',' || FindNumber(open) is var at and >= 0 && open[at].Value + 1 == ValueOf(label);

    /// <summary>"2.1" stands below "2", wherever that is open; "3.5" after "2.4" below "2" is a slip for "2.5".</summary>
    private static OutlinePlace Dotted(List<Open> open, Label label, Style style, int value, bool trusted)
    {
        var sibling = FindLast(open, style);
        var dot = label.Text.LastIndexOf('.');
        var prefix = label.Text[..dot];
        var parent = open.FindLastIndex(o => o.Node.Label == prefix && o.Style.Kind is LabelKind.Number or LabelKind.Article);
        if (parent >= 0 && (sibling < 0 || sibling > parent)) return new OutlinePlace(parent + 1, style, label.Text, value, null);
        if (sibling >= 0)
        {
            var before = open[sibling].Node.Label!;
            var beforePrefix = before[..before.LastIndexOf('.')];
            if (!trusted && beforePrefix != prefix && value == open[sibling].Value + 1 && open.Exists(o => o.Node.Label == beforePrefix))
                return new OutlinePlace(sibling, style, beforePrefix + "." + label.Text[(dot + 1)..], value, null);
            return new OutlinePlace(sibling, style, label.Text, value, null);
        }
        var depth = open.Count;
        while (depth > 0 && open[depth - 1].Node.Kind is NodeKind.Bullet) depth--;
        return new OutlinePlace(depth, style, label.Text, value, null);
    }

    private static Style StyleOf(Label label) => label.Kind switch
    {
        LabelKind.Number => new Style(LabelKind.Number, label.Text.Contains('.', StringComparison.Ordinal) ? '.' : label.Closing is ')' ? ')' : '.', label.Text.AsSpan().Count('.') + 1),
        LabelKind.Letter => new Style(LabelKind.Letter, ')', 1),
        _ => new Style(label.Kind, ' ', 1),
    };

    private static int ValueOf(Label label)
    {
        var text = label.Text.AsSpan();
        if (label.Kind is LabelKind.Number) text = text[(text.LastIndexOf('.') + 1)..];
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        if (label.Kind is LabelKind.Letter) return text.Length == 1 && Alphabet.IndexOf(text[0], StringComparison.Ordinal) is var i and >= 0 ? i + 1 : text.Length == 1 ? text[0] - 'a' + 1 : 0;
        if (label.Kind is LabelKind.Capital || label.Kind is LabelKind.Part && text.Length == 1 && text[0] is not ('I' or 'V')) return text[0] - 'A' + 1;
        return RomanNumerals.TryParse(label.Text, out var roman) ? roman : 0;
    }

    private static int FindLast(List<Open> open, Style style) => open.FindLastIndex(o => o.Style == style);

    private static int LastLetter(List<Open> open) => open.FindLastIndex(o => o.Style.Kind is LabelKind.Letter);

    private static int FindNumber(List<Open> open) => open.FindLastIndex(o => o.Style.Kind is LabelKind.Number && o.Style.Parts == 1);

    /// <summary>What a scan makes of a letter.</summary>
    private static bool LooksLike(string digits, char letter) => (digits, letter) switch
    {
        ("8", 'g') or ("9", 'g') or ("0", 'o') or ("1", 'l') or ("1", 'i') or ("6", 'b') or ("4", 'a') or ("5", 's') => true,
        _ => false,
    };

    /// <summary>A label that repeats or goes back where the next one is due, and differs from it by a slip: "II" for "III".</summary>
    private static string? Mend(Label label, int expected)
    {
        if (label.Kind is not LabelKind.Roman) return null;
        var due = RomanNumerals.Write(expected);
        return due.Length == label.Text.Length + 1 && due.StartsWith(label.Text, StringComparison.Ordinal) ? due : null;
    }
}
