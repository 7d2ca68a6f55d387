using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>The list behind any number of a board; what it shows is said in a sentence.</summary>
public sealed class ListModel(AssignmentQueries assignments, DashboardQueries boards, ProgrammeAccess access, OrganizationQueries organizations, Clock clock, IStringLocalizer texts) : PageModel
{
    /// <summary>A body and all below it; the issuer without.</summary>
    [BindProperty(SupportsGet = true)]
    public long? At { get; set; }

    /// <summary>The body alone.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Own { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Duty { get; set; }

    [BindProperty(SupportsGet = true)]
    public Count? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Late { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ProgrammeHead Programme { get; private set; } = null!;

    public string Body { get; private set; } = "";

    public Page<AssignmentRow> Rows { get; private set; } = null!;

    public string Sentence { get; private set; } = "";

    public DateOnly Day => clock.Today;

    public bool IsFiltered => Duty is not null || State is not null || Late || Own;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await boards.HeadAsync(id, cancel) is not { } programme) return NotFound();
        if (!await access.MayReadAsync(User.PersonId()!.Value, programme, cancel)) return Forbid();
        if (!ModelState.IsValid) return NotFound();
        (Programme, At) = (programme, At ?? programme.IssuerId);
        if ((await organizations.NamesAsync([At.Value], Day, cancel)).GetValueOrDefault(At.Value) is not { } body) return NotFound();
        var duty = Duty is { } given ? await boards.DutyAsync(id, given, cancel) : null;
        if (Duty is not null && duty is null) return NotFound();
        Body = body;
        Rows = await assignments.ListAsync(new(id, Own ? null : At, Own ? At : null, Duty, State, Late), After, cancel: cancel);
        var what = Late ? texts["implementation.list.late"] : State is { } state ? texts[$"implementation.list.{state}"] : texts["implementation.list.all"];
        Sentence = texts[Own ? "implementation.list.own" : "implementation.list.at", what.Value, body].Value + (duty is null ? "" : texts["implementation.list.duty", duty.Ordinal, duty.Text].Value);
        return Page();
    }

    public string Address(bool unfiltered = false, string? after = null) =>
        unfiltered ? Url.Page("/Implementation/List", new { id = Programme.Id, at = At })! : Url.Page("/Implementation/List", new { id = Programme.Id, at = At, own = Own ? true : (bool?)null, duty = Duty, state = State, late = Late ? true : (bool?)null, after })!;
}
