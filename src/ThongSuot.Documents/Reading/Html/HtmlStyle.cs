using AngleSharp.Dom;

namespace ThongSuot.Documents.Reading.Html;

/// <summary>What an element says of the look of the text inside, inherited.</summary>
internal readonly record struct HtmlStyle(bool Bold, bool Italic, bool Capitals, bool Centered, bool KeepsSpace, LegacyEncoding Encoding)
{
    public HtmlStyle With(IElement element)
    {
        var style = element.LocalName switch
        {
            "b" or "strong" or "th" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => this with { Bold = true },
            "i" or "em" => this with { Italic = true },
            "center" => this with { Centered = true },
            "pre" => this with { KeepsSpace = true },
            "font" when element.GetAttribute("face") is { } face => this with { Encoding = LegacyEncodings.OfFont(face) },
            _ => this,
        };
        if (element.GetAttribute("align") is { } align) style = style with { Centered = align.Equals("center", StringComparison.OrdinalIgnoreCase) };
        if (element.GetAttribute("style") is not { Length: > 0 } css) return style;
        if (Value(css, "font-weight") is { } weight) style = style with { Bold = weight is "bold" or "bolder" or "600" or "700" or "800" or "900" };
        if (Value(css, "font-style") is { } slant) style = style with { Italic = slant is "italic" or "oblique" };
        if (Value(css, "text-align") is { } side) style = style with { Centered = side == "center" };
        if (Value(css, "text-transform") is { } transform) style = style with { Capitals = transform == "uppercase" };
        if (Value(css, "white-space") is { } space) style = style with { KeepsSpace = space.StartsWith("pre", StringComparison.Ordinal) };
        if (Value(css, "font-family") is { } family) style = style with { Encoding = LegacyEncodings.OfFont(family.Trim('"', '\'')) };
        return style;
    }

    /// <summary>The value of a property in a style attribute, in lower case but for fonts; null when it is not there.</summary>
    public static string? Value(string css, string property)
    {
        foreach (var range in css.AsSpan().Split(';'))
        {
            var declaration = css.AsSpan(range);
            var colon = declaration.IndexOf(':');
            if (colon < 0 || !declaration[..colon].Trim().Equals(property, StringComparison.OrdinalIgnoreCase)) continue;
            var value = declaration[(colon + 1)..].Trim();
            if (property == "font-family") return value[..(value.IndexOf(',') is >= 0 and var comma ? comma : value.Length)].ToString();
            return value[..(value.IndexOf('!') is >= 0 and var bang ? bang : value.Length)].TrimEnd().ToString().ToLowerInvariant();
        }
        return null;
    }
}
