using System.Collections.Concurrent;
using ThongSuot.Core.Access;

namespace ThongSuot.Web.Shell;

/// <summary>One item of the bar at the top: its text and the page it leads to.</summary>
/// <param name="Page">A page whose address is also the beginning of the addresses below it.</param>
/// <param name="For">Shown only to who has this permission somewhere.</param>
internal sealed record NavItem(string TextKey, string Page, Permission? For = null);

/// <summary>The application's parts in the order people meet them. A part whose page does not exist yet is not shown.</summary>
internal static class Navigation
{
    public static readonly IReadOnlyList<NavItem> Items =
    [
        new("shell.nav.home", "/Index"),
        new("shell.nav.documents", "/Documents/Index"),
        new("shell.nav.programmes", "/Implementation/Index"),
        new("shell.nav.organizations", "/Organizations/Index"),
        new("shell.nav.reports", "/Reporting/Index"),
        new("shell.nav.history", "/History/Index", Permission.ReadHistory),
        new("shell.nav.people", "/Access/People/Index", Permission.ManageAccess),
    ];

    private static readonly ConcurrentDictionary<string, string?> Addresses = new(StringComparer.Ordinal);

    /// <summary>Where a page without parameters is, from the root of the application; null when there is none. Looked up once.</summary>
    public static string? AddressOf(LinkGenerator links, string page) => Addresses.GetOrAdd(page, static (name, all) => all.GetPathByPage(name), links);

    public static bool IsHere(string address, PathString path) =>
        address == "/" ? !path.HasValue || path == "/" : path.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase);
}
