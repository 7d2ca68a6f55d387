using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Organizations.Sheets;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>A programme as it stands at a body: four figures, the bodies directly below × duties, the states by duty. Every number leads to its list, every body to its own board.</summary>
public sealed class ProgrammeModel(DashboardQueries boards, AssignmentQueries assignments, ProgrammeAccess access, Lateness lateness, BlockerQueries blockers, ChangedGrounds grounds, OrganizationQueries organizations, DocumentQueries documents, Clock clock, IStringLocalizer texts) : PageModel
{
    private const int OwnShown = 10, BodiesShown = 50;

    /// <summary>How the bodies are ordered.</summary>
    public enum Order
    {
        /// <summary>Where most is late first.</summary>
        Late,
        Name,
    }

    /// <summary>The body whose board it is; where the person works, when that is below the issuer, or the issuer without.</summary>
    [BindProperty(SupportsGet = true)]
    public long? At { get; set; }

    [BindProperty(SupportsGet = true)]
    public Order By { get; set; }

    /// <summary>All bodies, where only the first are shown otherwise.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public Dashboard Board { get; private set; } = null!;

    public DocumentLink? Document { get; private set; }

    /// <summary>From the issuer down to the superior of the body.</summary>
    public IReadOnlyList<OrganizationStep> Trail { get; private set; } = [];

    public IReadOnlyList<BodyFigures> Children { get; private set; } = [];

    /// <summary>How many bodies there are, shown or not.</summary>
    public int ChildCount { get; private set; }

    /// <summary>The first of what the body itself must do.</summary>
    public IReadOnlyList<AssignmentRow> Own { get; private set; } = [];

    public int LongestLate { get; private set; }

    /// <summary>How many ask for more time.</summary>
    public int Asking { get; private set; }

    public int LateBodies => Board.Children.Count(c => c.Total.Overdue > 0);

    public DateTime Now { get; private set; }

    /// <summary>The person may close it, take it back or bring it up to date.</summary>
    public bool MayEnd { get; private set; }

    /// <summary>Documents that change the one it carries out; for who may bring it up to date.</summary>
    public IReadOnlyList<(DocumentLink Document, RelationKind Relation)> Changes { get; private set; } = [];

    private IReadOnlyDictionary<long, IReadOnlyDictionary<long, Tallied>> _cells = new Dictionary<long, IReadOnlyDictionary<long, Tallied>>();
    private IReadOnlyDictionary<(long OrganizationId, long DutyId), int> _days = new Dictionary<(long, long), int>();
    private string _list = "", _board = "";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return NotFound();
        if (await LoadAsync(id, cancel) is { } refused) return refused;
        Document = await documents.LinkAsync(User.PersonId()!.Value, Board.Programme.DocumentId, cancel);
        var above = await organizations.TrailAsync(Board.OrganizationId, Board.Programme.Line, clock.Today, cancel);
        // Above the issuer nobody has anything to do in it.
        Trail = [.. above.SkipWhile(s => s.Id != Board.Programme.IssuerId && above.Any(t => t.Id == Board.Programme.IssuerId))];
        var children = Board.Children.Where(c => c.Total.Total > 0).ToList();
        Children = [.. (By == Order.Name ? children.AsEnumerable() : children.OrderByDescending(c => c.Total.Overdue).ThenByDescending(c => c.Total.Returned + c.Total.Declined)).Take(All ? children.Count : BodiesShown)];
        ChildCount = children.Count;
        _cells = await boards.CellsAsync(id, [.. Children.Select(c => c.OrganizationId)], cancel);
        LongestLate = Board.Total.Overdue == 0 ? 0 : await lateness.LongestAsync(id, Board.OrganizationId, cancel);
        MayEnd = Board.Programme.State == ProgrammeState.Running && await this.MayAsync(Permission.IssueAssignments, Board.Programme.IssuerId);
        if (MayEnd) Changes = await grounds.ChangedByAsync(User.PersonId()!.Value, Board.Programme.DocumentId, cancel);
        Asking = Board.Total.Open == 0 ? 0 : await blockers.AskingAsync(Board, cancel);
        _days = await lateness.OfAsync(id, [.. Children.Select(c => c.OrganizationId)], cancel);
        if (Board.Own.Total > 0) Own = (await assignments.ListAsync(new(id, OrganizationId: Board.OrganizationId), size: OwnShown, cancel: cancel)).Items;
        (Now, _list, _board) = (Clock.LocalOf(clock.Now), Url.Page("/Implementation/List", new { id })!, Url.Page("/Implementation/Programme", new { id })!);
        return Page();
    }

    /// <summary>The board as a sheet.</summary>
    public async Task<IActionResult> OnGetSheetAsync(long id, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return NotFound();
        if (await LoadAsync(id, cancel) is { } refused) return refused;
        var stream = new MemoryStream();
        BoardSheet.Write(stream, SheetFormat.Xlsx, Board, await boards.CellsAsync(id, [.. Board.Children.Select(c => c.OrganizationId)], cancel));
        stream.Position = 0;
        return File(stream, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", string.Create(CultureInfo.InvariantCulture, $"tien-do-{id}-{Board.OrganizationId}-{Board.Day:yyyy-MM-dd}.xlsx"));
    }

    /// <summary>The list behind a number. Written out, for a board of a hundred bodies and thirty duties has three thousand of them.</summary>
    public string List(long? at = null, long? duty = null, Count? state = null, bool late = false, bool own = false, bool asking = false)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"{_list}?at={at ?? Board.OrganizationId}");
        if (duty is { } given) address += string.Create(CultureInfo.InvariantCulture, $"&duty={given}");
        if (state is { } column) address += $"&state={column}";
        return address + (late ? "&late=true" : "") + (own ? "&own=true" : "") + (asking ? "&asking=true" : "");
    }

    /// <summary>The board of a body; written out too.</summary>
    public string Place(long at) => string.Create(CultureInfo.InvariantCulture, $"{_board}?at={at}") + (By == Order.Late ? "" : $"&by={By}");

    internal HeatCell Cell(BodyFigures child, DutyFigures duty) =>
        BoardWords.Cell(duty, _cells[child.OrganizationId].GetValueOrDefault(duty.Id), _days.TryGetValue((child.OrganizationId, duty.Id), out var days) ? days : null, Board.Day, texts);

    /// <summary>Reads the board; the answer when there is none, or it is not for this person.</summary>
    private async Task<IActionResult?> LoadAsync(long id, CancellationToken cancel)
    {
        var (board, refused) = await this.BoardAsync(boards, access, id, At, cancel);
        if (board is null) return refused;
        Board = board;
        return null;
    }
}
