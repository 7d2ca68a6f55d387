using System.Xml;

namespace ThongSuot.Documents.Reading.Docx;

/// <summary>One level of a list: how its numbers are counted and printed.</summary>
internal sealed record DocxLevel(int Index)
{
    public int Start { get; init; } = 1;

    /// <summary>Word's name of the number format, such as "upperRoman".</summary>
    public string Format { get; init; } = "decimal";

    /// <summary>The label with %1…%9 for the numbers of the levels.</summary>
    public string Text { get; init; } = "";

    /// <summary>Null: restarts after every higher level. 0: never. n: only after level n or a higher one, 1-based.</summary>
    public int? Restart { get; init; }

    /// <summary>All numbers in the label are printed as 1, 2, 3.</summary>
    public bool IsLegal { get; init; }

    /// <summary>Id of the paragraph style tied to this level.</summary>
    public string? Style { get; init; }

    /// <summary>Nothing stands between label and text.</summary>
    public bool StandsClose { get; init; }

    public bool IsBullet => Format == "bullet";

    public static DocxLevel? Read(XmlReader xml, DocxStyles styles)
    {
        if (xml.Number("ilvl") is not (>= 0 and <= 8) || xml.IsEmptyElement) return null;
        var level = new DocxLevel(xml.Number("ilvl") ?? 0);
        var encoding = LegacyEncoding.None;
        var depth = xml.Depth;
        while (xml.NextElement(depth))
        {
            switch (xml.LocalName)
            {
                case "start": level = level with { Start = xml.Number() ?? 1 }; break;
                // A format of one's own stands in mc:Choice with an ordinary one in mc:Fallback after it.
                case "numFmt" when xml.Val() != "custom": level = level with { Format = xml.Val() ?? "decimal" }; break;
                case "lvlText": level = level with { Text = xml.Val() ?? "" }; break;
                case "lvlRestart": level = level with { Restart = xml.Number() }; break;
                case "isLgl": level = level with { IsLegal = xml.IsOn() }; break;
                case "pStyle": level = level with { Style = xml.Val() }; break;
                case "suff": level = level with { StandsClose = xml.Val() == "nothing" }; break;
                case "rPr":
                    var run = RunFormat.Read(xml, out _);
                    encoding = LegacyEncodings.OfFont(run.Font ?? styles.Character(run.Style).Font);
                    break;
            }
        }
        return level with { Text = LegacyEncodings.FromFont(level.Text, encoding) };
    }
}
