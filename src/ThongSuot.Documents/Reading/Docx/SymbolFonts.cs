namespace ThongSuot.Documents.Reading.Docx;

/// <summary>Characters of the symbol fonts that offices use, as Unicode prints them.</summary>
internal static class SymbolFonts
{
    public static char Print(string? font, char c)
    {
        // Symbol fonts are mapped to the private area at F000.
        var code = c is >= '\uF020' and <= '\uF0FF' ? (char)(c - 0xF000) : c;
        if (font is null) return c;
        if (font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase)) return Wingdings(code);
        return font.StartsWith("Symbol", StringComparison.OrdinalIgnoreCase) ? Symbol(code) : code;
    }

    private static char Wingdings(char code) => code switch
    {
        'à' or 'è' => '→',
        'ü' or 'þ' => '✓',
        'o' or '¨' or 'q' => '□',
        'n' or '§' => '▪',
        'l' or '·' or 'Ÿ' => '•',
        'û' or 'ý' => '✗',
        _ => '•',
    };

    private static char Symbol(char code) => code switch
    {
        '\u00B7' => '•',
        '\u00A3' => '≤',
        '\u00B3' => '≥',
        '\u00B1' => '±',
        '\u00B4' => '×',
        '\u00B8' => '÷',
        '\u00B0' => '°',
        '\u00AE' => '→',
        '\u00DE' => '⇒',
        '\u00B9' => '≠',
        '\u00BB' => '≈',
        'a' => 'α',
        'b' => 'β',
        'm' => 'μ',
        'p' => 'π',
        'S' => 'Σ',
        'D' => 'Δ',
        'W' => 'Ω',
        < '\u0080' => code,
        _ => '•',
    };
}
