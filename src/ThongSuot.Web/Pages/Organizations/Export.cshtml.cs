using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Organizations.Sheets;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>A body and all below it on a line on a day, as a sheet that can be taken in again.</summary>
public sealed class ExportModel(OrganizationSheet sheets, Clock clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(long? below, DateOnly? asOf, Line line = Line.Territory, SheetFormat format = SheetFormat.Xlsx, CancellationToken cancel = default)
    {
        if (below is not { } id || !ModelState.IsValid) return NotFound();
        var (day, stream) = (asOf ?? clock.Today, new MemoryStream());
        // On that day the body does not stand on that line: there is nothing to write.
        if (!await this.TryAsync(() => sheets.ExportAsync(stream, format, id, line, day, cancel))) return NotFound();
        stream.Position = 0;
        var name = string.Create(CultureInfo.InvariantCulture, $"to-chuc-{id}-{day:yyyy-MM-dd}");
        return format == SheetFormat.Csv ? File(stream, "text/csv; charset=utf-8", name + ".csv") : File(stream, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx");
    }
}
