using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Organizations.Sheets;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>The list behind any number of a board; what it shows is said in a sentence.</summary>
public sealed class ListModel(AssignmentQueries assignments, AssignmentSheet sheets, DashboardQueries boards, ProgrammeAccess access, OrganizationQueries organizations, Clock clock, IStringLocalizer texts) : PageModel
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

    /// <summary>Overdue for at least as many days.</summary>
    [BindProperty(SupportsGet = true), Range(1, 36_500)]
    public int? From { get; set; }

    /// <summary>Overdue for at most as many days.</summary>
    [BindProperty(SupportsGet = true), Range(1, 36_500)]
    public int? To { get; set; }

    /// <summary>Where more time is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Asking { get; set; }

    /// <summary>Where nobody is in post who could do it.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Nobody { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ProgrammeHead Programme { get; private set; } = null!;

    public string Body { get; private set; } = "";

    public Page<AssignmentRow> Rows { get; private set; } = null!;

    public string Sentence { get; private set; } = "";

    public DateOnly Day => clock.Today;

    public bool IsFiltered => Duty is not null || State is not null || Late || Own || Asking || Nobody;

    private AssignmentFilter Filter => new(Programme.Id, Own ? null : At, Own ? At : null, Duty, State, Late, Late ? From : null, Late ? To : null, Asking, Nobody);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await RefusedAsync(id, cancel) is { } refused) return refused;
        var duty = Duty is { } given ? await boards.DutyAsync(id, given, cancel) : null;
        if (Duty is not null && duty is null) return NotFound();
        Rows = await assignments.ListAsync(Filter, After, cancel: cancel);
        var what = Asking ? texts["implementation.list.asking"] : Late ? LateWords() : State is { } state ? texts[$"implementation.list.{state}"] : texts["implementation.list.all"];
        Sentence = texts[Own ? "implementation.list.own" : "implementation.list.at", what.Value, Body].Value + (duty is null ? "" : texts["implementation.list.duty", duty.Ordinal, duty.Text].Value) + (Nobody ? texts["implementation.list.nobody"].Value : "");
        return Page();
    }

    /// <summary>The list as a sheet, from a file that is gone when it is sent.</summary>
    public async Task<IActionResult> OnGetSheetAsync(long id, CancellationToken cancel)
    {
        if (await RefusedAsync(id, cancel) is { } refused) return refused;
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await sheets.WriteAsync(file, SheetFormat.Xlsx, Filter, cancel);
            file.Position = 0;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        return File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", string.Create(CultureInfo.InvariantCulture, $"danh-sach-viec-{id}-{Day:yyyy-MM-dd}.xlsx"));
    }

    public string Address(bool unfiltered = false, string? after = null, string? handler = null) =>
        unfiltered ? Url.Page("/Implementation/List", new { id = Programme.Id, at = At })!
            : Url.Page("/Implementation/List", handler, new { id = Programme.Id, at = At, own = Own ? true : (bool?)null, duty = Duty, state = State, late = Late ? true : (bool?)null, from = From, to = To, asking = Asking ? true : (bool?)null, nobody = Nobody ? true : (bool?)null, after })!;

    private LocalizedString LateWords() => (From, To) switch
    {
        ({ } from, { } to) => texts["implementation.list.late.span", from, to],
        ({ } from, null) => texts["implementation.list.late.from", from],
        _ => texts["implementation.list.late"],
    };

    /// <summary>Finds the programme and the body; the answer when there is none, or it is not for this person.</summary>
    private async Task<IActionResult?> RefusedAsync(long id, CancellationToken cancel)
    {
        if (await boards.HeadAsync(id, cancel) is not { } programme) return NotFound();
        if (!await access.MayReadAsync(User.PersonId()!.Value, programme, cancel)) return Forbid();
        if (!ModelState.IsValid) return NotFound();
        (Programme, At) = (programme, At ?? programme.IssuerId);
        if ((await organizations.NamesAsync([At.Value], Day, cancel)).GetValueOrDefault(At.Value) is not { } body) return NotFound();
        Body = body;
        return null;
    }
}
