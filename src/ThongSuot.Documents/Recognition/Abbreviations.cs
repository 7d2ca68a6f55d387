using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Recognition;

internal static class Abbreviations
{
    public static IReadOnlyList<Abbreviation> In(SourceText source) => [];
}
