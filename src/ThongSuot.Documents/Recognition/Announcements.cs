using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Recognition;

internal static class Announcements
{
    public static IReadOnlyList<AnnouncedDocument> In(SourceText source) => [];
}
