namespace ThongSuot.Core.Implementation;

/// <summary>What waits for a person: the duties of the bodies they hold a post in, and what these bodies must answer. Each assignment stands in one part.</summary>
public sealed record Home(DateOnly Day, IReadOnlyList<HomeBody> Bodies, HomePart Late, HomePart Returned, HomePart DueSoon, HomePart New, HomePart Other, HomePart ToAccept, HomePart ToDecide);

/// <summary>A body the person works for.</summary>
public sealed record HomeBody(long Id, string Name);

/// <param name="Count">How many there are; counted no further than <see cref="HomeQueries.CountedAtMost"/>.</param>
/// <param name="First">The first of them, the most urgent first.</param>
public sealed record HomePart(int Count, IReadOnlyList<AssignmentRow> First);

/// <summary>The parts of <see cref="Home"/>.</summary>
public enum HomeKind
{
    Late,
    Returned,
    /// <summary>Its last day is within <see cref="HomeQueries.SoonDays"/>.</summary>
    DueSoon,
    /// <summary>Not yet acknowledged.</summary>
    New,
    Other,
    /// <summary>Submitted to a body of the person.</summary>
    ToAccept,
    /// <summary>Declined, or more time is asked for.</summary>
    ToDecide,
}
