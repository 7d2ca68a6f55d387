using System.Collections.Frozen;
using ThongSuot.Core.Access;

namespace ThongSuot.Web.Access;

/// <summary>
/// Who may open which address: the one table, asked for every page and endpoint (<see cref="TableGate"/>). What is not in it opens to nobody. A row is the pattern of the
/// route, with the method before it where methods differ.
/// </summary>
internal static class PageAccess
{
    private static readonly FrozenDictionary<string, Gate> Table = new Dictionary<string, Gate>(StringComparer.OrdinalIgnoreCase)
    {
        // The door.
        ["setup"] = Gate.Anyone,
        ["sign-in"] = Gate.Anyone,
        ["sign-in/code"] = Gate.Anyone,
        ["sign-in/recovery-code"] = Gate.Anyone,
        ["sign-in/passkey"] = Gate.Anyone,
        ["sign-in/passkey/options"] = Gate.Anyone,
        ["sign-in/external"] = Gate.Anyone,
        ["sign-in/external/done"] = Gate.Anyone,
        ["invitation/{token}"] = Gate.Anyone,
        ["sign-out"] = Gate.SignedIn,

        // The shell.
        ["error/{code:int}"] = Gate.Anyone,
        // Styles, scripts and pictures that came since the build; in Development only.
        ["{**path:file}"] = Gate.Anyone,
        ["language"] = Gate.Anyone,
        ["theme"] = Gate.Anyone,
        ["styleguide"] = Gate.Anyone,
        [""] = Gate.SignedIn,
        ["Index"] = Gate.SignedIn,
        ["search"] = Gate.SignedIn,
        // What I was told; of somebody else's there is nothing to be found.
        ["notifications"] = Gate.SignedIn,
        ["notifications/{id:long}"] = Gate.SignedIn,

        // The own account.
        ["me"] = Gate.SignedIn,
        ["me/profile"] = Gate.SignedIn,
        ["me/password"] = Gate.SignedIn,
        ["me/codes"] = Gate.SignedIn,
        ["me/codes/picture"] = Gate.SignedIn,
        ["me/passkeys"] = Gate.SignedIn,
        ["me/passkeys/options"] = Gate.SignedIn,
        ["me/tokens"] = Gate.SignedIn,

        // People.
        ["people"] = Gate.May(Permission.ManageAccess, "organization"),
        ["people/invite"] = Gate.May(Permission.ManageAccess, "organization"),
        ["people/{id:long}"] = Gate.Managing("id"),
        ["people/{id:long}/edit"] = Gate.Managing("id"),
        ["people/{id:long}/appoint"] = Gate.May(Permission.ManageAccess, "organization"),
        ["people/{id:long}/delegate"] = Gate.ManagingOrSelf("id"),

        // Bodies are public knowledge to whoever works here. Bodies named in a form are asked for by the page (Demands).
        ["organizations"] = Gate.SignedIn,
        ["organizations/offered"] = Gate.SignedIn,
        // Whoever reads may ask whom a document means; what is remembered is asked for by the page.
        ["organizations/resolve"] = Gate.SignedIn,
        ["organizations/export"] = Gate.SignedIn,
        ["organizations/import"] = Gate.May(Permission.ManageOrganizations),
        ["organizations/{id:long}"] = Gate.SignedIn,
        ["organizations/{id:long}/asked"] = Gate.May(Permission.ReadSubtree, "id"),
        ["organizations/create"] = Gate.May(Permission.ManageOrganizations, "below"),
        ["organizations/{id:long}/rename"] = Gate.May(Permission.ManageOrganizations, "id"),
        ["organizations/{id:long}/move"] = Gate.May(Permission.ManageOrganizations, "id"),
        ["organizations/{id:long}/merge"] = Gate.May(Permission.ManageOrganizations, "id"),
        ["organizations/{id:long}/split"] = Gate.May(Permission.ManageOrganizations, "id"),
        ["organizations/{id:long}/abolish"] = Gate.May(Permission.ManageOrganizations, "id"),
        ["organizations/{id:long}/aliases"] = Gate.May(Permission.ManageOrganizations, "id"),
        ["organizations/{id:long}/contact"] = Gate.May(Permission.ManageOrganizations, "id"),

        // Documents. Which of them a person may read is asked of DocumentAccess by every query; where somebody may register or confirm, of the services.
        ["documents"] = Gate.SignedIn,
        ["documents/search"] = Gate.SignedIn,
        ["documents/upload"] = Gate.May(Permission.RegisterDocuments),
        ["documents/{id:long}"] = Gate.SignedIn,
        ["documents/{id:long}/cascade"] = Gate.SignedIn,
        ["documents/arrivals"] = Gate.SignedIn,
        ["documents/{id:long}/arrive"] = Gate.May(Permission.RegisterDocuments),
        ["documents/{id:long}/meant"] = Gate.SignedIn,
        ["documents/{id:long}/references"] = Gate.May(Permission.RegisterDocuments),
        ["documents/{id:long}/review"] = Gate.May(Permission.ConfirmDuties),
        ["documents/{id:long}/duties/{duty:long}"] = Gate.May(Permission.ConfirmDuties),
        ["documents/{id:long}/duties/add"] = Gate.May(Permission.ConfirmDuties),
        ["documents/{id:long}/edit"] = Gate.May(Permission.RegisterDocuments),
        ["documents/{id:long}/recall"] = Gate.May(Permission.RegisterDocuments),

        // Programmes and assignments. Which of them a person may read is asked of ProgrammeAccess by every page; who may do what, of the services.
        ["documents/{id:long}/issue"] = Gate.May(Permission.IssueAssignments),
        ["documents/{id:long}/issue/{key}"] = Gate.May(Permission.IssueAssignments),
        ["programmes"] = Gate.SignedIn,
        ["programmes/{id:long}"] = Gate.SignedIn,
        ["programmes/{id:long}/list"] = Gate.SignedIn,
        ["programmes/{id:long}/calendar"] = Gate.SignedIn,
        ["programmes/{id:long}/nudges"] = Gate.SignedIn,
        ["programmes/{id:long}/blocks"] = Gate.SignedIn,
        ["programmes/{id:long}/end"] = Gate.May(Permission.IssueAssignments),
        ["programmes/{id:long}/amend"] = Gate.May(Permission.IssueAssignments),
        ["programmes/{id:long}/gantt"] = Gate.SignedIn,
        ["programmes/{id:long}/map"] = Gate.SignedIn,

        // Plans of the levels below: read as programmes and documents are; who may begin, link, compare or confirm is asked of the services.
        ["documents/{id:long}/plan"] = Gate.SignedIn,
        ["documents/{id:long}/alignment/{upper:long}"] = Gate.SignedIn,
        ["programmes/{id:long}/plans"] = Gate.SignedIn,
        ["programmes/{id:long}/alignment"] = Gate.SignedIn,

        ["assignments/{id:long}"] = Gate.SignedIn,
        ["assignments/{id:long}/delegate"] = Gate.SignedIn,

        // What was done: to a body, to a person, or anything at all.
        ["history/{kind?}/{id:long?}"] = Gate.OfHistory,

        // The interface for programs.
        ["api"] = Gate.Anyone,
        ["api/v1/openapi.json"] = Gate.Anyone,
        ["api/v1/{*path:nonfile}"] = Gate.Anyone,
        ["GET api/v1/organizations/"] = Gate.SignedIn,
        ["GET api/v1/organizations/kinds"] = Gate.SignedIn,
        ["GET api/v1/organizations/{id:long}"] = Gate.SignedIn,
        ["GET api/v1/organizations/{id:long}/counts"] = Gate.SignedIn,
        ["GET api/v1/organizations/{id:long}/events"] = Gate.SignedIn,
        ["GET api/v1/organizations/{id:long}/export"] = Gate.SignedIn,
        ["POST api/v1/organizations/"] = Gate.May(Permission.ManageOrganizations),
        ["POST api/v1/organizations/merge"] = Gate.May(Permission.ManageOrganizations),
        ["POST api/v1/organizations/{id:long}/split"] = Gate.May(Permission.ManageOrganizations, "id"),
        ["POST api/v1/organizations/{id:long}/rename"] = Gate.May(Permission.ManageOrganizations, "id"),
        ["POST api/v1/organizations/{id:long}/move"] = Gate.May(Permission.ManageOrganizations, "id"),
        ["POST api/v1/organizations/{id:long}/abolish"] = Gate.May(Permission.ManageOrganizations, "id"),
        ["POST api/v1/organizations/{id:long}/aliases"] = Gate.May(Permission.ManageOrganizations, "id"),
        ["POST api/v1/organizations/{id:long}/aliases/{alias:long}/end"] = Gate.May(Permission.ManageOrganizations, "id"),
        ["PUT api/v1/organizations/{id:long}/contact"] = Gate.May(Permission.ManageOrganizations, "id"),
        ["POST api/v1/organizations/import"] = Gate.AtTop(Permission.ManageOrganizations),
        ["GET api/v1/me"] = Gate.SignedIn,
        ["GET api/v1/people/"] = Gate.May(Permission.ManageAccess, "organization"),
        ["GET api/v1/people/{id:long}"] = Gate.ManagingOrSelf("id"),
        ["POST api/v1/people/"] = Gate.May(Permission.ManageAccess),
        ["PUT api/v1/people/{id:long}"] = Gate.Managing("id"),
        ["POST api/v1/people/{id:long}/invitation"] = Gate.Managing("id"),
        ["POST api/v1/people/{id:long}/close"] = Gate.Managing("id"),
        ["POST api/v1/people/{id:long}/reopen"] = Gate.Managing("id"),
        ["POST api/v1/people/{id:long}/appointments"] = Gate.May(Permission.ManageAccess),
        ["POST api/v1/people/{id:long}/appointments/{appointment:long}/end"] = Gate.Managing("id"),
        ["POST api/v1/people/{id:long}/delegations"] = Gate.ManagingOrSelf("id"),
        ["POST api/v1/people/{id:long}/delegations/{delegation:long}/end"] = Gate.ManagingOrSelf("id"),
        ["GET api/v1/history/"] = Gate.AtTop(Permission.ReadHistory),
        ["GET api/v1/history/{kind}/{id:long}"] = Gate.OfHistory,
        ["GET api/v1/history/chain"] = Gate.AtTop(Permission.ReadHistory),
        ["GET api/v1/history/chain/proof"] = Gate.AtTop(Permission.ReadHistory),
        ["POST api/v1/groups/resolve"] = Gate.SignedIn,
        ["GET api/v1/names/resolve"] = Gate.SignedIn,
        ["POST api/v1/names/confirm"] = Gate.May(Permission.ManageOrganizations),
        ["GET api/v1/search"] = Gate.SignedIn,
        ["GET api/v1/notifications/"] = Gate.SignedIn,
        ["GET api/v1/notifications/unread"] = Gate.SignedIn,
        ["POST api/v1/notifications/read"] = Gate.SignedIn,
        ["GET api/v1/documents/"] = Gate.SignedIn,
        ["GET api/v1/documents/search"] = Gate.SignedIn,
        ["GET api/v1/documents/progress"] = Gate.SignedIn,
        ["GET api/v1/documents/{id:long}"] = Gate.SignedIn,
        ["GET api/v1/documents/{id:long}/references"] = Gate.SignedIn,
        ["GET api/v1/documents/{id:long}/duties"] = Gate.SignedIn,
        ["GET api/v1/documents/{id:long}/reading"] = Gate.SignedIn,
        ["GET api/v1/documents/{id:long}/editions/{edition:long}/file"] = Gate.SignedIn,
        ["POST api/v1/documents/"] = Gate.May(Permission.RegisterDocuments, "keeper"),
        ["POST api/v1/documents/{id:long}/editions/{edition:long}/read-again"] = Gate.May(Permission.RegisterDocuments),
        ["PUT api/v1/documents/{id:long}/head"] = Gate.May(Permission.RegisterDocuments),
        ["POST api/v1/documents/{id:long}/number"] = Gate.May(Permission.RegisterDocuments),
        ["POST api/v1/documents/{id:long}/duties/{duty:long}/confirm"] = Gate.May(Permission.ConfirmDuties),
        ["POST api/v1/documents/{id:long}/duties/{duty:long}/reject"] = Gate.May(Permission.ConfirmDuties),
        ["POST api/v1/documents/{id:long}/duties/{duty:long}/reopen"] = Gate.May(Permission.ConfirmDuties),
        ["POST api/v1/documents/{id:long}/duties/confirm"] = Gate.May(Permission.ConfirmDuties),
        ["POST api/v1/documents/{id:long}/confirm"] = Gate.May(Permission.ConfirmDuties),
        ["POST api/v1/documents/{id:long}/issue/preview"] = Gate.May(Permission.IssueAssignments),
        ["POST api/v1/documents/{id:long}/issue/"] = Gate.May(Permission.IssueAssignments),
        ["GET api/v1/documents/{id:long}/issue/{key}"] = Gate.May(Permission.IssueAssignments),
        ["DELETE api/v1/documents/{id:long}/issue/{key}"] = Gate.May(Permission.IssueAssignments),
        ["GET api/v1/programmes/"] = Gate.May(Permission.ReadSubtree, "at"),
        ["GET api/v1/programmes/{id:long}"] = Gate.SignedIn,
        ["GET api/v1/programmes/{id:long}/children"] = Gate.SignedIn,
        ["GET api/v1/programmes/{id:long}/assignments"] = Gate.SignedIn,
        ["POST api/v1/programmes/{id:long}/close"] = Gate.May(Permission.IssueAssignments),
        ["POST api/v1/programmes/{id:long}/recall"] = Gate.May(Permission.IssueAssignments),
        ["GET api/v1/me/work"] = Gate.SignedIn,
        ["GET api/v1/assignments/"] = Gate.May(Permission.ReadSubtree, "at"),
        ["GET api/v1/assignments/{id:long}"] = Gate.SignedIn,
        ["GET api/v1/assignments/{id:long}/evidence/{evidence:long}/file"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/evidence"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/evidence/link"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/evidence/document"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/acknowledge"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/report"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/submit"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/decline"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/accept"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/return"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/insist"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/release"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/extension"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/extension/grant"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/extension/refuse"] = Gate.SignedIn,
        ["POST api/v1/assignments/{id:long}/delegate"] = Gate.SignedIn,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Rows => Table.Keys;

    /// <summary>The gate of an address; null when it is not in the table.</summary>
    public static Gate? Find(string? pattern, string method)
    {
        var row = (pattern ?? "").TrimStart('/');
        return Table.GetValueOrDefault($"{(HttpMethods.IsHead(method) ? HttpMethods.Get : method)} {row}") ?? Table.GetValueOrDefault(row);
    }
}

internal enum GateKind { Anyone, SignedIn, May, AtTop, Managing, ManagingOrSelf, OfHistory }

/// <summary>What is asked of who comes to an address.</summary>
/// <param name="Permission">What they must be allowed to do.</param>
/// <param name="Parameter">The part of the address, or of its query, that says where or to whom; when it is absent, anywhere will do, and the page itself shows only what is within reach.</param>
internal sealed record Gate(GateKind Kind, Permission? Permission = null, string? Parameter = null)
{
    public static readonly Gate Anyone = new(GateKind.Anyone), SignedIn = new(GateKind.SignedIn);

    /// <summary>Of a body, who may read its history; of a person, that person and who may read it wherever the person works; of a document, who may read both the document and history; of everything, who may read any: the page leads those who may not read all to what is theirs.</summary>
    public static readonly Gate OfHistory = new(GateKind.OfHistory, ThongSuot.Core.Access.Permission.ReadHistory, "id");

    public static Gate May(Permission permission, string? at = null) => new(GateKind.May, permission, at);

    /// <summary>Who may at a body that stands below no other: for what belongs to no body.</summary>
    public static Gate AtTop(Permission permission) => new(GateKind.AtTop, permission);

    /// <summary>Who manages access wherever the person works.</summary>
    public static Gate Managing(string person) => new(GateKind.Managing, ThongSuot.Core.Access.Permission.ManageAccess, person);

    public static Gate ManagingOrSelf(string person) => new(GateKind.ManagingOrSelf, ThongSuot.Core.Access.Permission.ManageAccess, person);
}
