using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>Takes in files, many at once; they are read in the background, and the page says how far that is.</summary>
[RequestSizeLimit(MaxRequest), RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
public sealed class UploadModel(RegisterService register, ReadingService reading, AccessCheck check, OrganizationFinder finder, Clock clock, IStringLocalizer texts) : PageModel
{
    private const long MaxRequest = 1L << 30;
    private const int MostFiles = 200;

    [BindProperty, Display(Name = "documents.upload.files")]
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    [BindProperty, Display(Name = "documents.upload.keeper")]
    public long Keeper { get; set; }

    [BindProperty]
    public Direction Direction { get; set; }

    [BindProperty, Display(Name = "documents.field.secrecy")]
    public Secrecy Secrecy { get; set; }

    /// <summary>The bodies into whose registers the person may enter documents.</summary>
    public IReadOnlyList<FoundOrganization> Keepers { get; private set; } = [];

    /// <summary>What became of the files just sent.</summary>
    public IReadOnlyList<Received>? Taken { get; private set; }

    public ReadingProgress Progress { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // Asked every second or so while files are read: it needs nothing of the page.
        if (context.HandlerMethod?.Name == "Progress")
        {
            await next();
            return;
        }
        var person = User.PersonId()!.Value;
        Keepers = await finder.DescribeAsync(await check.PlacesAsync(person, Permission.RegisterDocuments, HttpContext.RequestAborted), clock.Today, HttpContext.RequestAborted);
        await next();
        Progress = await reading.ProgressAsync(person, Clock.StartOf(clock.Today), HttpContext.RequestAborted);
    }

    public void OnGet()
    {
    }

    /// <summary>How far the reading is, for the page to follow.</summary>
    public async Task<PartialViewResult> OnGetProgressAsync(CancellationToken cancel) =>
        Partial("_Progress", await reading.ProgressAsync(User.PersonId()!.Value, Clock.StartOf(clock.Today), cancel));

    public async Task OnPostAsync(CancellationToken cancel)
    {
        if (Files.Count == 0) ModelState.AddModelError(nameof(Files), texts["documents.upload.files.missing"]);
        if (Files.Count > MostFiles) ModelState.AddModelError(nameof(Files), texts["documents.upload.files.many", MostFiles]);
        if (!ModelState.IsValid) return;
        var streams = Files.Select(f => new NewFile(f.FileName, f.OpenReadStream())).ToList();
        try
        {
            await this.TryAsync(async () => Taken = await register.ReceiveAsync(new(Keeper, Direction, streams, Secrecy), HttpContext.Operation("document.receive"), cancel));
        }
        finally
        {
            foreach (var file in streams) await file.Content.DisposeAsync();
        }
    }
}
