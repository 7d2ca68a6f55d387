using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Burden;
using ThongSuot.Core.Organizations.Sheets;

namespace ThongSuot.Web.Pages.Burden;

/// <summary>What a body is asked for: how many duties, of what kind, by whom, when, and which ask for the same thing.</summary>
public sealed class AskedModel(BurdenQueries queries) : PageModel
{
    public const int GroupsShown = 20, OfGroupShown = 10;

    private const int ListSize = 50;

    /// <summary>Only duties that want this.</summary>
    [BindProperty(SupportsGet = true)]
    public AskedKind? Kind { get; set; }

    /// <summary>Only duties whose last day is in the month that begins on this day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Month { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    /// <summary>Where the list of those below goes on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Ledger Ledger { get; private set; } = null!;

    public Below Below { get; private set; } = null!;

    /// <summary>The duties that fit what was asked.</summary>
    public IReadOnlyList<AskedDuty> Fitting { get; private set; } = [];

    public IEnumerable<AskedDuty> Rows => Fitting.Skip(Skip).Take(ListSize);

    public string? Next => Fitting.Count > Skip + ListSize ? Address(Kind, Month, Skip + ListSize) : null;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!ModelState.IsValid || await queries.FindAsync(id, cancel) is not { } ledger) return NotFound();
        (Ledger, Below, Skip) = (ledger, await queries.BelowAsync(id, After, cancel: cancel), Math.Clamp(Skip, 0, BurdenQueries.MostRows));
        Fitting = [.. ledger.Asked.Where(a => (Kind is null || a.Kind == Kind) && (Month is not { } month || a.DueOn is { } due && due.Year == month.Year && due.Month == month.Month))];
        return Page();
    }

    public async Task<IActionResult> OnGetSheetAsync(long id, CancellationToken cancel)
    {
        if (await queries.FindAsync(id, cancel) is not { } ledger) return NotFound();
        var stream = new MemoryStream();
        BurdenSheet.Write(stream, SheetFormat.Xlsx, ledger);
        stream.Position = 0;
        return File(stream, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", string.Create(CultureInfo.InvariantCulture, $"yeu-cau-{id}-{ledger.Day:yyyy-MM-dd}.xlsx"));
    }

    public string Address(AskedKind? kind = null, DateOnly? month = null, int? skip = null) =>
        Url.Page("/Burden/Asked", null, new { id = Ledger.OrganizationId, kind, month = month?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), skip }, null, null, "rows")!;
}
