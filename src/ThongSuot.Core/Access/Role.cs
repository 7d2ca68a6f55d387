using System.Collections.Frozen;

namespace ThongSuot.Core.Access;

/// <summary>What a post is for. Stored by name.</summary>
public enum Role
{
    /// <summary>Gives people their posts and keeps the organisation tree.</summary>
    Administrator,
    /// <summary>Clerk or specialist of an issuing body: registers documents, confirms what was read from them, issues assignments.</summary>
    Clerk,
    /// <summary>Approves, assigns, accepts, asks who is late.</summary>
    Leader,
    /// <summary>Carries out the duties of an implementing body and reports.</summary>
    Officer,
    /// <summary>Inspection body or Fatherland Front: inspects, supervises, gives opinions.</summary>
    Monitor,
    /// <summary>Reads everything below, history included, and changes nothing.</summary>
    Auditor,
}

/// <summary>What may be done, at an organization and all below it.</summary>
#pragma warning disable CA1711 // The word of the domain; the name it is kept for belongs to code access security, gone since .NET Core.
public enum Permission
#pragma warning restore CA1711
{
    /// <summary>See what the bodies below do.</summary>
    ReadSubtree,
    /// <summary>See who changed what, and when.</summary>
    ReadHistory,
    /// <summary>Invite people, appoint them, close accounts.</summary>
    ManageAccess,
    /// <summary>Create, rename, move, merge, split, abolish bodies; import them.</summary>
    ManageOrganizations,
    RegisterDocuments,
    /// <summary>Say that what was read from a document is a duty, and make it binding.</summary>
    ConfirmDuties,
    IssueAssignments,
    /// <summary>Accept or return what was reported.</summary>
    AcceptReports,
    /// <summary>Plan, file evidence, report.</summary>
    Report,
    /// <summary>Record inspections, findings and opinions.</summary>
    Inspect,
}

/// <summary>Which role may do what: fixed, so that everyone knows what a post means without looking it up.</summary>
public static class RoleTable
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<Role, FrozenSet<Permission>>
    {
        [Role.Administrator] = [Permission.ReadSubtree, Permission.ReadHistory, Permission.ManageAccess, Permission.ManageOrganizations],
        [Role.Clerk] = [Permission.ReadSubtree, Permission.RegisterDocuments, Permission.ConfirmDuties, Permission.IssueAssignments, Permission.Report],
        [Role.Leader] = [Permission.ReadSubtree, Permission.ReadHistory, Permission.ConfirmDuties, Permission.IssueAssignments, Permission.AcceptReports, Permission.Report],
        [Role.Officer] = [Permission.ReadSubtree, Permission.Report],
        [Role.Monitor] = [Permission.ReadSubtree, Permission.Inspect],
        [Role.Auditor] = [Permission.ReadSubtree, Permission.ReadHistory],
    }.ToFrozenDictionary();

    public static IReadOnlySet<Permission> PermissionsOf(Role role) => Table[role];

    /// <summary>The roles that have the permission.</summary>
    public static IReadOnlyList<Role> With(Permission permission) => [.. Enum.GetValues<Role>().Where(r => Table[r].Contains(permission))];
}
