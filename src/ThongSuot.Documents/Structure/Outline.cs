using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Structure;

/// <summary>Builds the text tree.</summary>
internal static class Outline
{
    public static Node Build(SourceText source, Frame frame) => new(NodeKind.Document, new TextSpan(0, source.Text.Length));
}
