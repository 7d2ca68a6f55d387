using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Organizations.Sheets;
using ThongSuot.Core.Plans;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Plans;

/// <summary>Who has answered a programme with a plan of its own, who has not, who was late: at a body and all below it.</summary>
public sealed class CoverageModel(PlanCoverageQueries plans, DashboardQueries boards, ProgrammeAccess access, OrganizationQueries organizations, Clock clock) : PageModel
{
    /// <summary>A body and all below it; all of the programme without.</summary>
    [BindProperty(SupportsGet = true)]
    public long? At { get; set; }

    /// <summary>The duty that asks for a plan, when there are several; the first without.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Duty { get; set; }

    [BindProperty(SupportsGet = true)]
    public PlanState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ProgrammeHead Programme { get; private set; } = null!;

    /// <summary>The body that is looked at.</summary>
    public string BodyName { get; private set; } = "";

    /// <summary>The duties that ask for a plan.</summary>
    public IReadOnlyList<PlanDuty> Duties { get; private set; } = [];

    /// <summary>The one shown; null when none asks for a plan.</summary>
    public PlanDuty? Shown { get; private set; }

    public PlanCoverage Counts { get; private set; } = new(0, 0, 0, 0);

    public IReadOnlyList<CoverageBelow> Below { get; private set; } = [];

    public Page<CoverageRow> Rows { get; private set; } = new([], null);

    public DateOnly Day => clock.Today;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } refused) return refused;
        if (Shown is not { } duty) return Page();
        Counts = await plans.CountAsync(duty.Id, At, cancel);
        Below = [.. (await plans.BelowAsync(duty.Id, At ?? Programme.IssuerId, cancel)).Where(b => b.Coverage.Bodies > 1 || At is null && b.Coverage.Bodies > 0)];
        // Where each body below is one that is asked, the list says the same.
        if (Below.All(b => b.Coverage.Bodies == 1)) Below = [];
        Rows = await plans.ListAsync(duty.Id, State, At, After, cancel: cancel);
        return Page();
    }

    /// <summary>All of it as a sheet.</summary>
    public async Task<IActionResult> OnGetSheetAsync(long id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } refused) return refused;
        if (Shown is not { } duty) return NotFound();
        var stream = new MemoryStream();
        PlanSheet.Write(stream, SheetFormat.Xlsx, duty, await plans.AllAsync(duty.Id, State, At, cancel), Day);
        stream.Position = 0;
        return File(stream, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", string.Create(CultureInfo.InvariantCulture, $"ke-hoach-{id}-{At ?? Programme.IssuerId}-{Day:yyyy-MM-dd}.xlsx"));
    }

    public string Address(PlanState? state, long? at, string? after = null, string? handler = null) => Url.Page("/Plans/Coverage", handler, new { id = Programme.Id, at, duty = Duty, state, after })!;

    private async Task<IActionResult?> LoadAsync(long id, CancellationToken cancel)
    {
        if (!ModelState.IsValid || await boards.HeadAsync(id, cancel) is not { } programme) return NotFound();
        if (!await access.MayReadAsync(User.PersonId()!.Value, programme, cancel)) return Forbid();
        var body = At ?? programme.IssuerId;
        (Programme, BodyName, Duties) = (programme, (await organizations.NamesAsync([body], Day, cancel)).GetValueOrDefault(body, ""), await plans.DutiesAsync(id, cancel));
        if (BodyName.Length == 0 || Duty is { } asked && Duties.All(d => d.Id != asked)) return NotFound();
        Shown = Duties.FirstOrDefault(d => Duty is null || d.Id == Duty);
        return null;
    }
}
