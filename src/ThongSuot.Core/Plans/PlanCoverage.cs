using ThongSuot.Core.Implementation;

namespace ThongSuot.Core.Plans;

/// <summary>Whether a body has answered with a plan of its own (DOMAIN §3.5).</summary>
public enum PlanState
{
    /// <summary>It has one, issued in time.</summary>
    InTime,
    /// <summary>It has one, issued after its last day.</summary>
    Late,
    /// <summary>It has none, and still has time.</summary>
    Open,
    /// <summary>It has none, and its last day has passed.</summary>
    Overdue,
}

/// <summary>How many bodies have answered.</summary>
public sealed record PlanCoverage(int InTime, int Late, int Open, int Overdue)
{
    public int WithPlan => InTime + Late;
    public int Bodies => WithPlan + Open + Overdue;

    public int Of(PlanState state) => state switch
    {
        PlanState.InTime => InTime,
        PlanState.Late => Late,
        PlanState.Open => Open,
        _ => Overdue,
    };
}

/// <summary>A duty of a programme that bodies answer with a plan.</summary>
public sealed record PlanDuty(long Id, int Ordinal, string Text, string? Deliverable, DateOnly? DueOn);

/// <summary>A body directly below, with all it stands above.</summary>
public sealed record CoverageBelow(long OrganizationId, string Name, PlanCoverage Coverage);

/// <param name="DocumentId">The body's own document, the latest of several; null while it has none, and when it is secret.</param>
/// <param name="FirstOn">When the first was issued: by it, it was in time.</param>
/// <param name="Differences">Upper duties that the plan does not cover, as far as it was compared; null while it was not.</param>
public sealed record CoverageRow(long AssignmentId, long OrganizationId, string Organization, DateOnly? DueOn, AssignmentState Step, PlanState State, long? DocumentId, string? Identifier, DateOnly? IssuedOn, DateOnly? FirstOn, int? Differences)
{
    /// <summary>How many days after its last day the first plan was issued, or, without one, today is.</summary>
    public int DaysLate(DateOnly today) => DueOn is not { } due ? 0 : Math.Max(0, (FirstOn ?? today).DayNumber - due.DayNumber);
}
