using System.Buffers;
using System.Text;
using ThongSuot.Documents.Reading.Legacy;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading;

/// <summary>How the letters of a run are encoded when its font draws Vietnamese over Latin-1.</summary>
internal enum LegacyEncoding : byte
{
    None,
    Tcvn3,
    /// <summary>TCVN3 in a font of capitals.</summary>
    Tcvn3Capitals,
    Vni,
}

/// <summary>Vietnamese of the time before Unicode, told by fonts or by what the text looks like, and made Unicode.</summary>
internal static class LegacyEncodings
{
    // What is judged before the whole is converted.
    private const int SampleLength = 20_000;

    private static readonly SearchValues<char> VietnameseOnly = SearchValues.Create(
        [.. "ĂăĐđĨĩŨũƠơƯư\u0300\u0301\u0303\u0309\u0323", .. Enumerable.Range(0x1EA0, 0x5A).Select(c => (char)c)]);

    /// <summary>The encoding a font stands for: ".VnTime" is TCVN3, ".VnTimeH" its capitals, "VNI-Times" is VNI.</summary>
    public static LegacyEncoding OfFont(string? font)
    {
        if (string.IsNullOrEmpty(font)) return LegacyEncoding.None;
        // LibreOffice writes substitutes behind the name: ".VnTime;Courier New".
        if (font.IndexOf(';', StringComparison.Ordinal) is > 0 and var end) font = font[..end];
        if (font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase)) return font[^1] is 'H' ? LegacyEncoding.Tcvn3Capitals : LegacyEncoding.Tcvn3;
        return font.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase) || font.StartsWith("VNI ", StringComparison.OrdinalIgnoreCase) ? LegacyEncoding.Vni : LegacyEncoding.None;
    }

    /// <summary>Converts text of a font. Text that is Unicode already stays: Word draws it with another font.</summary>
    public static string FromFont(string text, LegacyEncoding encoding)
    {
        if (encoding == LegacyEncoding.None || text.AsSpan().ContainsAny(VietnameseOnly)) return text;
        // Symbol-mapped fonts keep their bytes in the private area at F000.
        if (text.AsSpan().ContainsAnyInRange('\uF020', '\uF0FF')) text = string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++) to[i] = from[i] is >= '\uF020' and <= '\uF0FF' ? (char)(from[i] - 0xF000) : from[i];
        });
        return encoding switch
        {
            LegacyEncoding.Tcvn3Capitals => Tcvn3.ConvertCapitals(text),
            LegacyEncoding.Tcvn3 => Tcvn3.Convert(text),
            _ => Vni.Convert(text),
        };
    }

    /// <summary>
    /// Text whose fonts are not known, shown as Latin-1: converted when that makes Vietnamese of it, with the name of the encoding
    /// ("tcvn3", "vni", or "utf-8" for UTF-8 that was encoded twice); else unchanged, with null.
    /// </summary>
    public static (string Text, string? Encoding) Repair(string text) => Detect(text) is { } encoding ? (Convert(text, encoding), encoding) : (text, null);

    /// <summary>The encoding text shown as Latin-1 was written in; null when it is what it seems.</summary>
    public static string? Detect(string text)
    {
        var (latin, vietnamese) = (0, 0);
        foreach (var c in text.AsSpan())
        {
            if (c < '\u00A1') continue;
            if (c <= '\u00FF') latin++;
            else if (VietnameseOnly.Contains(c)) vietnamese++;
        }
        // In Vietnamese most letters with marks lie beyond Latin-1.
        if (latin == 0 || vietnamese * 4 > latin) return null;
        var sample = Sample(text);
        // Two thirds of the words with marks must be Vietnamese, and more of them than as it stands.
        var best = Math.Max(0, Score(sample));
        string? encoding = null;
        foreach (var candidate in (string[])["tcvn3", "vni", "utf-8"])
        {
            var score = Score(Convert(sample, candidate));
            if (score <= best) continue;
            (best, encoding) = (score, candidate);
        }
        return encoding;
    }

    /// <summary>Converts text from an encoding that <see cref="Detect"/> named.</summary>
    public static string Convert(string text, string encoding) => encoding switch
    {
        "tcvn3" => Tcvn3.Convert(text),
        "vni" => Vni.Convert(text),
        _ => ReadTwice(text),
    };

    /// <summary>How much text looks like Vietnamese: words with marks that are syllables, less those that are not.</summary>
    public static int Score(ReadOnlySpan<char> text)
    {
        var score = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsWordChar(text[i])) continue;
            var from = i;
            var marked = false;
            while (i < text.Length && IsWordChar(text[i]))
            {
                if (text[i] > '\u007F') marked = true;
                i++;
            }
            if (marked) score += Syllables.IsSyllable(text[from..i]) ? 1 : -2;
        }
        return score;
    }

    // A sign from A1 to BF in a word tells that the text is not what it seems, so it counts as part of the word.
    private static bool IsWordChar(char c) => char.IsLetter(c) || c is >= '\u00A1' and <= '\u00BF' and not ('«' or '»') || c is >= '\u0300' and <= '\u0323' or '×' or '÷';

    private static string Sample(string text)
    {
        if (text.Length <= SampleLength) return text;
        var first = text.AsSpan().IndexOfAnyInRange('\u00A1', '\u00FF');
        return text.Substring(Math.Min(first, text.Length - SampleLength), SampleLength);
    }

    // UTF-8 that was taken for Windows-1252 and encoded once more.
    private static string ReadTwice(string text)
    {
        if (!text.Contains("á»", StringComparison.Ordinal) && !text.Contains("áº", StringComparison.Ordinal)) return text;
        try
        {
            return Encoding.UTF8.GetString(CodePages.Western(text));
        }
        catch (EncoderFallbackException)
        {
            return text;
        }
    }
}
