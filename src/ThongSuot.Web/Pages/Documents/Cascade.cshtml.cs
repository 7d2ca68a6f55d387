using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>Which document below answers which above, a row a level; who owes an answer and is late comes first. One level in full when there are many.</summary>
public sealed class CascadeModel(CascadeQueries queries, Clock clock, IStringLocalizer texts) : PageModel
{
    private const int ListSize = 100;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>One level in full; all levels with their first rows without.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Level { get; set; }

    /// <summary>Of that level only those that stand so.</summary>
    [BindProperty(SupportsGet = true)]
    public CascadeState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    public Cascade Cascade { get; private set; } = null!;

    /// <summary>The level asked for.</summary>
    public IReadOnlyList<CascadeRow> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public DateOnly Day => clock.Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var person = User.PersonId()!.Value;
        if (!ModelState.IsValid || await queries.FindAsync(person, Id, Level is null ? CascadeQueries.Shown : 0, cancel) is not { } cascade) return NotFound();
        Cascade = cascade;
        if (Level is not { } level) return Page();
        Skip = Math.Max(0, Skip);
        if (await queries.ListAsync(person, Id, level, State, Skip, ListSize, cancel) is not { } list || list.Count == 0) return NotFound();
        (Rows, Count) = list;
        return Page();
    }

    public string Address(int? level = null, CascadeState? state = null, int? skip = null) => Url.Page("/Documents/Cascade", new { id = Id, level, state, skip })!;

    /// <summary>Where the level goes on; null at its end.</summary>
    public string? Next => Count > Skip + ListSize ? Address(Level, State, Skip + ListSize) : null;

    public string LevelName(int level) => level switch
    {
        0 => texts["documents.cascade.level.0"],
        < 0 => texts["documents.cascade.level.above", -level],
        _ => texts["documents.cascade.level.below", level],
    };

    /// <summary>A sign beside the word, for who does not tell the colours apart.</summary>
    public static string Sign(CascadeState state) => state switch
    {
        CascadeState.Late => "✗",
        CascadeState.Missing => "○",
        CascadeState.IssuedLate => "△",
        CascadeState.Issued => "✓",
        CascadeState.Ended => "–",
        _ => "?",
    };

    public static string Colour(CascadeState state) => state switch
    {
        CascadeState.Late => "danger",
        CascadeState.Missing or CascadeState.IssuedLate => "warning",
        CascadeState.Issued => "success",
        _ => "neutral",
    };

    /// <summary>"Quá hạn 12 ngày", "Chưa có, hạn 30/9/2025", "Ban hành 2/10/2025".</summary>
    public string Said(CascadeRow row) => row switch
    {
        { State: CascadeState.Late, DueOn: { } due } => texts["documents.cascade.said.late", Day.DayNumber - due.DayNumber, due],
        { State: CascadeState.Missing, DueOn: { } due } => texts["documents.cascade.said.missing", due],
        { State: CascadeState.Missing } => texts["documents.cascade.said.missing.no_day"],
        { Document: null } => texts["documents.cascade.said.unseen"],
        { State: CascadeState.IssuedLate, DueOn: { } due, Document.IssuedOn: { } issued } => texts["documents.cascade.said.issued_late", issued, due],
        { Document.IssuedOn: { } issued } => texts["documents.cascade.said.issued", issued.ToString("d", CultureInfo.CurrentCulture)],
        _ => texts["documents.cascade.said.no_day"],
    };
}
