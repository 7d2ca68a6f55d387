using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Core.Organizations;

/// <summary>Names as they are compared and looked up: without marks or capitals, single blanks between words.</summary>
public static class NameFolding
{
    public static string Fold(string name) => string.Join(' ', Folding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
