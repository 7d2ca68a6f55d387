using System.Xml;

namespace ThongSuot.Documents.Reading.Docx;

/// <summary>A style with what it inherits.</summary>
/// <param name="Id">Its id; null for the defaults of the document.</param>
/// <param name="Name">The name people see.</param>
/// <param name="Centered">Null when it says nothing.</param>
/// <param name="NumberingId">List it belongs to; null when none.</param>
/// <param name="Level">Level in the list, 0-based.</param>
/// <param name="HasBorders">For tables; null when it says nothing.</param>
internal sealed record DocxStyle(string? Id, string? Name, string? Parent, RunFormat Run, bool? Centered, int? NumberingId, int? Level, bool? HasBorders)
{
    public static DocxStyle Nothing { get; } = new(null, null, null, default, null, null, null, null);

    /// <summary>A line of a table of contents: it repeats headings.</summary>
    public bool IsContents => Name is not null && (Name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) || Name.Equals("TOC Heading", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The styles of a .docx, resolved.</summary>
internal sealed class DocxStyles
{
    private const int MaxAncestors = 32;

    private readonly Dictionary<string, DocxStyle> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocxStyle> _resolved = new(StringComparer.Ordinal);
    private RunFormat _defaults;
    private bool? _defaultCentered;
    private DocxStyle _paragraph = DocxStyle.Nothing;

    public static DocxStyles Read(XmlReader? xml)
    {
        var styles = new DocxStyles();
        string? normal = null;
        while (xml is not null && xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "docDefaults") styles.ReadDefaults(xml);
            else if (xml.LocalName == "latentStyles") xml.PassOver();
            else if (xml.LocalName == "style")
            {
                var isNormal = xml.Attribute("default") is "1" or "true" && xml.Attribute("type") == "paragraph";
                var style = ReadStyle(xml);
                if (style.Id is null) continue;
                styles._styles[style.Id] = style;
                if (isNormal) normal = style.Id;
            }
        }
        styles._paragraph = styles.Resolve(normal);
        return styles;
    }

    /// <summary>A paragraph style with what it inherits, down to the document's defaults.</summary>
    public DocxStyle Paragraph(string? id)
    {
        var style = id is null ? _paragraph : Resolve(id);
        return ReferenceEquals(style, DocxStyle.Nothing) ? _paragraph : style;
    }

    /// <summary>What a character style says.</summary>
    public RunFormat Character(string? id) => id is not null && _styles.ContainsKey(id) ? Inherited(id).Run : default;

    /// <summary>Whether a table style draws borders.</summary>
    public bool HasBorders(string? id) => id is not null && Inherited(id).HasBorders == true;

    private DocxStyle Resolve(string? id)
    {
        if (id is null || !_styles.ContainsKey(id)) return id is null ? WithDefaults(DocxStyle.Nothing) : DocxStyle.Nothing;
        if (_resolved.TryGetValue(id, out var known)) return known;
        return _resolved[id] = WithDefaults(Inherited(id));
    }

    private DocxStyle WithDefaults(DocxStyle style) => style with { Run = style.Run.Over(_defaults), Centered = style.Centered ?? _defaultCentered };

    private DocxStyle Inherited(string id)
    {
        if (!_styles.TryGetValue(id, out var style)) return DocxStyle.Nothing;
        var ancestor = style;
        for (var i = 0; i < MaxAncestors && ancestor.Parent is not null && _styles.TryGetValue(ancestor.Parent, out ancestor); i++)
            style = style with
            {
                Run = style.Run.Over(ancestor.Run),
                Centered = style.Centered ?? ancestor.Centered,
                NumberingId = style.NumberingId ?? ancestor.NumberingId,
                Level = style.Level ?? ancestor.Level,
                HasBorders = style.HasBorders ?? ancestor.HasBorders,
            };
        return style;
    }

    private void ReadDefaults(XmlReader xml)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.NextElement(depth))
        {
            if (xml.LocalName == "rPr") _defaults = RunFormat.Read(xml, out _);
            else if (xml.LocalName == "jc") _defaultCentered = xml.Val() == "center";
        }
    }

    private static DocxStyle ReadStyle(XmlReader xml)
    {
        var style = DocxStyle.Nothing with { Id = xml.Attribute("styleId") };
        if (xml.IsEmptyElement) return style;
        var depth = xml.Depth;
        while (xml.NextElement(depth))
        {
            switch (xml.LocalName)
            {
                case "name": style = style with { Name = xml.Val() }; break;
                case "basedOn": style = style with { Parent = xml.Val() }; break;
                case "jc": style = style with { Centered = xml.Val() == "center" }; break;
                case "numId": style = style with { NumberingId = xml.Number() }; break;
                case "ilvl": style = style with { Level = xml.Number() }; break;
                case "rPr": style = style with { Run = RunFormat.Read(xml, out _) }; break;
                case "tblBorders": style = style with { HasBorders = DrawsBorders(xml) }; break;
                // What holds for the first row or a band only.
                case "tblStylePr" or "pPrChange": xml.PassOver(); break;
            }
        }
        return style;
    }

    /// <summary>True when w:tblBorders or w:tcBorders, on which the reader stands, draws two sides or more.</summary>
    public static bool DrawsBorders(XmlReader xml)
    {
        if (xml.IsEmptyElement) return false;
        var depth = xml.Depth;
        var sides = 0;
        while (xml.NextElement(depth))
            if (xml.LocalName is "top" or "bottom" or "left" or "right" or "start" or "end" or "insideH" or "insideV" && xml.Val() is not (null or "nil" or "none")) sides++;
        return sides >= 2;
    }
}
