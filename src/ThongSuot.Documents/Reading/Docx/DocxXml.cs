using System.Globalization;
using System.Xml;

namespace ThongSuot.Documents.Reading.Docx;

/// <summary>Short forms for reading WordprocessingML by local names: the transitional and the strict namespace differ in name only.</summary>
internal static class DocxXml
{
    // Far deeper than Word nests; XmlReader keeps a record for every open element.
    private const int MaxElements = 2_000;

    /// <summary>Reads on, minding the depth.</summary>
    public static bool Next(this XmlReader xml)
    {
        if (!xml.Read()) return false;
        if (xml.Depth > MaxElements)
            throw new ReadException(ReadFailure.TooLarge, "Các thành phần trong tệp lồng nhau quá sâu nên không đọc. Hãy mở tệp bằng Word rồi lưu lại.", "The elements of the file nest too deeply. Open it in Word and save it again.");
        return true;
    }

    /// <summary>Reads on to the next element inside the element that stood at <paramref name="depth"/>; false at its end.</summary>
    public static bool NextElement(this XmlReader xml, int depth)
    {
        while (xml.Next() && xml.Depth > depth)
            if (xml.NodeType == XmlNodeType.Element) return true;
        return false;
    }

    /// <summary>Passes over the element the reader stands on, and stops at its end.</summary>
    public static void PassOver(this XmlReader xml)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.Next() && xml.Depth > depth) { }
    }

    /// <summary>An attribute by its local name.</summary>
    public static string? Attribute(this XmlReader xml, string name)
    {
        if (!xml.MoveToFirstAttribute()) return null;
        string? value = null;
        do
        {
            if (xml.LocalName != name) continue;
            value = xml.Value;
            break;
        }
        while (xml.MoveToNextAttribute());
        xml.MoveToElement();
        return value;
    }

    /// <summary>The attribute "val".</summary>
    public static string? Val(this XmlReader xml) => xml.Attribute("val");

    /// <summary>The attribute "val" of a property that is on or off; on when there is none.</summary>
    public static bool IsOn(this XmlReader xml) => xml.Val() is not ("0" or "false" or "off" or "none");

    /// <summary>A whole number in an attribute.</summary>
    public static int? Number(this XmlReader xml, string name = "val") =>
        int.TryParse(xml.Attribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
