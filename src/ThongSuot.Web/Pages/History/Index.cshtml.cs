using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Access;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.History;

/// <summary>What was done: to everything, or to one thing.</summary>
public sealed class IndexModel(ReadableHistory queries, HistoryWords words, AccessCheck check) : PageModel
{
    [BindProperty(SupportsGet = true), RegularExpression("^[a-z-]{1,40}$")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Id { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "history.filter.who"), StringLength(200)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Person { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "history.filter.what"), StringLength(100)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "history.filter.from")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "history.filter.to")]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<OperationRow> Rows { get; private set; } = new([], null);

    public HistoryWords Words => words;

    public Subject? Subject => Kind is not null && Id is { } id ? new(Kind, id) : null;

    public bool IsFiltered => Who is not null || Person is not null || What is not null || From is not null || To is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Kind is null != Id is null || ModelState[nameof(Kind)]?.Errors.Count > 0) return NotFound();
        if (User.PersonId() is not { } reader) return Forbid();
        // Everything is for who may read it at the top; others begin with what is theirs. Of one thing the table of addresses has asked already.
        if (Subject is null && !await check.MayAtTopAsync(reader, Permission.ReadHistory, cancel))
            return RedirectToPage(new { kind = "organization", id = (await check.PlacesAsync(reader, Permission.ReadHistory, cancel))[0] });
        if (ModelState.IsValid) Rows = await queries.ReadAsync(reader, new(Subject, Person, Who?.Trim(), What, From, To), After, cancel: cancel);
        var subjects = Rows.Items.SelectMany(r => r.Entries).Select(e => e.Subject).ToHashSet();
        if (Subject is { } subject) subjects.Add(subject);
        await words.LoadAsync(Rows.Items.SelectMany(r => r.Entries), subjects, cancel);
        return Page();
    }

    public string Address(string? after = null) =>
        Url.Page("/History/Index", new { kind = Kind, id = Id, who = Who, person = Person, what = What, from = From?.ToString("yyyy-MM-dd", null), to = To?.ToString("yyyy-MM-dd", null), after })!;

    public string OfPerson(long person) => Url.Page("/History/Index", new { kind = Kind, id = Id, person })!;
}
