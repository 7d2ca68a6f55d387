using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Documents;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>Adds a duty the reader did not see: its lines are ticked in the text.</summary>
public sealed class AddDutyModel(DocumentQueries queries, ReviewService reviews, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public string DocumentName { get; private set; } = "";

    public long Edition { get; private set; }

    internal List<TextLine> Lines { get; private set; } = [];

    public IReadOnlySet<int> Chosen { get; private set; } = new HashSet<int>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(long edition, IReadOnlyList<int> lines, CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is not { } read) return NotFound();
        Chosen = lines.ToHashSet();
        var ticked = Lines.Where(l => Chosen.Contains(l.Start)).Select(l => l.Start).ToList();
        // The text on the form is that of its edition; lines of another one would be elsewhere.
        if (ticked.Count == 0 || edition != read.EditionId)
        {
            ModelState.AddModelError("", texts["documents.add.none"]);
            return Page();
        }
        var end = read.Text.IndexOf('\n', ticked[^1]) is var stop && stop < 0 ? read.Text.Length : stop;
        var duty = 0L;
        if (!await this.TryAsync(async () => duty = await reviews.AddAsync(new(edition, ticked[0], end - ticked[0]), HttpContext.Operation("document.duty-add"), cancel))) return Page();
        return RedirectToPage("/Documents/Duty", new { id = Id, duty });
    }

    private async Task<EditionReading?> LoadAsync(CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (await queries.FindAsync(person, Id, cancel) is not { } document || document.Editions.LastOrDefault(e => e.State == ReadingState.Read) is not { } edition || await queries.ReadingAsync(person, edition.Id, cancel) is not { } read) return null;
        (DocumentName, Edition, Lines) = (DocumentWords.Name(document.Identifier, document.Head.Subject), read.EditionId, PrintedText.Lines(read.Text, []));
        return read;
    }
}
