using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Recognition;

internal static class Targets
{
    public static IReadOnlyList<IndicatorTarget> In(SourceText source, Node root) => [];
}
