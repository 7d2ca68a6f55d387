using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Structure;

/// <summary>Finds the parts around the provisions.</summary>
internal static class FrameReader
{
    public static Frame Read(SourceText source)
    {
        var lines = FrameLines.Of(source);
        var head = HeaderReader.Read(source, lines);
        return new Frame { Header = head.Header, HeaderSpan = head.Span, Findings = head.Findings };
    }
}
