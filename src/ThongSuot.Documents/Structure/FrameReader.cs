using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Structure;

/// <summary>Finds the parts around the provisions.</summary>
internal static class FrameReader
{
    public static Frame Read(SourceText source) => new() { Header = new DocumentHeader(), HeaderSpan = default };
}
