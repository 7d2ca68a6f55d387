using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Burden;

/// <summary>What a body is asked for: every duty of running programmes that is still open there.</summary>
/// <param name="Asked">The most urgent first, no more than <see cref="BurdenQueries.MostRows"/>.</param>
/// <param name="IsCut">There are more than are listed; all figures are of those listed.</param>
/// <param name="Programmes">Those that ask the most first.</param>
/// <param name="Months">By the month of the last day, the earliest first; without one last.</param>
/// <param name="Alike">Duties that ask for the same thing, as far as their words tell.</param>
public sealed record Ledger(long OrganizationId, string Name, DateOnly Day, IReadOnlyList<AskedDuty> Asked, bool IsCut, IReadOnlyList<AskingProgramme> Programmes, IReadOnlyList<AskedMonth> Months, IReadOnlyList<AlikeGroup> Alike)
{
    public AskedCounts Counts { get; } = AskedCounts.Of(Asked.Select(a => (a.Kind, 1)));

    public int Overdue => Asked.Count(a => a.IsOverdue);

    /// <summary>How many bodies ask.</summary>
    public int Issuers => Programmes.Select(p => p.IssuerId).Distinct().Count();
}

/// <param name="DutyId">Duty of the document; its occurrences share it.</param>
public sealed record AskedDuty(long AssignmentId, long DutyId, long DocumentId, string Section, string Text, string? Deliverable, AskedKind Kind, DateOnly? DueOn, bool IsOverdue, long ProgrammeId, string Programme, long IssuerId, string Issuer);

public sealed record AskingProgramme(long ProgrammeId, string Title, long IssuerId, string Issuer, AskedCounts Counts);

/// <param name="First">The first day of the month; null for what has no last day.</param>
public sealed record AskedMonth(DateOnly? First, AskedCounts Counts);

/// <param name="Shared">The words that all of them have with the first, as that writes them.</param>
public sealed record AlikeGroup(IReadOnlyList<AskedDuty> Duties, IReadOnlyList<string> Shared);

/// <summary>How much a body directly below is asked for.</summary>
public sealed record BurdenBelow(long OrganizationId, string Name, AskedCounts Counts);

/// <summary>Those directly below.</summary>
/// <param name="Total">Of all of them.</param>
public sealed record Below(AskedCounts Total, int Bodies, Page<BurdenBelow> Page);

/// <summary>How many duties, by what they want to see.</summary>
public readonly record struct AskedCounts(int Report, int Document, int Figure, int Session, int Message, int Other)
{
    public int All => Report + Document + Figure + Session + Message + Other;

    public int Of(AskedKind kind) => kind switch
    {
        AskedKind.Report => Report,
        AskedKind.Document => Document,
        AskedKind.Figure => Figure,
        AskedKind.Session => Session,
        AskedKind.Message => Message,
        _ => Other,
    };

    internal static AskedCounts Of(IEnumerable<(AskedKind Kind, int Count)> asked)
    {
        var counts = new int[Enum.GetValues<AskedKind>().Length];
        foreach (var (kind, count) in asked) counts[(int)kind] += count;
        return new(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }
}
