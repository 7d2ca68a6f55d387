using System.Linq.Expressions;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Implementation;

/// <summary>A programme as it stands at a body and below it.</summary>
/// <param name="Day">Overdue is as of this day.</param>
/// <param name="Children">Those directly below on the line of the programme, by name.</param>
/// <param name="Own">What the body itself must do.</param>
/// <param name="Below">What all below it must do.</param>
public sealed record Dashboard(ProgrammeHead Programme, long OrganizationId, string Name, DateOnly Day, IReadOnlyList<DutyFigures> Duties, IReadOnlyList<BodyFigures> Children, Tallied Own, Tallied Below)
{
    public Tallied Total => Own + Below;
}

public sealed record ProgrammeHead(long Id, string Title, long DocumentId, long IssuerId, Line Line, DateOnly IssuedOn, ProgrammeState State)
{
    internal static readonly Expression<Func<Programme, ProgrammeHead>> Of = p => new(p.Id, p.Title, p.DocumentId, p.IssuerId, p.Line, p.IssuedOn, p.State);
}

/// <summary>A duty of a programme as it is named.</summary>
public sealed record DutyHead(long Id, int Ordinal, string Text);

/// <param name="Total">At the body and all below it.</param>
public sealed record DutyFigures(long Id, int Ordinal, string Text, string? Deliverable, DateOnly? DueOn, Tallied Total);

/// <summary>A body with all below it.</summary>
/// <param name="Total">At the body and all below it; by duty see <see cref="DashboardQueries.CellsAsync"/>.</param>
public sealed record BodyFigures(long OrganizationId, string Name, Tallied Total);

/// <summary>A programme a body has to do with.</summary>
/// <param name="Figures">At the body and all below it.</param>
public sealed record ProgrammeRow(ProgrammeHead Programme, string Issuer, Tallied Figures);

/// <summary>Which assignments are listed; the list behind any number.</summary>
/// <param name="At">The body and all below it.</param>
/// <param name="OrganizationId">The body alone.</param>
/// <param name="DutyId">Duty of the programme.</param>
/// <param name="As">In this column.</param>
/// <param name="IsOverdue">Only the overdue, those longest overdue first.</param>
/// <param name="LateFrom">Of the overdue, those that are so for at least as many days.</param>
/// <param name="LateTo">Of the overdue, those that are so for at most as many days.</param>
/// <param name="IsAsking">Only those for which more time is asked.</param>
/// <param name="HasNobody">Only those of bodies in which nobody is in post who could do it.</param>
public sealed record AssignmentFilter(long? ProgrammeId = null, long? At = null, long? OrganizationId = null, long? DutyId = null, Count? As = null, bool IsOverdue = false, int? LateFrom = null, int? LateTo = null, bool IsAsking = false, bool HasNobody = false);

/// <param name="DaysLate">How many days after its last day it was submitted, or is now; 0 in time.</param>
/// <param name="InPost">Who answers for it, leaders first.</param>
public sealed record AssignmentRow(long Id, long ProgrammeId, string Programme, long DutyId, int Ordinal, string Text, long OrganizationId, string Organization, DutyRole Role, AssignmentState State, DateOnly? DueOn, bool IsOverdue,
    int DaysLate, int Percent, DateOnly? SubmittedOn, DateOnly? AcceptedOn, DateOnly? ExtensionAsked, long? ParentId, int Version, IReadOnlyList<PersonInPost> InPost);
