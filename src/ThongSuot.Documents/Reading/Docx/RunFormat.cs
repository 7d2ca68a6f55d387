using System.Xml;

namespace ThongSuot.Documents.Reading.Docx;

/// <summary>What w:rPr says of a run; null where it says nothing.</summary>
internal record struct RunFormat(bool? Bold, bool? Italic, bool? Capitals, bool? Hidden, string? Font, string? Style)
{
    /// <summary>Reads w:rPr, on which the reader stands; <paramref name="deleted"/> tells whether the paragraph mark it belongs to was deleted.</summary>
    public static RunFormat Read(XmlReader xml, out bool deleted)
    {
        var format = default(RunFormat);
        deleted = false;
        if (xml.IsEmptyElement) return format;
        var depth = xml.Depth;
        while (xml.NextElement(depth))
        {
            switch (xml.LocalName)
            {
                case "b": format.Bold = xml.IsOn(); break;
                case "i": format.Italic = xml.IsOn(); break;
                case "caps": format.Capitals = xml.IsOn(); break;
                case "vanish": format.Hidden = xml.IsOn(); break;
                case "rStyle": format.Style = xml.Val(); break;
                case "rFonts": format.Font = xml.Attribute("hAnsi") ?? xml.Attribute("ascii"); break;
                case "del" or "moveFrom": deleted = true; break;
                case "rPrChange": xml.PassOver(); break;
            }
        }
        return format;
    }

    /// <summary>This, and what <paramref name="other"/> says where this says nothing.</summary>
    public readonly RunFormat Over(RunFormat other) => new(Bold ?? other.Bold, Italic ?? other.Italic, Capitals ?? other.Capitals, Hidden ?? other.Hidden, Font ?? other.Font, Style ?? other.Style);
}
