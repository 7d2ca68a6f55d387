using ThongSuot.Documents;
using ThongSuot.Documents.Export;

namespace ThongSuot.Cli;

/// <summary>A form to write documents in.</summary>
/// <param name="Name">What --format calls it.</param>
/// <param name="Ending">How names of its files end.</param>
/// <param name="Write">Document, original bytes, where to.</param>
/// <param name="IsText">True when it may be shown on the output; false when only a file makes sense.</param>
internal sealed record Format(string Name, string Ending, Action<Document, ReadOnlyMemory<byte>, Stream> Write, bool IsText = true)
{
    public static IReadOnlyList<Format> All { get; } =
    [
        new("json", ".json", (document, _, to) => JsonExport.Write(document, to)),
        new("akn", ".akn.xml", (document, _, to) => AkomaNtosoExport.Write(document, to)),
        new("xlsx", ".xlsx", (document, _, to) => XlsxExport.Write(document, to), IsText: false),
        new("ics", ".ics", (document, _, to) => IcsExport.Write(document, to)),
        new("edxml", ".edxml", (document, original, to) => EdXmlExport.Write(document, original, to)),
        new("html", ".html", (document, _, to) => HtmlExport.Write(document, to)),
    ];
}
