using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations.Sheets;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>Takes in a sheet of organizations: first only looked through, with what was found in each row, then applied.</summary>
[RequestSizeLimit(MaxRequest), RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
public sealed class ImportModel(OrganizationSheet sheets, ImportFiles files, AccessCheck check, IStringLocalizer texts) : PageModel
{
    /// <summary>A little more than a sheet may have, so that a larger one is refused with a sentence.</summary>
    private const long MaxRequest = 80L << 20;

    public const int FindingsShown = 200;

    [BindProperty, Display(Name = "organizations.import.file")]
    public IFormFile? Sheet { get; set; }

    /// <summary>The sheet that was looked through.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    [BindProperty]
    public BasisInput Basis { get; set; } = new();

    public SheetReport? Report { get; private set; }

    /// <summary>A sheet may name any body, so it is for who keeps the tree from the top.</summary>
    public bool IsAllowed { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => await AllowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken cancel)
    {
        if (!await AllowAsync(cancel)) return Page();
        var file = await FileAsync(cancel);
        if (file is null) ModelState.AddModelError(nameof(Sheet), texts["organizations.import.file.missing"]);
        if (!ModelState.IsValid) return Page();
        var mode = step switch { "do" => ImportMode.AllOrNothing, "good" => ImportMode.GoodRows, _ => ImportMode.DryRun };
        var options = new ImportSheetOptions(Basis.ToBasis(), mode);
        // A sheet may put bodies anywhere, so it is for who has the say at the top.
        await this.DemandAsync(Permission.ManageOrganizations, [null]);
        if (!await this.TryAsync(async () => Report = await sheets.ImportAsync(file!, options, HttpContext.Operation("organization.import", Basis.LegalBasis), cancel: cancel), FormSteps.Fields)) return Page();
        if (step == "findings") return Findings();
        if (!Report!.Applied) return Page();
        files.Forget(Kept!);
        this.Notify(NoticeKind.Success, texts["organizations.import.done", Report.Changes.Count, Report.Rows]);
        return RedirectToPage("/Organizations/Index");
    }

    public int Count(SheetAction action) => Report!.Changes.Count(c => c.Action == action);

    public string Sentence(SheetFinding finding) => FindingWords.Sentence(finding, texts);

    public string? Column(SheetFinding finding) => finding.Column is null ? null : FindingWords.Head(finding.Column);

    private FileStreamResult Findings()
    {
        var stream = new MemoryStream();
        SheetTable.Write(stream, SheetFormat.Xlsx, [texts["organizations.import.row"], texts["organizations.import.column"], texts["organizations.import.weight"], texts["organizations.import.sentence"]],
            Report!.Findings.Select(f => (IReadOnlyList<string?>)[f.Row.ToString(System.Globalization.CultureInfo.InvariantCulture), Column(f), texts[f.IsError ? "organizations.import.error" : "organizations.import.hint"], Sentence(f)]));
        stream.Position = 0;
        return File(stream, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "ket-qua-kiem-tra.xlsx");
    }

    private async Task<byte[]?> FileAsync(CancellationToken cancel)
    {
        if (Sheet is not { Length: > 0 } sent) return await files.FindAsync(Kept, cancel);
        using var memory = new MemoryStream();
        await sent.CopyToAsync(memory, cancel);
        Kept = await files.KeepAsync(memory.ToArray(), cancel);
        return memory.ToArray();
    }

    private async Task<bool> AllowAsync(CancellationToken cancel) => IsAllowed = User.PersonId() is { } person && await check.MayAtTopAsync(person, Permission.ManageOrganizations, cancel);
}
