using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Organizations;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>The bodies that a name in the duties of a document means.</summary>
public sealed class MeantModel(ResolvedActors resolved, DocumentQueries queries) : PageModel
{
    public const int Most = 1_000;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    public string DocumentName { get; private set; } = "";

    public Resolution Meant { get; private set; } = Resolution.Nothing;

    public DateOnly Day { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (Name is not { Length: > 0 } name || await queries.FindAsync(person, Id, cancel) is not { } document || await resolved.OneAsync(person, Id, name, cancel) is not var (meant, day)) return NotFound();
        (DocumentName, Meant, Day) = (DocumentWords.Name(document.Identifier, document.Head.Subject), meant, day);
        return Page();
    }
}
