using System.Xml;

namespace ThongSuot.Documents.Reading.Docx;

/// <summary>The parts of a .docx and how they refer to one another. Nothing outside the container is ever fetched.</summary>
internal sealed class DocxPackage : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly UnpackedZip _zip;

    private DocxPackage(UnpackedZip zip, string main) => (_zip, Main) = (zip, main);

    /// <summary>Path of the part that holds the text.</summary>
    public string Main { get; }

    /// <summary>Opens the container; null when it holds no Word text.</summary>
    public static DocxPackage? Open(UnpackedZip zip)
    {
        const string usual = "word/document.xml";
        if (zip.Has(usual)) return new DocxPackage(zip, usual);
        var package = new DocxPackage(zip, "");
        foreach (var (_, relation) in package.Relations(""))
            if (relation.Type == "officeDocument" && relation.Target.Contains("document", StringComparison.OrdinalIgnoreCase) && zip.Has(relation.Target)) return new DocxPackage(zip, relation.Target);
        return null;
    }

    /// <summary>A part as XML, null when there is none.</summary>
    public XmlReader? Find(string? path) => path is not null && _zip.Find(path) is { } stream ? XmlReader.Create(stream, Settings) : null;

    /// <summary>What a part refers to inside the container, by relation id. <c>Type</c> is the last word of the relation type, such as "header".</summary>
    public Dictionary<string, (string Type, string Target)> Relations(string part)
    {
        var relations = new Dictionary<string, (string Type, string Target)>(StringComparer.Ordinal);
        var slash = part.LastIndexOf('/') + 1;
        using var xml = Find($"{part[..slash]}_rels/{part[slash..]}.rels");
        while (xml is not null && xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship" || xml.GetAttribute("TargetMode") == "External") continue;
            if (xml.GetAttribute("Id") is not { } id || xml.GetAttribute("Type") is not { } type || xml.GetAttribute("Target") is not { Length: > 0 } target) continue;
            relations[id] = (type[(type.LastIndexOf('/') + 1)..], target[0] == '/' ? target[1..] : part[..slash] + target);
        }
        return relations;
    }

    public void Dispose() => _zip.Dispose();
}
