using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Recognition;

internal static class Deliverables
{
    /// <summary>What must exist when the statement is fulfilled; null when none is named.</summary>
    public static Recognised<string>? In(SourceText source, TextSpan statement) => null;
}
