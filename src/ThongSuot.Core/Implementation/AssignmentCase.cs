using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>An assignment with what decides who may move it. Tracked.</summary>
internal sealed record AssignmentCase(Assignment Assignment, long IssuerId, ProgrammeState State, Line Line, long? ParentBodyId, DateOnly? ParentDueOn)
{
    /// <summary>The body that gave it and answers what comes back: the issuer of the programme, or the body that delegated it.</summary>
    public long AnsweringBodyId => ParentBodyId ?? IssuerId;

    /// <exception cref="NotFoundException">There is none with this id.</exception>
    public static async Task<AssignmentCase> FindAsync(AppDbContext db, long id, CancellationToken cancel)
    {
        var found = await (from assignment in db.Assignments
                           join programme in db.Programmes on assignment.ProgrammeId equals programme.Id
                           join above in db.Assignments on assignment.ParentId equals (long?)above.Id into parents
                           from parent in parents.DefaultIfEmpty()
                           where assignment.Id == id
                           select new { Assignment = assignment, programme.IssuerId, programme.State, programme.Line, ParentBodyId = (long?)parent.OrganizationId, ParentDueOn = parent.DueOn }).SingleOrDefaultAsync(cancel);
        return found is null ? throw new NotFoundException("assignment", id) : new(found.Assignment, found.IssuerId, found.State, found.Line, found.ParentBodyId, found.ParentDueOn);
    }

    /// <summary>Which permission the step needs.</summary>
    public static Permission NeededFor(AssignmentMove move) => move switch
    {
        AssignmentMove.Acknowledge or AssignmentMove.Report or AssignmentMove.Submit or AssignmentMove.Decline => Permission.Report,
        AssignmentMove.Accept or AssignmentMove.Return => Permission.AcceptReports,
        _ => Permission.IssueAssignments,
    };

    /// <summary>The body at which a permission counts: to report is the matter of the body itself, to answer of the one above.</summary>
    public long PlaceOf(Permission permission) => permission is Permission.Report ? Assignment.OrganizationId : AnsweringBodyId;

    /// <summary>Refuses when somebody changed it since it was seen, or the programme is over.</summary>
    public void Check(int? version)
    {
        if (version is { } seen && seen != Assignment.Version) throw new StaleException(Assignment.Subject.Kind, Assignment.Id);
        RuleException.When(State != ProgrammeState.Running, "rule.programme.not-running");
    }
}
