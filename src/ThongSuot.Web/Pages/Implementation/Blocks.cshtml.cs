using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThongSuot.Core.Access;
using ThongSuot.Core.Implementation;
using ThongSuot.Web.Access;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>What holds a programme up at a body and below it: who waits for an answer, what is overdue by how much, where, and the reasons people gave. Every number leads to its list.</summary>
public sealed class BlocksModel(DashboardQueries boards, BlockerQueries blockers, ProgrammeAccess access) : PageModel
{
    /// <summary>The body; where the person begins without.</summary>
    [BindProperty(SupportsGet = true)]
    public long? At { get; set; }

    public Dashboard Board { get; private set; } = null!;

    public Blockers Blockers { get; private set; } = null!;

    /// <summary>Empty for who may see numbers here, and not the assignments themselves.</summary>
    public IReadOnlyList<GivenReason> Reasons { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return NotFound();
        var (board, refused) = await this.BoardAsync(boards, access, id, At, cancel);
        if (board is null) return refused!;
        (Board, Blockers) = (board, await blockers.FindAsync(board, cancel));
        if (await this.MayAsync(Permission.ReadSubtree, board.OrganizationId)) Reasons = await blockers.ReasonsAsync(board, cancel);
        return Page();
    }

    public string List(object filter)
    {
        var values = new RouteValueDictionary(filter) { ["id"] = Board.Programme.Id };
        values.TryAdd("at", Board.OrganizationId);
        return Url.Page("/Implementation/List", values)!;
    }
}
