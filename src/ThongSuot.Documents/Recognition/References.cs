using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Recognition;

internal static class References
{
    public static IReadOnlyList<Reference> In(SourceText source, DocumentHeader header) => [];
}
