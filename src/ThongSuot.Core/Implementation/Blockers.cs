using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Implementation;

/// <summary>What holds a programme up at a body and below it. Each number is that of a list (<see cref="AssignmentFilter"/>); none is counted further than <see cref="BlockerQueries.CountedAtMost"/>.</summary>
/// <param name="Declined">Wait for the issuer's decision.</param>
/// <param name="Returned">Sent back, to be done again.</param>
/// <param name="Asking">More time is asked for, and nobody has answered.</param>
/// <param name="LateWithNobody">Overdue in bodies where nobody is in post who could do it.</param>
/// <param name="Late">The overdue, by how much.</param>
/// <param name="Duties">Where most is overdue, returned or declined, the first few.</param>
/// <param name="Bodies">Likewise of those directly below.</param>
public sealed record Blockers(int Declined, int Returned, int Asking, int LateWithNobody, IReadOnlyList<LateSpan> Late, IReadOnlyList<DutyFigures> Duties, IReadOnlyList<BodyFigures> Bodies)
{
    public bool IsNone => Declined + Returned + Asking + LateWithNobody + Duties.Count == 0;
}

/// <summary>How many are overdue for so many days.</summary>
/// <param name="To">Null: without end.</param>
public sealed record LateSpan(int From, int? To, int Count);

/// <summary>Why somebody declined, returned or asked for more time, in their words.</summary>
public sealed record GivenReason(long AssignmentId, string Organization, int Ordinal, string Text, EntryKind Kind, string Sentence, DateTime At);

/// <summary>Finds what holds a programme up.</summary>
public sealed class BlockerQueries(AppDbContext db, AssignmentQueries assignments)
{
    public const int CountedAtMost = 10_000, Shown = 5, ReasonsShown = 10;
    private const int LookedAt = 200;

    private static readonly (int From, int? To)[] Spans = [(1, 7), (8, 30), (31, 90), (91, null)];

    /// <summary>How many ask for more time.</summary>
    public Task<int> AskingAsync(Dashboard board, CancellationToken cancel = default) => CountAsync(new AssignmentFilter(board.Programme.Id, board.OrganizationId, IsAsking: true), cancel);

    public async Task<Blockers> FindAsync(Dashboard board, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(board);
        var (total, late, nobody) = (board.Total, new List<LateSpan>(), 0);
        if (total.Overdue > 0)
        {
            var overdue = new AssignmentFilter(board.Programme.Id, board.OrganizationId, IsOverdue: true);
            foreach (var (from, to) in Spans) late.Add(new(from, to, await CountAsync(overdue with { LateFrom = from, LateTo = to }, cancel)));
            nobody = await CountAsync(overdue with { HasNobody = true }, cancel);
        }
        return new(total.Declined, total.Returned, await AskingAsync(board, cancel), nobody, late,
            [.. board.Duties.Where(d => Held(d.Total) > 0).OrderByDescending(d => Held(d.Total)).Take(Shown)],
            [.. board.Children.Where(c => Held(c.Total) > 0).OrderByDescending(c => Held(c.Total)).Take(Shown)]);
    }

    /// <summary>The latest reasons given about what is still declined, returned or waiting for more time; for who may read these assignments.</summary>
    public async Task<IReadOnlyList<GivenReason>> ReasonsAsync(Dashboard board, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(board);
        var filter = new AssignmentFilter(board.Programme.Id, board.OrganizationId);
        var rows = new List<AssignmentRow>();
        if (board.Total.Declined > 0) rows.AddRange((await assignments.ListAsync(filter with { As = Count.Declined }, size: LookedAt, cancel: cancel)).Items);
        if (board.Total.Returned > 0) rows.AddRange((await assignments.ListAsync(filter with { As = Count.Returned }, size: LookedAt, cancel: cancel)).Items);
        rows.AddRange((await assignments.ListAsync(filter with { IsAsking = true }, size: LookedAt, cancel: cancel)).Items);
        var byId = rows.DistinctBy(r => r.Id).ToDictionary(r => r.Id);
        var ids = byId.Keys.ToList();
        EntryKind[] kinds = [EntryKind.Declined, EntryKind.Returned, EntryKind.ExtensionAsked];
        var entries = await db.AssignmentEntries.AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.AssignmentId) && kinds.Contains(e.Kind) && e.Sentence != null).OrderByDescending(e => e.Id).Take(LookedAt).ToListAsync(cancel);
        return [.. entries.DistinctBy(e => e.AssignmentId).Take(ReasonsShown).Select(e => (Entry: e, Row: byId[e.AssignmentId])).Select(f => new GivenReason(f.Row.Id, f.Row.Organization, f.Row.Ordinal, f.Row.Text, f.Entry.Kind, f.Entry.Sentence!, f.Entry.At))];
    }

    private static int Held(Tallied t) => t.Overdue + t.Declined + Math.Max(0, t.Returned - t.Overdue);

    private Task<int> CountAsync(AssignmentFilter filter, CancellationToken cancel) => assignments.CountAsync(filter, CountedAtMost, cancel);
}
