using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Organizations;
using ThongSuot.Web.Hosting;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>Kinds, lines and counts in the reader's language.</summary>
internal static class OrganizationWords
{
    public static string Kind(string code) => OrganizationKind.Find(code) is { } kind ? Languages.Current == Languages.English ? kind.English : kind.Vietnamese : code;

    /// <summary>Every kind, under the line it mainly stands on.</summary>
    public static IReadOnlyList<SelectListItem> Kinds(IStringLocalizer texts)
    {
        var groups = Enum.GetValues<Line>().ToDictionary(line => line, line => new SelectListGroup { Name = texts[$"organizations.line.{line}"] });
        return [.. OrganizationKind.All.OrderBy(k => k.Line).Select(k => new SelectListItem(Kind(k.Code), k.Code) { Group = groups[k.Line] })];
    }

    public static IReadOnlyList<SelectListItem> Lines(IStringLocalizer texts) =>
        [.. Enum.GetValues<Line>().Select(line => new SelectListItem(texts[$"organizations.line.{line}"], line.ToString()))];

    /// <summary>"2 xã, 1 phường": how many of each kind, the most first.</summary>
    public static string Count(IEnumerable<string> kinds, IStringLocalizer texts) =>
        string.Join(", ", kinds.GroupBy(k => k).OrderByDescending(g => g.Count()).Select(g => texts["organizations.count", g.Count(), Lower(Kind(g.Key))].Value));

    // "Ủy ban nhân dân" within a sentence; names in capitals throughout (ABC) have none here.
    private static string Lower(string kind) => char.ToLowerInvariant(kind[0]) + kind[1..];
}
