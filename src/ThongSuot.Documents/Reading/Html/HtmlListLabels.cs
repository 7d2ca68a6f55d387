using System.Buffers;
using System.Globalization;
using AngleSharp.Dom;
using ThongSuot.Documents.Reading.Docx;
using ThongSuot.Documents.Reading.Flow;

namespace ThongSuot.Documents.Reading.Html;

/// <summary>Labels of the items of one list as a browser shows them.</summary>
internal sealed class HtmlListLabels
{
    private static readonly SearchValues<char> LabelSigns = SearchValues.Create("0123456789IVXabcdđeghiklm.");

    private readonly string? _bullet;
    private readonly string? _format;
    private int _next;

    /// <param name="list">ul or ol.</param>
    /// <param name="depth">How many lists of bullets it stands in.</param>
    public HtmlListLabels(IElement list, int depth)
    {
        var type = list.GetAttribute("style") is { } css ? HtmlStyle.Value(css, "list-style-type") ?? HtmlStyle.Value(css, "list-style") : null;
        if (type == "none") return;
        if (list.LocalName != "ol")
        {
            _bullet = depth % 2 == 0 ? "- " : "+ ";
            return;
        }
        _format = (type ?? list.GetAttribute("type")) switch
        {
            "a" or "lower-alpha" or "lower-latin" => "lowerLetter",
            "A" or "upper-alpha" or "upper-latin" => "upperLetter",
            "i" or "lower-roman" => "lowerRoman",
            "I" or "upper-roman" => "upperRoman",
            "decimal-leading-zero" => "decimalZero",
            _ => "decimal",
        };
        _next = Number(list.GetAttribute("start")) ?? 1;
    }

    /// <summary>The label of the next item, ending in a space; null when the list shows none.</summary>
    public string? Next(IElement item)
    {
        if (_format is null) return _bullet;
        _next = Number(item.GetAttribute("value")) ?? _next;
        // Letters are shown with a stop by browsers; the trade writes "a)".
        var label = NumberFormats.Print(_format, _next) + (_format == "lowerLetter" ? ") " : ". ");
        if (_next < int.MaxValue) _next++;
        return label;
    }

    /// <summary>True when the text brings a label of its own: pages often hide those of lists and type them.</summary>
    public static bool IsTyped(string label, IReadOnlyList<FlowLine> lines)
    {
        var text = lines[0].Text.AsSpan().TrimStart();
        if (text.Length < 2) return false;
        if (text.StartsWith(label.AsSpan().TrimEnd(), StringComparison.Ordinal)) return true;
        if (NumberFormats.IsDash(text[0]) || text[0] is '+' or '*' or '•') return true;
        if (label[0] is not ('-' or '+')) return false;
        var end = text[..Math.Min(text.Length, 6)].IndexOfAny('.', ')');
        return end is > 0 and <= 4 && text[..end].IndexOfAnyExcept(LabelSigns) < 0 && end + 1 < text.Length && text[end + 1] == ' ';
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
