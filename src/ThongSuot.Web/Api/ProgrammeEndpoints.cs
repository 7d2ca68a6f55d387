using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ThongSuot.Core.Access;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>Programmes as they stand at any body. Which of them a person may read is asked of <see cref="ProgrammeAccess"/>.</summary>
internal static class ProgrammeEndpoints
{
    /// <param name="OnTime">Done in time, of so many that are done or overdue, on a day.</param>
    public sealed record ProgrammeListAnswer(ProgrammeHead Programme, string Issuer, Tallied Figures, OnTimeRate OnTime);

    /// <param name="Own">What the body itself must do.</param>
    /// <param name="Below">What all below it must do.</param>
    /// <param name="Duties">By duty, at the body and below it.</param>
    public sealed record BoardAnswer(ProgrammeHead Programme, int Version, long OrganizationId, string Organization, DateOnly Day, Tallied Own, Tallied Below, Tallied Total, OnTimeRate OnTime, IReadOnlyList<DutyFigures> Duties);

    /// <param name="Total">At the body and all below it.</param>
    /// <param name="Duties">The same by id of the duty; one that nobody there has is missing.</param>
    public sealed record ChildAnswer(long OrganizationId, string Organization, Tallied Total, OnTimeRate OnTime, IReadOnlyDictionary<long, Tallied> Duties);

    public sealed record CloseProgrammeBody(string? Sentence = null);
    public sealed record RecallProgrammeBody(string Sentence);

    public static void MapProgrammes(this IEndpointRouteBuilder api)
    {
        var programmes = api.MapGroup("/programmes").WithTags("Programmes");
        programmes.MapGet("/", ListAsync).Says("api.programmes.list");
        programmes.MapGet("/{id:long}", FindAsync).Says("api.programmes.find");
        programmes.MapGet("/{id:long}/children", ChildrenAsync).Says("api.programmes.children");
        programmes.MapGet("/{id:long}/assignments", AssignmentsAsync).Says("api.programmes.assignments");
        programmes.MapPost("/{id:long}/close", CloseAsync).AsksVersion().Says("api.programmes.close");
        programmes.MapPost("/{id:long}/recall", RecallAsync).AsksVersion().Says("api.programmes.recall");
    }

    private static async Task<Ok<Page<ProgrammeListAnswer>>> ListAsync(long at, DashboardQueries boards, AccessCheck check, Clock clock, HttpContext http, string? after = null, int size = Page<ProgrammeRow>.DefaultSize)
    {
        if (!await check.IsKnownAsync(at, http.RequestAborted)) throw new NotFoundException("organization", at);
        var (day, page) = (clock.Today, await boards.ProgrammesAsync(at, after, size, http.RequestAborted));
        return TypedResults.Ok(new Page<ProgrammeListAnswer>([.. page.Items.Select(p => new ProgrammeListAnswer(p.Programme, p.Issuer, p.Figures, p.Figures.RateOn(day)))], page.Next));
    }

    private static async Task<Ok<BoardAnswer>> FindAsync(long id, DashboardQueries boards, ProgrammeAccess access, HttpContext http, long? at = null)
    {
        var (board, version) = (await BoardAsync(id, at, boards, access, http), await boards.VersionAsync(id, http.RequestAborted));
        Versions.Say(http, version);
        return TypedResults.Ok(new BoardAnswer(board.Programme, version, board.OrganizationId, board.Name, board.Day, board.Own, board.Below, board.Total, board.Total.RateOn(board.Day), board.Duties));
    }

    /// <summary>Those that have anything to do, by name, with the states by duty.</summary>
    private static async Task<Ok<Page<ChildAnswer>>> ChildrenAsync(long id, DashboardQueries boards, ProgrammeAccess access, HttpContext http, long? at = null, string? after = null, int size = Page<ChildAnswer>.DefaultSize)
    {
        var board = await BoardAsync(id, at, boards, access, http);
        var all = board.Children.Where(c => c.Total.Total > 0).ToList();
        // A body that is not among them any more, or nonsense, reads as the beginning.
        var begin = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? all.FindIndex(c => c.OrganizationId == last) + 1 : 0;
        var some = all.Skip(begin).Take(Math.Clamp(size, 1, Page<ChildAnswer>.MaxSize)).ToList();
        var cells = await boards.CellsAsync(id, [.. some.Select(c => c.OrganizationId)], http.RequestAborted);
        return TypedResults.Ok(new Page<ChildAnswer>([.. some.Select(c => new ChildAnswer(c.OrganizationId, c.Name, c.Total, c.Total.RateOn(board.Day), cells[c.OrganizationId]))],
            begin + some.Count < all.Count ? some[^1].OrganizationId.ToString(CultureInfo.InvariantCulture) : null));
    }

    /// <summary>The list behind any number of a board; the late, those longest late first.</summary>
    private static async Task<Ok<Page<AssignmentRow>>> AssignmentsAsync(long id, AssignmentQueries assignments, DashboardQueries boards, ProgrammeAccess access, AccessCheck check, HttpContext http, long? at = null, bool own = false, long? duty = null, Count? column = null,
        bool late = false, int? lateFrom = null, int? lateTo = null, bool asking = false, bool nobody = false, string? after = null, int size = Page<AssignmentRow>.DefaultSize)
    {
        var (cancel, head) = (http.RequestAborted, await HeadAsync(id, boards, access, http));
        if (column is { } asked && !Enum.IsDefined(asked)) throw new BadHttpRequestException("There is no such column.");
        if (lateFrom is < 1 or > MostDays || lateTo is < 1 or > MostDays) throw new BadHttpRequestException($"Days are 1 to {MostDays}.");
        if (at is { } body && !await check.IsKnownAsync(body, cancel)) throw new NotFoundException("organization", body);
        if (duty is { } given && await boards.DutyAsync(id, given, cancel) is null) throw new NotFoundException("duty", given);
        var place = at ?? head.IssuerId;
        return TypedResults.Ok(await assignments.ListAsync(new(id, own ? null : place, own ? place : null, duty, column, late, late ? lateFrom : null, late ? lateTo : null, asking, nobody), after, size, cancel));
    }

    private static async Task<NoContent> CloseAsync(long id, CloseProgrammeBody body, ProgrammeService service, HttpContext http)
    {
        await service.CloseAsync(id, Versions.Asked(http), http.Operation("programme.close", body.Sentence), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RecallAsync(long id, RecallProgrammeBody body, ProgrammeService service, HttpContext http)
    {
        await service.RecallAsync(id, Versions.Asked(http), http.Operation("programme.recall", body.Sentence), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private const int MostDays = 36_500;

    private static async Task<ProgrammeHead> HeadAsync(long id, DashboardQueries boards, ProgrammeAccess access, HttpContext http)
    {
        var head = await boards.HeadAsync(id, http.RequestAborted) ?? throw new NotFoundException("programme", id);
        return await access.MayReadAsync(http.User.PersonId()!.Value, head, http.RequestAborted) ? head : throw new DeniedException(Permission.ReadSubtree, head.IssuerId);
    }

    private static async Task<Dashboard> BoardAsync(long id, long? at, DashboardQueries boards, ProgrammeAccess access, HttpContext http)
    {
        var head = await HeadAsync(id, boards, access, http);
        var place = at ?? await access.StartAsync(http.User.PersonId()!.Value, head, http.RequestAborted);
        return await boards.FindAsync(id, place, http.RequestAborted) ?? throw new NotFoundException("organization", place);
    }
}
