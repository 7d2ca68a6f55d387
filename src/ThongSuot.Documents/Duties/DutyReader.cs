using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Duties;

internal static class DutyReader
{
    public static (IReadOnlyList<Duty> Duties, IReadOnlyList<Finding> Unclear) Read(SourceText source, Frame frame, Node root, IReadOnlyList<Abbreviation> abbreviations, CancellationToken cancel) => ([], []);
}
