namespace ThongSuot.Documents.Reading;

/// <summary>Text of PDF fonts from before Unicode, which show Vietnamese letters under the codes of other signs.</summary>
internal static class LegacyFonts
{
    private static readonly string[] Styles = ["BoldItalic", "BoldOblique", "Bold", "Italic", "Oblique", "Regular", "Normal", "MT"];

    /// <summary>The encoding of a font by its PDF name: "ABCDEF+VnTimeHBold" is Word's ".VnTimeH".</summary>
    public static LegacyEncoding Of(string fontName)
    {
        var name = fontName.Length > 7 && fontName[6] == '+' ? fontName[7..] : fontName;
        foreach (var style in Styles)
            if (name.EndsWith(style, StringComparison.OrdinalIgnoreCase)) name = name[..^style.Length].TrimEnd('-', ',', ' ');
        return LegacyEncodings.OfFont(name is ['V', 'n', >= 'A' and <= 'Z', ..] ? "." + name : name);
    }

    /// <summary>The text in Unicode.</summary>
    public static string Convert(string text, LegacyEncoding encoding)
    {
        // PDF names glyphs, and some names are read as look-alikes of the Latin-1 sign whose code the font means.
        text = text.Replace('\u2212', '\u00AD').Replace('\u2219', '\u00B7').Replace('\u03BC', '\u00B5').Replace('\u02C9', '\u00AF');
        return LegacyEncodings.FromFont(text, encoding);
    }
}
