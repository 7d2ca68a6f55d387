using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Access;

/// <summary>Every request that reached a page or an endpoint must pass the row of <see cref="PageAccess"/>.</summary>
internal sealed class TableRequirement : IAuthorizationRequirement;

internal sealed class TableGate(AccessCheck check, DocumentAccess documents) : AuthorizationHandler<TableRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, TableRequirement requirement)
    {
        if (context.Resource is not HttpContext http) return;
        // Nothing is there: the answer is "not found", whoever asks.
        if (http.GetEndpoint() is not { } endpoint)
        {
            context.Succeed(requirement);
            return;
        }
        if (endpoint is not RouteEndpoint route || PageAccess.Find(route.RoutePattern.RawText, http.Request.Method) is not { } gate) return;
        if (gate.Kind is GateKind.Anyone || await PassesAsync(gate, http)) context.Succeed(requirement);
    }

    private async Task<bool> PassesAsync(Gate gate, HttpContext http)
    {
        if (http.User.PersonId() is not { } person || !TokenAuthentication.ScopeAllows(http)) return false;
        if (gate.Kind is GateKind.SignedIn) return true;
        var cancel = http.RequestAborted;
        if (gate.Kind is GateKind.AtTop) return await check.MayAtTopAsync(person, gate.Permission!.Value, cancel);
        if (gate.Kind is GateKind.OfHistory) return await MayReadHistoryAsync(person, http, cancel);
        var given = gate.Parameter is { } name ? http.Request.RouteValues[name]?.ToString() ?? http.Request.Query[name].LastOrDefault() : null;
        if (string.IsNullOrEmpty(given)) return gate.Kind is GateKind.May && await check.MayAnywhereAsync(person, gate.Permission!.Value, cancel);
        if (!long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return false;
        return gate.Kind switch
        {
            // Of a body that is not there, the page says so itself.
            GateKind.May => await check.MayAsync(person, gate.Permission!.Value, id, cancel) || !await check.IsKnownAsync(id, cancel) && await check.MayAnywhereAsync(person, gate.Permission!.Value, cancel),
            GateKind.ManagingOrSelf when id == person => true,
            _ => await check.MayManageAsync(person, id, cancel),
        };
    }

    private async Task<bool> MayReadHistoryAsync(long person, HttpContext http, CancellationToken cancel)
    {
        if (!long.TryParse(http.Request.RouteValues["id"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return await check.MayAnywhereAsync(person, Permission.ReadHistory, cancel);
        return http.Request.RouteValues["kind"]?.ToString() switch
        {
            "organization" => await check.MayAsync(person, Permission.ReadHistory, id, cancel),
            "person" => id == person || await check.MayOverAsync(person, Permission.ReadHistory, id, cancel),
            ReadableHistory.DocumentKind => await check.MayAnywhereAsync(person, Permission.ReadHistory, cancel) && await documents.MayReadAsync(person, id, cancel),
            _ => await check.MayAtTopAsync(person, Permission.ReadHistory, cancel),
        };
    }
}
