using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Access;

/// <summary>The body in the address is the gate's matter (<see cref="TableGate"/>); bodies that a form names are asked for here.</summary>
internal static class Demands
{
    /// <summary>Answers "forbidden" unless the person has the permission at all of the bodies; null stands for the top of a line.</summary>
    public static Task DemandAsync(this PageModel page, Permission permission, IEnumerable<long?> bodies) =>
        page.HttpContext.RequestServices.GetRequiredService<AccessCheck>().DemandAsync(page.HttpContext.Operation("organization.check").By, permission, bodies, page.HttpContext.RequestAborted);

    /// <summary>May the person of this request, at that body?</summary>
    public static Task<bool> MayAsync(this PageModel page, Permission permission, long body) =>
        page.User.PersonId() is { } person ? page.HttpContext.RequestServices.GetRequiredService<AccessCheck>().MayAsync(person, permission, body, page.HttpContext.RequestAborted) : Task.FromResult(false);
}
