using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Recognition;

internal static class Deadlines
{
    /// <summary>All deadlines in <paramref name="scope"/>, in text order. <paramref name="issued"/> resolves relative ones and years left out.</summary>
    public static IReadOnlyList<Deadline> In(SourceText source, TextSpan scope, DateOnly? issued) => [];
}
