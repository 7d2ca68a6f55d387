namespace ThongSuot.Documents.Structure;

/// <summary>Finds annexes and attached documents.</summary>
internal static class AnnexReader
{
    public static string? Label(ReadOnlySpan<char> text, ReadOnlySpan<char> folded) => null;
}
