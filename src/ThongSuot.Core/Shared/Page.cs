namespace ThongSuot.Core.Shared;

/// <summary>A stretch of a list and where the next one begins.</summary>
/// <param name="Items">The rows, in the order of the list.</param>
/// <param name="Next">Cursor of the next stretch, opaque to callers; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    public const int DefaultSize = 50, MaxSize = 200;
}
