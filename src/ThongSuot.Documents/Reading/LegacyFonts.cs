namespace ThongSuot.Documents.Reading;

/// <summary>Fonts from before Unicode that show Vietnamese letters under other codes, and slips of fonts that name a wrong letter.</summary>
internal static class LegacyFonts
{
    /// <summary>True for fonts of the TCVN3 (".VnTime") and VNI ("VNI-Times") families; a subset prefix ("ABCDEF+") does not matter.</summary>
    public static bool IsLegacy(string fontName)
    {
        var name = Bare(fontName);
        return name.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VNI", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The text in Unicode.</summary>
    public static string Convert(string fontName, string text)
    {
        if (!IsLegacy(fontName)) return text;
        var converted = Repair(text);
        // The capital fonts of TCVN3 (".VnTimeH") draw a capital under the code of the small letter.
        return Bare(fontName) is ['.', .., 'H'] ? converted.ToUpperInvariant() : converted;
    }

    // Connected by the reader of legacy encodings.
    private static string Repair(string text) => text;

    private static ReadOnlySpan<char> Bare(string fontName) => fontName.Length > 7 && fontName[6] == '+' ? fontName.AsSpan(7) : fontName;
}
