using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>A body on a day: what it is called, where it stands, what stands below it, what happened to it.</summary>
public sealed class DetailsModel(OrganizationQueries queries, OrganizationCounts counts, Clock clock) : PageModel
{
    private const int RowsShown = 10;

    [BindProperty(SupportsGet = true), Display(Name = "organizations.as_of")]
    public DateOnly? AsOf { get; set; }

    public AsOf On { get; private set; } = null!;

    public OrganizationDetails Body { get; private set; } = null!;

    public IReadOnlyList<LineBelow> Below { get; private set; } = [];

    public IReadOnlyList<EventRow> Events { get; private set; } = [];

    public bool HasEnded => Body.AbolishedOn <= On.Day;

    public bool HasNotBegun => On.Day < Body.EstablishedOn;

    /// <summary>The tree of another day cannot be changed from that day's page: what is seen there may be changed since.</summary>
    public bool CanChange => On.IsToday && !HasEnded && !HasNotBegun && MayChange;

    public bool MayChange { get; private set; }

    public bool MayReadHistory { get; private set; }

    /// <summary>May the person see what the body is asked for?</summary>
    public bool MayReadAsked { get; private set; }

    /// <summary>What stands below on a line.</summary>
    /// <param name="First">The first of those directly below.</param>
    /// <param name="Kinds">How many of each kind at any depth, the most first.</param>
    public sealed record LineBelow(Line Line, Page<OrganizationRow> First, IReadOnlyList<(string Kind, int Count)> Kinds)
    {
        public int All => Kinds.Sum(k => k.Count);
    }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        On = Shell.AsOf.Of(AsOf, clock);
        if (await queries.FindAsync(id, On.Day, cancel) is not { } body) return NotFound();
        Body = body;
        (MayChange, MayReadHistory) = (await this.MayAsync(Permission.ManageOrganizations, id), await this.MayAsync(Permission.ReadHistory, id));
        MayReadAsked = await this.MayAsync(Permission.ReadSubtree, id);
        Events = await queries.EventsAsync(id, cancel);
        var below = new List<LineBelow>();
        var all = await counts.BelowAsync(id, Body.Places.Select(p => p.Line), On.Day, cancel);
        foreach (var line in Body.Places.Select(p => p.Line))
        {
            // The body is counted among its own.
            var kinds = all[line].Select(k => (Kind: k.Key, Count: k.Key == Body.Naming.Kind ? k.Value - 1 : k.Value)).Where(k => k.Count > 0).OrderByDescending(k => k.Count).ToList();
            if (kinds.Count > 0) below.Add(new(line, await queries.BelowAsync(id, line, On.Day, size: RowsShown, cancel: cancel), kinds));
        }
        Below = below;
        return Page();
    }

    public string Address(long id) => Url.Page("/Organizations/Details", new { id, asOf = On.InAddress })!;

    public string Do(string page) => Url.Page($"/Organizations/{page}", new { id = Body.Id })!;
}
