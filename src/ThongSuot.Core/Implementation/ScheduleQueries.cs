using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Core.Implementation;

/// <summary>When the duties of a programme run.</summary>
public sealed class ScheduleQueries(AppDbContext db)
{
    public async Task<Schedule> OfAsync(Dashboard board, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(board);
        var said = await (from given in db.ProgrammeDuties
                          join duty in db.Duties on given.DutyId equals duty.Id
                          where given.ProgrammeId == board.Programme.Id
                          select new { given.Id, duty.EditionId, duty.Section, duty.DueKind, duty.DueWritten, duty.Every }).ToDictionaryAsync(d => d.Id, cancel);
        var duties = board.Duties.Where(d => d.Total.Total > 0 && said.ContainsKey(d.Id)).Select(d => (Said: said[d.Id], Figures: d))
            .Select(d => (d.Said.EditionId, Duty: new ScheduledDuty(d.Figures, d.Said.Section, TimingOf(d.Figures, d.Said.DueKind, d.Said.Every), d.Said.DueWritten, d.Said.Every))).ToList();
        if (duties.Count == 0) return new(board.Programme.IssuedOn, null, []);
        var depth = Schedule.DepthOf([.. duties.Select(d => d.Duty.Section)]);
        var groups = duties.GroupBy(d => (d.EditionId, Path: Schedule.GroupOf(d.Duty.Section, depth))).ToList();
        var headings = await HeadingsAsync([.. groups.Select(g => g.Key)], cancel);
        return new(board.Programme.IssuedOn, duties.Max(d => d.Duty.Duty.DueOn), [.. groups.Select(g => new DutyGroup(g.Key.Path, headings.GetValueOrDefault(g.Key, ""), [.. g.Select(d => d.Duty)]))]);
    }

    private static DutyTiming TimingOf(DutyFigures figures, DeadlineKind? kind, string? every) =>
        figures.DueOn is not null ? DutyTiming.Dated : kind == DeadlineKind.Horizon ? DutyTiming.Horizon : kind == DeadlineKind.Recurring || every is not null ? DutyTiming.Recurring : DutyTiming.Open;

    private async Task<IReadOnlyDictionary<(long EditionId, string Path), string>> HeadingsAsync(IReadOnlyCollection<(long EditionId, string Path)> groups, CancellationToken cancel)
    {
        var editions = groups.Where(g => g.Path.Length > 0).Select(g => g.EditionId).Distinct().ToList();
        var texts = await db.EditionTexts.AsNoTracking().Where(t => editions.Contains(t.EditionId)).ToListAsync(cancel);
        return texts.SelectMany(t => StoredReading.FirstLines(t.Reading, t.Text, [.. groups.Where(g => g.EditionId == t.EditionId).Select(g => g.Path)]).Select(l => (Key: (t.EditionId, l.Key), l.Value))).ToDictionary(l => l.Key, l => l.Value);
    }
}
