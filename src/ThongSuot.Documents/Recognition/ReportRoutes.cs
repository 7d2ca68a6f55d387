using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Recognition;

internal static class ReportRoutes
{
    /// <summary>To whom, and through whom, the statement has the result reported; null when it does not say.</summary>
    public static ReportRoute? In(SourceText source, TextSpan statement) => null;
}
