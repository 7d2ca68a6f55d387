using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Duties;

/// <summary>What stands above a statement and holds for it.</summary>
/// <param name="Near">The lead comes from a heading or lead-in just above, not from the document's introduction.</param>
internal sealed record Scope(Zone Zone, IReadOnlyList<Actor> Lead, bool Near, IReadOnlyList<Actor> Cooperating, IReadOnlyList<Deadline> Deadlines)
{
    /// <summary>In an annex that does not announce tasks: a statement must name who.</summary>
    public bool IsForm { get; init; }
}
