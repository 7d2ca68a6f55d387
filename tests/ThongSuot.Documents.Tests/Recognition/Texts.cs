using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Tests.Recognition;

internal static class Texts
{
    public static SourceText Source(string text) => new(text, Folding.Fold(text), [], []);

    public static TextSpan All(SourceText source) => new(0, source.Text.Length);
}
