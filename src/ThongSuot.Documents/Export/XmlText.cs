using System.Text;
using System.Xml;

namespace ThongSuot.Documents.Export;

/// <summary>Text as XML may hold it.</summary>
internal static class XmlText
{
    /// <summary>How the project writes XML: UTF-8 without a byte order mark, LF, indented by two.</summary>
    public static XmlWriterSettings Settings => new() { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = "  ", NewLineChars = "\n", CloseOutput = false };

    /// <summary>The text, with U+FFFD in place of what XML 1.0 forbids.</summary>
    public static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) i++;
            else return Replaced(text);
        }
        return text;
    }

    private static string Replaced(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value < 0x10000 && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return clean.ToString();
    }
}
